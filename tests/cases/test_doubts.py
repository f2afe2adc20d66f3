"""A check of a case speaks up where it can hardly be so: just outside, never just inside."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from roisim.cases import bibliography, in_currency, preset
from roisim.cases.doubts import doubts
from roisim.cases.facts import Share
from roisim.cases.groups import Channel, Line
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.assumptions.review import doubted, review
from roisim.exhibits.assumptions.summary import summary
from roisim.text import LANGUAGES, Language, Text
from tests.any_case import cases as any_case


def with_numbers(case: Scenario, **numbers: float | tuple[float, float, float]) -> Scenario:
    """The case with these numbers, `group__name` or `channels__0__name`, and no word on where they are from."""
    for name, number in numbers.items():
        low, likely, high = number if isinstance(number, tuple) else (None, number, None)
        case = case.with_estimate(name.replace("__", "."), Estimate(likely, low, high))
    return case


def plain_channel(name: str, **numbers: float) -> Channel:
    """A channel of fixed numbers: a click for 10 kronor, of which 1 in 100 becomes a new customer."""
    usual = {
        "spend": 10_000.0, "cpm": 100.0, "ctr": 0.01, "lead_rate": 0.1, "close_rate": 0.1, "new_share": 1.0,
        "value": 1.0, "double_at": 1e15, "half_life": 0.0,
    }  # fmt: skip
    given: dict[str, Any] = {each: Estimate(number) for each, number in (usual | numbers).items()}
    return Channel(name, **given)


@pytest.fixture
def sound() -> Scenario:
    """A firm that stays as it is, with one channel of no platform, hours that fit, and no ranges but its losses."""
    case = replace(preset("b2b"), channels=(plain_channel("Newsletter"),))
    fixed: dict[str, Any] = {
        str(path): Estimate(estimate.likely) for path, _, estimate in case.estimates() if path.group != "ignorance"
    }
    for path, estimate in fixed.items():
        case = case.with_estimate(path, estimate)
    return with_numbers(
        case, company__customers=1000, company__new_customers=20, company__churn=0.02, company__order_value=1000,
        company__site_visits=1000, company__followers=1000, company__follower_customers=0.1, print__budget=0,
        funnel__incremental=0.5, funnel__organic_lead_rate=0, plan__hours=50, plan__agency=0, plan__content=0,
        plan__hours_per_account=10, plan__posts=10, plan__hours_per_post=4, plan__cpm_trend=0,
    )  # fmt: skip


def keys(case: Scenario) -> list[str]:
    """What is doubted."""
    return [fault.key for fault in doubts(case)]


def test_a_case_that_may_well_be_so_is_not_doubted(sound: Scenario) -> None:
    assert keys(sound) == []


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        # Nothing leaves, of 1,000: 100 a year come and it grows by a tenth.
        ("doubt_grows", {"company__churn": 0, "company__new_customers": 100 / 12, "channels__0__spend": 0},
         {"company__churn": 0, "company__new_customers": 101 / 12, "channels__0__spend": 0}),
        # Nobody comes: (1 - c)^12 is left, and 0.9 of them where c = 1 - 0.9^(1/12) = 0.87416 %.
        ("doubt_shrinks", {"company__churn": 0.00874, "company__new_customers": 0, "channels__0__spend": 0},
         {"company__churn": 0.00875, "company__new_customers": 0, "channels__0__spend": 0}),
        ("doubt_followers", {"company__follower_customers": 1}, {"company__followers": 10_001}),
        # Revenue of 10,000 x 2 in orders of 1,000: 20 customers, as many as come.
        ("doubt_print", {"print__budget": 10_000, "print__roas": 2}, {"print__budget": 10_100, "print__roas": 2}),
        # 20 of 1,000 visits become new customers: 2 %.
        ("doubt_clicks", {"channels__0__lead_rate": 0.2}, {"channels__0__lead_rate": 0.201}),
        # 1,000 clicks a month, 1 in 100: 10 credited for each 10,000, half of which would have come anyway.
        ("doubt_credited", {"channels__0__spend": 40_000}, {"channels__0__spend": 40_100}),
        ("doubt_hours_short", {"plan__hours": 25}, {"plan__hours": 24.9}),
        ("doubt_hours_idle", {"plan__hours": 100}, {"plan__hours": 100.1}),
        ("doubt_hours_none", {"plan__hours": 0, "plan__posts": 0, "channels__0__spend": 0},
         {"plan__hours": 1, "plan__posts": 0, "channels__0__spend": 0}),
    ],
)  # fmt: skip
def test_it_speaks_just_outside_and_not_just_inside(
    sound: Scenario, key: str, inside: dict[str, float], outside: dict[str, float]
) -> None:
    assert keys(with_numbers(sound, **inside)) == []
    assert keys(with_numbers(sound, **outside)) == [key]


def test_customers_of_an_old_order_are_not_counted_as_new(sound: Scenario) -> None:
    many = with_numbers(sound, channels__0__spend=80_000)
    assert keys(many) == ["doubt_credited"]
    assert keys(with_numbers(many, channels__0__new_share=0.5)) == []
    assert keys(with_numbers(many, funnel__incremental=1.2)) == []


def test_ads_and_posts_that_nobody_has_time_for_are_credited_with_less(sound: Scenario) -> None:
    busy = with_numbers(sound, channels__0__spend=60_000, plan__unattended=0.5)
    assert keys(busy) == ["doubt_credited"]
    assert keys(with_numbers(busy, plan__hours=0)) == ["doubt_hours_short"]  # half the clicks are left


def test_channels_that_are_never_open_together_are_not_added(sound: Scenario) -> None:
    first, second = (plain_channel(name, spend=30_000) for name in ("Newsletter", "Podcast"))
    assert keys(replace(sound, channels=(first, second))) == ["doubt_credited"]
    assert keys(replace(sound, channels=(replace(first, last=6), replace(second, first=7)))) == []


def test_agencies_and_content_count_as_hands(sound: Scenario) -> None:
    assert keys(with_numbers(sound, plan__hours=0, plan__agency=50_000, plan__outside_hour=1000)) == []


def test_print_may_bring_all_that_is_new_but_an_order_of_nothing_says_nothing(sound: Scenario) -> None:
    assert keys(with_numbers(sound, print__budget=1e6, company__order_value=0)) == []


# --- units, and more than there can be ---


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        # Per cent for a share, a ratio or a relative change.
        ("doubt_per_cent", {"funnel__close_rate": 0.99}, {"funnel__close_rate": 1}),
        ("doubt_per_cent", {"plan__organic_ctr": 0.09}, {"plan__organic_ctr": 0.091}),
        ("doubt_per_cent", {"recruiting__reduction": 0.9}, {"recruiting__reduction": 2}),
        ("doubt_per_cent", {"plan__organic_reach": 2.5}, {"plan__organic_reach": 2.6}),
        # Days for months, a year's for a month's, those of all for those of each.
        ("doubt_days", {"funnel__sales_cycle": 24}, {"funnel__sales_cycle": 45}),
        ("doubt_year_beside", {"company__orders": 0.6}, {"company__orders": 0.96}),
        ("doubt_yearly", {"plan__posts": 120, "plan__hours": 520}, {"plan__posts": 156, "plan__hours": 700}),
        ("doubt_churn_year", {"company__churn": 0.08, "company__new_customers": 80},
         {"company__churn": 0.2, "company__new_customers": 200}),
        ("doubt_calls", {"service__calls": 4}, {"service__calls": 250}),
        # Sums in thousands, a month's pay for an hour's, and what nobody has.
        ("doubt_thousand", {"company__order_value": 700}, {"company__order_value": 25}),
        ("doubt_thousands", {"channels__0__spend": 150}, {"channels__0__spend": 25}),
        ("doubt_thousand", {"print__budget": 0}, {"print__budget": 15}),
        ("doubt_pay", {"plan__hourly_cost": 4500}, {"plan__hourly_cost": 45_000}),
        ("doubt_far", {"plan__hours": 50}, {"plan__hours": 1e12}),
        ("doubt_far", {"recruiting__hires": 20_000}, {"recruiting__hires": 1e6}),
        # Hours of a week or of a year, where a month's would suit the work.
        ("doubt_hours_week", {"plan__hours": 25}, {"plan__hours": 12}),
        ("doubt_hours_year", {"plan__hours": 100}, {"plan__hours": 600}),
        # Stocks.
        ("doubt_market", {"company__audience": 1000, "company__awareness": 1},
         {"company__audience": 990, "company__awareness": 1}),
        ("doubt_market", {"company__followers": 45_000, "company__follower_customers": 0},
         {"company__followers": 45_001, "company__follower_customers": 0}),
        ("doubt_market_year", {"company__audience": 4000, "company__new_customers": 21, "company__awareness": 0.5},
         {"company__audience": 1000, "company__new_customers": 84, "company__awareness": 1, "company__churn": 0.079}),
        ("doubt_known", {"company__awareness": 0.0223}, {"company__awareness": 0.0222}),
        ("doubt_ambassadors", {"company__ambassadors": 2000}, {"company__ambassadors": 2001}),
    ],
)  # fmt: skip
def test_another_unit_or_more_than_there_can_be_is_doubted(
    sound: Scenario, key: str, inside: dict[str, float], outside: dict[str, float]
) -> None:
    assert keys(with_numbers(sound, **inside)) == []
    assert key in keys(with_numbers(sound, **outside))
    (path, *_) = outside
    assert [doubt.path for doubt in doubts(with_numbers(sound, **outside)) if doubt.key == key]
    paths = [doubt.path for doubt in doubts(with_numbers(sound, **outside))]
    assert len(paths) == len(set(paths)), path  # one doubt of each number


@pytest.mark.parametrize(
    ("key", "inside", "outside"),
    [
        ("doubt_yearly", {"company__orders": 4.5}, {"company__orders": 12}),
        ("doubt_thousands", {"company__order_value": 50}, {"company__order_value": 1}),
        ("doubt_thousands", {"print__budget": 0}, {"print__budget": 15}),
    ],
)  # fmt: skip
def test_without_an_example_a_number_is_held_to_what_is_usual(
    sound: Scenario, key: str, inside: dict[str, float], outside: dict[str, float]
) -> None:
    bare = replace(sound, preset="")
    assert keys(with_numbers(bare, **inside)) == []
    assert keys(with_numbers(bare, **outside)) == [key]


def test_a_shop_on_the_web_has_no_more_new_customers_than_visits(sound: Scenario) -> None:
    shop = with_numbers(replace(sound, channels=()), company__new_customers=20, company__site_visits=19)
    assert "doubt_visits" not in keys(shop)
    assert "doubt_visits" in keys(replace(shop, preset="ecommerce"))


def test_a_season_that_is_no_index_is_told_what_it_would_be(sound: Scenario) -> None:
    def with_season(*months: float) -> Scenario:
        return replace(sound, company=replace(sound.company, season=months))

    assert keys(with_season(*[1.02] * 12)) == []
    assert keys(with_season(*[0.5, 1.5] * 6)) == []
    orders = (62, 55, 70, 71, 80, 66, 48, 59, 77, 83, 98, 97)
    (told,) = doubted(Text("en", "b2b"), with_season(*orders))
    assert told.path == "company.season"
    assert "average 72.17," in told.sentence
    assert "0.859; 0.762; 0.97;" in told.sentence


def test_a_campaign_in_kronor_is_told_as_such(sound: Scenario) -> None:
    (channel,) = sound.channels
    spring = replace(channel, phasing=(0, 0, 0, 4, 4, 4, 0, 0, 0, 0, 0, 0))
    assert keys(replace(sound, channels=(spring,))) == []
    assert keys(replace(sound, channels=(replace(channel, phasing=(20_000.0,) * 12),))) == ["doubt_phasing"]


def test_interest_that_no_company_asks_is_doubted(sound: Scenario) -> None:
    assert keys(replace(sound, finance=replace(sound.finance, discount_rate=0.25))) == []
    assert keys(replace(sound, finance=replace(sound.finance, discount_rate=0.8))) == ["doubt_interest"]


def test_money_is_doubted_by_what_it_is_in_kronor(sound: Scenario) -> None:
    dollars = with_numbers(in_currency(replace(sound, preset=""), "USD"), company__order_value=50)
    assert keys(dollars) == []
    assert keys(with_numbers(dollars, plan__hourly_cost=4500)) == ["doubt_pay"]
    assert keys(replace(dollars, finance=replace(dollars.finance, currency="XXX"))) == []


@pytest.mark.parametrize(
    "numbers",
    [
        {"company__audience": 40, "company__customers": 30, "company__new_customers": 0.4, "company__followers": 20,
         "company__awareness": 0.9, "company__churn": 0.0133, "company__ambassadors": 2, "channels__0__spend": 0,
         "plan__hours_per_post": 5},
        {"company__margin": 1, "plan__on_target": 1, "channels__0__double_at": 1e15, "company__awareness": 1},
        {"company__orders": 10, "company__later_value": 110},  # lunch
        {"company__order_value": 4e6, "company__later_value": 2e6, "funnel__sales_cycle": 18},  # machines
        {"channels__0__new_share": 1, "service__cashable": 1, "print__moved": 1, "plan__unattended": 1},
    ],
)  # fmt: skip
def test_small_firms_large_orders_and_switches_are_not_doubted(sound: Scenario, numbers: dict[str, float]) -> None:
    assert keys(with_numbers(sound, **numbers)) == []


# --- prices ---


def on_meta(case: Scenario, click: float, **numbers: float) -> Scenario:
    """The case with one channel of Meta, whose clicks cost this."""
    return replace(case, channels=(plain_channel("Facebook, spring", cpm=1000 * 0.01 * click, **numbers),))


def published(parameter_id: str) -> tuple[float, float]:
    """The ends of what Meta's clicks or leads cost a business to business firm, in dollars."""
    rows = [
        row for row in bibliography.all_benchmarks().values()
        if row.parameter_id == parameter_id and row.business in ("any", "b2b")
        and row.context.startswith(("facebook", "instagram"))
    ]  # fmt: skip
    return min(row.low for row in rows), max(row.high for row in rows)


