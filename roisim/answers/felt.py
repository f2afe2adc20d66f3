"""How much of a case a world can feel: what is worked out for one case is then there for others like it."""

from dataclasses import fields, replace
from typing import Any

from roisim.cases.groups import Funnel, Plan, Print, Service
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Finance, Scenario
from roisim.cases.series import World

_OF_THE_PLAN: dict[str, type] = {"plan": Plan, "funnel": Funnel, "service": Service, "print": Print}
_NONE = Estimate(0.0)
_WORDS = {"credit": "own"}  # of a group, what is no estimate
# What a world without the plan feels of it all the same: what today's work with social media is felt by, only where
# there is any.
_FELT = ("funnel.close_rate", "service.calls")
_FELT_BY_WORK = ("funnel.sales_cycle", "plan.half_presence", "ignorance.protection")


def felt(scenario: Scenario, world: World, calm: bool = False) -> Scenario:
    """The case as far as a world can feel it, or its calm twin.

    Without the plan nothing of it is felt; where it is calm, and where today is held, nothing wears away.
    """
    if world in ("engage", "stop"):
        return _calm(scenario.question) if calm else scenario.question
    bare = without_plan(scenario)
    return _calm(bare) if calm or world == "hold" else bare


def without_plan(scenario: Scenario) -> Scenario:
    """The case as far as the worlds without a plan can feel it: the same for every plan."""
    nothing: dict[str, Any] = {group: _nothing(cls) for group, cls in _OF_THE_PLAN.items()}
    effects = replace(scenario.effects, half_life=_NONE, awareness_gain=_NONE, follow_rate=_NONE, search_uplift=_NONE)
    bare: Scenario = replace(
        scenario,
        title="",
        channels=(),
        lines=(),
        luck=(),
        targets=(),
        objections=(),
        gates=(),
        effects=effects,
        finance=Finance(months=scenario.finance.months, start=scenario.finance.start),
        ignorance=replace(scenario.ignorance, protection=_NONE, crisis_response=_NONE),
        recruiting=replace(scenario.recruiting, reduction=_NONE),
        **nothing,
    )
    for path in (*_FELT, *(_FELT_BY_WORK if scenario.works_today else ())):
        bare = bare.with_estimate(path, scenario[path])
    return bare


def _nothing(cls: type) -> Any:
    """A group of the plan with nothing in it; an hour costs what it must not cost to be divided by."""
    return cls(**{
        each.name: _WORDS.get(each.name, Estimate(1.0) if each.name == "outside_hour" else _NONE)
        for each in fields(cls)
    })  # fmt: skip


def _calm(scenario: Scenario) -> Scenario:
    calm = replace(at_level(scenario.ignorance, "none"), half_life=_NONE)
    return replace(scenario, ignorance=calm)
