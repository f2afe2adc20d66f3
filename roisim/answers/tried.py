"""Where a number is tried when one looks for what turns the decision: within limits that mean something.

>>> from roisim.cases.scenario import parameter_of
>>> limits(parameter_of("ignorance.search_loss"), Estimate(0.05, 0.01, 0.1), "SEK")
(0.0, 1.0)
>>> limits(parameter_of("plan.hours"), Estimate(500.0), "SEK")
(0.0, 5000.0)
"""

import numpy as np

from roisim.cases.currencies import rates
from roisim.cases.parameters import Estimate, Parameter
from roisim.model.arrays import Array

_TIMES = 10  # what has no limit of its own is tried up to so many times what is usual, or what the case says
_ALL = 1.0  # an effect is tried up to all of what it is an effect on
_EDGE = 1e-6  # of what is usual: a limit is not tried, but what lies so close to it
# From the likely value on: close by in small steps, then in large ones.
_STEPS = np.array([0.5, 1, 1.7, 2.5, 4, 6, 9, 13, 17])  # doublings
_MOVES = np.array([0.01, 0.03, 0.07, 0.12])  # of an effect
_EVENLY = np.linspace(0, 1, 11)[1:-1]  # and between the limits


def limits(parameter: Parameter, estimate: Estimate, currency: str) -> tuple[float, float]:
    """What a number is tried between.

    A share from 0 to 1. An effect too; from -1, or from its own limit, where the case or what is usual goes below 0.
    All else from 0 to ten times the highest that is usual, or that the case says.
    """
    low, high = parameter.domain
    first, _, last = estimate.bounds
    if parameter.kind == "share":
        return low, high
    if parameter.kind == "positive":
        return low, min(_TIMES * max(usual(parameter, currency)[1], last), high)
    least = min(0.0 if parameter.usual[0] >= 0 else -_ALL, -_ALL if first < 0 else 0.0, first)
    return max(least, low if parameter.above is None else parameter.above), max(_ALL, last)


def usual(parameter: Parameter, currency: str) -> tuple[float, float]:
    """What surprises nobody, in the currency of the case; it is declared in kronor."""
    low, high = parameter.usual
    krona = 1 / rates()[currency].rate if parameter.is_money and currency in rates() else 1.0
    return low * krona, high * krona


def inner(parameter: Parameter, estimate: Estimate, currency: str) -> tuple[float, float]:
    """The first and the last value that is tried, so close to a limit that is never quite reached."""
    low, high = limits(parameter, estimate, currency)
    edge = _EDGE * _middle(parameter, estimate, currency)
    return low + edge, high - (_EDGE if parameter.kind == "share" else 0.0)


def tried(parameter: Parameter, estimate: Estimate, currency: str) -> Array:
    """Values close to one limit to close to the other, rising, and the likely one, be it a limit."""
    low, high = inner(parameter, estimate, currency)
    likely = estimate.likely
    if parameter.kind == "effect":
        found = np.concatenate((likely - _MOVES, likely + _MOVES))
    else:
        middle = _middle(parameter, estimate, currency)
        odds = np.concatenate((2.0**-_STEPS, 2.0**_STEPS)) * (middle / (1 - middle) if _is_share(parameter) else middle)
        found = odds / (1 + odds) if _is_share(parameter) else odds
    evenly = low + (high - low) * _EVENLY
    inside = np.clip(np.concatenate((found, evenly, estimate.bounds[::2], (low, high))), low, high)
    return np.unique(np.append(inside, likely))


def _middle(parameter: Parameter, estimate: Estimate, currency: str) -> float:
    """Where the steps begin: at the likely value; where that is a limit, in the middle of what is usual."""
    at = abs(estimate.likely)
    return at if 0 < at < (1 if _is_share(parameter) else np.inf) else sum(usual(parameter, currency)) / 2


def _is_share(parameter: Parameter) -> bool:
    return parameter.kind == "share"
