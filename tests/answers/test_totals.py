"""What is nothing is told as nothing: sums that are differences of large ones leave no digits behind."""

from dataclasses import replace

import pytest

from roisim.answers.ask import Likely, answer, ask
from roisim.answers.totals import NET_WORTH
from roisim.cases import preset
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario


def idle(name: str, works: bool) -> Scenario:
    """A ready case whose plan does nothing, with or without work today."""
    case = replace(preset(name), channels=(), lines=(), draws=256)
    today = (5000.0, 0.1) if works else (0.0, 0.0)
    for path, value in zip(("company.social_cost", "company.social_share"), today, strict=True):
        case = case.with_estimate(path, Estimate(value))
    for path in ("hours", "agency", "content", "tools", "setup", "posts"):
        case = case.with_estimate(f"plan.{path}", Estimate(0.0))
    return case.with_estimate("print.moved", Estimate(0.0))


@pytest.mark.parametrize("works", [True, False])
@pytest.mark.parametrize("name", PRESETS)
def test_a_plan_of_nothing_is_worth_nothing_at_every_step(name: str, works: bool) -> None:
    result = answer(idle(name, works))
    assert not result.totals.npv_today.any() and not result.totals.cost_today.any()
    assert set(result.ladder.values()) == {0.0} == set(result.ladder_chance.values())
    assert all(value == 0 for _, series in result.yearly() for value in series)


@pytest.mark.parametrize("name", PRESETS)
def test_the_net_present_value_alone_is_that_of_the_totals(name: str) -> None:
    alone = ask(preset(name), Likely(), NET_WORTH)[NET_WORTH]
    assert alone == pytest.approx(ask(preset(name), Likely()).totals.npv, rel=1e-9, abs=1e-6)
