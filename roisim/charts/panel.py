"""One series in its worlds as a small picture, for many side by side: an image that the browser stretches.

The same lines and fans as in `worlds`. Sixteen vega charts cost a page most of a second to open and a third of one
to change; sixteen images cost it next to nothing. What stands around the lines, numbers and months, is text.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

import numpy as np
from markupsafe import escape

from roisim.answers.fans import Fan
from roisim.charts.palette import PALETTES, Palette, Theme
from roisim.charts.strokes import EDGES, FAINT, FILLED, LINES, STROKES, Line
from roisim.model.arrays import Array

_SIDE, _MARGIN = 1000, 25  # units of the image, and how many of them stay free above and below
_MOST_POINTS = 61
_NOTHING = 1e-9
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Axis:
    """The numbers a picture spans, and those that are written beside it."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def height(self, value: float) -> float:
        """Where a number stands, as a share of the height from the bottom."""
        return (_MARGIN + (_SIDE - 2 * _MARGIN) * (value - self.low) / (self.high - self.low)) / _SIDE


def axis(fans: Mapping[Line, Fan]) -> Axis:
    """Round numbers around all that is drawn; around nothing, 0 to 1."""
    known = np.concatenate([series[np.isfinite(series)] for fan in fans.values() for series in vars(fan).values()])
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    if high - low <= max(1e-6 * max(abs(low), abs(high)), _NOTHING):  # nothing moves: a line in the middle
        room = 0.1 * abs(high) if abs(high) > _NOTHING else 1.0
        low, high = max(0.0, low - room) if low >= 0 else low - room, high + room
    step = _step(high - low)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(place * step, 12) for place in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def _step(span: float) -> float:
    """The smallest round step that a span is hardly more than two of, so that three or four numbers stand beside it."""
    size = 10.0 ** math.floor(math.log10(span / 2))
    return next(size * step for step in _STEPS if span / (size * step) <= 2.2)


@dataclass(frozen=True)
class Panel:
    """The picture of a series. numbers: as they are written beside the ticks of its axis; months: how many it spans."""

    fans: Mapping[Line, Fan]
    spanned: Axis
    numbers: tuple[str, ...]
    months: int

    def along(self) -> list[int]:
        """The months that are written under it: the first, and every year or so."""
        step = 12 * max(1, round(self.months / 48))
        return [1, *range(step, self.months + 1, step)]

    def address(self, theme: Theme) -> str:
        """The lines alone, as an address that an image shows; they fill whatever box they are given."""
        return f"data:image/svg+xml,{quote(self._lines(PALETTES[theme]), safe=' =:/;,.()-')}"

    def svg(self, theme: Theme, width: int) -> str:
        """The whole picture with its numbers and months, so many pixels wide, on the ground of its theme."""
        palette, left, above, below, height = PALETTES[theme], 46, 8, 18, round(width * 9 / 16)
        wide, high = width - left - above, height - above - below
        look = f"font-family='Inter, sans-serif' font-size='11' fill='{palette.muted}'"
        upright = "".join(
            f"<text x='{left - 6}' y='{above + high * (1 - self.spanned.height(tick)) + 4:.1f}' "
            f"text-anchor='end'>{number}</text>"
            for tick, number in zip(self.spanned.ticks, map(escape, self.numbers), strict=True)
        )
        months = "".join(
            f"<text x='{left + wide * (month - 1) / max(1, self.months - 1):.1f}' y='{height - 4}' "
            f"text-anchor='{'start' if month == 1 else 'end' if month == self.months else 'middle'}'>{month}</text>"
            for month in self.along()
        )
        lines = self._lines(palette, f" x='{left}' y='{above}' width='{wide}' height='{high}'")
        frame = f"xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'"
        ground = f"<rect width='100%' height='100%' fill='{palette.paper}'/>"
        return f"<svg {frame}>{ground}{lines}<g {look}>{upright}{months}</g></svg>"

    def _lines(self, palette: Palette, place: str = "") -> str:
        fans, spanned = self.fans, self.spanned
        marks = [_drawn(palette.line, 1.0, "", _grid(spanned)), *_fills(fans["plan"], spanned, palette.plan)]
        there = [line for line in reversed(LINES) if line in fans]
        for line in there:
            if line != "plan":
                edges = ((width, getattr(fans[line], level)) for level, width in EDGES)
                marks += [_stroke(palette, line, width, _line(spanned, edge), FAINT) for width, edge in edges]
        marks += [_stroke(palette, line, STROKES[line].width, _line(spanned, fans[line].q50)) for line in there]
        look = f"viewBox='0 0 {_SIDE} {_SIDE}' preserveAspectRatio='none'"
        return f"<svg xmlns='http://www.w3.org/2000/svg'{place} {look}>{''.join(marks)}</svg>"


def _fills(fan: Fan, spanned: Axis, colour: str) -> Iterator[str]:
    for low, high, opacity in FILLED:
        path = _area(spanned, getattr(fan, low), getattr(fan, high))
        yield f"<path fill='{colour}' fill-opacity='{opacity}' d='{path}'/>"


def _stroke(palette: Palette, line: Line, width: float, path: str, opacity: float = 1) -> str:
    dash = " ".join(map(str, STROKES[line].dash))
    look = f" stroke-dasharray='{dash}'" if dash else ""
    return _drawn(getattr(palette, line), width, f"{look} stroke-opacity='{opacity}'", path)


def _drawn(colour: str, width: float, look: str, path: str) -> str:
    """A line of so many pixels, however far the image is stretched."""
    how = f"stroke-width='{width}'{look} stroke-linejoin='round' vector-effect='non-scaling-stroke'"
    return f"<path fill='none' stroke='{colour}' {how} d='{path}'/>"


def _grid(spanned: Axis) -> str:
    return "".join(f"M0 {_y(spanned, tick)}H{_SIDE}" for tick in spanned.ticks)


def _line(spanned: Axis, middle: Array) -> str:
    return "".join(
        "M" + "L".join(f"{x} {_y(spanned, value)}" for x, (value,) in part) for part in _parts(len(middle), middle)
    )


def _area(spanned: Axis, low: Array, high: Array) -> str:
    found = []
    for part in _parts(len(low), low, high):
        there = [f"{x} {_y(spanned, top)}" for x, (_, top) in part]
        back = [f"{x} {_y(spanned, bottom)}" for x, (bottom, _) in reversed(part)]
        found.append(f"M{'L'.join(there + back)}Z")
    return "".join(found)


def _parts(months: int, *series: Array) -> Iterator[list[tuple[int, list[float]]]]:
    """The stretches in which there is something to draw: places along the image with the numbers there."""
    part: list[tuple[int, list[float]]] = []
    for month in _points(months):
        values = [float(each[month]) for each in series]
        if all(map(math.isfinite, values)):
            part.append((round(_SIDE * month / max(1, months - 1)), values))
        elif part:
            yield part
            part = []
    if part:
        yield part


def _points(months: int) -> list[int]:
    """The months that are drawn: all of them, or as many as an eye can tell apart."""
    count = min(months, _MOST_POINTS)
    return sorted({round(place * (months - 1) / max(1, count - 1)) for place in range(count)})


def _y(spanned: Axis, value: float) -> int:
    return round(_SIDE * (1 - spanned.height(value)))
