"""Two numbers at once: what the plan is worth over a grid of both, and the line along which it breaks even.

>>> from roisim.cases import preset
>>> found = two_way(preset("b2b"), "channels.0.close_rate", "company.margin", size=5)
>>> found.worth.shape, len(found.line) > 2
((5, 5), True)
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from roisim.answers.ask import Points, ask
from roisim.answers.tornado import ends, tornado
from roisim.answers.totals import NET_WORTH
from roisim.cases.parameters import LEAST, Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.ranges import from_scale, to_scale
from roisim.paths import Path

SIZE = 21  # values of each number
_BEYOND = 0.5  # of each side of a range: so far the map goes on beyond its end

Point = tuple[float, float]


@dataclass(frozen=True)
class TwoWay:
    """across, up: (size,) values of the two numbers. worth: (size, size), a row for each value of `up`.

    inside: the share of the points within both ranges at which the plan is worth more than nothing, wherever the map
    ends. here: where the case stands. line: pieces of the line along which the plan is worth nothing, from one point to
    the next each.
    """

    across: Array
    up: Array
    worth: Array
    inside: float
    here: Point
    line: tuple[tuple[Point, Point], ...]


def two_way(case: Scenario, across: str, up: str, size: int = SIZE) -> TwoWay:
    """The net present value over two numbers, all else at its likely value; of one number twice, a ValueError."""
    if across == up:
        raise ValueError(f"a map is of two numbers; both are {across}")
    return _two_way(case.question, Path.of(across), Path.of(up), size)


def deciding(case: Scenario) -> tuple[Path, ...]:
    """The numbers of a case that change what the plan is worth, most decisive first."""
    return tuple(Path.of(path) for path, swing in tornado(case).ranged(case).items() if swing.size)


@remember
def _two_way(case: Scenario, across: Path, up: Path, size: int) -> TwoWay:
    x, y = (_spread(parameter_of(path), case[path], size) for path in (across, up))
    inner_x, inner_y = (np.linspace(*ends(parameter_of(path), case[path]), size) for path in (across, up))
    grid: dict[str, Array] = {
        across: np.concatenate([np.tile(values, size) for values in (x, inner_x)]),
        up: np.concatenate([np.repeat(values, size) for values in (y, inner_y)]),
    }
    worth, inside = ask(case, Points.of(grid), NET_WORTH)[NET_WORTH].reshape(2, size, size)
    here = (case[across].likely, case[up].likely)
    return TwoWay(x, y, worth, float((inside > 0).mean()), here, tuple(_broken_even(x, y, worth)))


def _spread(parameter: Parameter, estimate: Estimate, size: int) -> Array:
    """Values from a little below the low end to a little above the high one, in equal steps, within the limits."""
    low, high = ends(parameter, estimate)
    if low == high:  # a fixed 0: up to what surprises nobody
        return np.linspace(low, parameter.usual[1], size)
    if parameter.kind == "effect" or low <= 0 or (parameter.kind == "share" and high >= 1):
        start, end = low - _BEYOND * (estimate.likely - low), high + _BEYOND * (high - estimate.likely)
    else:
        bottom, middle, top = to_scale(parameter.kind, np.array([low, estimate.likely, high]))
        beyond = np.array([bottom - _BEYOND * (middle - bottom), top + _BEYOND * (top - middle)])
        start, end = (float(each) for each in from_scale(parameter.kind, beyond))
    least, most = parameter.domain if parameter.above is None else (parameter.above + LEAST, parameter.domain[1])
    return np.linspace(max(start, LEAST if parameter.above_zero else least), min(end, most), size)


def _broken_even(x: Array, y: Array, worth: Array) -> Iterator[tuple[Point, Point]]:
    """The line of nothing, cell by cell; in a cell that it crosses twice, each crossing joins the one beside it."""
    for row in range(len(y) - 1):
        for column in range(len(x) - 1):
            around = ((row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column))
            corners = [(x[right], y[high], worth[high, right]) for high, right in around]
            edges = zip(corners, (*corners[1:], corners[0]), strict=True)
            crossed = [_between(one, other) for one, other in edges if (one[2] > 0) != (other[2] > 0)]
            yield from zip(crossed[::2], crossed[1::2], strict=True)


def _between(one: tuple[float, float, float], other: tuple[float, float, float]) -> Point:
    """Where a straight line between two corners is nothing."""
    part = one[2] / (one[2] - other[2])
    return float(one[0] + part * (other[0] - one[0])), float(one[1] + part * (other[1] - one[1]))
