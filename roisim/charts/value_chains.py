"""The two value chains: from awareness to purchase and repurchase, and to relation and ambassador.

A box is a stock, with the plan, its base and today held under one another; an arrow is what moves in a month. A
page lays the same boxes and arrows out as text; this picture is for a slide, or wherever there is no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap
from typing import Literal

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author
from roisim.charts.strokes import Line
from roisim.charts.whiskers import Whisker

Way = Literal["in", "out", "on"]
WIDTH, _HEIGHT = 1280, 600  # pixels: it is drawn so wide, and then scaled
_INSIDE, _BETWEEN = 47, 25  # letters of a line in a box, and over an arrow
# Each box: left, top, right, bottom; each arrow: from, to, and where its words stand.
_BOXES = {
    "aware": (0, 40, 320, 580), "customers": (480, 40, 800, 280), "revenue": (960, 40, 1280, 280),
    "followers": (480, 340, 800, 580), "ambassadors": (960, 340, 1280, 580),
}  # fmt: skip
_ARROWS = {
    "buy": ((320, 190), (480, 190), (400, 120)), "again": ((800, 190), (960, 190), (880, 120)),
    "follow": ((320, 490), (480, 490), (400, 420)), "recommend": ((800, 490), (960, 490), (880, 420)),
    "back": ((1120, 340), (640, 280), (890, 293)),
}  # fmt: skip


@dataclass(frozen=True)
class Flow:
    """What moves in a month: how much with the plan, its range, what it is, and how much in the other worlds."""

    way: Way
    plan: str
    span: str
    said: str
    others: str


@dataclass(frozen=True)
class Stock:
    """A box: its lines, how much more the plan has, what runs in and out. levels: how full it is, by line, 0 to 1."""

    name: str
    lines: tuple[Whisker, ...]
    more: str
    drains: tuple[Flow, ...] = ()
    share: str = ""
    levels: Mapping[Line, float] = field(default_factory=dict)


@dataclass(frozen=True)
class ValueChains:
    """Both chains. stocks: by name; flows: by place, what moves on; once: where customers bring money only once."""

    purchase: str
    relation: str
    stocks: Mapping[str, Stock]
    flows: Mapping[str, Flow]
    once: str = ""

    def picture(self) -> Picture:
        """The chains as a picture."""
        ends = {name: _ARROWS[name] for name in ("buy", "again", "follow", "recommend", "back")}
        return Picture(chart, {
            "boxes": [dict(zip(("x", "y", "x2", "y2"), box, strict=True)) for box in _BOXES.values()],
            "arrows": [leg for name, (start, end, _) in ends.items() for leg in _legs(name, start, end)],
            "words": [*self._titles(), *self._in_boxes(), *self._on_arrows()],
        })  # fmt: skip

    def _titles(self) -> Iterator[dict[str, object]]:
        yield _word(self.purchase, 480, 22, "muted", 12)
        yield _word(self.relation, 480, 325, "muted", 12)

    def _in_boxes(self) -> Iterator[dict[str, object]]:
        for key, stock in self.stocks.items():
            x, y, *_ = _BOXES[key]
            yield _word(stock.name, x + 14, y + 24, "ink", 15, bold=True)
            y += 52
            for words, colour in _rows(stock):
                lines = wrap(words, _INSIDE, break_long_words=False) or [""]
                yield from (_word(line, x + 14, y + 17 * place, colour, 12) for place, line in enumerate(lines))
                y += 7 + 17 * len(lines)

    def _on_arrows(self) -> Iterator[dict[str, object]]:
        for place, flow in self.flows.items():
            x, y = _ARROWS[place][2]
            yield _word(flow.plan, x, y, "ink", 18, bold=True, centred=True)
            yield from _over(place, f"{flow.said} {flow.span}".strip(), y + 20)
        if self.once:
            yield from _over("again", self.once, _ARROWS["again"][2][1])


def _rows(stock: Stock) -> Iterator[tuple[str, str]]:
    """What stands in a box, and in which colour."""
    if stock.share:
        yield stock.share, "muted"
    for line in stock.lines:
        yield f"{line.name} {line.value} {line.span}".strip(), line.kind
    yield stock.more, "ink"
    for drain in stock.drains:
        yield f"{drain.plan} {drain.span} {drain.said}".replace("  ", " "), "muted"


def _over(place: str, words: str, y: float) -> Iterator[dict[str, object]]:
    """Words at an arrow: two lines over it, the others under it; at the long way back all in one, under it."""
    x, lines = _ARROWS[place][2][0], [words] if place == "back" else wrap(words, _BETWEEN)
    for number, line in enumerate(lines):
        under = 13 if place == "back" else 38 if number > 1 else 0
        yield _word(line, x, y + 14 * number + under, "muted", 11, centred=True)


def _word(
    words: str, x: float, y: float, colour: str, size: int, bold: bool = False, centred: bool = False
) -> dict[str, object]:
    return {"words": words, "x": x, "y": y, "colour": colour, "size": size, "bold": bold, "centred": centred}


def _legs(name: str, start: tuple[int, int], end: tuple[int, int]) -> list[dict[str, object]]:
    """The straight pieces of an arrow; the last has its head. From the ambassadors it goes up, left and up again."""
    if name != "back":
        return [{"x": start[0], "y": start[1], "x2": end[0] - 8, "y2": end[1], "head": 90}]
    middle = (start[1] + end[1]) / 2
    corners = (start, (start[0], middle), (end[0], middle), (end[0], end[1] + 8))
    legs: list[dict[str, object]] = [
        {"x": one[0], "y": one[1], "x2": two[0], "y2": two[1], "head": None} for one, two in pairwise(corners)
    ]
    legs[-1]["head"] = 0
    return legs


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `boxes`, `arrows`, `words`."""
    boxes = alt.Chart(alt.NamedData("boxes")).mark_rect(fill=palette.panel, stroke=palette.line, cornerRadius=4)
    arrows = alt.Chart(alt.NamedData("arrows"))
    line = arrows.mark_rule(color=palette.plan, strokeWidth=2)
    head = arrows.transform_filter("isValid(datum.head)").mark_point(
        shape="triangle", filled=True, size=90, opacity=1, color=palette.plan, angle=alt.expr("datum.head")
    )
    layers = (
        boxes.encode(x=_across("x"), x2="x2:Q", y=_down("y"), y2="y2:Q"),
        line.encode(x=_across("x"), x2="x2:Q", y=_down("y"), y2="y2:Q"),
        head.encode(x=_across("x2"), y=_down("y2")), _words(palette),
    )  # fmt: skip
    return alt.layer(*layers).properties(width="container", height=_HEIGHT)


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, WIDTH], nice=False), axis=None, title=None)


def _down(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[0, _HEIGHT], nice=False, reverse=True), axis=None, title=None)


def _words(palette: Palette) -> alt.Chart:
    names = ("ink", "muted", "plan", "stay", "aside")
    colours = {name: getattr(palette, name) for name in names}
    colours["today"] = palette.muted  # its line is too faint for words
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    words = alt.Chart(alt.NamedData("words")).mark_text(
        baseline="middle", align=alt.expr("datum.centred ? 'center' : 'left'"), fontSize=alt.expr("datum.size"),
        fontWeight=alt.expr("datum.bold ? 600 : 400"),
    )  # fmt: skip
    found: alt.Chart = words.encode(
        x=_across("x"), y=_down("y"), text="words:N", color=alt.Color("colour:N", scale=scale, legend=None)
    )
    return found
