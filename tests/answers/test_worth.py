"""What one of each is worth, and what rests on awareness and relation: by hand, and by law."""

import math
import re
import string
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim.answers.ask import answer, likely
from roisim.answers.worth import DEARER
from roisim.cases import preset
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.text import LANGUAGES, Language, Text, words

# As many customers come as leave, and money later is worth what it is now: sums that one can do on paper.
ON_PAPER = {
    "company.customers": 500.0, "company.new_customers": 10.0, "company.churn": 0.02, "company.order_value": 1000.0,
    "company.orders": 0.1, "company.margin": 0.5, "company.social_share": 0.0, "company.social_cost": 0.0,
    "company.awareness": 0.25, "company.followers": 100.0,
    "company.ambassadors": 10.0, "company.follower_customers": 0.1, "effects.awareness_elasticity": 0.2,
    "effects.spend_uplift": 0.05, "effects.churn_reduction": 0.1, "effects.referrals": 0.02,
    "funnel.close_rate": 0.1, "funnel.incremental": 0.5, "funnel.lead_cost": 0.0, "plan.ad_fee": 0.0,
}  # fmt: skip
GROSS_PROFIT = 12 * 0.5 * 1000 * (10 + 0.1 * 500 * 0.98)  # 354,000 a year
LTV = 500 * (1 + 0.1 * 0.98 / 0.02)  # 2,950


def on_paper(**changed: float) -> Scenario:
    """The case that one can do on paper, in one channel, with other numbers where given (`company__margin`)."""
    case = preset("b2b")
    numbers = ON_PAPER | {name.replace("__", "."): value for name, value in changed.items()}
    numbers = {"company.later_value": numbers["company.order_value"]} | numbers
    for path, value in numbers.items():
        case = case.with_estimate(path, Estimate(value))
    click = {"cpm": 200.0, "ctr": 0.01, "lead_rate": 0.05, "spend": 1000.0, "double_at": 1000.0}
    sale = {"close_rate": 0.1, "new_share": 1.0, "value": 1.0}
    numbers_of = {name: Estimate(value) for name, value in (click | sale).items()}
    channel = replace(case.channels[0], name="Ads", auction="", first=None, last=None, **numbers_of)
    return replace(case, channels=(channel,), finance=replace(case.finance, discount_rate=0.0))


def test_what_one_of_each_is_worth_is_what_paper_says() -> None:
    found = {name: spread.q50 for name, spread in likely(on_paper()).unit_values.items()}
    assert found["ltv"] == pytest.approx(LTV)
    assert found["sale"] == pytest.approx(500)
    assert found["lead"] == pytest.approx(0.1 * 0.5 * LTV)
    assert found["awareness_point"] == pytest.approx(12 * 0.01 * 10 * 0.2 / 0.25 * LTV)
    assert found["relation"] == pytest.approx(12 * 0.1 * (0.05 * 29_500 / 500 + 0.1 * 0.02 * (LTV - 500)))
    assert found["ambassador"] == pytest.approx(12 * 0.02 * 0.1 * LTV)
    assert found["cost_per_click.Ads"] == pytest.approx(20 * 2)
    assert found["cost_per_lead.Ads"] == pytest.approx(20 * 2 / 0.05)
    assert found["lead.Ads"] == pytest.approx(found["lead"])


def test_a_customer_is_earned_back_when_its_gross_profit_has_covered_what_it_cost() -> None:
    found = {name: spread.q50 for name, spread in likely(on_paper(company__order_value=60_000)).unit_values.items()}
    cost, months, covered = found["cac"], 0, 30_000.0
    assert cost is not None and found["ltv"] is not None and found["earned_back"] is not None
    while covered < cost:
        months += 1
        covered += 30_000 * 0.1 * 0.98**months
    assert found["ltv_over_cac"] == pytest.approx(found["ltv"] / cost)
    assert months == math.ceil(found["earned_back"])


