"""How far a slider reaches: worked out from the preset's own number, so that it stays put."""

import math
from dataclasses import dataclass, replace

from roisim.cases.parameters import Parameter
from roisim.cases.typed_numbers import factor

STEPS = 200  # about so many stops on a slider
_PARTS = (2, 5, 10)  # a step is cut in so many where the number at hand needs it


@dataclass(frozen=True)
class Span:
    """From low to high in steps, in the unit of the page (per cent, kronor)."""

    low: float
    high: float
    step: float

    def nearest(self, value: float) -> float:
        """Where the handle stands for a number that may lie outside."""
        return min(self.high, max(self.low, float(value)))

    def holds(self, value: float) -> bool:
        """True where a stop of the slider is this number, or the number lies outside."""
        return abs(self.stop(value) - self.nearest(value)) < 1e-6 * self.step

    def stop(self, value: float) -> float:
        """The stop nearest to a number, free of what binary fractions add."""
        near = self.nearest(value)
        return round(self.low + round((near - self.low) / self.step) * self.step, 9)


def span(parameter: Parameter, home: float, value: float, touching: bool, whole: bool = False) -> Span:
    """The span of a slider whose preset has `home` and that now stands at `value`, both as in a case.

    It is doubled until the value fits. touching: whether it may reach the ends of its kind, as no range can.
    whole: always from 0 to 100 per cent.
    """
    reach = 3 * home if home > 0 else parameter.usual[1] or 1.0
    while reach < value:
        reach *= 2
    high = _round_up(reach * factor(parameter), (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10))
    if parameter.kind == "share":
        high = 100.0 if whole else min(high, 100.0)
    step = _round_up(high / STEPS, (1, 2, 5, 10))
    low = 0.0 if touching else step
    return Span(low, high - step if parameter.kind == "share" and high >= 100 and not touching else high, step)


def anchored(plain: Span, value: float) -> Span:
    """The span with a stop at `value` (in the unit of the page): in finer steps, else in the same ones from elsewhere.

    So one step up and one down lead back to the very number one came from.
    """
    if plain.holds(value):
        return plain
    for part in _PARTS:
        fine = replace(plain, step=round(plain.step / part, 12))
        if fine.holds(value):
            return fine
    low = round(value % plain.step, 9)
    stops = math.floor((plain.high - low) / plain.step + 1e-9)
    return Span(low, round(low + stops * plain.step, 9), plain.step)


def _round_up(value: float, marks: tuple[float, ...]) -> float:
    """The next of `marks` times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(round(mark * power, 12) for mark in marks if mark * power >= value * (1 - 1e-9))
