"""What a lead was worth by source, campaign and month: known answers by hand, and laws that hold for any files."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from roisim import cases
from roisim.cases.currencies import rates
from roisim.cases.parameters import Estimate
from roisim.importers.found import Contact, Deal, Found, Question, Spent
from roisim.measured import small_numbers
from roisim.measured.lead_value import LeadValue, lead_value
from roisim.measured.row import Row

B2B = cases.preset("b2b").with_estimate("funnel.lead_cost", Estimate(100.0)).with_estimate(
    "company.margin", Estimate(0.5)
)  # fmt: skip
AUGUST, SEPTEMBER = date(2026, 8, 10), date(2026, 9, 10)


def ads(*rows: Spent, file: str = "ads.csv", platform: str = "meta") -> Found:
    """An ad platform's file, or a plain table."""
    kind = "plain" if platform == "plain" else "ads"
    return Found(file, platform, kind, len(rows), spent=rows)


def spent(amount: float, campaign: str = "", channel: str = "Meta", day: date = AUGUST, **more: object) -> Spent:
    """Money spent on one day."""
    return replace(Spent(day, day, channel, campaign, "SEK", amount), **more)


def crm(*deals: Deal, contacts: Sequence[Contact] = ()) -> Found:
    """The deals and contacts of a CRM."""
    return Found("deals.csv", "hubspot_deals", "deals", len(deals), deals=deals, contacts=tuple(contacts))


def deal(
    number: int, state: str = "won", amount: float | None = 1000.0, source: str = "Paid Social", **more: object
) -> Deal:
    """A deal that came in August."""
    closed = None if state == "open" else AUGUST
    return replace(Deal(str(number), state, AUGUST, closed, amount, "SEK", source, "Facebook"), **more)  # type: ignore[arg-type]


def of(found: LeadValue, source: str) -> Row:
    """The row of a source."""
    return next(row for row in found.sources if row.source == source)


def kinds(found: LeadValue) -> dict[str, int]:
    """What is told of the joining, and how many of each."""
    return {each.kind: each.count for each in found.told}


# --- known answers, by hand ---


def test_what_is_left_over_is_deal_value_less_ad_money_and_labour() -> None:
    people = [Contact(str(number), AUGUST, "Paid Social", "Facebook") for number in range(4)]
    found = lead_value(
        B2B, [ads(spent(1000.0)), crm(deal(1), deal(2), deal(3, "lost"), deal(4, "open"), contacts=people)]
    )
    row = of(found, "paid_social")
    assert (row.spend, row.sums.leads, row.labour, row.cost) == (1000.0, 4, 400.0, 1400.0)
    assert (row.sums.value, row.left_over, row.value_per_lead) == (2000.0, 600.0, 150.0)
    assert (row.cost_per_lead, row.cost_per_customer) == (250.0, 700.0)
    assert row.close_rate and row.close_rate.seen == pytest.approx(2 / 3)  # the open one is left out
    assert row.order_value and row.order_value.seen == 1000.0
    assert row.back and row.back.seen == pytest.approx(2000 / 1400)
    assert row.verdict == "untold" and row.is_few


def test_money_that_came_back_in_deal_value_need_not_in_gross_profit() -> None:
    won = [deal(number, amount=1000.0) for number in range(200)]
    verdicts = [lead_value(B2B, [ads(spent(cost)), crm(*won)]).sources[0].verdict for cost in (10e3, 85e3, 600e3)]
    assert verdicts == ["profit", "value", "loss"]  # with 20,000 of labour, of 200,000 of value and 100,000 of profit


def test_what_is_still_open_is_not_called_lost() -> None:
    open_ones = [deal(number, "open") for number in range(100)]
    assert of(lead_value(B2B, [ads(spent(50e3)), crm(deal(200), *open_ones)]), "paid_social").verdict == "untold"
    assert of(lead_value(B2B, [ads(spent(50e3)), crm(deal(200))]), "paid_social").verdict == "loss"


