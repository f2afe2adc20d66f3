"""How a plan goes: what was seen of its key figures, the forecast before it and anew, and the rules that were agreed.

>>> from dataclasses import replace
>>> from roisim.cases import preset
>>> from roisim.cases.outcomes import Actual, Agreed
>>> case = replace(preset("b2b"), actuals=(Actual(3, (("leads", 12.0),)),), gates=(Agreed("leads", 3, 12.0),))
>>> found = followed(case)
>>> found.standings[0].where, found.rulings[0].verdict, found.verdict
('on', 'go', 'go')
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from roisim.answers import evidence
from roisim.answers.ask import Drawn, ask
from roisim.answers.fans import Fan
from roisim.answers.monthly import Monthly
from roisim.answers.result import Result
from roisim.answers.totals import TOTALS
from roisim.cases.outcomes import Agreed, is_over
from roisim.cases.scenario import Scenario
from roisim.cases.series import KEY_FIGURES, LESS_IS_BETTER
from roisim.errors import CaseError, Fault

Where = Literal["on", "ahead", "behind", "open", "beyond", "untold"]
Verdict = Literal["stop", "go", "scale", "open", "waits", "beyond"]
DECIDED: tuple[Verdict, ...] = ("stop", "go", "scale")
_Z = 1.6448536269514722  # standard errors: 9 cases out of 10
_ALIKE = 1e-9


@dataclass(frozen=True)
class Standing:
    """A figure that was seen in a month, and where it stands.

    low, middle, high: what was to be seen 9 times out of 10 by the forecast before anything was, and in its middle
    case; NaN where it has none. where: on plan between the two ends, both included; ahead or behind beyond them, by
    what is better; open while the month is not over, beyond after the last month, untold where there is no forecast.
    """

    kpi: str
    month: int
    actual: float
    low: float
    middle: float
    high: float
    where: Where


@dataclass(frozen=True)
class Ruling:
    """An agreed rule, the figure it asks for, and what follows.

    verdict: stop, go or scale once its month is over; open while it is not, waits while there is no figure, beyond
    where the plan ends before its month.
    """

    agreed: Agreed
    actual: float | None
    verdict: Verdict


@dataclass(frozen=True)
class Followed:
    """The whole of it. before: the answer as if nothing had been seen; after: with it, None where that is none.

    faults: why there is none although something was seen. tried, effective: how many truths were weighed, and how many
    of equal weight would say as much.
    """

    scenario: Scenario
    before: Result
    after: Result | None
    faults: tuple[Fault, ...]
    tried: int
    effective: float
    standings: tuple[Standing, ...]
    rulings: tuple[Ruling, ...]

    @cached_property
    def latest(self) -> tuple[Standing, ...]:
        """Of each key figure the last month that is over, else the last there is; in the order of the key figures."""
        found: dict[str, Standing] = {}
        for each in self.standings:  # by month
            kept = found.get(each.kpi)
            if kept is None or each.where not in ("open", "beyond") or kept.where in ("open", "beyond"):
                found[each.kpi] = each
        return tuple(found[kpi] for kpi in KEY_FIGURES if kpi in found)

    @cached_property
    def unexplained(self) -> tuple[Standing, ...]:
        """Of the latest those off plan that not even the forecast anew holds: no truth of the case comes near them."""
        if self.after is None:
            return ()
        fans = {each.kpi: self.after.fan(each.kpi, "engage") for each in self.latest}
        return tuple(
            each for each in self.latest
            if each.where in ("ahead", "behind")
            and _where(each.kpi, each.actual, *_ends(self.scenario, fans[each.kpi], each)) != "on"
        )  # fmt: skip

    @property
    def verdict(self) -> Verdict | None:
        """Stop where any rule says so, else what the last decided one says; None where none is decided yet."""
        ruling = self.ruling
        return ruling.verdict if ruling else None

    @property
    def ruling(self) -> Ruling | None:
        """The rule that decides: the first that says stop, else the last that is decided."""
        decided = [each for each in self.rulings if each.verdict in DECIDED]
        return next((each for each in decided if each.verdict == "stop"), decided[-1] if decided else None)


def followed(case: Scenario) -> Followed:
    """All of a case, from the truths that it asks for."""
    before = _answered(case.unweighed)
    after: Result | None = None
    faults: tuple[Fault, ...] = ()
    tried, effective = 0, 0.0
    if case.is_weighed:
        found = evidence.attempted(case.question)
        tried, effective = found.tried, found.effective
        try:
            evidence.weighed(case.question)
            after = _answered(case)
        except CaseError as error:
            faults = error.faults
    standings = tuple(_standings(case, before))
    rulings = tuple(_ruled(case, agreed, standings, after) for agreed in _in_order(case.gates))
    return Followed(case, before, after, faults, tried, effective, standings, rulings)


def _answered(case: Scenario) -> Result:
    """The answer with its key figures, month by month: the plan is lived through once for both."""
    return ask(case, Drawn(), TOTALS, Monthly.with_its_kind(KEY_FIGURES[0], "engage"))


# --- where the figures stand ---


def _standings(case: Scenario, before: Result) -> list[Standing]:
    actuals = sorted(case.actuals, key=lambda each: each.month)
    return [
        _standing(case, before.fan(kpi, "engage"), kpi, each.month, value)
        for each in actuals for kpi, value in each.figures
    ]  # fmt: skip


def _standing(case: Scenario, fan: Fan, kpi: str, month: int, actual: float) -> Standing:
    if month > case.finance.months:
        return Standing(kpi, month, actual, math.nan, math.nan, math.nan, "beyond")
    low, middle, high = expected(case, fan, kpi, month)
    if not is_over(case.finance.start, month, case.evidence.until):
        where: Where = "open"
    else:
        where = _where(kpi, actual, low, high)
    return Standing(kpi, month, actual, low, middle, high, where)


def _ends(case: Scenario, fan: Fan, each: Standing) -> tuple[float, float]:
    """Between what a figure is to be seen by another forecast."""
    low, _, high = expected(case, fan, each.kpi, each.month)
    return low, high


def _where(kpi: str, actual: float, low: float, high: float) -> Where:
    if math.isnan(low) or math.isnan(high):
        return "untold"
    room = _ALIKE * max(abs(low), abs(high), 1.0)
    if low - room <= actual <= high + room:
        return "on"
    return "ahead" if (actual > high) != (kpi in LESS_IS_BETTER) else "behind"


def expected(case: Scenario, fan: Fan, kpi: str, month: int) -> tuple[float, float, float]:
    """What is to be seen of a key figure in a month: low, middle, high; NaN where there is no forecast.

    The forecast's 9 cases out of 10, made wider by the error of an actual figure, and of what counts whole things by
    chance alone, both as they are weighed: on the logarithm, so that nothing is below none.
    """
    q05, q50, q95 = (float(level[month - 1]) for level in (fan.q05, fan.q50, fan.q95))
    if not math.isfinite(q50) or q50 < 0:
        return math.nan, math.nan, math.nan
    counts = evidence.counted(kpi)
    added = 0.5 if counts else 0.0
    if q50 + added <= 0:
        return 0.0, 0.0, max(0.0, q95)
    own = _Z * math.sqrt(case.evidence.error**2 + (1 / max(q50, 1.0) if counts else 0.0))

    def end(quantile: float, side: int) -> float:
        if quantile + added <= 0:
            return 0.0
        away = abs(math.log(quantile + added) - math.log(q50 + added))
        return max(0.0, (q50 + added) * math.exp(side * math.hypot(away, own)) - added)

    return end(q05, -1), q50, end(q95, 1)


# --- what was agreed ---


def _in_order(agreed: tuple[Agreed, ...]) -> list[Agreed]:
    return sorted(agreed, key=lambda each: each.month)


def _ruled(case: Scenario, agreed: Agreed, standings: tuple[Standing, ...], after: Result | None) -> Ruling:
    """What a rule says. To scale: where the figure is ahead of plan, and the plan pays on average as it now looks."""
    if agreed.month > case.finance.months:
        return Ruling(agreed, None, "beyond")
    seen = next((each for each in standings if (each.kpi, each.month) == (agreed.kpi, agreed.month)), None)
    if seen is None:
        return Ruling(agreed, None, "waits")
    if seen.where == "open":
        return Ruling(agreed, seen.actual, "open")
    room = _ALIKE * abs(agreed.threshold)
    past = agreed.threshold - seen.actual if agreed.stops_below else seen.actual - agreed.threshold
    if past > room:
        return Ruling(agreed, seen.actual, "stop")
    pays = after is not None and (after.npv.mean or 0.0) > 0
    return Ruling(agreed, seen.actual, "scale" if pays and seen.where == "ahead" else "go")
