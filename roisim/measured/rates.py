"""A rate from counts of months that vary more than chance alone: beta-binomial, the variation itself uncertain.

p is the rate in the long run; the rate of a month varies around it with a coefficient of variation c. Given c, the
counts weigh as 1/phi of independent ones, phi = 1 + c² p/(1 - p) * sum(n²)/N, and a beta prior is updated as usual:
Beta(a + S/phi, b + (N - S)/phi). How likely each c is, the months tell (beta-binomial likelihood), held to what is
usual (half-normal, scale 0.3), the rate integrated out. The posterior is the mixture over c.

>>> found = learn([Counted(1000, 20), Counted(1000, 22), Counted(1000, 19)], (2.0, 98.0))
>>> 0.014 < found.low < found.likely < found.high < 0.03, found.data > 0.7
(True, True)
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from roisim.cases.parameters import Estimate
from roisim.measured.suggestion import Learned
from roisim.model.arrays import Array
from roisim.model.ranges import quantile

Beta = tuple[float, float]
_VARIATIONS = np.array([0.0, 0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.65, 0.8, 1.0])
_USUAL = 0.3  # scale of the variation between months
_ABOUT = np.linspace(-4.0, 4.0, 33)  # standard deviations about the pooled rate
_ENDS = (0.05, 0.5, 0.95)
_POINTS = 400
JEFFREYS: Beta = (0.5, 0.5)


@dataclass(frozen=True)
class Counted:
    """How many there were, and how many of them did it, over so many months; neither need be whole."""

    trials: float
    successes: float
    months: float = 1.0


def beta_of(estimate: Estimate) -> Beta:
    """The beta with mean and variance of a range; of a fixed number one that counts as two successes at most."""
    low, likely, high = estimate.bounds
    if not estimate.is_range:
        return JEFFREYS if not 0 < likely < 1 else (min(1.0, likely / (1 - likely)), min(1.0, (1 - likely) / likely))
    points = quantile("share", low, likely, high, (np.arange(499) + 0.5) / 499)
    mean, variance = float(points.mean()), float(points.var())
    size = max(mean * (1 - mean) / variance - 1, 1e-3) if variance else 1e9
    return mean * size, (1 - mean) * size


def learn(months: Sequence[Counted], prior: Beta) -> Learned:
    """The rate after the months; without any, the prior."""
    return learn_weighted([(1.0, months)], prior)


def learn_weighted(readings: Sequence[tuple[float, Sequence[Counted]]], prior: Beta) -> Learned:
    """The rate where it is not sure how many there were: several readings of the months, each with its weight."""
    parts = [_posterior(months, prior) for _, months in readings]
    chances = np.array([chance for chance, _ in readings])
    weights = np.concatenate([chance * part[0] for chance, part in zip(chances / chances.sum(), parts, strict=True)])
    first, second = (np.concatenate([part[place] for part in parts]) for place in (1, 2))
    low, likely, high = _quantiles(weights, first, second)
    size = sum(prior)
    return Learned(low, likely, high, float(np.sum(weights * (1 - size / (first + second)))))


def _posterior(months: Sequence[Counted], prior: Beta) -> tuple[Array, Array, Array]:
    """Weights of the variations, and the two numbers of the beta that each gives."""
    counted = [month for month in months if month.trials > 0]
    if not counted:
        one = np.ones(1)
        return one, prior[0] * one, prior[1] * one
    trials = np.array([month.trials for month in counted])
    won = np.minimum(np.array([month.successes for month in counted]), trials)
    length = np.array([max(month.months, 1.0) for month in counted])
    pooled = (won.sum() + 0.5) / (trials.sum() + 1)
    weights = _weights(trials, won, length, pooled)
    spread = np.minimum(_VARIATIONS**2 * pooled / (1 - pooled), 1.0)
    several = len(counted) / (len(counted) - 1) if len(counted) > 1 else 1.0  # one of them went into the mean
    phi = 1 + spread * several * float(np.sum(trials**2 / length)) / trials.sum()
    lost = trials.sum() - won.sum()
    return weights, prior[0] + won.sum() / phi, prior[1] + lost / phi


def _weights(trials: Array, won: Array, length: Array, pooled: float) -> Array:
    """How likely each variation is after the months, whatever the rate: at the pooled one alone, few months would seem
    to vary less than they do."""
    from scipy.special import betaln, logsumexp  # take their time to load

    room = _ABOUT * np.sqrt(1 / (won.sum() + 0.5) + _USUAL**2 / len(won))
    rate = np.minimum(pooled * np.exp(room), 0.999)[None, :, None]  # (1, rates, 1)
    squared = np.maximum(_VARIATIONS[:, None, None] ** 2, 1e-8) / length
    size = np.maximum((1 - rate) / rate / squared - 1, 1e-3)
    a, b = size * rate, size * (1 - rate)
    told = logsumexp(np.sum(betaln(a + won, b + trials - won) - betaln(a, b), axis=2), axis=1)
    found = np.exp(told - told.max() - 0.5 * (_VARIATIONS / _USUAL) ** 2) * np.gradient(_VARIATIONS)
    weights: Array = found / found.sum()
    return weights


def _quantiles(weights: Array, first: Array, second: Array) -> tuple[float, float, float]:
    """q05, q50, q95 of a mixture of betas."""
    from scipy.special import betainc, betaincinv

    ends = np.array([betaincinv(first, second, end) for end in (1e-4, 1 - 1e-4)])
    low, high = max(float(ends[0].min()), 1e-300), float(ends[1].max())
    points = np.geomspace(low, high, _POINTS) if high < 0.5 else np.linspace(low, high, _POINTS)
    reached = weights @ betainc(first[:, None], second[:, None], points[None])
    found = np.interp(_ENDS, reached, points)
    return float(found[0]), float(found[1]), float(found[2])
