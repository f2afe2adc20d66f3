"""What decides, for users of the library: what it is worth to know more, and when a plan is better stopped.

>>> from roisim.cases import preset
>>> from roisim.decision import gate, switching_values, tornado
>>> found = gate(preset("local"), "leads", 3)
>>> found.stops_below, found.value > found.error
(True, True)
>>> [round(value, 2) for value in switching_values(preset("b2b"), "funnel.incremental")]
[0.45]
>>> next(iter(tornado(preset("b2b")).swings))
'channels.0.close_rate'
"""

from roisim.answers.information import evpi, evppi
from roisim.answers.steering import gate
from roisim.answers.switching import switching_values
from roisim.answers.tornado import tornado

__all__ = ["evpi", "evppi", "gate", "switching_values", "tornado"]
