"""Risk of Ignorance: what does standing aside cost?"""

import streamlit as st

from roisim.answers.ask import Drawn, ask
from roisim.exhibits.ignorance import asks, cost, lines, weights
from roisim.ui import shell, state
from roisim.ui.ignorance import cards, choice, gate
from roisim.ui.parts import exhibits, levels

shell.page("ignorance", history=False)


@shell.fragment
def ignorance() -> None:
    """Level, pictures and tables, drawn again together when the level changes, and nothing else of the page."""
    text = shell.whole(history=True)
    case = state.asked()
    at = gate.chosen(case)
    result = ask(case, Drawn(), *asks(case, at))
    shell.heading(text, "ignorance", cost.summary(text, result, at))
    with st.container(key="stance"):
        with st.container(key="stance-level", gap=None):
            levels.show(text)
        with st.container(key="stance-applies", gap=None):
            levels.show_dimensions(text)
    with st.container(key="aside-story"):
        with st.container(key="aside-lines"):
            exhibits.show(text, lines.lines(text, result))
        with st.container(key="aside-weight"):
            exhibits.show(text, weights.weights(text, result))
    with st.container(key="aside-choice"):
        with st.container(key="aside-regret"):
            choice.regretted(text, result)
        with st.container(key="aside-pilot"):
            choice.capped(text, result)
    cards.show(text, result)


ignorance()
