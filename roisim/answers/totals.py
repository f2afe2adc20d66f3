"""From trajectories to totals: what the plan is worth against its base, flows discounted and summed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Fan, Spread, spreads
from roisim.answers.worlds import Block, Lived, Needs
from roisim.cases.scenario import Scenario
from roisim.model import customers, finance
from roisim.model.arrays import Array
from roisim.model.work import work

_MONEY = ("value", "cost")
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
    each step (draws,). flow, cost_flow: mean, (months + 1,). cumulative: fan of the plan against today held, added up
    over months 0..T.
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
    steps: dict[str, Array]
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
            "engage": (*_MONEY, "customers"), base: (*_MONEY, "customers"), other: _MONEY,
            ("calm", "engage"): _LAYERS, ("calm", case.base): _LAYERS, "hold": ("value",),
        }  # fmt: skip

    def take(self, block: Block) -> Taken:
        """The totals of a block."""
        engage, base = block["engage"], block.base
        setup = np.broadcast_to(block.draws["plan.setup"], block.draws.rows)
        flow = np.concatenate((-setup[None], engage["value"] - base["value"]))
        cost = np.concatenate((setup[None], engage["cost"] - base["cost"]))
        discount = finance.discounting(len(flow), block.scenario.finance.discount_rate, 12)
        cost_pv = discount @ cost
        npv = settled(discount @ flow, cost_pv)
        rows = {
            "npv": npv, "net": settled(flow.sum(axis=0), cost_pv), "cost": cost.sum(axis=0), "cost_pv": cost_pv,
            "payback": finance.paybacks(flow, GRAIN * np.abs(cost_pv)),
        } | _both_questions(block, discount[1:], setup) | _ladder(block, discount[1:], cost_pv)  # fmt: skip
        rows |= vars(work(block.draws)) | {"step.ignorance": npv, "beyond": _beyond(block)}
        means = {"flow": flow.mean(axis=1), "cost_flow": cost.mean(axis=1)}
        return Taken(rows, {"cumulative": accumulated(-setup, engage["value"] - block["hold"]["value"])}, means)

    def make(self, _case: Scenario, gathered: Gathered) -> Totals:
        """The totals of all blocks."""
        rows, means = gathered.rows, gathered.means
        return Totals(
            **{name: rows[name] for name in _ROWS}, steps={step: rows[f"step.{step}"] for step in STEPS},
            flow=means["flow"], cost_flow=means["cost_flow"], cumulative=gathered.fans["cumulative"],
        )  # fmt: skip


TOTALS = _Totals()


@dataclass(frozen=True)
class _Aside(Analysis[Fan]):
    """What the plan is held against, against today held, added up over months 0..T: the same for every plan."""

    def needs(self, case: Scenario) -> Needs:
        """Value in both worlds without the plan."""
        return dict.fromkeys((case.base, "hold"), _MONEY)

    def take(self, block: Block) -> Taken:
        """The difference, added up."""
        monthly = block.base["value"] - block["hold"]["value"]
        return Taken(paths={"aside": accumulated(np.zeros(block.draws.rows), monthly)})

    def make(self, _case: Scenario, gathered: Gathered) -> Fan:
        """Its fan."""
        return gathered.fans["aside"]


ASIDE = _Aside()

GRAIN = 1e-9  # of the present value of the cost: what lies nearer to 0 is 0


def settled(money: Array, cost_pv: Array) -> Array:
    """Money of each draw, 0 where it is nothing beside what the plan costs."""
    return np.where(np.abs(money) <= GRAIN * np.abs(cost_pv), 0.0, money)


def accumulated(start: Array, monthly: Array) -> Array:
    """A sum that begins at `start` and grows by `monthly`: (months + 1, rows)."""
    path = np.empty((len(monthly) + 1, len(start)))
    path[0] = start
    for month, value in enumerate(monthly):  # month by month: np.cumsum along the months is three times as slow
        np.add(path[month], value, out=path[month + 1])
    return path


def _both_questions(block: Block, discount: Array, setup: Array) -> dict[str, Array]:
    """The plan against standing aside, and against going on as today."""
    found: dict[str, Array] = {}
    engage, worlds = block["engage"], {"aside": block["ignore"], "today": block["stay"]}
    for name, world in worlds.items():
        cost = discount @ (engage["cost"] - world["cost"]) + setup
        found[f"cost_{name}"] = cost
        found[f"npv_{name}"] = settled(discount @ (engage["value"] - world["value"]) - setup, cost)
    return found


def _ladder(block: Block, discount: Array, cost_pv: Array) -> dict[str, Array]:
    """The first three steps: what is saved, + earned, + strategic, by the plan itself, each against the whole cost."""
    plan, base = block["calm", "engage"], block.calm_base
    save, earn = (discount @ (plan[layer] - base[layer]) for layer in ("save", "earn"))
    whole = discount @ (plan["before_cost"] - base["before_cost"])
    steps = {"save": save - cost_pv, "earn": save + earn - cost_pv, "strategic": whole - cost_pv}
    return {f"step.{step}": settled(money, cost_pv) for step, money in steps.items()}


def _beyond(block: Block) -> Array:
    """What the customers that the plan has more of are worth after the horizon, today; NaN where that has no end."""
    terms, d = block.scenario.finance, block.draws
    monthly: float = (1 + terms.discount_rate) ** (1 / 12) - 1
    more = block["engage"]["customers"][-1] - block.base["customers"][-1]
    value, margin, orders, lost = (d[f"company.{name}"] for name in ("later_value", "margin", "orders", "churn"))
    each = customers.kept_value(value, margin, orders, lost, monthly)
    with np.errstate(invalid="ignore"):
        worth: Array = (1 + terms.discount_rate) ** (-terms.months / 12) * more * each
    return np.where(lost + monthly > 0, worth, np.nan)


def _ratio(value: Array, cost: Array) -> Array:
    """value/cost, NaN where there is no cost."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(cost > 0, value / cost, np.nan)
