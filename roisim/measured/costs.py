"""A price or an order value from months that vary: lognormal, with what was believed before as one more observation.

The level in the long run is on ln x: data say y with variance v and few degrees of freedom, the prior m with variance
s², and they weigh by 1/v and 1/s². The variation between months is seen, and held to what is usual.

>>> found = level([Priced(2000.0, 20.0), Priced(2200.0, 20.0), Priced(1800.0, 20.0)], (math.log(100), 0.5))
>>> round(found.likely), found.low < found.likely < found.high
(100, True)
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from roisim.cases.parameters import Estimate
from roisim.measured.suggestion import Learned
from roisim.model.ranges import Z95

Normal = tuple[float, float]
"""Mean and standard deviation of ln x."""
_USUAL, _AS_MONTHS = 0.2, 4  # variation of a price between months, and how many months that is worth
_SPREAD, _AS_DEALS = 1.0, 2  # standard deviation of an order over its mean, and how many orders that is worth
_BETWEEN, _AS_ORDER_MONTHS = 0.1, 6  # variation of the mean order between months
_ANY = 5.0  # a fixed number may be so many times as large, 9 times out of 10


@dataclass(frozen=True)
class Priced:
    """What so many units cost, or brought, over so many months."""

    money: float
    units: float
    months: float = 1.0


@dataclass(frozen=True)
class Bought:
    """The orders of one month, each with its amount."""

    amounts: tuple[float, ...]


def normal_of(estimate: Estimate) -> Normal | None:
    """ln of a range; of a fixed number with so wide a range that data decide; None of nothing at all."""
    low, likely, high = estimate.bounds
    if likely <= 0 or low <= 0:
        return None
    if not estimate.is_range:
        return math.log(likely), math.log(_ANY) / Z95
    return math.log(likely), math.log(high / low) / 2 / Z95


def level(months: Sequence[Priced], prior: Normal | None, unsure: float = 0.0) -> Learned:
    """Money per unit in the long run: of months that differ, each weighed by its units.

    unsure: standard deviation of what is not known of all of them alike, on ln x.
    """
    units = sum(month.units for month in months)
    mean = math.log(sum(month.money for month in months) / units)
    told = [(month.units / units, math.log(month.money / month.units)) for month in months if month.money > 0]
    seen = sum(weight * (value - mean) ** 2 for weight, value in told)
    free = len(told) - 1
    squared = (_AS_MONTHS * _USUAL**2 + seen * (free + 1)) / (_AS_MONTHS + free)
    parts = sum((month.units / units) ** 2 / max(month.months, 1.0) for month in months)
    return together(mean, squared * parts + unsure**2, _AS_MONTHS + free, prior)


def orders(months: Sequence[Bought], prior: Normal | None) -> Learned:
    """What an order brings on average, of orders that differ widely, in months that differ too."""
    amounts = [amount for month in months for amount in month.amounts]
    mean = sum(amounts) / len(amounts)
    free = len(amounts) - 1
    seen = sum((amount / mean - 1) ** 2 for amount in amounts)
    spread = (_AS_DEALS * _SPREAD**2 + seen) / (_AS_DEALS + free)
    between = _between(months, mean, spread)
    parts = sum((len(month.amounts) / len(amounts)) ** 2 for month in months)
    return together(math.log(mean), spread / len(amounts) + between * parts, _AS_DEALS + free, prior)


def average(months: Sequence[Priced], prior: Normal | None) -> Learned:
    """The same where only sums are known: revenue, and how many orders it was of."""
    units = sum(month.units for month in months)
    mean = sum(month.money for month in months) / units
    parts = sum((month.units / units) ** 2 / max(month.months, 1.0) for month in months)
    variance = math.log1p(_SPREAD**2 / units) + _USUAL**2 * parts
    return together(math.log(mean), variance, _AS_MONTHS + len(months) - 1, prior)


def _between(months: Sequence[Bought], mean: float, spread: float) -> float:
    """The variance of the mean order between months, what chance alone makes taken away, held to what is usual."""
    known = [month.amounts for month in months if month.amounts]
    free = len(known) - 1
    if free < 1:
        return _BETWEEN**2
    apart = sum((sum(each) / len(each) / mean - 1) ** 2 for each in known) / free
    by_chance = sum(spread / len(each) for each in known) / len(known)
    return (_AS_ORDER_MONTHS * _BETWEEN**2 + free * max(0.0, apart - by_chance)) / (_AS_ORDER_MONTHS + free)


def together(mean: float, variance: float, free: float, prior: Normal | None) -> Learned:
    """Data and prior on ln x, weighed by what each knows. free: degrees of freedom of the data's variance."""
    from scipy.special import stdtrit  # takes its time to load

    wide = variance * (float(stdtrit(free, 0.95)) / Z95) ** 2
    if prior is None or prior[1] <= 0:
        prior = mean, math.inf
    known, before = 1 / wide, 1 / prior[1] ** 2
    middle, spread = (known * mean + before * prior[0]) / (known + before), (known + before) ** -0.5
    low, likely, high = (math.exp(middle + side * Z95 * spread) for side in (-1, 0, 1))
    return Learned(low, likely, high, known / (known + before))
