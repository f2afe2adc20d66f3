"""Plan, today held and standing aside, added up month by month, each with its fan."""

from functools import partial

import numpy as np

from roisim.answers.fans import Fan
from roisim.answers.losses import STANDING_ASIDE, losses_of
from roisim.answers.result import Result
from roisim.charts import worlds
from roisim.charts.strokes import Line
from roisim.exhibits import tips
from roisim.exhibits.digits import by_month, cell, columns_of, decimals
from roisim.exhibits.exhibit import Exhibit, Row, Table
from roisim.exhibits.saying import given, horizon, plainly
from roisim.model.arrays import Array
from roisim.text import Text

_ROWS = 6  # about so many months in the table
_LINES: tuple[Line, ...] = ("plan", "aside", "today")
_ENDS = (("", "q50"), ("_low", "q05"), ("_high", "q95"))


def lines(text: Text, result: Result) -> Exhibit:
    """The picture, where its lines end, and the months that are told."""
    text = plainly(text, result.scenario)
    terms, both = result.scenario.finance, _both(result)
    nothing = np.zeros(terms.months + 1)
    largest = max(abs(float(end)) for fan in both.values() for end in (fan.q05[-1], fan.q95[-1]))
    scale, unit = text.scale(largest, terms.currency)
    said = {line: _against_today(text, float(fan.q50[-1]), terms.currency) for line, fan in both.items()}
    title = _title(text, result, float(both["aside"].q50[-1]), said)
    names = {line: text(f"page.line.{line}") for line in _LINES}
    middle = {names[line]: fan.q50 for line, fan in both.items()}
    picture = worlds.drawn(
        {**both, "today": Fan(*(nothing,) * 6)}, names, scale=scale, first=0, zero=True,
        tips=tips.by_month(text, middle, partial(text.money, currency=terms.currency), both["plan"], first=0),
    )  # fmt: skip
    return Exhibit(
        "aside-lines", title, text("page.ignorance.lines.measure", unit=unit), _said(text, result), picture,
        _table(text, result, scale, unit, largest), alt=text("page.ignorance.lines.picture"),
    )  # fmt: skip


def _title(text: Text, result: Result, middle: float, said: dict[Line, str]) -> str:
    """Where the lines end; and what standing aside comes to by the answer above, where that has another sign.

    middle: where the line of standing aside ends; the answer is an average in present value.
    """
    terms, mean = result.scenario.finance, -float(result[losses_of(result.scenario)].together.mean())
    apart = min(abs(middle), abs(mean)) >= 0.5 and (middle > 0) != (mean > 0)
    facts = {"within": horizon(text, terms.months), "mean": _against_today(text, mean, terms.currency)}
    kind = "_apart" if apart else "_same" if said["plan"] == said["aside"] else ""
    return text(f"page.ignorance.lines.title{kind}", **facts, **said)


def _both(result: Result) -> dict[Line, Fan]:
    return {"plan": result.cumulative, "aside": result[STANDING_ASIDE]}


def _against_today(text: Text, value: float, currency: str) -> str:
    """An amount above or below today; nothing that is too small to be seen."""
    side = "over" if value >= 0.5 else "under" if value <= -0.5 else "level"
    return text(f"page.ignorance.lines.{side}", amount=text.money(abs(value), currency))


def _said(text: Text, result: Result) -> str:
    """The picture in words."""
    terms = result.scenario.finance
    ends = {name: values[-1] for name, values in columns(result).items()}
    facts: dict[str, str] = {line: text.money(ends[line], terms.currency) for line in _both(result)}
    for line in _both(result):
        low, high = text.ends(ends[f"{line}_low"], ends[f"{line}_high"], terms.currency)
        facts |= {f"{line}_low": low, f"{line}_high": high}
    return text(f"page.ignorance.lines.alt{given(result)}", months=terms.months, **facts)


def columns(result: Result) -> dict[str, list[float]]:
    """The columns of the table: middle, low and high of both lines, months 0..T."""
    return {f"{line}{end}": getattr(fan, level).tolist() for line, fan in _both(result).items() for end, level in _ENDS}


def drawn_columns(text: Text, result: Result) -> dict[str, Array]:
    """All that the picture draws, by the head of its column in the file: both fans, months 0..T."""
    unit = text.currency(result.scenario.finance.currency)
    return {head: series for line, fan in _both(result).items() for head, series in columns_of(text, line, unit, fan)}


def _table(text: Text, result: Result, scale: float, unit: str, largest: float) -> Table:
    values, months, file = columns(result), result.scenario.finance.months, drawn_columns(text, result)
    written = partial(cell, text, decimals(largest / scale))
    rows = (
        Row(text.exact(month), tuple(written(series[month] / scale) for series in values.values()))
        for month in sorted({*range(0, months, max(1, round(months / _ROWS))), months})
    )
    head = tuple(text(f"page.ignorance.lines.{name}") for name in ("month", *values))
    caption, exact = text("page.ignorance.lines.caption", unit=unit), partial(by_month, list(file.values()), first=0)
    first = tuple(place for place, name in enumerate(values, 1) if not name.endswith(("_low", "_high")))
    return Table(caption, head, tuple(rows), exact, (head[0], *file), folded=True, first=first)
