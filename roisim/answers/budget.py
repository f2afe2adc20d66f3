"""The best split of a total, the best total, and the least that reaches a target; checked on draws of their own.

>>> from roisim.cases import preset
>>> found = suggestion(preset("b2b"), Wishes(total=20000.0, most=(("plan.hours", 2000.0),)))
>>> sum(found.amounts) <= 20000, found.amounts[2] <= 2000, 0 <= found.check.beats <= 1
(True, True, True)
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from roisim.answers.advance import Advance
from roisim.answers.ask import ask
from roisim.answers.fans import Spread
from roisim.answers.flatness import flats
from roisim.answers.limits import Limits
from roisim.answers.plans import LEADS
from roisim.answers.pot import Item, pot, step_of, today, with_amounts
from roisim.answers.sampling import Scrambled, weighed
from roisim.answers.searching import Search
from roisim.answers.splitting import Goal, smooth
from roisim.answers.totals import NET_WORTH
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.memory import MEMORY
from roisim.model.arrays import Array

_FRESH = 8  # the first sequence that no split is chosen on
_TIMES = 10.0  # the scale of the items: how far the best total is looked for
_ABSURD = 1e6  # times today's: nobody means such a total

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
    faults = [fault for item in items for fault in _crossed(item, wishes)]
    low = np.array([item.today if item.key in wishes.locked else least.get(item.key, 0.0) for item in items])
    high = np.array([item.today if item.key in wishes.locked else most.get(item.key, np.inf) for item in items])
    if total <= 0:
        faults.append(Fault("total", "budget_zero"))
    elif total > _ABSURD * max(sum(here), step_of(case)):
        faults.append(Fault("total", "budget_absurd", sum=float(total)))
    elif low.sum() > total * (1 + 1e-9):
        faults.append(Fault("total", "budget_short", least=float(low.sum()), sum=float(total)))
    if faults:
        raise CaseError(*faults)
    return Limits(low, np.minimum(high, total), total)


def _crossed(item: Item, wishes: Wishes) -> Iterator[Fault]:
    """What the bounds of an item say against each other, or against its lock."""
    down, up = dict(wishes.least).get(item.key, 0.0), dict(wishes.most).get(item.key, np.inf)
    if down > up:
        yield Fault(item.key, "budget_crossed", item=item, least=float(down), most=float(up))
    elif item.key in wishes.locked and not down <= item.today <= up:
        kind, bound = ("below", down) if item.today < down else ("above", up)
        yield Fault(item.key, f"budget_locked_{kind}", item=item, today=float(item.today), bound=float(bound))


def best_split(case: Scenario, wishes: Wishes) -> tuple[tuple[float, ...], Check]:
    """The best split alone, and its check."""
    limits = limits_of(case, wishes)
    amounts = Search(case.question, wishes.goal).found(limits, lambda _: None)
    return amounts, checked(case.question, amounts, limits)


def suggestion(case: Scenario, wishes: Wishes, told: Advance = lambda _: None) -> Suggestion:
    """The best split, checked; worked out once for a case and a wish."""
    limits_of(case, wishes)
    key = ("budget", case.question, wishes)
    with MEMORY.alone(key):
        found: Suggestion | None = MEMORY.find(key)
        return found or MEMORY.keep(key, _suggested(case.question, wishes, told))


def _suggested(case: Scenario, wishes: Wishes, told: Advance) -> Suggestion:
    """All of it. The best total comes first: where the total that is asked for allows it, it is the suggestion."""
    limits, search = limits_of(case, wishes), Search(case, wishes.goal)
    wide = limits_of(case, with_total(wishes, most_total(case, wishes)))
    free = _free(search, wide, wishes, lambda done: told(0.45 * done))
    amounts = free
    if not limits.keep(np.array(free)):
        scaled = limits.scaled(np.array(free))
        amounts = search.found(limits, lambda done: told(0.45 + 0.45 * done), (scaled,))
        if search.is_better(amounts, free):
            free = amounts
    here = np.array(amounts)
    shares, check = _shares(search, wishes, limits, here), checked(case, amounts, limits)
    found = Suggestion(
        wishes, limits.total, step_of(case), shares, check, free, outcome(case, free)[0], wide.total,
        bool(np.allclose(here, search.today)),
    )  # fmt: skip
    told(1.0)
    return found


def _free(search: Search, wide: Limits, wishes: Wishes, told: Advance) -> tuple[float, ...]:
    """The best split of whatever total: the same for every total that is asked for."""
    key = ("free", search.case, with_total(wishes, wide.total))
    with MEMORY.alone(key):
        found: tuple[float, ...] | None = MEMORY.find(key)
        steps = [search.today + step_of(search.case) * one for one in np.eye(len(search.today))]
        return found or MEMORY.keep(key, search.found(wide, told, steps))


def _shares(search: Search, wishes: Wishes, limits: Limits, split: Array) -> tuple[Share, ...]:
    """Marginal returns, bounds and flatness at the suggestion, all on the many draws but for the flatness."""
    step, count = step_of(search.case), len(split)
    eye = np.eye(count)
    values = search.many.npv(np.array([split, *(split + step * eye), *np.maximum(split - step * eye, 0)]))
    score = smooth(values, wishes.goal)
    score = score - score[0]
    ranges = flats(search, limits, split)
    return tuple(
        Share(item, float(split[place]), float(score[1 + place]), float(score[1 + count + place]), ranges[place],
              _bound(wishes, limits, item, float(split[place]), place))
        for place, item in enumerate(search.many.items)
    )  # fmt: skip


def _bound(wishes: Wishes, limits: Limits, item: Item, amount: float, place: int) -> Bound:
    if item.key in wishes.locked:
        return "locked"
    slack = 1e-6 * limits.total
    if item.key in dict(wishes.least) and amount <= limits.low[place] + slack:
        return "low" if limits.low[place] > 0 else ""
    most = dict(wishes.most).get(item.key, np.inf)
    return "high" if amount >= most - slack else ""


def most_total(case: Scenario, wishes: Wishes) -> float:
    """How far a better total is looked for: by the scale of the items and their bounds; the total that is asked for has
    no part in it [currency/month]."""
    held = [item.today for item in pot(case) if item.key in wishes.locked]
    return _TIMES * max(sum(today(case)), step_of(case), sum(held) + sum(amount for _, amount in wishes.least))


def fresh(case: Scenario) -> Scrambled:
    """About as many draws as the case asks for, on which nothing was chosen."""
    whole = Scrambled(start=_FRESH)
    return replace(whole, blocks=max(1, math.ceil(case.draws / whole.size)))


def outcome(case: Scenario, amounts: Sequence[float]) -> tuple[Outcome, Array, Array]:
    """What a split gives on fresh draws; and its net present value and leads, draw by draw, as all pages have them."""
    found = ask(with_amounts(case, amounts), weighed(case, fresh(case)), NET_WORTH, LEADS)
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
