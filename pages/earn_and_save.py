"""Earn and save: what does the plan earn and save?"""

import streamlit as st

from roisim.answers.result import answer
from roisim.exhibits.earn_and_save import waterfall
from roisim.exhibits.simulator import decision
from roisim.ui import shell, state
from roisim.ui.earn_and_save import earnings, savings

text = shell.page("earn_and_save")
result = answer(state.asked())
shell.heading(text, "earn_and_save", waterfall.summary(text, result))
if not decision.is_nothing(result):
    with st.container(key="waterfall"):
        earnings.from_cost_to_net(text, result)
    with st.container(key="steps"):
        earnings.in_steps(text, result)
    with st.container(key="monthly"):
        shell.section(text("page.earn_and_save.months"), text("page.earn_and_save.months_how"))
        savings.each(text, result)
