"""What each stream of value is worth, draw by draw: the gain over today, and the loss of standing aside that it avoids.

Streams go together in layers, by how hard the money is, and in dimensions, by what standing aside wears down
(`cases/series.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Spread
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.cases.series import STREAMS, WORLDS
from roisim.model import finance
from roisim.model.arrays import Array


@dataclass(frozen=True)
class Streams:
    """Present values [currency] of every stream in every draw, (draws,) each."""

    gain: Mapping[str, Array]
    avoided: Mapping[str, Array]

    def worth(self, stream: str) -> dict[str, Spread]:
        """Spreads of a stream: its gain over today, the loss it avoids, and both together."""
        gain, avoided = self.gain[stream], self.avoided[stream]
        return {"gain": Spread.of(gain), "avoided": Spread.of(avoided), "both": Spread.of(gain + avoided)}


@dataclass(frozen=True)
class _Streams(Analysis[Streams]):
    """The present value of every stream in every draw."""

    def needs(self, _case: Scenario) -> Needs:
        """Every stream in all three worlds."""
        return dict.fromkeys(WORLDS, tuple(f"stream.{stream}" for stream in STREAMS))

    def take(self, block: Block) -> Taken:
        """Discounted differences between worlds."""
        terms = block.scenario.finance
        discount = finance.monthly_discounting(terms.months, terms.discount_rate)
        engage, ignore, hold = (block[world] for world in ("engage", "ignore", "hold"))
        names = {stream: f"stream.{stream}" for stream in STREAMS}
        gain = {f"gain.{stream}": discount @ (engage[name] - hold[name]) for stream, name in names.items()}
        avoided = {f"avoided.{stream}": discount @ (hold[name] - ignore[name]) for stream, name in names.items()}
        return Taken(gain | avoided)

    def make(self, _case: Scenario, gathered: Gathered) -> Streams:
        """By stream."""
        return Streams(
            *({stream: gathered.rows[f"{part}.{stream}"] for stream in STREAMS} for part in ("gain", "avoided"))
        )


PRESENT_VALUES = _Streams()
