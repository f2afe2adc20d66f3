"""The best split of a total, the best total, and the least that reaches a target; checked on draws of their own.

>>> from roisim.cases import preset
>>> found = suggestion(preset("b2b"), Wishes(total=20000.0, most=(("plan.hours", 2000.0),)))
>>> sum(found.amounts) <= 20000, found.amounts[2] <= 2000, 0 <= found.check.beats <= 1
(True, True, True)
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from roisim.answers.ask import ask
from roisim.answers.fans import Spread
from roisim.answers.plans import LEADS, Plans, as_splits
from roisim.answers.pot import Item, pot, rounded, step_of, today, with_amounts
from roisim.answers.sampling import Scrambled
from roisim.answers.splitting import Begin, Goal, Limits, Told, beginnings, best, onwards, real, smooth
from roisim.answers.totals import NET_WORTH, TOTALS
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.memory import MEMORY
from roisim.model.arrays import Array

FEW, MANY = Scrambled(1, 256), Scrambled(4)
_FRESH = 8  # the first sequence that no split is chosen on
_TIMES = 10.0  # today's, or the total asked for: how far the best total is looked for
_ABSURD = 1e6  # times today's: nobody means such a total
_STOPS = 21  # amounts at which it is tried how flat the optimum is
_PART, _POINT = 0.01, 0.01  # of the cost, and of all cases: so much less is as good

Bound = Literal["", "low", "high", "locked"]
Amounts = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Wishes:
    """What a split should keep to. total: today's, where none is said [currency/month]. least, most: by key of the
    item; locked: keys of items that keep what they have."""

    total: float | None = None
    goal: Goal = "npv"
    least: Amounts = ()
    most: Amounts = ()
    locked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a split gives, on fresh draws: net present value, the chance that it is above 0, leads of the whole time."""

    npv: Spread
    chance: float
    leads: Spread


@dataclass(frozen=True)
class Check:
    """A split against today's plan, on draws on which it was not chosen. beats, loses: shares of the draws in which it
    gives more, or less; more: by how much. scaled: today's proportions at the same total, of which `scaled_total` is
    spent where bounds and locks let no more pass."""

    beats: float
    loses: float
    more: Spread
    today: Outcome
    scaled: Outcome
    suggested: Outcome
    scaled_total: float


@dataclass(frozen=True)
class Share:
    """One item in a suggestion. gains, loses: what a step more, and a step less, changes of what the goal
    looks at; flat: from which to which amount the suggestion is as good, the rest in proportion; bound: the
    limit that it lies at."""

    item: Item
    amount: float
    gains: float
    loses: float
    flat: tuple[float, float]
    bound: Bound


@dataclass(frozen=True)
class Suggestion:
    """A split of at most `total`, item by item. best_total: the same where any total is allowed up to `most_total`;
    today_as_good: today's split keeps the limits and is next to nothing worse than the best, so that it is told."""

    wishes: Wishes
    total: float
    step: float
    shares: tuple[Share, ...]
    check: Check
    free: tuple[float, ...]
    free_outcome: Outcome
    most_total: float
    today_as_good: bool

    @property
    def amounts(self) -> tuple[float, ...]:
        """In the order of the pot [currency/month]."""
        return tuple(share.amount for share in self.shares)

    @property
    def best_total(self) -> float:
        """What the best total comes to [currency/month]."""
        return sum(self.free)

    @property
    def unspent(self) -> float:
        """What of the total is better not spent; nothing where it is less than rounding."""
        left = self.total - sum(self.amounts)
        return left if left > self.step / 20 else 0.0


def limits_of(case: Scenario, wishes: Wishes) -> Limits:
    """The limits of a wish; CaseError with all that contradicts, and with a case that has nothing to trade."""
    items, here = pot(case), today(case)
    if not items:
        raise CaseError(Fault("", "budget_no_items"))
    total = sum(here) if wishes.total is None else wishes.total
    least, most = dict(wishes.least), dict(wishes.most)
    low = np.array([item.today if item.key in wishes.locked else least.get(item.key, 0.0) for item in items])
    high = np.array([item.today if item.key in wishes.locked else most.get(item.key, np.inf) for item in items])
    faults = [
        Fault(item.key, "budget_crossed", item=item, least=float(down), most=float(up))
        for item, down, up in zip(items, low, high, strict=True)
        if down > up
    ]
    if total <= 0:
        faults.append(Fault("total", "budget_zero"))
    elif total > _ABSURD * max(sum(here), step_of(case)):
        faults.append(Fault("total", "budget_absurd", sum=float(total)))
    elif low.sum() > total * (1 + 1e-9):
        faults.append(Fault("total", "budget_short", least=float(low.sum()), sum=float(total)))
    if faults:
        raise CaseError(*faults)
    return Limits(low, np.minimum(high, total), total)


