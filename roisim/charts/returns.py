"""What came back for each hundred spent, row by row: a mark for what was seen, a strip for how sure that is.

A line stands at a hundred, and one where gross profit covers the cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

What = Literal["good", "bad", "untold"]
_STEP, _WORDS, _BAR = 44, -9, 9  # pixels: of a row, and from its middle to its words and its strip
_NUMBERS = 150  # pixels of the words to the right
_ROOM = 2.5  # the axis goes no further than so many times the largest of what was seen and of the lines
MOST = 12  # rows of one picture


@dataclass(frozen=True)
class Back:
    """A row: its name, what is said of it, what was seen and where the truth lies, what its colour means."""

    name: str
    said: str
    seen: float
    low: float
    high: float
    what: What
    strong: bool = False


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `rows`, and `lines` with their words."""
    rows, lines = alt.Chart(alt.NamedData("rows")), alt.Chart(alt.NamedData("lines"))
    axis = alt.Axis(tickCount=5, format=",~r", labelOverlap=True, labelFlush=True)
    x = alt.X("low:Q", title=None, scale=alt.Scale(zero=True, nice=False), axis=axis)
    y = alt.Y("place:O", axis=None, title=None)
    colours = alt.Scale(domain=["good", "bad", "untold"], range=[palette.good, palette.bad, palette.muted])
    colour = alt.Color("what:N", scale=colours, legend=None)
    strip = rows.mark_bar(height=9, yOffset=_BAR, fillOpacity=0.34, cornerRadius=2).encode(x=x, x2="high:Q", y=y)
    seen = rows.mark_tick(thickness=3, height=15, yOffset=_BAR).encode(x="seen:Q", y=y)
    rules = lines.mark_rule(strokeWidth=1, color=palette.ink).encode(
        x="at:Q", strokeDash=alt.condition("datum.dashed", alt.value([4, 4]), alt.value([1, 0]))
    )
    reach = lines.mark_point(opacity=0).encode(x="most:Q")
    marks = [layer.encode(color=colour) for layer in (strip, seen)]
    return alt.layer(rules, reach, *marks, *_words(rows, palette)).properties(
        width="container", height=alt.Step(_STEP)
    )  # fmt: skip


def _words(rows: alt.Chart, palette: Palette) -> list[alt.Chart]:
    """Name to the left, numbers to the right, over the strip, on paper of their own where lines cross them."""
    y = alt.Y("place:O", axis=None, title=None)
    found = []
    for part, weight in ((rows.transform_filter("datum.strong"), 600), (rows.transform_filter("!datum.strong"), 400)):
        for field, align, place in (("name", "left", 0), ("said", "right", "width")):
            shape: dict[str, Any] = {"align": align, "baseline": "middle", "dy": _WORDS, "fontWeight": weight}
            shape["limit"] = alt.ExprRef(f"width - {_NUMBERS}") if field == "name" else _NUMBERS
            halo = part.mark_text(**shape, stroke=palette.paper, strokeWidth=5, strokeJoin="round", color=palette.paper)
            words = part.mark_text(**shape, color=palette.ink)
            found += [layer.encode(x=alt.value(place), y=y, text=f"{field}:N") for layer in (halo, words)]
    return found


def drawn(backs: Sequence[Back], covered: float | None) -> Picture:
    """The picture of some rows. covered: from where on gross profit covers the cost; None where nothing does."""
    shown = backs[:MOST]
    most = _ROOM * max(100.0, covered or 0.0, *(back.seen for back in shown))
    least = min(0.0, *(back.seen for back in shown))
    most = min(most, max(100.0, covered or 0.0, *(back.high for back in shown)))
    rows = [_row(place, back, least, most) for place, back in enumerate(shown)]
    lines = [{"at": 100.0, "dashed": False, "most": most}]
    if covered is not None and covered <= most:
        lines.append({"at": covered, "dashed": True, "most": most})
    return Picture(chart, {"rows": rows, "lines": lines})


def _row(place: int, back: Back, least: float, most: float) -> dict[str, object]:
    ends = {"low": back.low, "seen": back.seen, "high": back.high}
    return {
        "place": place, "name": back.name, "said": back.said, "what": back.what, "strong": back.strong,
        **{name: min(max(end, least), most) for name, end in ends.items()},
    }  # fmt: skip
