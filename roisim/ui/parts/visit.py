"""The beginning of a visit, and its end: the first line, going on with what the browser has kept, and the keeping.

Nothing of it is on a server: `visit.js` keeps what `keep` draws, and the component hands it back when it is wanted.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from roisim.answers.ask import is_answered
from roisim.cases import mending
from roisim.exhibits.keeping import headlines
from roisim.text import Text
from roisim.ui import state
from roisim.ui.keeping import arriving
from roisim.ui.keeping import visit as keeping
from roisim.ui.parts import markup
from roisim.ui.parts.markup import html

KEY = "visit"
_WORDS = ("example", "touch", "own", "hide", "kept", "go_on", "forget", "unread")
_END = 24  # letters: a code ends in a checksum
_UNREAD = "kept_unread"  # what was tried last is no case
# The script may come a moment after the first page.
_HAND_OVER = """export default (part) => {
  if (window.roisimVisit) window.roisimVisit(part);
  else (window.roisimVisits ??= []).push(part);
}"""


def begin(text: Text, first: bool) -> bool:
    """What there is to say to someone who has just come. first: on the first page. True where they want their own."""
    said = _component()(
        key=KEY,
        data={
            "fresh": not state.touched(),
            "bare": state.is_bare(),
            "first": first,
            "unread": bool(st.session_state.get(_UNREAD)),
            "words": {word: text(f"visit.{word}", name="{name}") for word in _WORDS},
        },
        on_kept_change=_go_on,
        on_own_change=lambda: None,
    )
    return bool(said.own)


@lru_cache(1)
def _component() -> Callable[..., Any]:
    return st.components.v2.component("roisim_visit", js=_HAND_OVER, isolate_styles=False)


def _go_on() -> None:
    kept = st.session_state[KEY].get("kept")
    if isinstance(kept, str):
        there = state.go_on(kept)
        st.session_state[_UNREAD] = not there
        if there:
            arriving.attach(mending.asked(kept))


def keep(text: Text, own: bool = True) -> None:
    """For the browser to keep: what the open case is called, and the cases, where the address does not hold them.

    own: False where the case is someone else's, which is not to take the place of one's own.
    """
    changed = "yes" if own and state.touched() else ""
    said = html(
        '<span hidden data-kept="{}" data-title="{}" data-changed="{}" data-gone="{}" data-browser="{}"></span>',
        state.whole() if own else "", state.title(text)[:200], changed, text("visit.gone"),
        keeping.new_key(),
    )  # fmt: skip
    markup.show(said)


def answered() -> None:
    """What the case answers, for the link that one may copy; where the page has worked it out.

    With it goes how the code of the case ends, for a page may have changed since it was drawn.
    """
    with st.container(key="was"):  # empty too: a field that moves is a new field
        code = "".join(state.in_address().query.get("case", ()))
        if code and is_answered(state.asked()):
            said = headlines.coded(keeping.headline())
            markup.show(html('<span hidden data-was="{}" data-was-of="{}"></span>', said, code[-_END:]))


def ask_name(key: str) -> None:
    """Let the field of a name be the next to be written in, once, if a name is asked for."""
    if st.session_state.pop("name_asked", False):
        count = st.session_state["names_asked"] = st.session_state.get("names_asked", 0) + 1
        markup.show(html('<span hidden data-ask="{}" data-count="{}"></span>', key, count))
