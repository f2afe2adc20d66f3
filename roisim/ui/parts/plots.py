"""A small picture of a series in three worlds as HTML: an image, and around it numbers and months as text."""

from html import escape

from roisim.answers.fans import Fan
from roisim.charts import panel
from roisim.charts.palette import Theme
from roisim.charts.panel import Axis
from roisim.charts.strokes import Line
from roisim.text import Text


def drawn(fans: dict[Line, Fan], theme: Theme) -> tuple[Axis, str]:
    """The axis of a picture, and its image."""
    spanned = panel.axis(fans)
    return spanned, panel.drawn(fans, spanned, theme)


def plot(text: Text, spanned: Axis, image: str, months: int, scale: float, alt: str) -> str:
    """The picture between its axes. scale: what one unit of the upright axis is; alt: the picture in words."""
    return (
        f'<div class="plot"><div class="up" aria-hidden="true">{_numbers(text, spanned, scale)}</div>'
        f'<img src="{image}" alt="{escape(alt)}">'
        f'<div class="along" aria-hidden="true">{_months(months)}</div></div>'
    )


def _numbers(text: Text, spanned: Axis, scale: float) -> str:
    """The numbers of the upright axis, each at its height."""
    return "".join(
        f'<span style="bottom:{100 * spanned.height(tick):.1f}%">{escape(text.exact(tick / scale, 6))}</span>'
        for tick in spanned.ticks
    )


def _months(months: int) -> str:
    """The months under a picture: the first, and every year or so."""
    step = 12 * max(1, round(months / 48))
    shown = [1, *range(step, months + 1, step)]
    return "".join(f'<span style="left:{100 * (month - 1) / (months - 1):.1f}%">{month}</span>' for month in shown)
