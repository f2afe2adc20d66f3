"""Today's split of the money beside the suggested one: a line an item, from the one to the other.

Over each line its name to the left and both amounts to the right, so it is read on a phone as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

_STEP, _WORDS, _LINE, _BELOW = 66, -20, 2, 22  # pixels: of an item, and from its middle to its words and its line


@dataclass(frozen=True)
class Pair:
    """An item: what it gets today and is to get, what is said over it and under it."""

    name: str
    today: float
    suggested: float
    said: str
    below: str = ""


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `items`, `ends`."""
    items = alt.Chart(alt.NamedData("items"))
    y = alt.Y("place:O", axis=None, title=None)
    axis = alt.Axis(tickCount=5, format=",~r", grid=False, labelFlush=True)
    x = alt.X("today:Q", title=None, axis=axis, scale=alt.Scale(zero=True, nice=False))
    track = items.mark_rule(strokeWidth=1, yOffset=_LINE, color=palette.line).encode(x="low:Q", x2="high:Q", y=y)
    moved = items.mark_rule(strokeWidth=4, yOffset=_LINE, color=palette.plan, opacity=0.45)
    before = items.mark_point(yOffset=_LINE, size=130, fill=palette.paper, stroke=palette.today, strokeWidth=2.5,
                              opacity=1)  # fmt: skip
    after = items.mark_point(yOffset=_LINE, size=130, filled=True, color=palette.plan, opacity=1, shape="diamond")
    reach = alt.Chart(alt.NamedData("ends")).mark_point(opacity=0)
    layers = (
        track, moved.encode(x="today:Q", x2="suggested:Q", y=y), before.encode(x=x, y=y),
        after.encode(x="suggested:Q", y=y), reach.encode(x="end:Q"), *_words(items, palette),
    )  # fmt: skip
    return alt.layer(*layers).properties(width="container", height=alt.Step(_STEP))


def _words(items: alt.Chart, palette: Palette) -> tuple[alt.Chart, ...]:
    limit = alt.ExprRef("width * 0.55")
    name = items.mark_text(align="left", baseline="middle", dy=_WORDS, dx=1, color=palette.ink, fontWeight=500,
                           limit=limit)  # fmt: skip
    said = items.mark_text(align="right", baseline="middle", dy=_WORDS, color=palette.ink, fontWeight=600)
    below = items.mark_text(align="left", baseline="middle", dy=_BELOW, dx=1, color=palette.muted)
    return (
        name.encode(x=alt.value(0), y="place:O", text="name:N"),
        below.encode(x=alt.value(0), y="place:O", text="below:N"),
        said.encode(x=alt.value("width"), y="place:O", text="said:N"),
    )


def drawn(pairs: Sequence[Pair], scale: float) -> Picture:
    """The picture of one suggestion. scale: what one unit of the axis is in money."""
    most = max(max(pair.today, pair.suggested) for pair in pairs) / scale or 1.0
    rows = [
        {
            "place": place, "name": pair.name, "said": pair.said, "below": pair.below, "low": 0.0, "high": most,
            "today": pair.today / scale, "suggested": pair.suggested / scale,
        }
        for place, pair in enumerate(pairs)
    ]  # fmt: skip
    return Picture(chart, {"items": rows, "ends": [{"end": 0.0}, {"end": most}]})
