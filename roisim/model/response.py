"""How advertising and work answer: carry-over, saturation, reach, presence. Pure maths on arrays of draws.

Shapes: (rows,) or () where all draws agree; per channel (channels, rows) or (channels, 1).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from roisim.model.arrays import ONE, ZERO, Array


def kept(half_life: Array) -> Array:
    """Share kept from one month to the next, 2^(-1/half_life); a half-life of 0 keeps nothing."""
    with np.errstate(divide="ignore"):
        return np.exp2(-1 / half_life)


def ramp(month: int, ramp_months: Array) -> Array:
    """Pace of the plan in `month`, 0 to 1; no ramp is full pace at once."""
    if month >= np.max(ramp_months):
        return ONE
    with np.errstate(divide="ignore"):
        return np.minimum(1, month / ramp_months)


def presence(seen: Array, half_presence: Array) -> Array:
    """How present what is seen [currency/month] makes one, 0 to 1; half at `half_presence`, 0 where nothing is done."""
    if seen.all():
        return seen / (seen + half_presence)
    if not seen.any():
        return ZERO
    with np.errstate(invalid="ignore"):
        return np.where(seen > 0, seen / (seen + half_presence), 0)


def toward(level: Array, target: Array, pace: Array) -> Array:
    """A level one month later, on its way to `target`: Y + (target - Y) pace."""
    return level + (target - level) * pace


@dataclass(frozen=True)
class Ads:
    """One month of advertising, all channels together, (rows,) each.

    spend [currency], impressions; clicks, leads, sales to people who were no customers, first orders in units of one.
    accounts: the auctions with money in them.
    """

    spend: Array
    impressions: Array
    clicks: Array
    leads: Array
    sales: Array
    orders: Array
    accounts: Array


NO_ADS = Ads(*(ZERO,) * 7)


@dataclass(frozen=True)
class Pace:
    """How fast a month runs: the ramp; phasing and open, (channels,); money that comes from print [currency]."""

    ramp: Array
    phasing: Array
    open: npt.NDArray[np.bool_]
    from_print: Array


@dataclass(frozen=True)
class Channels:
    """The advertising channels, (channels, rows) or (channels, 1) each; names as in the model.

    auctions: the number of each channel's. cpm_trend: (rows,) or ().
    """

    spend: Array
    cpm: Array
    ctr: Array
    lead_rate: Array
    close_rate: Array
    new_share: Array
    value: Array
    double_at: Array
    half_life: Array
    cpm_trend: Array
    auctions: tuple[int, ...]

    def run(self, paces: Iterable[Pace], rows: int) -> Iterator[Ads]:
        """Month by month, of `rows` draws: what the ads bring where each is cared for.

        e_t = (1 - l) x_t + l e_{t-1}; impressions = 1000 e/(cpm (1 + E/double_at)), E the sum of e in an auction. Works
        in place: there are many channels.
        """
        stays, slower = kept(self.half_life), self.cpm / self.double_at
        leading = self.ctr * self.lead_rate
        closing = leading * self.close_rate
        weights = self.ctr, leading, closing * self.new_share, closing * self.value
        carried, seen = np.zeros((2, len(self.spend), rows))
        bought, trend = np.array(1000.0), np.power(1 + self.cpm_trend, -1 / 12)
        before = None
        for spend, total, accounts in self.spends(paces):
            if spend is not before:
                before, now = spend, (1 - stays) * spend
            bought = bought * trend
            carried *= stays
            carried += now
            np.multiply(slower, self._together(carried), out=seen)
            np.add(seen, self.cpm, out=seen)
            np.divide(carried, seen, out=seen)
            clicks, leads, sales, orders = (np.einsum("cr,cr->r", seen, weight) * bought for weight in weights)
            yield Ads(total, seen.sum(axis=0) * bought, clicks, leads, sales, orders, accounts)

    def _together(self, carried: Array) -> Array:
        """What all ads in the auction of a channel carry, (channels, rows)."""
        if len(set(self.auctions)) == len(self.auctions):
            return carried
        found = np.empty_like(carried)
        for auction in set(self.auctions):
            members = np.equal(self.auctions, auction)
            found[members] = carried[members].sum(axis=0)
        return found

    def spends(self, paces: Iterable[Pace]) -> Iterator[tuple[Array, Array, Array]]:
        """Ad money x_t by channel, its sum, the accounts it goes to; worked out again only when the pace changes."""
        before = None
        for pace in paces:
            now = (float(pace.ramp), *pace.phasing, *pace.open) if pace.ramp.ndim == 0 else None
            if now is None or now != before:
                spend = np.where(pace.open, pace.phasing, 0.0)[:, None] * self.spend * pace.ramp
                spend = spend + self._split(pace.open) * pace.from_print
                found = spend, spend.sum(axis=0), self._accounts(spend)
            before = now
            yield found

    def _split(self, open_now: npt.NDArray[np.bool_]) -> Array:
        """Each open channel's share of the budget; equal shares where there is none."""
        spend = np.where(open_now[:, None], self.spend, 0.0)
        total, equal = spend.sum(axis=0), open_now[:, None] / max(1, open_now.sum())
        with np.errstate(invalid="ignore"):
            split: Array = np.where(total > 0, spend / total, equal)
        return split

    def _accounts(self, spend: Array) -> Array:
        """How many auctions any money goes to."""
        found = [spend[np.equal(self.auctions, auction)].any(axis=0) for auction in set(self.auctions)]
        accounts: Array = np.sum(found, axis=0, dtype=float)
        return accounts
