"""Compare: which case is better?"""

from roisim.ui import shell

text = shell.page("compare")
shell.heading(text, "compare")
