"""The buttons with which one takes a picture or a table home; what they do, the browser does (taking.js)."""

from collections.abc import Sequence

from roisim.charts import laid_out
from roisim.charts.specs import Picture
from roisim.charts.value_chains import ValueChains
from roisim.charts.whiskers import Whiskers
from roisim.exhibits.compare.names import title_of
from roisim.exhibits.exhibit import Exact, Exhibit
from roisim.exhibits.taken import taken
from roisim.exports import csv
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import formulas
from roisim.ui.parts.markup import Markup, html, join


def picture(text: Text, exhibit: Exhibit, whose: Sequence[str] = ()) -> Markup:
    """Copy it, save it as PNG or SVG, where there is one; and the way to its formula.

    whose: the cases it is of, if not the open one.
    """
    key = exhibit.formula or exhibit.key
    if not isinstance(exhibit.picture, Picture | Whiskers | ValueChains):
        return formulas.alone(text, key)
    svg = "" if isinstance(exhibit.picture, Picture) else laid_out.svg(exhibit.picture)  # else it is on the page
    found = taken(text, exhibit, whose or [title_of(text, state.case())])
    buttons = join(_button("picture", kind, text(f"page.take.{kind}"), text) for kind in ("copy", "png", "svg"))
    return html(
        '<div class="take" data-file="{}" data-whose="{}" data-by="{}" data-svg="{}">{}{}</div>',
        found.file, found.whose, found.by, svg, buttons, formulas.link(text, key),
    )  # fmt: skip


def table(text: Text, columns: Sequence[str] = (), seen: Exact | None = None) -> Markup:
    """Copy the table that stands before it; or the same in these rows, where its cells say more than a number each."""
    rows = csv.tabbed(text.language, columns, seen()) if seen else ""
    return html('<div class="take" data-rows="{}">{}</div>', rows, _button("table", "", text("page.take.table"), text))


def _button(what: str, how: str, words: str, text: Text) -> Markup:
    done = text(f"page.take.{'saved' if how in ('png', 'svg') else 'copied'}")
    return html(
        '<button type="button" data-take="{}" data-how="{}" data-done="{}" data-instead="{}">{}</button>',
        what, how, done, text("page.take.saved"), words,
    )  # fmt: skip
