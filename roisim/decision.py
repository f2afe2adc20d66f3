"""What decides, for users of the library: what it is worth to know more, and when a plan is better stopped.

>>> from roisim.cases import preset
>>> from roisim.decision import gate
>>> found = gate(preset("local"), "leads", 3)
>>> found.stops_below, found.value > found.error
(True, True)
"""

from roisim.answers.information import evpi, evppi
from roisim.answers.steering import gate

__all__ = ["evpi", "evppi", "gate"]
