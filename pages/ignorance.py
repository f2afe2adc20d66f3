"""Risk of Ignorance: what does standing aside cost?"""

import streamlit as st

from roisim.answers.ask import Drawn, ask
from roisim.answers.losses import FIGURES, losses_of
from roisim.answers.monthly import Monthly
from roisim.answers.pilot import PilotTo
from roisim.answers.totals import ASIDE, TOTALS
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
    asked = (TOTALS, ASIDE, losses_of(case), *(Monthly(world, tuple(FIGURES.values())) for world in ("engage", "hold")))
    result = ask(case, Drawn(), *asked, PilotTo(shown.gate(case)))
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
            dimensions.weights(text, result)
    with st.container(key="aside-choice"):
        with st.container(key="aside-regret"):
            choice.regretted(text, result)
        with st.container(key="aside-pilot"):
            choice.capped(text, result)
    dimensions.cards(text, result)


ignorance()