def test_the_price_of_a_click_is_held_to_what_is_published_of_its_platform(sound: Scenario) -> None:
    low, high = published("paid_cpc")
    dollars = in_currency(sound, "USD")
    free = with_numbers(dollars, funnel__incremental=1, company__site_visits=0)

    def said(click: float, **numbers: float) -> list[str]:
        return [key for key in keys(on_meta(free, click, **{"spend": 100} | numbers)) if key != "doubt_lead_price"]

    assert said(low) == said(high) == []
    assert said(0.99 * low) == said(1.01 * high) == ["doubt_click_price"]
    assert said(high, double_at=1000) == ["doubt_click_price"]  # a tenth dearer at what its auction spends
    assert said(1.01 * high, spend=0) == []
    assert keys(replace(free, channels=(plain_channel("Newsletter", cpm=1e4, spend=100),))) == []  # no platform


def test_the_price_of_a_lead_is_held_to_what_is_published_where_a_lead_is_one(sound: Scenario) -> None:
    low, high = published("paid_cpl")
    free = with_numbers(in_currency(sound, "USD"), funnel__incremental=1, company__site_visits=0)

    def said(price: float, case: Scenario = free) -> list[str]:
        return keys(on_meta(case, 1.0, lead_rate=1 / price, spend=100))

    assert said(1.001 * low) == said(0.999 * high) == []
    assert said(0.99 * low) == said(1.01 * high) == ["doubt_lead_price"]
    shop = with_numbers(replace(free, preset="ecommerce"), service__calls=0.01)
    assert said(1e4, shop) == []  # a basket is no lead
    assert said(1e4, replace(free, preset="subscription")) == ["doubt_lead_price"]
    assert keys(on_meta(free, 1.0, lead_rate=0, spend=100)) == []


