"""What all charts share: how one is compiled and dressed, and how a number is written on an axis."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, TypeAlias

from roisim.charts.later import alt
from roisim.charts.palette import PALETTES, Palette, Theme
from roisim.text import NBSP, Language

Spec = dict[str, Any]
Rows = Sequence[Mapping[str, object]]
Layered: TypeAlias = "alt.LayerChart | alt.FacetChart"  # a facet never, but so altair has it
Author = Callable[[Palette], "Layered"]

FONT = "Inter, sans-serif"
# How vega writes numbers: d3 knows the minus sign, the comma and the space have to be told.
_NUMBERS: dict[Language, dict[str, object]] = {
    "sv": {"decimal": ",", "thousands": NBSP, "grouping": [3], "currency": ["", " kr"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
}
# A chart is authored once, with a name where each theme has a colour and each language a word.
_COLOURS = Palette(**{field.name: f"@{field.name}" for field in fields(Palette)})
_MONTH = "@month"
_WORDS: dict[Language, dict[str, str]] = {"sv": {_MONTH: "månad"}, "en": {_MONTH: "month"}}


def months() -> alt.X:
    """The axis of time: a number every half year, or every year where the time is long."""
    step = "(domain('x')[1] > 48 ? 12 : 6)"
    axis = alt.Axis(
        values=alt.expr(f"sequence(0, 121, {step})"), grid=False, labelOverlap=True, labelFlush=True, format="d"
    )
    return alt.X("month:Q", title=_MONTH, scale=alt.Scale(nice=False), axis=axis)


def end_labels(colours: Mapping[str, str]) -> alt.Chart:
    """Names at the ends of lines: `labels` with month, place, label and what, which has the colour."""
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    words = alt.Chart(alt.NamedData("labels"))
    found: alt.Chart = words.mark_text(align="left", baseline="middle", dx=7, fontWeight=500, clip=False).encode(
        x="month:Q", y="place:Q", text="label:N", color=alt.Color("what:N", scale=scale, legend=None)
    )
    return found


def month_band(rows: str, palette: Palette) -> alt.Chart:
    """The layer on top of a picture of months: where one points, a clear band over the whole height says its month.

    rows: the name of the data, with `month` and `tip`. The words are data, for they change with every answer.
    """
    wide = alt.expr("max(3, width / max(1, domain('x')[1] - domain('x')[0]))")
    bands = alt.Chart(alt.NamedData(rows)).mark_rule(strokeWidth=wide, opacity=0, color=palette.ink)
    found: alt.Chart = bands.encode(x="month:Q", tooltip="tip:N").properties(name="tips")
    return found


def told(rows: Rows, tips: Sequence[str]) -> list[dict[str, object]]:
    """The rows of a picture, a row a month, with what each says."""
    return [{**row, "tip": tip} for row, tip in zip(rows, tips, strict=True)]


AUTHORS: list[Author] = []


def author(draw: Author) -> Author:
    """Marks a function that authors a picture: so it is found, compiled before the first visitor, and documented."""
    AUTHORS.append(draw)
    return draw


@lru_cache
def compiled(author: Author, language: Language, theme: Theme) -> Spec:
    """The vega-lite specification of a chart, made once: only its named data change afterwards."""
    colours = {f"@{name}": colour for name, colour in vars(PALETTES[theme]).items()}
    spec: Spec = _named(_authored(author), colours | _WORDS[language])
    return {**spec, "config": {**spec["config"], "locale": {"number": _NUMBERS[language]}}}


@lru_cache
def _authored(author: Author) -> Spec:
    """A chart with names for its colours and words. Altair takes a tenth of a second for it, so once is enough."""
    # The tests hold it against the schema of vega-lite, which takes longer than making it.
    spec: Spec = _dressed(author(_COLOURS), _COLOURS).to_dict(validate=False)
    spec.pop("datasets", None)
    return spec


def _named(part: Any, names: Mapping[str, str]) -> Any:
    """A part of a specification, every name in it replaced by what it stands for."""
    if isinstance(part, dict):
        return {key: _named(value, names) for key, value in part.items()}
    if isinstance(part, list):
        return [_named(value, names) for value in part]
    return names.get(part, part) if isinstance(part, str) else part


def _dressed(chart: Layered, palette: Palette) -> Layered:
    """The same chart in the type and colours of the house."""
    framed = chart.properties(
        padding={"left": 2, "right": 8, "top": 8, "bottom": 4},
        autosize=alt.AutoSizeParams(type="fit", contains="padding", resize=True),
    )
    found: Layered = framed.configure(
        aria=False,  # the picture's own alt text is what a screen reader reads, not every mark
        background="transparent",
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            domain=False,
            ticks=False,
            gridColor=palette.line,
            labelColor=palette.muted,
            labelFontSize=12,
            labelPadding=6,
            titleColor=palette.muted,
            titleFontSize=12,
            titleFontWeight="normal",
        ),
        mark=alt.MarkConfig(aria=False, tooltip=None),  # else it would name columns
        text=alt.MarkConfig(fontSize=12, color=palette.ink),
    )
    return found


@dataclass(frozen=True)
class Picture:
    """A picture of some data, in no language and no theme: who draws it, and what."""

    author: Author
    data: Mapping[str, Rows]

    def spec(self, language: Language, theme: Theme) -> Spec:
        """The specification with its data, ready to be drawn."""
        return {**compiled(self.author, language, theme), "datasets": self.data}


def spread_apart(places: Sequence[float], gap: float) -> list[float]:
    """Where to put labels that want to stand at `places` but no closer than `gap`, in the same order."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [places[index] for index in order]
    for _ in range(50):
        for low in range(len(moved) - 1):
            short = gap - (moved[low + 1] - moved[low])
            if short > gap * 1e-6:
                moved[low] -= short / 2
                moved[low + 1] += short / 2
    found = [0.0] * len(places)
    for place, index in zip(moved, order, strict=True):
        found[index] = place
    return found
