"""Measure first: what is worth measuring first?"""

import streamlit as st

from roisim.answers.learning import learning
from roisim.exhibits.follow_up.rules import offered
from roisim.exhibits.measure_first.answer import answer, kind_of
from roisim.exhibits.measure_first.steering import steered
from roisim.exhibits.measure_first.trying import tried
from roisim.ui import shell, state
from roisim.ui.follow_up import deciding
from roisim.ui.measure_first import finding
from roisim.ui.parts import exhibits

shell.page("measure_first", history=False)


@shell.fragment
def measure_first() -> None:
    """All of it, drawn again together when a number is found out."""
    text = shell.whole(history=True)
    case = state.asked()
    with st.spinner(text("page.measure_first.counting"), show_time=False):
        found = learning(case)
    shell.heading(text, "measure_first", answer(text, case, found))
    if kind_of(found) == "nothing":
        return
    if found.numbers:
        finding.show(text, case, found)
    with st.container(key="measure-steer"):
        with st.container(key="measure-rule"):
            exhibits.show(text, steered(text, case, found))
            deciding.agree(text, state.case(), offered(found.steering.best))
        with st.container(key="measure-pilot"):
            exhibits.show(text, tried(text, case, found))


measure_first()
