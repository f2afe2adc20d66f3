"""The Risk of Ignorance: its dimensions add up, its regrets differ by the plan's worth, a pilot loses what it can."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roisim.answers import losses as analysis
from roisim.answers.ask import answer
from roisim.answers.fans import Spread
from roisim.answers.losses import FIGURES, STANDING_ASIDE, Losses, avoided, losses_of
from roisim.answers.pilot import Pilot, PilotTo, gates, most_lost
from roisim.answers.regret import regret
from roisim.cases import preset
from roisim.cases.evidence import evidence
from roisim.cases.groups import LEVELS
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.series import DIMENSION_STREAMS, DIMENSIONS, STREAMS, WEARING
from roisim.model import finance
from roisim.model.draws import draw
from roisim.model.simulation import simulate
from tests.any_case import cases
from tests.whole_cases import SEEDS, blocks, scenario

GATES = gates(preset("b2b"))  # all there are: the plan is long enough for every one
law = settings(max_examples=25, suppress_health_check=list(HealthCheck))


def losses(case: Scenario) -> Losses:
    """What standing aside costs."""
    return answer(case)[losses_of(case)]


def pilot(case: Scenario, gate: int) -> Pilot:
    """The plan stopped after a month."""
    return answer(case)[PilotTo(gate)]


def held_less_aside(case: Scenario) -> np.ndarray:
    """Today held less standing aside in every draw, worked out from the two worlds alone."""
    discount = finance.discounting(case.finance.months + 1, case.finance.discount_rate, 12)[1:]
    parts = []
    for block in blocks(case, hold=("value",), ignore=("value",)):
        hold, ignore = (block[world]["value"] for world in ("hold", "ignore"))
        parts.append(np.broadcast_to(discount @ (hold - ignore), block.draws.rows))
    return np.concatenate(parts)


def profit(case: Scenario) -> float:
    """A size that losses are small beside: all gross profit while today is held, and the yearly hiring."""
    return max(1.0, *(float(np.abs(b["hold"]["value"]).sum(axis=0).max()) for b in blocks(case, hold=("value",))))


def small(case: Scenario) -> Scenario:
    """The same case in few draws."""
    return replace(case, draws=128)


def idle(case: Scenario) -> Scenario:
    """The case without work with social media today."""
    none = Estimate(0.0)
    return case.with_estimate("company.social_share", none).with_estimate("company.social_cost", none)


def working(case: Scenario) -> Scenario:
    """The case with some of it."""
    share, cost = Estimate(0.1, 0.05, 0.2), Estimate(10000.0, 8000.0, 12000.0)
    return case.with_estimate("company.social_share", share).with_estimate("company.social_cost", cost)


def without(case: Scenario, *dimensions: str) -> Scenario:
    """The case in which some dimensions are not applicable."""
    absent = tuple(dimension for dimension in DIMENSIONS if dimension in dimensions)
    return replace(case, ignorance=replace(case.ignorance, not_applicable=absent))


@law
@given(SEEDS)
def test_the_dimensions_add_up_to_today_held_less_standing_aside(seed: int) -> None:
    case = scenario(seed, ranges=True)
    gap = held_less_aside(case)
    assert np.allclose(losses(case).together, gap, rtol=1e-9, atol=1e-9 * profit(case))


@law
@given(cases(weighed=False))
def test_they_add_up_in_any_case_that_a_file_can_tell_of(case: Scenario) -> None:
    case = small(case)
    gap = held_less_aside(case)
    known = np.isfinite(gap)
    assert np.allclose(losses(case).together[known], gap[known], rtol=1e-9, atol=1e-9 * profit(case))


@pytest.mark.parametrize("name", PRESETS)
def test_a_dimension_costs_what_its_streams_lose(name: str) -> None:
    case = small(preset(name))
    discount = finance.monthly_discounting(case.finance.months, case.finance.discount_rate)
    names = tuple(f"stream.{stream}" for streams in DIMENSION_STREAMS.values() for stream in streams)
    (block,) = blocks(case, hold=names, ignore=names)
    for dimension, costs in losses(case).by_dimension.items():
        streams = (f"stream.{stream}" for stream in DIMENSION_STREAMS[dimension])
        lost = sum(discount @ (block["hold"][stream] - block["ignore"][stream]) for stream in streams)
        assert np.allclose(costs, lost, rtol=1e-9, atol=1e-6)


@law
@given(SEEDS)
def test_what_is_avoided_in_all_areas_and_elsewhere_is_the_last_step_of_the_ladder(seed: int) -> None:
    result = answer(scenario(seed, ranges=True, draws=64))
    found, streams = avoided(result), result.present_values.avoided
    assert np.allclose(found.together, sum(streams.values()), rtol=1e-9, atol=1e-6)
    last = result.totals.npv - result.totals.steps["strategic"]
    size = 1 + np.abs(result.totals.npv) + np.abs(result.totals.cost_pv)
    assert np.all(np.abs(found.together - last) <= 1e-6 * size)
    for dimension, names in DIMENSION_STREAMS.items():
        assert np.allclose(found.by_dimension[dimension], sum(streams[name] for name in names))


@law
@given(SEEDS)
def test_stream_by_stream_gain_and_avoided_are_the_plan_less_its_base_and_with_the_cost_its_worth(seed: int) -> None:
    case = scenario(seed, ranges=True, draws=64)
    result, names = answer(case), tuple(f"stream.{stream}" for stream in STREAMS)
    discount = finance.monthly_discounting(case.finance.months, case.finance.discount_rate)
    (block,) = blocks(case, **dict.fromkeys(("engage", case.base), names))
    both = result.present_values
    for stream in STREAMS:
        difference = discount @ (block["engage"][f"stream.{stream}"] - block[case.base][f"stream.{stream}"])
        size = profit(case) * case.finance.months
        assert np.allclose(both.gain[stream] + both.avoided[stream], difference, rtol=1e-9, atol=1e-9 * size), stream
    worth = sum(both.gain[stream] + both.avoided[stream] for stream in STREAMS) - result.totals.cost_pv
    assert np.allclose(worth, result.totals.npv, rtol=1e-9, atol=1e-8 * profit(case))


@pytest.mark.parametrize("against", ["aside", "today"])
@pytest.mark.parametrize("name", PRESETS)
def test_at_the_level_none_the_plan_avoids_nothing(name: str, against: str) -> None:
    case = small(working(preset(name)))
    case = replace(case, finance=replace(case.finance, against=against), ignorance=at_level(case.ignorance, "none"))
    found = avoided(answer(case))
    assert np.abs(found.together).max() < 1e-3
    assert all(np.abs(each).max() < 1e-3 for each in found.by_dimension.values())


@pytest.mark.parametrize("name", PRESETS)
def test_the_plan_avoids_no_more_than_standing_aside_costs(name: str) -> None:
    case = small(preset(name))
    lost, spared = losses(case), avoided(answer(case))
    assert 0 <= spared.together.mean() <= lost.lost.mean()
    for dimension in WEARING:
        cost = max(0.0, lost.by_dimension[dimension].mean())  # of fewer customers a larger share may follow
        assert spared.by_dimension[dimension].mean() <= cost + 1, dimension


def test_what_todays_work_brings_is_lost_by_standing_aside_and_its_cost_saved_stands_apart() -> None:
    case = small(working(preset("b2b")))
    lost, bare = losses(case), losses(small(idle(preset("b2b"))))
    assert (lost.by_dimension["today"] > 0).all()
    assert (lost.saved > 0).all()
    assert not bare.by_dimension["today"].any()
    assert not bare.saved.any()
    assert np.allclose(lost.together, lost.lost - lost.saved)


@pytest.mark.parametrize("against", ["aside", "today"])
def test_the_line_of_standing_aside_is_the_same_whatever_the_plan_is_held_against(against: str) -> None:
    case = small(working(preset("b2b")))
    result = answer(replace(case, finance=replace(case.finance, against=against)))
    ends = result[STANDING_ASIDE].mean[-1]
    (block,) = blocks(case, hold=("value",), ignore=("value",))
    assert ends == pytest.approx((block["ignore"]["value"] - block["hold"]["value"]).sum(axis=0).mean())


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("dimension", WEARING)
def test_a_dimension_that_is_not_applicable_costs_nothing_at_all(name: str, dimension: str) -> None:
    lost = losses(without(small(preset(name)), dimension)).by_dimension
    assert not lost[dimension].any()
    assert lost[dimension].shape == (128,)
    assert any(costs.any() for other, costs in lost.items() if other != dimension)


@pytest.mark.parametrize("name", PRESETS)
def test_where_none_is_applicable_standing_aside_costs_nothing_and_no_storm_comes(name: str) -> None:
    lost = losses(without(small(idle(preset(name))), *WEARING))
    assert not lost.together.any()
    assert (lost.storm, lost.of_a_storm) == (0.0, None)


def test_at_the_level_none_only_what_todays_work_upholds_is_lost() -> None:
    for case, wanted in ((idle(preset("b2b")), []), (working(preset("b2b")), ["relations", "today"])):
        calm = replace(small(case), ignorance=at_level(case.ignorance, "none"))
        lost = losses(calm).by_dimension
        assert [dimension for dimension, costs in lost.items() if costs.any()] == wanted


def test_a_storm_is_as_likely_as_its_years_make_it() -> None:
    case = preset("b2b").with_estimate("ignorance.crisis_per_year", Estimate(0.1))
    lost = losses(case)
    assert lost.storm == pytest.approx(1 - 0.9**3)
    assert (lost.by_dimension["crisis"] > 0).mean() == pytest.approx(lost.storm, abs=0.01)
    assert lost.of_a_storm is not None
    assert lost.of_a_storm * lost.storm == pytest.approx(lost.by_dimension["crisis"].mean(), rel=0.05)


def test_standing_aside_is_the_same_for_every_plan() -> None:
    case = preset("b2b")
    assert losses(case) is losses(case.with_estimate("plan.hours", Estimate(500.0)))


@pytest.mark.parametrize("level", LEVELS)
def test_the_key_figures_are_those_of_the_worlds(level: str) -> None:
    case = small(preset("b2b"))
    case = replace(case, ignorance=at_level(case.ignorance, level))
    for world in ("engage", "ignore", "hold"):
        for figure, fan in analysis.figures(answer(case), world).items():
            known = answer(case).fan(figure, world)
            assert all(np.array_equal(getattr(fan, line), getattr(known, line)) for line in vars(known)), figure
    assert tuple(analysis.figures(answer(case), "hold")) == tuple(FIGURES.values())


# --- regret ---


@pytest.mark.parametrize("name", PRESETS)
def test_the_difference_in_regret_is_what_the_plan_is_worth(name: str) -> None:
    result = answer(small(preset(name)))
    found, npv = regret(result), result.totals.npv
    assert found.expected("leave") - found.expected("invest") == pytest.approx(npv.mean())
    assert found.expected("invest") == pytest.approx(np.maximum(-npv, 0).mean())
    assert found.expected("leave") == pytest.approx(np.maximum(npv, 0).mean())
    assert found.paid == result.chance


@law
@given(SEEDS)
def test_nobody_regrets_the_right_choice_and_the_cells_average_to_the_whole(seed: int) -> None:
    found = regret(answer(scenario(seed, ranges=True, draws=64)))
    for choice, right in (("invest", "paid"), ("leave", "not")):
        row = found.cells[choice]
        assert row[right].regret in (0, None)
        shares = {turn: found.share(turn) for turn in ("paid", "not")}
        for part in (lambda cell: cell.regret, lambda cell: cell.outcome.mean):
            whole = sum(shares[turn] * part(row[turn]) for turn in shares if shares[turn])
            assert whole == pytest.approx(part(row["all"]), rel=1e-6, abs=1e-3)


@law
@given(SEEDS)
def test_the_outcomes_are_against_today_held_whatever_the_plan_is_held_against(seed: int) -> None:
    case = scenario(seed, ranges=True, draws=64)
    discount = finance.monthly_discounting(case.finance.months, case.finance.discount_rate)
    (block,) = blocks(case, **dict.fromkeys(("engage", case.base, "hold"), ("value",)))
    cells = regret(answer(case)).cells
    plan, base = (discount @ (block[world]["value"] - block["hold"]["value"]) for world in ("engage", case.base))
    size = profit(case)
    plan = plan - block.draws["plan.setup"]
    assert cells["invest"]["all"].outcome.mean == pytest.approx(plan.mean(), rel=1e-6, abs=1e-8 * size)
    assert cells["leave"]["all"].outcome.mean == pytest.approx(base.mean(), rel=1e-6, abs=1e-8 * size)


def test_a_plan_that_never_pays_off_is_never_regretted_for_not_being_made() -> None:
    case = small(preset("b2b")).with_estimate("plan.agency", Estimate(1e9))
    found = regret(answer(case))
    assert (found.paid, found.expected("leave")) == (0.0, 0.0)
    assert found.cells["invest"]["paid"].regret is None
    assert found.cells["invest"]["paid"].outcome.mean is None


# --- the pilot ---


@law
@given(SEEDS)
def test_a_pilot_that_is_never_stopped_is_the_plan(seed: int) -> None:
    case = scenario(seed, ranges=True, draws=64)
    result, found = answer(case), pilot(case, case.finance.months)
    assert vars(found.worth) == pytest.approx(vars(Spread.of(result.totals.npv_today)), rel=1e-9, abs=1e-3)
    assert vars(found.cost) == pytest.approx(vars(Spread.of(result.totals.cost_today)), rel=1e-9)
    assert found.most_lost == pytest.approx(most_lost(result.npv_today), rel=1e-9, abs=1e-3)


@law
@given(SEEDS, st.sampled_from(GATES))
def test_what_is_lost_by_the_gate_is_the_cost_less_what_the_plan_has_brought_by_then(seed: int, gate: int) -> None:
    case = scenario(seed, ranges=True, draws=64)
    drawn, gate = draw(case), min(gate, case.finance.months)
    engage, base = (simulate(drawn, world, ("value",))["value"] for world in ("engage", "stay"))
    discount = (1 + case.finance.discount_rate) ** (-np.arange(1, gate + 1) / 12)
    lost = drawn["plan.setup"] - discount @ (engage - base)[:gate]
    assert pilot(case, gate).most_lost == pytest.approx(max(0.0, float(np.quantile(lost, 0.95))), rel=1e-6, abs=1e-3)


@law
@given(SEEDS, st.lists(st.sampled_from(GATES), min_size=2, max_size=2, unique=True).map(sorted))
def test_a_plan_that_brings_nothing_loses_more_the_later_it_is_stopped(seed: int, stops: list[int]) -> None:
    case = replace(scenario(seed, ranges=True, draws=64), channels=(), lines=())
    useless = (
        *(f"effects.{name}" for name in ("awareness_gain", "follow_rate", "search_uplift", "churn_reduction")),
        "recruiting.reduction", "service.deflection", "print.moved", "plan.posts", "ignorance.protection",
        "ignorance.crisis_response",
    )  # fmt: skip
    for path in useless:
        case = case.with_estimate(path, Estimate(0.0))
    early, late = (pilot(case, gate).most_lost for gate in stops)
    assert early <= late * (1 + 1e-9)


@pytest.mark.parametrize("name", PRESETS)
def test_an_early_stop_of_a_ready_case_loses_no_more_than_it_cost(name: str) -> None:
    case = preset(name)
    for gate in GATES:
        stopped = pilot(case, gate)
        assert 0 < stopped.most_lost < (stopped.cost.q95 or 0.0) + 1, gate


def test_a_plan_that_can_lose_nothing_loses_nothing() -> None:
    assert most_lost(Spread.of(np.array([1.0, 2.0]))) == 0.0
    assert most_lost(Spread.of(-np.arange(101.0))) == pytest.approx(95.0)


# --- evidence ---


def test_every_dimension_says_how_well_it_is_known_and_where() -> None:
    strengths = {dimension: evidence(dimension).strength for dimension in DIMENSIONS}
    assert strengths == {
        "brand": "strong", "recruiting": "weak", "relations": "judgement", "search": "weak", "crisis": "judgement",
        "today": "judgement",
    }  # fmt: skip
    for dimension in DIMENSIONS:
        for source in evidence(dimension).sources:
            assert source.title
            assert source.url.startswith("http")
    assert "Dark" in evidence("brand").sources[0].title
