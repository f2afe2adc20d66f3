"""How sure one can be of what few customers tell: 90 % intervals that are honest where there are few, or none.

Months differ more than chance alone makes them: counts have a variance phi times that of a Poisson, phi = 1 + c² n / M
with c the variation between M months, seen and held to 30 % (what funnels vary by) as if six months had said so. Months
say the less of c the fewer there were in each: they count (u/(u + 1/mean))², u = 0.3², the precision of c² beside its
precision among many. What is not known of c, and of how much deals differ, makes ranges as wide as Student's t is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from roisim.model.arrays import Array

FEW = 5  # customers: below that, what one of them bought decides the answer
_USUAL, _AS_MONTHS = 0.3, 6  # variation of a funnel between months, and how many months that is worth
_SPREAD, _AS_DEALS = 1.0, 2  # standard deviation of a deal over its mean, and how many deals that is worth
_MOST_SPREAD = 3.0  # that logarithms may tell of: a deal of a few coins is no sign of one of millions
_STEPS = 101  # of a distribution, for the product of two
_ENDS = (0.05, 0.95)


@dataclass(frozen=True)
class Interval:
    """What was seen, and where the truth lies in 9 cases out of 10. seen: None where nothing was."""

    seen: float | None
    low: float
    high: float

    def times(self, factor: float) -> "Interval":
        """The same in another unit; factor: not below 0."""
        return Interval(None if self.seen is None else self.seen * factor, self.low * factor, self.high * factor)


def dispersion(monthly: Sequence[float], count: float, over: int = 0) -> float:
    """How many times as much as by chance alone a count varies, at least 1: phi.

    monthly: how many there were in each month. over: how many months the count is of; 0 for all of them.
    """
    months = len(monthly)
    if not months or not count:
        return 1.0
    mean, usual = sum(monthly) / months, _USUAL**2
    seen = max(0.0, (_variance(monthly) - mean) / mean**2) if months > 1 and mean else 0.0
    told = (months - 1) * (usual * mean / (usual * mean + 1)) ** 2
    squared = (_AS_MONTHS * usual + told * seen) / (_AS_MONTHS + told)
    return 1 + squared * _wider(_AS_MONTHS + told) * count / (over or months)


def _wider(degrees: float) -> float:
    """How many times as much variance a normal needs for 90 % as wide as Student's t of so many degrees."""
    from scipy.special import ndtri, stdtrit

    return float((stdtrit(degrees, _ENDS[1]) / ndtri(_ENDS[1])) ** 2)


def share(won: float, lost: float, phi: float = 1.0) -> Interval | None:
    """A share, as of deals that were won among those decided (Jeffreys, overdispersed); None where none was decided."""
    if won < 0 or lost < 0 or won + lost <= 0:
        return None
    from scipy.special import betaincinv  # takes its time to load

    first, second = (won / phi + 0.5, lost / phi + 0.5)
    low, high = (float(betaincinv(first, second, end)) for end in _ENDS)
    return Interval(won / (won + lost), low if won else 0.0, high if lost else 1.0)


def variation(amounts: float, total: float, squares: float, logs: Sequence[float] = ()) -> float:
    """Standard deviation of a deal over its mean, held to 1 as if two deals had said so. squares: sum of squares.

    logs: of the amounts. Few deals seldom have the largest among them; a lognormal that has their logarithms’ variance
    knows of those, so the larger of the two counts, at most 3.
    """
    told, seen = max(amounts - 1, 0.0) if total > 0 else 0.0, 0.0
    if told >= 1:
        mean = total / amounts
        seen = max(0.0, (squares - amounts * mean**2) / told) / mean**2
    if len(logs) > 1:
        seen = max(seen, float(np.expm1(min(_variance(logs), np.log1p(_MOST_SPREAD**2)))))
    squared = (_AS_DEALS * _SPREAD**2 + told * seen) / (_AS_DEALS + told)
    return float(np.sqrt(squared * _wider(_AS_DEALS + told)))


def average(amounts: float, total: float, spread: float) -> Interval | None:
    """What one deal brings on average; None where no amount is known. spread: its standard deviation over its mean."""
    if amounts <= 0:
        return None
    return interval(total / amounts, _means(total / amounts, spread, amounts))


def brought(count: float, amount: float, spread: float, phi: float = 1.0) -> Array:
    """What so much work brings in the long run, in ascending steps of equal chance: customers times what one buys.

    count: customers seen. amount: what one of them bought on average; of no customers, what others did.
    """
    found: Array = np.sort(np.outer(counts(count, phi), _means(amount, spread, max(count, 1.0))).ravel())
    return found


def per_lead(won: float, leads: float, amount: float, spread: float, phi: float) -> Array:
    """What one lead buys for in the long run, in ascending steps: how often one buys, times for how much."""
    from scipy.special import betaincinv

    steps = (np.arange(_STEPS) + 0.5) / _STEPS
    often = betaincinv(won / phi + 0.5, max(leads - won, 0.0) / phi + 0.5, steps)
    found: Array = np.sort(np.outer(often, _means(amount, spread, max(won, 1.0))).ravel())[_STEPS // 2 :: _STEPS]
    return found


def counts(count: float, phi: float = 1.0) -> Array:
    """What a count may be in the long run, in ascending steps of equal chance (Jeffreys, overdispersed)."""
    from scipy.special import gammaincinv

    steps = (np.arange(_STEPS) + 0.5) / _STEPS
    return np.asarray(phi * gammaincinv(max(count, 0.0) / phi + 0.5, steps), dtype=np.float64)


def interval(seen: float, steps: Array) -> Interval:
    """Where 9 of 10 of these steps lie; what was seen lies among them."""
    low, high = np.quantile(steps, _ENDS)
    return Interval(seen, min(float(low), seen), max(float(high), seen))


def _means(mean: float, spread: float, count: float) -> Array:
    """Where the average deal may lie: lognormal; a mean of few is more often below the true one than above."""
    from scipy.special import ndtri

    sigma = np.sqrt(np.log1p(spread**2 / count))
    found: Array = mean * np.exp(sigma * (ndtri((np.arange(_STEPS) + 0.5) / _STEPS) + sigma / 2))
    return found


def _variance(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)
