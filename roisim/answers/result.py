"""The answer to a case: what the plan is worth against its base, with ranges, and whatever else was asked."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from roisim.answers.analysis import Analysis, answered
from roisim.answers.evidence import weighed
from roisim.answers.fans import Fan, Spread, spreads
from roisim.answers.monthly import Monthly
from roisim.answers.sampling import Likely, Sampling
from roisim.answers.streams import MONTHLY_STREAMS, PRESENT_VALUES, Streams
from roisim.answers.totals import ASIDE, TOTALS, Totals
from roisim.answers.worth import RESTING, RETURN_ON_ENGAGEMENT, UNIT_VALUES
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.cases.series import PUBLISHED, STREAMS, WORLDS, World
from roisim.model import finance
from roisim.model.arrays import Array

F = TypeVar("F")


@dataclass(frozen=True)
class Worth:
    """What a stream is worth as a mean present value [currency]: by the plan itself, and by the loss it avoids."""

    gain: float
    avoided: float


@dataclass(frozen=True, eq=False)
class Result:
    """What was found about a case. Money in the currency of the case; a `Spread` is over the draws.

    `result[ANALYSIS]` is the answer to an analysis. One that was not asked with the others is asked when it is wanted.
    """

    scenario: Scenario
    sampling: Sampling
    found: dict[Analysis[Any], Any] = field(repr=False)
    model_version: int = MODEL_VERSION

    def __getitem__(self, analysis: Analysis[F]) -> F:
        """The answer to an analysis."""
        if analysis not in self.found:
            self.found.update(answered(self.scenario, self.sampling, [analysis]))
        answer: F = self.found[analysis]
        return answer

    @property
    def totals(self) -> Totals:
        """The sums behind it, draw by draw."""
        return self[TOTALS]

    @property
    def draws(self) -> int:
        """How many possible truths were simulated; 0 where only the likely values were."""
        return 0 if isinstance(self.sampling, Likely) else self.sampling.rows(self.scenario)

    @property
    def npv(self) -> Spread:
        """Net present value of the plan against its base."""
        return self.totals.spreads["npv"]

    @property
    def npv_aside(self) -> Spread:
        """Net present value against standing aside: is social media worth it?"""
        return self.totals.spreads["npv_aside"]

    @property
    def npv_today(self) -> Spread:
        """Net present value against going on as today: is the plan worth it?"""
        return self.totals.spreads["npv_today"]

    @property
    def net(self) -> Spread:
        """The same, undiscounted."""
        return self.totals.spreads["net"]

    @property
    def cost(self) -> Spread:
        """What the plan costs, undiscounted, setup included."""
        return self.totals.spreads["cost"]

    @property
    def cost_pv(self) -> Spread:
        """What the plan costs today."""
        return self.totals.spreads["cost_pv"]

    @property
    def roi(self) -> Spread:
        """NPV over the present value of the cost; missing where the plan costs nothing."""
        return self.totals.spreads["roi"]

    @property
    def roi_simple(self) -> Spread:
        """The same without discounting."""
        return self.totals.spreads["roi_simple"]

    @property
    def payback(self) -> Spread:
        """Months until the plan has paid itself back for good; "never" counts as later than every month."""
        return self.totals.spreads["payback"]

    @property
    def payback_never(self) -> float:
        """Share of the draws in which the plan does not pay itself back within the horizon."""
        return float(np.isinf(self.totals.payback).mean())

    def pays_within(self, months: float) -> float:
        """Share of the draws in which the plan has paid itself back after so many months."""
        return float((self.totals.payback <= months).mean())

    @cached_property
    def peak_funding(self) -> float:
        """The most that the cumulative mean flow lies below 0, undiscounted."""
        return max(0.0, -float(np.cumsum(self.totals.flow).min()))

    @cached_property
    def beyond(self) -> float | None:
        """What the customers won are still worth after the horizon, on average; None where that has no end."""
        worth = float(self.totals.beyond.mean())
        return worth if np.isfinite(worth) else None

    @cached_property
    def beyond_middle(self) -> float | None:
        """The same in the middle case."""
        return None if self.beyond is None else Spread.of(self.totals.beyond).q50

    @cached_property
    def irr(self) -> float | None:
        """Internal rate of return a year of the mean flow; None where there is none, no single one, or it says nothing.

        It says nothing of a plan that is paid as it goes, with little money at risk, or for a year at most.
        """
        first_year = float(self.totals.cost_flow[:13].sum())
        back = finance.payback(self.totals.flow)
        if self.peak_funding < first_year / 4 or (back is not None and back <= 12):
            return None
        monthly = finance.irr(self.totals.flow)
        if monthly is None:
            return None
        yearly = float(np.expm1(12 * np.log1p(monthly))) if monthly > -1 else -1.0
        return yearly if np.isfinite(yearly) else None

    @property
    def chance(self) -> float:
        """Chance that the plan is worth more than it costs, P(NPV > 0)."""
        return _chance(self.totals.npv)

    @property
    def chance_aside(self) -> float:
        """The same against standing aside."""
        return _chance(self.totals.npv_aside)

    @property
    def chance_today(self) -> float:
        """The same against going on as today."""
        return _chance(self.totals.npv_today)

    @cached_property
    def streams(self) -> dict[str, Worth]:
        """Each stream's mean present value."""
        gain, avoided = self[MONTHLY_STREAMS].gain, self[MONTHLY_STREAMS].avoided
        return {stream: Worth(self._present(gain[stream]), self._present(avoided[stream])) for stream in STREAMS}

    @cached_property
    def ladder(self) -> dict[str, float]:
        """The case in steps, each against the whole cost: save, + earn, + strategic, + avoided loss (= NPV); means."""
        return {step: float(worth.mean()) for step, worth in self.totals.steps.items()}

    @cached_property
    def nets(self) -> dict[str, float]:
        """The same in the middle case, which half the outcomes are better than; the last is that of the NPV."""
        return {step: spread.q50 or 0.0 for step, spread in spreads(self.totals.steps).items()}

    @cached_property
    def added(self) -> dict[str, float]:
        """What each step adds to the middle case, from the cost on: together they come to the NPV."""
        nets = list(self.nets.values())
        before = [-(self.cost_pv.q50 or 0.0), *nets[:-1]]
        return {step: net - last for step, net, last in zip(self.nets, nets, before, strict=True)}

    @cached_property
    def ladder_chance(self) -> dict[str, float]:
        """The share of the draws in which each step of the ladder is above 0."""
        return {step: _chance(worth) for step, worth in self.totals.steps.items()}

    @property
    def cumulative(self) -> Fan:
        """Value of the plan against today held, added up over months 0..T, undiscounted."""
        return self.totals.cumulative

    @property
    def aside(self) -> Fan:
        """Value of what the plan is held against, against today held, added up over months 0..T."""
        return self[ASIDE]

    @cached_property
    def crossing(self) -> float | None:
        """The month in which the plan's middle line overtakes that of its base for good."""
        return finance.payback(np.diff(self.cumulative.q50 - self.aside.q50, prepend=0.0))

    def fan(self, series: str, world: World) -> Fan:
        """The fan of a series in a world, (months,): of KPIS, SAVINGS or FLOWS."""
        return self[Monthly.with_its_kind(series, world)][series]

    @property
    def present_values(self) -> Streams:
        """The present value of every stream in every draw."""
        return self[PRESENT_VALUES]

    @property
    def unit_values(self) -> dict[str, Spread]:
        """What a customer, a lead, a point of awareness is worth, and so on; CAC; clicks and leads by channel."""
        return self[UNIT_VALUES]

    @property
    def resting(self) -> dict[str, Spread]:
        """The share of a year's gross profit that rests on awareness, on relation, and on both."""
        return self[RESTING]

    @property
    def roe(self) -> Spread:
        """Return on Engagement: a leading indicator, never added to ROI."""
        return self[RETURN_ON_ENGAGEMENT]

    def yearly(self) -> Iterator[tuple[str, list[float]]]:
        """The yearly table: (row, [initial, year 1, ..., year n, total, present value]), means."""
        months = {"cost": -self.totals.cost_flow}
        months |= {step: np.insert(monthly, 0, 0.0) for step, monthly in self.totals.layers.items()}
        months["net"] = self.totals.flow
        starts = [0, *range(1, len(self.totals.flow), 12)]
        discount = self._discount()
        for row, series in months.items():
            yield (
                row,
                [*np.add.reduceat(series, starts).tolist(), float(series.sum()), float(discount @ series)],
            )

    def to_dict(self) -> dict[str, Any]:
        """The whole answer as JSON has it (docs/model.md, section 7); a missing number is None."""
        worlds = {world: {kpi: self._series(self.fan(kpi, world)) for kpi in PUBLISHED} for world in WORLDS}
        found: dict[str, Any] = {"totals": self._totals_dict(), "worlds": worlds}
        if not self.draws:
            return found
        known = {
            "chance_npv_positive": self.chance, "chance_aside": self.chance_aside, "chance_today": self.chance_today,
            "draws": self.draws, "seed": self.scenario.seed, "model_version": self.model_version,
        }  # fmt: skip
        if self.scenario.is_weighed:
            known["effective_draws"] = weighed(self.scenario.question).effective
        return found | known | {"against": self.scenario.against}

    def _totals_dict(self) -> dict[str, Any]:
        names = (
            "npv", "cost_pv", "roi", "net", "cost", "roi_simple", "npv_aside", "roi_aside", "npv_today", "roi_today",
            "hands", "need", "care",
        )  # fmt: skip
        spreads = {name: self.totals.spreads[name] for name in names} | {"payback_months": self.payback}
        found: dict[str, Any] = {
            name: asdict(spread) if self.draws else spread.mean for name, spread in spreads.items()
        }
        if self.draws:
            found["payback_months"]["never"] = self.payback_never
            found["ladder_chance"] = self.ladder_chance
        return found | {
            "irr": self.irr,
            "peak_funding": self.peak_funding,
            "beyond": self.beyond,
            "ladder": self.ladder,
            "streams": {stream: asdict(worth) for stream, worth in self.streams.items()},
        }

    def _series(self, fan: Fan) -> Any:
        if not self.draws:
            return _listed(fan.mean)
        return {name: _listed(series) for name, series in vars(fan).items()}

    def _discount(self) -> Array:
        terms = self.scenario.finance
        return finance.discounting(terms.months + 1, terms.discount_rate, 12)

    def _present(self, series: Array) -> float:
        """Present value of (months,), the first of them a month from now."""
        return float(self._discount()[1:] @ series)


def _chance(worth: Array) -> float:
    """The share of the draws in which something is worth more than nothing."""
    return float((worth > 0).mean())


def _listed(series: Array) -> list[float | None]:
    return [value if np.isfinite(value) else None for value in series.tolist()]