def best_split(case: Scenario, wishes: Wishes) -> tuple[tuple[float, ...], Check]:
    """The best split alone, and its check."""
    search = _Search(case.question, wishes, lambda _: None)
    amounts = search.split()[1]
    return amounts, checked(case.question, amounts, search.limits)


def suggestion(case: Scenario, wishes: Wishes, told: Told = lambda _: None) -> Suggestion:
    """The best split, checked; worked out once for a case and a wish."""
    limits_of(case, wishes)
    key = ("budget", case.question, wishes)
    with MEMORY.alone(key):
        found: Suggestion | None = MEMORY.find(key)
        return found or MEMORY.keep(key, _Search(case.question, wishes, told).found())


class _Search:
    """One search, from the few draws to the fresh ones."""

    def __init__(self, case: Scenario, wishes: Wishes, told: Told) -> None:
        self.case, self.wishes, self.told = case, wishes, told
        self.limits = limits_of(case, wishes)
        self.few, self.many = Plans(case, FEW), Plans(case, MANY)
        self.today = np.array(today(case))

    def split(self) -> tuple[Array, tuple[float, ...]]:
        """The best split, as it was found and as one would write it."""
        split = self._best(self.limits, self.today, lambda done: self.told(0.55 * done))
        return split, self._rounded(split, self.limits)

    def found(self) -> Suggestion:
        """All of it."""
        split, amounts = self.split()
        wide = self._wide()
        free = self._rounded(self._best(wide, split, lambda done: self.told(0.55 + 0.35 * done), onwards), wide)
        if self._is_no_better(free, amounts):
            free = amounts
        check = checked(self.case, amounts, self.limits)
        found = Suggestion(
            self.wishes, self.limits.total, step_of(self.case), self._shares(np.array(amounts)), check, free,
            outcome(self.case, free)[0], wide.total, bool(np.allclose(amounts, self.today)),
        )  # fmt: skip
        self.told(1.0)
        return found

    def _best(self, limits: Limits, start: Array, told: Told, begin: Begin = beginnings) -> Array:
        return best(self.few.npv, self.many.npv, limits, start, self.wishes.goal, told, begin)

    def _rounded(self, split: Array, limits: Limits) -> tuple[float, ...]:
        """As one would write it; a little less than the total where rounding would go over it."""
        told = rounded(self.case, split.tolist(), limits.low.tolist(), limits.high.tolist())
        over = sum(told) - limits.total
        if over <= 1e-6 * limits.total:
            return told
        room = [each - low for each, low in zip(told, limits.low, strict=True)]
        widest = room.index(max(room))
        return tuple(each - over if place == widest else each for place, each in enumerate(told))

    def _wide(self) -> Limits:
        """Limits without a total, but for what nobody would believe."""
        total = most_total(self.case, self.wishes)
        most = dict(self.wishes.most)
        high = [item.today if item.key in self.wishes.locked else most.get(item.key, total) for item in self.many.items]
        return Limits(self.limits.low, np.minimum(np.array(high), total), total)

    def _is_no_better(self, split: Sequence[float], other: Sequence[float]) -> bool:
        one, two = real(self.many.npv(as_splits(split, other)), self.wishes.goal)
        return bool(one <= two)

    def _shares(self, split: Array) -> tuple[Share, ...]:
        """Marginal returns, bounds and flatness at the suggestion, all on the many draws but for the flatness."""
        step = step_of(self.case)
        eye = np.eye(len(split))
        values = self.many.npv(np.array([split, *(split + step * eye), *np.maximum(split - step * eye, 0)]))
        score = smooth(values, self.wishes.goal)
        score = score - score[0]
        count = len(split)
        flats = self._flats(split)
        return tuple(
            Share(item, float(split[place]), float(score[1 + place]), float(score[1 + count + place]), flats[place],
                  self._bound(item, split, place))
            for place, item in enumerate(self.many.items)
        )  # fmt: skip

    def _bound(self, item: Item, split: Array, place: int) -> Bound:
        if item.key in self.wishes.locked:
            return "locked"
        amount, slack = split[place], 1e-6 * self.limits.total
        if item.key in dict(self.wishes.least) and amount <= self.limits.low[place] + slack:
            return "low" if self.limits.low[place] > 0 else ""
        most = dict(self.wishes.most).get(item.key, np.inf)
        return "high" if amount >= most - slack else ""

    def _flats(self, split: Array) -> list[tuple[float, float]]:
        """For each item how far it can go, the rest in proportion, and lose next to nothing."""
        whole, paths = float(split.sum()), []
        for place in range(len(split)):
            top = min(float(self.limits.high[place]), whole)
            amounts = np.unique(np.append(np.linspace(self.limits.low[place], top, _STOPS), split[place]))
            paths.append((amounts, np.array([self._at(split, place, amount) for amount in amounts])))
        stack = np.concatenate([np.array([split]), *(path for _, path in paths)])
        values = self.few.npv(stack)
        loss, allowed = self._losses(values)
        found, start = [], 1
        for place, (amounts, path) in enumerate(paths):
            found.append(_interval(amounts, loss[start : start + len(path)], allowed, float(split[place])))
            start += len(path)
        return found

    def _at(self, split: Array, place: int, amount: float) -> Array:
        """Another amount for one item; the others share the rest as they did."""
        rest, others = float(split.sum()) - amount, float(split.sum() - split[place])
        moved = split * (rest / others) if others > 0 else split.copy()
        moved[place] = amount
        return np.clip(moved, self.limits.low, self.limits.high)

    def _losses(self, values: Array) -> tuple[Array, float]:
        """What each split loses of the goal against the first, and what is next to nothing."""
        score = smooth(values, self.wishes.goal)
        if self.wishes.goal == "chance":
            return score[0] - score, _POINT
        cost = ask(self.case, FEW, TOTALS).cost_pv.mean or 0.0
        return score[0] - score, _PART * abs(cost)