def test_nobody_who_bought_is_no_proof_of_nothing() -> None:
    row = of(lead_value(B2B, [ads(spent(1000.0)), crm(deal(1, source="Direct Traffic"))]), "paid_social")
    assert row.back and row.back.seen == 0 and row.back.high > 1 and row.verdict == "untold"


def test_a_deal_without_a_source_has_a_row_of_its_own_and_is_spread_over_no_other() -> None:
    found = lead_value(B2B, [ads(spent(1000.0)), crm(deal(1), deal(2, source=""))])
    assert of(found, "").sums.value == of(found, "paid_social").sums.value == 1000.0
    assert found.sources[-1].source == "" and found.total.sums.value == 2000.0


def test_a_deal_without_a_source_has_that_of_its_first_contact() -> None:
    people = [
        Contact("a", AUGUST, "Paid Social", "LinkedIn"), Contact("b", AUGUST - timedelta(1), "Offline Sources"),
    ]  # fmt: skip
    one, two = (deal(number, source="", network="", contacts=ids) for number, ids in ((1, ("a",)), (2, ("a", "b"))))
    found = lead_value(B2B, [ads(spent(1.0, channel="LinkedIn")), crm(one, two, contacts=people)])
    assert of(found, "paid_social").sums.won == 1 and of(found, "offline").sums.won == 1
    assert kinds(found)["by_contact"] == 2


def test_deals_outside_the_days_of_the_ad_files_are_told_and_not_counted() -> None:
    late, undated = deal(2, created=AUGUST + timedelta(1), amount=700.0), deal(3, created=None, closed=None)
    found = lead_value(B2B, [ads(spent(1.0)), crm(deal(1), late, undated)])
    assert found.total.sums.won == 1
    assert {"deals_outside": 1, "deals_undated": 1}.items() <= kinds(found).items()
    assert next(each.amount for each in found.told if each.kind == "deals_outside") == 700.0
    assert lead_value(B2B, [crm(deal(1), late, undated)]).total.sums.won == 3  # without ad files all count


def test_networks_and_campaigns_are_matched_however_they_are_written() -> None:
    rows = spent(600.0, "Höst_2026 – Leads"), spent(400.0, "Demo", "LinkedIn Ads")
    won = deal(1, campaign="höst 2026 - leads"), deal(2, network="LINKEDIN", campaign="Demo"), deal(3, campaign="Other")
    found = lead_value(B2B, [ads(*rows), crm(*won)])
    by_campaign = {(row.channel, row.campaign): (row.spend, row.sums.won) for row in found.campaigns}
    assert by_campaign == {
        ("meta", "Höst_2026 – Leads"): (600.0, 1), ("linkedin", "Demo"): (400.0, 1), ("meta", "Other"): (None, 1),
    }  # fmt: skip
    assert {row.channel: row.spend for row in found.channels} == {"meta": 600.0, "linkedin": 400.0}


def test_a_channel_to_which_nameless_deals_may_belong_is_never_called_a_loss() -> None:
    rows = [spent(1e6, channel=channel) for channel in ("Meta", "LinkedIn")]
    nameless = [deal(number, network="") for number in range(9)]
    found = lead_value(B2B, [ads(*rows), crm(*nameless)])
    assert [(row.channel, row.at_least, row.verdict) for row in found.channels] == [
        ("linkedin", True, "untold"), ("meta", True, "untold"), ("", False, "no_cost"),
    ]  # fmt: skip
    assert of(found, "paid_social").verdict == "loss"


def test_what_two_files_both_tell_counts_once() -> None:
    week = replace(spent(70.0, "Autumn"), last=AUGUST + timedelta(6))
    plain = ads(spent(10.0, channel="facebook"), spent(5.0, channel="Radio"), file="plain.csv", platform="plain")
    found = lead_value(B2B, [plain, ads(week), ads(spent(10.0, "autumn"), spent(3.0, "Spring"), file="again.csv")])
    assert found.total.sums.spend == 70.0 + 5.0 + 3.0
    assert kinds(found) == {"twice_spent": 1} or kinds(found)["twice_spent"] == 1
    again = lead_value(B2B, [crm(deal(1, "open")), crm(deal(1, "won")), crm(deal(1, "open"))])
    assert (again.total.sums.won, again.total.sums.open, kinds(again)["twice_deals"]) == (1, 0, 2)


