"""Your business: which kind is it, in which money, over how long, in which channels?"""

import streamlit as st

from roisim.exhibits.business.summary import summary
from roisim.ui import shell, state
from roisim.ui.business import business as shown
from roisim.ui.business import channels, lines, today

shell.page("business", history=False)


@shell.fragment
def business() -> None:
    """All of it, drawn again together when anything changes, and nothing else of the page."""
    text = shell.whole(history=True)
    shell.heading(text, "business", summary(text, state.case()))
    shown.kinds(text)
    with st.container(key="business-frame"):
        shell.section(text("page.business.frame"))
        shown.frame(text)
    with st.container(key="business-channels"):
        shell.section(text("page.business.channels"), text("page.business.channels_help"))
        channels.show(text)
    with st.container(key="business-today"):
        shell.section(text("page.business.today"), text("page.business.today_help"))
        today.work(text)
    with st.container(key="business-credit"):
        today.crediting(text)
    with st.container(key="business-lines"):
        lines.show(text)


business()
