"""The Risk of Ignorance taken apart: what each dimension costs, what one would regret, how much a pilot can lose.

>>> from roisim.cases import preset
>>> from roisim.answers.result import answer
>>> found = regret(answer(preset("b2b"), 256))
>>> round(found.expected("aside") - found.expected("invest")) == round(found.worth)
True
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from roisim.answers.fans import Fan, Spread, fans_of
from roisim.answers.result import Result, fans
from roisim.answers.totals import Block, felt, gathering, over_draws
from roisim.cases import bibliography
from roisim.cases.bibliography import Benchmark, Grade
from roisim.cases.scenario import DIMENSION_LOSSES, PARAMETERS, Scenario
from roisim.cases.series import DIMENSION_STREAMS, DIMENSIONS, Dimension, World
from roisim.model import finance
from roisim.model.arrays import Array
from roisim.model.simulation import Trajectory, simulate

Choice = Literal["invest", "aside"]
Turn = Literal["mattered", "not", "all"]
Strength = Grade | Literal["judgement"]
CHOICES: tuple[Choice, ...] = ("invest", "aside")
TURNS: tuple[Turn, ...] = ("mattered", "not", "all")
GATES = (3, 6, 9, 12)
_ROUNDING = 1e-12  # of the gross profit of the whole time: smaller differences are those of the last digits
FIGURES: dict[Dimension, str] = {
    "brand": "awareness", "recruiting": "cost_per_hire", "relations": "customers", "search": "search",
}  # fmt: skip
# What a dimension rests on beside its losses, and what therefore speaks for or against it.
_BESIDE: dict[Dimension, tuple[str, ...]] = {"relations": ("effects.churn_reduction",)}


@dataclass(frozen=True)
class Losses:
    """What standing aside costs against today held, as present values [currency] in every draw, (draws,) each.

    storm: chance of a public storm within the horizon. figures: the key figures of FIGURES while standing aside.
    """

    by_dimension: dict[Dimension, Array]
    storm: float
    figures: dict[str, Fan]

    @property
    def together(self) -> Array:
        """All dimensions together: today held less standing aside, without remainder."""
        total: Array = np.sum(list(self.by_dimension.values()), axis=0)
        return total

    @property
    def of_a_storm(self) -> float | None:
        """What a storm costs on average in the draws in which one comes; None where none does."""
        struck = self.by_dimension["crisis"][self.by_dimension["crisis"] != 0]
        return float(struck.mean()) if len(struck) else None


def losses(scenario: Scenario) -> Losses:
    """What standing aside costs, by dimension: the same for every plan."""
    return _losses(felt(scenario, "ignore"), scenario.finance.discount_rate)


@lru_cache(maxsize=16)
def _losses(bare: Scenario, discount_rate: float) -> Losses:
    months = bare.finance.months
    discount = finance.monthly_discounting(months, discount_rate)
    names = tuple(f"stream.{stream}" for streams in DIMENSION_STREAMS.values() for stream in streams)
    gathered = {figure: gathering(bare, False) for figure in FIGURES.values()}

    def of_block(block: Block) -> dict[str, Array]:
        aside = block.world("ignore", (*names, *gathered))
        for figure, fan in gathered.items():
            fan.add(aside[figure])
        costs: dict[str, Array] = {dimension: _lost(dimension, aside, discount, block) for dimension in DIMENSIONS}
        return costs | {"storm": 1 - (1 - block.draws["ignorance.crisis_per_year"]) ** (months / 12)}

    found = over_draws(bare, False, of_block)
    by_dimension = {dimension: found[dimension] for dimension in DIMENSIONS}
    return Losses(by_dimension, float(found["storm"].mean()), fans_of(gathered))


def _lost(dimension: Dimension, aside: Trajectory, discount: Array, block: Block) -> Array:
    """What standing aside costs in a dimension; what rounding leaves of nothing is nothing.

    Today held has none of these streams, so what they are is the difference to it.
    """
    if dimension in block.scenario.ignorance.not_applicable:
        return np.zeros(1)
    streams = DIMENSION_STREAMS[dimension]
    cost = -sum((discount @ aside[f"stream.{stream}"] for stream in streams), start=np.zeros(1))
    profit = (block.draws[f"company.{name}"] for name in ("margin", "order_value"))
    bought = block.draws["company.new_customers"] + block.draws["company.orders"] * block.draws["company.customers"]
    return np.where(np.abs(cost) > _ROUNDING * len(discount) * math.prod(profit) * bought, cost, 0.0)


def live(scenario: Scenario) -> None:
    """Live through the worlds with all that is asked of them here, so that the answer finds them lived through."""
    losses(scenario)
    figures(scenario, "engage")


def figures(scenario: Scenario, world: World) -> dict[str, Fan]:
    """The fans of the key figures in which the dimensions show, month by month, (months,) each."""
    if world == "ignore":
        return losses(scenario).figures
    return fans(felt(scenario, world), world, tuple(FIGURES.values()), False)


@dataclass(frozen=True)
class Cell:
    """A choice, in the draws in which it turned out one way.

    outcome: against today held, present value. regret: what the other choice would have brought more, on average;
    None where it never turned out so.
    """

    outcome: Spread
    regret: float | None


@dataclass(frozen=True)
class Regret:
    """Invest or stand aside, against whether the plan turned out worth more than it cost.

    mattered: share of the draws in which it did. worth: mean of the net present value.
    """

    mattered: float
    worth: float
    cells: dict[Choice, dict[Turn, Cell]]

    def expected(self, choice: Choice) -> float:
        """The regret of a choice over all draws: E[max(-NPV, 0)] of investing, E[max(NPV, 0)] of standing aside."""
        return self.cells[choice]["all"].regret or 0.0

    def share(self, turn: Turn) -> float:
        """In how large a share of the draws it turned out so."""
        return {"mattered": self.mattered, "not": 1 - self.mattered, "all": 1.0}[turn]


def regret(result: Result) -> Regret:
    """The regret table of a case, from its draws."""
    npv = result.totals.npv
    aside = -losses(result.scenario).together
    outcome: dict[Choice, Array] = {"invest": aside + npv, "aside": aside}
    rued: dict[Choice, Array] = {"invest": np.maximum(-npv, 0), "aside": np.maximum(npv, 0)}
    rows: dict[Turn, npt.NDArray[np.bool_]] = {"mattered": npv > 0, "not": npv <= 0, "all": np.ones(len(npv), bool)}
    cells = {
        choice: {turn: _cell(outcome[choice][within], rued[choice][within]) for turn, within in rows.items()}
        for choice in CHOICES
    }
    return Regret(float((npv > 0).mean()), float(npv.mean()), cells)


def _cell(outcome: Array, rued: Array) -> Cell:
    return Cell(Spread.of(outcome), float(rued.mean()) if len(rued) else None)


@dataclass(frozen=True)
class Pilot:
    """A plan that is stopped: its worth against standing aside and its cost, present values, setup included.

    gate: the last month of the plan. so_far: its worth up to then; worth: with what lingers on, to the end.
    """

    gate: int
    so_far: Spread
    worth: Spread
    cost: Spread

    @property
    def most_lost(self) -> float:
        """What is lost by then at most in 19 draws of 20, cost less benefits up to the gate; 0 where nothing is."""
        return most_lost(self.so_far)


def most_lost(worth: Spread) -> float:
    """What a plan of such a worth loses at most in 19 draws of 20; 0 where it loses nothing."""
    return max(0.0, -(worth.q05 or 0.0))


@lru_cache(maxsize=16)
def pilot(scenario: Scenario, gate: int) -> Pilot:
    """The plan stopped after month `gate`."""
    discount = finance.monthly_discounting(scenario.finance.months, scenario.finance.discount_rate)

    def of_block(block: Block) -> dict[str, Array]:
        stop = simulate(block.draws, "stop", ("value", "cost"), gate)
        aside = block.world("ignore", ("value", "cost"))
        setup, gained = block.draws["plan.setup"], stop["value"] - aside["value"]
        return {
            "so_far": discount[:gate] @ gained[:gate] - setup,
            "worth": discount @ gained - setup,
            "cost": setup + discount @ stop["cost"],
        }

    found = over_draws(scenario, False, of_block)
    return Pilot(gate, **{name: Spread.of(values) for name, values in found.items()})


@dataclass(frozen=True)
class Evidence:
    """How well it is known what standing aside costs in a dimension, and the published figures that speak of it."""

    strength: Strength
    sources: tuple[Benchmark, ...]


@lru_cache
def evidence(dimension: Dimension) -> Evidence:
    """The evidence behind a dimension: as strong as the best figure on its losses; judgement where there is none."""
    known = tuple(_about(f"ignorance.{loss}" for loss in DIMENSION_LOSSES[dimension]))
    beside = tuple(_about(iter(_BESIDE.get(dimension, ()))))
    return Evidence(known[0].grade if known else "judgement", known + beside)


def _about(paths: Iterator[str]) -> Iterator[Benchmark]:
    for path in paths:
        yield from bibliography.about(PARAMETERS[path])
