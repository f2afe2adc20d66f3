"""A small picture of a series in three worlds as HTML: an image, and around it numbers and months as text."""

from roisim.charts.panel import Panel
from roisim.ui.parts.markup import Markup, html, join


def plot(panel: Panel, image: str, alt: str) -> Markup:
    """The picture between its axes. image: its address; alt: the picture in words."""
    return html(
        '<div class="plot"><div class="up" aria-hidden="true">{}</div>'
        '<img src="{}" alt="{}">'
        '<div class="along" aria-hidden="true">{}</div></div>',
        _numbers(panel), image, alt, _months(panel),
    )  # fmt: skip


def _numbers(panel: Panel) -> Markup:
    """The numbers of the upright axis, each at its height."""
    places = (100 * panel.spanned.height(tick) for tick in panel.spanned.ticks)
    return join(
        html('<span style="bottom:{:.1f}%">{}</span>', place, number)
        for place, number in zip(places, panel.numbers, strict=True)
    )


def _months(panel: Panel) -> Markup:
    return join(
        html('<span style="left:{:.1f}%">{}</span>', 100 * (month - 1) / (panel.months - 1), month)
        for month in panel.along()
    )
