"""What standing aside costs against today held, taken apart by dimension, the same for every plan; what one avoids."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Fan
from roisim.answers.monthly import Monthly
from roisim.answers.result import Result
from roisim.answers.streams import PRESENT_VALUES
from roisim.answers.totals import accumulated
from roisim.answers.worlds import Block, Needs
from roisim.answers.worth import gross_profit
from roisim.cases.scenario import Scenario
from roisim.cases.series import DIMENSION_STREAMS, DIMENSIONS, Dimension, World
from roisim.model import finance
from roisim.model.arrays import Array
from roisim.model.simulation import Trajectory

_ROUNDING = 1e-12  # of the gross profit of the whole time: smaller differences are those of the last digits
FIGURES: dict[Dimension, str] = {
    "brand": "awareness", "recruiting": "cost_per_hire", "relations": "customers", "search": "search",
}  # fmt: skip
_NAMES = tuple(f"stream.{stream}" for streams in DIMENSION_STREAMS.values() for stream in streams)


@dataclass(frozen=True)
class Losses:
    """What standing aside costs against today held, as present values [currency] in every draw, (draws,) each.

    saved: what today's work costs, which standing aside saves. storm: chance of a public storm within the horizon.
    figures: the key figures of FIGURES while standing aside.
    """

    by_dimension: Mapping[Dimension, Array]
    saved: Array
    storm: float
    figures: Mapping[str, Fan]

    @property
    def together(self) -> Array:
        """All dimensions together, less the cost saved: today held less standing aside, without remainder."""
        return self.lost - self.saved

    @property
    def lost(self) -> Array:
        """All dimensions together, before what is saved."""
        total: Array = np.sum(list(self.by_dimension.values()), axis=0)
        return total

    @property
    def of_a_storm(self) -> float | None:
        """What a storm costs on average in the draws in which one comes; None where none does."""
        struck = self.by_dimension["crisis"][self.by_dimension["crisis"] != 0]
        return float(struck.mean()) if len(struck) else None


@dataclass(frozen=True)
class LossesAt(Analysis[Losses]):
    """What standing aside costs, by dimension, at a rate of discount a year."""

    discount_rate: float

    def needs(self, _case: Scenario) -> Needs:
        """The streams that wear down, and the key figures in which it shows."""
        return {"ignore": (*_NAMES, "cost", *FIGURES.values()), "hold": ("cost",)}

    def take(self, block: Block) -> Taken:
        """The cost of each dimension in every draw, the chance of a storm, and the key figures."""
        months, aside = block.scenario.finance.months, block["ignore"]
        discount = finance.monthly_discounting(months, self.discount_rate)
        costs: dict[str, Array] = {dimension: _lost(dimension, aside, discount, block) for dimension in DIMENSIONS}
        storm = 1 - (1 - block.draws["ignorance.crisis_per_year"]) ** (months / 12)
        saved = discount @ (block["hold"]["cost"] - aside["cost"])
        return Taken(costs | {"storm": storm, "saved": saved}, {figure: aside[figure] for figure in FIGURES.values()})

    def make(self, _case: Scenario, gathered: Gathered) -> Losses:
        """By dimension."""
        by_dimension = {dimension: gathered.rows[dimension] for dimension in DIMENSIONS}
        return Losses(by_dimension, gathered.rows["saved"], float(gathered.rows["storm"].mean()), gathered.fans)


@dataclass(frozen=True)
class Avoided:
    """What the plan avoids of losses, against its base, as present values [currency] in every draw, (draws,) each.

    elsewhere: in the streams that wear nothing down themselves, as service for customers who would have left.
    """

    by_dimension: Mapping[Dimension, Array]
    elsewhere: Array

    @property
    def together(self) -> Array:
        """All of it, as on the last step of the ladder."""
        total: Array = self.elsewhere + np.sum(list(self.by_dimension.values()), axis=0)
        return total


def avoided(result: Result) -> Avoided:
    """What the plan avoids, by the dimensions that standing aside wears down."""
    found = result[PRESENT_VALUES].avoided
    of_a_dimension = {stream for streams in DIMENSION_STREAMS.values() for stream in streams}
    by_dimension: dict[Dimension, Array] = {
        dimension: np.sum([found[stream] for stream in streams], axis=0)
        for dimension, streams in DIMENSION_STREAMS.items()
    }
    others: Array = np.sum([found[stream] for stream in found if stream not in of_a_dimension], axis=0)
    return Avoided(by_dimension, others)


@dataclass(frozen=True)
class _Standing(Analysis[Fan]):
    """Standing aside against today held, added up over months 0..T, whatever the plan is held against."""

    def needs(self, _case: Scenario) -> Needs:
        """Value in both worlds."""
        return dict.fromkeys(("ignore", "hold"), ("value",))

    def take(self, block: Block) -> Taken:
        """The difference, added up."""
        path = accumulated(np.zeros(block.draws.rows), block["ignore"]["value"], block["hold"]["value"])
        return Taken(paths={"aside": path})

    def make(self, _case: Scenario, gathered: Gathered) -> Fan:
        """Its fan."""
        return gathered.fans["aside"]


STANDING_ASIDE = _Standing()


def figures(result: Result, world: World) -> Mapping[str, Fan]:
    """The fans of the key figures in which the dimensions show, month by month, (months,) each."""
    if world == "ignore":
        return result[losses_of(result.scenario)].figures
    return result[Monthly(world, tuple(FIGURES.values()))]


def losses_of(scenario: Scenario) -> LossesAt:
    """The analysis for a case."""
    return LossesAt(scenario.finance.discount_rate)


def _lost(dimension: Dimension, aside: Trajectory, discount: Array, block: Block) -> Array:
    """What standing aside costs in a dimension; what rounding leaves of nothing is nothing.

    Today held has none of these streams, so what they are is the difference to it.
    """
    if dimension in block.scenario.ignorance.not_applicable:
        return np.zeros(1)
    streams = DIMENSION_STREAMS[dimension]
    cost = -sum((discount @ aside[f"stream.{stream}"] for stream in streams), start=np.zeros(1))
    profit = gross_profit(block.draws)
    return np.where(np.abs(cost) > _ROUNDING * len(discount) * profit, cost, 0.0)
