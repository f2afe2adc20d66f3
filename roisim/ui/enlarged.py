"""One key figure in large: what it comes to, the picture with its targets, the table month by month."""

import math
from collections.abc import Sequence
from functools import partial

from roisim.arrays import Array
from roisim.charts import worlds
from roisim.charts.strokes import LINES, Line
from roisim.charts.worlds import Mark
from roisim.fans import Fan
from roisim.key_figures import Target
from roisim.result import Result
from roisim.text import Text
from roisim.ui import figures, state
from roisim.ui.measures import Measure, difference, ends, fans, last
from roisim.ui.spreadsheet import Cell

_COLUMNS: tuple[tuple[Line, str], ...] = (
    ("plan", "q50"),
    ("plan", "q05"),
    ("plan", "q95"),
    ("aside", "q50"),
    ("today", "q50"),
)


def show(measure: Measure, result: Result, targets: Sequence[Target]) -> None:
    """Conclusion, picture, table. targets: those of this key figure."""
    text, drawn = measure.text, fans(result, measure.kpi)
    marks = [_mark(measure, target) for target in targets if target.month <= len(drawn["plan"].mean)]
    size, unit = measure.scale(_largest(drawn, marks))
    about = text("page.key_figures.measure", help=text(f"kpi.{measure.kpi}.help"), unit=unit)
    figures.heading(conclusion(measure, drawn), about, _said(measure, drawn))
    words = {line: text(f"page.line.{line}") for line in LINES}
    spec = worlds.drawn(_there(drawn), words, scale=size, language=text.language, theme=state.theme(), marks=marks)
    figures.picture(spec, "key-figure", text("page.key_figures.picture"))
    _table(measure, drawn, size, unit)


def conclusion(measure: Measure, drawn: dict[Line, Fan]) -> str:
    """What the picture shows, in a sentence: where the middle lines end."""
    plan, aside = last(drawn["plan"]), last(drawn["aside"])
    kind, _ = difference(measure.kpi, plan, aside)
    key = {"times": "times_more", "new": "only", "none": "as_aside", "same": "as_aside", "unknown": "alone"}
    told = "missing" if math.isnan(plan) else key.get(kind, kind)
    month, written = len(drawn["plan"].mean), measure.number(plan)
    change = measure.change(plan, aside)
    return measure.text(f"page.key_figures.{told}", name=measure.name, plan=written, month=month, change=change)


def _said(measure: Measure, drawn: dict[Line, Fan]) -> str:
    month = len(drawn["plan"].mean)
    return measure.text("page.key_figures.large_alt", name=measure.name, month=month, **ends(measure, drawn))


def _there(drawn: dict[Line, Fan]) -> dict[Line, Fan]:
    """The lines that there are: none where a key figure has no value in a world."""
    return {line: fan for line, fan in drawn.items() if line == "plan" or not all(map(math.isnan, fan.q50))}


def _largest(drawn: dict[Line, Fan], marks: Sequence[Mark]) -> float:
    values = [abs(float(value)) for fan in drawn.values() for value in (*fan.q05, *fan.q95)]
    return max((value for value in (*values, *(mark.value for mark in marks)) if math.isfinite(value)), default=0.0)


def _mark(measure: Measure, target: Target) -> Mark:
    return Mark(target.month, target.value, measure.text("page.key_figures.ring", value=measure.number(target.value)))


def _table(measure: Measure, drawn: dict[Line, Fan], size: float, unit: str) -> None:
    """Month by month: the plan's middle and its 9 cases of 10, the middle of the two others."""
    text, series = measure.text, columns(drawn, size)
    written = partial(_cell, text, figures.decimals(_largest(drawn, ()) / size))
    rows = [(str(month + 1), [written(column[month]) for column in series]) for month in range(len(series[0]))]
    caption = text("page.key_figures.caption", name=measure.name, unit=unit)
    figures.table(text, "key-figure", caption, _head(text), rows, partial(exact, series), folded=True)


def columns(drawn: dict[Line, Fan], size: float) -> list[Array]:
    """The columns of the table but the month, (months,) each."""
    return [getattr(drawn[line], level) / size for line, level in _COLUMNS]


def _head(text: Text) -> list[str]:
    names = ("month", "column_plan", "column_low", "column_high", "column_aside", "column_today")
    return [text(f"page.key_figures.{name}") for name in names]


def exact(series: Sequence[Array]) -> list[list[Cell]]:
    """The rows of the file: the month and the numbers with all digits."""
    return [[month + 1.0, *(float(column[month]) for column in series)] for month in range(len(series[0]))]


def _cell(text: Text, decimals: int, value: float) -> str:
    return "–" if math.isnan(value) else figures.cell(text, decimals, value)
