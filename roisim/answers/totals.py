"""From trajectories to totals: what the plan is worth against its base, flows discounted and summed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from types import MappingProxyType

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Fan, Spread, spreads
from roisim.answers.worlds import Block, Lived, Needs
from roisim.cases.scenario import Scenario
from roisim.cases.series import World
from roisim.model import customers, finance
from roisim.model.arrays import Array
from roisim.model.simulation import END
from roisim.model.work import work

_MONEY = ("value", "cost")
_CUSTOMERS = f"{END}customers"
_LAYERS = ("before_cost", "save", "earn")
STEPS = ("save", "earn", "strategic", "ignorance")
_ROWS = (
    "npv", "net", "cost", "cost_pv", "payback", "npv_aside", "cost_aside", "npv_today", "cost_today", "beyond",
    "hands", "need", "care",
)  # fmt: skip


@dataclass(frozen=True)
class Totals:
    """The plan against its base, over all draws.

    npv, net, cost, cost_pv, payback: (draws,); cost is the plan's and what today's work costs more than in the base.
    npv_aside, npv_today: against standing aside, and against going on as today; cost_aside, cost_today: the cost then,
    at present value. beyond: what the customers won are still worth after the horizon. hands, need: hours a month, what
    the plan has and asks for in the month of largest need; care: what part of the work that covers. steps: the ladder,
    each step (draws,). layers: what each step adds month by month, mean, (months,). flow, cost_flow: mean,
    (months + 1,). cumulative: fan of the plan against today held, added up over months 0..T.
    """

    npv: Array
    net: Array
    cost: Array
    cost_pv: Array
    payback: Array
    npv_aside: Array
    cost_aside: Array
    npv_today: Array
    cost_today: Array
    beyond: Array
    hands: Array
    need: Array
    care: Array
    steps: Mapping[str, Array]
    layers: Mapping[str, Array]
    flow: Array
    cost_flow: Array
    cumulative: Fan

    @cached_property
    def spreads(self) -> dict[str, Spread]:
        """Each total over the draws; a return is missing where the plan costs nothing."""
        found = {name: getattr(self, name) for name in _ROWS if name not in ("cost_aside", "cost_today", "beyond")}
        return spreads(found | {
            "roi": _ratio(self.npv, self.cost_pv), "roi_simple": _ratio(self.net, self.cost),
            "roi_aside": _ratio(self.npv_aside, self.cost_aside), "roi_today": _ratio(self.npv_today, self.cost_today),
        })  # fmt: skip


@dataclass(frozen=True)
class _Totals(Analysis[Totals]):
    """The plan, both worlds without it, their calm twins and today, added up."""

    def needs(self, case: Scenario) -> Needs:
        """Value and cost, customers at the end, the hours of the plan; of the calm twins what is saved and earned."""
        base: Lived = case.base
        other: Lived = "ignore" if base == "stay" else "stay"
        return {
            "engage": (*_MONEY, _CUSTOMERS), base: (*_MONEY, _CUSTOMERS), other: _MONEY,
            ("calm", "engage"): _LAYERS, ("calm", case.base): _LAYERS, "hold": ("value",),
        }  # fmt: skip

    def take(self, block: Block) -> Taken:
        """The totals of a block."""
        engage, base = block["engage"], block.base
        setup = np.broadcast_to(block.draws["plan.setup"], block.draws.rows)
        ledger = _Ledger(block.scenario)
        asked = {f"{name}_{question}": worth for question, world in _QUESTIONS.items()
                 for name, worth in _worth(ledger, block, world, setup).items()}  # fmt: skip
        rows = {name: asked[f"{name}_{block.scenario.against}"] for name in ("npv", "net", "cost_pv", "cost")}
        flow = chain((-setup,), (plan - without for plan, without in zip(engage["value"], base["value"], strict=True)))
        rows["payback"] = finance.paybacks(flow, GRAIN * np.abs(rows["cost_pv"]))
        rows |= {name: asked[name] for name in ("npv_aside", "npv_today")}
        rows |= {f"cost_{question}": asked[f"cost_pv_{question}"] for question in _QUESTIONS}
        rows |= _ladder(ledger, block, rows["cost_pv"]) | {"step.ignorance": rows["npv"], "beyond": _beyond(block)}
        rows |= vars(work(block.draws))
        started = {"flow": -setup.mean(), "cost_flow": setup.mean()}
        means = {
            name: np.append(started[name], engage[series].mean(axis=1) - base[series].mean(axis=1))
            for name, series in (("flow", "value"), ("cost_flow", "cost"))
        }
        return Taken(
            rows, {"cumulative": accumulated(-setup, engage["value"], block["hold"]["value"])}, means | _layers(block)
        )

    def make(self, _case: Scenario, gathered: Gathered) -> Totals:
        """The totals of all blocks."""
        rows, means = gathered.rows, gathered.means
        return Totals(
            **{name: rows[name] for name in _ROWS}, flow=means["flow"], cost_flow=means["cost_flow"],
            steps=MappingProxyType({step: rows[f"step.{step}"] for step in STEPS}),
            layers=MappingProxyType({step: means[f"layer.{step}"] for step in STEPS}),
            cumulative=gathered.fans["cumulative"],
        )  # fmt: skip


TOTALS = _Totals()


@dataclass(frozen=True)
class _Aside(Analysis[Fan]):
    """What the plan is held against, against today held, added up over months 0..T: the same for every plan."""

    def needs(self, case: Scenario) -> Needs:
        """Value in both worlds without the plan."""
        return dict.fromkeys((case.base, "hold"), ("value",))

    def take(self, block: Block) -> Taken:
        """The difference, added up."""
        path = accumulated(np.zeros(block.draws.rows), block.base["value"], block["hold"]["value"])
        return Taken(paths={"aside": path})

    def make(self, _case: Scenario, gathered: Gathered) -> Fan:
        """Its fan."""
        return gathered.fans["aside"]


ASIDE = _Aside()


@dataclass(frozen=True)
class _NetWorth(Analysis[Array]):
    """The net present value of every draw, (draws,), and nothing else."""

    def needs(self, case: Scenario) -> Needs:
        """Value and cost with the plan and without."""
        return dict.fromkeys(("engage", case.base), _MONEY)

    def take(self, block: Block) -> Taken:
        """As the totals have it."""
        setup = np.broadcast_to(block.draws["plan.setup"], block.draws.rows)
        return Taken({"npv": _worth(_Ledger(block.scenario), block, block.scenario.base, setup)["npv"]})

    def make(self, _case: Scenario, gathered: Gathered) -> Array:
        """Of all blocks."""
        return gathered.rows["npv"]


NET_WORTH = _NetWorth()

GRAIN = 1e-9  # of the present value of the cost: what lies nearer to 0 is 0
DIGITS = 1e-13  # of the sums that it is a difference of: nearer to 0 there are only their last digits


def settled(money: Array, cost: Array, whole: Array) -> Array:
    """Money of each draw, 0 where it is nothing beside the cost, or beside the sums that it is a difference of."""
    return np.where(np.abs(money) <= np.maximum(GRAIN * np.abs(cost), DIGITS * np.abs(whole)), 0.0, money)


def accumulated(start: Array, one: Array, other: Array) -> Array:
    """A sum that begins at `start` and grows by what one has more than the other each month: (months + 1, rows)."""
    path = np.empty((len(one) + 1, len(start)))
    path[0] = start
    for month in range(len(one)):  # month by month: np.cumsum along the months is three times as slow
        np.subtract(one[month], other[month], out=path[month + 1])
        path[month + 1] += path[month]
    return path


def _layers(block: Block) -> dict[str, Array]:
    """What each layer brings month by month, the plan by itself, and the loss it avoids: means over the draws."""
    plan, base = block["calm", "engage"], block.calm_base
    save, earn, whole = (
        plan[series].mean(axis=1) - base[series].mean(axis=1) for series in ("save", "earn", "before_cost")
    )
    worn = sum(block["engage"][series].mean(axis=1) - block.base[series].mean(axis=1) for series in _MONEY)
    found = {"save": save, "earn": earn, "strategic": whole - save - earn, "ignorance": worn - whole}
    all_of_it = plan["before_cost"].mean(axis=1)
    return {f"layer.{step}": settled(monthly, np.zeros(1), all_of_it) for step, monthly in found.items()}


_QUESTIONS: dict[str, World] = {"aside": "ignore", "today": "stay"}


class _Ledger:
    """What months of money come to: at present value, and undiscounted."""

    def __init__(self, case: Scenario) -> None:
        terms = case.finance
        self._weights = np.ones((2, terms.months))
        self._weights[0] = finance.monthly_discounting(terms.months, terms.discount_rate)
        self._known: dict[int, Array] = {}

    def sums(self, series: Array) -> Array:
        """Of a series (months, rows): its present value and its sum, (2, rows)."""
        if id(series) not in self._known:
            self._known[id(series)] = self._weights @ series
        return self._known[id(series)]


def _worth(ledger: _Ledger, block: Block, world: World, setup: Array) -> dict[str, Array]:
    """The plan against a world without it."""
    engage, without = block["engage"], block[world]
    value, cost = (ledger.sums(engage[series]) - ledger.sums(without[series]) for series in ("value", "cost"))
    cost_pv, wholes = cost[0] + setup, ledger.sums(engage["value"])
    npv, net = (settled(each - setup, cost_pv, whole) for each, whole in zip(value, wholes, strict=True))
    return {"npv": npv, "net": net, "cost_pv": cost_pv, "cost": cost[1] + setup}


def _ladder(ledger: _Ledger, block: Block, cost_pv: Array) -> dict[str, Array]:
    """The first three steps: what is saved, + earned, + strategic, by the plan itself, each against the whole cost."""
    plan, base = block["calm", "engage"], block.calm_base
    save, earn, whole = (
        ledger.sums(plan[series])[0] - ledger.sums(base[series])[0] for series in ("save", "earn", "before_cost")
    )
    steps = {"save": save - cost_pv, "earn": save + earn - cost_pv, "strategic": whole - cost_pv}
    all_of_it = ledger.sums(plan["before_cost"])[0]
    return {f"step.{step}": settled(money, cost_pv, all_of_it) for step, money in steps.items()}


def _beyond(block: Block) -> Array:
    """What the customers that the plan has more of are worth after the horizon, today; NaN where that has no end."""
    terms, d = block.scenario.finance, block.draws
    monthly: float = (1 + terms.discount_rate) ** (1 / 12) - 1
    more = block["engage"][_CUSTOMERS][0] - block.base[_CUSTOMERS][0]
    value, margin, orders, lost = (d[f"company.{name}"] for name in ("later_value", "margin", "orders", "churn"))
    each = customers.kept_value(value, margin, orders, lost, monthly)
    with np.errstate(invalid="ignore"):
        worth: Array = (1 + terms.discount_rate) ** (-terms.months / 12) * more * each
    return np.where(lost + monthly > 0, worth, np.nan)


def _ratio(value: Array, cost: Array) -> Array:
    """value/cost, NaN where there is no cost."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(cost > 0, value / cost, np.nan)
