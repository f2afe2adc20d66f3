"""How advertising and work answer: carry-over, saturation, reach, presence. Pure maths on arrays of draws.

Shapes: (rows,) or () where all draws agree; per channel (channels, rows) or (channels, 1).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def kept(half_life: Array) -> Array:
    """Share kept from one month to the next, 2^(-1/half_life); a half-life of 0 keeps nothing."""
    with np.errstate(divide="ignore"):
        return np.exp2(-1 / half_life)


def ramp(month: int, ramp_months: Array) -> Array:
    """Pace of the plan in `month`, 0 to 1; no ramp is full pace at once."""
    if month >= np.max(ramp_months):
        return np.float64(1)
    with np.errstate(divide="ignore"):
        return np.minimum(1, month / ramp_months)


def reach(impressions: Array, audience: Array) -> Array:
    """Share of the audience that sees something at least once (Poisson): 1 - exp(-impressions/M)."""
    return -np.expm1(-impressions / audience)


def presence(effort: Array, half_presence: Array) -> Array:
    """How present the effort [currency/month] makes one, 0 to 1; half at `half_presence`, 0 where nothing is done."""
    if not np.any(effort):
        return np.float64(0)
    with np.errstate(invalid="ignore"):
        present = effort / (effort + half_presence)
    return present if np.all(effort) else np.where(effort > 0, present, 0)


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


NO_ADS = Ads(*(np.float64(0),) * 4)


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

    def run(self, pace: Iterator[tuple[Array, Array, Array]]) -> Iterator[Ads]:
        """Month by month: (ramp, phasing (channels,), money moved here from print [currency]) -> Ads.

        e_t = (1 - l) x_t + l e_{t-1}; clicks = (e/cpc)/(1 + e/double_at).
        """
        stays = kept(self.half_life)
        goes = 1 - stays
        slower = self.cpc / self.double_at
        seen = self.on_target / self.ctr
        split = self._split()
        carried = np.zeros_like(self.spend)
        for ramped, phasing, moved in pace:
            spend = self.spend * phasing[:, None] * ramped + split * moved
            carried = goes * spend + stays * carried
            clicks = slower * carried
            clicks += self.cpc
            clicks = np.divide(carried, clicks, out=clicks)
            yield Ads(spend.sum(0), clicks.sum(0), _sum(clicks, self.lead_rate), _sum(clicks, seen))

    def _split(self) -> Array:
        """Each channel's share of the budget; equal shares where there is none."""
        total = self.spend.sum(0)
        with np.errstate(invalid="ignore"):
            return np.where(total > 0, self.spend / total, 1 / len(self.spend))


def _sum(clicks: Array, each: Array) -> Array:
    """Sum over channels of clicks x each, in one pass."""
    found: Array = np.einsum("cr,cr->r", *np.broadcast_arrays(clicks, each))
    return found
