"""Checks of the slow reading itself: identities of the model and answers known by hand."""

from __future__ import annotations

import copy
import json
import math
import random
from typing import Any

import pytest

from tests.model import slow_reading as slow

SEEDS = range(40)


def some_values(seed: int) -> dict[str, Any]:
    """Values of a random case: likely ones for even seeds, drawn ones for odd."""
    rng = random.Random(seed)
    case = slow.random_case(rng, ranges=seed % 2 == 1)
    return slow.drawn_values(case, rng) if seed % 2 == 1 else slow.likely_values(case)


def a_channel(name: str, **given: Any) -> dict[str, Any]:
    """100 of spend buys 1,000 impressions at 50 a thousand, doubled by saturation; a tenth of them click."""
    return {
        "name": name,
        "spend": 100.0,
        "cpm": 50.0,
        "ctr": 0.1,
        "lead_rate": 0.5,
        "close_rate": 0.2,
        "new_share": 1.0,
        "value": 1.0,
        "double_at": 100.0,
        "half_life": 0.0,
        **given,
    }


def plain_case() -> dict[str, Any]:
    """A case of round numbers in which nothing happens unless a test turns it on; one channel of 100 a month."""
    case: dict[str, Any] = {
        group: dict.fromkeys(names, 0.0) for group, names in slow.SPEC.items() if group not in slow.LISTS
    }
    case["company"].update(audience=1000.0, customers=100.0, new_customers=10.0, churn=0.1)
    case["company"].update(order_value=50.0, later_value=40.0, margin=0.5, orders=1.0)
    case["plan"].update(outside_hour=50.0)
    case["funnel"].update(credit="own")
    case["ignorance"].update(level="own")
    case["finance"] = {"months": 12, "discount_rate": 0.0, "currency": "SEK", "start": "2027-01"}
    case["channels"] = [a_channel("A")]
    return case


def silent_case() -> dict[str, Any]:
    """The same without a channel."""
    return plain_case() | {"channels": []}


def lived(case: dict[str, Any], world: str = "engage", **how: Any) -> slow.Series:
    """One world of a case at its likely values."""
    return slow.simulate(slow.likely_values(case), world, **how)


def told(case: dict[str, Any]) -> dict[str, Any]:
    """The totals of a case at its likely values."""
    totals: dict[str, Any] = slow.answer(slow.likely_values(case))["totals"]
    return totals


def without_plan(values: dict[str, Any]) -> dict[str, Any]:
    """The same values with a plan of nothing."""
    result = copy.deepcopy(values)
    for channel in result["channels"]:
        channel["spend"] = 0.0
    for name in ("hours", "agency", "content", "tools", "setup", "posts"):
        result["plan"][name] = 0.0
    result["print"]["moved"] = 0.0
    result["lines"] = []
    return result


def without_work_today(values: dict[str, Any]) -> dict[str, Any]:
    """The same values with no work with social media today."""
    result = copy.deepcopy(values)
    result["company"].update(social_share=0.0, social_cost=0.0)
    return result


def close(a: float, b: float, scale: float = 1.0) -> bool:
    """Equal but for rounding, on numbers as large as scale."""
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9 * max(1.0, scale))


# ---------------------------------------------------------------- ranges and draws


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


def normals(kind: str, low: float, likely: float, high: float, found: list[float]) -> list[float]:
    """The standard normals behind the draws of a range."""
    middle = slow.to_scale(kind, likely)
    below = (middle - slow.to_scale(kind, low)) / slow.Z95
    above = (slow.to_scale(kind, high) - middle) / slow.Z95
    gaps = [slow.to_scale(kind, x) - middle for x in found]
    return [gap / (below if gap < 0 else above) for gap in gaps]


def correlation(a: list[float], b: list[float]) -> float:
    """The correlation of standard normals."""
    return sum(x * y for x, y in zip(a, b, strict=True)) / len(a)


def test_draws_have_the_stated_quantiles_and_correlations() -> None:
    case = plain_case()
    case["correlation"] = 0.6
    case["channels"] = [a_channel(name, cpm=[1, 2, 6], close_rate=[0.1, 0.2, 0.3]) for name in "AB"]
    case["channels"][0]["lead_rate"] = [0.1, 0.2, 0.3]
    case["company"].update(new_customers=[5, 10, 20], churn=[0.01, 0.02, 0.05])
    rng = random.Random(3)
    drawn = [slow.drawn_values(case, rng) for _ in range(4000)]
    cpm = [[values["channels"][k]["cpm"] for values in drawn] for k in (0, 1)]
    assert sum(x < 1 for x in cpm[0]) / 4000 == pytest.approx(0.05, abs=0.015)
    assert sum(x > 6 for x in cpm[1]) / 4000 == pytest.approx(0.05, abs=0.015)
    price = [normals("positive", 1, 2, 6, found) for found in cpm]
    assert correlation(*price) == pytest.approx(0.6, abs=0.05)
    leads = normals("share", 0.1, 0.2, 0.3, [values["channels"][0]["lead_rate"] for values in drawn])
    closes = [
        normals("share", 0.1, 0.2, 0.3, [values["channels"][k]["close_rate"] for values in drawn]) for k in (0, 1)
    ]
    assert correlation(leads, closes[0]) == pytest.approx(-0.6, abs=0.05)
    assert correlation(leads, closes[1]) == pytest.approx(-0.6, abs=0.05)
    assert correlation(*closes) == pytest.approx(0.6, abs=0.05)
    assert correlation(price[0], leads) == pytest.approx(0, abs=0.05)
    new = normals("positive", 5, 10, 20, [values["company"]["new_customers"] for values in drawn])
    churn = normals("share", 0.01, 0.02, 0.05, [values["company"]["churn"] for values in drawn])
    assert correlation(new, churn) == pytest.approx(0.8, abs=0.05)