def _interval(amounts: Array, loss: Array, allowed: float, at: float) -> tuple[float, float]:
    """The amounts around `at` at which the loss stays within what is allowed, read between the stops."""
    here = int(np.abs(amounts - at).argmin())
    ends = []
    for way in (-1, 1):
        place = here
        while 0 <= place + way < len(amounts) and loss[place + way] <= allowed:
            place += way
        end, beyond = float(amounts[place]), place + way
        if 0 <= beyond < len(amounts) and loss[beyond] > loss[place]:
            part = (allowed - loss[place]) / (loss[beyond] - loss[place])
            end += float(np.clip(part, 0, 1) * (amounts[beyond] - amounts[place]))
        ends.append(end)
    return min(ends[0], at), max(ends[1], at)


def most_total(case: Scenario, wishes: Wishes) -> float:
    """How far a better total is looked for [currency/month]."""
    return _TIMES * max(limits_of(case, wishes).total, sum(today(case)), step_of(case))


def fresh(case: Scenario) -> Scrambled:
    """About as many draws as the case asks for, on which nothing was chosen."""
    whole = Scrambled(start=_FRESH)
    return replace(whole, blocks=max(1, math.ceil(case.draws / whole.size)))


def outcome(case: Scenario, amounts: Sequence[float]) -> tuple[Outcome, Array, Array]:
    """What a split gives on fresh draws; and its net present value and leads, draw by draw, as all pages have them."""
    found = ask(with_amounts(case, amounts), fresh(case), NET_WORTH, LEADS)
    npv, leads = found[NET_WORTH], found[LEADS]
    return Outcome(Spread.of(npv), float((npv > 0).mean()), Spread.of(leads)), npv, leads


def checked(case: Scenario, amounts: Sequence[float], limits: Limits) -> Check:
    """A split against today's plan, and today's proportions at the same total, on fresh draws."""
    here = today(case)
    (as_today, before, _), (suggested, after, _) = outcome(case, here), outcome(case, amounts)
    proportions = [float(each) for each in limits.scaled(np.array(here))]
    more = after - before
    return Check(
        float((more > 0).mean()), float((more < 0).mean()), Spread.of(more), as_today, outcome(case, proportions)[0],
        suggested, sum(proportions),
    )  # fmt: skip


def at_goal(outcome_: Outcome, goal: Goal) -> float:
    """What a goal says of an outcome."""
    if goal == "chance":
        return outcome_.chance
    return (outcome_.npv.q05 if goal == "low" else outcome_.npv.mean) or 0.0


def with_total(wishes: Wishes, total: float | None) -> Wishes:
    """The same wish with another total."""
    return replace(wishes, total=total)
