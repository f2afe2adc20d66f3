"""One key figure in large: what it comes to, the picture with its targets, the table month by month."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from roisim.answers.fans import LEVELS, Fan
from roisim.answers.result import Result
from roisim.cases.series import Target
from roisim.charts import worlds
from roisim.charts.strokes import Line
from roisim.charts.worlds import Mark
from roisim.exhibits import tips
from roisim.exhibits.digits import by_month, cell, decimals
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.measures import Measure, changed, ends, fans, last
from roisim.exhibits.saying import against, plainly
from roisim.model.arrays import Array
from roisim.text import Text

Columns = tuple[tuple[Line, str], ...]


def enlarged(measure: Measure, result: Result, targets: Sequence[Target]) -> Exhibit:
    """Conclusion, picture, table. targets: those of this key figure."""
    measure = replace(measure, text=plainly(measure.text, result.scenario))
    text, drawn = measure.text, fans(result, measure.kpi)
    marks = [_mark(measure, target) for target in targets if target.month <= len(drawn["plan"].mean)]
    size, unit = measure.scale(_largest(drawn, marks))
    about = text("page.key_figures.measure", help=text(f"kpi.{measure.kpi}.help"), unit=unit)
    words: dict[Line, str] = {line: text(f"page.line.{line}") for line in drawn}
    there = _there(drawn)
    middle = {words[line]: fan.q50 for line, fan in there.items()}
    said = tips.by_month(text, middle, measure.number, drawn["plan"], unit=measure.plain_unit)
    picture = worlds.drawn(there, words, scale=size, tips=said, marks=marks)
    return Exhibit(
        "key-figure", conclusion(measure, result), about, _said(measure, result, drawn), picture,
        _table(measure, drawn, size, unit), alt=text("page.key_figures.picture"), formula=measure.kpi,
    )  # fmt: skip


def conclusion(measure: Measure, result: Result) -> str:
    """What the picture shows, in a sentence: where the plan ends, and how much more that is than the base."""
    plan, change = last(result.fan(measure.kpi, "engage")), changed(result, measure.kpi)
    key = {"times": "times_more", "new": "only", "none": "as_base", "same": "as_base", "unknown": "alone"}
    told = "missing" if math.isnan(plan) else key.get(change[0], change[0])
    facts = {"name": measure.name, "plan": measure.number(plan), "month": result.scenario.finance.months}
    facts |= against(measure.text, result.scenario)
    return measure.text(f"page.key_figures.{told}", change=measure.size(change), **facts)


def _said(measure: Measure, result: Result, drawn: dict[Line, Fan]) -> str:
    facts = ends(measure, drawn) | against(measure.text, result.scenario)
    key = f"page.key_figures.large_alt{'_given' if facts['low'] == facts['high'] else ''}"
    return measure.text(key, name=measure.name, month=len(drawn["plan"].mean), **facts)


def _there(drawn: dict[Line, Fan]) -> dict[Line, Fan]:
    """The lines that there are: none where a key figure has no value in a world."""
    return {line: fan for line, fan in drawn.items() if line == "plan" or not all(map(math.isnan, fan.q50))}


def _largest(drawn: dict[Line, Fan], marks: Sequence[Mark]) -> float:
    values = [abs(float(value)) for fan in drawn.values() for value in (*fan.q05, *fan.q95)]
    return max((value for value in (*values, *(mark.value for mark in marks)) if math.isfinite(value)), default=0.0)


def _mark(measure: Measure, target: Target) -> Mark:
    return Mark(target.month, target.value, measure.text("page.key_figures.ring", value=measure.number(target.value)))


def _table(measure: Measure, drawn: dict[Line, Fan], size: float, unit: str) -> Table:
    """Month by month: on the page in the unit of the picture, in the file all it draws, with all digits."""
    text, series = measure.text, columns(drawn, short(drawn), size)
    written = partial(_cell, text, decimals(_largest(drawn, ()) / size))
    rows = (Row(str(month + 1), tuple(written(column[month]) for column in series)) for month in range(len(series[0])))
    caption, file = text("page.key_figures.caption", name=measure.name, unit=unit), partial(exact, measure, drawn)
    columns_of, first = tuple(heads(measure, drawn)), (1, *range(4, 3 + len(drawn)))  # the middle of every line
    return Table(caption, _head(text, drawn), tuple(rows), file, columns_of, measure.kpi, folded=True, first=first)


def short(drawn: dict[Line, Fan]) -> Columns:
    """On the page: the middle lines, and the plan's 9 cases out of 10."""
    others: Columns = tuple((line, "q50") for line in drawn if line != "plan")
    return ("plan", "q50"), ("plan", "q05"), ("plan", "q95"), *others


def whole(drawn: dict[Line, Fan]) -> Columns:
    """In the file: all that is drawn."""
    return tuple((line, level) for line in drawn for level in dict.fromkeys(("q50", *LEVELS)))


def columns(drawn: dict[Line, Fan], which: Columns, size: float) -> list[Array]:
    """The columns of a table but the month, (months,) each."""
    return [getattr(drawn[line], level) / size for line, level in which]


def _head(text: Text, drawn: dict[Line, Fan]) -> tuple[str, ...]:
    names = ("month", "plan", "column_low", "column_high", *(line for line in drawn if line != "plan"))
    return tuple(text(f"page.key_figures.{name}") for name in names)


def heads(measure: Measure, drawn: dict[Line, Fan]) -> list[str]:
    """The heads of the file: the key figure, its unit, the world and the level of each column."""
    text = measure.text
    named = {"name": measure.name, "unit": measure.plain_unit}
    return [text("page.key_figures.month")] + [
        text("page.key_figures.column", **named, line=text(f"page.key_figures.{line}"), level=_level(text, level))
        for line, level in whole(drawn)
    ]


def _level(text: Text, level: str) -> str:
    return text(f"page.key_figures.level_{level}")


def exact(measure: Measure, drawn: dict[Line, Fan]) -> list[list[Cell]]:
    """The rows of the file: the month and the numbers with all digits, in the plain unit."""
    return by_month(columns(drawn, whole(drawn), measure.scale(0.0)[0]))


def _cell(text: Text, decimals: int, value: float) -> str:
    return "–" if math.isnan(value) else cell(text, decimals, value)
