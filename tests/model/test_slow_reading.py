"""Checks of the slow reading itself: identities of the model and answers known by hand."""

from __future__ import annotations

import copy
import json
import math
import random
from typing import Any

import pytest

from tests.model import slow_reading as slow

SEEDS = range(50)


def some_values(seed: int) -> dict[str, Any]:
    """Values of a random case: likely ones for even seeds, drawn ones for odd."""
    rng = random.Random(seed)
    case = slow.random_case(rng, ranges=seed % 2 == 1)
    return slow.drawn_values(case, rng) if seed % 2 == 1 else slow.likely_values(case)


def plain_case() -> dict[str, Any]:
    """A case of round numbers in which nothing happens unless a test turns it on."""
    case: dict[str, Any] = {
        group: dict.fromkeys(names, 0.0) for group, names in slow.SPEC.items() if group != "channels"
    }
    case["company"].update(audience=1000.0, customers=100.0, new_customers=10.0, churn=0.1)
    case["company"].update(order_value=50.0, margin=0.5, orders=1.0)
    case["finance"] = {"months": 12, "discount_rate": 0.0, "currency": "SEK", "start": "2027-01"}
    case["channels"] = [
        {
            "name": "A",
            "spend": 100.0,
            "cpc": 1.0,
            "ctr": 0.1,
            "lead_rate": 0.5,
            "double_at": 100.0,
            "half_life": 0.0,
        }
    ]
    return case


def without_plan(values: dict[str, Any]) -> dict[str, Any]:
    """The same values with a plan of nothing."""
    result = copy.deepcopy(values)
    for channel in result["channels"]:
        channel["spend"] = 0.0
    for name in ("hours", "agency", "content", "tools", "setup", "posts"):
        result["plan"][name] = 0.0
    result["print"]["moved"] = 0.0
    return result


def close(a: float, b: float, scale: float = 1.0) -> bool:
    """Equal but for rounding, on numbers as large as scale."""
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9 * max(1.0, scale))


@pytest.mark.parametrize(
    ("kind", "low", "likely", "high"),
    [
        ("positive", 7000, 9000, 12000),
        ("share", 0.4, 0.45, 0.52),
        ("effect", -0.1, 0.0, 0.3),
        ("effect", 0, 0, 0.2),
        ("positive", 2, 2, 2),
    ],
)
def test_quantile_hits_the_three_numbers(kind: str, low: float, likely: float, high: float) -> None:
    for p, expected in ((0.05, low), (0.5, likely), (0.95, high)):
        assert slow.quantile(kind, low, likely, high, p) == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_draws_have_the_stated_quantiles_and_correlation() -> None:
    case = plain_case()
    case["correlation"] = 0.6
    case["channels"] = [{**case["channels"][0], "name": name, "cpc": [1, 2, 6]} for name in "AB"]
    rng = random.Random(3)
    drawn = [[c["cpc"] for c in slow.drawn_values(case, rng)["channels"]] for _ in range(4000)]
    assert sum(a < 1 for a, _ in drawn) / 4000 == pytest.approx(0.05, abs=0.015)
    assert sum(a > 6 for a, _ in drawn) / 4000 == pytest.approx(0.05, abs=0.015)
    agree = sum((a > 2) == (b > 2) for a, b in drawn) / 4000  # 1/2 + asin(c)/pi for two normals
    assert agree == pytest.approx(0.5 + math.asin(0.6) / math.pi, abs=0.03)


def test_levels_fill_the_losses_and_fixed_numbers_stay() -> None:
    case = plain_case()
    case["ignorance"].update(level="severe", awareness_loss=0.9)
    values = slow.likely_values(case)
    assert [values["ignorance"][name] for name in slow.LOSSES] == [0.28, 0.05, 0.12, 0.10, 0.05, 0.06]
    assert values["company"]["customers"] == 100 and values["u"] == 0.5
    case["ignorance"]["level"] = "own"
    assert slow.drawn_values(case, random.Random(1))["ignorance"]["awareness_loss"] == 0.9


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_of_nothing_is_ignore(seed: int) -> None:
    values = without_plan(some_values(seed))
    engage, ignore = slow.simulate(values, "engage"), slow.simulate(values, "ignore")
    assert all(engage[name] == ignore[name] for name in engage if name != "ramp")
    totals = slow.answer(values)["totals"]
    assert totals["npv"] == 0 and totals["roi"] is None and totals["irr"] is None
    assert totals["payback_months"] == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_streams_and_cost_sum_to_value(seed: int) -> None:
    values = some_values(seed)
    rate = values["finance"]["discount_rate"]
    totals = slow.answer(values)["totals"]
    scale = slow.present_value([abs(x) for x in slow.simulate(values, "engage")["revenue"]], rate)
    assert close(totals["ladder"]["ignorance"], totals["npv"], scale)
    streams = sum(stream["gain"] + stream["avoided"] for stream in totals["streams"].values())
    assert close(streams - totals["cost_pv"], totals["npv"], scale)
    for world in slow.WORLDS:
        series = slow.simulate(values, world, 6)
        for t, value in enumerate(series["value"]):
            parts = series["hold_profit"][t] + sum(series["stream_" + name][t] for name in slow.STREAMS)
            assert close(parts - series["cost"][t], value, abs(series["revenue"][t]))


