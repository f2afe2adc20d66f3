"""How well each possible truth fits what was seen of a case, and which truths that leaves.

A truth weighs as much as it makes likely what was seen: the key figures of months that are over, lift tests, and where
the case asks for it the return that 141 brands got. Truths are then picked as often as they weigh, evenly
(systematically), so that every answer is worked out as always, from truths of equal weight.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from roisim.cases.bibliography import find
from roisim.cases.groups import FLAT
from roisim.cases.outcomes import PUBLISHED_RETURN, LiftTest
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import MONTHS, Scenario
from roisim.cases.series import SERIES
from roisim.errors import CaseError, Fault
from roisim.memory import remember
from roisim.model import draws as chance
from roisim.model.arrays import Array
from roisim.model.draws import BLOCK, Draws
from roisim.model.simulation import simulate

LEAST = 50  # truths of equal weight: of what fewer say, no answer is given
ENOUGH = 400  # as many are looked for
_ENOUGH_A_BLOCK = 64
_WIDEST, _WIDEST_BLOCK = 2**17, 2**15  # truths that are tried for them, at first; and for a block by itself
_MORE = 8  # times as many draws, at most, are worth asking for
_TIMES = 32  # times the draws of the case, where that is more
SHARED = 0.5  # of the variance of an actual figure's error: is that of all its months
_COUNTED = ("number", "people", "stock", "orders")  # units: whole things, one more or less by chance
_HALF = 0.5  # of a thing, so that none has a logarithm
_Z = 1.6448536269514722
_WINDOW = 24  # months over which the published return counts
_NONE = Estimate(0.0)

Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Weighed:
    """The truths that were tried, and what they weigh.

    tried: how many. effective: how many of equal weight would say as much. places: the numbers of those that are
    picked, (draws,), rising.
    """

    tried: int
    effective: float
    places: Places


@remember
def weighed(case: Scenario) -> Weighed:
    """The truths of a case, as many as it asks for; CaseError where too few of those that are tried fit."""
    found = attempted(case)
    if not stands(found, case):
        near = found.effective * _MORE >= LEAST
        key = "evidence_few" if near else "evidence_far" if found.effective > 0 else "evidence_none"
        facts = {"count": int(found.effective), "draws": float(found.tried), "least": LEAST}
        raise CaseError(Fault("", key, **facts, instead=2 * found.tried // _TIMES))
    return found


@remember
def attempted(case: Scenario) -> Weighed:
    """The same, however few fit."""
    case = case.question
    logs = np.concatenate([_log_weights(case, draws) for draws in _pool(case, 0, case.draws)])
    most = min(max(_WIDEST, _TIMES * case.draws), 2**20)
    size = 1 << (case.draws - 1).bit_length()
    while effective(logs) < min(ENOUGH, case.draws) and 2 * size <= most:
        size *= 2
        start = 0 if len(logs) % BLOCK or len(logs) < BLOCK else len(logs)
        more = [_log_weights(case, draws) for draws in _pool(case, start, size)]
        logs = np.concatenate([logs[:start], *more])
    return Weighed(len(logs), effective(logs), picked(logs, case.draws))


def trusted(case: Scenario) -> Scenario:
    """The case, if enough truths fit what was seen of it for an answer; else as if nothing had been seen."""
    return case if not case.is_weighed or stands(attempted(case.question), case) else case.unweighed


def stands(found: Weighed, case: Scenario) -> bool:
    """Whether enough truths fit for an answer."""
    return found.effective >= min(LEAST, case.draws)


@remember
def of_a_sequence(case: Scenario, number: int, size: int) -> tuple[int, Places]:
    """Of a scrambled sequence by itself how many truths are tried, and the numbers of the `size` that are picked."""
    whole = weighed(case)
    tried = size
    while tried < min(_ENOUGH_A_BLOCK / whole.effective * whole.tried, _WIDEST_BLOCK):
        tried *= 2
    logs = _log_weights(case, _Drawer(case).sequence(number, tried))
    return tried, picked(logs, size)


def effective(logs: Array) -> float:
    """How many truths of equal weight would say as much: 1/sum of the squares of their shares."""
    weights = shares(logs)
    return 1 / float(np.square(weights).sum()) if weights.any() else 0.0


def shares(logs: Array) -> Array:
    """What each weighs of the whole, from logarithms; all nothing where none fits."""
    top = float(logs.max())
    weights = np.exp(logs - top) if np.isfinite(top) else np.zeros(len(logs))
    return weights / max(float(weights.sum()), 1e-300)


def picked(logs: Array, count: int) -> Places:
    """As many places, each as often as it weighs, to one more or less; all in turn where they weigh alike."""
    reached = np.cumsum(shares(logs))
    wanted = (np.arange(count) + 0.5) / count * reached[-1]
    found: Places = np.minimum(np.searchsorted(reached, wanted), len(logs) - 1)
    return found


# --- the truths that are tried ---


def _pool(case: Scenario, start: int, end: int) -> Iterator["_Tried"]:
    """The truths of the case from number `start` up to `end`, a block at a time."""
    for first in range(start, end, BLOCK):
        yield _Drawer(case).block(first, min(BLOCK, end - first))


@dataclass(frozen=True)
class _Tried:
    """A run of truths, for the months that were seen; and the same for a month of ads and two years after."""

    seen: Draws
    lit: Draws | None
    dark: Draws | None


@dataclass(frozen=True)
class _Drawer:
    """The case as far as it was seen, and the bursts of ads whose return is held against the published one."""

    case: Scenario

    def block(self, first: int, rows: int) -> _Tried:
        return _Tried(*(each and chance.draw(each, first, rows) for each in self._cases()))  # type: ignore[arg-type]

    def sequence(self, number: int, rows: int) -> _Tried:
        numbers = range(number, number + 1)
        return _Tried(*(each and chance.scrambles(each, numbers, rows) for each in self._cases()))  # type: ignore[arg-type]

    def _cases(self) -> tuple[Scenario, Scenario | None, Scenario | None]:
        bare = self.case.unweighed
        last = max((each.month for each in self.case.weighed_actuals), default=MONTHS[0])
        seen = replace(bare, finance=replace(bare.finance, months=max(last, MONTHS[0])))
        if not (self.case.evidence.published and self.case.has_ads):
            return seen, None, None
        return seen, burst(bare), _dark(burst(bare))


def burst(case: Scenario) -> Scenario:
    """The case with a month of its ads at full pace, and two years in all."""
    channels = tuple(replace(channel, first=1, last=1, phasing=FLAT) for channel in case.channels)
    plan, printed = replace(case.plan, ramp_months=_NONE), replace(case.print, moved=_NONE)
    return replace(case, channels=channels, plan=plan, print=printed, finance=replace(case.finance, months=_WINDOW))


def _dark(case: Scenario) -> Scenario:
    return replace(case, channels=tuple(replace(channel, spend=_NONE) for channel in case.channels))


# --- what they weigh ---


def _log_weights(case: Scenario, tried: _Tried) -> Array:
    """The logarithm of how likely each truth makes all that was seen, but for a constant: (rows,)."""
    found = np.zeros(tried.seen.rows)
    actuals = case.weighed_actuals
    kpis = tuple(kpi for kpi in SERIES if any(kpi in dict(each.figures) for each in actuals))
    lived = simulate(tried.seen, "engage", kpis) if kpis else None
    for kpi in kpis:
        seen = {each.month: dict(each.figures)[kpi] for each in actuals if kpi in dict(each.figures)}
        assert lived is not None
        simulated = np.stack([np.broadcast_to(lived[kpi][month - 1], found.shape) for month in seen])
        found += of_actuals(np.array(list(seen.values())), simulated, case.evidence.error, counted(kpi))
    for test in case.lift_tests:
        found += of_range(test, tried.seen["funnel.incremental"])
    if tried.lit and tried.dark:
        published = find(PUBLISHED_RETURN)
        assert published is not None
        found += of_range(LiftTest(*published.bounds), returned(tried.lit, tried.dark))
    return found


def counted(kpi: str) -> bool:
    """Whether a key figure counts whole things."""
    return SERIES[kpi].unit in _COUNTED


def of_actuals(actual: Array, simulated: Array, error: float, counts: bool) -> Array:
    """The logarithm of the lognormal density of actual/simulated, of all months of a key figure together: (rows,).

    actual: (months,); simulated: (months, rows). error: the standard error of a month, half of whose variance all
    months share. Of what is counted a month of n is besides known to 1/sqrt(n) by chance alone, and half a thing is
    added to both, so that none can be compared. Else nothing fits nothing, and nothing else.
    """
    added = _HALF if counts else 0.0
    chance_alone = 1 / np.maximum(actual, 1.0) if counts else np.zeros(len(actual))
    spread = np.diag((1 - SHARED) * error**2 + chance_alone) + SHARED * error**2
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.log(actual[:, None] + added) - np.log(simulated + added)
    apart = np.where((actual[:, None] + added <= 0) & (simulated + added <= 0), 0.0, apart)
    fits = np.isfinite(apart).all(axis=0)
    whole = np.where(fits, apart, 0.0)
    found: Array = np.where(fits, -0.5 * (whole * np.linalg.solve(spread, whole)).sum(axis=0), -np.inf)
    return found


def of_range(seen: LiftTest, values: Array) -> Array:
    """The logarithm of a two-piece lognormal density that holds 9 times out of 10 between low and high."""
    low, likely, high = np.log([seen.low, seen.likely, seen.high])
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(values)
    away = logs - likely
    scores = away / (np.where(away < 0, likely - low, high - likely) / _Z)
    return np.where(np.isfinite(scores), -0.5 * np.square(scores), -np.inf)


def returned(lit: Draws, dark: Draws) -> Array:
    """Gross profit of all streams within 24 months for each unit of ad money in a month: (rows,)."""
    worth = [simulate(draws, "engage", ("value", "cost")) for draws in (lit, dark)]
    profit = [(each["value"] + each["cost"]).sum(axis=0) for each in worth]
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Array = (profit[0] - profit[1]) / np.broadcast_to(lit["channels.spend"].sum(axis=0), lit.rows)
    return found
