"""The yearly table: Initial, Year 1..n, Total, present value, in means."""

from functools import partial

from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits.digits import cell, decimals
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.simulator.ladder import largest, unit
from roisim.text import Text

_STRONG = ("net",)


def years(text: Text, result: Result) -> Exhibit:
    """The table, in the unit of the ladder; its file in whole units of the currency."""
    scale, name = unit(text, result)
    written = partial(cell, text, decimals(largest(result) / scale))
    rows = tuple(
        Row(text(f"page.row.{key}"), tuple(written(value / scale) for value in values), key in _STRONG)
        for key, values in result.yearly()
    )
    head = ("", *_columns(text, result.scenario))
    caption = text("page.yearly.caption", unit=name)
    exact: list[list[Cell]] = [[text(f"page.row.{key}"), *values] for key, values in result.yearly()]
    return Exhibit("years", caption, table=Table(caption, head, rows, lambda: exact))


def _columns(text: Text, scenario: Scenario) -> list[str]:
    """Start, one a year (the last with its months where it is cut short), total, present value."""
    whole, rest = divmod(scenario.finance.months, 12)
    names = [text("page.yearly.year", count=year + 1) for year in range(whole)]
    if rest:
        names.append(text("page.yearly.part", count=whole + 1, months=rest))
    return [text("page.yearly.start"), *names, text("page.yearly.total"), text("page.yearly.pv")]
