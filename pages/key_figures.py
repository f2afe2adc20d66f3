"""Key figures: how do the key figures move?"""

from roisim.ui import shell, state
from roisim.ui.key_figures import key_figures

text = shell.page("key_figures", history=not key_figures.changes_the_case())
key_figures.show(text, state.asked())