@pytest.mark.parametrize("seed", SEEDS)
def test_stocks_stay_in_their_bounds(seed: int) -> None:
    values = some_values(seed)
    for world in slow.WORLDS:
        series = slow.simulate(values, world, 5)
        assert all(0 <= a <= 1 for a in series["awareness"] + series["churn"])
        for name in ("customers", "followers", "ambassadors", "contacts", "pipeline", "new_customers"):
            assert min(series[name]) >= -1e-9, (world, name)


@pytest.mark.parametrize("seed", SEEDS)
def test_where_nothing_applies_standing_aside_is_today_held(seed: int) -> None:
    rng = random.Random(seed)
    case = slow.random_case(rng, ranges=True)
    case["ignorance"]["not_applicable"] = list(slow.NOT_APPLICABLE)
    values = slow.drawn_values(case, rng)
    ignore, hold = slow.simulate(values, "ignore"), slow.simulate(values, "hold")
    for name in ("value", "revenue", "customers", "visits", "service_calls", "awareness"):
        assert all(close(a, b, abs(b)) for a, b in zip(ignore[name], hold[name], strict=True)), name


@pytest.mark.parametrize("seed", SEEDS)
def test_hold_is_flat_in_balance(seed: int) -> None:
    values = some_values(seed)
    company = values["company"]
    company.pop("season", None)
    company["new_customers"] = company["churn"] * company["customers"]
    series = slow.simulate(values, "hold")
    for name in ("customers", "revenue", "value", "visits", "awareness", "followers", "service_calls"):
        assert all(close(x, series[name][0], abs(series[name][0])) for x in series[name]), name
    assert all(close(x, 0, series["revenue"][0]) for name in slow.STREAMS for x in series["stream_" + name])


@pytest.mark.parametrize("seed", SEEDS)
def test_stop_follows_engage_to_the_gate_and_ignore_from_the_start(seed: int) -> None:
    values = some_values(seed)
    engage, stop = slow.simulate(values, "engage"), slow.simulate(values, "stop", 7)
    assert all(stop[name][:7] == engage[name][:7] for name in engage)
    assert not any(stop["cost"][7:])
    assert slow.simulate(values, "stop", 0) == slow.simulate(values, "ignore")


@pytest.mark.parametrize("seed", SEEDS)
def test_money_scales(seed: int) -> None:
    values = some_values(seed)
    scaled = copy.deepcopy(values)
    money = {
        "company": ("order_value",),
        "plan": ("hourly_cost", "agency", "content", "tools", "setup", "half_presence"),
        "funnel": ("contact_cost",),
        "service": ("cost_per_call", "cost_per_contact"),
        "print": ("budget",),
        "recruiting": ("cost_per_hire",),
    }
    for group, names in money.items():
        for name in names:
            scaled[group][name] *= 8
    for channel in scaled["channels"]:
        for name in ("spend", "cpc", "double_at"):
            channel[name] *= 8
    one, other = slow.answer(values), slow.answer(scaled)  # a factor of 8 changes no rounding
    for name in ("npv", "cost_pv", "net", "cost"):
        assert other["totals"][name] == 8 * one["totals"][name]
    for name in ("roi", "roi_simple", "payback_months"):
        assert other["totals"][name] == one["totals"][name]
    for name in ("visits", "leads", "reach", "customers", "awareness", "followers", "service_calls"):
        assert other["worlds"]["engage"][name] == one["worlds"]["engage"][name]


def test_one_channel_by_hand() -> None:
    case = plain_case()
    case["funnel"].update(close_rate=0.2, incremental=0.5)
    case["plan"]["setup"] = 10.0
    engage = slow.simulate(slow.likely_values(case), "engage")
    # 100 of spend buys 100 clicks at a doubled price: 50; 25 leads; 5 customers, half of them incremental
    assert engage["leads"][0] == pytest.approx(25) and engage["new_social"][0] == pytest.approx(2.5)
    assert engage["reach"][0] == 0.0  # nothing on target
    assert engage["customers"][:2] == pytest.approx([102.5, 104.75])
    # month 1: 2.5 orders; month 2: 2.5 new and 2.5 * 0.9 repeated, each worth 50 at a margin of a half
    assert engage["stream_social"][:2] == pytest.approx([62.5, 118.75])
    assert engage["value"][:2] == pytest.approx([25 * 100 + 62.5 - 100, 25 * 100 + 118.75 - 100])
    totals = slow.answer(slow.likely_values(case))["totals"]
    assert totals["cost"] == pytest.approx(1210) and totals["ladder"]["save"] == pytest.approx(-1210)
    # cumulative flow: -10, -47.5, -28.75, and month 3 brings 25 * (2.5 + 4.75 * 0.9) - 100 = 69.375
    assert totals["payback_months"] == pytest.approx(2 + 28.75 / 69.375)