def test_rows_with_the_first_day_of_a_week_or_month_alone_are_of_all_its_days() -> None:
    weeks = ads(*(spent(7.0, day=date(2026, 8, 3) + timedelta(7 * week)) for week in range(3)))
    months = ads(*(spent(31.0, day=date(2026, month, 1)) for month in (7, 8, 9)))
    plain = replace(months, platform="plain", kind="plain")
    for file, last in ((weeks, date(2026, 8, 23)), (months, date(2026, 9, 30)), (plain, date(2026, 9, 30))):
        found = lead_value(B2B, [file, crm(deal(1, created=last), deal(2, created=last + timedelta(1)))])
        assert found.days and found.days[1] == last and found.total.sums.won == 1
        assert any(kind.startswith("stretched") for kind in kinds(found))
    days = ads(*(spent(7.0, day=AUGUST + timedelta(day)) for day in range(9)))
    assert not any(kind.startswith("stretched") for kind in kinds(lead_value(B2B, [days])))


def test_deals_that_no_ad_brought_are_not_credited_to_the_ads() -> None:
    found = lead_value(
        B2B, [ads(spent(100.0)), crm(deal(1), deal(2, source="Direct Traffic"), deal(3, network="TikTok"))]
    )
    assert found.paid.sums.won == 1 and found.total.sums.won == 3
    assert found.total.back is None and found.total.left_over == 3000.0 - found.total.cost
    apart = next(row for row in found.sources if row.channel == "tiktok")
    assert apart.spend is None and apart.verdict == "no_cost"  # no file tells what it cost


def test_the_platforms_own_conversions_stand_beside_those_of_the_crm() -> None:
    claims = ads(spent(100.0, conversions=40.0, revenue=1e6, customers=40.0))
    found = lead_value(B2B, [claims, crm(deal(1))])
    assert (found.leads_from, found.sales_from) == ("platform", "deals")
    assert (found.total.sums.won, found.total.sums.value, found.total.sums.claimed) == (1, 1000.0, 40.0)
    person = Contact("a", AUGUST, "Paid Social")
    assert lead_value(B2B, [claims, crm(deal(1), contacts=[person])]).total.sums.leads == 1
    plain = lead_value(B2B, [ads(spent(100.0, leads=8.0, customers=2.0, revenue=900.0), platform="plain")])
    assert (plain.leads_from, plain.sales_from, plain.total.sums.leads, plain.total.left_over) == (
        "plain",
        "plain",
        8,
        0,
    )


def test_a_week_over_two_months_is_split_by_days() -> None:
    found = lead_value(B2B, [ads(replace(spent(700.0), first=date(2026, 8, 29), last=date(2026, 9, 4)))])
    assert [(row.month, row.spend) for row in found.months] == [
        (date(2026, 8, 1), pytest.approx(300.0)), (date(2026, 9, 1), pytest.approx(400.0)),
    ]  # fmt: skip


def test_money_of_another_currency_is_turned_at_the_dated_rate_and_said() -> None:
    found = lead_value(B2B, [ads(spent(10.0, currency="EUR")), crm(deal(1, amount=5.0, currency="usd"))])
    assert found.total.spend == pytest.approx(10 * rates()["EUR"].rate)
    assert found.total.sums.value == pytest.approx(5 * rates()["USD"].rate)
    assert [(each.before, each.rate, each.date) for each in found.converted] == [
        ("EUR", rates()["EUR"].rate, rates()["EUR"].date), ("USD", rates()["USD"].rate, rates()["USD"].date),
    ]  # fmt: skip
    odd = lead_value(B2B, [ads(spent(10.0, currency="XAU"), spent(7.0, currency="")), crm(deal(1, currency="XAU"))])
    assert (odd.total.spend, odd.total.sums.won, odd.total.sums.value) == (7.0, 1, 0.0)
    assert {"currency_unknown": 2, "currency_assumed": 1}.items() <= kinds(odd).items()


