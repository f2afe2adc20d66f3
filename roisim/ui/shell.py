"""What stands around every page: menu, language, undo and redo, address, style, and the notices of a link.

A page begins with `shell.page("name")`. One that draws a part of itself anew without the rest, in a `shell.fragment`,
begins that with `shell.whole()`. Visited first on a fresh server, a page is run without app.py; then it brings up the
menu itself.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from typing import NoReturn, ParamSpec

import streamlit as st
from streamlit.delta_generator_singletons import context_dg_stack, get_default_dg_stack_value
from streamlit.navigation.page import Page as StreamlitPage

from roisim.exhibits.compare.names import title_of
from roisim.exhibits.doubting import on_a_page
from roisim.exhibits.menu import FIRST, MENU
from roisim.exhibits.notices import notices, weighing
from roisim.folder import app_folder
from roisim.text import LANGUAGES, Text
from roisim.ui import browser, presenting, signin, state, warmup
from roisim.ui.keeping import arriving, bonds
from roisim.ui.keeping import button as keeping
from roisim.ui.parts import markup, visit
from roisim.ui.parts.markup import html

Given = ParamSpec("Given")
_running = threading.local()  # one script run is one thread
# Visitors are served one after another. Side by side, each would wait for the interpreter after every one of the
# thousands of array operations of an answer: three at once take longer than three in turn. But nobody waits long for a
# page that works for seconds, as one with many large cases may.
_turn = threading.RLock()
PATIENCE = 2.0  # seconds
_NO_ANSWER = ("assumptions", "method")  # the one tells all doubts, the other of no case


def run() -> None:
    """The whole of app.py: choose the page, run it."""
    context_dg_stack.set(get_default_dg_stack_value())  # a run that was broken off may have left nowhere to draw
    chosen = _menu()
    _running.routed = True
    try:
        with _in_turn():
            chosen.run()
    finally:
        _running.routed = False


@contextmanager
def _in_turn() -> Iterator[None]:
    """Alone, or beside whoever is still at work when one has waited long enough."""
    alone = _turn.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if alone:
            _turn.release()


def fragment(draw: Callable[Given, None]) -> Callable[Given, None]:
    """A part of a page that is drawn anew without the rest."""

    @wraps(draw)
    def drawn_in_turn(*given: Given.args, **named: Given.kwargs) -> None:
        if signin.is_away():
            st.rerun()
        with _in_turn():
            draw(*given, **named)

    return st.fragment(drawn_in_turn)


def page(name: str, history: bool = True) -> Text:
    """Open a page: menu, language, address and style in place. Returns the words to speak.

    history: False where the page draws undo and redo itself.
    """
    _bring_up()
    text = state.text()
    if presenting.paths() is not None:
        _present(text)
    state.show_address()
    _top(name, text)
    st.session_state["drawn_in"] = text.language
    if history:
        _history(text)
    with st.container(key="notices", gap="small"):
        if visit.begin(text, name == FIRST):
            st.switch_page(_entry("business", text), query_params=state.address())
        _notices(text)
    return text


def _bring_up() -> None:
    if not getattr(_running, "routed", False):
        _menu()
        if "brought_up" not in st.session_state:
            # Run by app.py from now on, widgets get other identities, and those drawn here would come back empty.
            st.session_state["brought_up"] = True
            st.rerun()


def _present(text: Text) -> NoReturn:
    """The pitch as it is presented, in the place of any page, with nothing around it but the notices."""
    from roisim.ui.pitch import presented  # stands on this module

    state.show_address()
    with st.container(key="presents", gap=None):
        browser.prepare(text.language, state.theme())
        visit.keep(text, own=False)
        markup.show(_printed(text))
    with st.container(key="notices", gap="small"):
        _notices(text)
    presented.show(text)
    st.stop()


def whole(history: bool = False) -> Text:
    """Call first in a fragment: where the language was changed and the page not drawn anew, draw it.

    Leaving a field and clicking the language in one movement asks for a fragment and the page at once, and the
    fragment may win. history: the fragment holds all that changes the case, and so draws undo and redo.
    """
    if st.session_state.get("drawn_in") != state.language():
        st.rerun(scope="app")
    text = state.text()
    if history:
        _history(text)
    return text


def _history(text: Text) -> None:
    """Undo and redo, in the line above the page; it is drawn with every change, and so says what to keep."""
    with st.container(key="history", horizontal=True, gap="small"):
        visit.keep(text)
        for step, name, there in ((state.undo, "undo", state.can_undo()), (state.redo, "redo", state.can_redo())):
            words = text(f"page.{name}")
            st.button(words, key=name, type="tertiary", icon=f":material/{name}:", on_click=step, disabled=not there)
        keeping.show(text)


def _menu() -> StreamlitPage:
    warmup.once()
    state.begin_to_speak()
    signin.gate(Text(state.language()))
    state.open_visit()
    arriving.begin()
    text = state.text()
    entries = {name: _entry(name, text) for names in MENU.values() for name in names}
    # The first page lies at "/"; a second entry lets /simulator lead there too.
    chosen = st.navigation([*entries.values(), _entry(FIRST, text, again=True)], position="hidden")
    presents = presenting.paths() is not None
    shown = text("page.pitch.menu") if presents else chosen.title
    tab = text("page.tab", title=state.title(text), page=shown)
    st.set_page_config(tab, page_icon=str(app_folder() / "static" / "icon.svg"), layout="wide")
    here = next(name for name in entries if text(f"page.{name}.menu") == chosen.title)
    if not presents:
        _links(entries, here, text)
    return chosen


def _entry(name: str, text: Text, again: bool = False) -> StreamlitPage:
    first = name == FIRST and not again
    return st.Page(
        app_folder() / "pages" / f"{name}.py",
        title=text(f"page.{name}.menu"),
        url_path="start" if first else name,
        default=first,
    )


def _links(entries: dict[str, StreamlitPage], here: str, text: Text) -> None:
    """The menu, drawn by us: Streamlit's own shows the names of files until app.py has run, and drops the address."""
    address = state.address()
    with st.sidebar, st.container(key="menu", gap=None):
        for group, names in MENU.items():
            markup.show(markup.remark(text(f"page.menu.{group}"), "menu-group"))
            for name in names:
                with st.container(key="menu-here" if name == here else None):
                    st.page_link(entries[name], query_params=address)
        signin.account(text)


