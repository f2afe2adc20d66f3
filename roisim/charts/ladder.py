"""The case in four steps: what it costs, what is then saved, earned, gained in strategic value, not lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from roisim.charts.later import alt
from roisim.charts.palette import Palette
from roisim.charts.specs import Layered, Picture, author

HEIGHT = 300
STEPS = ("save", "earn", "strategic", "ignorance")
# A name breaks at "|", and at "¦", with a hyphen, where the picture is narrow.
_LINES = "split(replace(datum.label, '¦', width < 420 ? '-|' : ''), '|')"


@author
def chart(palette: Palette) -> Layered:
    """The picture without its data: `steps`, `zero`."""
    steps = alt.Chart(alt.NamedData("steps"))
    x = alt.X(
        "name:N",
        sort=None,
        title=None,
        scale=alt.Scale(paddingInner=0.45, paddingOuter=0.2),
        axis=alt.Axis(
            labelAngle=0,
            labelExpr=_LINES,
            labelColor=palette.ink,
            labelLineHeight=15,
            labelLimit=120,
            labelOverlap=False,
            labelAlign="center",
        ),
    )
    y = alt.Y(
        "start:Q",
        title=None,
        scale=alt.Scale(zero=True, nice=True, padding=22),
        axis=alt.Axis(tickCount=6, format=",~r"),
    )
    bars = steps.mark_bar(cornerRadius=2).encode(x=x, y=y, y2="end:Q", color=_colours(palette))
    links = steps.mark_rule(color=palette.muted, strokeWidth=1, strokeDash=[2, 2]).encode(
        x=alt.X("name:N", sort=None), x2="next:N", y="end:Q"
    )
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=palette.ink, strokeWidth=1).encode(y="value:Q")
    return alt.layer(links, bars, zero, *_net(palette)).properties(width="container", height=HEIGHT)


def _colours(palette: Palette) -> alt.Color:
    domain = ["cost", *STEPS]
    colours = [palette.cost, palette.save, palette.earn, palette.strategic, palette.aside]
    return alt.Color("what:N", scale=alt.Scale(domain=domain, range=colours), legend=None)


def _net(palette: Palette) -> tuple[alt.Chart, ...]:
    """The net so far, at the end of the bar that brought it there."""
    words = alt.Chart(alt.NamedData("steps")).encode(x=alt.X("name:N", sort=None), y="end:Q")
    sides: tuple[tuple[Literal["top", "bottom"], int, str], ...] = (("bottom", -5, "over"), ("top", 6, "under"))
    return tuple(
        words.mark_text(
            baseline=baseline, dy=shift, fontSize=13, fontWeight=600, color=palette.ink,
            stroke=palette.paper, strokeWidth=clear, strokeJoin="round",
        ).encode(text=f"{label}:N")
        for baseline, shift, label in sides
        for clear in (8, 0)  # on a clear ground first, for the line of zero may run behind
    )  # fmt: skip


def drawn(
    cost: float,
    ladder: Mapping[str, float],
    scale: float,
    names: Callable[[str], str],
    amount: Callable[[float], str],
) -> Picture:
    """The picture of one answer. ladder: net present value so far, by step; amount: how a net is written."""
    nets = {"cost": -cost, **{step: ladder[step] for step in STEPS}}
    befores = [0.0, *list(nets.values())[:-1]]
    following = [*list(nets)[1:], STEPS[-1]]
    rows = [
        {
            "what": what, "name": names(what), "next": names(after), "start": before / scale,
            "end": net / scale, "over": amount(net / scale) if net >= before else "",
            "under": "" if net >= before else amount(net / scale),
        }
        for (what, net), before, after in zip(nets.items(), befores, following, strict=True)
    ]  # fmt: skip
    return Picture(chart, {"steps": rows, "zero": [{"value": 0.0}]})
