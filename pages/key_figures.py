"""Key figures: how do the key figures move?"""

from roisim.ui import shell, state
from roisim.ui.key_figures import key_figures, unit_worth, value_chains

text = shell.page("key_figures", history=False)
result = key_figures.show(text, state.asked())
value_chains.show(text, result)
unit_worth.show(text, result)
