"""What is there at once: the sentence at the top, the next step, the curves."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from roisim.answers.budget import Suggestion
from roisim.answers.curves import responses
from roisim.answers.pot import pot
from roisim.cases.scenario import Scenario
from roisim.exhibits.budget import next_step as told
from roisim.exhibits.budget import response, whole
from roisim.exhibits.budget.response import MEASURED, Measured
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import exhibits, markup
from roisim.ui.parts.fields import controlled, outdated


def is_anything(case: Scenario) -> bool:
    """Whether there is anything that money can go to."""
    return bool(pot(case))


def head(text: Text, case: Scenario, place: DeltaGenerator, found: Suggestion | None) -> None:
    """The question of the page, and its answer."""
    with place:
        shell.heading(text, "budget", whole.answer(text, case, found))


def next_step(text: Text, case: Scenario) -> None:
    """What the next 10,000 kronor give, item by item."""
    with st.spinner(text("page.budget.drawing")):  # shown where it takes long, as with a dozen channels
        found = responses(case)
    exhibits.show(text, told.exhibit(whole.speech_of(text, case), found))


def curves(text: Text, case: Scenario) -> None:
    """Small pictures side by side, in money or in leads."""
    speech, measured = whole.speech_of(text, case), _measured()
    markup.show(markup.section(speech.text("page.budget.curve.section"), speech.text("page.budget.curve.remark")))
    key = controlled("budget-measured", measured)
    st.segmented_control(
        text("page.budget.curve.show"), MEASURED, key=key, required=True, on_change=_measure, args=(key,),
        format_func=lambda each: text(f"page.budget.curve.{each}"), label_visibility="collapsed",
    )  # fmt: skip
    with st.container(key="budget-curves"):
        for exhibit in response.curves(speech, responses(case), measured):
            with st.container(key=f"{exhibit.key}-{measured}"):
                exhibits.show(text, exhibit)


def _measured() -> Measured:
    found: Measured = st.session_state.get("budget-measure", "npv")
    return found


def _measure(key: str) -> None:
    if not outdated(key):
        st.session_state["budget-measure"] = st.session_state[key]
