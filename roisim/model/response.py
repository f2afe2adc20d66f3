"""How advertising and work answer: carry-over, saturation, reach, presence. Pure maths on arrays of draws.

Shapes: (rows,) or () where all draws agree; per channel (channels, rows) or (channels, 1).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

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


def reach(impressions: Array, audience: Array) -> Array:
    """Share of the audience that sees something at least once (Poisson): 1 - exp(-impressions/M)."""
    return -np.expm1(-impressions / audience)


def presence(effort: Array, half_presence: Array) -> Array:
    """How present the effort [currency/month] makes one, 0 to 1; half at `half_presence`, 0 where nothing is done."""
    if effort.all():
        return effort / (effort + half_presence)
    if not effort.any():
        return ZERO
    with np.errstate(invalid="ignore"):
        return np.where(effort > 0, effort / (effort + half_presence), 0)


def toward(level: Array, target: Array, pace: Array) -> Array:
    """A level one month later, on its way to `target`: Y + (target - Y) pace."""
    return level + (target - level) * pace


@dataclass(frozen=True)
class Ads:
    """One month of advertising, all channels together, (rows,) each.

    spend [currency], clicks, leads, impressions on target.
    """

    spend: Array
    clicks: Array
    leads: Array
    impressions: Array


NO_ADS = Ads(ZERO, ZERO, ZERO, ZERO)


@dataclass(frozen=True)
class Channels:
    """The advertising channels, (channels, rows) or (channels, 1) each; names as in the model."""

    spend: Array
    cpc: Array
    ctr: Array
    lead_rate: Array
    double_at: Array
    half_life: Array
    on_target: Array

    def run(self, pace: Iterable[tuple[Array, Array, Array]], rows: int) -> Iterator[Ads]:
        """Month by month: (ramp, phasing (channels,), money moved here from print [currency]) -> Ads of `rows` draws.

        e_t = (1 - l) x_t + l e_{t-1}; clicks = (e/cpc)/(1 + e/double_at). Works in place: there are many channels.
        """
        stays, slower, seen = kept(self.half_life), self.cpc / self.double_at, self.on_target / self.ctr
        carried, clicks = np.zeros((2, len(self.spend), rows))
        for spend, total in self._spends(pace):
            carried *= stays
            carried += (1 - stays) * spend
            np.multiply(slower, carried, out=clicks)
            np.add(clicks, self.cpc, out=clicks)
            np.divide(carried, clicks, out=clicks)
            leads = np.einsum("cr,cr->r", clicks, self.lead_rate)
            yield Ads(total, clicks.sum(axis=0), leads, np.einsum("cr,cr->r", clicks, seen))

    def _spends(self, pace: Iterable[tuple[Array, Array, Array]]) -> Iterator[tuple[Array, Array]]:
        """Ad money x_t by channel, and its sum; worked out again only when the pace changes."""
        split, before = self._split(), None
        for ramped, phasing, moved in pace:
            now = (float(ramped), *phasing) if ramped.ndim == 0 else None
            if now is None or now != before:
                spend = self.spend * phasing[:, None] * ramped + split * moved
                found = spend, spend.sum(axis=0)
            before = now
            yield found

    def _split(self) -> Array:
        """Each channel's share of the budget; equal shares where there is none."""
        total = self.spend.sum(0)
        with np.errstate(invalid="ignore"):
            return np.where(total > 0, self.spend / total, 1 / len(self.spend))
