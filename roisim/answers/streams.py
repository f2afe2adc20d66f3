"""What each stream of value is worth, draw by draw: the gain over today, and the loss of standing aside that it avoids.

Streams go together in layers, by how hard the money is, and in dimensions, by what standing aside wears down.
"""

from dataclasses import dataclass
from functools import lru_cache

from roisim.answers.fans import Spread
from roisim.answers.totals import Block, over_draws
from roisim.cases.scenario import Scenario
from roisim.cases.series import STREAMS
from roisim.model import finance
from roisim.model.arrays import Array


@dataclass(frozen=True)
class Streams:
    """Present values [currency] of every stream in every draw, (draws,) each."""

    gain: dict[str, Array]
    avoided: dict[str, Array]

    def worth(self, stream: str) -> dict[str, Spread]:
        """Spreads of a stream: its gain over today, the loss it avoids, and both together."""
        gain, avoided = self.gain[stream], self.avoided[stream]
        return {"gain": Spread.of(gain), "avoided": Spread.of(avoided), "both": Spread.of(gain + avoided)}


@lru_cache(maxsize=8)
def present_values(scenario: Scenario, certain: bool = False) -> Streams:
    """The present value of every stream in every draw."""
    discount = finance.monthly_discounting(scenario.finance.months, scenario.finance.discount_rate)
    names = tuple(f"stream.{stream}" for stream in STREAMS)

    def of_block(block: Block) -> dict[str, Array]:
        engage, ignore, hold = (block.world(world, names) for world in ("engage", "ignore", "hold"))
        found = {f"gain.{name}": discount @ (engage[name] - hold[name]) for name in names}
        return found | {f"avoided.{name}": discount @ (hold[name] - ignore[name]) for name in names}

    found = over_draws(scenario, certain, of_block)
    return Streams(*({stream: found[f"{part}.stream.{stream}"] for stream in STREAMS} for part in ("gain", "avoided")))
