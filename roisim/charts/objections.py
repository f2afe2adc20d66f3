"""Objections under one another: what is left of the answer with each, on one axis, the case itself at the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from roisim.answers.fans import Spread
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

_STEP, _WORDS, _BAR = 42, -9, 9  # pixels: of a row, and from its middle to its words and its range
_NUMBERS = 130  # pixels of the numbers to the right


@dataclass(frozen=True)
class Bar:
    """One row: its name, what is said of it, its range; whether the middle case is above 0; whether it is a sum."""

    name: str
    said: str
    spread: Spread
    stands: bool
    strong: bool = False


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `bars`, and `lines` at 0 and at the middle case without objections."""
    bars, lines = alt.Chart(alt.NamedData("bars")), alt.Chart(alt.NamedData("lines"))
    axis = alt.Axis(tickCount=5, format=",~r", labelOverlap=True, labelFlush=True)
    x = alt.X("low:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=axis)
    y = alt.Y("place:O", axis=None, title=None)
    colour = alt.Color(
        "what:N", scale=alt.Scale(domain=["stands", "falls"], range=[palette.plan, palette.bad]), legend=None
    )
    strip = bars.mark_bar(height=9, yOffset=_BAR, fillOpacity=0.32, cornerRadius=2).encode(x=x, x2="high:Q", y=y)
    inner = bars.mark_bar(height=9, yOffset=_BAR, fillOpacity=0.45).encode(x="q25:Q", x2="q75:Q", y=y)
    middle = bars.mark_tick(thickness=3, height=15, yOffset=_BAR).encode(x="middle:Q", y=y)
    zero = lines.mark_rule(color=palette.ink, strokeWidth=1).encode(x="zero:Q")
    before = lines.mark_rule(color=palette.plan, strokeWidth=1, strokeDash=[4, 4]).encode(x="base:Q")
    marks = [layer.encode(color=colour) for layer in (strip, inner, middle)]
    return alt.layer(zero, before, *marks, *_words(bars, palette)).properties(width="container", height=alt.Step(_STEP))


def _words(bars: alt.Chart, palette: Palette) -> list[alt.Chart]:
    """Name to the left and numbers to the right, over the range, on paper of their own where lines cross them."""
    y = alt.Y("place:O", axis=None, title=None)
    found = []
    for rows, weight in ((bars.transform_filter("datum.strong"), 600), (bars.transform_filter("!datum.strong"), 400)):
        for field, align, place in (("name", "left", 0), ("said", "right", "width")):
            shape: dict[str, Any] = {"align": align, "baseline": "middle", "dy": _WORDS, "fontWeight": weight}
            shape["limit"] = alt.ExprRef(f"width - {_NUMBERS}") if field == "name" else _NUMBERS
            halo = rows.mark_text(**shape, stroke=palette.paper, strokeWidth=5, strokeJoin="round", color=palette.paper)
            text = rows.mark_text(**shape, color=palette.ink if field == "name" else palette.muted)
            found += [layer.encode(x=alt.value(place), y=y, text=f"{field}:N") for layer in (halo, text)]
    return found


def drawn(bars: Sequence[Bar], base: float, scale: float) -> Picture:
    """The picture of these rows. base: the middle case without objections; scale: what one of the axis is in money."""
    rows = [_row(place, bar, scale) for place, bar in enumerate(bars)]
    return Picture(chart, {"bars": rows, "lines": [{"zero": 0.0, "base": base / scale}]})


def _row(place: int, bar: Bar, scale: float) -> dict[str, object]:
    ends = {"low": bar.spread.q05, "q25": bar.spread.q25, "middle": bar.spread.q50, "q75": bar.spread.q75,
            "high": bar.spread.q95}  # fmt: skip
    return {
        "place": place, "name": bar.name, "said": bar.said, "what": "stands" if bar.stands else "falls",
        "strong": bar.strong, **{name: (value or 0.0) / scale for name, value in ends.items()},
    }  # fmt: skip
