"""Your business: which kind is it, what are its own ten numbers, in which money, over how long?"""

import streamlit as st

from roisim.exhibits.business.summary import summary
from roisim.ui import shell, state
from roisim.ui.business import business as shown
from roisim.ui.business import lines, season, ten, today
from roisim.ui.parts import case_bar

shell.page("business", history=False)


@shell.fragment
def business() -> None:
    """All of it, drawn again together when anything changes, and nothing else of the page."""
    text = shell.whole(history=True)
    shell.heading(text, "business", summary(text, state.case()))
    case_bar.show(text)
    shown.kinds(text)
    with st.container(key="business-ten"):
        shell.section(text("ten.title"), text("ten.help"))
        ten.show(text)
    with st.container(key="business-season"):
        shell.section(text("season.title"), text("season.help"))
        season.show(text)
    with st.container(key="business-frame"):
        shell.section(text("page.business.frame"))
        shown.frame(text)
    with st.container(key="business-credit"):
        today.question(text)
        today.crediting(text)
    with st.container(key="business-lines"):
        lines.show(text)


business()
