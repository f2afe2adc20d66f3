"""How a plan ends by what a key figure is early on: a band over the figure, and the line below which one stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author
from roisim.model.arrays import Array

HEIGHT = 300
_OUTER, _INNER = 0.16, 0.3  # how dense 9 cases out of 10 are, and half of them
_LEFT = 0.5  # of the axis: from here on the words of the line stand to its left


@dataclass(frozen=True)
class Ends:
    """How a plan ends: what the figure is, (bins,), and five quantiles of the worth for each, (5, bins)."""

    figure: Array
    worth: Array


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `bins`, `threshold`, `zero`."""
    bins = alt.Chart(alt.NamedData("bins"))
    axis = alt.Axis(tickCount=6, format=",~r", grid=False, labelOverlap=True, labelFlush=True)
    x = alt.X("figure:Q", title=None, axis=axis, scale=alt.Scale(zero=False, nice=False))

    def y(name: str) -> alt.Y:
        axis = alt.Axis(tickCount=6, format=",~r")
        return alt.Y(f"{name}:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=axis)

    outer = bins.mark_area(color=palette.plan, opacity=_OUTER, interpolate="monotone")
    inner = bins.mark_area(color=palette.plan, opacity=_INNER, interpolate="monotone")
    middle = bins.mark_line(color=palette.plan, strokeWidth=2.5, interpolate="monotone")
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=palette.ink, strokeWidth=1)
    layers = (
        outer.encode(x=x, y=y("q05"), y2="q95:Q"), inner.encode(x=x, y=y("q25"), y2="q75:Q"),
        middle.encode(x=x, y=y("q50")), zero.encode(y="value:Q"), *_threshold(palette),
    )  # fmt: skip
    return alt.layer(*layers).properties(width="container", height=HEIGHT)


def _threshold(palette: Palette) -> tuple[alt.Chart, ...]:
    """The line, and its words at its top, on the side where there is room."""
    at = alt.Chart(alt.NamedData("threshold")).encode(x="figure:Q")
    line = at.mark_rule(color=palette.aside, strokeWidth=2, strokeDash=[5, 4])
    shape: dict[str, Any] = {"baseline": "top", "dy": 2, "fontWeight": 600, "color": palette.ink}
    right = at.mark_text(align="left", dx=6, **shape).encode(y=alt.value(0), text="right:N")
    left = at.mark_text(align="right", dx=-6, **shape).encode(y=alt.value(0), text="left:N")
    return line, right, left


def drawn(ends: Ends, threshold: float, said: str, *, unit: float, scale: float) -> Picture:
    """The picture of one figure. said: of the line; unit, scale: what one unit of either axis is."""
    names = ("q05", "q25", "q50", "q75", "q95")
    rows = [
        {"figure": figure, **dict(zip(names, levels, strict=True))}
        for figure, levels in zip((ends.figure / unit).tolist(), (ends.worth / scale).T.tolist(), strict=True)
    ]
    low, high = float(ends.figure[0]), float(ends.figure[-1])
    at = min(max(threshold, low), high)
    is_left = at > low + _LEFT * (high - low)
    words = {"left": said if is_left else "", "right": "" if is_left else said}
    return Picture(chart, {"bins": rows, "threshold": [{"figure": at / unit, **words}], "zero": [{"value": 0.0}]})
