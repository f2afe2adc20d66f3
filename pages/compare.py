"""Compare: which case is better?"""

import streamlit as st

from roisim.ui import shell
from roisim.ui.compare import comparison, desk

shell.page("compare", history=False)


@shell.fragment
def compare() -> None:
    """Picture, cases and tables, drawn again together when a case or the way changes, and nothing else of the page."""
    text = shell.whole(history=True)
    shown = comparison.Shown(text)
    shell.heading(text, "compare", comparison.answer(text, shown))
    comparison.remarks(text, shown)
    with st.container(key="compare"):
        with st.container(key="compare-picture"):
            against = comparison.way(text, shown)
            comparison.picture(text, shown, against)
            comparison.tables(text, shown, against)
        with st.container(key="compare-cases"):
            desk.listed(text, shown.results)
            desk.adding(text)


compare()