def test_a_price_in_kronor_is_held_to_the_same_figures(sound: Scenario) -> None:
    free = with_numbers(in_currency(sound, "USD"), funnel__incremental=1, company__site_visits=0)
    dear = on_meta(free, 1.01 * published("paid_cpc")[1], lead_rate=0, spend=100)
    assert keys(in_currency(dear, "SEK")) == keys(dear) == ["doubt_click_price"]
    unknown = replace(dear, finance=replace(dear.finance, currency="XXX"))
    assert keys(unknown) == []


# --- more than is credited, and months that never come ---


def test_more_than_three_extra_for_each_credited_is_doubted(sound: Scenario) -> None:
    assert keys(with_numbers(sound, funnel__incremental=3)) == []
    assert keys(with_numbers(sound, funnel__incremental=(1, 3, 5))) == []
    assert keys(with_numbers(sound, funnel__incremental=3.1)) == ["doubt_incremental"]


def test_a_channel_or_a_line_that_begins_after_the_case_is_doubted(sound: Scenario) -> None:
    months = sound.finance.months
    late = replace(plain_channel("Newsletter"), first=months + 1)
    idle = replace(plain_channel("Podcast", spend=0), first=months + 1)
    fair, party = (Line(name, "cost", Estimate(1000), first) for name, first in (("Fair", months), ("Party", 999)))
    found = doubts(replace(sound, channels=(*sound.channels, idle, late), lines=(fair, party)))
    assert [(fault.path, fault.key) for fault in found] == [
        ("channels.2.spend", "doubt_beyond"), ("lines.1.amount", "doubt_beyond"),
    ]  # fmt: skip


