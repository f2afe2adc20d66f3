"""Numbers with their ranges on one axis from 0, as HTML: a strip for 9 cases of 10, a mark for the middle case."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from roisim.answers.fans import Spread


@dataclass(frozen=True)
class Whisker:
    """One line of the picture. kind: what its colour means, a class of the style; value, span: as one reads them."""

    kind: str
    name: str
    spread: Spread
    value: str
    span: str = ""
    remark: str = ""


def lines(whiskers: Sequence[Whisker], most: float | None = None) -> str:
    """The lines, as HTML. most: where the axis ends, where that is not at the largest number."""
    low = min(0.0, *(_end(whisker.spread.q05) for whisker in whiskers))
    high = max(_end(whisker.spread.q95) for whisker in whiskers) if most is None else most
    return f'<ul class="whiskers">{"".join(_line(whisker, low, max(high, 0.0)) for whisker in whiskers)}</ul>'


def _line(whisker: Whisker, low: float, high: float) -> str:
    span = f"<small>{escape(whisker.span)}</small>" if whisker.span else ""
    remark = f"<em>{escape(whisker.remark)}</em>" if whisker.remark else ""
    return (
        f'<li class="{whisker.kind}"><span class="name">{escape(whisker.name)}</span>'
        f'<span class="value"><b>{escape(whisker.value)}</b> {span}</span>'
        f"{_track(whisker.spread, low, high)}{remark}</li>"
    )


def _track(spread: Spread, low: float, high: float) -> str:
    """The strip and its mark, placed in per cent of the axis; only the axis where there is no number or no width."""
    style = ""
    if spread.q05 is not None and spread.q50 is not None and spread.q95 is not None and high > low:
        start, middle, end = (_place(number, low, high) for number in (spread.q05, spread.q50, spread.q95))
        style = f"--start:{start:.2f}%;--middle:{middle:.2f}%;--end:{end:.2f}%;"
    zero = _place(0.0, low, high) if high > low else 0.0
    return (
        f'<span class="track{"" if style else " bare"}" style="{style}--zero:{zero:.2f}%" aria-hidden="true">'
        "<i></i><i></i></span>"
    )


def _place(number: float, low: float, high: float) -> float:
    return min(100.0, max(0.0, 100 * (number - low) / (high - low)))


def _end(number: float | None) -> float:
    return 0.0 if number is None else number
