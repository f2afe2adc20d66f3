"""Cases side by side: all answered on the same draws, so that the difference between two has a range of its own.

A column of chance belongs to a parameter, and to a channel by its name, so one draw is one possible truth for all cases
at once: what both believe alike falls out of the difference, and only what sets them apart is left.

>>> from roisim.cases import preset
>>> found = compare([preset("b2b"), preset("b2b")])
>>> found.duel(1, 0).spreads["npv"].q95, found.duel(1, 0).ties, found.inputs
(0.0, 1.0, ())
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from roisim.answers.analysis import Analysis, Gathered, Rows, Taken
from roisim.answers.ask import Drawn, ask
from roisim.answers.fans import Spread, spreads
from roisim.answers.result import Result
from roisim.answers.sampling import Sampling, weighed
from roisim.answers.totals import TOTALS
from roisim.answers.worlds import Block, Needs
from roisim.cases import in_currency
from roisim.cases.currencies import rates
from roisim.cases.differing import ALIKE, Input, differing
from roisim.cases.files.quoting import quoted
from roisim.cases.scenario import MAX_CHANNELS, MODEL_VERSION, Scenario
from roisim.errors import CaseError, Fault
from roisim.model import finance
from roisim.model.arrays import Array
from roisim.model.draws import auctions

Output = Literal[
    "npv", "npv_aside", "npv_today", "payback", "roi", "cost_pv", "standing_aside", "leads", "new_customers",
]  # fmt: skip
OUTPUTS: tuple[Output, ...] = get_args(Output)
MONEY: tuple[Output, ...] = ("npv", "npv_aside", "npv_today", "cost_pv", "standing_aside")
# What of a case is decided; all else is believed or known.
_DECIDED = (
    "plan.ramp_months", "plan.hours", "plan.agency", "plan.content", "plan.tools", "plan.setup", "plan.posts",
    "print.moved", "print.reinvested", "channels.spend", "channels.phasing", "channels.first", "channels.last",
    "lines.amount", "lines.layer", "lines.first", "lines.last",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One of the cases, as it was compared: in the money and on the draws of the base, to one question.

    came_in: its own money, if another; reasked: whether its own question is.
    """

    scenario: Scenario
    result: Result
    came_in: str
    reasked: bool = False

    @cached_property
    def draws(self) -> Mapping[Output, Array]:
        """What the case gives in every draw, (draws,) each: money, months, a share, numbers over the whole horizon."""
        found, counted = self.result.totals, self.result[COUNTED]
        with np.errstate(divide="ignore", invalid="ignore"):
            roi = np.where(found.cost_pv > 0, found.npv / found.cost_pv, np.nan)
            back = np.where(found.cost_pv > 0, found.payback, np.nan)  # where nothing is spent, nothing comes back
        return {
            "npv": found.npv, "npv_aside": found.npv_aside, "npv_today": found.npv_today,
            "payback": back, "roi": roi, "cost_pv": found.cost_pv,
            "standing_aside": counted["standing_aside"], "leads": counted["leads"],
            "new_customers": counted["new_customers"],
        }  # fmt: skip

    @cached_property
    def spreads(self) -> Mapping[Output, Spread]:
        """The same over the draws."""
        return {output: Spread.of(values) for output, values in self.draws.items()}


@dataclass(frozen=True)
class Duel:
    """One case less another, draw by draw.

    wins, ties: shares of the draws in which its net present value is greater, or the same. sooner: share in which it
    is paid back sooner. spreads: of each output; payback in months, where "never" is later than every month and the
    draws in which neither is ever paid back are left out. ladder, steps: in means, and over the draws; ladder_chance:
    its steps' chances.
    """

    wins: float
    ties: float
    sooner: float
    chance: float
    spreads: Mapping[Output, Spread]
    ladder: Mapping[str, float]
    steps: Mapping[str, Spread]
    ladder_chance: Mapping[str, float]


