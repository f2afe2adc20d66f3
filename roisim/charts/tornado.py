"""A tornado: for each number a bar from the answer at its low end to that at its high end, around the likely values.

Where both ends lie on one side, the two halves of the bar lie one above the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

__all__ = ["Bar", "Picture", "chart", "drawn"]

_STEP, _NAME = 48, -17  # pixels: of a row, and from its middle to its name
_THICK, _HALF, _SHIFT = 15, 12, 6.5  # of a bar, of each of two above one another, and from the middle to theirs
_CLEAR = 5  # of ground behind a name, so that no line shows between its letters
_DOWN = 6  # from the middle of a row to that of its bar
_ROOM = "width < 420 ? 56 : 84"  # for what stands at the ends


@dataclass(frozen=True)
class Bar:
    """A number: its name, the answer at its low and at its high end, what stands at both ends, what is said of it."""

    name: str
    ends: tuple[float, float]
    labels: tuple[str, str]
    tip: str = ""


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `rows` with a row for each name, `ends` with one for each end, `lines`."""
    rows, ends, lines = (alt.Chart(alt.NamedData(name)) for name in ("rows", "ends", "lines"))
    room = [alt.expr(_ROOM), alt.expr(f"width - ({_ROOM})")]
    axis = alt.Axis(tickCount=5, format=",~r", labelOverlap="greedy")
    x = alt.X("base:Q", title=None, scale=alt.Scale(zero=False, nice=False, range=room), axis=axis)
    y = alt.Y("place:O", title=None, axis=None)
    colours = alt.Scale(domain=["better", "worse"], range=[palette.good, palette.bad])
    colour = alt.Color("kind:N", scale=colours, legend=None)
    bars = ends.mark_bar(height=alt.expr("datum.thick"), yOffset=alt.expr("datum.shift"), fillOpacity=0.85)
    side, off, down = (
        alt.expr(each) for each in ("datum.right ? 'left' : 'right'", "datum.right ? 5 : -5", "datum.shift")
    )
    labelled = ends.encode(x="value:Q", y=y, text="label:N")
    labels = labelled.mark_text(
        baseline="middle", align=side, dx=off, dy=down, fontSize=11, fontWeight=500, color=palette.ink
    )
    apart = labelled.mark_text(
        baseline="middle", align=side, dx=off, dy=down, fontSize=11, fontWeight=500, color=palette.paper,
        stroke=palette.paper, strokeWidth=_CLEAR, strokeJoin="round",
    )  # fmt: skip
    named = rows.encode(x=alt.value(0), y=y, text="name:N")
    names = named.mark_text(align="left", baseline="middle", dy=_NAME, fontWeight=500, color=palette.ink)
    clear = named.mark_text(
        align="left", baseline="middle", dy=_NAME, fontWeight=500, color=palette.paper,
        stroke=palette.paper, strokeWidth=_CLEAR, strokeJoin="round",
    )  # fmt: skip
    dashed = alt.condition("datum.dashed", alt.value([3, 3]), alt.value([1, 0]))
    rules = lines.mark_rule(strokeWidth=1, color=palette.ink).encode(x="value:Q", strokeDash=dashed)
    whole = rows.mark_bar(height=_STEP, opacity=0, color=palette.ink).encode(
        x=alt.value(0), x2=alt.value("width"), y=y, tooltip="tip:N"
    ).properties(name="tips")  # fmt: skip
    layers = (
        bars.encode(x=x, x2="value:Q", y=y, color=colour), rules, clear, names,
        apart, labels, whole,
    )  # fmt: skip
    return alt.layer(*layers).properties(width="container", height=alt.Step(_STEP))


def drawn(bars: Sequence[Bar], base: float, better: int = 1, *, zero: bool = True) -> Picture:
    """The picture of some numbers, from the top. better: 1 where more is better, else -1. zero: whether 0 is shown."""
    rows = [{"place": place, "name": bar.name, "tip": bar.tip} for place, bar in enumerate(bars)]
    ends = [end for place, bar in enumerate(bars) for end in _ends(place, bar, base, better)]
    lines = [{"value": base, "dashed": False}, *([{"value": 0.0, "dashed": True}] if zero else [])]
    return Picture(chart, {"rows": rows, "ends": ends, "lines": lines})


def _ends(place: int, bar: Bar, base: float, better: int) -> Iterator[dict[str, object]]:
    """The two halves of a bar, one above the other where they lie on one side of the base."""
    low, high = (end - base for end in bar.ends)
    stacked = low * high > 0
    right = (low >= 0 if low else high < 0, high >= 0 if high else low < 0)
    for at, (end, label, shift) in enumerate(zip(bar.ends, bar.labels, (-_SHIFT, _SHIFT), strict=True)):
        yield {
            "place": place, "base": base, "value": end, "label": label, "right": right[at],
            "kind": "better" if better * (end - base) > 0 else "worse",
            "thick": _HALF if stacked else _THICK, "shift": _DOWN + (shift if stacked else 0),
        }  # fmt: skip
