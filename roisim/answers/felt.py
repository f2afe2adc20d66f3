"""How much of a case a world can feel: what is worked out for one case is then there for others like it."""

from dataclasses import fields, replace

from roisim.cases.groups import Funnel, Plan, Print, Service
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Finance, Scenario
from roisim.cases.series import World

_OF_THE_PLAN: dict[str, type] = {"plan": Plan, "funnel": Funnel, "service": Service, "print": Print}


def felt(scenario: Scenario, world: World) -> Scenario:
    """The case as far as a world can feel it.

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
