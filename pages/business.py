"""Your business: which kind is it, in which money, over how long, in which channels?"""

import streamlit as st

from roisim.exhibits.business.summary import summary
from roisim.ui import shell, state
from roisim.ui.business import business as shown

shell.page("business", history=False)


@shell.fragment
def business() -> None:
    """All of it, drawn again together when anything changes, and nothing else of the page."""
    text = shell.whole(history=True)
    shell.heading(text, "business", summary(text, state.case()))
    shown.kinds(text)
    with st.container(key="case-frame"):
        shell.section(text("page.business.frame"))
        shown.frame(text)
    with st.container(key="case-channels"):
        shell.section(text("page.business.channels"), text("page.business.channels_help"))
        shown.channels(text)


business()
