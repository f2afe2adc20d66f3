"""Numbers with their ranges on one axis from 0: a strip for 9 cases out of 10, a mark for the middle case.

A page draws the same lines as text; this picture is for a slide, or wherever there is no page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from roisim.answers.fans import Spread
from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

Kind = Literal["plan", "stay", "aside", "today", "cost"]
_STEP, _WORDS, _TRACK, _REMARK = 58, -16, 2, 18  # pixels: of a line, and from its middle to words, track and remark


@dataclass(frozen=True)
class Whisker:
    """One line of the picture. kind: what its colour means; value, span: as one reads them."""

    kind: Kind
    name: str
    spread: Spread
    value: str
    span: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Whiskers:
    """The lines on their axis. most: where it ends, where that is not at the largest number; axis: said at its ends."""

    lines: tuple[Whisker, ...]
    most: float | None = None
    axis: tuple[str, str] | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """Where the axis begins and ends, 0 among it."""
        low = min(0.0, *(line.spread.q05 or 0.0 for line in self.lines))
        high = max(line.spread.q95 or 0.0 for line in self.lines) if self.most is None else self.most
        return low, max(high, 0.0)

    def picture(self) -> Picture:
        """The lines as a picture."""
        return Picture(chart, {"rows": [*self._rows(), *self._axis()], "ends": [{"end": end} for end in self.ends]})

    def _rows(self) -> Iterator[dict[str, object]]:
        low, high = self.ends
        for place, line in enumerate(self.lines):
            levels = {name: getattr(line.spread, name) for name in ("q05", "q50", "q95")}
            known = None not in levels.values()
            held = {name: min(max(value or 0.0, low), high) for name, value in levels.items()}
            words = {"name": line.name, "value": f"{line.value} {line.span}".strip(), "remark": line.remark}
            yield {"place": place, "kind": line.kind, "shown": known, "zero": 0.0, **held, **words}

    def _axis(self) -> Iterator[dict[str, object]]:
        """What is said at the ends of the axis, under the last line."""
        if self.axis:
            low, high = self.axis
            unseen = {"kind": "today", "shown": False, "zero": None, "q05": 0.0, "q50": 0.0, "q95": 0.0}
            yield {"place": len(self.lines), "name": low, "value": high, "remark": "", **unseen}


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `rows`, `ends`."""
    rows = alt.Chart(alt.NamedData("rows"))
    y = alt.Y("place:O", axis=None, title=None)
    shown = alt.condition("datum.shown", alt.value(1), alt.value(0))
    colours = alt.Scale(
        domain=["plan", "stay", "aside", "today", "cost"],
        range=[palette.plan, palette.stay, palette.aside, palette.today, palette.cost],
    )
    colour = alt.Color("kind:N", scale=colours, legend=None)
    strip = rows.mark_bar(height=9, yOffset=_TRACK, fillOpacity=0.35, cornerRadius=2)
    middle = rows.mark_tick(thickness=3, height=15, yOffset=_TRACK)
    reach = alt.Chart(alt.NamedData("ends")).mark_point(opacity=0)
    x = alt.X("q05:Q", title=None, axis=None, scale=alt.Scale(zero=True, nice=False))
    zero = rows.mark_tick(thickness=1, height=13, yOffset=_TRACK, color=palette.muted)
    layers = (
        strip.encode(x=x, x2="q95:Q", y=y, color=colour, opacity=shown), zero.encode(x="zero:Q", y=y),
        middle.encode(x="q50:Q", y=y, color=colour, opacity=shown), reach.encode(x="end:Q"), *_words(rows, palette),
    )  # fmt: skip
    return alt.layer(*layers).properties(width="container", height=alt.Step(_STEP))


def _words(rows: alt.Chart, palette: Palette) -> tuple[alt.Chart, ...]:
    """Name to the left, number to the right, both over the track; a remark under it."""
    left, right = alt.value(0), alt.value("width")
    name = rows.mark_text(align="left", baseline="middle", dy=_WORDS, color=palette.ink, fontWeight=500)
    value = rows.mark_text(align="right", baseline="middle", dy=_WORDS, color=palette.ink, fontWeight=600)
    remark = rows.mark_text(align="left", baseline="middle", dy=_REMARK, color=palette.muted, fontSize=11)
    return (
        name.encode(x=left, y="place:O", text="name:N"), value.encode(x=right, y="place:O", text="value:N"),
        remark.encode(x=left, y="place:O", text="remark:N"),
    )  # fmt: skip
