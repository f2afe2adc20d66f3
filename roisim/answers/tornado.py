"""How much each number decides: the answer at either end of its range, all else at its likely value.

>>> from roisim.cases import preset
>>> found = tornado(preset("b2b"))
>>> found.swings["channels.0.close_rate"].size > found.swings["channels.0.spend"].size > 0
True
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from roisim.answers.advance import Advance, Told
from roisim.answers.ask import Drawn, Points, ask
from roisim.answers.inputs import INPUTS
from roisim.answers.storms import STORMS
from roisim.answers.totals import NET_WORTH, TOTALS
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.draws import BLOCK
from roisim.paths import Path

Of = Literal["npv", "payback", "chance"]
OF: tuple[Of, ...] = get_args(Of)
MOST = 10  # numbers whose ends are simulated anew for the chance: those that decide most
_TENTH = 0.1  # a fixed number is tried so much lower, and so much higher
_GRAIN = 1e-9  # of the largest swing: what is smaller is rounding


@dataclass(frozen=True)
class Swing:
    """The answer with a number at its low and at its high end; both may lie on one side of the base."""

    low: float
    high: float

    @property
    def size(self) -> float:
        """How far apart they are; endless where the plan pays itself back at one end alone."""
        return 0.0 if self.low == self.high else abs(self.high - self.low)


@dataclass(frozen=True)
class Tornado:
    """The swing of numbers by path, most decisive first, around the answer at the likely values.

    of: what the answer is, the net present value, the months to payback (inf where never) or the chance, P(NPV > 0).
    """

    of: Of
    base: float
    swings: Mapping[str, Swing]

    def ranged(self, case: Scenario) -> dict[str, Swing]:
        """Those of the numbers that are ranges; of a case without any, those of all numbers."""
        ranges = {path for path, _, estimate in case.estimates() if estimate.is_range}
        return {path: swing for path, swing in self.swings.items() if path in ranges or not ranges}


def tornado(case: Scenario, of: Of = "npv", advance: Advance | None = None) -> Tornado:
    """The swing of every number; a fixed one is tried a tenth lower and a tenth higher.

    The chance is that of the draws of the case, all but one number as they were drawn, and tells only of the numbers
    that decide most. advance: told what part of the work is done, for that takes seconds.
    """
    return _chances(case.question, Told(advance)) if of == "chance" else _tornado(case.question, of)


def ends(parameter: Parameter, estimate: Estimate) -> tuple[float, float]:
    """The ends of a number: of its range, or a tenth to either side of a fixed one, within its limits."""
    if estimate.is_range:
        low, _, high = estimate.bounds
        return low, high
    tenth = _TENTH * abs(estimate.likely)
    low, high = parameter.domain if parameter.above is None else (parameter.above, parameter.domain[1])
    return max(estimate.likely - tenth, low), min(estimate.likely + tenth, high)


@remember
def _tornado(case: Scenario, of: Of) -> Tornado:
    numbers = list(case.estimates())
    values: dict[str, Array] = {path: np.full(2 * len(numbers) + 1, each.likely) for path, _, each in numbers}
    for place, (path, parameter, estimate) in enumerate(numbers):
        values[path][2 * place : 2 * place + 2] = ends(parameter, estimate)
    points, paths = Points.of(values), [path for path, *_ in numbers]
    if of == "npv":
        return _sorted(of, ask(case, points, NET_WORTH)[NET_WORTH], paths)
    found = _sorted(of, ask(case, points, TOTALS)[TOTALS].payback, paths)
    by_worth = ((path, found.swings[path]) for path in _tornado(case, "npv").swings)  # where several end in never
    return replace(found, swings=dict(sorted(by_worth, key=_size)))


@remember
def _chances(case: Scenario, told: Told) -> Tornado:
    """From as many draws as are simulated at a time: each again with a number at its low end, and at its high end."""
    few = [path for path, swing in _tornado(case, "npv").ranged(case).items() if swing.size][:MOST]
    drawn = ask(case, Drawn(), INPUTS, STORMS)
    storm = drawn[STORMS][:BLOCK]
    values = {path: each[:BLOCK] for path, each in drawn[INPUTS].items()}
    held = [{path: np.full(len(storm), end)} for path in few for end in ends(parameter_of(path), case[path])]
    found = []
    for each in (*held, {}):
        worth = ask(case, Points.of(values | each, storm), NET_WORTH)[NET_WORTH]
        found.append(float((worth > 0).mean()))
        told(len(found) / (len(held) + 1))
    return _sorted("chance", np.array(found), few)


def _sorted(of: Of, found: Array, paths: Sequence[str]) -> Tornado:
    """Low and high of each path in turn, and the base last."""
    lows, highs, base = found[:-1:2], found[1:-1:2], float(found[-1])
    swings = {path: Swing(float(low), float(high)) for path, low, high in zip(paths, lows, highs, strict=True)}
    grain = _GRAIN * max((swing.size for swing in swings.values() if math.isfinite(swing.size)), default=0.0)
    settled = {path: swing if swing.size > grain else Swing(base, base) for path, swing in swings.items()}
    return Tornado(of, base, dict(sorted(settled.items(), key=_size)))


def _size(found: tuple[str, Swing]) -> float:
    """The largest first."""
    return -found[1].size


def most_decisive(case: Scenario) -> Path | None:
    """The number that decides most of what the plan is worth; None where none changes it."""
    found = tornado(case)
    first = next((path for path, swing in found.ranged(case).items() if swing.size), None)
    return None if first is None else Path.of(first)
