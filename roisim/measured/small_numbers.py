"""How sure one can be of what few customers tell: 90 % intervals that are honest where there are few, or none.

Months differ more than chance alone makes them: counts have a variance phi times that of a Poisson, phi = 1 + c² n / M
with c the variation between M months, seen and held to 30 % (what funnels vary by) as if six months had said so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from roisim.model.arrays import Array

FEW = 5  # customers: below that, what one of them bought decides the answer
_USUAL, _AS_MONTHS = 0.3, 6  # variation of a funnel between months, and how many months that is worth
_SPREAD, _AS_DEALS = 1.0, 2  # standard deviation of a deal over its mean, and how many deals that is worth
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
    mean = sum(monthly) / months
    seen = max(0.0, (_variance(monthly) - mean) / mean**2) if months > 1 and mean else 0.0
    squared = (_AS_MONTHS * _USUAL**2 + (months - 1) * seen) / (_AS_MONTHS + months - 1)
    return 1 + squared * count / (over or months)


def share(won: float, lost: float, phi: float = 1.0) -> Interval | None:
    """A share, as of deals that were won among those decided (Jeffreys, overdispersed); None where none was decided."""
    if won < 0 or lost < 0 or won + lost <= 0:
        return None
    from scipy.special import betaincinv  # takes its time to load

    first, second = (won / phi + 0.5, lost / phi + 0.5)
    low, high = (float(betaincinv(first, second, end)) for end in _ENDS)
    return Interval(won / (won + lost), low if won else 0.0, high if lost else 1.0)


def variation(amounts: float, total: float, squares: float) -> float:
    """Standard deviation of a deal over its mean, held to 1 as if two deals had said so. squares: sum of squares."""
    if amounts < 2 or total <= 0:
        return _SPREAD
    mean = total / amounts
    seen = max(0.0, (squares - amounts * mean**2) / (amounts - 1)) / mean**2
    squared = (_AS_DEALS * _SPREAD**2 + (amounts - 1) * seen) / (_AS_DEALS + amounts - 1)
    return float(np.sqrt(squared))


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
    """Where the average deal may lie: lognormal, its median what was seen."""
    from scipy.special import ndtri

    sigma = np.sqrt(np.log1p(spread**2 / count))
    found: Array = mean * np.exp(sigma * ndtri((np.arange(_STEPS) + 0.5) / _STEPS))
    return found


def _variance(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)
