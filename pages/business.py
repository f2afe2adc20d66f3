"""Your business: which kind is it, in which money, over how long, in which channels?"""

import streamlit as st

from roisim.exhibits.business.summary import summary
from roisim.ui import shell, state
from roisim.ui.business import business

text = shell.page("business")
shell.heading(text, "business", summary(text, state.case()))
business.kinds(text)
with st.container(key="case-frame"):
    shell.section(text("page.business.frame"))
    business.frame(text)
with st.container(key="case-channels"):
    shell.section(text("page.business.channels"), text("page.business.channels_help"))
    business.channels(text)