@pytest.mark.parametrize(
    ("changed", "wanted"), [({"company__churn": 0.0}, "finite"), ({"company__orders": 0.0}, "never"),
                            ({"company__order_value": 1e7}, "at once")]
)  # fmt: skip
def test_a_customer_may_be_earned_back_at_once_or_never(changed: dict[str, float], wanted: str) -> None:
    spread = likely(on_paper(**changed)).unit_values["earned_back"]
    assert {"finite": (spread.q50 or 0) > 0, "never": spread.q50 is None, "at once": spread.q50 == 0}[wanted]


def test_a_lead_of_a_channel_has_its_own_close_rate_worth_and_share_of_new_customers() -> None:
    case = on_paper()
    sold = {"close_rate": Estimate(0.2), "new_share": Estimate(0.5), "value": Estimate(1.5)}
    case = replace(case, channels=(replace(case.channels[0], **sold),))
    later = LTV - 500  # gross profit of the orders that come after the first
    assert likely(case).unit_values["lead.Ads"].q50 == pytest.approx(0.5 * 0.2 * (1.5 * 500 + 0.5 * later))
    assert likely(case).unit_values["lead"].q50 == pytest.approx(0.1 * 0.5 * LTV)


def test_a_lead_costs_its_fee_and_its_work_too_as_often_as_it_would_not_have_come() -> None:
    found = likely(on_paper(plan__ad_fee=0.1, funnel__lead_cost=100.0)).unit_values
    assert found["cost_per_click.Ads"].q50 == pytest.approx(40 * 1.1)
    assert found["cost_per_lead.Ads"].q50 == pytest.approx(800 * 1.1 + 0.5 * 100)


def test_a_click_is_as_dear_as_all_that_its_auction_spends_makes_it() -> None:
    case = on_paper()
    (ads,) = case.channels
    rows = replace(ads, name="Meta one"), replace(ads, name="Facebook"), replace(ads, name="Elsewhere")
    found = likely(replace(case, channels=rows)).unit_values
    assert found["cost_per_click.Meta one"].q50 == found["cost_per_click.Facebook"].q50 == pytest.approx(20 * 3)
    assert found["cost_per_click.Elsewhere"].q50 == pytest.approx(20 * 2)


def test_what_rests_on_awareness_and_relation_is_what_paper_says() -> None:
    found = {name: spread.q50 for name, spread in likely(on_paper()).resting.items()}
    assert found["gross_profit"] == pytest.approx(GROSS_PROFIT)
    assert found["awareness"] == pytest.approx(0.2)
    assert found["awareness_money"] == pytest.approx(0.2 * GROSS_PROFIT)
    assert found["relation_money"] == pytest.approx(100 * 9.42 + 10 * 70.8)
    assert found["relation"] == pytest.approx(1650 / GROSS_PROFIT)
    assert found["together"] == pytest.approx(found["awareness"] + found["relation"])


@settings(max_examples=40)
@given(
    elasticity=st.floats(0, 0.8),
    churn=st.floats(0.001, 0.5),
    customers=st.floats(10, 1e6),
    orders=st.floats(0, 3),
    aware=st.floats(0.01, 0.95),
)
def test_in_a_steady_state_the_share_that_rests_on_awareness_is_its_elasticity(
    elasticity: float, churn: float, customers: float, orders: float, aware: float
) -> None:
    case = on_paper(
        effects__awareness_elasticity=elasticity, company__churn=churn, company__customers=customers,
        company__orders=orders, company__awareness=aware, company__new_customers=churn * customers,
    )  # fmt: skip
    assert likely(case).resting["awareness"].q50 == pytest.approx(elasticity)


