"""One search for a split of a case's money: found on few draws, judged on many, told as near to today's as is as good.

A difference below 1 % of the cost, or below what chance in the draws makes of it, is none: where today's split lies so
near to the best, it is the answer, and else, of all that are as good, the one that asks for the least change. And where
the first krona of an account already brings much, nobody is told to open one for a krona: it gets a sum worth paying.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from roisim.answers.advance import Advance
from roisim.answers.ask import ask
from roisim.answers.limits import Limits
from roisim.answers.plans import Plans
from roisim.answers.pot import rounded, step_of, today
from roisim.answers.sampling import Scrambled
from roisim.answers.splitting import Goal, best, real, smooth
from roisim.answers.totals import TOTALS
from roisim.cases.scenario import Scenario
from roisim.model.arrays import Array

FEW, MANY = Scrambled(1, 256), Scrambled(4)
_PART, _POINT = 0.01, 0.01  # of the cost, and of all cases: so much less is as good
_CRUMB = 0.1  # of a step: no less is put into an account that has nothing today
_STOPS = 5  # on the way from the best split back to today's


class Search:
    """The case on few and on many draws, and what a split is good for."""

    def __init__(self, case: Scenario, goal: Goal) -> None:
        """Draw once."""
        self.case, self.goal = case, goal
        self.few, self.many = Plans(case, FEW), Plans(case, MANY)
        self.today = np.array(today(case))
        self.scale = max(float(self.today.sum()), step_of(case))
        cost = ask(case, FEW, TOTALS).cost_pv.mean or 0.0
        self.allowed = _POINT if goal == "chance" else _PART * abs(cost)

    def found(self, limits: Limits, told: Advance, known: Sequence[Array] = ()) -> tuple[float, ...]:
        """The split that is told, as one would write it."""
        top = best(self.few.npv, self.many.npv, limits, self.today, self.goal, told, self.scale, known)
        return self._nearest_as_good(np.array(self.written(self._without_crumbs(top, limits), limits)), limits)

    def as_good(self, splits: Array) -> list[bool]:
        """Which of some splits are next to nothing worse than the first of them."""
        values = self.many.npv(splits)
        loss = real(values, self.goal)
        loss = loss[0] - loss
        error = _error(values[0] - values) if self.goal == "npv" else 0.0
        found: list[bool] = (loss <= np.maximum(self.allowed, error)).tolist()
        return found

    def is_better(self, one: Sequence[float], other: Sequence[float]) -> bool:
        """True where a split scores better than another on the many draws."""
        first, second = real(self.many.npv(np.array([one, other])), self.goal)
        return bool(first > second)

    def losses(self, splits: Array) -> Array:
        """What each split loses of the goal against the first, on the few draws."""
        score = smooth(self.few.npv(splits), self.goal)
        return np.asarray(score[0] - score)

    def written(self, split: Array, limits: Limits) -> tuple[float, ...]:
        """As one would write it; a little less than the total where rounding would go over it."""
        told = rounded(self.case, split.tolist(), limits.low.tolist(), limits.high.tolist())
        over = sum(told) - limits.total
        if over <= 1e-6 * limits.total:
            return told
        room = [each - low for each, low in zip(told, limits.low, strict=True)]
        widest = room.index(max(room))
        return tuple(each - over if place == widest else each for place, each in enumerate(told))

    def _without_crumbs(self, split: Array, limits: Limits) -> Array:
        """Each account in which next to nothing is put gets a sum worth paying, or nothing, as is better."""
        least = np.minimum(_CRUMB * step_of(self.case), limits.high)
        crumbs = (split > 0) & (split < least) & (limits.low == 0) & (self.today == 0)
        here = np.where(crumbs, 0.0, split)
        for place in np.flatnonzero(crumbs & np.array([item.is_ads for item in self.many.items])):
            held = limits.low.copy()
            held[place] = least[place]
            lifted = replace(limits, low=held).nearest(here)
            if self.is_better(self.written(lifted, limits), self.written(here, limits)):
                here = lifted
        return here

    def _nearest_as_good(self, top: Array, limits: Limits) -> tuple[float, ...]:
        """On the way from the best to today's, as far as it stays as good."""
        end = limits.nearest(self.today)
        way = [top + (end - top) * part for part in np.linspace(0, 1, _STOPS + 1)]
        stops = [self.written(self._without_crumbs(limits.nearest(each), limits), limits) for each in way]
        good = self.as_good(np.array(stops))
        if good[-1]:
            return stops[-1]
        return stops[good.index(False) - 1]


def _error(differences: Array) -> Array:
    """The standard error of the mean of each row, by how far the independent blocks of draws lie apart."""
    blocks = differences.reshape(len(differences), MANY.blocks, -1).mean(axis=2)
    return np.asarray(blocks.std(axis=1, ddof=1) / np.sqrt(MANY.blocks))
