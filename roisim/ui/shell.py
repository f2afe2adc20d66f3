"""What stands around every page: menu, language, address, style, and the notices of a link.

A page begins with `shell.page("name")`. Visited first on a fresh server, a page is run without app.py; it then brings
up the menu itself.
"""

import gc
import threading
from functools import lru_cache
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from roisim import cases, result
from roisim.text import LANGUAGES, Text
from roisim.ui import browser, state

# The menu: groups, and the pages of each; a page is `pages/<name>.py` and `page.<name>.*` in the locales.
MENU: dict[str, tuple[str, ...]] = {"case": ("simulator", "business", "assumptions"), "deliver": ("method",)}
FIRST = "simulator"

_running = threading.local()  # one script run is one thread


def run() -> None:
    """The whole of app.py: choose the page, run it."""
    chosen = _menu()
    _running.routed = True
    try:
        chosen.run()
    finally:
        _running.routed = False


def page(name: str) -> Text:
    """Open a page: menu, language, address and style in place. Returns the words to speak."""
    if not getattr(_running, "routed", False):
        _menu()
    text = state.text()
    state.show_address()
    browser.prepare(text.language)
    _top(name, text)
    _notices(text)
    return text


def _menu() -> StreamlitPage:
    warm()
    state.open_visit()
    text = state.text()
    st.set_page_config(page_title=text("page.name"), layout="wide")
    with st.sidebar:
        st.html(f'<p class="name">{escape(text("page.name"))}</p>')
    return st.navigation({text(f"page.menu.{group}"): [_entry(name, text) for name in names] for group, names in MENU.items()})


def _entry(name: str, text: Text) -> StreamlitPage:
    return st.Page(
        app_folder() / "pages" / f"{name}.py",
        title=text(f"page.{name}.menu"),
        url_path=name,
        default=name == FIRST,
    )


def app_folder() -> Path:
    """Where app.py and pages/ lie: beside the package in a checkout, inside it once installed."""
    package = Path(__file__).parents[1]
    return package / "_app" if (package / "_app").is_dir() else package.parent


def _top(name: str, text: Text) -> None:
    """The line above the page: copy the link, change language."""
    other = next(language for language in LANGUAGES if language != text.language)
    with st.container(key="top", horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"):
        copy, done = escape(text("page.copy_link")), escape(text("page.copied"))
        st.html(f'<button class="copy" data-copy-link="{copy}" data-done="{done}">{copy}</button>', width="content")
        st.button(text("page.other_language"), key=f"language-{name}", type="tertiary", on_click=state.speak, args=(other,))


def _notices(text: Text) -> None:
    """What there is to say about the link that was opened; it stays until the case is changed."""
    for sentence in state.notices(text):
        st.html(f'<p class="notice" role="status">{escape(sentence)}</p>')


@lru_cache
def warm() -> None:
    """Load what the first answer needs, then keep the garbage collector off it: it would cost 60 ms a run."""
    result.answer(cases.preset(state.EXAMPLE))
    gc.collect()
    gc.freeze()
