"""What the soft part must be worth: what is neither saved nor earned, for the middle case to cover the cost.

>>> from roisim.answers.ask import answer
>>> from roisim.cases import preset
>>> found = soft(answer(preset("b2b")))
>>> found.needed == max(0.0, -found.hard), found.a_year > 0
(True, True)
"""

from dataclasses import dataclass

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.result import Result
from roisim.answers.totals import GRAIN
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.model import finance
from roisim.model.arrays import Array

_MOST = 2.0**60  # customers a month: so many are no answer
_HALVINGS = 100


@dataclass(frozen=True)
class Soft:
    """The soft part of a case, in its middle case: strategic value and avoided loss.

    hard: what is saved and earned less the whole cost, at present value; counted: what the case counts as soft;
    needed: what of it the plan needs to break even, 0 where it stands without. a_year, counted_a_year: both as a sum
    that comes every year, undiscounted [currency/year]. customers: how many more a year, won evenly over the period,
    would make the middle case break even by what they buy within it; worth: what each then brings, as such a sum
    [currency]; None of both where nothing is needed, or where no number of customers is enough. chance: the share of
    the draws in which it stands without.
    """

    hard: float
    counted: float
    a_year: float
    counted_a_year: float
    customers: float | None
    worth: float | None
    chance: float

    @property
    def needed(self) -> float:
        """What the soft part must be worth today."""
        return max(0.0, -self.hard)


def soft(result: Result) -> Soft:
    """Of an answer. A sum a year is twelve times the sum a month that comes to as much at present value."""
    least = GRAIN * abs(result.cost_pv.mean or 0.0)
    hard = _settled(result.nets["earn"], least)
    counted = _settled(result.nets["ignorance"] - hard, least)
    yearly = 12 / _annuity(result)
    needed = max(0.0, -hard)
    customers = _customers(result) if needed else None
    worth = needed * yearly / customers if customers else None
    return Soft(hard, counted, needed * yearly, counted * yearly, customers, worth, result.ladder_chance["earn"])


def _settled(amount: float, least: float) -> float:
    """An amount, 0 where it is only the rounding of larger ones."""
    return amount if abs(amount) > least else 0.0


def _annuity(result: Result) -> float:
    """What one a month to the end is worth today."""
    terms = result.scenario.finance
    return float(finance.monthly_discounting(terms.months, terms.discount_rate).sum())


# --- in customers ---


@dataclass(frozen=True)
class _Won(Analysis[Array]):
    """What one customer more a month is worth by what all of them buy within the period, in each draw [currency].

    At present value. They buy and leave as those of today: m (v + v2 f (q + q^2 + ...)), q = 1 - churn, each month.
    """

    def needs(self, _case: Scenario) -> Needs:
        """No world."""
        return {}

    def take(self, block: Block) -> Taken:
        """Of a block."""
        d, terms = block.draws, block.scenario.finance
        first, kept = d["company.margin"] * d["company.order_value"], 1 - d["company.churn"]
        later = d["company.margin"] * d["company.later_value"] * d["company.orders"]
        staying, worth = np.zeros(d.rows), np.zeros(d.rows)
        discounts = finance.monthly_discounting(terms.months, terms.discount_rate)
        for discount, season in zip(discounts, d.calendar.season, strict=True):
            staying = staying * kept
            worth += discount * (first + season * later * staying)
            staying = staying + 1
        return Taken({"won": worth})

    def make(self, _case: Scenario, gathered: Gathered) -> Array:
        """Of all blocks."""
        return gathered.rows["won"]


WON = _Won()


def _customers(result: Result) -> float | None:
    """How many more a year bring the middle case from what is saved and earned to nothing; None where none do."""
    hard, won = result.totals.steps["earn"], result[WON]

    def short(count: float) -> bool:
        return float(np.median(hard + count * won)) < 0

    high = 1.0
    while short(high):
        high *= 2
        if high > _MOST:
            return None
    low = 0.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if short(middle) else (low, middle)
    return 12 * high
