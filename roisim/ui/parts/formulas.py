"""How a number is worked out, offered beside what one can take home."""

from roisim.text import Text
from roisim.ui.parts.markup import NOTHING, Markup, html, to_formula


def link(text: Text, key: str) -> Markup:
    """The way from an exhibit or a key figure to its formula; nothing where it has none of its own."""
    return to_formula(key, text("page.how"))


def alone(text: Text, key: str) -> Markup:
    """The same where there is nothing to take home beside it."""
    found = link(text, key)
    return html('<div class="take">{}</div>', found) if found else NOTHING
