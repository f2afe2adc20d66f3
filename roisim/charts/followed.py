"""A key figure as it came out, month by month, on the forecast anew, with the one before as lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from roisim.answers.fans import Fan
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author, end_labels, month_band, months, spread_apart, told
from roisim.charts.strokes import FILLED, STROKES

HEIGHT = 330
_PLOT, _LINE = 265, 16  # pixels between the axes and of a line of text
_DASH = [6, 4]
_QUANTILES = ("q05", "q25", "q50", "q75", "q95")
_EDGES = (("before_q05", 1.0), ("before_q50", 1.75), ("before_q95", 1.0))


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `months`, `seen`, `labels`."""
    base = alt.Chart(alt.NamedData("months")).encode(x=months())

    def y(name: str) -> alt.Y:
        return alt.Y(
            f"{name}:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(tickCount=6, format=",~r")
        )

    areas = (
        base.mark_area(color=palette.plan, opacity=opacity).encode(y=y(f"now_{low}"), y2=f"now_{high}:Q")
        for low, high, opacity in FILLED
    )
    before = (
        base.mark_line(color=palette.muted, strokeWidth=width, strokeDash=_DASH).encode(y=y(name))
        for name, width in _EDGES
    )
    middle = base.mark_line(color=palette.plan, strokeWidth=STROKES["plan"].width).encode(y=y("now_q50"))
    names = end_labels({"now": palette.plan, "before": palette.muted})
    return alt.layer(*areas, *before, middle, *_seen(palette), names, month_band("months", palette)).properties(
        width="container", height=HEIGHT
    )


def _seen(palette: Palette) -> tuple[alt.Chart, ...]:
    """Points for what was seen; hollow while a month is not over, clear where there are none: vega warns of no rows."""
    shown = alt.condition("datum.shown", alt.value(1), alt.value(0))
    at = alt.Chart(alt.NamedData("seen")).encode(x="month:Q", y="value:Q", opacity=shown)
    fill: Any = alt.condition("datum.over", alt.value(palette.ink), alt.value(palette.paper))
    point = at.mark_point(stroke=palette.ink, filled=False, size=64, strokeWidth=1.75).encode(fill=fill)
    line = (
        alt.Chart(alt.NamedData("seen"))
        .mark_line(color=palette.ink, strokeWidth=1.25, opacity=0.7)
        .encode(x="month:Q", y="joined:Q")
    )
    return line, point


def drawn(
    now: Fan, before: Fan | None, seen: Mapping[int, tuple[float, bool]], words: Mapping[str, str], *, scale: float,
    tips: Sequence[str],
) -> Picture:  # fmt: skip
    """The picture of a key figure.

    now: the forecast as it is; before: as it was, None where nothing has changed it. seen: by month, and whether that
    is over. words: what stands at the end of the lines, `now` and `before`. scale: what one unit of the axis is.
    """
    fans = {"now": now, **({"before": before} if before else {})}
    rows = _rows(fans, scale)
    values = [value for row in rows for name, value in row.items() if name != "month" and value is not None]
    here = _seen_rows(seen, scale, len(rows), values[0] if values else 0.0)
    return Picture(
        chart, {"months": told(rows, tips), "seen": here, "labels": _labels(rows, fans, words, here, values)}
    )


def _rows(fans: Mapping[str, Fan], scale: float) -> list[dict[str, float | None]]:
    columns = {f"{name}_{level}": None for name in ("now", "before") for level in _QUANTILES}
    length = len(next(iter(fans.values())).mean)
    rows: list[dict[str, float | None]] = [{"month": float(month), **columns} for month in range(1, length + 1)]
    for name, fan in fans.items():
        for level in _QUANTILES:
            for row, value in zip(rows, (getattr(fan, level) / scale).tolist(), strict=True):
                row[f"{name}_{level}"] = value if value == value else None  # NaN is nothing to draw
    return rows


def _seen_rows(
    seen: Mapping[int, tuple[float, bool]], scale: float, months: int, somewhere: float
) -> list[dict[str, object]]:
    """A row a month up to the last that was seen, so that a month without a figure parts the line."""
    there = {month: each for month, each in seen.items() if month <= months}
    found: list[dict[str, object]] = []
    for month in range(min(there, default=1), max(there, default=1) + 1):
        value, over = there.get(month, (None, True))
        known = value is not None
        point = value / scale if value is not None else somewhere
        joined = point if known and over else None
        found.append({"month": float(month), "value": point, "joined": joined, "over": over, "shown": known})
    return found


def _labels(
    rows: Sequence[Mapping[str, float | None]], fans: Mapping[str, Fan], words: Mapping[str, str],
    seen: Sequence[Mapping[str, object]], values: Sequence[float],
) -> list[dict[str, object]]:  # fmt: skip
    """The names at the ends of the middle lines, none on another."""
    reached = [0.0, *values, *(value for row in seen if isinstance(value := row["value"], float))]
    ends = [
        next((end for row in reversed(rows) if (end := row[f"{name}_q50"]) is not None), reached[-1]) for name in fans
    ]
    places = spread_apart(ends, _LINE * ((max(reached) - min(reached)) or 1.0) / _PLOT)
    return [
        {"month": rows[-1]["month"], "place": place, "what": name, "label": words[name]}
        for name, place in zip(fans, places, strict=True)
    ]
