"""The identities of docs/model.md, section 6: they hold draw by draw, in every case one can write."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim.answers.ask import Drawn, Likely, answer, ask
from roisim.answers.felt import felt, without_plan
from roisim.answers.losses import losses_of
from roisim.answers.streams import PRESENT_VALUES
from roisim.cases import preset
from roisim.cases.groups import DIMENSION_LOSSES, LEVELS, Channel, Line
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.series import KPIS, LAYERS, STREAMS, WEARING, WORLDS, Dimension, World
from roisim.model import draws, finance
from roisim.model.simulation import Trajectory, simulate, simulate_twins
from roisim.model.work import work
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
    """A plan of nothing: spend, hours, money, posts and moved all 0, and no lines."""
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
    return replace(idle, lines=(), channels=with_every(case, spend=Estimate(0.0)))


def with_every(case: Scenario, **estimates: Estimate) -> tuple[Channel, ...]:
    """The channels of a case with some estimates alike."""
    return tuple(replace(channel, **estimates) for channel in case.channels)


def worth(case: Scenario, stream: str) -> np.ndarray:
    """What the plan brings by a stream, present value in every draw."""
    return ask(case, Drawn(), PRESENT_VALUES)[PRESENT_VALUES].gain[stream]


# --- worlds ---


@law
@given(SEEDS)
def test_a_plan_of_nothing_is_going_on_as_today(seed: int) -> None:
    case = without_doing_anything(scenario(seed, ranges=True))
    engage, stay = lived(case, "engage"), lived(case, "stay")
    for name in EVERYTHING:
        assert np.array_equal(engage[name], stay[name], equal_nan=True), name


@law
@given(SEEDS)
def test_going_on_as_today_without_wear_is_today_held(seed: int) -> None:
    case = scenario(seed, ranges=True)
    calm, held = simulate(draws.draw(case), "stay", EVERYTHING, calm=True), lived(case, "hold")
    for name in EVERYTHING:
        assert close(calm[name], held[name], abs(held["revenue"]).max()), name


@law
@given(SEEDS)
def test_with_no_work_today_standing_aside_is_going_on_as_today(seed: int) -> None:
    case = with_numbers(scenario(seed, ranges=True), company_social_share=0, company_social_cost=0)
    stay, ignore = lived(case, "stay"), lived(case, "ignore")
    for name in EVERYTHING:
        assert np.array_equal(stay[name], ignore[name], equal_nan=True), name
    found = answer(case).totals
    assert np.array_equal(found.npv_aside, found.npv_today)


@law
@given(SEEDS, st.floats(0, 0.9))
def test_whether_the_plan_is_worth_it_does_not_hang_on_what_is_done_today(seed: int, share: float) -> None:
    case = with_numbers(scenario(seed, ranges=True), company_social_cost=1000)
    one, other = (answer(each).totals.npv_today for each in (case, with_numbers(case, company_social_share=share)))
    assert close(one, other, 1 + abs(one).max())


@law
@given(SEEDS)
def test_twins_lived_through_in_one_pass_are_each_as_by_itself(seed: int) -> None:
    drawn = draws.draw(scenario(seed, ranges=True))
    names = tuple(name for name in EVERYTHING if name != "cost_per_lead")
    for world in ("engage", "stay", "ignore"):
        for one, calm in zip(simulate_twins(drawn, world, names, names), (False, True), strict=True):
            alone = simulate(drawn, world, names, calm=calm)
            for name in names:
                assert np.array_equal(one[name], alone[name], equal_nan=True), (world, calm, name)


@law
@given(SEEDS, st.integers(0, 12))
def test_a_pilot_is_the_plan_until_its_gate(seed: int, gate: int) -> None:
    case = scenario(seed, ranges=True)
    engage, stop = lived(case, "engage"), lived(case, "stop", gate)
    for name in EVERYTHING:
        assert np.array_equal(engage[name][:gate], stop[name][:gate], equal_nan=True), name
    still_worked = draws.draw(case)["company.social_cost"]
    if gate == 0:
        assert close(stop["cost"], np.broadcast_to(still_worked, stop["cost"].shape))


@law
@given(SEEDS)
def test_worlds_without_the_plan_are_the_same_for_every_plan(seed: int) -> None:
    case = scenario(seed, ranges=True)
    for world in ("stay", "ignore", "hold"):
        whole, stripped = lived(case, world), lived(felt(case, world), world)
        for name in EVERYTHING:
            assert np.array_equal(whole[name], stripped[name], equal_nan=True), (world, name)


@law
@given(SEEDS)
def test_where_no_dimension_applies_standing_aside_is_today_held_draw_by_draw(seed: int) -> None:
    idle = with_numbers(scenario(seed, ranges=True), company_social_share=0, company_social_cost=0)
    case = without_plan(with_not_applicable(idle, *WEARING))
    aside, held = lived(case, "ignore"), lived(case, "hold")
    fading = ("followers", "ambassadors")  # they fade, and it costs nothing
    for name in EVERYTHING:
        if name not in fading:
            assert close(aside[name], held[name], abs(held["revenue"]).max()), name


@law
@given(SEEDS, st.sampled_from(WEARING))
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
        assert before.storm is after.storm is None or np.array_equal(before.storm, after.storm)
    assert [estimate for *_, estimate in apart.estimates()] == [estimate for *_, estimate in case.estimates()]


@law
@given(SEEDS)
def test_where_relations_are_not_applicable_standing_aside_loses_none_by_it(seed: int) -> None:
    case = with_not_applicable(scenario(seed, ranges=True), "relations")
    lost, held = lived(case, "ignore"), lived(case, "hold")["revenue"]
    assert not lost["stream.referrals"].any()
    assert close(lost["stream.loyalty"], np.zeros(1), abs(held).max())


@law
@given(SEEDS)
def test_without_storms_no_outcome_of_standing_aside_is_dearer(seed: int) -> None:
    case = with_not_applicable(scenario(seed, ranges=True))
    calm = with_not_applicable(case, "crisis")
    assert (lived(calm, "ignore")["value"] >= lived(case, "ignore")["value"]).all()


@pytest.mark.parametrize("dimension", [each for each in WEARING if each != "relations"])
@pytest.mark.parametrize("name", PRESETS)
def test_in_the_ready_cases_a_dimension_that_is_not_applicable_makes_standing_aside_no_dearer(
    name: str, dimension: Dimension
) -> None:
    for level in LEVELS:
        case = replace(preset(name), ignorance=at_level(preset(name).ignorance, level))
        lost, left = (_lost(each) for each in (case, with_not_applicable(case, dimension)))
        assert left <= lost + 1e-6


def _lost(case: Scenario) -> float:
    return float(ask(case, Likely(), losses_of(case))[losses_of(case)].together[0])


# --- what is read off ---


@law
@given(SEEDS)
def test_what_is_gained_and_avoided_is_the_whole_difference_stream_by_stream(seed: int) -> None:
    case = scenario(seed, ranges=True)
    found = answer(case).present_values
    engage, base = lived(case, "engage"), lived(case, case.base)
    discount = finance.monthly_discounting(case.finance.months, case.finance.discount_rate)
    scale = abs(engage["revenue"]).max() * case.finance.months
    for stream in STREAMS:
        difference = discount @ (engage[f"stream.{stream}"] - base[f"stream.{stream}"])
        assert close(found.gain[stream] + found.avoided[stream], difference, scale), stream


@law
@given(SEEDS)
def test_at_level_none_nothing_is_avoided(seed: int) -> None:
    case = scenario(seed, ranges=True)
    found = answer(replace(case, ignorance=at_level(case.ignorance, "none")))
    scale = abs(lived(case, "engage")["revenue"]).max() * case.finance.months
    for stream in STREAMS:
        assert close(found.present_values.avoided[stream], np.zeros(1), scale), stream
    assert np.isclose(found.ladder["strategic"], found.ladder["ignorance"], rtol=1e-9, atol=1e-9 * scale)


@law
@given(SEEDS)
def test_the_ladder_climbs_by_its_streams_to_the_net_present_value_draw_by_draw(seed: int) -> None:
    case = scenario(seed, ranges=True)
    result = answer(case)
    found, streams = result.totals, result.present_values
    scale, so_far = abs(lived(case, "engage")["revenue"]).max() * case.finance.months, -found.cost_pv
    for layer, names in LAYERS.items():
        so_far = so_far + sum(streams.gain[name] for name in names)
        assert close(found.steps[layer], so_far, scale), layer
    assert np.array_equal(found.steps["ignorance"], found.npv)
    assert close(so_far + sum(streams.avoided.values()), found.npv, scale)


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
    base = base + lived(case, "hold")["cost"]
    for world in ("engage", "stay", "ignore"):
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
    for world in WORLDS:
        found = lived(case, world)
        assert (found["awareness"] >= 0).all() and (found["awareness"] <= 1).all()
        assert (found["reach"] >= 0).all() and (found["reach"] <= 1).all()
        for stock in ("customers", "followers", "ambassadors", "contacts", "new_customers"):
            assert (found[stock] >= 0).all(), (world, stock)


# --- directions ---


@law
@given(SEEDS, st.sampled_from(["cpm", "ctr", "company.churn", "company.margin"]), st.floats(1.01, 2))
def test_dearer_ads_or_more_churn_never_raise_and_clicks_or_margin_never_lower_social_value(
    seed: int, path: str, factor: float
) -> None:
    case = scenario(seed)
    most = {"cpm": 1e9, "ctr": 1.0}
    if path in most:
        channels = tuple(
            replace(
                channel, **{path: Estimate(min(getattr(channel, path).likely * factor, 1e9 if path == "cpm" else 1))}
            )
            for channel in case.channels
        )
        more = replace(case, channels=channels)
    else:
        more = case.with_estimate(path, Estimate(min(case[path].likely * factor, 1.0)))
    less_of_it, more_of_it = (worth(each, "social") for each in (case, more))
    better = path in ("ctr", "company.margin")
    worse, better = (less_of_it, more_of_it) if better else (more_of_it, less_of_it)
    assert (worse <= better * (1 + 1e-12) + 1e-9).all()


@law
@given(SEEDS, st.integers(2, 8))
def test_a_channel_in_rows_of_one_auction_brings_the_same_clicks_in_every_draw(seed: int, parts: int) -> None:
    case = scenario(seed, ranges=True)
    case = replace(case, channels=tuple(channel for channel in case.channels if min(channel.spend.bounds) > 0)[:4])
    rows = tuple(
        replace(channel, name=f"{channel.name} {part}", auction=channel.bids_in, spend=channel.spend.scaled(1 / parts))
        for channel in case.channels
        for part in range(parts)
    )
    one, other = (
        simulate(draws.draw(each), "engage", ("clicks",))["clicks"] for each in (case, replace(case, channels=rows))
    )
    assert close(one, other, abs(one).max(initial=1.0))


@law
@given(SEEDS, st.floats(1, 200))
def test_more_hours_never_lower_clicks_and_beyond_the_need_they_only_cost(seed: int, hours: float) -> None:
    case = with_numbers(scenario(seed, ranges=True), plan_hours=50)
    found = [
        simulate(draws.draw(with_numbers(case, plan_hours=each)), "engage", ("clicks",))["clicks"]
        for each in (50, 50 + hours)
    ]
    assert (found[1] >= found[0] * (1 - 1e-12)).all()
    enough = float(work(draws.draw(case)).need.max()) + 1
    some, more = (lived(with_numbers(case, plan_hours=each), "engage") for each in (enough, enough + hours))
    for name in EVERYTHING:
        if name not in ("cost", "value", "cost_per_lead"):
            assert np.array_equal(some[name], more[name], equal_nan=True), name


@law
@given(SEEDS)
def test_a_cost_and_a_saving_of_one_amount_cancel_in_every_month(seed: int) -> None:
    case = scenario(seed, ranges=True)
    # Two lines have luck of their own, so one amount for both is a fixed one.
    lines = tuple(Line(f"Line {layer}", layer, Estimate(900.0), 3, 7) for layer in ("cost", "save"))
    one, other = (lived(replace(case, lines=each), "engage")["value"] for each in ((), lines))
    assert close(one, other, 1e6 + abs(one).max())


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
    here, there = lived(case, "engage"), lived(priced, "engage")
    for kpi in ("visits", "customers", "leads", "awareness", "followers"):
        assert close(here[kpi], there[kpi], 1e-3), kpi


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
