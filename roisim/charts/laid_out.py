"""What a page lays out as text, as SVG: the value chains, and numbers on one axis. Light, and without a ground."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from roisim.charts.palette import LIGHT
from roisim.charts.value_chains import WIDTH, ValueChains
from roisim.charts.whiskers import Whiskers

_WIDE, _STEP, _HIGH = 640, 58, 600  # pixels: of the lines, of one of them, of the chains
_COLOURS = {name: getattr(LIGHT, name) for name in ("ink", "muted", "plan", "stay", "aside", "cost")}
_COLOURS["today"] = LIGHT.muted  # its line is too faint for words


def svg(picture: Whiskers | ValueChains) -> str:
    """The picture as the browser puts it into one that is taken home."""
    data = picture.picture().data
    if isinstance(picture, ValueChains):
        parts = (*map(_box, data["boxes"]), *map(_leg, data["arrows"]), *map(_word, data["words"]))
        return _framed(WIDTH, _HIGH, parts)
    low, high = picture.ends
    rows = data["rows"]
    lines = (part for row in rows for part in _line(row, low, (high - low) or 1.0))
    return _framed(_WIDE, _STEP * len(rows), lines)


def _framed(wide: int, high: int, parts: Iterable[Markup]) -> str:
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">{}</svg>'
    return str(Markup(frame).format(wide, high, Markup("").join(parts)))


def _text(x: float, y: float, words: object, colour: str, size: object, weight: int, anchor: str = "start") -> Markup:
    look = '<text x="{}" y="{}" fill="{}" font-size="{}" font-weight="{}" text-anchor="{}" dominant-baseline="middle">'
    return Markup(look + "{}</text>").format(x, y, colour, size, weight, anchor, words)


# --- the value chains ---


def _box(row: Mapping[str, Any]) -> Markup:
    box = '<rect x="{}" y="{}" width="{}" height="{}" rx="4" fill="{}" stroke="{}"/>'
    return Markup(box).format(
        row["x"], row["y"], row["x2"] - row["x"], row["y2"] - row["y"], LIGHT.panel, LIGHT.line
    )  # fmt: skip


def _leg(row: Mapping[str, Any]) -> Markup:
    """A piece of an arrow; where it has a head, that points the way the piece runs."""
    line = Markup('<path d="M{} {}L{} {}" stroke="{}" stroke-width="2"/>').format(
        row["x"], row["y"], row["x2"], row["y2"], LIGHT.plan
    )
    if row["head"] is None:
        return line
    tip = Markup('<path d="M-5 5L0 -5L5 5Z" transform="translate({},{})rotate({})" fill="{}"/>')
    return line + tip.format(row["x2"], row["y2"], row["head"], LIGHT.plan)


def _word(row: Mapping[str, Any]) -> Markup:
    weight, anchor = 600 if row["bold"] else 400, "middle" if row["centred"] else "start"
    return _text(row["x"], row["y"], row["words"], _COLOURS[row["colour"]], row["size"], weight, anchor)


# --- numbers on one axis ---


def _line(row: Mapping[str, Any], low: float, span: float) -> Iterable[Markup]:
    """Name and number over the track, the strip and the mark on it, the remark under it."""
    y = _STEP * (row["place"] + 0.5)
    yield _text(0, y - 16, row["name"], LIGHT.ink, 12, 500)
    yield _text(_WIDE, y - 16, row["value"], LIGHT.ink, 12, 600, "end")
    yield _text(0, y + 18, row["remark"], LIGHT.muted, 11, 400)
    bar = Markup('<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" fill="{}" fill-opacity="{}"/>')
    at = {name: _WIDE * ((row[name] or 0.0) - low) / span for name in ("zero", "q05", "q50", "q95")}
    if row["zero"] is not None:
        yield bar.format(at["zero"], y - 4.5, 1, 13, LIGHT.muted, 1)
    if row["shown"]:
        colour = _COLOURS[row["kind"]]
        yield bar.format(at["q05"], y - 2.5, at["q95"] - at["q05"], 9, colour, 0.35)
        yield bar.format(at["q50"] - 1.5, y - 5.5, 3, 15, colour, 1)