# --- ten years, and ranges ---


def over(case: Scenario, months: int) -> Scenario:
    """The case over so many months."""
    return replace(case, finance=replace(case.finance, months=months))


def test_ad_prices_that_fall_for_years_are_doubted_over_a_long_horizon_alone(sound: Scenario) -> None:
    falling = with_numbers(sound, plan__cpm_trend=(-0.05, -0.03, -0.01))
    assert keys(over(falling, 60)) == []
    (doubt,) = doubts(over(falling, 120))
    assert doubt.key == "doubt_falling"
    assert doubt.facts["left"] == Share(pytest.approx(0.97**10))  # type: ignore[arg-type]
    assert keys(over(with_numbers(sound, plan__cpm_trend=-0.01), 120)) == ["doubt_falling"]
    assert keys(over(with_numbers(sound, plan__cpm_trend=(-0.05, -0.03, 0.01)), 120)) == ["doubt_falling"]
    assert keys(over(with_numbers(sound, plan__cpm_trend=(-0.05, 0, 0.05)), 120)) == []
    assert keys(over(replace(falling, channels=()), 120)) == []  # nothing is bought


SOURCE = "paid_ctr | facebook/meta, all objectives | any | Sweden"


def rate(case: Scenario, half: float, **said: str) -> Scenario:
    """The case with a click-through rate whose range is so many times as wide as the published one."""
    row = bibliography.find(SOURCE)
    assert row
    width = ((row.high / (1 - row.high)) / (row.low / (1 - row.low))) ** (half / 2)
    odds = 0.01 / 0.99
    low, high = odds / width, odds * width
    return case.with_estimate("channels.0.ctr", Estimate(0.01, low / (1 + low), high / (1 + high), **said))


