"""The case in four steps: how often each covers the cost, or what it comes to; what is saved first, then all the rest.

A bar a step: over it what it adds to the left and how often it covers the cost to the right, under it what it has come
to so far. So it is read on a phone as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

STEPS = ("save", "earn", "strategic", "ignorance")
CASES = 10.0  # how far the axis of chances goes
BOUNDS = (5.0, 8.0)  # where a plan begins to lean, and where it stands
_STEP, _WORDS, _BAR, _BELOW = 64, -20, 2, 21  # pixels: of a line, and from its middle to its words and its bar
_HEIGHT = 14


@dataclass(frozen=True)
class Step:
    """A step: what it adds, how far its bar goes from 0, and what is said of it over the bar and under it."""

    what: str
    name: str
    end: float
    said: str
    below: str = ""


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `steps`, `ends`."""
    steps = alt.Chart(alt.NamedData("steps"))
    y = alt.Y("place:O", axis=None, title=None)
    axis = alt.Axis(tickCount=5, format=",~r", grid=False, labelFlush=True)
    x = alt.X("end:Q", title=None, axis=axis, scale=alt.Scale(zero=True, nice=False))
    track = steps.mark_bar(height=_HEIGHT, yOffset=_BAR, color=palette.line, cornerRadius=2, opacity=0.6)
    bars = steps.mark_bar(height=_HEIGHT, yOffset=_BAR, cornerRadius=2)
    reach = alt.Chart(alt.NamedData("ends")).mark_point(opacity=0)
    bound = steps.mark_tick(height=_HEIGHT + 6, thickness=1, yOffset=_BAR, color=palette.muted)
    layers = (
        track.encode(x="low:Q", x2="high:Q", y=y), bars.encode(x=x, x2="zero:Q", y=y, color=_colours(palette)),
        *(bound.encode(x=f"{name}:Q", y=y) for name in ("first", "last")), reach.encode(x="end:Q"),
        *_words(steps, palette),
    )  # fmt: skip
    return alt.layer(*layers).properties(width="container", height=alt.Step(_STEP))


def _colours(palette: Palette) -> alt.Color:
    colours = [palette.save, palette.earn, palette.strategic, palette.aside]
    return alt.Color("what:N", scale=alt.Scale(domain=list(STEPS), range=colours), legend=None)


def _words(steps: alt.Chart, palette: Palette) -> tuple[alt.Chart, ...]:
    """What it adds to the left, its number to the right, both over the bar; the sum so far under it."""
    name = steps.mark_text(align="left", baseline="middle", dy=_WORDS, dx=1, color=palette.ink, fontWeight=500)
    said = steps.mark_text(align="right", baseline="middle", dy=_WORDS, color=palette.ink, fontWeight=600)
    below = steps.mark_text(align="left", baseline="middle", dy=_BELOW, dx=1, color=palette.muted)
    return (
        name.encode(x=alt.value(0), y="place:O", text="name:N"),
        below.encode(x=alt.value(0), y="place:O", text="below:N"),
        said.encode(x=alt.value("width"), y="place:O", text="said:N"),
    )


def drawn(steps: Sequence[Step], *, chances: bool) -> Picture:
    """The picture of one answer. chances: whether the bars are cases out of 10, or money."""
    ends, bounds = ((0.0, CASES), BOUNDS) if chances else (_span(steps), (0.0, 0.0))
    return Picture(chart, {"steps": list(_rows(steps, ends, bounds)), "ends": [{"end": end} for end in ends]})


def _span(steps: Sequence[Step]) -> tuple[float, float]:
    low, high = min(0.0, *(step.end for step in steps)), max(0.0, *(step.end for step in steps))
    return (low, high) if high > low else (low, low + 1.0)


def _rows(steps: Sequence[Step], ends: tuple[float, float], bounds: tuple[float, float]) -> Iterator[dict[str, object]]:
    for place, step in enumerate(steps):
        yield {
            "place": place, "what": step.what, "name": step.name, "said": step.said, "below": step.below, "zero": 0.0,
            "end": step.end, "low": ends[0], "high": ends[1], "first": bounds[0], "last": bounds[1],
        }  # fmt: skip
