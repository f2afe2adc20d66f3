"""HTML of ours with the words of others in it, escaped by itself; user text made harmless on its way to markdown."""

import re
from collections.abc import Iterable
from typing import Literal

import streamlit as st
from markupsafe import Markup, escape

from roisim.exhibits.doubting import Doubtful
from roisim.exhibits.exhibit import Card, Table
from roisim.exhibits.method.formulas import formula
from roisim.exports.marked import strong

__all__ = ["Markup", "escape", "strong"]

NOTHING = Markup()


def html(template: str, *parts: object, **named: object) -> Markup:
    """A template of ours with its parts filled in: each is escaped, but for what is HTML already."""
    return Markup(template).format(*parts, **named)


def join(parts: Iterable[Markup]) -> Markup:
    """Pieces of HTML one after another."""
    return Markup("").join(parts)


def show(said: Markup, *, width: str = "stretch") -> None:
    """Put HTML on the page."""
    st.html(str(said), width=width)  # type: ignore[arg-type]


def flow(parts: Iterable[Markup | str]) -> None:
    """Put HTML and, between it, markdown of ours on the page: one element, however long it is."""
    body = "\n\n".join(_block(part) if isinstance(part, Markup) else part for part in parts)
    st.markdown(body, unsafe_allow_html=True, anchors=False)


def _block(said: Markup) -> str:
    """HTML as a block of markdown, which ends at an empty line, and in which Streamlit would look for icons."""
    return " ".join(str(said).splitlines()).replace(":material/", "&#58;material/")


def markdown_safe(words: str) -> str:
    """Words that mean nothing to markdown: no link, no picture, no emphasis, no formula, no icon."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~$:^])", r"\\\1", words.replace("\n", " "))


# --- the few shapes that pages share ---


def remark(sentence: str, kind: str = "remark") -> Markup:
    """A sentence of the second rank."""
    return html('<p class="{}">{}</p>', kind, sentence)


def fault(sentence: str) -> Markup:
    """What is wrong, told at once to those who can't see it."""
    return html('<p class="fault" role="alert">{}</p>', sentence)


def doubts(found: Doubtful) -> Markup:
    """What can hardly be so, a line each."""
    lines = join(html("<p>{}</p>", line) for line in found.lines)
    return html('<aside class="doubtful" aria-label="{}">{}</aside>', found.title, lines)


def header(title: str, measure: str = "", said: str = "", taken: Markup = NOTHING) -> Markup:
    """Conclusion and measure over a picture, the picture in words for those who can't see it, how to take it home."""
    below = html("<p>{}</p>", measure) if measure else ""
    unseen = html('<p class="unseen">{}</p>', said) if said else ""
    return html('<header class="figure"><h2>{}</h2>{}{}{}</header>', title, below, unseen, taken)


def section(title: str, said: str = "") -> Markup:
    """The heading of a part of a page."""
    return html('<header class="section"><h2>{}</h2>{}</header>', title, remark(said) if said else "")


def cards(found: Iterable[Card], kind: str = "cards") -> Markup:
    """Numbers that stand out, side by side."""
    return html('<dl class="{}">{}</dl>', kind, join(map(_card, found)))


def _card(card: Card) -> Markup:
    small = join(html("<small>{}</small>", each) for each in card.remarks)
    return html("<div><dt>{}</dt><dd><b>{}</b>{}</dd></div>", named(card), card.value, small)


def named(card: Card) -> Markup:
    """What a number is, which leads to its formula."""
    return to_formula(card.formula, card.name) or escape(card.name)


def to_formula(key: str, words: str) -> Markup:
    """The way from a number to its formula on Method (ui/method/formula.js goes it); nothing where it has none."""
    found = formula(key)
    return html('<a class="how" href="method#{0}" data-formula="{0}">{1}</a>', found, words) if found else NOTHING


def table(found: Table, opens: str) -> Markup:
    """A table of numbers with headings for rows and columns. opens: what shows the columns that wait, if any."""
    kinds = [' class="more"' if found.waits(place) else "" for place in range(len(found.head))]
    head = join(
        html('<th scope="col"{}>{}</th>', Markup(kind), name) if name else Markup("<td></td>")
        for kind, name in zip(kinds, found.head, strict=True)
    )
    lines = join(
        html(
            '<tr class="{}"><th scope="row">{}</th>{}</tr>',
            "net" if row.strong else "wide" if row.wide else "",
            row.name,
            join(html("<td{}>{}</td>", Markup(kind), cell) for kind, cell in zip(kinds[1:], row.cells, strict=True)),
        )
        for row in found.rows
    )
    return html(
        '<div class="figures" tabindex="0" role="region" aria-label="{caption}"><table>'
        "<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>{rest}",
        caption=found.caption, head=head, lines=lines, rest=rest("columns", opens) if found.wide else NOTHING,
    )  # fmt: skip


def rest(what: Literal["columns", "rows"], opens: str) -> Markup:
    """What shows the columns or rows of the table before it that wait; the browser needs no one for that."""
    return html('<label class="rest {}"><input type="checkbox">{}</label>', what, opens)
