"""Numbers with their ranges on one axis from 0, as HTML: a strip for 9 cases out of 10, a mark for the middle case."""

from roisim.answers.fans import Spread
from roisim.charts.whiskers import Whisker, Whiskers
from roisim.exhibits.exhibit import Exhibit
from roisim.ui.parts.markup import Markup, html, join


def lines(exhibit: Exhibit) -> Markup:
    """The lines of an exhibit, and what stands at the ends of their axis; nothing where it has none."""
    if not isinstance(exhibit.picture, Whiskers):
        return Markup()
    found = drawn(exhibit.picture)
    ends = exhibit.picture.axis
    return found + html('<p class="axis"><span>{}</span><span>{}</span></p>', *ends) if ends else found


def drawn(whiskers: Whiskers) -> Markup:
    """The lines alone."""
    low, high = whiskers.ends
    return html('<ul class="whiskers">{}</ul>', join(_line(whisker, low, high) for whisker in whiskers.lines))


def _line(whisker: Whisker, low: float, high: float) -> Markup:
    return html(
        '<li class="{}"><span class="name">{}</span><span class="value"><b>{}</b> {}</span>{}{}</li>',
        whisker.kind, whisker.name, whisker.value, html("<small>{}</small>", whisker.span) if whisker.span else "",
        _track(whisker.spread, low, high), html("<em>{}</em>", whisker.remark) if whisker.remark else "",
    )  # fmt: skip


def _track(spread: Spread, low: float, high: float) -> Markup:
    """The strip and its mark, placed in per cent of the axis; only the axis where there is no number or no width."""
    style = ""
    if spread.q05 is not None and spread.q50 is not None and spread.q95 is not None and high > low:
        start, middle, end = (_place(number, low, high) for number in (spread.q05, spread.q50, spread.q95))
        style = f"--start:{start:.2f}%;--middle:{middle:.2f}%;--end:{end:.2f}%;"
    zero = _place(0.0, low, high) if high > low else 0.0
    return html(
        '<span class="track{}" style="{}--zero:{:.2f}%" aria-hidden="true"><i></i><i></i></span>',
        "" if style else " bare", style, zero,
    )  # fmt: skip


def _place(number: float, low: float, high: float) -> float:
    return min(100.0, max(0.0, 100 * (number - low) / (high - low)))