def test_rows_of_one_auction_are_lucky_together() -> None:
    case = plain_case()
    ranges = {"cpm": [1, 2, 6], "ctr": [0.01, 0.02, 0.05], "spend": [10, 20, 30]}
    case["channels"] = [a_channel(name, **ranges) for name in ("Facebook", "Reddit", "Threads x", "Instagram")]
    case["channels"][3]["auction"] = "REDDIT"
    first, second, third, fourth = slow.drawn_values(case, random.Random(5))["channels"]
    for name in ranges:
        assert first[name] == third[name] and second[name] == fourth[name] != first[name]


@pytest.mark.parametrize(
    ("name", "auction", "expected"),
    [
        ("Facebook", None, "meta"),
        ("meta-retargeting", None, "meta"),
        ("Instagram reels", "", "meta"),
        ("Threads", "Threads", "threads"),
        ("X ads", None, "x"),
        ("Xing", None, "xing"),
        ("LinkedIn: leads", None, "linkedin"),
        ("Search Ads", None, "search ads"),
        ("Search ads", "META", "meta"),
    ],
)
def test_auctions(name: str, auction: str | None, expected: str) -> None:
    assert slow.auction_of({"name": name, "auction": auction}) == expected


def test_levels_and_credit_fill_and_fixed_numbers_stay() -> None:
    case = plain_case()
    case["ignorance"].update(level="severe", awareness_loss=0.9)
    case["funnel"].update(credit="platform", incremental=0.9)
    values = slow.likely_values(case)
    assert [values["ignorance"][name] for name in slow.LOSSES] == [0.35, 0.05, 0.18, 0.10, 0.05, 0.06]
    assert values["company"]["customers"] == 100 and values["funnel"]["incremental"] == 0.5
    case["ignorance"]["not_applicable"] = ["search", "crisis"]
    values = slow.likely_values(case)
    assert [values["ignorance"][name] for name in slow.LOSSES] == [0.35, 0, 0.18, 0.10, 0, 0]
    del case["ignorance"]["level"], case["funnel"]["credit"]
    values = slow.likely_values(case)
    assert values["ignorance"]["awareness_loss"] == 0.04 and values["funnel"]["incremental"] == 0.65
    case["ignorance"]["level"] = case["funnel"]["credit"] = "own"
    values = slow.drawn_values(case, random.Random(1))
    assert values["ignorance"]["awareness_loss"] == 0.9 and values["funnel"]["incremental"] == 0.9


# ---------------------------------------------------------------- identities


@pytest.mark.parametrize("seed", SEEDS)
def test_a_plan_of_nothing_is_going_on_as_today(seed: int) -> None:
    values = without_plan(some_values(seed))
    values["finance"]["against"] = "today"
    engage, stay = slow.simulate(values, "engage"), slow.simulate(values, "stay")
    assert all(engage[name] == stay[name] for name in engage if name not in ("ramp", "on"))
    totals = slow.answer(values)["totals"]
    assert totals["npv"] == totals["npv_today"] == 0 and totals["roi"] is None and totals["irr"] is None
    assert totals["payback_months"] == 0 and totals["peak_funding"] == 0 and totals["beyond"] in (0, None)


@pytest.mark.parametrize("seed", SEEDS)
def test_going_on_as_today_calm_is_today_held(seed: int) -> None:
    values = some_values(seed)
    stay, hold = slow.simulate(values, "stay", calm=True), slow.simulate(values, "hold")
    for name in ("value", "revenue", "customers", "visits", "service_calls", "awareness", "followers", "cost"):
        assert all(close(a, b, abs(b)) for a, b in zip(stay[name], hold[name], strict=True)), name


@pytest.mark.parametrize("seed", SEEDS)
def test_without_work_today_standing_aside_is_going_on(seed: int) -> None:
    values = without_work_today(some_values(seed))
    assert slow.simulate(values, "ignore") == slow.simulate(values, "stay")
    totals = slow.answer(values)["totals"]
    assert totals["npv_aside"] == totals["npv_today"] and totals["roi_aside"] == totals["roi_today"]


@pytest.mark.parametrize("seed", SEEDS)
def test_npv_today_does_not_depend_on_the_social_share(seed: int) -> None:
    values = some_values(seed)
    values["company"]["social_cost"] = 1000.0  # so that today's work can be stopped
    one = slow.answer(values)["totals"]["npv_today"]
    values["company"]["social_share"] = 0.5
    assert slow.answer(values)["totals"]["npv_today"] == one


@pytest.mark.parametrize("seed", SEEDS)
def test_streams_and_cost_sum_to_value(seed: int) -> None:
    values = some_values(seed)
    rate = values["finance"]["discount_rate"]
    totals = slow.answer(values)["totals"]
    scale = slow.present_value([abs(x) for x in slow.simulate(values, "engage")["revenue"]], rate)
    assert close(totals["ladder"]["ignorance"], totals["npv"], scale)
    assert totals["npv"] == totals["npv_today" if slow.base_of(values) == "stay" else "npv_aside"]
    streams = sum(stream["gain"] + stream["avoided"] for stream in totals["streams"].values())
    assert close(streams - totals["cost_pv"], totals["npv"], scale)
    for world in slow.WORLDS:
        series = slow.simulate(values, world, 6)
        for t, value in enumerate(series["value"]):
            parts = series["hold_profit"][t] + sum(series["stream_" + name][t] for name in slow.STREAMS)
            assert close(parts - series["cost"][t], value, abs(series["revenue"][t]))


