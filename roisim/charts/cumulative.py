"""What the plan has brought by each month, against today held: its fan, and the line of what it is held against."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from roisim.answers.fans import Fan
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import (
    Layered,
    Picture,
    author,
    end_labels,
    month_band,
    months,
    spread_apart,
    told,
)
from roisim.charts.strokes import FILLED, STROKES, Line

HEIGHT = 310
_PLOT, _LINE = 250, 16  # pixels between the axes, and of a line of text
_INSIDE = 4  # pixels between the end of the lines and a label of an edge
_HALO = 5  # pixels of paper around words that stand on lines
_AWAY = (0.7, 1.0, 1.4, 1.8, 2.3, 2.8)  # how many lines of text a label of an edge may stand from it
_ASIDE = (0.35, 0.85)  # how much of the months, from the last, a label of an edge covers: on a wide screen, on a phone
_ROOM = 0.24  # of what the picture is scaled to: shown above it and below, before the tails are cut off


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `fan`, `labels`, `edges`, `crossing`, `zero`, `reach`."""
    plan = STROKES["plan"]
    y = alt.Y("low:Q", title=None, scale=alt.Scale(nice=False, zero=True), axis=alt.Axis(tickCount=6, format=",~r"))
    fan = alt.Chart(alt.NamedData("fan")).encode(x=months())
    outer, inner = (fan.mark_area(color=palette.plan, opacity=opacity) for _, _, opacity in FILLED)
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=palette.ink, strokeWidth=1).encode(y="value:Q")
    reach = alt.Chart(alt.NamedData("reach")).mark_point(opacity=0).encode(y="value:Q")
    colours = {"aside": palette.aside, "stay": palette.stay}
    bases: tuple[Line, ...] = ("aside", "stay")
    others = (
        fan.mark_line(color=colours[base], strokeDash=list(STROKES[base].dash), strokeWidth=STROKES[base].width).encode(
            y=f"{base}:Q"
        )
        for base in bases
    )
    median = fan.mark_line(color=palette.plan, strokeWidth=plan.width)
    layers = (
        outer.encode(y=y, y2="high:Q"), inner.encode(y="q25:Q", y2="q75:Q"), zero, *others, median.encode(y="median:Q"),
    )  # fmt: skip
    names = end_labels({"plan": palette.plan, **colours, "today": palette.ink})
    picture = alt.layer(*layers, reach, *_crossing(palette), *_edges(palette), names, month_band("fan", palette))
    return picture.properties(width="container", height=HEIGHT)


def _edges(palette: Palette) -> tuple[alt.Chart, ...]:
    """What the outer edges are, and where they end, over and under the place, inside the picture."""
    at = alt.Chart(alt.NamedData("edges")).encode(x="month:Q", y="place:Q")
    sides: tuple[tuple[Literal["bottom", "top"], int, str], ...] = (("bottom", -3, "over"), ("top", 4, "under"))
    return tuple(
        words.encode(text=f"{label}:N")
        for baseline, shift, label in sides
        for words in _clear(at, palette, align="right", baseline=baseline, dx=-_INSIDE, dy=shift)
    )


def _clear(at: alt.Chart, palette: Palette, **look: Any) -> tuple[alt.Chart, alt.Chart]:
    """Words, and under them the paper that keeps them clear of the lines."""
    look["fontSize"] = alt.expr("clamp(width / 19, 10, 12)")  # on a phone smaller, rather than over the axis
    paper = at.mark_text(color=palette.paper, stroke=palette.paper, strokeWidth=_HALO, strokeJoin="round", **look)
    return paper, at.mark_text(color=palette.ink, **look)


def _crossing(palette: Palette) -> tuple[alt.Chart, ...]:
    """A mark where the plan overtakes standing aside, the drop to the axis, and the month beside its foot."""
    # Hidden by being clear, not by being left out: vega warns of every layer that has no rows.
    clear = alt.condition("datum.shown", alt.value(1), alt.value(0))
    at = alt.Chart(alt.NamedData("crossing")).encode(x="month:Q", y="value:Q", opacity=clear)
    drop = at.mark_rule(color=palette.muted, strokeDash=[2, 3]).encode(y2="floor:Q")
    point = at.mark_point(color=palette.ink, fill=palette.paper, size=60, strokeWidth=1.75)
    sides: tuple[tuple[Literal["left", "right"], int, str], ...] = (("left", 6, "right_of"), ("right", -6, "left_of"))
    words = (
        each.encode(y="floor:Q", text=f"{label}:N")
        for align, shift, label in sides
        for each in _clear(at, palette, align=align, baseline="bottom", dx=shift, dy=-3, fontWeight=600)
    )
    return drop, point, *words


def window(plan: Fan, beside: Fan) -> tuple[float, float]:
    """From where to where the picture goes: the half of the outcomes around the middle, the base and 0, and some room.

    The tails of 9 cases out of 10 are cut off there: they would press all the rest flat.
    """
    lines = (plan.q25, plan.q50, plan.q75, beside.q50)
    low, high = min(0.0, *(float(line.min()) for line in lines)), max(0.0, *(float(line.max()) for line in lines))
    room = _ROOM * (high - low) if (plan.q05 < plan.q95).any() else 0.08 * (high - low)
    return (low - room, high + room) if high > low else (-1.0, 1.0)


