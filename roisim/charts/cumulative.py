"""What the plan has brought by each month, against today held: its fan, and the line of what it is held against."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from roisim.answers.fans import Fan
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author, end_labels, months, spread_apart
from roisim.charts.strokes import FILLED, STROKES, Line

HEIGHT = 330
_PLOT, _LINE = 260, 16  # pixels between the axes, and of a line of text


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `fan`, `labels`, `crossing`, `zero`."""
    plan = STROKES["plan"]
    y = alt.Y("low:Q", title=None, scale=alt.Scale(nice=True, zero=True), axis=alt.Axis(tickCount=6, format=",~r"))
    fan = alt.Chart(alt.NamedData("fan")).encode(x=months())
    outer, inner = (fan.mark_area(color=palette.plan, opacity=opacity) for _, _, opacity in FILLED)
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=palette.ink, strokeWidth=1).encode(y="value:Q")
    colours = {"aside": palette.aside, "stay": palette.stay}
    bases: tuple[Line, ...] = ("aside", "stay")
    others = (
        fan.mark_line(color=colours[base], strokeDash=list(STROKES[base].dash), strokeWidth=STROKES[base].width).encode(
            y=f"{base}:Q"
        )
        for base in bases
    )
    median = fan.mark_line(color=palette.plan, strokeWidth=plan.width)
    layers = (
        outer.encode(y=y, y2="high:Q"), inner.encode(y="q25:Q", y2="q75:Q"), zero, *others, median.encode(y="median:Q"),
    )  # fmt: skip
    names = end_labels({"plan": palette.plan, **colours, "today": palette.ink, "edge": palette.muted})
    picture = alt.layer(*layers, *_crossing(palette), names)
    return picture.properties(width="container", height=HEIGHT)


def _crossing(palette: Palette) -> tuple[alt.Chart, ...]:
    """A mark where the plan overtakes standing aside, the drop to the axis, and the month beside its foot."""
    # Hidden by being clear, not by being left out: vega warns of every layer that has no rows.
    clear = alt.condition("datum.shown", alt.value(1), alt.value(0))
    at = alt.Chart(alt.NamedData("crossing")).encode(x="month:Q", y="value:Q", opacity=clear)
    drop = at.mark_rule(color=palette.muted, strokeDash=[2, 3]).encode(y2="floor:Q")
    point = at.mark_point(color=palette.ink, fill=palette.paper, size=60, strokeWidth=1.75)
    sides: tuple[tuple[Literal["left", "right"], int, str], ...] = (("left", 6, "right_of"), ("right", -6, "left_of"))
    words = (
        at.mark_text(color=palette.ink, align=align, baseline="bottom", dx=shift, dy=-3, fontWeight=600).encode(
            y="floor:Q", text=f"{label}:N"
        )
        for align, shift, label in sides
    )
    return drop, point, *words


def drawn(
    plan: Fan,
    beside: Fan,
    base: Line,
    crossing: float | None,
    scale: float,
    words: Callable[..., str],
) -> Picture:
    """The picture of one answer. scale: what one unit of the axis is in money; words: `page.line.*`."""
    names = ("low", "q25", "median", "q75", "high", "beside")
    lines = (plan.q05, plan.q25, plan.q50, plan.q75, plan.q95, beside.q50)
    months = enumerate(zip(*((line / scale).tolist() for line in lines), strict=True))
    rows: list[dict[str, float]] = [{"month": month, **dict(zip(names, here, strict=True))} for month, here in months]
    drawn_as = {"aside": None, "stay": None}
    return Picture(chart, {
        "fan": [{**row, **drawn_as, base: row["beside"]} for row in rows],
        "labels": _label_rows(rows, base, words), "crossing": _crossing_rows(rows, crossing, words),
        "zero": [{"value": 0.0}],
    })  # fmt: skip


def _label_rows(rows: list[dict[str, float]], base: Line, words: Callable[..., str]) -> list[dict[str, object]]:
    """The names at the ends of the lines; the edges have theirs where there is a fan."""
    last = rows[-1]
    ends = {"plan": last["median"], "today": 0.0, base: last["beside"]}
    if last["low"] < last["high"]:
        ends = {"edge_high": last["high"], **ends, "edge_low": last["low"]}
    low, high = _span(rows)
    places = spread_apart(list(ends.values()), _LINE * (high - low) / _PLOT)
    return [
        {
            "month": last["month"],
            "place": place,
            "what": name.partition("_")[0],
            "label": words(name),
        }
        for name, place in zip(ends, places, strict=True)
    ]


def _crossing_rows(
    rows: list[dict[str, float]], crossing: float | None, words: Callable[..., str]
) -> list[dict[str, object]]:
    """One row: the crossing and its label on the side that has room; not shown where the lines never cross."""
    if crossing is None or not 0 < crossing < rows[-1]["month"]:
        return [{"month": 0.0, "value": 0.0, "floor": 0.0, "right_of": "", "left_of": "", "shown": False}]
    before = rows[int(crossing)]
    after = rows[min(int(crossing) + 1, len(rows) - 1)]
    value = before["median"] + (after["median"] - before["median"]) * (crossing - before["month"])
    label = words("crossing", month=math.ceil(crossing))
    sides = ("", label) if crossing > 0.7 * rows[-1]["month"] else (label, "")
    at = {"month": crossing, "value": value, "floor": _span(rows)[0]}
    return [{**at, "right_of": sides[0], "left_of": sides[1], "shown": True}]


def _span(rows: list[dict[str, float]]) -> tuple[float, float]:
    """The lowest and highest number of the picture, zero among them."""
    numbers = [row[name] for row in rows for name in ("low", "high", "beside")]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    return (low, high) if high > low else (low, low + 1.0)
