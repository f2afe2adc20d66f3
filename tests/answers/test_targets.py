"""The chance to reach a target: counted from the draws, month by month, world by world."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim import cases
from roisim.answers import targets, worlds
from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.targets import Reached
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.cases.series import KEY_FIGURES, LESS_IS_BETTER, Target
from roisim.model.simulation import simulate

B2B = replace(cases.preset("b2b"), draws=512)
KPIS = st.sampled_from(KEY_FIGURES)
SLOW = settings(max_examples=25)
MONTHS = st.integers(1, B2B.finance.months)


def chances(case: Scenario) -> list[Reached]:
    """The chances of all targets of a case."""
    return targets.chances(ask(case, Drawn(), *targets.reaching(case)))


def with_targets(case: Scenario, *wanted: Target) -> Scenario:
    """The case with some targets."""
    return replace(case, targets=wanted)


def chance(case: Scenario, target: Target) -> dict[str, float | None]:
    """The chances of one target that can be judged."""
    (found,) = chances(with_targets(case, target))
    assert found.chances is not None
    return dict(found.chances)


def certain() -> Scenario:
    """A case without a range."""
    case = replace(B2B, draws=64)
    for path, _, estimate in list(case.estimates()):
        case = case.with_estimate(path, Estimate(estimate.likely))
    return case


def test_of_fixed_numbers_a_target_is_reached_always_or_never() -> None:
    case = certain()
    for kpi in ("awareness", "customers", "service_calls"):
        (middle,) = {float(answer(case).fan(kpi, "engage").q50[11])}
        less = kpi in LESS_IS_BETTER
        assert chance(case, Target(kpi, 12, middle * 0.99))["engage"] == (0 if less else 1)
        assert chance(case, Target(kpi, 12, middle * 1.01))["engage"] == (1 if less else 0)
        assert chance(case, Target(kpi, 12, middle))["engage"] == 1


def test_today_held_reaches_just_what_there_is_today() -> None:
    case = certain()
    today = case.company.awareness.likely
    assert chance(case, Target("awareness", 30, today))["hold"] == 1
    assert chance(case, Target("awareness", 30, today + 0.01))["hold"] == 0


def test_the_middle_case_is_reached_in_half_of_the_draws() -> None:
    for kpi in ("customers", "awareness", "service_calls", "cost_per_hire"):
        for world in B2B.told:
            fan = answer(B2B).fan(kpi, world)
            if fan.q05[23] < fan.q95[23]:
                assert chance(B2B, Target(kpi, 24, float(fan.q50[23])))[world] == pytest.approx(0.5, abs=0.01)


@SLOW
@given(KPIS, MONTHS, st.floats(0, 1), st.floats(0, 1))
def test_a_harder_target_is_never_likelier(kpi: str, month: int, first: float, second: float) -> None:
    fan = answer(B2B).fan(kpi, "engage")
    low, span = float(np.nan_to_num(fan.q05[month - 1])), float(np.nan_to_num(fan.q95[month - 1] - fan.q05[month - 1]))
    modest, bold = (low + span * part for part in sorted((first, second), reverse=kpi in LESS_IS_BETTER))
    likelier, less_likely = (chance(B2B, Target(kpi, month, value)) for value in (modest, bold))
    assert all((likelier[world] or 0) >= (less_likely[world] or 0) for world in B2B.told)
    assert all((likelier[world] is None) == (less_likely[world] is None) for world in B2B.told)


@SLOW
@given(KPIS, MONTHS)
def test_a_chance_is_a_share_and_nothing_is_asked_too_little(kpi: str, month: int) -> None:
    found = chance(B2B, Target(kpi, month, 1e15 if kpi in LESS_IS_BETTER else 0.0))
    assert all(share is None or 0 <= share <= 1 for share in found.values())
    assert set(found.values()) == ({1.0, None} if kpi == "cost_per_lead" else {1.0})


def test_without_leads_there_is_no_cost_per_lead_and_so_no_chance_to_tell() -> None:
    found = chance(B2B, Target("cost_per_lead", 12, 1e12))
    assert found == {"engage": 1.0, B2B.base: None, "hold": None}


def test_of_a_month_beyond_the_horizon_no_chance_is_told() -> None:
    late, due = Target("leads", B2B.finance.months + 1, 1.0), Target("leads", B2B.finance.months, 1.0)
    found = chances(with_targets(B2B, late, due))
    assert found[0].chances is None
    assert found[1].chances is not None
    assert [reached.target for reached in found] == [late, due]


def test_without_targets_nothing_is_told() -> None:
    assert chances(B2B) == []


@SLOW
@given(st.lists(st.tuples(KPIS, MONTHS), min_size=2, max_size=4, unique=True))
def test_a_target_has_the_same_chance_whatever_others_there_are(places: list[tuple[str, int]]) -> None:
    wanted = [Target(kpi, month, 0.3) for kpi, month in places]
    together = chances(with_targets(B2B, *wanted))
    assert [found.chances for found in together] == [chance(B2B, target) for target in wanted]


def test_all_targets_of_a_world_are_counted_in_one_simulation(monkeypatch: pytest.MonkeyPatch) -> None:
    lived: list[str] = []

    def simulating(draws: Any, world: str, *details: Any, **more: Any) -> Any:
        lived.append(world)
        return simulate(draws, world, *details, **more)

    monkeypatch.setattr(worlds, "simulate", simulating)
    case = with_targets(replace(B2B, seed=77), *(Target(kpi, 12, 0.5) for kpi in KEY_FIGURES))
    assert chances(case) == chances(case)
    assert sorted(lived) == sorted(B2B.told)


def test_many_blocks_of_draws_count_together() -> None:
    case = replace(B2B, draws=20_000)
    few, many = (chance(each, Target("customers", 24, 470.0))["engage"] for each in (replace(case, draws=4096), case))
    assert few == pytest.approx(many, abs=0.02)


def test_targets_move_no_number() -> None:
    aimed = with_targets(B2B, Target("leads", 12, 40.0))
    assert aimed.question == B2B.question
    assert np.array_equal(answer(aimed).totals.npv, answer(B2B).totals.npv)
