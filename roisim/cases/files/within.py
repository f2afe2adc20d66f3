"""A range that was meant for another chance than 9 times out of 10, brought to that: `within = 0.8` beside it.

Each side is stretched by how much further 9 times out of 10 reaches, on the scale on which a range of its kind is
drawn: ln x, the log-odds or x itself. The likely value stays.

>>> from roisim.cases.scenario import PARAMETERS
>>> stretched(Estimate(0.03, 0.012, 0.07), PARAMETERS["funnel.close_rate"], 0.8).bounds
(0.00923, 0.03, 0.0883)
"""

import math
from collections.abc import Callable
from dataclasses import replace

from roisim.cases.parameters import Estimate, Kind, Parameter

USUAL = 0.9  # how often the truth lies within a range
LEAST, MOST = 0.5, 0.999
_ALIKE = 1e-3  # of the way from the likely value to an end: a rounder number this near says the same


def stretched(estimate: Estimate, parameter: Parameter, within: float) -> Estimate:
    """The range that holds 9 times out of 10, where the given one held `within` of the times."""
    if within == USUAL or not estimate.is_range:
        return estimate
    factor = _reach(USUAL) / _reach(within)
    low, likely, high = estimate.bounds
    return replace(
        estimate, low=_end(parameter.kind, likely, low, factor), high=_end(parameter.kind, likely, high, factor)
    )


def _reach(within: float) -> float:
    """How many standard deviations a range reaches to each side."""
    from statistics import NormalDist

    return NormalDist().inv_cdf((1 + within) / 2)


def _end(kind: Kind, likely: float, end: float, factor: float) -> float:
    """An end of the range `factor` times as far from the likely value, in the fewest digits that say so."""
    on, off = _SCALES[kind]
    middle = on(likely)
    away = (on(end) - middle) * factor
    if away == 0:
        return end
    exact = off(middle + away)
    rounded = (float(f"{exact:.{digits}g}") for digits in range(3, 17))
    return next(
        (each for each in rounded if _lies(kind, each) and abs(on(each) - middle - away) < abs(away) * _ALIKE), exact
    )


def _lies(kind: Kind, value: float) -> bool:
    return kind == "effect" or 0 < value < (1 if kind == "share" else math.inf)


def _odds(x: float) -> float:
    return math.log(x / (1 - x))


_SCALES: dict[Kind, tuple[Callable[[float], float], Callable[[float], float]]] = {
    "positive": (math.log, lambda y: math.exp(min(y, 700.0))),
    "share": (_odds, lambda y: 1 / (1 + math.exp(-y)) if y > -700 else 0.0),
    "effect": (float, float),
}
