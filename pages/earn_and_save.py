"""Earn and save: what does the plan earn and save?"""

import streamlit as st

from roisim import earnings_told, sentences
from roisim.result import answer
from roisim.ui import earnings, savings, shell, state

text = shell.page("earn_and_save")
result = answer(state.asked())
shell.heading(text, "earn_and_save", earnings_told.summary(text, result))
if not sentences.is_nothing(result):
    with st.container(key="waterfall"):
        earnings.from_cost_to_net(text, result)
    with st.container(key="steps"):
        earnings.in_steps(text, result)
    with st.container(key="monthly"):
        shell.section(text("page.earn_and_save.months"), text("page.earn_and_save.months_how"))
        savings.each(text, result)
