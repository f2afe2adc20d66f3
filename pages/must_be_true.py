"""What must be true for the plan to pay?"""

import streamlit as st

from roisim.answers.ask import Drawn, ask
from roisim.exhibits.must_be_true import ASKS, summary
from roisim.exhibits.saying import is_nothing
from roisim.ui import shell, state
from roisim.ui.must_be_true import must_be_true as shown
from roisim.ui.must_be_true import sentences

shell.page("must_be_true", history=False)


@shell.fragment
def must_be_true() -> None:
    """Bars, sentences and map, drawn again together when one of them is chosen anew, and nothing else of the page."""
    text = shell.whole(history=True)
    case = state.asked()
    result = ask(case, Drawn(), *ASKS)
    shell.heading(text, "must_be_true", summary.summary(text, result))
    if is_nothing(result):
        return
    with st.container(key="must-bars"):
        with st.container(key="must-decides"):
            shown.bars(text, case)
        with st.container(key="must-turning"):
            sentences.turning(text, case)
    with st.container(key="must-two"):
        with st.container(key="must-map"):
            shown.two(text, case)
        with st.container(key="must-beside"):
            sentences.soft(text, result)
    sentences.failing(text, result)
    shown.uncertainty(text, case)


must_be_true()
