"""The identities of docs/model.md, section 6: they hold draw by draw, in every case one can write."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim.answers.ask import answer, likely
from roisim.answers.felt import felt, without_plan
from roisim.cases import preset
from roisim.cases.groups import DIMENSION_LOSSES, LEVELS
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.series import DIMENSIONS, KPIS, STREAMS, Dimension, World
from roisim.model import draws
from roisim.model.simulation import Trajectory, simulate
from tests.whole_cases import SEEDS, blocks, scenario

law = settings(max_examples=25)
EVERYTHING = (*KPIS, *(f"stream.{stream}" for stream in STREAMS))


def lived(case: Scenario, world: World, gate: int = 0) -> Trajectory:
    """A world of a case with everything recorded."""
    return simulate(draws.draw(case), world, EVERYTHING, gate)


def close(a: np.ndarray, b: np.ndarray, scale: float = 1.0) -> bool:
    """Equal to the last digits of sums of size `scale`; missing where the other is."""
    return np.allclose(a, b, rtol=1e-9, atol=1e-9 * scale, equal_nan=True)


def with_numbers(case: Scenario, **numbers: float) -> Scenario:
    """The case with some estimates fixed: plan_hours=0 is plan.hours = 0."""
    for name, number in numbers.items():
        group, _, parameter = name.partition("_")
        case = case.with_estimate(f"{group}.{parameter}", Estimate(float(number)))
    return case


def with_not_applicable(case: Scenario, *dimensions: Dimension) -> Scenario:
    """The case in which just these dimensions of the Risk of Ignorance are not applicable."""
    return replace(case, ignorance=replace(case.ignorance, not_applicable=dimensions))


def without_doing_anything(case: Scenario) -> Scenario:
    """A plan of nothing: spend, hours, money, posts and moved all 0."""
    idle = with_numbers(
        case,
        plan_hours=0,
        plan_agency=0,
        plan_content=0,
        plan_tools=0,
        plan_setup=0,
        plan_posts=0,
        print_moved=0,
    )
    return replace(idle, channels=tuple(replace(channel, spend=Estimate(0.0)) for channel in case.channels))


@law
@given(SEEDS)
def test_a_plan_of_nothing_is_standing_aside(seed: int) -> None:
    case = without_doing_anything(scenario(seed, ranges=True))
    engage, ignore = lived(case, "engage"), lived(case, "ignore")
    for name in EVERYTHING:
        assert np.array_equal(engage[name], ignore[name], equal_nan=True), name


@law
@given(SEEDS, st.integers(0, 12))
def test_a_pilot_is_the_plan_until_its_gate(seed: int, gate: int) -> None:
    case = scenario(seed, ranges=True)
    engage, stop = lived(case, "engage"), lived(case, "stop", gate)
    for name in EVERYTHING:
        assert np.array_equal(engage[name][:gate], stop[name][:gate], equal_nan=True), name
    assert not stop["cost"][gate:].any()


@law
@given(SEEDS)
def test_standing_aside_is_the_same_for_every_plan(seed: int) -> None:
    case = scenario(seed, ranges=True)
    for world in ("ignore", "hold"):
        whole, stripped = lived(case, world), lived(felt(case, world), world)
        for name in EVERYTHING:
            assert np.array_equal(whole[name], stripped[name], equal_nan=True), (world, name)


@law
@given(SEEDS)
def test_where_no_dimension_applies_standing_aside_is_today_held_draw_by_draw(seed: int) -> None:
    case = without_plan(with_not_applicable(scenario(seed, ranges=True), *DIMENSIONS))
    aside, held = lived(case, "ignore"), lived(case, "hold")
    fading = ("followers", "ambassadors")  # they fade, and it costs nothing
    for name in EVERYTHING:
        if name not in fading:
            assert close(aside[name], held[name], abs(held["revenue"]).max()), name


@law
@given(SEEDS, st.sampled_from(DIMENSIONS))
def test_a_dimension_that_is_not_applicable_moves_no_chance_and_loses_no_estimate(
    seed: int, dimension: Dimension
) -> None:
    case = with_not_applicable(scenario(seed, ranges=True))
    apart = with_not_applicable(case, dimension)
    silent = {f"ignorance.{loss}" for loss in DIMENSION_LOSSES[dimension]}
    given_anyway = {path: [0.3, 0.4] for path in silent}
    for before, after in (
        (draws.draw(case), draws.draw(apart)),
        (draws.likely(case), draws.likely(apart)),
        (draws.points(case, {}, 2), draws.points(apart, given_anyway, 2)),
    ):
        moved = {path for path in before.values if not np.array_equal(before[path], after[path])}
        assert moved <= silent and not any(np.any(after[path]) for path in silent)
        assert np.array_equal(before.storm, after.storm)
    assert [estimate for *_, estimate in apart.estimates()] == [estimate for *_, estimate in case.estimates()]


@law
@given(SEEDS)
def test_where_relations_are_not_applicable_standing_aside_loses_none_by_it(seed: int) -> None:
    case = with_not_applicable(scenario(seed, ranges=True), "relations")
    found, held = answer(case).totals, lived(case, "hold")["revenue"]
    assert not found.avoided["referrals"].any()
    assert close(found.avoided["loyalty"], np.zeros(case.finance.months), abs(held).max())


@law
@given(SEEDS)
def test_without_storms_no_outcome_of_standing_aside_is_dearer(seed: int) -> None:
    case = with_not_applicable(scenario(seed, ranges=True))
    calm = with_not_applicable(case, "crisis")
    assert (lived(calm, "ignore")["value"] >= lived(case, "ignore")["value"]).all()


@pytest.mark.parametrize("dimension", [each for each in DIMENSIONS if each != "relations"])
@pytest.mark.parametrize("name", PRESETS)
def test_in_the_ready_cases_a_dimension_that_is_not_applicable_makes_standing_aside_no_dearer(
    name: str, dimension: Dimension
) -> None:
    for level in LEVELS:
        case = replace(preset(name), ignorance=at_level(preset(name).ignorance, level))
        before, after = (likely(each).totals for each in (case, with_not_applicable(case, dimension)))
        lost, left = (sum(-stream.sum() for stream in found.avoided.values()) for found in (before, after))
        assert left >= lost - 1e-6


@law
@given(SEEDS)
def test_the_value_of_the_plan_splits_without_remainder(seed: int) -> None:
    case = scenario(seed, ranges=True)
    found = answer(case)
    scale = 1 + abs(found.totals.flow).max() + abs(found.cost.mean or 0)
    parts = sum(worth.gain + worth.avoided for worth in found.streams.values()) - (found.cost_pv.mean or 0)
    assert np.isclose(parts, found.npv.mean, rtol=1e-9, atol=1e-9 * scale)
    assert np.isclose(found.ladder["ignorance"], found.npv.mean, rtol=1e-9, atol=1e-9 * scale)
    assert np.isclose(dict(found.yearly())["net"][-1], found.npv.mean, rtol=1e-9, atol=1e-9 * scale)


@law
@given(SEEDS)
def test_streams_and_cost_sum_to_the_value_of_a_world_draw_by_draw(seed: int) -> None:
    case = scenario(seed, ranges=True)
    base = lived(case, "hold")["value"]
    for world in ("engage", "ignore"):
        found = lived(case, world)
        parts = base + sum(found[f"stream.{stream}"] for stream in STREAMS) - found["cost"]
        assert close(parts, found["value"], abs(base).max() + abs(found["cost"]).max())


@law
@given(SEEDS)
def test_today_held_is_flat_when_as_many_come_as_go(seed: int) -> None:
    case = scenario(seed)
    stays = case.company.churn.likely * case.company.customers.likely
    flat = replace(case, company=replace(case.company, season=(1.0,) * 12, new_customers=Estimate(stays)))
    held = lived(flat, "hold")
    for kpi in ("visits", "customers", "revenue", "value", "service_calls"):
        assert close(held[kpi], held[kpi][:1], abs(held[kpi]).max()), kpi


@law
@given(SEEDS)
def test_shares_stay_shares_and_stocks_never_go_below_nothing(seed: int) -> None:
    case = scenario(seed, ranges=True)
    for world in ("engage", "ignore", "hold"):
        found = lived(case, world)
        assert (found["awareness"] >= 0).all() and (found["awareness"] <= 1).all()
        assert (found["reach"] >= 0).all() and (found["reach"] <= 1).all()
        for stock in ("customers", "followers", "ambassadors", "contacts", "new_customers"):
            assert (found[stock] >= 0).all(), (world, stock)


@law
@given(SEEDS, st.sampled_from(["cpc", "plan.setup", "company.churn", "company.margin"]), st.floats(1.01, 2))
def test_dearer_clicks_or_more_churn_never_raise_and_margin_never_lowers_social_value(
    seed: int, path: str, factor: float
) -> None:
    case = scenario(seed)
    if path == "cpc":
        channels = tuple(replace(channel, cpc=channel.cpc.scaled(factor)) for channel in case.channels)
        more = replace(case, channels=channels)
    else:
        most = 1.0 if path != "plan.setup" else 1e9
        more = case.with_estimate(path, Estimate(min(case[path].likely * factor, most)))
    less_of_it, more_of_it = (likely(each).streams["social"].gain for each in (case, more))
    worse, better = (less_of_it, more_of_it) if path == "company.margin" else (more_of_it, less_of_it)
    assert worse <= better * (1 + 1e-12) + 1e-9


@law
@given(SEEDS, st.sampled_from([0.1, 11.5, 100.0]))
def test_currency_is_a_label(seed: int, factor: float) -> None:
    case = scenario(seed, ranges=True)
    priced = case
    for path, parameter, estimate in case.estimates():
        if parameter.is_money:
            priced = priced.with_estimate(path, _times(estimate, factor))
    one, other = answer(case).totals, answer(priced).totals
    scale = abs(one.npv).max() + abs(one.cost).max() + 1
    assert close(one.npv * factor, other.npv, scale * factor)
    assert close(one.cost_pv * factor, other.cost_pv, scale * factor)
    for kpi in ("visits", "customers", "leads", "awareness", "followers"):
        assert close(lived(case, "engage")[kpi], lived(priced, "engage")[kpi], 1e-3), kpi


def _times(estimate: Estimate, factor: float) -> Estimate:
    low, likely, high = (bound * factor for bound in estimate.bounds)
    return Estimate(likely, low, high) if estimate.is_range else Estimate(likely)


@law
@given(SEEDS)
def test_draws_in_blocks_are_the_same_draws(seed: int) -> None:
    case = scenario(seed, ranges=True, draws=1024)
    whole = draws.draw(case)
    parts = [draws.draw(case, first, 256) for first in range(0, 1024, 256)]
    for path, values in whole.values.items():
        if values.shape and values.shape[-1] == 1024:
            assert np.array_equal(np.concatenate([part[path] for part in parts], axis=-1), values), path
    assert np.array_equal(np.concatenate([part.storm for part in parts]), whole.storm)


@pytest.mark.parametrize("count", [100, 4096, 5000])
def test_as_many_draws_as_asked_for(count: int) -> None:
    case = scenario(3, ranges=True, draws=count)
    assert sum(block.draws.rows for block in blocks(case)) == count == len(answer(case).totals.npv)
