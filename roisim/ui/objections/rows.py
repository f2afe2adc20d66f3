"""The objections on the page, a row each: a tick, what it changes, what is left, and the way to a case of its own."""

import streamlit as st

from roisim.answers.objections import Objected, changed
from roisim.cases import objections
from roisim.exhibits.objections.rows import Said, rows
from roisim.exhibits.objections.wording import titled
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.objections import weighing
from roisim.ui.parts import markup
from roisim.ui.parts.fields import controlled, outdated
from roisim.ui.parts.markup import html


def show(text: Text, found: Objected) -> None:
    """Those that change anything, most costly first; then those that do not, each with the reason."""
    touching, others = rows(text, found)
    shell.section(text("page.objections.rows"), text("page.objections.rows_remark"))
    with st.container(key="objections-ticks", horizontal=True, gap="small"):
        keys = tuple(found.alone)
        st.button(text("page.objections.all"), key="tick-all", on_click=weighing.tick, args=(keys,))
        st.button(text("page.objections.none"), key="tick-none", on_click=weighing.tick, args=((),),
                  disabled=not found.chosen)  # fmt: skip
    for row in touching:
        _row(text, found, row)
    if others:
        shell.section(text("page.objections.untouched"), text("page.objections.untouched_remark"))
        for row in others:
            _row(text, found, row)


def _row(text: Text, found: Objected, row: Said) -> None:
    place = tuple(found.alone).index(row.key)
    with st.container(key=f"objection-{place}", gap=None):
        key = controlled(f"tick-{place}", row.key in found.chosen)
        about = markup.markdown_safe(row.source) or None
        st.checkbox(markup.markdown_safe(row.name), key=key, on_change=_tick, args=(row.key, key), help=about)
        numbers = markup.join(html("<b>{}</b>", number) for number in row.numbers)
        verdict = html('<em class="{}">{}</em>', row.kind, row.verdict) if row.verdict else ""
        markup.show(html('<div class="objection"><p>{}</p><p class="left">{}{}</p></div>', row.how, numbers, verdict))
        if row.numbers:
            said = text("page.objections.open")
            st.button(said, key=f"open-objection-{place}", type="tertiary", on_click=_open, args=(row.key,))


def _tick(key: str, widget: str) -> None:
    if outdated(widget):
        return
    others = [each for each in weighing.ticked() if each != key]
    weighing.tick([*others, key] if st.session_state[widget] else others)


def _open(key: str) -> None:
    """The case with that objection granted, beside the others and open."""
    text, desk, case = state.text(), state.desk(), state.case()
    objection = objections.keyed(case).get(key)
    if objection is None:  # it was taken away a moment ago
        return
    if not desk.room:
        state.tell("page.objections.full")
        return
    after = titled(text, state.title(text), objection, changed(case, (key,)))
    state.arrange(desk.with_more([after]).opened(len(desk.cases)))
    state.tell("page.objections.opened", name=after.title)