def go(text: Text, name: str) -> None:
    """Turn to another page, with the case as it stands."""
    st.switch_page(_entry(name, text), query_params=state.address())


def question(text: Text, name: str) -> None:
    """The question of a page, while its answer is worked out."""
    markup.show(html('<header class="page-head"><h1>{}</h1></header>', text(f"page.{name}.title")))


def heading(text: Text, name: str, answer: str = "") -> None:
    """The question of a page, and its answer in a sentence."""
    head = '<header class="page-head"><h1>{}</h1><p>{}</p></header>'
    markup.show(html(head, text(f"page.{name}.title"), markup.strong(answer)))
    told(text)
    if name not in _NO_ANSWER:
        doubts(text)


def doubts(text: Text) -> None:
    """What can hardly be so in the case, and the way to look it over; nothing where nothing is doubted."""
    found = on_a_page(text, state.case())
    with st.container(key="doubtful", gap=None):  # empty too: a field that moves is a new field
        if found:
            markup.show(markup.doubts(found))
            st.page_link(_entry("assumptions", text), label=found.way, query_params=state.address())


def told(text: Text) -> None:
    """What there is to say about the last change, and the way back from it."""
    said = state.told(text)
    with st.container(key="told", horizontal=True, vertical_alignment="center"):  # empty too, as the doubts
        if said:
            markup.show(html('<p class="notice told" role="status">{}</p>', said))
            if state.can_undo():
                st.button(text("page.undo"), key="undo-told", on_click=state.undo)
    visit.answered()


def section(title: str, remark: str = "") -> None:
    """The heading of a part of a page."""
    markup.show(markup.section(title, remark))


def _top(name: str, text: Text) -> None:
    """The line above the page: copy the link, change language."""
    other = next(language for language in LANGUAGES if language != text.language)
    with st.container(
        key="top", horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    ):
        browser.prepare(text.language, state.theme())
        button = '<button class="copy" data-copy-link="{copy}" data-done="{done}">{copy}</button>'
        copy = html(button, copy=text("page.copy_link"), done=text("page.copied"))
        markup.show(copy + _printed(text), width="content")
        st.button(
            text("page.other_language"),
            key=f"language-{name}",
            type="tertiary",
            on_click=state.speak,
            args=(other,),
        )


def _printed(text: Text) -> markup.Markup:
    return html('<p class="printed">{}, <span data-today></span></p>', title_of(text, state.case()))


def _notices(text: Text) -> None:
    """What there is to say about the link that was opened; it stays until the case is changed."""
    wanted, used = state.case().draws, state.asked().draws
    weighed = weighing(text, state.counted())
    there = state.in_address()
    if bonds.holds(state.desk()) or presenting.paths() is not None:
        there = replace(there, too_long=None)  # a short link opens it
    link = notices(text, state.link(), there, wanted, used)
    keeping.notices(text)
    for sentence in [*link, *filter(None, [weighed])]:
        markup.show(html('<p class="notice" role="status">{}</p>', sentence))
