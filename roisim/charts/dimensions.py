"""What standing aside costs, area by area: a bar for the range, a ring for the mean, a diamond for what is avoided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roisim.answers.fans import Spread
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

ROWS = 7  # all together, and six dimensions
_ROW, _AXIS = 60, 30  # pixels
HEIGHT = ROWS * _ROW + _AXIS


@dataclass(frozen=True)
class Row:
    """An area: its name, its cost in words, its cost, and what the plan avoids of it, with its words.

    No cost where there is nothing to lose; nothing avoided where that is nothing. tip: what is said where one points at
    it.
    """

    name: str
    amount: str
    cost: Spread | None
    avoided: float | None = None
    spared: str = ""
    tip: str = ""


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `rows`."""
    rows = alt.Chart(alt.NamedData("rows"))
    whole = rows.mark_rect(opacity=0, color=palette.ink).encode(  # on top, for one to point at
        x=alt.value(0), x2=alt.value("width"), y="over:Q", y2="under:Q", tooltip="tip:N"
    ).properties(name="tips")  # fmt: skip
    layers = (*_bars(rows, palette), *_marks(rows, palette), *_words(rows, palette), whole)
    return alt.layer(*layers).properties(width="container", height=HEIGHT)


def _bars(rows: alt.Chart, palette: Palette) -> tuple[alt.Chart, ...]:
    """9 draws of 10, and half of them, darker."""
    axis = alt.Axis(tickCount=5, format=",~r")
    scale = alt.Scale(zero=True, nice=True)
    y = alt.Y("top:Q", title=None, axis=None, scale=alt.Scale(domain=[0, ROWS], reverse=True, nice=False))
    shown = alt.condition("datum.shown", alt.value(1), alt.value(0))
    return tuple(
        rows.mark_rect(color=palette.aside, fillOpacity=strength, cornerRadius=2).encode(
            x=alt.X(f"{low}:Q", title=None, scale=scale, axis=axis), x2=f"{high}:Q", y=y, y2="bottom:Q", opacity=shown
        )
        for low, high, strength in (("q05", "q95", 0.28), ("q25", "q75", 0.5))
    )


def _marks(rows: alt.Chart, palette: Palette) -> tuple[alt.Chart, ...]:
    """The line of nothing, ring and diamond of the means, and, not to be seen, how far the axis reaches at least."""
    shown = alt.condition("datum.shown", alt.value(1), alt.value(0))
    zero = rows.mark_rule(color=palette.ink, strokeWidth=1)
    spared = alt.condition("datum.spares", alt.value(1), alt.value(0))
    diamond = rows.mark_point(shape="diamond", filled=True, color=palette.plan, size=80, opacity=1)
    ring = rows.mark_point(color=palette.ink, fill=palette.paper, size=70, strokeWidth=1.75, opacity=1)
    return (
        zero.encode(x="zero:Q", y="over:Q", y2="under:Q", opacity=shown),
        ring.encode(x="mean:Q", y="middle:Q", opacity=shown),
        diamond.encode(x="avoided:Q", y="middle:Q", opacity=spared),
        rows.mark_point(opacity=0).encode(x="reach:Q", y="middle:Q"),
    )


def _words(rows: alt.Chart, palette: Palette) -> tuple[alt.Chart, ...]:
    """The name over the bar to the left, the mean to the right, what is avoided below: so it reads on a phone too."""
    names = rows.mark_text(align="left", baseline="middle", color=palette.ink, fontWeight=500, fontSize=13)
    sums = rows.mark_text(align="right", baseline="middle", fontWeight=600, fontSize=13)
    below = rows.mark_text(align="right", baseline="middle", color=palette.plan, fontSize=11)
    known = alt.condition("datum.shown", alt.value(palette.ink), alt.value(palette.muted))
    return (
        names.encode(x=alt.value(0), y="words:Q", text="name:N"),
        sums.encode(x=alt.value("width"), y="words:Q", text="amount:N", color=known),
        below.encode(x=alt.value("width"), y="under_words:Q", text="spared:N"),
    )


def drawn(rows: Sequence[Row], scale: float) -> Picture:
    """The picture of some rows, from the top. scale: what one unit of the axis is in money."""
    reach = 0.0 if any(value for row in rows if row.cost for value in vars(row.cost).values()) else 1.0
    placed = [{**_placed(place, row, scale), "reach": reach} for place, row in enumerate(rows)]
    return Picture(chart, {"rows": placed})


def _placed(place: int, row: Row, scale: float) -> dict[str, object]:
    cost = {name: (value or 0.0) / scale for name, value in vars(row.cost).items()} if row.cost else {}
    nothing = dict.fromkeys(("mean", "q05", "q25", "q75", "q95"), 0.0)
    return {
        "name": row.name, "amount": row.amount, "shown": row.cost is not None,
        "avoided": (row.avoided or 0.0) / scale, "spares": row.avoided is not None, "spared": row.spared,
        "words": place + 0.2, "top": place + 0.4, "middle": place + 0.52, "bottom": place + 0.64,
        "zero": 0.0, "over": place + 0.35, "under": place + 0.69, "under_words": place + 0.83, "tip": row.tip,
        **nothing, **cost,
    }  # fmt: skip
