"""Key figures: how do the key figures move?"""

from roisim.ui import key_figures, shell, state, unit_worth, value_chains

text = shell.page("key_figures", history=False)
result = key_figures.show(text, state.asked())
value_chains.show(text, result)
unit_worth.show(text, result)
