"""Cases side by side: for each the range of what it gives, or of how much more it gives than the base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from roisim.answers.fans import Spread
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Author, Layered, Picture, author

What = Literal["plan", "better", "worse", "unclear"]
STEP, _WIDE, _AXIS = 66, 84, 34  # pixels of a case among many, of one of a few, and of the axis under them all
_NAME, _SAID, _BAR, _AROUND = -16, 0, 18, 10  # pixels from the middle of a case to its name, its numbers, its range
_FEW = 4


@dataclass(frozen=True)
class Bar:
    """One case of the picture: its name, what is said of it, its range, and what the colour means."""

    name: str
    said: str
    spread: Spread
    what: What


@lru_cache
def chart_of(count: int) -> Author:
    """The author of the picture for so many cases."""

    def chart(palette: Palette) -> Layered:
        """The picture without its data: `bars`."""
        bars = alt.Chart(alt.NamedData("bars"))
        x = alt.X("low:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=_axis())
        y = _places("bar", count)
        colour = _colours(palette)
        outer = bars.mark_rule(strokeWidth=9, opacity=0.28).encode(x=x, x2="high:Q", y=y, color=colour)
        inner = bars.mark_rule(strokeWidth=9, opacity=0.62).encode(x="q25:Q", x2="q75:Q", y=y, color=colour)
        ground = bars.mark_tick(thickness=7, size=21, orient="vertical", color=palette.paper).encode(x="middle:Q", y=y)
        middle = bars.mark_tick(thickness=3, size=19, orient="vertical").encode(x="middle:Q", y=y, color=colour)
        # The line of zero stands beside the bars alone, so that it crosses no word.
        edges = _places("over", count)
        zero = bars.mark_rule(color=palette.ink, strokeWidth=1).encode(x="zero:Q", y=edges, y2="below:Q")
        return alt.layer(zero, outer, inner, ground, middle, *_words(palette, count)).properties(
            width="container", height=count * _step(count) + _AXIS
        )

    return chart


def _places(field: str, count: int) -> alt.Y:
    """Where something stands, counted in cases from the top."""
    return alt.Y(f"{field}:Q", title=None, axis=None, scale=alt.Scale(domain=[0, count], reverse=True, nice=False))


def _axis() -> alt.Axis:
    return alt.Axis(tickCount=5, format=",~r", labelOverlap=True, labelFlush=True)


def _colours(palette: Palette) -> alt.Color:
    domain = ["plan", "better", "worse", "unclear"]
    colours = [palette.plan, palette.good, palette.bad, palette.today]
    return alt.Color("what:N", scale=alt.Scale(domain=domain, range=colours), legend=None)


def _words(palette: Palette, count: int) -> tuple[alt.Chart, ...]:
    """Name and numbers over the bar, on paper of their own where a line of the grid would cross them."""
    words = alt.Chart(alt.NamedData("bars"))
    found = []
    for field, place, weight, colour in (("name", "top", 600, palette.ink), ("said", "under", 400, palette.muted)):
        size = 13 if field == "name" else 12
        y = _places(place, count)
        shape: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": size, "fontWeight": weight}
        shape["limit"] = alt.ExprRef("width")  # a name too long for the screen ends in three dots
        halo = words.mark_text(**shape, stroke=palette.paper, strokeWidth=5, strokeJoin="round", color=palette.paper)
        text = words.mark_text(**shape, color=colour)
        found += [layer.encode(x=alt.value(0), y=y, text=f"{field}:N") for layer in (halo, text)]
    return tuple(found)


def _step(count: int) -> int:
    return _WIDE if count <= _FEW else STEP


def drawn(bars: Sequence[Bar], scale: float) -> Picture:
    """The picture of one comparison, a row a case. scale: what one unit of the axis is in money."""
    rows = [_row(place, bar, scale, _step(len(bars))) for place, bar in enumerate(bars)]
    return Picture(chart_of(len(bars)), {"bars": rows})


for _count in (1, 2, 3):  # so many cases are looked at most
    author(chart_of(_count))


def _row(place: int, bar: Bar, scale: float, step: int) -> dict[str, object]:
    ends = {"low": bar.spread.q05, "q25": bar.spread.q25, "middle": bar.spread.q50, "q75": bar.spread.q75,
            "high": bar.spread.q95}  # fmt: skip
    down = {"top": _NAME, "under": _SAID, "bar": _BAR, "over": _BAR - _AROUND, "below": _BAR + _AROUND}
    return {
        "name": bar.name, "said": bar.said, "what": bar.what, "zero": 0.0,
        **{name: place + 0.5 + pixels / step for name, pixels in down.items()},
        **{name: (value or 0.0) / scale for name, value in ends.items()},
    }  # fmt: skip
