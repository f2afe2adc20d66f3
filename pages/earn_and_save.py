"""Earn and save: what does the plan earn and save?"""

from roisim.ui import shell

text = shell.page("earn_and_save")
shell.heading(text, "earn_and_save")