def test_a_range_is_held_to_half_the_width_of_its_source(sound: Scenario) -> None:
    assert keys(rate(sound, 0.51, source=SOURCE)) == []
    assert keys(rate(sound, 0.49, source=SOURCE)) == ["doubt_narrow"]
    assert keys(rate(sound, 0.49, source=SOURCE, note="Our own account, three years.")) == []
    assert keys(rate(sound, 0.49, source=SOURCE, note="  we just know  ")) == ["doubt_narrow"]
    assert keys(rate(sound, 0.01, source="Our own account, three years.")) == []


@pytest.mark.parametrize("source", ["", "judgement"])
def test_a_guess_is_held_to_the_narrowest_that_is_published_in_its_unit(sound: Scenario, source: str) -> None:
    assert keys(rate(sound, 0.02, source=source)) == ["doubt_narrow"]
    assert keys(rate(sound, 1, source=source)) == []
    assert keys(with_numbers(sound, company__margin=(0.449, 0.45, 0.451))) == []  # what a company counts itself
    assert keys(with_numbers(sound, channels__0__ctr=0.01)) == []  # no range


def test_as_many_ranges_are_counted_as_narrow_as_are_doubted(sound: Scenario) -> None:
    text = Text("en")
    thin = with_numbers(sound, company__margin=(0.449, 0.45, 0.451))
    assert "narrow" not in summary(text, thin)
    one = rate(thin, 0.02)
    assert summary(text, one).endswith("1 range is suspiciously narrow.")
    assert summary(Text("sv"), one).endswith("1 intervall är misstänkt snävt.")
    two = with_numbers(one, funnel__incremental=(0.69, 0.7, 0.71))
    assert keys(two) == ["doubt_narrow"] * 2
    assert summary(text, two).endswith("2 ranges are suspiciously narrow.")


