"""Pitch: should the plan be approved?"""

import streamlit as st

from roisim.exhibits.keeping.threads import unanswered
from roisim.exhibits.pitch.whole import pitch
from roisim.ui import shell, state
from roisim.ui.keeping import thread
from roisim.ui.pitch import document, files, presented_link

text = shell.page("pitch")
heard = thread.heard()
with st.spinner(text("page.pitch.counting"), show_time=False):
    discussed = unanswered(state.case(), heard.comments)
    found = pitch(text, state.asked(), discussed)
shell.heading(text, "pitch", found.answer)
thread.tell(text, heard)
document.show(text, found)
files.show(text, state.asked(), discussed)
presented_link.show()
