"""One series in some worlds, month by month: the plan, what it is held against, today held, each with its fan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from roisim.answers.fans import Fan
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import (
    Layered,
    Picture,
    author,
    end_labels,
    month_band,
    months,
    spread_apart,
    told,
)
from roisim.charts.strokes import EDGES, FAINT, FILLED, LINES, STROKES, Line
from roisim.model.arrays import Array

HEIGHT = 330
_PLOT, _LINE = 265, 16  # pixels between the axes and of a line of text
_QUANTILES = ("q05", "q25", "q50", "q75", "q95")


@dataclass(frozen=True)
class Mark:
    """A ring in the picture, such as a target, with its words."""

    month: float
    value: float
    label: str


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `months`, `labels`, `marks`, `zero`."""
    names = end_labels({"plan": palette.plan, "stay": palette.stay, "aside": palette.aside, "today": palette.muted})
    layers = (*_fans(palette, months()), *_marks(palette), names, month_band("months", palette))
    return alt.layer(*layers).properties(width="container", height=HEIGHT)


def _fans(palette: Palette, x: alt.X) -> tuple[alt.Chart, ...]:
    """The fans from the back to the front. Only the plan's is filled, for three fillings over one another are mud."""
    axis = alt.Axis(tickCount=6, format=",~r")
    base = alt.Chart(alt.NamedData("months")).encode(x=x)

    def y(name: str) -> alt.Y:
        return alt.Y(f"{name}:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=axis)

    def area(low: str, high: str, opacity: float) -> alt.Chart:
        mark = base.mark_area(color=palette.plan, opacity=opacity)
        found: alt.Chart = mark.encode(y=y(f"plan_{low}"), y2=f"plan_{high}:Q")
        return found

    def line(name: Line, level: str, width: float, opacity: float = 1) -> alt.Chart:
        dash = list(STROKES[name].dash)
        mark = base.mark_line(color=getattr(palette, name), strokeWidth=width, strokeDash=dash, opacity=opacity)
        found: alt.Chart = mark.encode(y=y(f"{name}_{level}"))
        return found

    others: tuple[Line, ...] = ("today", "aside", "stay")
    return (
        *(area(*span) for span in FILLED),
        *(line(name, level, width, FAINT) for name in others for level, width in EDGES),
        _zero(palette),
        *(line(name, "q50", STROKES[name].width) for name in (*others, LINES[0])),
    )


def _zero(palette: Palette) -> alt.Chart:
    shown = alt.condition("datum.shown", alt.value(1), alt.value(0))
    found: alt.Chart = (
        alt.Chart(alt.NamedData("zero")).mark_rule(color=palette.ink, strokeWidth=1).encode(y="value:Q", opacity=shown)
    )
    return found


def _marks(palette: Palette) -> tuple[alt.Chart, ...]:
    """Rings with words above them; clear, not left out, where there are none, for vega warns of empty layers."""
    shown = alt.condition("datum.shown", alt.value(1), alt.value(0))
    at = alt.Chart(alt.NamedData("marks")).encode(x="month:Q", y="value:Q", opacity=shown)
    ring = at.mark_point(color=palette.ink, fill=palette.paper, size=64, strokeWidth=1.75)
    sides: tuple[tuple[Literal["left", "right"], int, str], ...] = (("left", 8, "right_of"), ("right", -8, "left_of"))
    words = (
        at.mark_text(color=palette.ink, align=align, dx=shift, dy=-8, fontWeight=600).encode(text=f"{label}:N")
        for align, shift, label in sides
    )
    return (ring, *words)


def drawn(
    fans: Mapping[Line, Fan],
    words: Mapping[Line, str],
    *,
    scale: float,
    tips: Sequence[str],
    marks: Sequence[Mark] = (),
    first: int = 1,
    zero: bool = False,
) -> Picture:
    """The picture of a series.

    fans: by line, (months,) each. words: what stands at the end of each line. scale: what one unit of the axis is.
    tips: what is said of each month.
    first: month of the first value, 0 where the start is told too. zero: draw the line of nothing, and reach it.
    """
    rows = _rows(fans, scale, first)
    reached = [*([0.0] if zero else []), *(mark.value / scale for mark in marks)]
    return Picture(chart, {
        "months": told(rows, tips), "zero": [{"value": 0.0 if zero else _somewhere(rows), "shown": zero}],
        "labels": _label_rows(rows, fans, words, reached), "marks": _mark_rows(rows, marks, scale),
    })  # fmt: skip


def _rows(fans: Mapping[Line, Fan], scale: float, first: int) -> list[dict[str, float | None]]:
    columns = {
        f"{line}_{level}": _known(getattr(fan, level) / scale) for line, fan in fans.items() for level in _QUANTILES
    }
    unknown = dict.fromkeys((f"{line}_{level}" for line in LINES for level in _QUANTILES), None)
    length = len(next(iter(columns.values())))
    return [
        {"month": float(first + month), **unknown, **{name: values[month] for name, values in columns.items()}}
        for month in range(length)
    ]


def _known(values: Array) -> list[float | None]:
    return [value if value == value else None for value in values.tolist()]  # NaN is nothing to draw


def _numbers(rows: Sequence[Mapping[str, float | None]]) -> list[float]:
    return [value for row in rows for name, value in row.items() if name != "month" and value is not None]


def _somewhere(rows: Sequence[Mapping[str, float | None]]) -> float:
    """A number inside the picture, where what is not shown may stand."""
    return next(iter(_numbers(rows)), 0.0)


def _label_rows(
    rows: Sequence[Mapping[str, float | None]],
    fans: Mapping[Line, Fan],
    words: Mapping[Line, str],
    reached: Sequence[float],
) -> list[dict[str, object]]:
    """A label at each line's end, none on another. reached: what the picture spans beside the lines."""
    numbers = [*_numbers(rows), *reached]
    low, high = (min(numbers), max(numbers)) if numbers else (0.0, 1.0)
    ends = {line: _last(rows, line) for line in LINES if line in fans}
    places = spread_apart(list(ends.values()), _LINE * ((high - low) or 1.0) / _PLOT)
    return [
        {"month": rows[-1]["month"], "place": place, "what": line, "label": words[line]}
        for line, place in zip(ends, places, strict=True)
    ]


def _last(rows: Sequence[Mapping[str, float | None]], line: Line) -> float:
    """Where a line ends; where it has no number at all, somewhere in the picture."""
    known = (value for row in reversed(rows) if (value := row[f"{line}_q50"]) is not None)
    return next(known, _somewhere(rows))


def _mark_rows(
    rows: Sequence[Mapping[str, float | None]], marks: Sequence[Mark], scale: float
) -> list[dict[str, object]]:
    """A row a mark, its words on the side that has room."""
    last = rows[-1]["month"] or 1.0
    found: list[dict[str, object]] = []
    for mark in marks:
        sides = ("", mark.label) if mark.month > 0.6 * last else (mark.label, "")
        place = {"month": float(mark.month), "value": mark.value / scale}
        found.append({**place, "right_of": sides[0], "left_of": sides[1], "shown": True})
    hidden = {"month": last, "value": _somewhere(rows), "right_of": "", "left_of": "", "shown": False}
    return found or [hidden]
