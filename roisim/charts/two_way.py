"""A map of two numbers: what the plan is worth at every pair, the line of nothing, and where the case stands."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from roisim.answers.two_way import TwoWay
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

HEIGHT = 380
_ROOM = 0.1  # of the map: a smaller part of it has no room for a name
_EDGE = 0.25  # of the width: a name nearer to a side begins or ends at its place
_CLEAR = 4  # pixels of ground behind a name


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `cells`, `line`, `names`, `here`."""
    cells, line, names, here = (alt.Chart(alt.NamedData(name)) for name in ("cells", "line", "names", "here"))
    axis = alt.Axis(tickCount=5, format=",~r", grid=False, labelOverlap="greedy")
    scale = alt.Scale(zero=False, nice=False)
    x, y = (alt.X("left:Q", title=None, scale=scale, axis=axis), alt.Y("low:Q", title=None, scale=scale, axis=axis))
    tone = alt.Scale(domain=[-1, 0, 1], interpolate="rgb", range=[palette.aside, palette.panel, palette.plan])
    area = {"x": x, "x2": alt.X2("right:Q"), "y": y, "y2": alt.Y2("high:Q")}
    ground = cells.mark_rect(strokeWidth=0).encode(**area, color=alt.Color("tone:Q", scale=tone, legend=None))
    broken = line.mark_rule(color=palette.ink, strokeWidth=2, strokeCap="round").encode(
        x="x:Q", y="y:Q", x2="x2:Q", y2="y2:Q"
    )
    ring = here.mark_point(size=110, color=palette.ink, fill=palette.paper, strokeWidth=2, opacity=1)
    tips = cells.mark_rect(opacity=0, color=palette.ink).encode(**area, tooltip="tip:N").properties(name="tips")
    layers = (
        ground,
        broken,
        ring.encode(x="x:Q", y="y:Q"),
        *_words(names, palette),
        *_words(here, palette, aside=True),
        tips,
    )
    return alt.layer(*layers).properties(width="container", height=HEIGHT)


def _words(rows: alt.Chart, palette: Palette, *, aside: bool = False) -> tuple[alt.Chart, ...]:
    """Names on a clear ground, in the middle of their place or to the right of it."""
    placed = rows.encode(x="x:Q", y="y:Q", text="name:N")
    dx, align = 10 if aside else 0, alt.expr("'left'" if aside else "datum.align")
    words = placed.mark_text(color=palette.ink, fontWeight=600, dx=dx, align=align)
    clear = placed.mark_text(
        color=palette.paper, fontWeight=600, dx=dx, align=align,
        stroke=palette.paper, strokeWidth=_CLEAR, strokeJoin="round",
    )  # fmt: skip
    return clear, words


def drawn(found: TwoWay, factors: tuple[float, float], tips: Sequence[str], labels: Mapping[str, str]) -> Picture:
    """The picture of a map. factors: what one unit is on the page. tips: of the case and of every cell.

    labels: what `pays`, `pays_not` and `here` are called.
    """
    x, y = found.across * factors[0], found.up * factors[1]
    most = float(np.abs(found.worth).max()) or 1.0
    cells = [
        {**_cell(x, column, "left", "right"), **_cell(y, row, "low", "high"),
         "tone": _tone(float(found.worth[row, column]) / most), "tip": tips[1 + row * len(x) + column]}
        for row in range(len(y)) for column in range(len(x))
    ]  # fmt: skip
    here = {"x": found.here[0] * factors[0], "y": found.here[1] * factors[1], "name": labels["here"]}
    line = [
        {"x": one[0] * factors[0], "y": one[1] * factors[1], "x2": other[0] * factors[0], "y2": other[1] * factors[1]}
        for one, other in found.line
    ]
    return Picture(chart, {"cells": cells, "line": line, "names": list(_names(found, x, y, labels)), "here": [here]})


def _tone(part: float) -> float:
    """How strong a colour is: its root, for what is little beside the largest is to be told from nothing."""
    return math.copysign(math.sqrt(abs(part)), part)


def _cell(values: np.ndarray, at: int, start: str, end: str) -> dict[str, float]:
    """From half a step below a value to half a step above it, inside the map."""
    half = (values[1] - values[0]) / 2
    return {start: float(max(values[at] - half, values[0])), end: float(min(values[at] + half, values[-1]))}


def _names(found: TwoWay, x: np.ndarray, y: np.ndarray, labels: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """A name in the middle of where the plan pays, and of where it does not, as far as there is room."""
    for name, there in (("pays", found.worth > 0), ("pays_not", found.worth <= 0)):
        if there.mean() < _ROOM:
            continue
        rows, columns = np.nonzero(there)
        middle = np.argmin((rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2)
        at = int(columns[middle])
        align = "left" if at < len(x) * _EDGE else "right" if at >= len(x) * (1 - _EDGE) else "center"
        yield {"x": float(x[at]), "y": float(y[rows[middle]]), "name": labels[name], "align": align}
