"""From trajectories to totals: flows discounted and summed, block of draws by block, so that a million fit in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from roisim import draws as chance
from roisim import finance
from roisim.draws import BLOCK, Draws
from roisim.fans import Fan, Kept, Sketch
from roisim.parameters import Estimate
from roisim.scenario import Finance, Funnel, Plan, Print, Scenario, Service
from roisim.simulation import STREAMS, Trajectory, World, simulate

Array = npt.NDArray[np.float64]

EXACT = 2 * BLOCK  # up to here every draw is kept and a fan is exact


@dataclass(frozen=True)
class Totals:
    """The plan against standing aside, over all draws.

    npv, net, cost, cost_pv, payback: (draws,). flow, cost_flow: mean, (months + 1,). gain, avoided: each stream's
    mean month by month, (months,). cumulative, aside: fans over months 0..T against today held.
    """

    npv: Array
    net: Array
    cost: Array
    cost_pv: Array
    payback: Array
    flow: Array
    cost_flow: Array
    gain: dict[str, Array]
    avoided: dict[str, Array]
    cumulative: Fan
    aside: Fan


def totals(scenario: Scenario, certain: bool = False) -> Totals:
    """Simulate the three worlds of a case and add up. certain: the likely values only, as one draw."""
    many = not certain and scenario.draws > EXACT
    cumulative, aside = (Sketch(), Sketch()) if many else (Kept(), Kept())
    parts = []
    for block in blocks(scenario, certain):
        worlds = block.worlds(("value", "cost"))
        parts.append(_added_up(block.draws, worlds, scenario.finance))
        paths = _against_today(block.draws, worlds)
        cumulative.add(paths[0])
        aside.add(paths[1])
    return _joined(parts, cumulative.fan(), aside.fan())


@dataclass(frozen=True)
class Block:
    """A run of draws that is simulated together."""

    scenario: Scenario
    draws: Draws
    first: int
    certain: bool

    def worlds(self, record: tuple[str, ...]) -> dict[World, Trajectory]:
        """The three worlds that the answer compares."""
        return {world: self.world(world, record) for world in ("engage", "ignore", "hold")}

    def world(self, world: World, record: tuple[str, ...]) -> Trajectory:
        """One world; those that the plan can't touch are remembered as long as all draws fit in one or two blocks."""
        if world in ("engage", "stop"):
            return simulate(self.draws, world, record)
        today = without_plan(self.scenario)
        if self.certain or self.scenario.draws > EXACT:
            return simulate(self.draws, world, record)
        return _remembered(today, world, record, self.first, self.draws.rows)


def blocks(scenario: Scenario, certain: bool = False) -> Iterator[Block]:
    """The draws of a case, a block at a time; one draw of the likely values where all is certain."""
    if certain:
        yield Block(scenario, chance.likely(scenario), 0, certain)
        return
    for first in range(0, scenario.draws, BLOCK):
        rows = min(BLOCK, scenario.draws - first)
        yield Block(scenario, chance.draw(scenario, first, rows), first, certain)


@lru_cache(maxsize=12)
def _remembered(scenario: Scenario, world: World, record: tuple[str, ...], first: int, rows: int) -> Trajectory:
    return simulate(chance.draw(scenario, first, rows), world, record)


def without_plan(scenario: Scenario) -> Scenario:
    """The case as far as standing aside and today held can feel it: the same for every plan."""
    nothing = Estimate(0.0)
    terms = Finance(months=scenario.finance.months, start=scenario.finance.start)
    funnel = Funnel(*(nothing,) * len(fields(Funnel)))
    service = Service(*(nothing,) * len(fields(Service)))
    return replace(
        scenario, title="", channels=(), plan=Plan(*(nothing,) * len(fields(Plan))), finance=terms,
        print=Print(*(nothing,) * len(fields(Print))), funnel=replace(funnel, close_rate=scenario.funnel.close_rate),
        service=replace(service, calls=scenario.service.calls),
    )  # fmt: skip


def _added_up(draws: Draws, worlds: dict[World, Trajectory], terms: Finance) -> Totals:
    """The totals of one block; its fans come later."""
    engage, ignore, hold = (worlds[world] for world in ("engage", "ignore", "hold"))
    setup = np.broadcast_to(draws["plan.setup"], (1, draws.rows))
    flow = np.concatenate((-setup, engage["value"] - ignore["value"]))
    cost = np.concatenate((setup, engage["cost"]))
    discount = finance.discounting(draws.months + 1, terms.discount_rate, 12)
    return Totals(
        npv=discount @ flow, net=flow.sum(axis=0), cost=cost.sum(axis=0), cost_pv=discount @ cost,
        payback=finance.paybacks(flow), flow=flow.mean(axis=1), cost_flow=cost.mean(axis=1),
        gain={stream: engage.means[stream] - hold.means[stream] for stream in STREAMS},
        avoided={stream: hold.means[stream] - ignore.means[stream] for stream in STREAMS},
        cumulative=_NO_FAN, aside=_NO_FAN,
    )  # fmt: skip


_NO_FAN = Fan(*(np.empty(0),) * 6)


def _against_today(draws: Draws, worlds: dict[World, Trajectory]) -> tuple[Array, Array]:
    """Cumulative value of the plan and of standing aside against today held, (months + 1, rows) each."""
    hold = worlds["hold"]["value"]
    setup = np.broadcast_to(draws["plan.setup"], (1, draws.rows))
    plan = np.concatenate((-setup, worlds["engage"]["value"] - hold))
    aside = np.concatenate((np.zeros((1, draws.rows)), worlds["ignore"]["value"] - hold))
    return np.cumsum(plan, axis=0), np.cumsum(aside, axis=0)


def _joined(parts: list[Totals], cumulative: Fan, aside: Fan) -> Totals:
    """The totals of all blocks: draws one after another, means weighted by draws."""
    weights = np.array([len(part.npv) for part in parts]) / sum(len(part.npv) for part in parts)

    def mean(series: list[Array]) -> Array:
        found: Array = weights @ np.array(series)
        return found

    def rows(name: str) -> Array:
        return np.concatenate([getattr(part, name) for part in parts])

    return Totals(
        **{name: rows(name) for name in ("npv", "net", "cost", "cost_pv", "payback")},
        flow=mean([part.flow for part in parts]), cost_flow=mean([part.cost_flow for part in parts]),
        gain={stream: mean([part.gain[stream] for part in parts]) for stream in STREAMS},
        avoided={stream: mean([part.avoided[stream] for part in parts]) for stream in STREAMS},
        cumulative=cumulative, aside=aside,
    )  # fmt: skip
