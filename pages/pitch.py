"""Pitch: should the plan be approved?"""

import streamlit as st

from roisim.exhibits.pitch.whole import pitch
from roisim.ui import shell, state
from roisim.ui.pitch import document, files, presented_link

text = shell.page("pitch")
with st.spinner(text("page.pitch.counting"), show_time=False):
    found = pitch(text, state.asked())
shell.heading(text, "pitch", found.answer)
document.show(text, found)
files.show(text, state.asked())
presented_link.show()
