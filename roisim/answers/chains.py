"""The two value chains where a year ends: who knows you, buys, follows and recommends, and what the plan adds to it.

What the plan adds is always a difference between two worlds of the same draw, and then the middle of all of them.
"""

from dataclasses import dataclass

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Spread
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.cases.series import FLOWS, KEY_FIGURES, World, is_share
from roisim.model.arrays import Array
from roisim.model.simulation import Trajectory

STOCKS = ("aware", "customers", "revenue", "followers", "ambassadors")
_SERIES = ("awareness", "customers", "revenue", "followers", "ambassadors", "new_customers", *FLOWS)
_RECORDED = tuple(dict.fromkeys((*_SERIES, *KEY_FIGURES)))


@dataclass(frozen=True)
class Chains:
    """Stocks and flows of three worlds at the months of `year_ends`."""

    spreads: dict[str, Spread]

    def at(self, month: int, world: World, series: str) -> Spread:
        """A stock at the end of a month, or a flow in it.

        series: one of STOCKS or FLOWS, "awareness" [share], "new_customers"; "aware" is awareness in people, and
        "ambassadors_gained" those won less those lost.
        """
        return self.spreads[f"{month}.{world}.{series}"]

    def more(self, month: int, stock: str) -> Spread:
        """How much more the plan has of one of STOCKS than its base, draw by draw."""
        return self.spreads[f"{month}.more.{stock}"]

    def change(self, kpi: str) -> Spread:
        """How much more the plan has of a key figure than its base in the last month, draw by draw.

        A share of it (0.1 is 10 per cent more); of a share, points (0.1 is 10 points). Missing where the base
        has nothing to be compared with.
        """
        return self.spreads[f"change.{kpi}"]


def year_ends(months: int) -> list[int]:
    """The months in which a year ends, and the last one of the case."""
    return [*range(12, months, 12), months]


def comes_back(scenario: Scenario) -> bool:
    """True where customers who stay bring orders; a hire, for one, is made once."""
    return max(scenario["company.orders"].bounds) > 0


@dataclass(frozen=True)
class _Chains(Analysis[Chains]):
    """The value chains wherever a year ends, and all key figures in the last month."""

    def needs(self, case: Scenario) -> Needs:
        """Stocks, flows and key figures of all three worlds."""
        return dict.fromkeys(case.told, _RECORDED)

    def take(self, block: Block) -> Taken:
        """Every stock and flow at those months, and how much more the plan has."""
        found: dict[str, Array] = {}
        told = block.scenario.told
        for month in year_ends(block.scenario.finance.months):
            seen = {world: _seen(block, block[world], month) for world in told}
            found |= {f"{month}.{world}.{name}": each for world in told for name, each in seen[world].items()}
            found |= {
                f"{month}.more.{stock}": seen["engage"][stock] - seen[block.scenario.base][stock] for stock in STOCKS
            }
        return Taken(found | {f"change.{kpi}": _change(kpi, block["engage"], block.base) for kpi in KEY_FIGURES})

    def make(self, _case: Scenario, gathered: Gathered) -> Chains:
        """Over the draws."""
        return Chains(gathered.spreads())


CHAINS = _Chains()


def _seen(block: Block, lived: Trajectory, month: int) -> dict[str, Array]:
    """Every series of a world in one month, (rows,) each."""
    found: dict[str, Array] = {name: np.asarray(lived[name][month - 1]) for name in _SERIES}
    before = lived["ambassadors"][month - 2] if month > 1 else block.draws["company.ambassadors"]
    found["aware"] = found["awareness"] * block.draws["company.audience"]
    found["ambassadors_gained"] = found["ambassadors"] - before
    return found


def _change(kpi: str, engage: Trajectory, base: Trajectory) -> Array:
    """What the plan changes of a key figure in the last month, (rows,)."""
    plan, without = engage[kpi][-1], base[kpi][-1]
    if is_share(kpi):
        return np.asarray(plan - without)
    with np.errstate(all="ignore"):  # a thing of which there is next to nothing may grow beyond all numbers
        return np.where(without > 0, plan / without - 1, np.nan)