def test_the_sales_cycle_counts_open_deals_as_long_as_they_have_waited() -> None:
    """All days waited over deals decided: 10 + 30 + 90, and 90 until the last day that is told of."""
    won = [deal(days, closed=AUGUST + timedelta(days)) for days in (10, 30, 90)]
    found = lead_value(B2B, [crm(*won, deal(7, "open"))])
    assert found.cycle and (found.cycle.deals, found.cycle.open) == (3, 1)
    assert found.cycle.days.seen == pytest.approx(220 / 3)
    ends = 2 * 220 / stats.chi2(6).ppf([0.95, 0.05])
    assert (found.cycle.days.low, found.cycle.days.high) == pytest.approx(tuple(ends))
    assert lead_value(B2B, [crm(deal(7, "open"))]).cycle is None


def test_what_a_lead_leaves_over_has_a_range_that_narrows_with_many() -> None:
    ranges = []
    for times in (1, 20):
        deals = [deal(number, state) for number, state in enumerate(("won", "won", "lost", "lost") * times)]
        row = lead_value(B2B, [ads(spent(500.0 * times)), crm(*deals)]).paid
        assert row.lead_worth and row.lead_worth.seen == row.value_per_lead
        assert row.lead_worth.low < row.lead_worth.seen < row.lead_worth.high
        ranges.append(row.lead_worth.high - row.lead_worth.low)
    assert ranges[1] < ranges[0] / 2


def test_no_files_no_sales_and_an_open_question_have_answers_too() -> None:
    nothing = lead_value(B2B, [])
    assert nothing.sources == nothing.months == () and nothing.total.verdict == "no_sales"
    assert lead_value(B2B, [ads(spent(5.0))]).total.verdict == "no_sales"
    asked = replace(ads(spent(5.0)), questions=(Question("Day", "dates", ("dmy", "mdy"), "1/2/2026"),))
    assert lead_value(B2B, [asked]).sources == ()
    back = lead_value(B2B, [ads(spent(-5.0)), crm(deal(1, amount=-3.0))])
    assert back.total.left_over == -3.0 + 5.0 - 100.0 and back.total.verdict in ("loss", "untold", "no_cost")


def test_days_of_no_calendar_are_told_and_end_nothing() -> None:
    rows = replace(spent(1.0), last=date.max), replace(spent(2.0), first=date.max, last=date.max), spent(4.0)
    found = lead_value(B2B, [ads(*rows)])
    assert found.total.spend == 4.0 and kinds(found)["endless"] == 2


# --- laws ---

STATES = st.sampled_from(("won", "lost", "open"))
NETWORKS = st.sampled_from(("Facebook", "LinkedIn", "", "Somewhere"))
SOURCES = st.sampled_from(("Paid Social", "Paid Search", "Direct Traffic", "", "Own word"))
DAYS = st.integers(0, 120).map(lambda days: date(2026, 5, 1) + timedelta(days))
ROWS = st.lists(
    st.builds(lambda day, amount, place, name, days: Spent(day, day + timedelta(days), place, name, "SEK", amount),
              DAYS, st.integers(0, 10_000).map(float), st.sampled_from(("Meta", "LinkedIn", "Google Ads", "Radio")),
              st.sampled_from(("Autumn", "Spring", "")), st.integers(0, 40)),
    max_size=12,
)  # fmt: skip
DEALS = st.lists(
    st.tuples(STATES, DAYS, st.none() | st.integers(1, 90_000).map(float), SOURCES, NETWORKS), max_size=12,
).map(lambda rows: [deal(place, state, amount, source, created=day, network=network)
                    for place, (state, day, amount, source, network) in enumerate(rows)])  # fmt: skip