@pytest.mark.parametrize("seed", SEEDS)
def test_standing_aside_by_dimension_sums_to_the_whole(seed: int) -> None:
    values = some_values(seed)
    rate = values["finance"]["discount_rate"]
    hold, ignore = slow.simulate(values, "hold"), slow.simulate(values, "ignore")
    told_apart = slow.standing_aside(values)
    saved = told_apart.pop("cost_saved")
    whole = slow.present_value(slow.less(hold["value"], ignore["value"]), rate)
    scale = slow.present_value([abs(x) for x in hold["revenue"]], rate)
    assert close(sum(told_apart.values()) - saved, whole, scale)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_avoided_at_level_none(seed: int) -> None:
    case = slow.random_case(random.Random(seed))
    case["ignorance"]["level"] = "none"
    streams = slow.answer(slow.likely_values(case))["totals"]["streams"]
    assert all(stream["avoided"] == 0 for stream in streams.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_stocks_stay_in_their_bounds(seed: int) -> None:
    values = some_values(seed)
    for world in slow.WORLDS:
        series = slow.simulate(values, world, 5)
        assert all(0 <= a <= 1 for a in series["awareness"] + series["churn"] + series["care"])
        for name in ("customers", "followers", "ambassadors", "contacts", "joining", "ordering"):
            assert min(series[name]) >= -1e-9, (world, name)
        assert min(series["new_customers"]) >= -1e-9 * (1 + max(series["n0"])), world


@pytest.mark.parametrize("seed", SEEDS)
def test_where_nothing_applies_standing_aside_is_today_held(seed: int) -> None:
    rng = random.Random(seed)
    case = slow.random_case(rng, ranges=True)
    case["ignorance"]["not_applicable"] = list(slow.NOT_APPLICABLE)
    values = slow.drawn_values(case, rng)
    ignore, hold = slow.simulate(values, "ignore"), slow.simulate(values, "hold")
    held = {name: hold["stream_" + name] for name in slow.STREAMS}
    for name in slow.STREAMS:
        if name == "today":  # today's customers go with its work
            continue
        scale = max(hold["revenue"])
        assert all(close(a, b, scale) for a, b in zip(ignore["stream_" + name], held[name], strict=True)), name
    assert ignore["awareness"] == pytest.approx(hold["awareness"]) and ignore["search"] == hold["search"]


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
def test_stop_follows_engage_to_the_gate_and_stay_from_the_start(seed: int) -> None:
    values = some_values(seed)
    engage, stop = slow.simulate(values, "engage"), slow.simulate(values, "stop", 2)
    assert all(stop[name][:2] == engage[name][:2] for name in engage)
    assert not any(stop["effort"][2:])
    worked = min(1.0, values["funnel"]["incremental"]) * values["funnel"]["lead_cost"]
    for leads, cost in zip(stop["leads"][2:], stop["cost"][2:], strict=True):  # of ads that are carried over
        assert close(cost, leads * worked + values["company"]["social_cost"], cost)
    assert slow.simulate(values, "stop", 0) == slow.simulate(values, "stay")
    assert set(slow.answer(values, gate=2)["worlds"]) == {"engage", "stop", "stay", "ignore", "hold"}


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_of_one_auction_change_no_click(seed: int) -> None:
    values = some_values(seed)
    split = copy.deepcopy(values)
    split["channels"] = []
    for channel in values["channels"]:
        for part in (0.25, 0.75):
            row = copy.deepcopy(channel)
            row.update(
                spend=channel["spend"] * part, auction=slow.auction_of(channel), name=f"{channel['name']} {part}"
            )
            split["channels"].append(row)
    if not sum(channel["spend"] for channel in values["channels"]):
        return  # equal shares of what is moved differ
    one, other = slow.simulate(values, "engage"), slow.simulate(split, "engage")
    for a, b in zip(one["clicks"], other["clicks"], strict=True):
        assert close(sum(a), sum(b), sum(a))
    assert one["care"] == other["care"]


@pytest.mark.parametrize("seed", SEEDS)
def test_money_scales(seed: int) -> None:
    values = some_values(seed)
    scaled = copy.deepcopy(values)
    money = {
        "company": ("order_value", "later_value", "social_cost"),
        "plan": ("hourly_cost", "agency", "content", "tools", "outside_hour", "setup", "half_presence"),
        "funnel": ("lead_cost", "contact_cost"),
        "service": ("cost_per_call", "cost_per_contact"),
        "print": ("budget",),
        "recruiting": ("cost_per_hire",),
    }
    for group, names in money.items():
        for name in names:
            scaled[group][name] *= 8
    for channel in scaled["channels"]:
        for name in ("spend", "cpm", "double_at"):
            channel[name] *= 8
    for line in scaled["lines"]:
        line["amount"] *= 8
    one, other = slow.answer(values), slow.answer(scaled)  # a factor of 8 changes no rounding
    for name in ("npv", "cost_pv", "net", "cost", "npv_aside", "npv_today", "peak_funding"):
        assert other["totals"][name] == 8 * one["totals"][name]
    for name in ("roi", "roi_simple", "payback_months", "need", "care", "hands"):
        assert other["totals"][name] == one["totals"][name]
    for name in ("visits", "leads", "reach", "customers", "awareness", "followers", "service_calls"):
        assert other["worlds"]["engage"][name] == one["worlds"]["engage"][name]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_cost_and_a_saving_of_one_amount_cancel(seed: int) -> None:
    values = some_values(seed)
    more = copy.deepcopy(values)
    span = {"amount": 1024.0, "first": 2, "last": 3}
    more["lines"] += [{"name": "-", "layer": "cost", **span}, {"name": "+", "layer": "save", **span}]
    for a, b in zip(slow.simulate(values, "engage")["value"], slow.simulate(more, "engage")["value"], strict=True):
        assert close(a, b, abs(a) + 1024)


# ---------------------------------------------------------------- known by hand: ads, work, cost


def test_one_channel_by_hand() -> None:
    case = plain_case()
    case["funnel"].update(incremental=0.5)
    case["plan"].update(setup=10.0)
    engage = lived(case)
    # 100 buys 2,000 impressions at 50 a thousand; half of them at the doubled price: 1,000; 100 clicks; 50 leads;
    # a fifth of them customers, half of these incremental: 5
    assert engage["impressions"][0] == [pytest.approx(1000)] and engage["clicks"][0] == [pytest.approx(100)]
    assert engage["leads"][0] == pytest.approx(50) and engage["new_social"][0] == pytest.approx(5)
    assert engage["reach"][0] == 0.0  # nothing on target
    assert engage["customers"][:2] == pytest.approx([105, 109.5])
    # month 1: 5 first orders of 50; month 2: 5 more, and 5 * 0.9 later ones of 40; at a margin of a half
    assert engage["stream_social"][:2] == pytest.approx([125, 215])
    # today: 10 first orders of 50 and 90 later ones of 40, at a half
    assert engage["value"][:2] == pytest.approx([2050 + 125 - 100, 2050 + 215 - 100])
    totals = told(case)
    assert totals["cost"] == pytest.approx(1210) and totals["ladder"]["save"] == pytest.approx(-1210)
    assert totals["payback_months"] == pytest.approx(10 / 25)  # -10, then 125 - 100 a month
    assert totals["peak_funding"] == pytest.approx(10) and totals["irr"] is None
    assert totals["streams"]["social"]["gain"] == pytest.approx(totals["npv"] + 1210)
    # customers won: 5 (1 + 0.9 + ... + 0.9^11), each with 0.5 * 40 * 0.9/0.1 to come
    assert totals["beyond"] == pytest.approx(50 * (1 - 0.9**12) * 180)


def test_two_channels_of_one_auction_by_hand() -> None:
    case = plain_case()
    case["channels"] = [
        a_channel("Facebook", spend=60.0),
        a_channel("Instagram", spend=40.0, cpm=100.0, double_at=50.0),
        a_channel("Reddit", spend=40.0),
    ]
    engage = lived(case)
    # Meta's auction holds 100: 1,200/(1 + 100/100) and 400/(1 + 100/50); alone: 800/(1 + 40/100)
    assert engage["impressions"][0] == pytest.approx([600, 400 / 3, 800 / 1.4])
    case["channels"][1]["auction"] = "Own"
    assert lived(case)["impressions"][0] == pytest.approx([1200 / 1.6, 400 / 1.8, 800 / 1.4])


def test_carried_ads_and_price_rise_by_hand() -> None:
    case = plain_case()
    case["channels"] = [a_channel("A", half_life=1.0, last=2)]
    case["plan"].update(cpm_trend=0.21)
    engage = lived(case)
    # felt: 50, 75, then half of it each month when the channel is closed
    felt, price = [50, 75, 37.5, 18.75], [50 * 1.21 ** (t / 12) for t in (1, 2, 3, 4)]
    expected = [1000 * e / p / (1 + e / 100) for e, p in zip(felt, price, strict=True)]
    assert [month[0] for month in engage["impressions"][:4]] == pytest.approx(expected)
    assert engage["cost"][:4] == [100, 100, 0, 0]


def test_care_by_hand() -> None:
    case = plain_case()
    case["channels"] = [a_channel("Facebook"), a_channel("Threads"), a_channel("Reddit", first=2, last=2)]
    case["plan"].update(hours=10.0, agency=100.0, content=150.0, outside_hour=50.0)  # 10 + 250/50 = 15 hands
    case["plan"].update(hours_per_account=12.0, posts=10.0, hours_per_post=1.5, unattended=0.4)
    engage = lived(case)
    # month 1: Meta asks 12, so 3 hours are left for 15 of posts; month 2: 24 asked of 15, and none left
    assert engage["hands"][0] == 15 and engage["need"][:3] == [27, 39, 27]
    assert engage["account_care"][:3] == pytest.approx([1, 15 / 24, 1])
    assert engage["post_care"][:3] == pytest.approx([0.2, 0, 0.2])
    assert engage["care"][:2] == pytest.approx([15 / 27, 15 / 39])
    # in month 2 a click-through rate is 0.4 + 0.6 * 0.625 of what it is where all is cared for
    assert engage["clicks"][1][0] == pytest.approx(engage["clicks"][0][0] * 0.775)
    # answers: two posts a month come out of ten, 2/(2 + 4)
    assert engage["answers"][:2] == pytest.approx([1 / 3, 0])
    totals = told(case)
    assert (totals["hands"], totals["need"]) == (15, 39) and totals["care"] == pytest.approx(15 / 39)


def test_carried_ads_of_a_closed_account_are_cared_for_as_before() -> None:
    case = plain_case()
    case["channels"] = [a_channel("A", half_life=1.0, last=1)]
    case["plan"].update(hours=5.0, hours_per_account=10.0)
    engage = lived(case)
    assert engage["account_care"][:3] == [0.5, 0.5, 0.5] and engage["need"][:2] == [10, 0]
    assert engage["care"][:2] == [0.5, 1] and engage["clicks"][1][0] > 0


def test_what_is_seen_by_hand() -> None:
    case = plain_case()
    case["plan"].update(hours=4.0, hourly_cost=20.0, tools=30.0, ad_fee=0.1, ramp_months=2.0)
    case["plan"].update(hours_per_account=2.0, posts=1.0, hours_per_post=4.0, half_presence=125.0)
    case["effects"].update(half_life=1.0)
    engage = lived(case)
    # work done: 2 on the account and 2 of 4 on posts; at full pace 100 of ads and 4 * 50 are seen, at half pace half
    assert engage["work"][0] == 4 and engage["running"][:2] == pytest.approx([55 + 5, 110 + 10])
    assert engage["cost"][:2] == pytest.approx([110, 220])
    first = 0.5 * 150 / 275
    assert engage["activity"][:2] == pytest.approx([first, first + 0.5 * (300 / 425 - first)])


def test_leads_are_worked_and_lines_are_told() -> None:
    case = plain_case()
    case["plan"].update(posts=10.0, organic_reach=2.0, organic_ctr=0.01)
    case["company"].update(followers=500.0)
    case["funnel"].update(incremental=1.5, lead_cost=2.0, organic_lead_rate=0.1, close_rate=0.3, download_rate=0.25)
    case["funnel"].update(replaced_share=0.4, contact_cost=5.0, contact_conversion=0.1, contact_decay=0.5)
    case["lines"] = [
        {"name": "event", "layer": "cost", "amount": 40.0, "first": 2, "last": 2},
        {"name": "tool", "layer": "save", "amount": 30.0},
        {"name": "sponsor", "layer": "earn", "amount": 20.0, "first": 3},
    ]
    engage = lived(case)
    # 10 posts reach 10,000 times, 100 visits, 10 leads beside the channel's 50; each worked once at 2
    assert engage["leads"][0] == pytest.approx(60) and engage["cost"][:2] == pytest.approx([220, 260])
    # 10 of the channel's leads and 3 of the organic ones buy, and half as many more that nobody credits
    assert engage["new_social"][0] == pytest.approx(19.5)
    assert engage["stream_other_saved"][:3] == [30, 30, 30] and engage["stream_other_earned"][:3] == [0, 0, 20]
    # 200 visits leave 50 addresses: 20 would have been bought at 5, 30 are new contacts, a tenth buys next month
    assert engage["stream_database"][0] == pytest.approx(100) and engage["downloads"][0] == pytest.approx(50)
    assert engage["contacts"][:2] == pytest.approx([30, 45])
    assert engage["new_contacts"][:2] == pytest.approx([0, 30 * 0.1 * 1.5])
    assert not any(lived(case, "stay")["stream_other_saved"]) and not any(lived(case, "stay")["cost"])
    assert lived(case, "stop", gate=1)["stream_other_saved"][:2] == [30, 0]


def test_new_share_and_value_by_hand() -> None:
    case = plain_case()
    case["funnel"].update(incremental=1.0, sales_cycle=2.0)
    case["channels"] = [a_channel("A", new_share=0.6, value=1.5)]
    engage = lived(case)
    # 50 leads make 10 sales: 6 by new people, worth 15 first orders; q of each comes in the month
    q = 1 - math.exp(-0.5)
    assert engage["joined"][:2] == pytest.approx([6 * q, 6 * q * (1 + 1 - q)])
    assert engage["placed"][:2] == pytest.approx([15 * q, 15 * q * (2 - q)])
    # margin a half: orders of 50, and the later ones of 40 by those who joined
    expected = 0.5 * (50 * engage["placed"][1] + 40 * 0.9 * 6 * q)
    assert engage["stream_social"][1] == pytest.approx(expected)
    assert engage["stream_loyalty"][:3] == pytest.approx([0, 0, 0])
    assert engage["revenue"][0] == pytest.approx(50 * 10 + 40 * 90 + 50 * 15 * q)


def test_season_and_phasing_follow_the_calendar() -> None:
    case = plain_case()
    case["finance"]["start"] = "2027-11"
    case["company"]["season"] = [float(i) for i in range(1, 13)]
    case["channels"][0]["phasing"] = [0.0] + [1.0] * 10 + [2.0]
    engage = lived(case)
    assert engage["n0"][:3] == [110, 120, 10]
    assert engage["cost"][:4] == [100, 200, 0, 100]


# ---------------------------------------------------------------- known by hand: print, worlds, losses


def test_print_carry_over_by_hand() -> None:
    case = silent_case()
    case["print"].update(budget=400.0, moved=0.75, reinvested=0.5, roas=0.5, elasticity=0.5, half_life=1.0)
    case["channels"] = [a_channel("A", spend=0.0), a_channel("B", spend=0.0, first=2)]
    engage = lived(case)
    # half of the 300 moved goes to the open channels in equal shares
    assert engage["spends"][:2] == [[150, 0], [75, 75]]
    # a quarter is left, so half the effect is lost in the long run: 1/4 of it in month 1, 3/8 in month 2
    # today's 200 of first orders are 4 customers a month: 1 and 1.5 fewer
    assert engage["new_print"][:2] == pytest.approx([-1, -1.5])
    # saved 300; a half of 50 for each lost first order and of 40 * 0.9 for the one lost a month ago
    assert engage["stream_print"][:2] == pytest.approx([300 - 25, 300 - 37.5 - 18])
    stop = lived(case, "stop", gate=1)
    assert stop["new_print"][:3] == pytest.approx([-1, -0.5, -0.25])
    case["print"]["roas"] = 50.0  # 400 customers a month, where there are 10: no more than all of them
    assert lived(case)["new_print"][0] == -10
    case["company"]["order_value"] = 0.0
    assert lived(case)["new_print"][0] == 0


def test_worlds_of_work_today_by_hand() -> None:
    case = silent_case()
    case["company"].update(social_share=0.4, social_cost=100.0)
    case["funnel"].update(sales_cycle=1 / math.log(2))  # half of what is on its way comes each month
    ignore, stay, hold = lived(case, "ignore"), lived(case, "stay"), lived(case, "hold")
    assert ignore["todays"][:3] == pytest.approx([0.5, 0.25, 0.125]) and stay["todays"][:2] == [1, 1]
    assert ignore["new_today"][:2] == pytest.approx([-2, -3])  # 10 * 0.4 * what is gone
    # at a half: 2 first orders of 50; then 3 of them and 2 * 0.9 later ones of 40
    assert ignore["stream_today"][:2] == pytest.approx([-50, -75 - 36])
    assert ignore["cost"][0] == 0 and stay["cost"][0] == hold["cost"][0] == lived(case)["cost"][0] == 100
    assert stay["value"][:2] == [1950, 1950]
    totals = told(case)  # the plan is nothing, so it is held against today
    assert totals["npv"] == totals["npv_today"] == 0 and totals["roi"] is None
    aside = slow.standing_aside(slow.likely_values(case))
    assert totals["npv_aside"] == pytest.approx(aside["today"] - 1200)
    assert totals["roi_aside"] == pytest.approx(totals["npv_aside"] / 1200) and aside["cost_saved"] == 1200
    case["finance"]["against"] = "aside"
    totals = told(case)
    assert totals["npv"] == totals["npv_aside"] and totals["cost"] == 1200
    assert totals["streams"]["today"] == {"gain": pytest.approx(aside["today"]), "avoided": 0}


def test_against_where_it_is_not_said() -> None:
    case = silent_case()
    assert slow.base_of(slow.likely_values(case)) == "ignore"
    case["company"]["social_share"] = 0.1
    assert slow.base_of(slow.likely_values(case)) == "stay"
    case["company"].update(social_share=0.0, social_cost=1.0)
    assert slow.base_of(slow.likely_values(case)) == "stay"
    case["finance"]["against"] = "aside"
    assert slow.base_of(slow.likely_values(case)) == "ignore"


def test_erosion_and_protection_by_hand() -> None:
    case = silent_case()
    case["ignorance"].update(half_life=1.0, protection=0.5, search_loss=0.4, churn_increase=1.0)
    case["company"].update(social_cost=100.0, search_share=0.5)
    case["plan"].update(half_presence=100.0, hours=2.0, posts=2.0, hours_per_post=1.0)
    # the plan: 100 of work seen, half presence, at once; today's work as much: three quarters of a half protected
    assert lived(case)["erosion"][:2] == pytest.approx([0.5 * 0.625, 0.75 * 0.625])
    assert lived(case, "stay")["erosion"][0] == pytest.approx(0.5 * 0.75)
    assert lived(case, "ignore")["erosion"][0] == 0.5 and lived(case, "hold")["erosion"][0] == 0
    assert lived(case, calm=True)["erosion"][0] == 0
    ignore = lived(case, "ignore")
    assert ignore["search"][0] == pytest.approx(0.8) and ignore["churn"][0] == pytest.approx(0.15)
    assert ignore["new_search"][0] == pytest.approx(-1)  # 10 * 0.5 * -0.2
    assert ignore["customers"][0] == pytest.approx(94)
    # later orders of the five who left more: 5 * 40 at a half
    assert ignore["stream_loyalty"][0] == pytest.approx(-100)
    case["ignorance"].update(search_loss=3.0, churn_increase=30.0)
    ignore = lived(case, "ignore")  # no search below nothing, no churn above all; only the new ones are left
    assert ignore["search"][0] == 0 and ignore["churn"][0] == 1 and ignore["customers"][0] == 5


def test_relations_by_hand() -> None:
    case = silent_case()
    case["company"].update(followers=50.0, ambassadors=10.0, follower_customers=0.4, social_cost=1.0)
    case["effects"].update(follower_decay=0.5, spend_uplift=0.5, churn_reduction=1.0)
    case["effects"].update(referrals=0.5, ambassador_rate=0.1)
    case["funnel"]["close_rate"] = 0.2
    ignore = lived(case, "ignore")
    # 50 relations fade to 25; then r is 10/100 instead of 20/100: churn 0.11, and each order worth 0.95
    assert ignore["followers"][:2] == pytest.approx([25, 12.5])
    assert ignore["closer"][:2] == pytest.approx([0, -0.1]) and ignore["churn"][1] == pytest.approx(0.11)
    assert ignore["revenue"][1] == pytest.approx(0.95 * (50 * 10 + 40 * 89))
    assert ignore["ambassadors"][:2] == pytest.approx([10, 7.5])
    assert ignore["new_referrals"][2] == pytest.approx(-2.5 * 0.5 * 0.2)
    case["ignorance"]["not_applicable"] = ["relations"]
    ignore = lived(case, "ignore")
    assert ignore["closer"][1] == 0 and not any(ignore["new_referrals"]) and ignore["revenue"][1] == 4100


def test_awareness_by_hand() -> None:
    case = silent_case()
    case["company"].update(awareness=0.5)
    case["ignorance"].update(awareness_loss=0.4)
    case["effects"].update(awareness_decay=0.5, awareness_elasticity=2.0)
    ignore = lived(case, "ignore")
    # upheld from the first month: 0.5 * 0.6 = 0.3, and half of the way each month
    assert ignore["awareness"][:2] == pytest.approx([0.4, 0.35])
    assert ignore["new_awareness"][:2] == pytest.approx([0, 10 * (0.64 - 1)])
    case["ignorance"].update(awareness_loss=9.0)
    assert lived(case, "ignore")["new_awareness"][5] == pytest.approx(10 * (1e-6 - 1))  # a thousandth is left


def test_storm_by_hand() -> None:
    case = silent_case()
    case["ignorance"].update(crisis_per_year=0.75, crisis_loss=0.1, crisis_response=0.5)
    values = slow.likely_values(case)
    # a tenth of 12 * 0.5 * (50 * 10 + 40 * 90) is 2,460; by month t it has come with a chance of 1 - 1/4^(t/12)
    ignore = slow.simulate(values, "ignore")
    expected = [-2460 * (0.25 ** ((t - 1) / 12) - 0.25 ** (t / 12)) for t in range(1, 13)]
    assert ignore["stream_crisis"] == pytest.approx(expected)
    assert sum(ignore["stream_crisis"]) == pytest.approx(-2460 * 0.75)
    assert not any(slow.simulate(values, "hold")["stream_crisis"])
    assert not any(slow.simulate(values, "ignore", calm=True)["stream_crisis"])
    values["u"] = 0.5  # 12 ln 2 / ln 4 = 6: month 6, though rounding may say a hair more
    assert [t + 1 for t, x in enumerate(slow.simulate(values, "stay")["stream_crisis"]) if x] == [6]
    values["u"] = 1 - 1e-16
    assert slow.simulate(values, "stay")["stream_crisis"][0] == pytest.approx(-2460)
    values["ignorance"]["crisis_per_year"] = 1.0
    values["u"] = 0.5
    assert slow.simulate(values, "stay")["stream_crisis"][:2] == pytest.approx([-2460, 0])
    # present and answering: half presence at once, 4 of 8 answered: half of a quarter is avoided
    case["plan"].update(posts=4.0, hours_per_post=1.0, hours=4.0, half_presence=200.0)
    assert lived(case)["stream_crisis"][0] == pytest.approx(expected[0] * (1 - 0.5 * 0.5 * 0.5))


def test_avoided_is_what_disappears_where_nothing_threatens() -> None:
    case = silent_case()
    case["recruiting"].update(hires=12.0, cost_per_hire=100.0, reduction=0.5)
    case["ignorance"].update(hiring_increase=0.4, protection=0.5)
    case["plan"].update(posts=4.0, hours_per_post=1.0, hours=4.0, half_presence=200.0)
    # half presence at once: engage 100 * (1 + 0.4 * 0.75) * 0.75 = 97.5, ignore 140; calm 75 and 100
    stream = told(case)["streams"]["recruiting"]
    assert stream == {"gain": pytest.approx(12 * 25), "avoided": pytest.approx(12 * (42.5 - 25))}
    assert slow.standing_aside(slow.likely_values(case))["recruiting"] == pytest.approx(12 * 40)


def test_service_by_hand() -> None:
    case = silent_case()
    case["service"].update(calls=0.5, cost_per_call=10.0, cost_per_contact=4.0, deflection=0.4, cashable=0.5)
    case["plan"].update(posts=4.0, hours_per_post=1.0, hours=4.0, half_presence=200.0)
    engage = lived(case)
    # 50 calls, 0.4 * 1/2 present * 1/2 answered of them move, each saves 6, half of it in the budget
    assert engage["stream_service"][0] == pytest.approx(15) and engage["service_calls"][0] == pytest.approx(45)


# ---------------------------------------------------------------- known by hand: what is read off


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


def test_payback_takes_what_is_next_to_nothing_as_nothing() -> None:
    assert slow.payback([-10, 9.999]) is None
    assert slow.payback([-10, 9.999], slack=0.01) == pytest.approx(1)
    assert slow.payback([-0.001, 0], slack=0.01) == 0


def test_peak_funding() -> None:
    assert slow.peak_funding([-10, 4, -7, 20, -18]) == 13
    assert slow.peak_funding([1, 1]) == 0


def test_irr_is_told_where_it_is_worth_the_name() -> None:
    flow = [-100.0] + [0.0] * 12 + [110.0]
    costs = [100.0] + [0.0] * 13
    assert slow.told_irr(flow, costs, 0) == pytest.approx(1.1 ** (12 / 13) - 1)
    # a quarter of the cost of months 0..12 is 100 where those come to 400; month 13 is none of them
    assert slow.told_irr(flow, [100.0] * 4 + [0.0] * 9 + [9e9], 0) is not None
    assert slow.told_irr(flow, [100.0] * 4 + [0.0] * 8 + [1.0], 0) is None
    assert slow.told_irr([-100.0] + [0.0] * 11 + [110.0], costs, 0) is None  # paid back in month 12


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


def test_unit_values_by_hand() -> None:
    case = plain_case()
    values = slow.likely_values(case)
    # 25 for the first order, and 20 for each of 0.9 + 0.81 + ... = 9 later ones
    assert slow.lifetime_value(values) == pytest.approx(205)
    case["funnel"].update(incremental=0.5, lead_cost=2.0)
    case["plan"].update(ad_fee=0.1, setup=30.0)
    case["channels"][0].update(new_share=0.5, value=2.0)
    values = slow.likely_values(case)
    # a lead: half of a fifth of (50 for the order, half a customer's 180); costs 110/50 and half of them worked at 2
    assert slow.lead_values(values)["A"] == {"value": pytest.approx(14), "cost": pytest.approx(2.2 + 1)}
    # 12 months of 110 and 50 leads worked, and setup; 2.5 new customers a month
    assert slow.acquisition_cost(values) == pytest.approx((12 * 160 + 30) / 30)


def test_return_on_engagement_by_hand() -> None:
    case = plain_case()
    case["funnel"].update(incremental=1.0, organic_lead_rate=0.1, close_rate=0.2)
    case["plan"].update(posts=10.0, organic_reach=2.0, organic_ctr=0.05, tools=50.0)
    case["company"].update(followers=500.0)
    # 500 organic visits leave 50 leads, as many as the channel's: half of the social stream
    social = told(case)["streams"]["social"]["gain"]
    assert slow.return_on_engagement(slow.likely_values(case)) == pytest.approx(0.5 * social / 600 - 1)


def test_discounting_by_hand() -> None:
    case = silent_case()
    case["finance"].update(discount_rate=0.21)
    case["plan"].update(setup=100.0)
    case["lines"] = [{"name": "saved", "layer": "save", "amount": 121.0, "first": 12}]
    totals = told(case)
    assert totals["npv"] == pytest.approx(0) and totals["cost_pv"] == 100 and totals["net"] == pytest.approx(21)
    assert totals["roi_simple"] == pytest.approx(0.21) and totals["payback_months"] == pytest.approx(11 + 100 / 121)
    assert totals["ladder"]["save"] == pytest.approx(0) and totals["irr"] is None
    case["finance"]["months"] = 24
    case["lines"][0].update(amount=146.41, first=24)
    totals = told(case)
    assert totals["npv"] == pytest.approx(0) and totals["irr"] == pytest.approx(0.21)
    assert totals["peak_funding"] == 100 and totals["beyond"] == 0


# ---------------------------------------------------------------- random cases


def test_random_cases_meet_the_edges_and_are_numbers() -> None:
    cases = [slow.random_case(random.Random(seed), ranges=seed % 2 == 1) for seed in range(400)]
    assert {len(case["channels"]) for case in cases} >= {0, 1, 12}
    assert {case["ignorance"].get("level") for case in cases} == {*slow.LEVELS, "own", None}
    assert {case["funnel"].get("credit") for case in cases} == {*slow.CREDITS, "own", None}
    assert {case["finance"]["months"] for case in cases} >= {3, 12, 60}
    assert {case["finance"].get("against") for case in cases} == {"aside", "today", None}
    assert {slow.base_of(slow.likely_values(case)) for case in cases} == {"ignore", "stay"}
    lines = [line for case in cases for line in case.get("lines", [])]
    assert {line["layer"] for line in lines} == {"cost", "save", "earn"}
    rows = lines + [channel for case in cases for channel in case["channels"]]
    assert {("first" in row, "last" in row) for row in rows} == {(a, b) for a in (True, False) for b in (True, False)}
    assert any("phasing" in row for row in rows) and any("season" in case["company"] for case in cases)
    auctions = [slow.columns_of(case["channels"]) for case in cases]
    assert sum(len(set(columns)) < len(columns) for columns in auctions) > 100
    absent = [case["ignorance"].get("not_applicable", []) for case in cases]
    assert {each for found in absent for each in found} == set(slow.NOT_APPLICABLE)
    assert {len(found) for found in absent} == set(range(6))


def test_random_cases_meet_every_zero_and_every_range() -> None:
    cases = [slow.random_case(random.Random(seed), ranges=seed % 2 == 1) for seed in range(400)]
    for group, names in slow.SPEC.items():
        for name in set(names) - slow.NEVER_ZERO - set(slow.LOSSES):
            tables = [t for case in cases for t in (case.get(group, []) if group in slow.LISTS else [case[group]])]
            given = [slow.bare(table[name]) for table in tables if name in table]
            assert any(number == 0 for number in given), (group, name)
            assert any(isinstance(number, list) for number in given), (group, name)
            assert any(not isinstance(number, list) and number > 0 for number in given), (group, name)


def test_random_cases_have_answers() -> None:
    for seed in range(120):
        rng = random.Random(seed)
        case = slow.random_case(rng, ranges=seed % 2 == 1)
        values = slow.drawn_values(case, rng)
        json.dumps(slow.answer(values), allow_nan=False)
        told_apart = [slow.standing_aside(values), slow.lead_values(values), slow.acquisition_cost(values)]
        json.dumps([*told_apart, slow.return_on_engagement(values)], allow_nan=False)
