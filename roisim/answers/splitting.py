"""The best split of some money, for anything that gives a value of a split in every draw.

The surface has several tops, and steps where the first krona opens an account: so a coarse grid of it is looked at on
few draws, the best places are climbed from, money is then moved from one to another by hand, and the best of all is
climbed to its top on all draws.

>>> from roisim.model.arrays import Array
>>> def root(splits: Array) -> Array:
...     return np.sqrt(splits) @ np.array([[1.0], [2.0]])
>>> limits = Limits(np.zeros(2), np.full(2, 100.0), 100.0)
>>> [round(float(each)) for each in best(root, root, limits, np.array([50.0, 50.0]))]
[20, 80]
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from roisim.answers.advance import Advance
from roisim.answers.limits import Limits
from roisim.answers.starts import LEVELS, Score, equal, greedy, lattice
from roisim.model.arrays import Array

Goal = Literal["npv", "low", "chance"]
GOALS: tuple[Goal, ...] = get_args(Goal)
Objective = Callable[[Array], Array]
"""(splits, items) -> (splits, draws)."""

_LOW, _AROUND = 0.05, 0.015  # the bad case, and how far the draws around it count
_SLOPE, _OPENING = 1e-3, 0.02  # of what is spent: how far one looks for a slope; from nothing, past a threshold
_LEAST_SPENT = 0.05  # of the total: where less is spent, one looks and moves as if it were so much
_GRID, _BEST = 256, 4  # splits that are looked at first, and how many of them are climbed from
_MOVES = (1.0, 0.5, 0.25, 0.1, 0.05, 0.02)  # of what is spent, from one to another
_MOST_MOVES, _MOST_ROUNDS = 3, 2
_COARSE, _FINE = 8, 2  # steps of a climb


def real(values: Array, goal: Goal) -> Array:
    """What a goal says of values (splits, draws): the mean, what 19 draws of 20 are above, the chance to be above 0."""
    if goal == "low":
        return np.asarray(np.quantile(values, _LOW, axis=1))
    return np.asarray((values > 0).mean(axis=1) if goal == "chance" else values.mean(axis=1))


def smooth(values: Array, goal: Goal) -> Array:
    """The same without steps, so that it has a slope: draws around the bad case, a soft edge at 0."""
    if goal == "low":
        return around(values, _LOW, _AROUND)
    if goal == "npv":
        return np.asarray(values.mean(axis=1))
    # By each split's own width: what a split scores must not hang on which others are looked at beside it.
    width = 0.2 * values.std(axis=1, keepdims=True) + 1e-9 * (1 + np.abs(values).max(axis=1, keepdims=True))
    found: Array = (np.where(values == 0, 0, 1 / (1 + np.exp(-np.clip(values / width, -50, 50))))).mean(axis=1)
    return found


def around(values: Array, at: float, width: float) -> Array:
    """About the quantile `at`: draws by rank, the nearer the more they count."""
    ranks = (np.arange(values.shape[1]) + 0.5) / values.shape[1]
    weights = np.exp(-0.5 * ((ranks - at) / width) ** 2)
    found: Array = np.sort(values, axis=1) @ (weights / weights.sum())
    return found


def best(
    coarse: Objective, fine: Objective, limits: Limits, today: Array, goal: Goal = "npv",
    told: Advance = lambda _: None, scale: float | None = None, known: Sequence[Array] = (),
) -> Array:  # fmt: skip
    """The best split. coarse: the value on some of the draws of `fine`. today: where one stands, one of the starts.

    scale: a month's money as the items count it, where the total says nothing of it. known: other splits to try.
    """
    few, many = _scored(coarse, goal), _scored(fine, goal)
    starts = [limits.scaled(today), *_promising(few, limits, today, scale, known)]
    ends = []
    for place, start in enumerate(starts):
        ends.append(climbed(few, limits, start, _COARSE))
        told(0.1 + 0.12 * place)
    first = _best_of(few, [*starts, *ends])
    traded = exchanged(few, limits, first)
    told(0.75)
    climbing = climbed(many, limits, traded, _FINE)
    told(0.95)
    kept = (limits.nearest(each) for each in (today, *known))
    candidates = np.array([climbing, traded, first, *starts, *kept, limits.low])
    values = fine(candidates)
    order = np.lexsort((values.mean(axis=1), real(values, goal)))
    found: Array = candidates[order[-1]]
    return found


def _promising(score: Score, limits: Limits, today: Array, scale: float | None, known: Sequence[Array]) -> list[Array]:
    """The best of a coarse grid, of equal parts, of money dealt out where it gives most and of what is known."""
    own = float(today.sum()) if scale is None else scale
    levels = [limits.total, *(own * each for each in LEVELS if own * each < limits.total)]
    grid = lattice(limits, levels, _GRID)
    others = [equal(limits), greedy(score, limits), limits.nearest(today), *(limits.nearest(each) for each in known)]
    splits = np.vstack([grid, *others])
    order = np.argsort(-score(splits), kind="stable")
    return [splits[place] for place in order[:_BEST]]


def climbed(score: Score, limits: Limits, start: Array, steps: int) -> Array:
    """The top nearest to a start (SLSQP)."""
    free = limits.free
    if not free.any() or limits.total <= 0:
        return start
    total = max(float(start.sum()), _LEAST_SPENT * limits.total)  # what is counted in: the total may be far off
    from scipy.optimize import minimize  # 0.5 s to import, and who only looks needs no optimiser

    slopes = _Slopes(score, start, free, total)
    found = minimize(  # type: ignore[call-overload]
        slopes.value, start[free] / total, jac=slopes.slope, method="SLSQP",
        bounds=list(zip(limits.low[free] / total, limits.high[free] / total, strict=True)),
        constraints={
            "type": "ineq", "fun": lambda part: (limits.total - limits.low[~free].sum()) / total - part.sum(),
            "jac": lambda part: -np.ones_like(part),
        },
        options={"maxiter": steps, "ftol": 1e-6},
    )  # fmt: skip
    end = start.copy()
    end[free] = np.nan_to_num(found.x) * total
    return limits.nearest(end)


class _Slopes:
    """A score and its slope in parts of `total`, downwards; scaled so that the first slope is 1."""

    def __init__(self, score: Score, start: Array, free: npt.NDArray[np.bool_], total: float) -> None:
        self.score, self.start, self.free, self.total = score, start, free, total
        self.known: dict[bytes, float] = {}
        self.scale = 1.0
        self.slopes: dict[bytes, Array] = {}
        first = self.slope(start[free] / total)
        self.scale = float(np.abs(first).max()) or 1.0
        self.slopes = {key: each / self.scale for key, each in self.slopes.items()}

    def value(self, part: Array) -> float:
        """The score, downwards."""
        key = part.tobytes()
        if key not in self.known:
            self.known[key] = float(self.score(self._whole(part)[None])[0])
        return -self.known[key] / self.scale

    def slope(self, part: Array) -> Array:
        """Its slope along each free item, all of them in one stack, with the score itself where it is not known."""
        key = part.tobytes()
        if key in self.slopes:
            return self.slopes[key]
        here = self._whole(part)
        spent = self.total * max(float(part.sum()), _LEAST_SPENT)
        size = np.where(part > _SLOPE, _SLOPE, _OPENING) * spent
        stack = [here + each * one for each, one in zip(size, np.eye(len(here))[self.free], strict=True)]
        values = self.score(np.array(stack if key in self.known else [here, *stack]))
        if key not in self.known:
            self.known[key], values = float(values[0]), values[1:]
        self.slopes[key] = -(values - self.known[key]) / size * self.total / self.scale
        return self.slopes[key]

    def _whole(self, part: Array) -> Array:
        here = self.start.copy()
        here[self.free] = part * self.total
        return here


def exchanged(score: Score, limits: Limits, start: Array) -> Array:
    """Money moved from one to another, into the pot or out of it, as long as that is better: over steps and kinks."""
    here, at = start, float(score(start[None])[0])
    for _ in range(_MOST_ROUNDS):
        after, better = _exchanged_once(score, limits, here, at)
        if better <= at:
            break
        here, at = after, better
    return here


def _exchanged_once(score: Score, limits: Limits, here: Array, at: float) -> tuple[Array, float]:
    """From large moves to small ones, each as long as it is better."""
    for part in _MOVES:
        for _ in range(_MOST_MOVES):
            spent = max(float(here.sum()), _LEAST_SPENT * limits.total)
            tried = list(_moves(here, limits, part * spent))
            values = score(np.array(tried)) if tried else np.array([at])
            if values.max() <= at + 1e-9 * abs(at):
                break
            here, at = tried[int(values.argmax())], float(values.max())
    return here, at


def _moves(here: Array, limits: Limits, size: float) -> Iterable[Array]:
    """Each way to move so much, or as much of it as the limits let pass."""
    count, left = len(here), limits.total - here.sum()
    for giver in range(-1, count):
        for taker in range(-1, count):
            had = left if giver < 0 else here[giver] - limits.low[giver]
            room = np.inf if taker < 0 else limits.high[taker] - here[taker]
            moved = min(size, had, room)
            if giver == taker or moved <= 1e-9 * max(limits.total, 1e-9):
                continue
            after = here.copy()
            if giver >= 0:
                after[giver] -= moved
            if taker >= 0:
                after[taker] += moved
            yield after


def _scored(objective: Objective, goal: Goal) -> Score:
    return lambda splits: smooth(objective(splits), goal)


def _best_of(score: Score, splits: Iterable[Array]) -> Array:
    every = list(splits)
    return every[int(score(np.array(every)).argmax())]
