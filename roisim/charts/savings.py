"""What is saved, month by month: calls before and after, print money against the sales it brought, addresses gained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
from roisim.charts.strokes import FILLED, STROKES
from roisim.model.arrays import Array

HEIGHT = 270
_PLOT, _LINE = 205, 16  # pixels between the axes, and of a line of text
Words = Mapping[str, str]


@author
def calls(palette: Palette) -> Layered:
    """Calls taken by phone, with their fan, between all calls and those of today: `months`, `labels`."""
    base = _months()
    return _picture(
        *_fan(base, palette.plan, zero=False),
        base.mark_line(color=palette.today, strokeWidth=STROKES["today"].width).encode(y="today:Q"),
        base.mark_line(color=palette.plan, strokeWidth=1.25, strokeDash=[3, 3]).encode(y="all:Q"),
        base.mark_line(color=palette.plan, strokeWidth=STROKES["plan"].width).encode(y="phone:Q"),
        end_labels({"phone": palette.plan, "all": palette.plan, "today": palette.muted}),
        month_band("months", palette),
    )


@author
def print_money(palette: Palette) -> Layered:
    """Print money moved, and what the print sales lost with it would have given, with its fan: `months`, `labels`."""
    base = _months()
    return _picture(
        *_fan(base, palette.cost, zero=True),
        base.mark_line(color=palette.cost, strokeWidth=2, strokeDash=[5, 4]).encode(y="lost:Q"),
        base.mark_line(color=palette.save, strokeWidth=2.5).encode(y="moved:Q"),
        end_labels({"lost": palette.cost, "moved": palette.save}),
        month_band("months", palette),
    )


@author
def addresses(palette: Palette) -> Layered:
    """Addresses gained so far, those one would have bought at the bottom, and the file: `months`, `labels`."""
    base, y = _months(), _y("bought:Q", zero=True)
    shown = alt.condition("datum.replaces", alt.value(1), alt.value(0))  # a line of nothing would pass for the axis
    return _picture(
        base.mark_area(color=palette.save, opacity=0.55).encode(y=y, y2=alt.datum(0)),
        base.mark_area(color=palette.earn, opacity=0.22).encode(y=y, y2="gained:Q"),
        base.mark_line(color=palette.muted, strokeWidth=1.5, strokeDash=[3, 3]).encode(y="on_file:Q"),
        base.mark_line(color=palette.save, strokeWidth=2).encode(y="bought:Q", opacity=shown),
        base.mark_line(color=palette.earn, strokeWidth=2.5).encode(y="gained:Q"),
        end_labels({"bought": palette.save, "gained": palette.ink, "on_file": palette.muted}),
        month_band("months", palette),
    )


def _picture(*layers: alt.Chart) -> Layered:
    return alt.layer(*layers).properties(width="container", height=HEIGHT)


def _months() -> alt.Chart:
    found: alt.Chart = alt.Chart(alt.NamedData("months")).encode(x=months())
    return found


def _y(field: str, zero: bool) -> alt.Y:
    return alt.Y(field, title=None, scale=alt.Scale(zero=zero, nice=True), axis=alt.Axis(tickCount=5, format=",~r"))


def _fan(base: alt.Chart, colour: str, zero: bool) -> tuple[alt.Chart, ...]:
    """9 cases out of 10, and the middle half, of the series called q05 to q95."""
    return tuple(
        base.mark_area(color=colour, opacity=opacity).encode(y=_y(f"{low}:Q", zero), y2=f"{high}:Q")
        for low, high, opacity in FILLED
    )


def calls_drawn(phone: Fan, every: Fan, today: Fan, words: Words, tips: Sequence[str]) -> Picture:
    """The picture of the calls. words: at the ends of the lines `phone`, `all`, `today`. tips: said of each month."""
    lines = {"phone": phone.q50, "all": every.q50, "today": today.q50}
    rows = _rows(_levels(phone, 1.0) | lines)
    return Picture(calls, {"months": told(rows, tips), "labels": _ends(rows, words, zero=False)})


def print_drawn(moved: Fan, lost: Fan, scale: float, words: Words, tips: Sequence[str]) -> Picture:
    """The picture of the print money. words: at the ends of the lines `moved`, `lost`."""
    rows = _rows(_levels(lost, scale) | {"lost": lost.q50 / scale, "moved": moved.q50 / scale})
    return Picture(print_money, {"months": told(rows, tips), "labels": _ends(rows, words, zero=True)})


def addresses_drawn(gained: Array, bought: Array, on_file: Array, words: Words, tips: Sequence[str]) -> Picture:
    """The picture of the addresses. Each (months,), the first two so far. words: `gained`, `bought`, `on_file`."""
    rows = _rows({"gained": gained, "bought": bought, "on_file": on_file})
    labels = _ends(rows, {line: words[line] for line in words if line != "bought" or bought.any()}, zero=True)
    replaces = bool(bought.any())
    months = told([{**row, "replaces": replaces} for row in rows], tips)
    return Picture(addresses, {"months": months, "labels": labels})


def _levels(fan: Fan, scale: float) -> dict[str, Array]:
    return {level: getattr(fan, level) / scale for level in ("q05", "q25", "q75", "q95")}


def _rows(columns: Mapping[str, Array]) -> list[dict[str, float]]:
    lists = {name: values.tolist() for name, values in columns.items()}
    length = len(next(iter(lists.values())))
    return [{"month": month + 1, **{name: values[month] for name, values in lists.items()}} for month in range(length)]


def _ends(rows: Sequence[Mapping[str, float]], words: Words, zero: bool) -> list[dict[str, object]]:
    """The names of the lines at their ends, apart from one another."""
    numbers = [value for row in rows for name, value in row.items() if name != "month"] + ([0.0] if zero else [])
    span = (max(numbers) - min(numbers)) or 1.0
    places = spread_apart([rows[-1][line] for line in words], _LINE * span / _PLOT)
    return [
        {"month": rows[-1]["month"], "place": place, "what": line, "label": label}
        for place, (line, label) in zip(places, words.items(), strict=True)
    ]
