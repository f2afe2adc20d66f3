"""Sentences as HTML, for a page and for a file."""

from markupsafe import Markup, escape

from roisim.exhibits.written import pieces


def strong(sentence: str) -> Markup:
    """A sentence of the locales, in which *stars* are bold."""
    return Markup("").join(
        Markup("<strong>{}</strong>").format(words) if bold else escape(words) for words, bold in pieces(sentence)
    )
