"""The least that a month can cost and still reach a target: to break even, or so many leads, in the middle case.

>>> from roisim.answers.budget import Wishes
>>> from roisim.cases import preset
>>> found = least(preset("b2b"), Wishes(), Aim("leads", 100.0))
>>> found.reached, found.total < 15000, found.outcome.leads.q50 > 99
(True, True, True)
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from roisim.answers.advance import Advance
from roisim.answers.budget import Outcome, Wishes, limits_of, most_total, outcome, with_total
from roisim.answers.plans import Plans, as_splits
from roisim.answers.pot import rounded, step_of, today
from roisim.answers.searching import FEW, MANY
from roisim.answers.splitting import around, climbed
from roisim.answers.starts import greedy, lattice
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.memory import MEMORY
from roisim.model.arrays import Array

_MIDDLE, _AROUND = 0.5, 0.03
_ROUNDS = 7  # halvings between what reaches the target and what does not
_GRID, _STEPS = 64, 5  # splits that are looked at before each climb, and steps of it
_CREEP, _MOST_CREEPS = 0.01, 12  # the last stretch, on many draws

What = Literal["even", "leads"]


@dataclass(frozen=True)
class Aim:
    """What is to be reached in the middle case: a net present value of 0, or so many leads over the whole time."""

    what: What
    leads: float = 0.0


@dataclass(frozen=True)
class Least:
    """The cheapest split that reaches the target; where none does, the one that comes closest.

    chance: how often it is reached, on fresh draws. most_total: how far was looked [currency/month].
    """

    aim: Aim
    reached: bool
    amounts: tuple[float, ...]
    outcome: Outcome
    chance: float
    today: Outcome
    most_total: float

    @property
    def total(self) -> float:
        """What it comes to [currency/month]."""
        return sum(self.amounts)


def least(case: Scenario, wishes: Wishes, aim: Aim, told: Advance = lambda _: None) -> Least:
    """The answer; worked out once for a case, a wish and a target. The total of the wish plays no part."""
    wishes = with_total(wishes, None)
    if aim.what == "leads" and aim.leads <= 0:
        raise CaseError(Fault("target", "budget_no_leads"))
    key = ("least", case.question, wishes, aim)
    with MEMORY.alone(key):
        found: Least | None = MEMORY.find(key)
        return found or MEMORY.keep(key, _Search(case.question, wishes, aim, told).found())


class _Search:
    """From what is surely too little to what is surely enough, and in between."""

    def __init__(self, case: Scenario, wishes: Wishes, aim: Aim, told: Advance) -> None:
        self.case, self.aim, self.told = case, aim, told
        self.most = most_total(case, wishes)
        self.limits = limits_of(case, with_total(wishes, self.most))
        self.few, self.many = Plans(case, FEW), Plans(case, MANY)
        self.wanted = aim.leads if aim.what == "leads" else 0.0

    def found(self) -> Least:
        none = self.limits.low
        if self._truly(none) >= self.wanted:
            return self._told(none, True)
        low, high, split = self._enough()
        if split is None:
            return self._told(self._best(self.most, none), False)
        for turn in range(_ROUNDS):
            middle = (low + high) / 2
            tried = self._best(middle, split)
            if self._value(tried[None])[0] >= self.wanted:
                high, split = float(tried.sum()), tried
            else:
                low = middle
            self.told(0.4 + 0.5 * (turn + 1) / _ROUNDS)
        return self._rounded(split)

    def _enough(self) -> tuple[float, float, Array | None]:
        """A total that is too little, one that is enough, and how it is split; none where nothing is enough."""
        before, split = float(self.limits.low.sum()), self.limits.low
        total = max(2 * before, step_of(self.case) / 2)
        while True:
            total = min(total, self.most)
            split = self._best(total, split)
            self.told(min(0.4, 0.05 + 0.4 * total / self.most))
            if self._value(split[None])[0] >= self.wanted:
                return before, float(split.sum()), split
            if total >= self.most:
                return before, total, None
            before, total = total, 2 * total

    def _best(self, total: float, near: Array) -> Array:
        """About the best split of a total, from one that is good for another."""
        limits = self.limits.of(total)
        here = np.array(today(self.case))
        starts = np.vstack(
            [limits.scaled(near), limits.scaled(here), greedy(self._value, limits), lattice(limits, [total], _GRID)]
        )
        start = starts[int(self._value(starts).argmax())]
        ends = np.array([start, climbed(self._value, limits, start, _STEPS)])
        found: Array = ends[int(self._value(ends).argmax())]
        return found

    def _rounded(self, split: Array) -> Least:
        """As one would write it, a little more where the many draws want it."""
        low, high = self.limits.low.tolist(), self.limits.high.tolist()
        for creep in range(_MOST_CREEPS):
            told = rounded(self.case, (split * (1 + creep * _CREEP)).tolist(), low, high)
            if self._truly(np.array(told)) >= self.wanted:
                return self._told(np.array(told), True)
        return self._told(split, self._truly(split) >= self.wanted)

    def _values(self, plans: Plans, splits: Array) -> Array:
        return plans.given(splits).leads if self.aim.what == "leads" else plans.npv(splits)

    def _value(self, splits: Array) -> Array:
        return around(self._values(self.few, splits), _MIDDLE, _AROUND)

    def _truly(self, split: Array) -> float:
        return float(np.median(self._values(self.many, as_splits(split.tolist()))))

    def _told(self, split: Array, reached: bool) -> Least:
        amounts = tuple(float(each) for each in split)
        if not reached:
            amounts = rounded(self.case, amounts, self.limits.low.tolist(), self.limits.high.tolist())
        found, npv, leads = outcome(self.case, amounts)
        values = leads if self.aim.what == "leads" else npv
        chance = float((values >= self.wanted).mean())
        self.told(1.0)
        return Least(self.aim, reached, amounts, found, chance, outcome(self.case, today(self.case))[0], self.most)