# --- what is said ---


@pytest.mark.parametrize("name", PRESETS)
def test_nothing_of_a_preset_is_doubted(name: str) -> None:
    assert doubts(preset(name)) == ()


def test_a_new_firm_with_nothing_yet_is_not_doubted(sound: Scenario) -> None:
    nothing = {str(path): 0.0 for path, _, _ in sound.estimates() if path.group in ("company", "print", "plan")}
    kept = {"company.audience", "company.order_value", "plan.outside_hour"}
    empty = with_numbers(sound, **{path.replace(".", "__"): 0.0 for path in nothing if path not in kept})
    assert keys(replace(empty, channels=())) == []


@given(any_case())
@settings(max_examples=60)
def test_any_case_is_looked_at_without_fail_and_in_both_languages(case: Scenario) -> None:
    swedish, english = (doubted(Text(language, case.preset), case) for language in LANGUAGES)
    assert [doubt.path for doubt in swedish] == [doubt.path for doubt in english] == [f.path for f in doubts(case)]
    for doubt in (*swedish, *english):
        assert doubt.sentence.endswith((".", "…"))
        case[doubt.path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_unit_of_a_sum_is_said_with_it_and_not_again(sound: Scenario, language: Language) -> None:
    text = Text(language, "b2b")
    (dear,) = (each for each in doubted(text, with_numbers(sound, plan__setup=1e12)) if each.path == "plan.setup")
    assert "(" not in dear.sentence
    (many,) = (each for each in doubted(text, with_numbers(sound, recruiting__hires=1e6)))
    assert f"({text.unit('hires/year')})" in many.sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_work_that_needs_no_hours_all_hours_bring_nothing(sound: Scenario, language: Language) -> None:
    none = with_numbers(sound, plan__hours=10, plan__posts=0, channels__0__spend=0)
    (idle,) = doubted(Text(language, "b2b"), none)
    assert {"sv": "Ingen av timmarna ger", "en": "They bring nothing"}[language] in idle.sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_says_what_where_and_what_to_do(sound: Scenario, language: Language) -> None:
    yearly = with_numbers(sound, company__churn=0.2)
    line = list(review(yearly, Text(language, "b2b")))[-1]
    assert line.startswith("company.churn: ")
    assert ("1,84" if language == "sv" else "1.84") in line  # 20 % a year, as a month's


@pytest.mark.parametrize(("posts", "key"), [(0, "doubt_bought_none"), (1, "doubt_bought_idle")])
def test_hours_that_are_bought_are_not_to_be_cut_from_ones_own(sound: Scenario, posts: float, key: str) -> None:
    bought = with_numbers(sound, plan__hours=0, plan__posts=posts, plan__agency=50_000, channels__0__spend=0)
    assert keys(bought) == [key]
