"""What one item gives at other amounts, the rest left alone: the middle case, its range, and where it is today."""

from __future__ import annotations

from collections.abc import Sequence

from roisim.answers.curves import Band
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author
from roisim.charts.strokes import FILLED, STROKES

HEIGHT = 210


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `curve`, `today`, `zero`."""
    x = alt.X("amount:Q", title=None, axis=alt.Axis(tickCount=4, format=",~r", grid=False, labelFlush=True),
              scale=alt.Scale(nice=False))  # fmt: skip
    y = alt.Y("q50:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(tickCount=4, format=",~r"))
    base, here = alt.Chart(alt.NamedData("curve")), alt.Chart(alt.NamedData("today"))
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=palette.muted, strokeWidth=1).encode(y="q50:Q")
    fan = base.mark_area(color=palette.plan, opacity=FILLED[0][2]).encode(x=x, y=alt.Y("q05:Q", title=None), y2="q95:Q")
    line = base.mark_line(color=palette.plan, strokeWidth=STROKES["plan"].width, interpolate="monotone")
    stands = here.mark_rule(color=palette.muted, strokeWidth=1.25, strokeDash=[3, 3]).encode(x="amount:Q")
    ring = here.mark_point(filled=True, size=80, color=palette.ink, opacity=1).encode(x="amount:Q", y="q50:Q")
    words = here.mark_text(align=alt.ExprRef("datum.side"), baseline="top", dx=alt.ExprRef("datum.off"), dy=2,
                           color=palette.ink, fontWeight=500)  # fmt: skip
    tips = base.mark_rule(strokeWidth=18, opacity=0).encode(x="amount:Q", tooltip="tip:N")
    return alt.layer(
        fan, zero, stands, line.encode(x=x, y=y), ring, words.encode(x="amount:Q", y=alt.value(0), text="label:N"), tips
    ).properties(width="container", height=HEIGHT)


def drawn(
    amounts: Sequence[float], band: Band, today: float, label: str, tips: Sequence[str], scales: tuple[float, float],
    zero: bool,
) -> Picture:  # fmt: skip
    """The picture of one item. scales: what one unit is across and up; zero: whether nothing is marked."""
    across, up = scales
    rows = [
        {
            "amount": amount / across, "q05": float(band.q05[place]) / up, "q50": float(band.q50[place]) / up,
            "q95": float(band.q95[place]) / up, "tip": tips[place],
        }
        for place, amount in enumerate(amounts)
    ]  # fmt: skip
    here = rows[list(amounts).index(today)]
    right = today > 0.6 * amounts[-1]
    mark = {
        "amount": here["amount"], "q50": here["q50"], "label": label, "side": "right" if right else "left",
        "off": -5 if right else 5,
    }  # fmt: skip
    return Picture(chart, {"curve": rows, "today": [mark], "zero": [{"q50": 0.0}] if zero else []})
