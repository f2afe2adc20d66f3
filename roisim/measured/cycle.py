"""The sales cycle from the days when deals came and were decided: exponential, as the model has it; gamma prior.

A deal that is still open says that it took at least so long (censored), not that it is lost. With a prior Gamma(a, b)
on decisions per month, d deals decided and T months waited in all, open ones among them, it is Gamma(a + d, b + T).

>>> found = learn(Waited(decided=100, months=300.0), (1.0, 3.0))
>>> round(found.likely, 2), round(found.data, 2)
(3.01, 0.99)
"""

from dataclasses import dataclass

import numpy as np

from roisim.cases.parameters import Estimate
from roisim.measured.costs import normal_of
from roisim.measured.suggestion import Learned
from roisim.model.arrays import Array

Gamma = tuple[float, float]


@dataclass(frozen=True)
class Waited:
    """How many deals were decided, and how long all deals together waited, those still open among them [months]."""

    decided: int
    months: float


def gamma_of(estimate: Estimate) -> Gamma:
    """The gamma of decisions per month that a range of the mean time stands for: its width, its likely value."""
    from scipy.special import gammaincinv

    normal = normal_of(estimate)
    if normal is None:
        return 0.0, 0.0
    shape = _shape(max(normal[1], 0.01) ** 2)
    return shape, estimate.likely * float(gammaincinv(shape, 0.5))


def _shape(variance: float) -> float:
    """The shape whose logarithm varies so much: trigamma(shape) = variance, by bisection."""
    from scipy.special import polygamma

    low, high = 1e-2, 1e5
    for _ in range(100):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if float(polygamma(1, middle)) > variance else (low, middle)
    return low


def learn(waited: Waited, prior: Gamma) -> Learned:
    """The mean time from lead to decision [months]."""
    low, likely, high = times(waited, prior, np.array([0.05, 0.5, 0.95]))
    return Learned(float(low), float(likely), float(high), waited.decided / (waited.decided + prior[0]))


def times(waited: Waited, prior: Gamma, chances: Array) -> Array:
    """Quantiles of the mean time."""
    from scipy.special import gammaincinv

    shape, rate = prior[0] + waited.decided, prior[1] + waited.months
    return np.asarray(rate / gammaincinv(shape, 1 - chances), dtype=np.float64)
