"""Earn and save: what does the plan earn and save?"""

import streamlit as st

from roisim.answers.ask import Drawn, ask
from roisim.answers.monthly import Monthly
from roisim.answers.streams import PRESENT_VALUES
from roisim.answers.totals import TOTALS
from roisim.cases.series import KPIS, SAVINGS, WORLDS
from roisim.exhibits.earn_and_save import waterfall
from roisim.exhibits.simulator import decision
from roisim.ui import shell, state
from roisim.ui.earn_and_save import earnings, savings

text = shell.page("earn_and_save")
asked = (Monthly(world, names) for world in WORLDS for names in (KPIS, SAVINGS))
result = ask(state.asked(), Drawn(), TOTALS, PRESENT_VALUES, *asked)
shell.heading(text, "earn_and_save", waterfall.summary(text, result))
if not decision.is_nothing(result):
    with st.container(key="waterfall"):
        earnings.from_cost_to_net(text, result)
    with st.container(key="steps"):
        earnings.in_steps(text, result)
    with st.container(key="monthly"):
        shell.section(text("page.earn_and_save.months"), text("page.earn_and_save.months_how"))
        savings.each(text, result)
