"""From trajectories to totals: flows discounted and summed, a block of draws at a time, so that a million fit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache

import numpy as np

from roisim.answers.fans import Fan, Kept, Sketch
from roisim.answers.memory import Memory
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Finance, Funnel, Plan, Print, Scenario, Service
from roisim.cases.series import STREAMS, World
from roisim.model import draws as chance
from roisim.model import finance
from roisim.model.arrays import Array
from roisim.model.draws import BLOCK, Draws
from roisim.model.simulation import Trajectory, simulate

EXACT = 2 * BLOCK  # up to here every draw is kept and a fan is exact
LATELY = Memory(64 * 2**20)
_ALWAYS = ("value", "cost")  # what every answer asks of a world, whoever asks first


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
    gain: dict[str, Array]
    avoided: dict[str, Array]
    cumulative: Fan


def totals(scenario: Scenario, certain: bool = False) -> Totals:
    """Simulate the three worlds of a case and add up. certain: the likely values only, as one draw."""
    paths = gathering(scenario, certain)
    parts = []
    for block in blocks(scenario, certain):
        engage, ignore, hold = (block.world(world, ("value", "cost")) for world in ("engage", "ignore", "hold"))
        setup = np.broadcast_to(block.draws["plan.setup"], block.draws.rows)
        parts.append(_added_up(setup, engage, ignore, hold, scenario.finance))
        paths.add(_accumulated(-setup, engage["value"] - hold["value"]))
    return _joined(parts, paths.fan())


def aside(scenario: Scenario, certain: bool = False) -> Fan:
    """Standing aside against today held, added up over months 0..T: the same for every plan."""
    return _aside(without_plan(scenario), certain)


@lru_cache(maxsize=24)
def _aside(scenario: Scenario, certain: bool) -> Fan:
    paths = gathering(scenario, certain)
    for block in blocks(scenario, certain):
        ignore, hold = (block.world(world, ("value", "cost"))["value"] for world in ("ignore", "hold"))
        paths.add(_accumulated(np.zeros(block.draws.rows), ignore - hold))
    return paths.fan()


def gathering(scenario: Scenario, certain: bool) -> Kept | Sketch:
    """What a fan of this case is gathered in."""
    return Kept() if certain or scenario.draws <= EXACT else Sketch()


@dataclass(frozen=True)
class Block:
    """A run of draws that is simulated together."""

    scenario: Scenario
    draws: Draws
    first: int
    certain: bool

    def world(self, world: World, record: tuple[str, ...]) -> Trajectory:
        """One world; where it was lived through lately with all that is to be recorded, not again."""
        if world == "stop":
            return simulate(self.draws, world, record)
        case = felt(self.scenario, world)
        if self.certain:
            return simulate(chance.likely(case), world, record)
        found = LATELY.find(case, world, self.first, record)
        if found is None:
            draws = self.draws if world == "engage" else chance.draw(case, self.first, self.draws.rows)
            found = simulate(draws, world, dict.fromkeys((*record, *_ALWAYS)))
            if case.draws <= EXACT:
                LATELY.keep(case, self.first, found)
        return found


def blocks(scenario: Scenario, certain: bool = False) -> Iterator[Block]:
    """The draws of a case, a block at a time; one draw of the likely values where all is certain."""
    if certain:
        yield Block(scenario, chance.likely(scenario), 0, certain)
        return
    for first in range(0, scenario.draws, BLOCK):
        rows = min(BLOCK, scenario.draws - first)
        yield Block(scenario, chance.draw(scenario, first, rows), first, certain)


def over_draws(scenario: Scenario, certain: bool, of_block: Callable[[Block], Mapping[str, Array]]) -> dict[str, Array]:
    """Named numbers of every draw, (draws,) each, a block at a time."""
    found: dict[str, list[Array]] = {}
    for block in blocks(scenario, certain):
        for name, values in of_block(block).items():
            found.setdefault(name, []).append(np.broadcast_to(values, block.draws.rows))
    return {name: np.concatenate(values) for name, values in found.items()}


def felt(scenario: Scenario, world: World) -> Scenario:
    """The case as far as a world can feel it: what is worked out for one case is then there for others like it.

    Standing aside knows no plan; today held knows neither a plan nor what standing aside does.
    """
    if world in ("engage", "stop"):
        return scenario.question
    bare = without_plan(scenario)
    if world == "ignore":
        return bare
    none = Estimate(0.0)
    calm = replace(at_level(bare.ignorance, "none"), half_life=none, not_applicable=())
    return replace(bare, ignorance=calm)


def without_plan(scenario: Scenario) -> Scenario:
    """The case as far as standing aside and today held can feel it: the same for every plan."""
    none = Estimate(0.0)
    nothing = {group: cls(*(none,) * len(fields(cls))) for group, cls in _OF_THE_PLAN.items()}
    effects = replace(scenario.effects, half_life=none, awareness_gain=none, follow_rate=none, search_uplift=none)
    bare: Scenario = replace(
        scenario,
        title="",
        channels=(),
        luck=(),
        targets=(),
        effects=effects,
        finance=Finance(months=scenario.finance.months, start=scenario.finance.start),
        ignorance=replace(scenario.ignorance, protection=none, crisis_response=none),
        recruiting=replace(scenario.recruiting, reduction=none),
        **nothing,
    )
    for path in ("funnel.close_rate", "service.calls"):
        bare = bare.with_estimate(path, scenario[path])
    return bare


_OF_THE_PLAN: dict[str, type] = {"plan": Plan, "funnel": Funnel, "service": Service, "print": Print}


def _added_up(setup: Array, engage: Trajectory, ignore: Trajectory, hold: Trajectory, terms: Finance) -> Totals:
    """The totals of one block; its fan comes later."""
    flow = np.concatenate((-setup[None], engage["value"] - ignore["value"]))
    cost = np.concatenate((setup[None], engage["cost"]))
    discount = finance.discounting(len(flow), terms.discount_rate, 12)
    return Totals(
        npv=discount @ flow, net=flow.sum(axis=0), cost=cost.sum(axis=0), cost_pv=discount @ cost,
        payback=finance.paybacks(flow), flow=flow.mean(axis=1), cost_flow=cost.mean(axis=1),
        gain={stream: engage.means[stream] - hold.means[stream] for stream in STREAMS},
        avoided={stream: hold.means[stream] - ignore.means[stream] for stream in STREAMS},
        cumulative=Fan(*(np.empty(0),) * 6),
    )  # fmt: skip


def _accumulated(start: Array, monthly: Array) -> Array:
    """A sum that begins at `start` and grows by `monthly`: (months + 1, rows)."""
    path = np.empty((len(monthly) + 1, len(start)))
    path[0] = start
    for month, value in enumerate(monthly):  # month by month: np.cumsum along the months is three times as slow
        np.add(path[month], value, out=path[month + 1])
    return path


def _joined(parts: list[Totals], cumulative: Fan) -> Totals:
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
        cumulative=cumulative,
    )  # fmt: skip
