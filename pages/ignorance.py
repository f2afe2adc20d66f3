"""Risk of Ignorance: what does standing aside cost?"""

from roisim.ui import shell

text = shell.page("ignorance")
shell.heading(text, "ignorance")
