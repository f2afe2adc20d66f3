"""The answer to a case: what the plan is worth against standing aside, with ranges.

>>> from roisim.cases import preset
>>> found = likely(preset("b2b"))
>>> abs(found.ladder["ignorance"] - found.npv.mean) < 1e-6
True
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from roisim.answers.fans import Fan, Spread, fans_of
from roisim.answers.streams import Streams, present_values
from roisim.answers.totals import Totals, aside, blocks, felt, gathering, totals
from roisim.answers.worth import resting, return_on_engagement, unit_values
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.cases.series import FLOWS, KPIS, LAYERS, PUBLISHED, SAVINGS, STREAMS, WORLDS, World
from roisim.model import finance
from roisim.model.arrays import Array


@dataclass(frozen=True)
class Worth:
    """What a stream is worth as a mean present value [currency]: the gain over today, and the loss it avoids."""

    gain: float
    avoided: float


def answer(scenario: Scenario, draws: int | None = None) -> "Result":
    """Simulate the case under uncertainty. draws: how many, instead of the scenario's own number."""
    return _answered(scenario if draws is None else replace(scenario, draws=draws))


@lru_cache(maxsize=32)
def _answered(scenario: Scenario) -> "Result":
    return Result(scenario, _totals(scenario.question))


_totals = lru_cache(maxsize=32)(totals)


def likely(scenario: Scenario) -> "Result":
    """Evaluate the case once, at its likely values; every spread is then that one number."""
    return Result(scenario, totals(scenario, certain=True), certain=True)


@dataclass(frozen=True)
class Result:
    """What `answer` found. Money in the currency of the case; a `Spread` is over the draws."""

    scenario: Scenario
    totals: Totals
    certain: bool = False
    model_version: int = MODEL_VERSION

    @property
    def _question(self) -> Scenario:
        return self.scenario.question

    @property
    def draws(self) -> int:
        """How many possible truths were simulated; 0 where only the likely values were."""
        return 0 if self.certain else self.scenario.draws

    @cached_property
    def npv(self) -> Spread:
        """Net present value of the plan against standing aside."""
        return Spread.of(self.totals.npv)

    @cached_property
    def net(self) -> Spread:
        """The same, undiscounted."""
        return Spread.of(self.totals.net)

    @cached_property
    def cost(self) -> Spread:
        """What the plan costs, undiscounted, setup included."""
        return Spread.of(self.totals.cost)

    @cached_property
    def cost_pv(self) -> Spread:
        """What the plan costs today."""
        return Spread.of(self.totals.cost_pv)

    @cached_property
    def roi(self) -> Spread:
        """NPV over the present value of the cost; missing where the plan costs nothing."""
        return Spread.of(_ratio(self.totals.npv, self.totals.cost_pv))

    @cached_property
    def roi_simple(self) -> Spread:
        """The same without discounting."""
        return Spread.of(_ratio(self.totals.net, self.totals.cost))

    @cached_property
    def payback(self) -> Spread:
        """Months until the plan has paid itself back for good; "never" counts as later than every month."""
        return Spread.of(self.totals.payback)

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
        return aside(self._question, self.certain)

    @cached_property
    def crossing(self) -> float | None:
        """The month in which the plan's middle line overtakes standing aside for good."""
        return finance.payback(np.diff(self.cumulative.q50 - self.aside.q50, prepend=0.0))

    def fan(self, series: str, world: World) -> Fan:
        """The fan of a series in a world, (months,): of KPIS, SAVINGS or FLOWS. Made, with its kind, when asked for."""
        kind = next(names for names in (KPIS, SAVINGS, FLOWS) if series in names)
        return fans(felt(self.scenario, world), world, kind, self.certain)[series]

    @property
    def present_values(self) -> Streams:
        """The present value of every stream in every draw."""
        return present_values(self._question, self.certain)

    @cached_property
    def unit_values(self) -> dict[str, Spread]:
        """What one customer, lead, point of awareness, relation, ambassador is worth; CAC; cost per lead by channel."""
        return unit_values(self._question, self.certain)

    @cached_property
    def resting(self) -> dict[str, Spread]:
        """The share of a year's gross profit that rests on awareness, on relation, and on both."""
        return resting(self._question, self.certain)

    @cached_property
    def roe(self) -> Spread:
        """Return on Engagement: a leading indicator, never added to ROI."""
        return return_on_engagement(self._question, self.certain)

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
        if self.certain:
            return found
        known = {"chance_npv_positive": self.chance, "draws": self.draws, "seed": self.scenario.seed}
        return found | known | {"model_version": self.model_version}

    def _totals_dict(self) -> dict[str, Any]:
        spreads = {
            "npv": self.npv, "cost_pv": self.cost_pv, "roi": self.roi, "net": self.net, "cost": self.cost,
            "roi_simple": self.roi_simple, "payback_months": self.payback,
        }  # fmt: skip
        found: dict[str, Any] = {
            name: spread.mean if self.certain else asdict(spread) for name, spread in spreads.items()
        }
        found["irr"] = self.irr
        if not self.certain:
            found["payback_months"]["never"] = self.payback_never
            found["irr"] = asdict(Spread(self.irr, *(None,) * 5))
        return found | {
            "ladder": self.ladder,
            "streams": {stream: asdict(worth) for stream, worth in self.streams.items()},
        }

    def _series(self, fan: Fan) -> Any:
        if self.certain:
            return _listed(fan.mean)
        return {name: _listed(series) for name, series in vars(fan).items()}

    def _discount(self) -> Array:
        terms = self.scenario.finance
        return finance.discounting(terms.months + 1, terms.discount_rate, 12)

    def _present(self, series: Array) -> float:
        """Present value of (months,), the first of them a month from now."""
        return float(self._discount()[1:] @ series)


@lru_cache(maxsize=48)
def fans(scenario: Scenario, world: World, names: tuple[str, ...], certain: bool) -> dict[str, Fan]:
    """The fans of some series in one world."""
    gathered = {name: gathering(scenario, certain) for name in names}
    for block in blocks(scenario, certain):
        trajectory = block.world(world, names)
        for name, fan in gathered.items():
            fan.add(trajectory[name])
    return fans_of(gathered)


def _ratio(value: Array, cost: Array) -> Array:
    """value/cost, NaN where there is no cost."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(cost > 0, value / cost, np.nan)


def _listed(series: Array) -> list[float | None]:
    return [value if np.isfinite(value) else None for value in series.tolist()]
