"""Key figures: how do the key figures move?"""

import streamlit as st

from roisim.ui import key_figures, shell, state, unit_worth, value_chains

shell.page("key_figures", history=False)


@st.fragment
def figures() -> None:
    """All of it, drawn again together: undo may take back a target, or any number of the case."""
    text = shell.whole(history=True)
    result = key_figures.show(text, state.case())
    value_chains.show(text, result)
    unit_worth.show(text, result)


figures()
