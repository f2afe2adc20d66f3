"""Your business: which kind is it, in which money, over how long, in which channels?"""

import streamlit as st

from roisim.ui import businesses, shell

text = shell.page("business")
shell.heading(text, "business", businesses.summary(text))
businesses.kinds(text)
with st.container(key="case-frame"):
    shell.section(text("page.business.frame"))
    businesses.frame(text)
with st.container(key="case-channels"):
    shell.section(text("page.business.channels"), text("page.business.channels_help"))
    businesses.channels(text)
