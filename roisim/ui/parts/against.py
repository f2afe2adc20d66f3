"""Which of two questions is answered: is social media worth it, or is this plan? Asked where there is work today."""

from dataclasses import replace
from typing import Literal

import streamlit as st

from roisim.cases.scenario import Against, Scenario
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts.fields import controlled, outdated

_QUESTIONS: tuple[Literal["today", "aside"], ...] = ("today", "aside")


def show(text: Text, titled: bool = True) -> None:
    """The choice, in words; nothing where the two questions are one. titled: False below a heading of its own."""
    case = state.case()
    if not case.works_today:
        return
    key = controlled("against", case.against)
    st.radio(
        text("against.question"), _QUESTIONS, key=key, on_change=_choose, args=(key,),
        label_visibility="visible" if titled else "collapsed",
        format_func=lambda each: text(f"against.{each}"),
        captions=[text(f"answer.question.{each}") for each in _QUESTIONS],
    )  # fmt: skip


def _choose(key: str) -> None:
    """Take the question chosen in the widget."""
    if not outdated(key):
        state.put(asked(state.case(), st.session_state[key]))


def asked(case: Scenario, question: Against) -> Scenario:
    """The case with that question; not written down where it would be asked anyway."""
    plain = replace(case, finance=replace(case.finance, against=""))
    return plain if plain.against == question else replace(case, finance=replace(case.finance, against=question))
