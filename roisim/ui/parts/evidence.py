"""Published figures as HTML: value, unit, range, context, title with its link, how far to trust it, note."""

from collections.abc import Sequence

from roisim.cases.bibliography import Benchmark
from roisim.exhibits.sources import Figure, figures, notes_in
from roisim.text import Text
from roisim.ui.parts.markup import Markup, html, join, remark


def listed(text: Text, found: Sequence[Benchmark]) -> Markup:
    """All of them, and above them what language their notes are in."""
    return remark(notes_in(text)) + join(map(one, figures(text, found))) if found else Markup()


def one(figure: Figure) -> Markup:
    """A figure by itself."""
    return html(
        '<div class="evidence"><p><b>{}</b> {}, {} <span class="grade {}">{}</span></p>'
        '<p>{}. {}.</p><p class="remark" lang="en">{}</p></div>',
        figure.likely, figure.unit, figure.span, figure.grade, figure.graded,
        link(figure.url, figure.title) if figure.url else figure.title, figure.where, figure.note,
    )  # fmt: skip


def link(url: str, title: str) -> Markup:
    """A way to a page of others, which opens beside ours."""
    return html('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>', url, title)
