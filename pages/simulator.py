"""Simulator: what does the plan return, and how sure is that?"""

import streamlit as st

from roisim.answers.ask import answer
from roisim.ui import shell, state
from roisim.ui.parts import against
from roisim.ui.simulator import answer as shown
from roisim.ui.simulator import controls, decides, trials

shell.page("simulator", history=False)


@shell.fragment
def simulator() -> None:
    """Sliders and answer, drawn again together when a slider moves, and nothing else of the page."""
    text = shell.whole(history=True)
    with st.container(key="desk"):
        controls_side = st.container(key="controls", gap=None)
        answer_side = st.container(key="answer")
    result = answer(state.asked())
    # What is drawn first is seen first: the answer moves at once, the controls follow.
    with answer_side:
        with st.container(key="first"):
            shell.told(text)
            shown.head(text, result)
            decides_place = st.container(key="decides")
            shell.doubts(text)
            trials.show(text, result)
            shown.over_time(text, result)
        with st.container(key="then"):
            shown.in_steps(text, result)
            shown.more(text, result)
            shown.years(text, result)
    with controls_side:
        against.show(text)
        controls.show(text, result)
    with decides_place:
        decides.show(text, state.asked())


simulator()
