"""The answer with each objection, worked out with its progress shown; and which of them are ticked."""

import time
from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from roisim.answers.objections import Objected, granted, objected
from roisim.cases import objections
from roisim.text import Text
from roisim.ui import shell, state

_SOON = 0.3  # seconds after which it is said that one waits


def found(text: Text) -> Objected:
    """All objections to the open case. What was worked out before is there at once."""
    case, place, begun = state.asked(), st.empty(), time.monotonic()
    keys = tuple(objections.keyed(case))
    for done, key in enumerate(keys):
        granted(case, (key,))
        if time.monotonic() - begun > _SOON:
            _wait(text, place, done + 1, len(keys))
    place.empty()
    return objected(case, ticked())


def _wait(text: Text, place: DeltaGenerator, done: int, count: int) -> None:
    """The question of the page, and how far its answer is."""
    with place.container():
        shell.question(text, "objections")
        st.progress(done / count, text("page.objections.counting", done=done, count=count))


def ticked() -> tuple[str, ...]:
    """The keys of those that are ticked, of which the open case has every one."""
    kept: tuple[str, ...] = st.session_state.get("objections_ticked", ())
    return tuple(key for key in objections.keyed(state.case()) if key in kept)


def tick(keys: Iterable[str]) -> None:
    """Let these be ticked, and no others."""
    st.session_state["objections_ticked"] = tuple(keys)
