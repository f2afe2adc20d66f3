"""One door to all answers: every world lived through once, in any order, from draws, likely values or points given."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from roisim import cases
from roisim.answers import worlds
from roisim.answers.ask import Drawn, Likely, Points, ask, likely
from roisim.answers.chains import CHAINS
from roisim.answers.pilot import PilotTo
from roisim.answers.totals import TOTALS
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.memory import MEMORY
from roisim.model.simulation import simulate, simulate_twins
from tests.test_memory import every_analysis

B2B = replace(cases.preset("b2b"), draws=128)


@pytest.fixture
def lived(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The worlds that were simulated, one after another."""
    found: list[object] = []

    def simulating(draws: Any, world: Any, *details: Any, **more: Any) -> Any:
        found.append(world)
        return simulate(draws, world, *details, **more)

    def both(draws: Any, world: Any, *details: Any) -> Any:
        found.append(world)
        return simulate_twins(draws, world, *details)

    monkeypatch.setattr(worlds, "simulate", simulating)
    monkeypatch.setattr(worlds, "simulate_twins", both)
    MEMORY.forget()
    yield found
    MEMORY.forget()


def test_all_analyses_together_live_through_each_world_once(lived: list[object]) -> None:
    ask(B2B, Drawn(), *every_analysis(B2B))
    assert sorted(map(str, lived)) == ["engage", "hold", "ignore", "stay", "stop"]
    ask(B2B, Drawn(), *reversed(every_analysis(B2B)))
    assert len(lived) == 5


def test_another_plan_lives_through_the_plan_alone(lived: list[object]) -> None:
    ask(B2B, Drawn(), TOTALS, CHAINS)
    lived.clear()
    ask(B2B.with_estimate("plan.hours", replace(B2B["plan.hours"], likely=77.0)), Drawn(), TOTALS, CHAINS)
    assert lived == ["engage"]


def test_what_was_not_asked_at_first_is_asked_when_wanted(lived: list[object]) -> None:
    result = ask(B2B, Drawn())
    assert lived == []
    assert result.npv.q50 is not None
    assert sorted(map(str, lived)) == ["engage", "hold", "ignore", "stay"]
    assert result[PilotTo(6)].gate == 6
    assert len(lived) == 5


def test_points_at_the_likely_values_are_the_likely_answer() -> None:
    values = {path: np.full(3, B2B[path].likely) for path in ("company.margin", "channels.0.cpm")}
    found = ask(B2B, Points.of(values), TOTALS).totals.npv
    assert np.allclose(found, likely(B2B).totals.npv, rtol=1e-12)


def moved(case: Scenario, path: str, likely: float) -> Scenario:
    """The case with one number at another place."""
    return case.with_estimate(path, replace(case[path], likely=likely, low=None, high=None))


def test_a_point_moves_what_a_slider_would_move_and_in_every_world() -> None:
    for path, value in (("company.churn", 0.02), ("channels.1.lead_rate", 0.05), ("ignorance.awareness_loss", 0.3)):
        (found,) = ask(B2B, Points.of({path: [value]}), TOTALS).totals.npv
        assert found == pytest.approx(likely(moved(B2B, path, value)).totals.npv[0], rel=1e-12)


def test_a_point_is_the_case_with_its_number_moved_whatever_its_worlds_feel_of_it_otherwise() -> None:
    case = cases.preset("employer")  # has no work of today that could end
    (found,) = ask(case, Points.of({"company.social_cost": [900.0]}), TOTALS).totals.npv
    moved = likely(case.with_estimate("company.social_cost", Estimate(900.0)))
    assert found == pytest.approx(moved.npv.mean, rel=1e-9)


def test_two_points_are_two_questions_and_more_than_a_block_is_no_hindrance() -> None:
    many = np.linspace(0.3, 0.5, 5000)
    found = ask(B2B, Points.of({"company.margin": many}), TOTALS).totals.npv
    assert len(found) == 5000
    ends = [ask(B2B, Points.of({"company.margin": [end]}), TOTALS).totals.npv[0] for end in (many[0], many[-1])]
    assert np.allclose([found[0], found[-1]], ends, rtol=1e-12)


def test_a_likely_answer_is_one_point_and_knows_no_chance() -> None:
    assert (likely(B2B).draws, ask(B2B, Drawn(), TOTALS).draws) == (0, 128)
    assert ask(B2B, Likely(), TOTALS).npv.q05 == likely(B2B).npv.q95
