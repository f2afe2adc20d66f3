"""Switching values: where a number turns the decision, all else at its likely value.

>>> from roisim.cases import preset
>>> at = switching_values(preset("b2b"), "channels.0.close_rate")
>>> len(at), 0 < at[0] < 1
(1, True)
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from roisim.answers.ask import Points, ask
from roisim.answers.tornado import ends
from roisim.answers.totals import NET_WORTH
from roisim.cases.parameters import LEAST, Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.draws import to_scale
from roisim.paths import Path

_ROUNDS = 10  # most need three; one that jumps is closed in on by halves
_CLOSE = 1e-7  # of itself: inside so small a step a straight line is as good as what it stands for
_NO_MORE = 1e-9  # of the likely value: less than that is nothing
_NEAR = np.array([0.0, -3e-2, 3e-2, -1e-3, 1e-3, -1e-5, 1e-5])  # around a guess, in widths of what is left
_INSIDE = np.linspace(0, 1, 9)[1:-1]  # of an interval that is looked into
# Where a number is tried, from its likely value on: close by in small steps, then in large ones.
_STEPS = np.array([0.4, 0.8, 1.2, 1.7, 2.3, 3, 4, 5, 7, 10, 15, 25, 40, 55])  # doublings
_MOVES = np.array([0.01, 0.03, 0.07, 0.12, 0.2, 0.3, 0.5, 0.8, 1.3, 2.5, 5.0, 10.0, 20.0])  # of an effect


@dataclass(frozen=True)
class Stretch:
    """Values of a number at which the plan pays: above `low` and below `high`; None where only its limit ends them."""

    low: float | None
    high: float | None

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True)
class Switching:
    """Where one number turns the decision.

    pays: whether the plan pays at the likely values. values: all at which it turns, rising; none where no value within
    the limits of the number turns it. stretches: where the plan pays. distance: from the likely value to the nearest,
    in steps from there to the end of its range (of a fixed number, to a tenth of it more or less): up to 1 lies within.
    """

    path: Path
    likely: float
    pays: bool
    values: tuple[float, ...]
    stretches: tuple[Stretch, ...]
    distance: float

    @property
    def nearest(self) -> Stretch | None:
        """The stretch that holds the likely value where the plan pays, else the nearest; None where nothing turns."""
        if not self.values:
            return None
        return min(self.stretches, key=lambda each: _gap(each, self.likely), default=None)


def switching_values(case: Scenario, path: str) -> tuple[float, ...]:
    """All values of a number, within its limits, at which the plan begins or ceases to pay; rising."""
    return _found(case.question, (Path.of(path),))[path].values


def switchings(case: Scenario) -> tuple[Switching, ...]:
    """Those of all numbers of a case, the most fragile first: what lies nearest to the value that turns it."""
    found = _found(case.question, tuple(path for path, *_ in case.estimates()))
    return tuple(sorted(found.values(), key=lambda each: (not each.values, each.distance)))


@remember
def _found(case: Scenario, paths: tuple[Path, ...]) -> Mapping[str, Switching]:
    """All of them: one batch along every number, and a few to close in on what turns."""
    numbers = {path: (parameter, estimate) for path, parameter, estimate in case.estimates() if path in paths}
    lines = {path: _tried(*declared) for path, declared in numbers.items()}
    worth = _worths(case, lines)
    for round_ in range(_ROUNDS):
        more = {path: _closer(x, worth[path], first=not round_) for path, x in lines.items()}
        more = {path: x for path, x in more.items() if x.size}
        if not more:
            break
        for path, found in _worths(case, more).items():
            lines[path], worth[path] = _merged((lines[path], worth[path]), (more[path], found))
    return {
        path: _switching(path, *declared, lines[path], worth[path]) for path, declared in numbers.items()
    }  # fmt: skip


def _worths(case: Scenario, lines: Mapping[Path, Array]) -> dict[Path, Array]:
    """The net present value along each number, all else at its likely value: one batch."""
    sizes = [len(x) for x in lines.values()]
    starts = np.cumsum([0, *sizes])
    values: dict[str, Array] = {path: np.full(starts[-1], case[path].likely) for path in lines}
    for start, (path, x) in zip(starts, lines.items(), strict=False):
        values[path][start : start + len(x)] = x
    with np.errstate(all="ignore"):  # at the limits of a number the money may be more than a computer holds
        worth = ask(case, Points.of(values), NET_WORTH)[NET_WORTH]
    return {path: worth[start : start + len(x)] for start, (path, x) in zip(starts, lines.items(), strict=False)}


# --- where a number is tried ---


def _tried(parameter: Parameter, estimate: Estimate) -> Array:
    """Values from one limit to the other, rising, the likely one among them."""
    low, high = _limits(parameter)
    likely = estimate.likely
    if parameter.kind == "effect":
        found = np.concatenate((likely - _MOVES, likely + _MOVES))
    else:
        odds = np.concatenate((2.0**-_STEPS, 2.0**_STEPS)) * _middle(parameter, likely)
        found = odds / (1 + odds) if parameter.kind == "share" else odds
    inside = np.clip(np.concatenate((found, estimate.bounds, (low, high))), low, high)
    return np.unique(inside)


def _limits(parameter: Parameter) -> tuple[float, float]:
    low, high = parameter.domain
    if parameter.above is not None:
        return parameter.above + LEAST, high
    return (LEAST if parameter.above_zero else low), high


def _middle(parameter: Parameter, likely: float) -> float:
    """Where the steps begin: at the likely value; where that is a limit, in the middle of what is usual."""
    low, high = parameter.usual
    at = likely if 0 < likely < parameter.domain[1] else (low + high) / 2
    return at / (1 - at) if parameter.kind == "share" else at


def _closer(x: Array, worth: Array, *, first: bool) -> Array:
    """More values to try: in every step that turns the decision, at first also beside what comes near to nothing."""
    found = [_guesses(x[at : at + 2], worth[at : at + 2]) for at in _turns(worth) if _is_wide(x[at], x[at + 1])]
    found += [x[at] + (x[at + 1] - x[at]) * _INSIDE for at in _dips(worth)] if first else []
    return np.setdiff1d(np.concatenate(found), x) if found else np.empty(0)


def _turns(worth: Array) -> list[int]:
    """The places before which and after which the decision is not the same."""
    known = np.isfinite(worth)
    pays = worth > 0
    return [int(at) for at in np.flatnonzero((pays[1:] != pays[:-1]) & known[1:] & known[:-1])]


def _dips(worth: Array) -> Iterator[int]:
    """The steps to both sides of a value that comes nearer to nothing than its neighbours, and turns nothing."""
    size, pays = np.abs(worth), worth > 0
    for at in range(1, len(worth) - 1):
        alike = pays[at - 1] == pays[at] == pays[at + 1]
        if alike and 0 < size[at] < min(size[at - 1], size[at + 1]):
            yield from (at - 1, at)


def _is_wide(low: float, high: float) -> bool:
    return high - low > _CLOSE * max(abs(low), abs(high)) and np.nextafter(low, high) < high


def _guesses(x: Array, worth: Array) -> Array:
    """In the middle of a step that turns, and close around where a straight line through its ends is nothing."""
    width = x[1] - x[0]
    straight = worth[0] / (worth[0] - worth[1])
    tried = np.append(straight + _NEAR, (0.5, math.sqrt(max(x[0], 0.0) / x[1]) if x[1] > 0 else 0.5))
    inside: Array = x[0] + width * tried[(tried > 0) & (tried < 1)]
    found: Array = inside[(inside > x[0]) & (inside < x[1])]
    return found


def _merged(one: tuple[Array, Array], other: tuple[Array, Array]) -> tuple[Array, Array]:
    x, worth = (np.concatenate(pair) for pair in zip(one, other, strict=True))
    order = np.argsort(x)
    return x[order], worth[order]


# --- what is found ---


def _switching(path: Path, parameter: Parameter, estimate: Estimate, x: Array, worth: Array) -> Switching:
    turns = _turns(worth)
    values = tuple(_root(x[at : at + 2], worth[at : at + 2], estimate.likely) for at in turns)
    pays = bool(worth[np.searchsorted(x, estimate.likely)] > 0)
    distance = min((_distance(parameter, estimate, value) for value in values), default=math.inf)
    return Switching(path, estimate.likely, pays, values, _stretches(values, starts=bool(worth[0] > 0)), distance)


def _root(x: Array, worth: Array, likely: float) -> float:
    """Where a line through the ends of a step is nothing; 0 where that is so close to it that nobody could tell."""
    at = float(x[0] + (x[1] - x[0]) * worth[0] / (worth[0] - worth[1]))
    return 0.0 if x[0] == 0 and x[1] <= _NO_MORE * (abs(likely) or 1.0) else min(max(at, float(x[0])), float(x[1]))


def _stretches(values: Sequence[float], *, starts: bool) -> tuple[Stretch, ...]:
    """Between the values in turn, where the plan pays. starts: whether it pays at the lower limit."""
    edges: list[float | None] = [None, *values, None]
    return tuple(Stretch(*pair) for pair in list(pairwise(edges))[0 if starts else 1 :: 2])


def _distance(parameter: Parameter, estimate: Estimate, value: float) -> float:
    """From the likely value, in steps from there to the end of the range on that side."""
    low, high = ends(parameter, estimate)
    end = low if value < estimate.likely else high
    with np.errstate(divide="ignore", invalid="ignore"):
        start, there, step = (float(to_scale(parameter.kind, np.array(each))) for each in (estimate.likely, value, end))
    if value == estimate.likely:
        return 0.0
    width = abs(step - start)
    found = abs(there - start) / width if width else math.inf
    return found if math.isfinite(found) else math.inf


def _gap(stretch: Stretch, value: float) -> float:
    """How far a value is from a stretch; 0 inside it."""
    if stretch.holds(value):
        return 0.0
    return min(abs(value - end) for end in (stretch.low, stretch.high) if end is not None)
