"""The month after which the plan is stopped at the latest, as the reader chose it."""

import streamlit as st

from roisim.answers.pilot import gate, gates
from roisim.cases.scenario import Scenario
from roisim.text import Text
from roisim.ui.parts.fields import controlled, outdated


def chosen(case: Scenario) -> int:
    """The month chosen on this visit; inside the horizon."""
    return gate(case, *filter(None, [st.session_state.get("gate")]))


def ask(text: Text, case: Scenario) -> None:
    """The months to choose from."""
    key, open_to = controlled("gate-at", chosen(case)), gates(case) or [chosen(case)]
    st.segmented_control(
        text("page.ignorance.pilot.ask"), open_to, key=key, required=True, on_change=_choose, args=(key,),
        format_func=lambda each: text("page.ignorance.pilot.option", count=each),
    )  # fmt: skip


def _choose(key: str) -> None:
    if not outdated(key):
        st.session_state["gate"] = st.session_state[key]
