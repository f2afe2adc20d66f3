"""What each stream of value is worth: what the plan brings by itself, and the loss of standing aside that it avoids.

A gain is a difference between calm twins, in which nothing wears away; what is avoided is what disappears without wear.
Streams go together in layers, by how hard the money is, and in dimensions, by what standing aside wears down
(`cases/series.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Spread
from roisim.answers.worlds import Block, Lived, Needs
from roisim.cases.scenario import Scenario
from roisim.cases.series import STREAMS
from roisim.model import finance
from roisim.model.arrays import Array
from roisim.model.simulation import MEANS


@dataclass(frozen=True)
class Streams:
    """By stream: present values [currency] in every draw, (draws,), or means month by month, (months,)."""

    gain: Mapping[str, Array]
    avoided: Mapping[str, Array]

    def worth(self, stream: str) -> dict[str, Spread]:
        """Spreads of a stream: what the plan brings by itself, the loss it avoids, and both together."""
        gain, avoided = self.gain[stream], self.avoided[stream]
        return {"gain": Spread.of(gain), "avoided": Spread.of(avoided), "both": Spread.of(gain + avoided)}


def _worlds(case: Scenario) -> tuple[Lived, ...]:
    return "engage", case.base, ("calm", "engage"), ("calm", case.base)


def _parts(case: Scenario, found: Mapping[Lived, Mapping[str, Array]]) -> dict[str, Array]:
    """What is gained and avoided of each stream, by names of an analysis."""
    engage, base, calm, calm_base = (found[world] for world in _worlds(case))
    gain = {stream: calm[stream] - calm_base[stream] for stream in STREAMS}
    avoided = {f"avoided.{stream}": engage[stream] - base[stream] - gain[stream] for stream in STREAMS}
    return {f"gain.{stream}": gain[stream] for stream in STREAMS} | avoided


def _told(found: Mapping[str, Array]) -> Streams:
    return Streams(
        *(MappingProxyType({stream: found[f"{part}.{stream}"] for stream in STREAMS}) for part in ("gain", "avoided"))
    )


@dataclass(frozen=True)
class _Streams(Analysis[Streams]):
    """The present value of every stream in every draw."""

    def needs(self, case: Scenario) -> Needs:
        """Every stream with the plan and without, and of their calm twins."""
        return dict.fromkeys(_worlds(case), tuple(f"stream.{stream}" for stream in STREAMS))

    def take(self, block: Block) -> Taken:
        """Discounted differences between worlds."""
        terms = block.scenario.finance
        discount = finance.monthly_discounting(terms.months, terms.discount_rate)
        worths = {
            world: {stream: discount @ block[world][f"stream.{stream}"] for stream in STREAMS}
            for world in _worlds(block.scenario)
        }
        return Taken(_parts(block.scenario, worths))

    def make(self, _case: Scenario, gathered: Gathered) -> Streams:
        """By stream."""
        return _told(gathered.rows)


PRESENT_VALUES = _Streams()


@dataclass(frozen=True)
class _Monthly(Analysis[Streams]):
    """Every stream's mean month by month."""

    def needs(self, case: Scenario) -> Needs:
        """The means of the same worlds."""
        return dict.fromkeys(_worlds(case), (MEANS,))

    def take(self, block: Block) -> Taken:
        """Differences between worlds."""
        means = {world: block[world].means for world in _worlds(block.scenario)}
        return Taken(means=_parts(block.scenario, means))

    def make(self, _case: Scenario, gathered: Gathered) -> Streams:
        """By stream."""
        return _told(gathered.means)


MONTHLY_STREAMS = _Monthly()
