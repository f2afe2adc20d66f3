"""Which key figures tell early how a plan will end: below or above which value, in which month, it is better stopped.

>>> from roisim.cases import preset
>>> found = steered(preset("local"))
>>> {rule.month for rule in found.rules} == {3, 6, 9, 12}, found.best.series in PUBLISHED
(True, True)
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.ask import Scrambled, ask
from roisim.answers.fans import Spread
from roisim.answers.information import BY_FAR, Parts, Value, expected, spline
from roisim.answers.pilot import gates, most_lost
from roisim.answers.seen import Seen, seen_of
from roisim.answers.worlds import Block, Lived, Needs
from roisim.cases.scenario import Scenario
from roisim.cases.series import KEY_FIGURES, PUBLISHED
from roisim.model import finance
from roisim.model.arrays import Array

# What one can look up while the plan runs: not what all of it has cost and brought, which is what there is to tell.
STEERED_BY = tuple(name for name in KEY_FIGURES if name in PUBLISHED)
_STEPS = 20.0  # of what a key figure spans in 9 cases out of 10: a threshold is known no finer than one of them
_Q95 = 0.95
_APART = 2.0  # standard errors
_ALIKE = 1e-9  # of the largest value: a key figure that differs no more says nothing


@dataclass(frozen=True)
class Gate:
    """A rule for when to stop: where a key figure stands below (or above) a threshold in a month.

    stops_below: whether the plan stops below the threshold, or above it. chance_to_stop: how often it stops. most_lost:
    cost less benefits up to the gate, setup included, in 19 draws of 20, against what the case is held against; 0 where
    nothing is lost. value: of being able to stop: what one gains on average who follows the rule, over going through
    with the plan, or leaving it where that is worth more; rules chosen on seven blocks of draws, valued on the eighth.
    error: its standard error. always: what of that is gained by who stops in that month whatever the figure says, for
    the plan is then too long; net: what the figure itself adds, over the best that one can do without looking at it,
    and net_error its standard error. explained: what part of the variance of the net present value it tells by then.
    """

    series: str
    month: int
    threshold: float
    stops_below: bool
    chance_to_stop: float
    most_lost: float
    value: float
    error: float
    always: float
    net: float
    net_error: float
    explained: float

    @property
    def is_told(self) -> bool:
        """Whether what the figure itself adds can be told from nothing."""
        return Value(self.net, self.net_error).is_told

    @property
    def is_too_long(self) -> bool:
        """Whether most of the value is that of stopping in that month whatever the figure says."""
        return self.always > BY_FAR * self.error and 2 * self.always > self.value


@dataclass(frozen=True)
class Steering:
    """All rules of a case, those whose figure adds most first; the best of each month, the first that none is above.

    The value of the best of a month is that of choosing its figure, too, on seven blocks of draws.
    """

    rules: tuple[Gate, ...]
    best: Gate | None
    by_month: Mapping[int, Gate]
    seen: Seen | None


@dataclass(frozen=True)
class Steered(Analysis[Steering]):
    """Key figures in some months, against how the plan ends with and without a stop there."""

    months: tuple[int, ...]
    series: tuple[str, ...] = STEERED_BY

    def needs(self, case: Scenario) -> Needs:
        """Value and cost with the plan, stopped at each gate, and without it; the key figures up to the last gate."""
        money = ("value", "cost")
        needs: dict[Lived, tuple[str, ...]] = {"engage": money, case.base: money}
        needs |= dict.fromkeys((("stop", month) for month in self.months), money)
        # Up to its gate a stopped plan is the plan, and unlike the plan it is not kept: all these series are large.
        if self.months:
            needs["stop", max(self.months)] = tuple(dict.fromkeys((*self.series, *money)))
        return needs

    def take(self, block: Block) -> Taken:
        """The worth of the plan, whole and stopped; what is lost by each gate; the key figures there."""
        terms = block.scenario.finance
        discount = finance.monthly_discounting(terms.months, terms.discount_rate)
        engage, base = block["engage"], block.base
        setup = np.broadcast_to(block.draws["plan.setup"], block.draws.rows)
        last = block["stop", max(self.months)] if self.months else engage
        rows = {"whole": discount @ (engage["value"] - base["value"]) - setup}
        for month in self.months:
            gained = block["stop", month]["value"] - base["value"]
            rows[f"{month}.stopped"] = discount @ gained - setup
            rows[f"{month}.so_far"] = discount[:month] @ gained[:month] - setup
            rows |= {f"{month}.{series}": last[series][month - 1] for series in self.series}
        return Taken(rows)

    def make(self, _case: Scenario, gathered: Gathered) -> Steering:
        """Of all blocks."""
        rows = gathered.rows
        parts = Parts.of(None, len(rows["whole"]))
        tried = [
            _Tried(series, month, rows, parts)
            for month in self.months
            for series in self.series
            if _tells(rows[f"{month}.{series}"])
        ]
        if not tried:
            return Steering((), None, {}, None)
        by_month = {
            month: _best([each for each in tried if each.month == month])
            for month in self.months
            if any(each.month == month for each in tried)
        }
        best = _soonest(list(by_month.values()), lambda gate: Value(gate.value, gate.error))
        rules = sorted((each.gate() for each in tried), key=lambda gate: (-gate.net, -gate.value))
        return Steering(tuple(rules), best, by_month, seen_of(rows[f"{best.month}.{best.series}"], rows["whole"]))


def steered(case: Scenario) -> Steering:
    """All rules for when to stop the plan of a case, at the months at which it can be stopped."""
    return ask(case, Scrambled(), Steered(gates(case)))[Steered(gates(case))]


def gate(scenario: Scenario, series: str, month: int) -> Gate:
    """The best rule for when to stop the plan, by one key figure after so many months.

    ValueError where there is no such key figure, where the plan has ended by then, or where the figure tells nothing.
    """
    if series not in tuple(PUBLISHED):
        raise ValueError(f"{series!r} is no key figure; they are {', '.join(PUBLISHED)}")
    given: object = month
    if isinstance(given, bool) or not isinstance(given, int | np.integer):
        raise ValueError(f"month is {month!r}; it is a whole number of months")
    if not 1 <= month < scenario.finance.months:
        raise ValueError(f"month is {month}; the plan can be stopped after 1 to {scenario.finance.months - 1} months")
    asked = Steered((month,), (series,))
    found = ask(scenario, Scrambled(), asked)[asked]
    if not found.rules:
        raise ValueError(f"{series} is the same in all draws in month {month}: there is nothing to steer by")
    return found.rules[0]


def _tells(figure: Array) -> bool:
    """Whether a key figure is there, and differs from draw to draw."""
    return bool(np.isfinite(figure).all()) and float(np.ptp(figure)) > _ALIKE * float(np.abs(figure).max())


class _Tried:
    """A key figure in a month, and what comes of stopping below or above each value of it.

    best: the mean over the other blocks of the best rule on them, for each block; held: what that rule is worth there.
    """

    def __init__(self, series: str, month: int, rows: Mapping[str, npt.NDArray[np.float64]], parts: Parts) -> None:
        self.series, self.month, self.parts = series, month, parts
        self.figure, self.whole, self.stopped, self.so_far = (
            rows[name] for name in (f"{month}.{series}", "whole", f"{month}.stopped", f"{month}.so_far")
        )
        self.order = np.argsort(self.figure, kind="stable")
        self.sums = self._sums()
        self.best, self.held = self._chosen()

    def _sums(self) -> Array:
        """What stopping the draws of lowest figure adds, one more in each column, by block: (blocks, n)."""
        more, found = self.stopped - self.whole, []
        for part in self.parts.slices:
            own = np.zeros(len(more))
            own[part] = more[part]
            found.append(np.cumsum(own[self.order]))
        return np.stack(found)

    def _chosen(self) -> tuple[Array, Array]:
        """For each block the best rule on the others: its worth there, and on the block itself."""
        others = self.sums.sum(axis=0) - self.sums
        wholes = np.array([self.whole[part].sum() for part in self.parts.slices])
        best, held, blocks = [], [], range(len(wholes))
        for block in blocks:
            below, above = others[block], others[block, -1] - others[block]
            at = int(np.argmax(below)), int(np.argmax(above))
            rest = wholes.sum() - wholes[block]
            if below[at[0]] >= above[at[1]]:
                best.append(rest + below[at[0]])
                held.append(wholes[block] + self.sums[block, at[0]])
            else:
                best.append(rest + above[at[1]])
                held.append(wholes[block] + self.sums[block, -1] - self.sums[block, at[1]])
        return np.array(best), np.array(held)

    def gate(self) -> Gate:
        """The rule that is best on all draws, its threshold rounded to what is known; what it is worth."""
        below = self.sums.sum(axis=0)
        above = below[-1] - below
        stops_below = bool(below.max() >= above.max())
        at = int(np.argmax(below if stops_below else above))
        threshold = _rounded(self.figure, self._between(at))
        stops = self.figure < threshold if stops_below else self.figure > threshold
        value, net = self.worths(self.held)
        most = most_lost(Spread.of(self.so_far))
        told = expected(self.whole, spline(self.figure)[None], self.parts)[0]
        return Gate(
            self.series, self.month, threshold, stops_below, float(stops.mean()), most, float(value), value.error,
            max(0.0, float(self.stopped.mean()) - max(float(self.whole.mean()), 0.0)), float(net), net.error,
            _explained(self.whole, told),
        )  # fmt: skip

    def worths(self, held: Array) -> tuple[Value, Value]:
        """What rules of the worth `held` in each block gain, and what of that the figure adds."""
        return worth_of(self.parts, held, self.whole), worth_of(self.parts, held, self.whole, self.stopped)

    def _between(self, at: int) -> float:
        """Between the last draw that is on one side and the first on the other."""
        ranked = self.figure[self.order]
        return float(ranked[at] + ranked[min(at + 1, len(ranked) - 1)]) / 2


def _best(tried: Sequence[_Tried]) -> Gate:
    """The best of several: that of all draws, with what it is worth to choose among them on seven blocks."""
    chosen = np.argmax(np.stack([each.best for each in tried]), axis=0)
    held = np.array([tried[which].held[block] for block, which in enumerate(chosen)])
    value, net = tried[0].worths(held)
    first = max(tried, key=lambda each: float(each.best.sum()))
    return replace(first.gate(), value=float(value), error=value.error, net=float(net), net_error=net.error)


def _soonest(found: Sequence[Gate], worth: Callable[[Gate], Value]) -> Gate:
    """The first month whose value can't be told from the highest: who stops sooner has lost less."""
    best = worth(max(found, key=worth))
    return next(
        gate
        for gate in sorted(found, key=lambda gate: gate.month)
        if best - worth(gate) <= _APART * float(np.hypot(best.error, worth(gate).error))
    )


