"""Compare: which case is better?"""

import streamlit as st

from roisim.ui import comparing, laying_out, shell

text = shell.page("compare")
shown = comparing.Shown(text)
shell.heading(text, "compare", comparing.answer(text, shown))
comparing.remarks(text, shown)
with st.container(key="compare"):
    with st.container(key="compare-picture"):
        against = comparing.way(text, shown)
        comparing.picture(text, shown, against)
        if shown.few:
            comparing.outputs(text, shown, against)
    with st.container(key="compare-cases"):
        laying_out.listed(text, shown.results)
        laying_out.adding(text)
if not shown.few:
    comparing.outputs(text, shown, against)
comparing.inputs(text, shown)
