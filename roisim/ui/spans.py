"""How far a slider reaches: worked out from the preset's own number, so that it stays put."""

import math
from dataclasses import dataclass

from roisim.parameters import Parameter
from roisim.ui.typed import factor

STEPS = 200  # about so many stops on a slider


@dataclass(frozen=True)
class Span:
    """From low to high in steps, in the unit of the page (per cent, kronor)."""

    low: float
    high: float
    step: float

    def nearest(self, value: float) -> float:
        """Where the handle stands for a number that may lie outside."""
        return min(self.high, max(self.low, float(value)))


def span(parameter: Parameter, home: float, value: float, touching: bool) -> Span:
    """The span of a slider whose preset has `home` and that now stands at `value`, both as in a case.

    It is doubled until the value fits. touching: whether it may reach the ends of its kind, as no range can.
    """
    reach = 3 * home if home > 0 else parameter.usual[1] or 1.0
    while reach < value:
        reach *= 2
    high = _round_up(reach * factor(parameter), (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10))
    if parameter.kind == "share":
        high = min(high, 100.0)
    step = _round_up(high / STEPS, (1, 2, 5, 10))
    low = 0.0 if touching else step
    return Span(low, high - step if parameter.kind == "share" and high >= 100 and not touching else high, step)


def _round_up(value: float, marks: tuple[float, ...]) -> float:
    """The next of `marks` times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(round(mark * power, 12) for mark in marks if mark * power >= value * (1 - 1e-9))
