"""The two value chains where a year ends: who knows you, buys, follows and recommends, and what the plan adds to it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from roisim.arrays import Array
from roisim.fans import Spread
from roisim.scenario import Scenario
from roisim.simulation import Trajectory, World
from roisim.totals import Block, over_draws

STOCKS = ("awareness", "customers", "followers", "ambassadors", "revenue")
_WORLDS: tuple[World, ...] = ("engage", "ignore", "hold")


@dataclass(frozen=True)
class Chains:
    """What the series of one world do not tell by themselves, at the months of `year_ends`."""

    spreads: dict[str, Spread]

    def people_aware(self, month: int, world: World) -> Spread:
        """People in the audience who know the brand at the end of a month."""
        return self.spreads[f"{month}.{world}.aware"]

    def ambassadors_gained(self, month: int, world: World) -> Spread:
        """Ambassadors won less those lost in a month."""
        return self.spreads[f"{month}.{world}.ambassadors"]

    def more(self, month: int, stock: str) -> Spread:
        """How much more the plan has of one of STOCKS (awareness: people) than standing aside, draw by draw."""
        return self.spreads[f"{month}.more.{stock}"]


def year_ends(months: int) -> list[int]:
    """The months in which a year ends, and the last one of the case."""
    return [*range(12, months, 12), months]


@lru_cache(maxsize=8)
def chains(scenario: Scenario, certain: bool = False) -> Chains:
    """Live through three worlds and look at the value chains wherever a year ends."""
    ends = year_ends(scenario.finance.months)

    def of_block(block: Block) -> dict[str, Array]:
        lived = {world: block.world(world, STOCKS) for world in _WORLDS}
        found: dict[str, Array] = {}
        for month in ends:
            for world, trajectory in lived.items():
                found[f"{month}.{world}.aware"] = _stock(block, trajectory, "awareness", month)
                found[f"{month}.{world}.ambassadors"] = _gained(block, trajectory, month)
            for stock in STOCKS:
                plan, aside = (_stock(block, lived[world], stock, month) for world in ("engage", "ignore"))
                found[f"{month}.more.{stock}"] = plan - aside
        return found

    return Chains({name: Spread.of(values) for name, values in over_draws(scenario, certain, of_block).items()})


def _stock(block: Block, lived: Trajectory, stock: str, month: int) -> Array:
    """What there is of a stock at the end of a month, (rows,); of awareness, heads."""
    found = np.asarray(lived[stock][month - 1])
    return found * block.draws["company.audience"] if stock == "awareness" else found


def _gained(block: Block, lived: Trajectory, month: int) -> Array:
    before = lived["ambassadors"][month - 2] if month > 1 else block.draws["company.ambassadors"]
    found: Array = lived["ambassadors"][month - 1] - before
    return found
