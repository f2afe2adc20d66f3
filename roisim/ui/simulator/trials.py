"""Four trials of a case, each one tap: made, seen in the answer, and taken back with another."""

import streamlit as st

from roisim.answers.ask import answer
from roisim.answers.evidence import trusted
from roisim.answers.result import Result
from roisim.cases import trials
from roisim.cases.scenario import Scenario
from roisim.cases.trials import Held
from roisim.exhibits.simulator import trials as exhibit
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup
from roisim.ui.parts.fields import controlled, outdated


def show(text: Text, result: Result) -> None:
    """The four; and of the one that was made, what it changed, and what came of it."""
    held = _held(state.case())
    key = controlled("trial", held and held.name)
    st.pills(
        text("page.trial.label"), trials.NAMES, key=key, on_change=_chosen, args=(key,),
        format_func=lambda name: text(f"page.trial.{name}"),
    )  # fmt: skip
    if not held:
        return
    before = answer(trusted(held.released(result.scenario)))
    said = exhibit.made(text, held.name, before, result)
    with st.container(key="trial-told", horizontal=True, vertical_alignment="center"):
        markup.show(markup.html('<p class="notice told" role="status">{}</p>', markup.strong(said)))
        st.button(text("page.undo"), key="undo-trial", on_click=_back)


def _held(case: Scenario) -> Held | None:
    """The trial that the open case is in."""
    held: Held | None = st.session_state.get("trial")
    return held if held and held.on(case) else None


def _chosen(key: str) -> None:
    """Make the trial that was chosen, from the case before any other; or take back the one that was let go."""
    if outdated(key):
        return
    name: trials.Name | None = st.session_state[key]
    held, case = _held(state.case()), state.case()
    if not name:
        _back()
        return
    before = held.released(case) if held else case
    after = trials.tried(before, name)
    state.put(after)
    st.session_state["trial"] = Held(name, before, after)


def _back() -> None:
    """The case as it was before the trial, but for what else was changed since; by undo where that is all."""
    held = _held(state.case())
    if not held:
        return
    before = state.desk().with_open(held.released(state.case()))
    if state.can_undo() and st.session_state["before"][-1] == before:
        state.undo()
    else:
        state.arrange(before)