@dataclass(frozen=True)
class Comparison:
    """What `compare` found. sides: in the order they came; base: the place of the one the others are held against."""

    sides: tuple[Side, ...]
    base: int

    @property
    def currency(self) -> str:
        """The money all of them are in."""
        return self.sides[self.base].scenario.finance.currency

    def duel(self, one: int, other: int) -> Duel:
        """One case less another, by place."""
        if (one, other) not in self._duels:
            self._duels[one, other] = _duel(self.sides[one], self.sides[other])
        return self._duels[one, other]

    @cached_property
    def _duels(self) -> dict[tuple[int, int], Duel]:
        """Those that were asked for."""
        return {}

    @cached_property
    def best(self) -> tuple[float, ...]:
        """The share of the draws in which each case gives the most of all; those that give the same share a draw."""
        values = np.array([side.draws["npv"] for side in self.sides])
        first = values >= values.max(axis=0) - _grain(values)
        return tuple((first / first.sum(axis=0)).mean(axis=1).tolist())

    @cached_property
    def leaders(self) -> tuple[int, int] | None:
        """The two with the highest middle case, the one that wins oftener against the other first; None of one."""
        if len(self.sides) < 2:
            return None
        one, other = sorted(range(len(self.sides)), key=lambda at: -(self.sides[at].spreads["npv"].q50 or 0.0))[:2]
        return (one, other) if self.duel(one, other).wins >= self.duel(other, one).wins else (other, one)

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """The inputs that differ: first the time that the cases span, then the register in its order."""
        return tuple(differing([side.scenario for side in self.sides]))

    @property
    def same_plan(self) -> bool:
        """Whether something sets the cases apart, but nothing of what is decided."""
        return bool(self.inputs) and not any(row.path in _DECIDED for row in self.inputs)

    @property
    def work_today(self) -> bool:
        """Whether going on as today is another thing than standing aside, in any of the cases."""
        return any(side.scenario.works_today for side in self.sides)

    def to_dict(self, names: Sequence[str] = ()) -> dict[str, Any]:
        """The comparison as JSON has it (docs/model.md, section 7). names: what to call the cases."""
        base = self.sides[self.base].result
        called = names or [side.scenario.title for side in self.sides]
        cases = [self._case(place, name) for place, name in enumerate(called)]
        return {
            "base": self.base, "currency": self.currency, "draws": base.draws, "seed": base.scenario.seed,
            "model_version": MODEL_VERSION, "cases": cases, "inputs": [row.to_dict() for row in self.inputs],
        }  # fmt: skip

    def _case(self, place: int, name: str) -> dict[str, Any]:
        side, duel = self.sides[place], self.duel(place, self.base)
        found = _numbers(side.spreads, side.result.ladder, side.result.ladder_chance)
        found["payback_months"]["never"] = side.result.payback_never
        shares = {"beats": duel.wins, "ties": duel.ties, "sooner": duel.sooner, "chance_npv_positive": duel.chance}
        return {
            "name": name, "preset": side.scenario.preset, "converted_from": side.came_in or None,
            "against": side.scenario.against, "chance_aside": side.result.chance_aside,
            "chance_today": side.result.chance_today,
            "best": self.best[place], "chance_npv_positive": side.result.chance, **found,
            "against_base": {**shares, **_numbers(duel.spreads, duel.ladder, duel.ladder_chance)},
        }  # fmt: skip


def compare(scenarios: Sequence[Scenario], base: int = 0, draws: int | None = None) -> Comparison:
    """Answer every case on the same draws, and hold the cases against each other.

    base: the place of the case whose currency, seed and number of draws hold for all. draws: another number of them.
    What its plan is held against holds for all too; where it has no work today, that of the first that has; and so do
    the outcomes that what was seen of it leaves.
    CaseError (`no_rate_beside`) for each case whose money has no rate to the base's; ValueError for no such base.
    """
    if not 0 <= base < len(scenarios):
        raise ValueError(f"base is {base}, but there are {len(scenarios)} cases, the first being 0")
    if faults := apart(scenarios, base):
        raise CaseError(*faults.values())
    first = scenarios[base]
    terms = first.finance.currency, _question(scenarios, base), first.seed, draws or first.draws
    luck = _luck(scenarios, base)
    held = [_held(replace(case, luck=own), *terms) for case, own in zip(scenarios, luck, strict=True)]
    truths = weighed(held[base], Drawn())
    return Comparison(tuple(_side(*each, truths) for each in zip(scenarios, held, strict=True)), base)


def _question(scenarios: Sequence[Scenario], base: int) -> Literal["aside", "today"]:
    """What all are held against: without work today, standing aside and going on as today are the same."""
    return next((case for case in (scenarios[base], *scenarios) if case.works_today), scenarios[base]).against


