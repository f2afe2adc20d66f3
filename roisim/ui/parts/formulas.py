"""The way from a number to its formula on the page Method (ui/method/formula.js goes it)."""

from roisim.exhibits.method.formulas import formula
from roisim.text import Text
from roisim.ui.parts.markup import NOTHING, Markup, html


def link(text: Text, key: str) -> Markup:
    """Of an exhibit or a key figure; nothing where it has no formula of its own."""
    found = formula(key)
    words = text("page.how")
    return html('<a class="how" href="method#{0}" data-formula="{0}">{1}</a>', found, words) if found else NOTHING
