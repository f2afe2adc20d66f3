"""Earn and save: what does the plan earn and save?"""

import streamlit as st

from roisim.answers.ask import Drawn, ask
from roisim.exhibits.earn_and_save import asks, brings, ladder, waterfall
from roisim.exhibits.saying import is_nothing, plainly
from roisim.ui import shell, state
from roisim.ui.earn_and_save import savings
from roisim.ui.parts import exhibits

text = shell.page("earn_and_save")
case = state.asked()
result = ask(case, Drawn(), *asks(case))
shell.heading(text, "earn_and_save", brings.summary(text, result))
if not is_nothing(result):
    with st.container(key="waterfall"):
        exhibits.show(text, waterfall.from_cost_to_net(text, result))
    with st.container(key="steps"):
        exhibits.show(text, ladder.in_steps(text, result))
    with st.container(key="monthly"):
        plain = plainly(text, case)
        shell.section(plain("page.earn_and_save.months"), plain("page.earn_and_save.months_how"))
        savings.show(text, result)
