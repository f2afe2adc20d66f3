"""Assumptions: what do the numbers rest on?"""

from roisim.ui import assumptions, shell, state

text = shell.page("assumptions")
shell.heading(text, "assumptions", assumptions.summary(text, state.case()))
assumptions.files(text, state.case())
assumptions.table()