@pytest.mark.parametrize("name", PRESETS)
def test_money_and_shares_that_rest_say_the_same_and_interest_makes_them_less(name: str) -> None:
    case = preset(name)
    found = likely(case).resting
    for part in ("awareness", "relation", "together"):
        share, money = found[part].q50, found[f"{part}_money"].q50
        assert money == pytest.approx(share * found["gross_profit"].q50)
        free = likely(replace(case, finance=replace(case.finance, discount_rate=0.0))).resting[part].q50
        assert 0 <= share <= free


def test_without_customers_no_follower_is_one_and_nothing_is_divided_by_none() -> None:
    case = on_paper(company__customers=0.0)
    assert likely(case).unit_values["relation"].q50 == 0
    assert likely(case).resting["relation_money"].q50 == pytest.approx(10 * 70.8)


def test_where_no_one_knows_the_brand_a_point_of_awareness_has_no_worth_to_tell() -> None:
    case = on_paper(company__awareness=0.0)
    assert likely(case).unit_values["awareness_point"].q50 is None
    assert likely(case).resting["awareness"].q50 == 0


def test_without_gross_profit_no_share_of_it_can_be_told() -> None:
    assert likely(on_paper(company__margin=0.0)).resting["together"].q50 is None


def test_a_customer_who_never_leaves_and_a_sum_without_end_are_left_out() -> None:
    found = likely(on_paper(company__churn=0.0)).resting
    assert (found["awareness"].q50, found["together_money"].q50) == (None, None)


def test_how_often_a_lead_costs_more_than_it_is_worth() -> None:
    assert likely(on_paper())[DEARER]["cost_per_lead.Ads"] == 1  # 800 against 147.50
    assert likely(on_paper(company__order_value=10_000.0))[DEARER]["cost_per_lead.Ads"] == 0  # against 1,475
    for name in PRESETS:
        bought = [channel for channel in preset(name).channels if channel.spend.likely > 0]
        for channel in bought:
            key, place = f"cost_per_lead.{channel.name}", preset(name).channels.index(channel)
            path = f"channels.{place}.cpm"
            dear = preset(name).with_estimate(path, preset(name)[path].scaled(2))
            assert 0 <= answer(preset(name))[DEARER][key] < answer(dear)[DEARER][key] <= 1


def test_a_click_that_never_becomes_a_lead_always_costs_more_than_it_is_worth() -> None:
    case = on_paper()
    channel = replace(case.channels[0], lead_rate=Estimate(0.0))
    case = replace(case, channels=(channel,))
    assert likely(case)[DEARER]["cost_per_lead.Ads"] == 1
    assert likely(case).unit_values["cost_per_lead.Ads"].q50 is None


def test_a_channel_without_a_budget_has_no_cost_per_lead() -> None:
    case = on_paper()
    case = replace(case, channels=(replace(case.channels[0], spend=Estimate(0.0)),))
    assert likely(case).unit_values["cost_per_lead.Ads"].q50 is None
    assert "cost_per_lead.Ads" not in likely(case)[DEARER]


@pytest.mark.parametrize("name", PRESETS)
def test_a_customer_costs_more_than_worth_as_often_as_the_plan_loses_on_those_it_brings(name: str) -> None:
    case = preset(name)
    worth = answer(case).unit_values
    chance = answer(case)[DEARER]["cac"]
    # With the ranges apart, no draw, or every draw, is on the dear side.
    if worth["cac"].q95 < worth["ltv"].q05:
        assert chance < 0.1
    if worth["cac"].q05 > worth["ltv"].q95:
        assert chance > 0.9
    assert 0 <= chance <= 1


@pytest.mark.parametrize("business", ["employer", "public"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_business_without_sales_reads_of_no_gross_profit(business: str, language: Language) -> None:
    nouns = Text(language, business).nouns
    for key, template in words(language).items():
        if key.startswith(("page.unit_worth.", "page.earn_and_save.", "unit_value.sale.")):
            facts = {name: "" for _, name, _, _ in string.Formatter().parse(template) if name}
            said = template.format_map(facts | dict(nouns)).lower()
            assert not re.search(r"gross|täckning", said), said
