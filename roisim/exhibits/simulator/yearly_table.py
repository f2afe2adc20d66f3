"""The yearly table: Initial, Year 1..n, Total, present value, in means; and what it has come to so far."""

import itertools
from collections.abc import Iterator
from functools import partial

from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits.digits import cell, decimals
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.saying import against, given
from roisim.exhibits.simulator.ladder import largest, unit
from roisim.text import Text

_STRONG = ("net",)


def years(text: Text, result: Result) -> Exhibit:
    """The table, in the unit of the ladder; its file in whole units of the currency."""
    table = table_of(text, result)
    return Exhibit("years", table.caption, table=table)


def table_of(text: Text, result: Result) -> Table:
    """The table alone."""
    scale, name = unit(text, result)
    written = partial(cell, text, decimals(largest(result) / scale))
    rows = tuple(
        Row(
            text(f"page.row.{key}"),
            tuple("" if value is None else written(value / scale) for value in values),
            key in _STRONG,
            wide=key == "cumulative",
        )
        for key, values in _series(result)
    )
    head = ("", *_columns(text, result.scenario))
    kind = given(result) if result.draws else "_likely"
    caption = text(f"page.yearly.caption{kind}", unit=name, **against(text, result.scenario))
    exact: list[list[Cell]] = [[text(f"page.row.{key}"), *values] for key, values in _series(result)]
    first = (1, len(head) - 2, len(head) - 1)
    return Table(caption, head, rows, lambda: exact, first=first)


def _series(result: Result) -> Iterator[tuple[str, list[float | None]]]:
    """The rows, and below the net what it has come to so far, which has no sum."""
    for row, series in result.yearly():
        yield row, list(series)
        if row == "net":
            yield "cumulative", [*itertools.accumulate(series[:-2]), None, None]


def _columns(text: Text, scenario: Scenario) -> list[str]:
    """Start, one a year (the last with its months where it is cut short), total, present value."""
    whole, rest = divmod(scenario.finance.months, 12)
    names = [text("page.yearly.year", count=year + 1) for year in range(whole)]
    if rest:
        names.append(text("page.yearly.part", count=whole + 1, months=rest))
    return [text("page.yearly.start"), *names, text("page.yearly.total"), text("page.yearly.pv")]