@settings(max_examples=40)
@given(ROWS, DEALS)
def test_every_way_to_divide_adds_up_to_the_whole(rows: list[Spent], deals: list[Deal]) -> None:
    found = lead_value(B2B, [ads(*rows), crm(*deals)])
    paid = found.paid if found.paid.sums.paid else found.total
    for all_of, parts in ((found.total, found.sources), (paid, found.months)):
        for name in ("spend", "won", "lost", "open", "value", "leads", "claimed"):
            whole = getattr(all_of.sums, name)
            assert sum(getattr(row.sums, name) for row in parts) == pytest.approx(whole, abs=1e-6)
    for source in {row.source for row in found.channels}:
        parts = [row for row in found.channels if row.source == source]
        whole = [row for row in found.sources if row.source == source]
        assert sum(row.sums.value for row in parts) == pytest.approx(sum(row.sums.value for row in whole))
    left = sum(each.count for each in found.told if each.kind in ("deals_outside", "deals_undated"))
    assert found.total.sums.won + found.total.sums.lost + found.total.sums.open + left == len(deals)
    assert found.total.sums.spend == pytest.approx(sum(row.spend for row in rows))


@settings(max_examples=25)
@given(ROWS, DEALS, st.floats(0.1, 0.9))
def test_to_split_a_campaign_in_two_changes_no_sum(rows: list[Spent], deals: list[Deal], part: float) -> None:
    whole = lead_value(B2B, [ads(*rows), crm(*deals)])
    halves = [
        replace(row, spend=row.spend * share, campaign=f"{row.campaign} {name}")
        for row in rows
        for name, share in (("a", part), ("b", 1 - part))
    ]
    split = lead_value(B2B, [ads(*halves), crm(*deals)])
    for one, other in ((whole.sources, split.sources), (whole.months, split.months)):
        assert [row.cost for row in one] == pytest.approx([row.cost for row in other])
        assert [row.verdict for row in one] == [row.verdict for row in other]


@settings(max_examples=25)
@given(ROWS, DEALS)
def test_another_currency_scales_money_and_leaves_what_came_back(rows: list[Spent], deals: list[Deal]) -> None:
    files = [ads(*rows), crm(*deals)]
    euro = cases.in_currency(B2B, "EUR")
    here, there = lead_value(B2B, files), lead_value(euro, files)
    for one, other in zip(here.sources, there.sources, strict=True):
        assert other.cost * rates()["EUR"].rate == pytest.approx(one.cost)
        assert (one.back is None) == (other.back is None) and one.verdict == other.verdict
        if one.back and other.back:
            assert (one.back.low, one.back.high) == pytest.approx((other.back.low, other.back.high))


# --- how sure one can be ---


def test_of_months_that_vary_by_chance_alone_the_interval_is_jeffreys() -> None:
    low, high = stats.gamma(12.5).ppf(0.05), stats.gamma(12.5).ppf(0.95)
    found = small_numbers.interval(12, small_numbers.counts(12))
    assert (found.low, found.high) == pytest.approx((low, high), rel=0.02)
    share = small_numbers.share(3, 9)
    assert share and (share.low, share.high) == pytest.approx(stats.beta(3.5, 9.5).ppf([0.05, 0.95]))


def test_fewer_customers_and_more_unlike_months_make_wider_intervals() -> None:
    few, many = (small_numbers.share(count, 3 * count) for count in (3, 300))
    assert few and many and few.high - few.low > 5 * (many.high - many.low)
    even, uneven = small_numbers.dispersion([10] * 12, 120), small_numbers.dispersion([0, 20] * 6, 120)
    assert 1 < even < uneven
    assert small_numbers.share(0, 4) == pytest.approx(small_numbers.share(0, 4)) and small_numbers.share(0, 0) is None


@pytest.mark.parametrize(("months", "variation"), [(3, 0.3), (12, 0.0)])
def test_nine_ranges_of_ten_hold_what_a_deal_and_a_channel_truly_bring(months: int, variation: float) -> None:
    """Deals few of which are large, and channels whose months vary each on its own: 120 ranges, +-3 errors."""
    from benchmarks.lead_value_coverage import coverage

    found = coverage(months, leads=20, variation=variation, times=60)
    assert all(found[kind] >= 0.80 for kind in ("price", "won", "deal", "left", "back", "days"))
