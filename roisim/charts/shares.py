"""Shares of the uncertainty: for each number a pale bar for its share in all, a strong one for its own, and a line for
how sure the share in all is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roisim.answers.sobol import Share
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

_STEP, _NAME, _DOWN = 44, -14, 7  # pixels: of a row, and from its middle to its name and its bar


@dataclass(frozen=True)
class Row:
    """What moves by itself: its name, its share by itself and in all, and what is said of it."""

    name: str
    alone: Share
    total: Share
    tip: str = ""


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `rows`."""
    rows = alt.Chart(alt.NamedData("rows"))
    axis = alt.Axis(tickCount=5, format=",~r")
    x = alt.X("zero:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=axis)
    y = alt.Y("place:O", title=None, axis=None)
    pale = rows.mark_bar(height=14, yOffset=_DOWN, color=palette.plan, fillOpacity=0.3)
    strong = rows.mark_bar(height=14, yOffset=_DOWN, color=palette.plan)
    sure = rows.mark_rule(yOffset=_DOWN, color=palette.ink, strokeWidth=1.5)
    names = rows.mark_text(align="left", baseline="middle", dy=_NAME, fontWeight=500, color=palette.ink)
    whole = rows.mark_bar(height=_STEP, opacity=0, color=palette.ink).encode(
        x=alt.value(0), x2=alt.value("width"), y=y, tooltip="tip:N"
    ).properties(name="tips")  # fmt: skip
    layers = (
        pale.encode(x=x, x2="total:Q", y=y), strong.encode(x=x, x2="alone:Q", y=y),
        sure.encode(x="low:Q", x2="high:Q", y=y), names.encode(x=alt.value(0), y=y, text="name:N"), whole,
    )  # fmt: skip
    return alt.layer(*layers).properties(width="container", height=alt.Step(_STEP))


def drawn(rows: Sequence[Row]) -> Picture:
    """The picture of some rows, from the top; in per cent."""

    def percent(share: float) -> float:
        return 100 * min(max(share, 0.0), 1.0)

    return Picture(chart, {"rows": [
        {"place": place, "name": row.name, "tip": row.tip, "zero": 0.0, "alone": percent(row.alone.value),
         "total": percent(row.total.value), "low": percent(row.total.low), "high": percent(row.total.high)}
        for place, row in enumerate(rows)
    ]})  # fmt: skip
