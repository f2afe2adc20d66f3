"""What was believed of the response before any row was read: today's ranges, or others that are chosen."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario, parameter_of
from roisim.measured.response_rows import Outcome
from roisim.model.arrays import Array
from roisim.model.draws import auctions, draw
from roisim.model.ranges import Z95
from roisim.paths import Path

Belief = Literal["case", "open", "doubt"]
BELIEFS: tuple[Belief, ...] = get_args(Belief)
INCREMENTAL = Path("funnel", "incremental")
# What is believed of `incremental`, where not today's range: anything from next to nothing; likely next to nothing.
_INCREMENTAL: dict[Belief, tuple[float, float, float]] = {"open": (0.02, 0.4, 1.3), "doubt": (0.005, 0.08, 0.8)}
_LEAST = {"half_life": 0.05}  # of a span that starts at nothing
_RATES: dict[Outcome, tuple[str, ...]] = {
    "leads": ("ctr", "lead_rate"),
    "customers": ("ctr", "lead_rate", "close_rate", "new_share"),
    "deals": ("ctr", "lead_rate", "close_rate"),
    "revenue": ("ctr", "lead_rate", "close_rate", "value"),
}
_UNKNOWN = 1.0  # spread of ln rate of a channel that the case does not have: a factor of 5 either way
_SURELY = 0.15  # and of one whose numbers are all fixed
_ROWS = 1024


@dataclass(frozen=True)
class Range:
    """A range of kind positive on its scale, ln x: where its middle lies, and its spread to either side, (n,) each."""

    middle: Array
    below: Array
    above: Array

    @classmethod
    def of(cls, found: list[tuple[float, float, float]]) -> "Range":
        """Of (low, likely, high), one after the other."""
        low, likely, high = np.log(np.array(found).reshape(-1, 3)).T
        return cls(likely, (likely - low) / Z95, (high - likely) / Z95)

    def at(self, z: Array) -> Array:
        """Its values at scores z, (draws, n) -> (n, draws)."""
        found: Array = np.exp(self.middle + z * np.where(z < 0, self.below, self.above)).T
        return found


@dataclass(frozen=True)
class Prior:
    """All that is believed, channel by channel in the order of the rows.

    rate: what a unit of money brings where little is spent, credited to the channel [outcome/currency]: middle and
    spread of its logarithm, (channels,); shared: the part of its variance that all channels share. auctions: of each
    its number. sales_cycle: from outcome to the row that counts it [months].
    """

    channels: tuple[str, ...]
    incremental: Range
    double_at: Range
    half_life: Range
    rate: tuple[Array, Array]
    shared: float
    auctions: tuple[int, ...]
    sales_cycle: float

    @property
    def dimensions(self) -> int:
        """Of a point: incremental, what the rates share, and three a channel."""
        return 2 + 3 * len(self.channels)


def prior(case: Scenario, channels: tuple[str, ...], measured: Outcome, belief: Belief = "case") -> Prior:
    """Of a case, for channels by name; of one that the case does not have, what its own have on average."""
    places = [_place(case, name) for name in channels]
    bidding = auctions(tuple(case.channels))
    alone = len(bidding)
    doubling, lasting = (Range.of([_span(case, each, name) for each in places]) for name in ("double_at", "half_life"))
    return Prior(
        channels, Range.of([_INCREMENTAL.get(belief) or span(INCREMENTAL, case[INCREMENTAL])]), doubling, lasting,
        _rates(case, places, measured), case.correlation,
        tuple(alone + at if place is None else bidding[place] for at, place in enumerate(places)),
        0.0 if measured == "leads" else case.funnel.sales_cycle.likely,
    )  # fmt: skip


def _place(case: Scenario, name: str) -> int | None:
    return next((place for place, channel in enumerate(case.channels) if channel.name == name), None)


def span(path: str, estimate: Estimate) -> tuple[float, float, float]:
    """A range; where a number is fixed, the usual span of its kind about it."""
    if estimate.is_range and estimate.bounds[0] > 0:
        return estimate.bounds
    parameter = parameter_of(path)
    low, high = parameter.usual
    low = max(low, _LEAST.get(parameter.name, high / 1000))
    likely = estimate.likely if estimate.likely > 0 else float(np.sqrt(low * high))
    return min(low, likely / 2), likely, max(high, likely * 2)


def _span(case: Scenario, place: int | None, name: str) -> tuple[float, float, float]:
    places = range(len(case.channels)) if place is None else [place]
    found = np.log([span(Path("channels", name), getattr(case.channels[each], name)) for each in places])
    low, likely, high = np.exp(found.mean(axis=0))
    return float(low), float(likely), float(high)


def _rates(case: Scenario, places: list[int | None], measured: Outcome) -> tuple[Array, Array]:
    """What money brings at the lowest price, as the draws of the case have it: mean and spread of its logarithm."""
    drawn = draw(case, rows=_ROWS)
    with np.errstate(divide="ignore"):
        found = np.log(1000 / drawn["channels.cpm"])
        for name in _RATES[measured]:
            found = found + np.log(drawn[f"channels.{name}"])
        if measured == "revenue":
            found = found + np.log(drawn["company.order_value"])
    middle, spread = np.median(found, axis=1), np.maximum(found.std(axis=1), _SURELY)
    middles = [float(middle.mean()) if place is None else middle[place] for place in places]
    return np.array(middles), np.array([_UNKNOWN if place is None else spread[place] for place in places])
