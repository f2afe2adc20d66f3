"""What the soft part must be worth: what is neither saved nor earned, for the middle case to cover the cost.

>>> from roisim.answers.ask import answer
>>> from roisim.cases import preset
>>> found = soft(answer(preset("b2b")))
>>> found.needed == max(0.0, -found.hard), found.a_year > 0
(True, True)
"""

from dataclasses import dataclass

import numpy as np

from roisim.answers.result import Result
from roisim.answers.worth import UNIT_VALUES
from roisim.model import finance


@dataclass(frozen=True)
class Soft:
    """The soft part of a case, in its middle case: strategic value and avoided loss.

    hard: what is saved and earned less the whole cost, at present value; counted: what the case counts as soft;
    needed: what of it the plan needs to break even, 0 where it stands without. a_year, counted_a_year: both as a sum
    that comes every year, undiscounted [currency/year]. customers: how many more a year, each worth `lifetime`, would
    be worth as much; None where a customer is worth nothing, or where that has no end. chance: the share of the draws
    in which it stands without.
    """

    hard: float
    counted: float
    a_year: float
    counted_a_year: float
    customers: float | None
    lifetime: float | None
    chance: float

    @property
    def needed(self) -> float:
        """What the soft part must be worth today."""
        return max(0.0, -self.hard)


def soft(result: Result) -> Soft:
    """Of an answer. A sum a year is twelve times the sum a month that comes to as much at present value."""
    hard = result.nets["earn"]
    counted = result.nets["ignorance"] - hard
    yearly = 12 / _annuity(result)
    needed = max(0.0, -hard)
    lifetime = result[UNIT_VALUES]["ltv"].q50
    known = lifetime is not None and np.isfinite(lifetime) and lifetime > 0
    customers = needed * yearly / lifetime if known and lifetime else None
    chance = result.ladder_chance["earn"]
    return Soft(hard, counted, needed * yearly, counted * yearly, customers, lifetime if known else None, chance)


def _annuity(result: Result) -> float:
    """What one a month to the end is worth today."""
    terms = result.scenario.finance
    return float(finance.monthly_discounting(terms.months, terms.discount_rate).sum())