def test_storm_by_hand() -> None:
    case = plain_case()
    case["ignorance"].update(level="own", crisis_per_year=0.75, crisis_loss=0.1)
    ignore = slow.simulate(slow.likely_values(case), "ignore")
    # at u = 1/2 and 3/4 a year: ceil(12 ln 2 / ln 4) = month 6; a tenth of 12 * 0.5 * 50 * (10 + 90)
    assert [t + 1 for t, x in enumerate(ignore["stream_crisis"]) if x] == [6]
    assert ignore["stream_crisis"][5] == pytest.approx(-3000)
    assert not any(slow.simulate(slow.likely_values(case), "hold")["stream_crisis"])


def test_season_and_phasing_follow_the_calendar() -> None:
    case = plain_case()
    case["finance"]["start"] = "2027-11"
    case["company"]["season"] = [float(i) for i in range(1, 13)]
    case["channels"][0]["phasing"] = [0.0] + [1.0] * 10 + [2.0]
    engage = slow.simulate(slow.likely_values(case), "engage")
    assert engage["n0"][:3] == [110, 120, 10]
    assert engage["cost"][:4] == [100, 200, 0, 100]


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        ([0, 1, 1], 0),
        ([0, 0, 0], 0),
        ([-10, 4, 4, 4], 2.5),
        ([-10, 5, 5], 2),
        ([-10, 1, 1], None),
        ([-10, 20, -20, 30], 2.5 - 1 / 6),
        ([5, -4, 1], 0),
        ([0, -1, 2], 1.5),
    ],
)
def test_payback(flow: list[float], expected: float | None) -> None:
    assert slow.payback(flow) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        ([-100.0] + [0.0] * 11 + [110.0], 0.10),
        ([-100.0] + [0.0] * 23 + [121.0], 0.10),
        ([-100.0, 101.0], 1.01**12 - 1),
        ([-100.0, 50.0], 0.5**12 - 1),
        ([0.0, 0.0, -100.0, 110.0, 0.0], 1.1**12 - 1),
        ([-100.0, 230.0, -132.0], None),  # two: 10 % and 20 % a month
        ([-1.0, 1.0, -1.0], None),
        ([10.0, 10.0], None),
        ([0.0, 0.0], None),
        ([-1.0] * 60 + [1.01] * 60, None),
    ],
)
def test_irr(flow: list[float], expected: float | None) -> None:
    found = slow.irr(flow)
    if len(flow) == 120:
        assert found is not None and abs(slow.present_value(flow, found, first=0)) < 1e-9
    else:
        assert found == (None if expected is None else pytest.approx(expected))


def test_lifetime_value_by_hand() -> None:
    # 25 for the first order and 0.9 + 0.81 + ... = 9 later ones
    assert slow.lifetime_value(slow.likely_values(plain_case())) == pytest.approx(250)


def test_random_cases_meet_the_edges_and_are_numbers() -> None:
    cases = [slow.random_case(random.Random(seed), ranges=seed % 2 == 1) for seed in range(400)]
    assert {len(case["channels"]) for case in cases} >= {0, 1, 12}
    assert {case["ignorance"].get("level") for case in cases} == {*slow.LEVELS, "own", None}
    assert {case["finance"]["months"] for case in cases} >= {12, 120}
    absent = [case["ignorance"].get("not_applicable", []) for case in cases]
    assert {each for found in absent for each in found} == set(slow.NOT_APPLICABLE)
    assert {len(found) for found in absent} == set(range(6))
    for group, names in slow.SPEC.items():
        for name in set(names) - slow.NEVER_ZERO - set(slow.LOSSES):
            tables = [t for case in cases for t in (case[group] if group == "channels" else [case[group]])]
            assert any(slow.bare(table[name]) == 0 for table in tables), (group, name)
            assert any(isinstance(slow.bare(table[name]), list) for table in tables), (group, name)
    for seed, case in enumerate(cases[:120]):
        values = slow.drawn_values(case, random.Random(seed))
        json.dumps(slow.answer(values), allow_nan=False)
