"""From trajectories to totals: what the plan is worth against standing aside, flows discounted and summed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Fan, Spread, spreads
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.cases.series import STREAMS
from roisim.model import finance
from roisim.model.arrays import Array

_MONEY = ("value", "cost")


@dataclass(frozen=True)
class Totals:
    """The plan against standing aside, over all draws.

    npv, net, cost, cost_pv, payback: (draws,). flow, cost_flow: mean, (months + 1,). gain, avoided: each stream's
    mean month by month, (months,). cumulative: fan of the plan against today held, added up over months 0..T.
    """

    npv: Array
    net: Array
    cost: Array
    cost_pv: Array
    payback: Array
    flow: Array
    cost_flow: Array
    gain: Mapping[str, Array]
    avoided: Mapping[str, Array]
    cumulative: Fan

    @cached_property
    def spreads(self) -> dict[str, Spread]:
        """Each total over the draws; roi and roi_simple are missing where the plan costs nothing."""
        ratios = {"roi": _ratio(self.npv, self.cost_pv), "roi_simple": _ratio(self.net, self.cost)}
        found = {name: getattr(self, name) for name in ("npv", "net", "cost", "cost_pv", "payback")}
        return spreads(found | ratios)


@dataclass(frozen=True)
class _Totals(Analysis[Totals]):
    """All three worlds, added up."""

    def needs(self, _case: Scenario) -> Needs:
        """Value and cost; the streams are there as means."""
        return dict.fromkeys(("engage", "ignore", "hold"), _MONEY)

    def take(self, block: Block) -> Taken:
        """The totals of a block."""
        engage, ignore, hold = (block[world] for world in ("engage", "ignore", "hold"))
        setup = np.broadcast_to(block.draws["plan.setup"], block.draws.rows)
        flow = np.concatenate((-setup[None], engage["value"] - ignore["value"]))
        cost = np.concatenate((setup[None], engage["cost"]))
        discount = finance.discounting(len(flow), block.scenario.finance.discount_rate, 12)
        rows = {
            "npv": discount @ flow, "net": flow.sum(axis=0), "cost": cost.sum(axis=0), "cost_pv": discount @ cost,
            "payback": finance.paybacks(flow),
        }  # fmt: skip
        means = {"flow": flow.mean(axis=1), "cost_flow": cost.mean(axis=1)}
        means |= {f"gain.{stream}": engage.means[stream] - hold.means[stream] for stream in STREAMS}
        means |= {f"avoided.{stream}": hold.means[stream] - ignore.means[stream] for stream in STREAMS}
        return Taken(rows, {"cumulative": accumulated(-setup, engage["value"] - hold["value"])}, means)

    def make(self, _case: Scenario, gathered: Gathered) -> Totals:
        """The totals of all blocks."""
        means = gathered.means
        gain, avoided = (
            MappingProxyType({stream: means[f"{part}.{stream}"] for stream in STREAMS}) for part in ("gain", "avoided")
        )
        flows = {"flow": means["flow"], "cost_flow": means["cost_flow"]}
        return Totals(**gathered.rows, **flows, gain=gain, avoided=avoided, cumulative=gathered.fans["cumulative"])


TOTALS = _Totals()


@dataclass(frozen=True)
class _Aside(Analysis[Fan]):
    """Standing aside against today held, added up over months 0..T: the same for every plan."""

    def needs(self, _case: Scenario) -> Needs:
        """Value in both worlds without the plan."""
        return dict.fromkeys(("ignore", "hold"), _MONEY)

    def take(self, block: Block) -> Taken:
        """The difference, added up."""
        monthly = block["ignore"]["value"] - block["hold"]["value"]
        return Taken(paths={"aside": accumulated(np.zeros(block.draws.rows), monthly)})

    def make(self, _case: Scenario, gathered: Gathered) -> Fan:
        """Its fan."""
        return gathered.fans["aside"]


ASIDE = _Aside()


def accumulated(start: Array, monthly: Array) -> Array:
    """A sum that begins at `start` and grows by `monthly`: (months + 1, rows)."""
    path = np.empty((len(monthly) + 1, len(start)))
    path[0] = start
    for month, value in enumerate(monthly):  # month by month: np.cumsum along the months is three times as slow
        np.add(path[month], value, out=path[month + 1])
    return path


def _ratio(value: Array, cost: Array) -> Array:
    """value/cost, NaN where there is no cost."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(cost > 0, value / cost, np.nan)
