"""The pitch as it is presented: what it says, and the sliders that its owner chose; nothing else can be done.

The whole page is drawn anew when a slider is moved, and no fragment of it: a fragment would first run to its end, and
the last parts take seconds. So they are worked out beside the page, and left when a slider is moved meanwhile.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from functools import partial

import streamlit as st

from roisim.cases.scenario import Scenario
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.keeping.threads import unanswered
from roisim.exhibits.pitch import whole
from roisim.exhibits.pitch.whole import Pitch, Section
from roisim.text import Text
from roisim.ui import presenting, shell, state
from roisim.ui.keeping import thread
from roisim.ui.parts import exhibits, fields, markup
from roisim.ui.pitch import presented_dials
from roisim.ui.simulator import board
from roisim.ui.simulator.board import Group

_TICK = 0.05  # seconds between two looks at whether the page is still wanted
_WORK = ThreadPoolExecutor(1, "pitch")  # one at a time, as the pages themselves


def show(text: Text) -> None:
    """The answer first, then the sliders, then part by part what takes longer."""
    case = state.asked()
    with st.container(key="presented"):
        opening = whole.opening(text, case, unanswered(state.case(), thread.heard().comments))
        _head(text, opening)
        _sliders(text)
        _asks(opening["ask"])
        waiting = st.empty()
        if "presented" not in st.session_state:  # later the parts of the numbers before stand there meanwhile
            waiting.markdown(text("page.pitch.counting"))
        for section in _beside(whole.rest(text, case)):
            with st.container(key=f"presented-{section.key}"):
                _part(text, section)
        waiting.empty()
    st.session_state["presented"] = True


def _head(text: Text, found: Pitch) -> None:
    """Whose case it is, the question and the answer, three numbers."""
    cards = [replace(card, formula="") for card in found["ask"].cards]
    markup.show(
        markup.html(
            '<header class="present"><p class="whose">{}</p><h1>{}</h1><div aria-live="polite">'
            '<p class="decision">{}</p>{}</div></header>',
            found.title, text("page.pitch.title"), markup.strong(found.answer), markup.cards(cards),
        )
    )  # fmt: skip


def _asks(ask: Section) -> None:
    """What is asked for, after the sliders: so these stand beside the answer, on a phone too."""
    with st.container(key="presented-ask"):
        shell.section(ask.heading)
        for sentence in ask.said:
            markup.show(markup.html('<p class="remark">{}</p>', markup.strong(sentence)))


# --- the sliders, and the way back ---


def _sliders(text: Text) -> None:
    case, start = state.case(), state.start()
    sent = presenting.owners(case)
    found, faults = presented_dials.asked_for(text, case, start)
    with st.container(key="presented-sliders" if found else "presented-none", gap=None):
        with st.container(key="presented-back", horizontal=True, vertical_alignment="center"):
            if found:
                markup.show(markup.remark(text("page.pitch.present.move")), width="content")
            if case != sent:
                words = text("page.pitch.present.back")
                st.button(words, key="to-owners", type="tertiary", on_click=_back, args=(sent,))
        if found:
            board.show(text, [Group("", found)], case, start, opens=False)
    for fault in faults:
        markup.show(markup.html('<p class="notice" role="status">{}</p>', text.fault(fault)))


def _back(sent: Scenario) -> None:
    fields.forget_all("")
    state.put(sent)


# --- the parts that take longer ---


def _part(text: Text, section: Section) -> None:
    """A part as it is read: no button, nothing folded, every column."""
    shell.section(section.heading)
    for sentence in section.said:
        markup.show(markup.html('<p class="remark">{}</p>', markup.strong(sentence)))
    for exhibit in section.exhibits:
        _exhibit(text, exhibit)


def _exhibit(text: Text, exhibit: Exhibit) -> None:
    table = exhibit.table
    if not (table and exhibit.is_table):  # said once
        exhibits.heading(exhibit)
        exhibits.picture(exhibit)
        exhibits.remarks(exhibit)
    if table and not table.folded:
        markup.show(markup.table(replace(table, first=()), text("page.table.all")))


def _beside(found: Iterator[Section]) -> Iterator[Section]:
    """One part after another, each worked out while the page can be left."""
    while part := _unless_left(_WORK.submit(partial(next, found, None))):
        yield part


def _unless_left(work: Future[Section | None]) -> Section | None:
    try:
        while not work.done():
            wait([work], _TICK)
            state.desk()  # to look at the session breaks off a run that is no longer wanted
    finally:
        work.cancel()
    return work.result()
