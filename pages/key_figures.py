"""Key figures: how do the key figures move?"""

from roisim.ui import shell

text = shell.page("key_figures")
shell.heading(text, "key_figures")
