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
from roisim.answers.tried import inner, limits, tried, usual
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.ranges import to_scale
from roisim.paths import Path

_TENTH = 0.1  # of what is usual: a step of a number that has none of its own
_ROUNDS = 10  # most need three; one that jumps is closed in on by halves
_CLOSE = 1e-6  # of itself: inside so small a step a straight line is as good as what it stands for
_NEAR = np.array([0.0, -3e-2, 3e-2, -1e-3, 1e-3, -1e-5, 1e-5])  # around a guess, in widths of what is left
_INSIDE = np.linspace(0, 1, 9)[1:-1]  # of an interval that is looked into


@dataclass(frozen=True)
class Stretch:
    """Values of a number at which the plan pays: above `low` and below `high`; None where only its limit ends them.

    The limit is not counted in, unless it is what the case says.
    """

    low: float | None
    high: float | None

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        return (self.low is None or value > self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True)
class Switching:
    """Where one number turns the decision.

    pays: whether the plan pays at the likely values. values: all at which it turns, rising; none where no value within
    the limits of the number turns it. stretches: where the plan pays. distance: from the likely value to the nearest,
    in steps from there to the end of its range, or to a tenth more or less of a fixed number. Where there is no such
    step, as of a number fixed at its limit, all else is outside what was said: 1, and 1 more for each tenth of the
    range that is usual. within: whether one of the values lies in its range (of a fixed number, up to a tenth of it
    away). limits: what it is tried between (`tried.limits`).
    """

    path: Path
    likely: float
    pays: bool
    values: tuple[float, ...]
    stretches: tuple[Stretch, ...]
    distance: float
    within: bool = False
    limits: tuple[float, float] = (-math.inf, math.inf)

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
    currency = case.finance.currency
    lines = {path: tried(*declared, currency) for path, declared in numbers.items()}
    worth = _worths(case, lines)
    for round_ in range(_ROUNDS):
        more = {path: _closer(x, worth[path], first=not round_) for path, x in lines.items()}
        more = {path: x for path, x in more.items() if x.size}
        if not more:
            break
        for path, found in _worths(case, more).items():
            lines[path], worth[path] = _merged((lines[path], worth[path]), (more[path], found))
    return {
        path: _switching(path, *declared, currency, lines[path], worth[path]) for path, declared in numbers.items()
    }  # fmt: skip


def _worths(case: Scenario, lines: Mapping[Path, Array]) -> dict[Path, Array]:
    """The net present value along each number, all else at its likely value: one batch, of all numbers there are."""
    sizes = [len(x) for x in lines.values()]
    starts = np.cumsum([0, *sizes])
    values: dict[str, Array] = {path: np.full(starts[-1], each.likely) for path, _, each in case.estimates()}
    for start, (path, x) in zip(starts, lines.items(), strict=False):
        values[path][start : start + len(x)] = x
    with np.errstate(all="ignore"):  # at the limits of a number the money may be more than a computer holds
        worth = ask(case, Points.of(values), NET_WORTH)[NET_WORTH]
    return {path: worth[start : start + len(x)] for start, (path, x) in zip(starts, lines.items(), strict=False)}


# --- where a step is looked into ---


def _closer(x: Array, worth: Array, *, first: bool) -> Array:
    """More values to try: in every step that turns the decision, at first also beside what comes near to nothing."""
    found = [_guesses(x, worth, at) for at in _turns(worth) if _is_wide(x[at], x[at + 1])]
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


def _guesses(x: Array, worth: Array, at: int) -> Array:
    """In the middle of a step that turns, and close around where a curve through what is known is nothing."""
    low, high = float(x[at]), float(x[at + 1])
    straight = worth[at] / (worth[at] - worth[at + 1])
    curved = (_curved(x[max(at - 1, 0) : at + 3], worth[max(at - 1, 0) : at + 3]) - low) / (high - low)
    middle = math.sqrt(max(low, 0.0) / high) if high > 0 else 0.5
    guess = curved if 0 < curved < 1 else straight
    tried = np.append(guess + _NEAR, (straight, 0.5, middle))
    inside: Array = low + (high - low) * tried[(tried > 0) & (tried < 1)]
    found: Array = inside[(inside > low) & (inside < high)]
    return found


def _curved(x: Array, worth: Array) -> float:
    """Where the curve through a few points is nothing, read as the number that gives a worth; NaN where none does."""
    with np.errstate(all="ignore"):
        apart = worth[:, None] - worth[None, :]
        np.fill_diagonal(apart, 1.0)
        others = np.where(np.eye(len(worth), dtype=bool), 1.0, -worth[None, :])
        return float((x * np.prod(others / apart, axis=1)).sum())


def _merged(one: tuple[Array, Array], other: tuple[Array, Array]) -> tuple[Array, Array]:
    x, worth = (np.concatenate(pair) for pair in zip(one, other, strict=True))
    order = np.argsort(x)
    return x[order], worth[order]


# --- what is found ---


def _switching(
    path: Path, parameter: Parameter, estimate: Estimate, currency: str, x: Array, worth: Array
) -> Switching:
    ranging, least = limits(parameter, estimate, currency), inner(parameter, estimate, currency)
    values = tuple(_root(x[at : at + 2], worth[at : at + 2], ranging, least) for at in _turns(worth))
    pays = bool(worth[np.searchsorted(x, estimate.likely)] > 0)
    low, high = ends(parameter, estimate)
    within = any(low <= value <= high for value in values)
    step = usual(parameter, currency)
    distance = min((_distance(parameter, estimate, value, step) for value in values), default=math.inf)
    stretches = _stretches(values, starts=bool(worth[0] > 0))
    return Switching(path, estimate.likely, pays, values, stretches, distance, within, ranging)


def _root(x: Array, worth: Array, ranging: tuple[float, float], first: tuple[float, float]) -> float:
    """Where a line through the ends of a step is nothing; a limit, where that is closer to it than is tried."""
    low, high = float(x[0]), float(x[1])
    if low == ranging[0] and high <= first[0]:
        return low
    if high == ranging[1] and low >= first[1]:
        return high
    return min(max(float(low + (high - low) * worth[0] / (worth[0] - worth[1])), low), high)


def _stretches(values: Sequence[float], *, starts: bool) -> tuple[Stretch, ...]:
    """Between the values in turn, where the plan pays. starts: whether it pays at the lower limit."""
    edges: list[float | None] = [None, *values, None]
    return tuple(Stretch(*pair) for pair in list(pairwise(edges))[0 if starts else 1 :: 2])


def _distance(parameter: Parameter, estimate: Estimate, value: float, usual: tuple[float, float]) -> float:
    """From the likely value, in steps from there to the end of the range on that side; else 1, and what is usual."""
    if value == estimate.likely:
        return 0.0
    ended = (estimate.likely, value, ends(parameter, estimate)[value > estimate.likely])
    with np.errstate(divide="ignore", invalid="ignore"):
        start, there, end = (float(to_scale(parameter.kind, np.array(each))) for each in ended)
    if math.isfinite(start) and end != start:
        return abs(there - start) / abs(end - start)
    return 1 + abs(value - estimate.likely) / (usual[1] - usual[0]) / _TENTH


def _gap(stretch: Stretch, value: float) -> float:
    """How far a value is from a stretch; 0 inside it."""
    if stretch.holds(value):
        return 0.0
    return min(abs(value - end) for end in (stretch.low, stretch.high) if end is not None)
