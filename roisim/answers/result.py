"""The answer to a case: what the plan is worth against standing aside, with ranges, and whatever else was asked."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from roisim.answers.analysis import Analysis, answered
from roisim.answers.fans import Fan, Spread
from roisim.answers.monthly import Monthly
from roisim.answers.sampling import Likely, Sampling
from roisim.answers.streams import PRESENT_VALUES, Streams
from roisim.answers.totals import ASIDE, TOTALS, Totals
from roisim.answers.worth import RESTING, RETURN_ON_ENGAGEMENT, UNIT_VALUES
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.cases.series import LAYERS, PUBLISHED, STREAMS, WORLDS, World
from roisim.model import finance
from roisim.model.arrays import Array

F = TypeVar("F")


@dataclass(frozen=True)
class Worth:
    """What a stream is worth as a mean present value [currency]: the gain over today, and the loss it avoids."""

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
        """Net present value of the plan against standing aside."""
        return self.totals.spreads["npv"]

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
    def irr(self) -> float | None:
        """Internal rate of return a year of the mean flow; None where there is none or no single one."""
        monthly = finance.irr(self.totals.flow)
        if monthly is None:
            return None
        yearly = float(np.expm1(12 * np.log1p(monthly))) if monthly > -1 else -1.0
        return yearly if np.isfinite(yearly) else None

    @property
    def chance(self) -> float:
        """Chance that the plan is worth more than it costs, P(NPV > 0)."""
        return float((self.totals.npv > 0).mean())

    @cached_property
    def streams(self) -> dict[str, Worth]:
        """Each stream's mean present value."""
        gain, avoided = self.totals.gain, self.totals.avoided
        return {stream: Worth(self._present(gain[stream]), self._present(avoided[stream])) for stream in STREAMS}

    @cached_property
    def ladder(self) -> dict[str, float]:
        """The case in four steps, each against the whole cost: save, + earn, + strategic, + avoided loss (= NPV)."""
        steps, so_far = {}, -float(self.totals.cost_pv.mean())
        for layer, streams in LAYERS.items():
            so_far += sum(self.streams[stream].gain for stream in streams)
            steps[layer] = so_far
        return steps | {"ignorance": so_far + sum(worth.avoided for worth in self.streams.values())}

    @property
    def cumulative(self) -> Fan:
        """Value of the plan against today held, added up over months 0..T, undiscounted."""
        return self.totals.cumulative

    @property
    def aside(self) -> Fan:
        """Value of standing aside against today held, added up over months 0..T."""
        return self[ASIDE]

    @cached_property
    def crossing(self) -> float | None:
        """The month in which the plan's middle line overtakes standing aside for good."""
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
        """What one customer, lead, point of awareness, relation, ambassador is worth; CAC; cost per lead by channel."""
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
        for layer, streams in LAYERS.items():
            months[layer] = np.concatenate(([0.0], sum(self.totals.gain[stream] for stream in streams)))
        months["ignorance"] = np.concatenate(([0.0], sum(self.totals.avoided.values())))
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
        known = {"chance_npv_positive": self.chance, "draws": self.draws, "seed": self.scenario.seed}
        return found | known | {"model_version": self.model_version}

    def _totals_dict(self) -> dict[str, Any]:
        spreads = {
            "npv": self.npv, "cost_pv": self.cost_pv, "roi": self.roi, "net": self.net, "cost": self.cost,
            "roi_simple": self.roi_simple, "payback_months": self.payback,
        }  # fmt: skip
        found: dict[str, Any] = {
            name: asdict(spread) if self.draws else spread.mean for name, spread in spreads.items()
        }
        found["irr"] = self.irr
        if self.draws:
            found["payback_months"]["never"] = self.payback_never
            found["irr"] = asdict(Spread(self.irr, *(None,) * 5))
        return found | {
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


def _listed(series: Array) -> list[float | None]:
    return [value if np.isfinite(value) else None for value in series.tolist()]
