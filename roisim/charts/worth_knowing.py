"""What it is worth to know, or to be able to stop: a bar each from nothing, and a line for how well that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

_STEP, _WORDS, _BAR = 46, -11, 9  # pixels: of a line, and from its middle to its words and its bar
_HEIGHT = 10


@dataclass(frozen=True)
class Bar:
    """One line: its name, where its bar ends, what its line spans, its number as one reads it, and if it is told."""

    name: str
    value: float
    low: float
    high: float
    said: str
    told: bool


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `bars`, `ends`."""
    bars = alt.Chart(alt.NamedData("bars"))
    y = alt.Y("place:O", axis=None, title=None)
    axis = alt.Axis(tickCount=5, format=",~r", grid=False, labelFlush=True, labelOverlap=True)
    x = alt.X("value:Q", title=None, axis=axis, scale=alt.Scale(zero=True, nice=False))
    colour = alt.condition("datum.told", alt.value(palette.plan), alt.value(palette.today))
    track = bars.mark_bar(height=_HEIGHT, yOffset=_BAR, color=palette.line, cornerRadius=2, opacity=0.6)
    bar = bars.mark_bar(height=_HEIGHT, yOffset=_BAR, cornerRadius=2)
    line = bars.mark_rule(strokeWidth=2, yOffset=_BAR, color=palette.ink)
    cap = bars.mark_tick(thickness=2, height=8, yOffset=_BAR, color=palette.ink)
    reach = alt.Chart(alt.NamedData("ends")).mark_point(opacity=0)
    spanned = alt.condition("datum.high > datum.low", alt.value(0.8), alt.value(0))
    layers = (
        track.encode(x="zero:Q", x2="most:Q", y=y), bar.encode(x=x, x2="zero:Q", y=y, color=colour),
        line.encode(x="low:Q", x2="high:Q", y=y, opacity=spanned),
        *(cap.encode(x=f"{end}:Q", y=y, opacity=spanned) for end in ("low", "high")),
        reach.encode(x="end:Q"), *_words(bars, palette),
    )  # fmt: skip
    return alt.layer(*layers).properties(width="container", height=alt.Step(_STEP))


def _words(bars: alt.Chart, palette: Palette) -> tuple[alt.Chart, ...]:
    """Its name to the left, its number to the right, both over the bar; a name too long for the rest is cut short."""
    name = bars.mark_text(
        align="left", baseline="middle", dy=_WORDS, dx=1, color=palette.ink, fontWeight=500,
        limit=alt.ExprRef("width * 0.6"),
    )  # fmt: skip
    said = bars.mark_text(align="right", baseline="middle", dy=_WORDS, color=palette.ink, fontWeight=600)
    return (
        name.encode(x=alt.value(0), y="place:O", text="name:N"),
        said.encode(x=alt.value("width"), y="place:O", text="said:N"),
    )


def drawn(bars: Sequence[Bar], scale: float) -> Picture:
    """The picture of some values. scale: what one unit of the axis is in money."""
    most = max((bar.high for bar in bars), default=0.0) / scale or 1.0
    return Picture(chart, {"bars": list(_rows(bars, scale, most)), "ends": [{"end": 0.0}, {"end": most}]})


def _rows(bars: Sequence[Bar], scale: float, most: float) -> Iterator[dict[str, object]]:
    for place, bar in enumerate(bars):
        yield {
            "place": place, "name": bar.name, "said": bar.said, "told": bar.told, "zero": 0.0, "most": most,
            "value": bar.value / scale, "low": bar.low / scale, "high": bar.high / scale,
        }  # fmt: skip
