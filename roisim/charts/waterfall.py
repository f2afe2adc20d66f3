"""From the cost to the net value, stream by stream: every bar begins where the one above it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

HEIGHT = 520
LAYERS = ("save", "earn", "strategic")
CLEAR = 8  # pixels of ground behind a number, so that no line shows between its digits
_NARROW = "width < 420"
_TICKS = f"{_NARROW} ? 3 : width < 760 ? 4 : 6"
# Names stand to the left of the bars and the amounts to their right, both inside the picture: room is kept for them.
_NAMES, _AMOUNTS = f"{_NARROW} ? 136 : 190", f"width - ({_NARROW} ? 50 : 60)"
_BROKEN = f"({_NARROW} || length(datum.name) > 26) && datum.lines != datum.name"  # too long for one line


@dataclass(frozen=True)
class Bar:
    """One step: its layer (cost, save, earn, strategic, ignorance, net), its own key, its name, its amount."""

    layer: str
    key: str
    name: str
    amount: float


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `rows`, `zero`."""
    rows = alt.Chart(alt.NamedData("rows"))
    x = alt.X(
        "start:Q",
        title=None,
        scale=alt.Scale(zero=True, nice=False, range=[alt.expr(_NAMES), alt.expr(_AMOUNTS)]),
        axis=alt.Axis(tickCount=alt.expr(_TICKS), format=",~r", labelOverlap="greedy", labelSeparation=14),
    )
    y = alt.Y("key:N", sort=None, title=None, axis=None, scale=alt.Scale(paddingInner=0.36, paddingOuter=0.12))
    colour = _colours(palette)
    bars = rows.mark_bar(cornerRadius=2).encode(x=x, x2="end:Q", y=y, color=colour)
    spans = rows.mark_rule(strokeWidth=3).encode(x="low:Q", x2="high:Q", y=y, color=colour)
    links = rows.mark_rule(color=palette.muted, strokeWidth=1, strokeDash=[2, 2]).encode(
        x="end:Q", y=y, y2=alt.Y2("next:N")
    )
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=palette.ink, strokeWidth=1).encode(x="value:Q")
    return alt.layer(links, bars, spans, zero, *_words(rows, y, palette)).properties(width="container", height=HEIGHT)


def _colours(palette: Palette) -> alt.Color:
    domain = ["cost", *LAYERS, "ignorance", "net"]
    colours = [palette.cost, palette.save, palette.earn, palette.strategic, palette.aside, palette.ink]
    return alt.Color("layer:N", scale=alt.Scale(domain=domain, range=colours), legend=None)


def _words(rows: alt.Chart, y: alt.Y, palette: Palette) -> tuple[alt.Chart, ...]:
    """The name of each row to the left, in two lines where one has no room for it; its amount to the right.

    The amounts stand on a clear ground, for a line may run behind them.
    """
    weight = alt.expr("datum.strong ? 600 : 400")
    names = rows.mark_text(
        align="left", color=palette.ink, fontWeight=weight, lineHeight=13,
        dx=alt.expr(f"{_NARROW} ? datum.indent / 2 : datum.indent"), dy=alt.expr(f"{_BROKEN} ? -6 : 0"),
        text=alt.expr(f"split({_BROKEN} ? datum.lines : datum.name, '|')"),
    ).encode(x=alt.value(0), y=y)  # fmt: skip
    amounts = rows.encode(x="edge:Q", y=y, text="amount:N")
    clear = amounts.mark_text(
        align="left", fontWeight=weight, dx=6, color=palette.paper,
        stroke=palette.paper, strokeWidth=CLEAR, strokeJoin="round",
    )  # fmt: skip
    return names, clear, amounts.mark_text(align="left", fontWeight=weight, dx=6, color=palette.ink)


def drawn(
    bars: Sequence[Bar],
    scale: float,
    names: Callable[[str], str],
    amount: Callable[[float], str],
) -> Picture:
    """The picture of one answer. bars: in order, the net last; names: of the layers; amount: how one is written."""
    scaled = [replace(bar, amount=bar.amount / scale) for bar in bars]
    rows = [_row(bar, start, end, heading, amount) for bar, start, end, heading in _placed(scaled, names)]
    following = [*(after["key"] for _, after in pairwise(rows)), rows[-1]["key"]]
    linked = [{**row, "next": after} for row, after in zip(rows, following, strict=True)]
    return Picture(chart, {"rows": linked, "zero": [{"value": 0.0}]})


def _placed(bars: Sequence[Bar], names: Callable[[str], str]) -> Iterator[tuple[Bar, float, float, bool]]:
    """Each bar with where it starts and ends, and before those of a layer a heading with their sum."""
    so_far = 0.0
    for layer, group in groupby(bars, lambda bar: bar.layer):
        members = list(group)
        if layer in LAYERS:
            total = sum(bar.amount for bar in members)
            yield Bar(layer, layer, names(layer), total), so_far, so_far + total, True
        for bar in members:
            start = 0.0 if layer == "net" else so_far
            yield bar, start, start + bar.amount, False
            so_far = start + bar.amount


def _row(bar: Bar, start: float, end: float, heading: bool, amount: Callable[[float], str]) -> dict[str, object]:
    """A row of the picture. A heading has no bar, only the span of its layer: its bar begins and ends at its start."""
    inside = bar.layer in LAYERS and not heading
    low, high = (min(start, end), max(start, end)) if heading else (start, start)
    return {
        "key": f"{bar.layer}-{bar.key}-{heading}", "layer": bar.layer, "name": bar.name, "lines": _lines(bar.name),
        "start": start, "end": start if heading else end, "low": low, "high": high, "edge": max(start, end),
        "amount": amount(bar.amount), "strong": not inside, "indent": 10 if inside else 0,
    }  # fmt: skip


def _lines(name: str, room: int = 15) -> str:
    """A name with a "|" where it breaks if one line is too short for it: at the space that makes two most alike."""
    places = [place for place, letter in enumerate(name) if letter == " "]
    if len(name) <= room or not places:
        return name
    place = min(places, key=lambda at: max(at, len(name) - at))
    return f"{name[:place]}|{name[place + 1 :]}"
