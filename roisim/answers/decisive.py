"""How much each number decides: the net present value at either end of its range, all else at its likely value.

>>> from roisim.cases import preset
>>> swings = decisive(preset("b2b"))
>>> swings["channels.0.close_rate"].size > swings["channels.0.spend"].size > 0
True
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from roisim.answers.ask import Points, ask
from roisim.answers.totals import NET_WORTH
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.memory import remember
from roisim.model.arrays import Array

_TENTH = 0.1  # a fixed number is tried so much lower, and so much higher
_GRAIN = 1e-9  # of the largest swing: what is smaller is rounding


@dataclass(frozen=True)
class Swing:
    """The net present value with a number at its low and at its high end."""

    low: float
    high: float

    @property
    def size(self) -> float:
        """How far apart they are."""
        return abs(self.high - self.low)


def decisive(case: Scenario) -> Mapping[str, Swing]:
    """The swing of every number, by its path; a fixed number is tried a tenth lower and a tenth higher."""
    return _decisive(case.question)


@remember
def _decisive(case: Scenario) -> Mapping[str, Swing]:
    numbers = list(case.estimates())
    values: dict[str, Array] = {path: np.full(2 * len(numbers), estimate.likely) for path, _, estimate in numbers}
    for place, (path, parameter, estimate) in enumerate(numbers):
        values[path][2 * place : 2 * place + 2] = _ends(parameter, estimate)
    worth = ask(case, Points.of(values), NET_WORTH)[NET_WORTH]
    lows, highs = worth[::2], worth[1::2]
    grain = _GRAIN * max(np.abs(highs - lows).max(), 1.0)
    return {
        path: Swing(float(low), float(high)) if abs(high - low) > grain else Swing(float(low), float(low))
        for (path, *_), low, high in zip(numbers, lows, highs, strict=True)
    }


def _ends(parameter: Parameter, estimate: Estimate) -> tuple[float, float]:
    if estimate.is_range:
        low, _, high = estimate.bounds
        return low, high
    tenth = _TENTH * abs(estimate.likely)
    return estimate.likely - tenth, min(estimate.likely + tenth, parameter.domain[1])
