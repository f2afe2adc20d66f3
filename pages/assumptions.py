"""Assumptions: what do the numbers rest on?"""

from roisim.exhibits.assumptions.summary import summary
from roisim.ui import shell, state
from roisim.ui.assumptions import assumptions, table

text = shell.page("assumptions")
shell.heading(text, "assumptions", summary(text, state.case()))
assumptions.files(text, state.case())
assumptions.doubts(text, state.case())
table.table()