def drawn(
    plan: Fan,
    beside: Fan,
    base: Line,
    crossing: float | None,
    scale: float,
    words: Callable[..., str],
    tips: Sequence[str],
) -> Picture:
    """The picture of one answer. scale: what one unit of the axis is in money; words: `page.line.*`; tips: by month."""
    names = ("low", "q25", "median", "q75", "high", "beside")
    floor, ceiling = (end / scale for end in window(plan, beside))
    lines = (plan.q05, plan.q25, plan.q50, plan.q75, plan.q95, beside.q50)
    months = enumerate(zip(*(np.clip(line / scale, floor, ceiling).tolist() for line in lines), strict=True))
    rows: list[dict[str, float]] = [{"month": month, **dict(zip(names, here, strict=True))} for month, here in months]
    drawn_as = {"aside": None, "stay": None}
    line, crossed = _LINE * (ceiling - floor) / _PLOT, _crossing_rows(rows, crossing, floor, words)
    names_at = _places(rows, line)
    foot = floor + (1.5 * line if crossed[0]["shown"] else 0.0)  # a month is written there
    passing = [[row[name] for row in rows] for name in ("median", "beside")]
    return Picture(chart, {
        "fan": told([{**row, **drawn_as, base: row["beside"]} for row in rows], tips),
        "labels": _label_rows(rows, base, names_at, words), "crossing": crossed,
        "edges": _edge_rows(plan, scale, _Room((foot, ceiling), line, names_at, passing), words),
        "zero": [{"value": 0.0}], "reach": [{"value": floor}, {"value": ceiling}],
    })  # fmt: skip


def _places(rows: list[dict[str, float]], line: float) -> list[float]:
    """Where the names of the plan, of today and of the base stand. line: the height of a line of text."""
    return spread_apart([rows[-1]["median"], 0.0, rows[-1]["beside"]], line)


def _label_rows(
    rows: list[dict[str, float]], base: Line, places: list[float], words: Callable[..., str]
) -> list[dict[str, object]]:
    """The names at the ends of the lines."""
    return [
        {"month": rows[-1]["month"], "place": place, "what": name, "label": words(name)}
        for name, place in zip(("plan", "today", base), places, strict=True)
    ]


@dataclass(frozen=True)
class _Room:
    """Where there is room for words: from where to where, how high a line of them is, and where others stand.

    passing: the lines that they should not lie on, by month.
    """

    ends: tuple[float, float]
    line: float
    taken: list[float]
    passing: Sequence[Sequence[float]]

    def middle(self, place: float, outwards: int) -> float:
        """Where the middle of words of a place stands. outwards: 1 where they would over it, -1 under it."""

        def cost(away: float) -> float:
            return abs(away) + 0.3 * (away * outwards < 0) + self._trouble(place + away * self.line)

        return place + self.line * min((side * away for away in _AWAY for side in (outwards, -outwards)), key=cost)

    def _trouble(self, middle: float) -> float:
        """What speaks against words there: the end of the picture, other words, lines behind them."""
        low, high = self.ends
        outside = not low <= middle - 0.6 * self.line <= middle + 0.6 * self.line <= high
        crowded = min(abs(middle - each) for each in self.taken) < self.line
        crossed = sum(self._crossed(middle, share) for share in _ASIDE)
        return 20.0 * outside + 4.0 * crowded + 1.5 * crossed

    def _crossed(self, middle: float, share: float) -> bool:
        """Whether a line, or that of 0, runs through words over so much of the months."""
        last = (line[int((1 - share) * len(line)) :] for line in self.passing)
        spans = [(0.0, 0.0), *((min(line), max(line)) for line in last)]
        return any(low - 0.6 * self.line < middle < high + 0.6 * self.line for low, high in spans)


def _edge_rows(plan: Fan, scale: float, room: _Room, words: Callable[..., str]) -> list[dict[str, object]]:
    """The labels of the outer edges, outside them where there is room, else inside; empty where there is no fan."""
    rows: list[dict[str, object]] = []
    for key, end, outwards in (("edge_high", float(plan.q95[-1]), 1), ("edge_low", float(plan.q05[-1]), -1)):
        edge = min(max(end / scale, room.ends[0]), room.ends[1])
        said = words(key, amount=end) if plan.q05[-1] < plan.q95[-1] else ""
        middle = room.middle(edge, outwards)
        over, place = middle > edge, middle - math.copysign(0.7 * room.line, middle - edge)
        room = replace(room, taken=[*room.taken, middle])
        rows.append({
            "month": len(plan.q05) - 1, "place": place, "over": said if over else "", "under": "" if over else said,
        })  # fmt: skip
    return rows


def _crossing_rows(
    rows: list[dict[str, float]], crossing: float | None, floor: float, words: Callable[..., str]
) -> list[dict[str, object]]:
    """One row: the crossing and its label on the side that has room; not shown where the lines never cross."""
    if crossing is None or not 0 < crossing < rows[-1]["month"]:
        return [{"month": 0.0, "value": 0.0, "floor": 0.0, "right_of": "", "left_of": "", "shown": False}]
    before = rows[int(crossing)]
    after = rows[min(int(crossing) + 1, len(rows) - 1)]
    value = before["median"] + (after["median"] - before["median"]) * (crossing - before["month"])
    label = words("crossing", month=math.ceil(crossing))
    sides = ("", label) if crossing > 0.7 * rows[-1]["month"] else (label, "")
    at = {"month": crossing, "value": value, "floor": floor}
    return [{**at, "right_of": sides[0], "left_of": sides[1], "shown": True}]
