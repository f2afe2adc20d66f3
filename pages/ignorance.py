"""Risk of Ignorance: what does standing aside cost?"""

import streamlit as st

from roisim.answers import losses
from roisim.answers.result import answer
from roisim.ui import shell, state
from roisim.ui.ignorance import choice, dimensions
from roisim.ui.ignorance import standing_aside as shown
from roisim.ui.parts import levels

shell.page("ignorance", history=False)


@st.fragment
def ignorance() -> None:
    """Level, pictures and tables, drawn again together when the level changes, and nothing else of the page."""
    text = shell.whole(history=True)
    case = state.asked()
    losses.live(case)
    result = answer(case)
    shell.heading(text, "ignorance", shown.answered(text, result))
    with st.container(key="stance"):
        with st.container(key="stance-level", gap=None):
            levels.show(text)
        with st.container(key="stance-applies", gap=None):
            levels.show_dimensions(text)
    with st.container(key="aside-story"):
        with st.container(key="aside-lines"):
            shown.lines(text, result)
        with st.container(key="aside-weight"):
            dimensions.weights(text, case)
    with st.container(key="aside-choice"):
        with st.container(key="aside-regret"):
            choice.regretted(text, result)
        with st.container(key="aside-pilot"):
            choice.capped(text, result)
    dimensions.cards(text, case)


ignorance()