def worth_of(parts: Parts, held: Array, *without: Array) -> Value:
    """What is gained by a rule of the worth `held` in each block, over nothing, or one of the worths in each draw that
    one has without it, whichever the other blocks have as best."""
    sums = np.array([np.zeros(len(held)), *([worth[part].sum() for part in parts.slices] for worth in without)])
    chosen = np.argmax(sums.sum(axis=1, keepdims=True) - sums, axis=0)
    without_it = np.take_along_axis(sums, chosen[None], axis=0)[0]
    return Value.of_blocks((held - without_it) / parts.sizes, parts.sizes)


def _explained(worth: Array, told: Array) -> float:
    """The part of the variance that is told, by a fit on other draws; 0 where that tells nothing."""
    spread = float(worth.var())
    return max(0.0, 1 - float(np.square(worth - told).mean()) / spread) if spread > 0 else 0.0


def _rounded(figure: Array, threshold: float) -> float:
    """A threshold in steps of 1, 2 or 5 that are small beside what the figure spans."""
    low, high = np.quantile(figure, (1 - _Q95, _Q95))
    finest = float(high - low) / _STEPS
    if finest <= 0:
        return threshold
    power = 10.0 ** np.floor(np.log10(finest))
    step = float(power * max(digit for digit in (1, 2, 5) if digit * power <= finest * (1 + 1e-9)))
    return float(f"{round(threshold / step) * step:.12g}")


def best_of_figures(found: Steering) -> Iterator[Gate]:
    """The best month of each key figure, the first of those that none is above; best figure first."""
    for series in dict.fromkeys(rule.series for rule in found.rules):
        rules = [rule for rule in found.rules if rule.series == series]
        yield _soonest(rules, lambda gate: Value(gate.net, gate.net_error))
