"""What money brought, by the model's own curve, and how likely that makes the rows that were seen.

A point has a standard normal score for `incremental`, for what the rates of all channels share, and for each channel's
rate, `double_at` and `half_life`: on that scale the prior is the same for all, and what the rows tell is how much
narrower they make it. Shapes: (draws, dimensions) for points, (channels, draws) for numbers, (rows, channels, draws)
for series.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from roisim.measured.response_baselines import ORDERS, Baselines
from roisim.measured.response_prior import Prior
from roisim.measured.response_rows import A_MONTH, AT_THE_START, Lift, Rows
from roisim.model.arrays import Array
from roisim.model.ranges import Z95
from roisim.model.response import kept

_CREDITED = 0.1  # relative: how far a sum of credited outcomes is from what the rates say of it
_A_YEAR = 12


class Numbers(NamedTuple):
    """A point in the units of the case: incremental (draws,), the others (channels, draws); rate before incremental."""

    incremental: Array
    rate: Array
    double_at: Array
    half_life: Array


def numbers(prior: Prior, points: Array) -> Numbers:
    """Points as numbers."""
    count = len(prior.channels)
    first, common, own, doubling, lasting = np.split(points, np.cumsum([1, 1, count, count]), axis=1)
    middle, spread = prior.rate
    luck = np.sqrt(prior.shared) * common + np.sqrt(1 - prior.shared) * own
    return Numbers(
        prior.incremental.at(first)[0], np.exp(middle + spread * luck).T, prior.double_at.at(doubling),
        prior.half_life.at(lasting),
    )  # fmt: skip


@dataclass(frozen=True)
class Model:
    """Rows, tests and prior: all that the density of a point is made of."""

    rows: Rows
    prior: Prior
    lifts: tuple[Lift, ...] = ()

    @property
    def a_month(self) -> float:
        """Rows that a month has."""
        return A_MONTH[self.rows.step]

    @cached_property
    def baselines(self) -> Baselines:
        """Those that the rows can bear: a season needs a year and a half of them."""
        months = self.rows.count / self.a_month
        return Baselines(self.rows.when, ORDERS if months >= 1.5 * _A_YEAR else ORDERS[:1])

    @cached_property
    def spend(self) -> Array:
        """Money by row, at the pace of a month, with a row before the first: (1 + rows, channels, 1)."""
        before = self.rows.spend[:AT_THE_START].mean(axis=0)
        return np.concatenate((before[None], self.rows.spend))[:, :, None] * self.a_month

    @cached_property
    def _members(self) -> Array | None:
        """Which channels bid in the auction of each; None where each bids in its own."""
        auctions = np.array(self.prior.auctions)
        alone = len(set(self.prior.auctions)) == len(auctions)
        return None if alone else (auctions[:, None] == auctions).astype(float)

    @cached_property
    def _delay(self) -> tuple[Array, Array]:
        """From sales to the rows in which they are made, and what those before the first row still bring."""
        count, cycle = self.rows.count, self.prior.sales_cycle * self.a_month
        stays = float(np.exp(-1 / cycle)) if cycle else 0.0
        ages = np.subtract.outer(np.arange(count), np.arange(count))
        within: Array = np.where(ages >= 0, (1 - stays) * stays ** np.maximum(ages, 0), 0)
        before: Array = stays ** np.arange(1.0, count + 1)
        return within, before

    def seen(self, found: Numbers, spend: Array) -> Array:
        """e/(1 + E/double_at) by row, the row before the first among them, at the pace of a row."""
        stays = kept(found.half_life * self.a_month)
        carried = np.empty((len(spend), *stays.shape))
        carried[0] = spend[0]
        flows = (1 - stays) * spend
        for row in range(1, len(spend)):
            np.multiply(carried[row - 1], stays, out=carried[row])
            carried[row] += flows[row]
        together = carried if self._members is None else self._members @ carried
        found_seen: Array = carried / (1 + together / found.double_at) / self.a_month
        return found_seen

    def brought(self, found: Numbers, spend: Array | None = None) -> Array:
        """What all ads truly brought, (rows, draws), in the row in which it came."""
        seen = self.seen(found, self.spend if spend is None else spend)
        made = np.einsum("ncr,cr->nr", seen, found.rate) * found.incremental
        within, before = self._delay
        came: Array = within @ made[1:] + before[:, None] * made[0]
        return came

    def without(self, channel: int, rows: npt.NDArray[np.bool_] | None = None) -> Array:
        """The spend, but for what a channel got; rows: in those alone."""
        spend = self.spend.copy()
        spend[slice(None) if rows is None else np.concatenate(([False], rows)), channel] = 0
        return spend

    def density(self, points: Array) -> Array:
        """log of prior times likelihood, (draws,)."""
        found = numbers(self.prior, points)
        seen = self.seen(found, self.spend)
        made = np.einsum("ncr,cr->nr", seen, found.rate) * found.incremental
        within, before = self._delay
        came = within @ made[1:] + before[:, None] * made[0]
        density: Array = self.baselines.likelihood(self.rows.outcome - came.T) - 0.5 * (points**2).sum(axis=1)
        density += self._credited(found, seen)
        for lift in self.lifts:
            density += self._lifted(found, came, lift)
        return density

    def _credited(self, found: Numbers, seen: Array) -> Array:
        """How well the rates fit what was credited."""
        said = self.rows.credited
        if said is None or not self.rows.whole or not np.isfinite(said).any():
            return np.zeros(len(found.incremental))
        known = np.isfinite(said) & (said > 0)
        expected = found.rate[known] * seen[1:, known].sum(axis=0)
        spread = np.sqrt(_CREDITED**2 + 1 / np.maximum(self._events(said[known]), 1))
        off = np.log(said[known][:, None] / np.maximum(expected, 1e-300)) / spread[:, None]
        fit: Array = -0.5 * (off**2).sum(axis=0)
        return fit

    def _events(self, said: Array) -> Array:
        """About how many single events a credited sum is made of; of money nobody knows, and it counts as many."""
        return np.full_like(said, 1e4) if self.rows.measured == "revenue" else said

    def _lifted(self, found: Numbers, came: Array, lift: Lift) -> Array:
        """How well what a test found fits: the outcome of its rows less that without the channel's money in them.

        A test counts what it causes until its end, so carry-over within it is in, and what comes later is not.
        """
        rows = self.rows.within(lift)
        other = self.brought(found, self.without(self.rows.channels.index(lift.channel), rows))
        off = (came - other)[rows].sum(axis=0) - lift.likely
        spread = np.where(off < 0, lift.likely - lift.low, lift.high - lift.likely) / Z95
        fit: Array = -0.5 * (off / np.maximum(spread, 1e-9)) ** 2
        return fit

    def only(self, lifts: Sequence[Lift]) -> "Model":
        """The same with other tests."""
        return replace(self, lifts=tuple(lifts))
