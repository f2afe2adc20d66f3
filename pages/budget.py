"""Budget: where does the money do most good?"""

import streamlit as st

from roisim.ui import shell, state
from roisim.ui.budget import asking, finding, showing

shell.page("budget", history=False)


@shell.fragment
def budget() -> None:
    """The sentence, the next step, the curves; then the best split and the least budget, when they are asked for."""
    text = shell.whole(history=True)
    case = state.asked()
    head = st.container(key="budget-head", gap=None)
    if not showing.is_anything(case):
        showing.head(text, case, head, None)
        return
    with st.container(key="budget-next"):
        showing.next_step(text, case)
    showing.curves(text, case)
    wishes = asking.wishes(text, case)
    found = finding.split(text, case, wishes)
    showing.head(text, case, head, found)
    finding.least_budget(text, case, wishes)


budget()