def _luck(scenarios: Sequence[Scenario], base: int) -> Iterator[tuple[int, ...]]:
    """For each case the places whose luck its channels take: those of one auction share it, in all cases.

    The base keeps its own, and so does another business; so does a case with more auctions than columns of chance.
    """
    channels = scenarios[base].channels
    alike = [case for case in scenarios if case.preset == scenarios[base].preset]
    places = dict(zip((channel.bids_in for channel in channels), auctions(channels), strict=True))
    free = (place for place in range(MAX_CHANNELS) if place not in places.values())
    bids = (channel.bids_in for case in alike for channel in case.channels)
    others = dict.fromkeys(each for each in bids if each not in places)
    places |= dict(zip(others, free, strict=False))
    for case in scenarios:
        known = all(channel.bids_in in places for channel in case.channels)
        taken = tuple(places[channel.bids_in] for channel in case.channels) if case in alike and known else ()
        yield () if taken == auctions(case.channels) else taken


def apart(scenarios: Sequence[Scenario], base: int = 0) -> dict[int, Fault]:
    """The cases, by place, whose money can't be told in the base's."""
    money = scenarios[base].finance.currency
    found = {}
    for place, own in enumerate(scenario.finance.currency for scenario in scenarios):
        unknown = [code for code in (own, money) if code not in rates()]
        if own != money and unknown:
            facts = {"number": place + 1, "currency": own, "base": money, "unknown": quoted(unknown[0])}
            found[place] = Fault("finance.currency", "no_rate_beside", **facts, known=", ".join(rates()))
    return found


def _held(scenario: Scenario, currency: str, against: Literal["aside", "today"], seed: int, draws: int) -> Scenario:
    held = replace(in_currency(scenario, currency), seed=seed, draws=draws)
    return held if held.against == against else replace(held, finance=replace(held.finance, against=against))


def _side(scenario: Scenario, held: Scenario, truths: Sampling) -> Side:
    own, result = scenario.finance.currency, ask(held.question.unweighed, truths, TOTALS, COUNTED)
    reasked = scenario.works_today and scenario.against != held.against
    return Side(held, result, "" if own == held.finance.currency else own, reasked)


@dataclass(frozen=True)
class _Counted(Analysis[Rows]):
    """What the totals don't tell: leads and new customers over the horizon, what standing aside costs, (draws,)."""

    def needs(self, _case: Scenario) -> Needs:
        """Leads and new customers of the plan, and the value of standing aside and of today."""
        return {"engage": ("leads", "new_customers"), "ignore": ("value",), "hold": ("value",)}

    def take(self, block: Block) -> Taken:
        """Sums over the horizon."""
        terms = block.scenario.finance
        discount = finance.monthly_discounting(terms.months, terms.discount_rate)
        sums = {name: block["engage"][name].sum(axis=0) for name in ("leads", "new_customers")}
        return Taken(sums | {"standing_aside": discount @ (block["hold"]["value"] - block["ignore"]["value"])})

    def make(self, _case: Scenario, gathered: Gathered) -> Rows:
        """By name."""
        return gathered.rows


COUNTED = _Counted()


def _duel(one: Side, other: Side) -> Duel:
    less = {output: _less(one.draws[output], other.draws[output]) for output in OUTPUTS}
    ladder = {step: float(_less(net, other.result.ladder[step])) for step, net in one.result.ladder.items()}
    steps = {step: _less(net, other.result.totals.steps[step]) for step, net in one.result.totals.steps.items()}
    chances = {step: chance - other.result.ladder_chance[step] for step, chance in one.result.ladder_chance.items()}
    return Duel(
        wins=float((less["npv"] > 0).mean()), ties=float((less["npv"] == 0).mean()),
        sooner=float((less["payback"] < 0).mean()),
        chance=one.result.chance - other.result.chance,
        spreads={output: Spread.of(values) for output, values in less.items()}, ladder=ladder,
        steps=spreads(steps), ladder_chance=chances,
    )  # fmt: skip


def _less(one: npt.ArrayLike, other: npt.ArrayLike) -> Array:
    """The difference; 0 where only the last digits differ, as of money that has been in another currency and back."""
    a, b = np.asarray(one, float), np.asarray(other, float)
    with np.errstate(invalid="ignore"):  # never less never is nothing
        found: Array = np.where(np.abs(a - b) <= _grain(a, b), 0.0, a - b)
    return found


def _grain(*those: Array) -> float:  # below it a difference is noise of the last digits of the largest number there is
    return ALIKE * max((float(np.abs(each[np.isfinite(each)]).max(initial=0.0)) for each in those), default=0.0)


def _numbers(
    spreads: Mapping[Output, Spread], ladder: Mapping[str, float], chances: Mapping[str, float]
) -> dict[str, Any]:
    found: dict[str, Any] = {output: asdict(spreads[output]) for output in OUTPUTS}
    found["payback_months"] = found.pop("payback")
    return found | {"ladder": dict(ladder), "ladder_chance": dict(chances)}
