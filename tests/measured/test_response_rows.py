"""From files to rows: whole months or weeks, money at its channel, and what cannot be laid out."""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from roisim import cases
from roisim.errors import CaseError
from roisim.importers.found import Contact, Deal, Found, Spent
from roisim.measured.response_rows import Rows
from roisim.measured.response_table import laid, rows_of

CASE = cases.preset("b2b")


def months(count: int, start: int = 2024) -> list[date]:
    return [date(start + place // 12, place % 12 + 1, 1) for place in range(count)]


def monthly(channel: str, count: int, amount: float = 1000.0, **told: float) -> list[Spent]:
    return [
        Spent(day, day.replace(day=calendar.monthrange(day.year, day.month)[1]), channel, "", "SEK", amount, **told)  # type: ignore[arg-type]
        for day in months(count)
    ]


def table(spent: Sequence[Spent], **more: object) -> Found:
    return Found("table.csv", "plain", "plain", len(spent), spent=tuple(spent), **more)  # type: ignore[arg-type]


def rows(*founds: Found, measured: str = "leads") -> Rows:
    return rows_of(CASE, laid(CASE, founds), measured)  # type: ignore[arg-type]


def test_a_plain_table_of_months_is_laid_out_as_it_stands() -> None:
    spent = [
        *monthly("Facebook", 30, leads=5),
        *monthly("LinkedIn", 30, 200, leads=1),
        *monthly("Organic", 30, 0, leads=9),
    ]
    found = rows(table(spent))
    assert (found.channels, found.step, found.count, found.days[0]) == (
        ("Facebook", "LinkedIn"),
        "month",
        30,
        date(2024, 1, 1),
    )
    assert found.spend[:, 0] == pytest.approx(1000) and found.spend[:, 1] == pytest.approx(200)
    assert found.outcome == pytest.approx(15) and found.whole
    assert found.credited == pytest.approx([150, 30])


def test_an_outcome_that_is_all_credited_is_not_that_of_the_business() -> None:
    assert not rows(table(monthly("Facebook", 30, leads=5))).whole


def test_dates_of_a_month_alone_stand_for_the_whole_month_in_money_and_outcome() -> None:
    spent = [replace(row, last=row.first) for row in monthly("Facebook", 30, leads=5)]
    found = rows(table(spent))
    assert found.count == 30 and found.spend[-1, 0] == pytest.approx(1000)


def test_days_are_summed_to_months_and_no_krona_gets_lost() -> None:
    first = date(2024, 1, 1)
    spent = [
        Spent(first + timedelta(day), first + timedelta(day), "Meta", "", "SEK", 10.0, leads=1.0) for day in range(731)
    ]
    found = rows(table(spent))
    assert found.channels == ("Facebook",) and found.step == "month" and found.count == 24
    assert found.spend.sum() == pytest.approx(7310) and found.spend[1, 0] == pytest.approx(290)


def test_weeks_serve_where_months_are_few() -> None:
    first = date(2026, 1, 5)
    mondays = [first + timedelta(7 * week) for week in range(40)]
    spent = [
        Spent(day, day + timedelta(6), "Facebook", "", "SEK", 70.0 + week, leads=2) for week, day in enumerate(mondays)
    ]
    found = rows(table(spent))
    assert found.step == "week" and found.count == 40
    assert found.spend[:, 0] == pytest.approx([70 + week for week in range(40)])


@pytest.mark.parametrize(("count", "key"), [(23, "response_few_months"), (1, "response_few_months")])
def test_fewer_than_two_years_of_months_are_refused(count: int, key: str) -> None:
    with pytest.raises(CaseError) as refused:
        rows(table(monthly("Facebook", count, leads=5)))
    assert (refused.value.faults[0].key, refused.value.faults[0].facts["count"]) == (key, count)


def test_ads_and_a_crm_are_laid_together_over_the_months_they_share() -> None:
    ads = Found("ads.csv", "meta", "ads", 30, spent=tuple(monthly("Meta", 30)))
    sources = (("Direct Traffic", ""), ("Paid Social", "Facebook"), ("Paid Social", "Facebook"))
    people = tuple(
        Contact(f"{day}-{number}", day.replace(day=20), *source)
        for day in months(36)
        for number, source in enumerate(sources)
    )
    found = rows(ads, Found("contacts.csv", "hubspot_contacts", "contacts", 108, contacts=people))
    assert found.count == 30 and found.outcome == pytest.approx(3) and found.whole
    assert found.credited == pytest.approx([60])


def test_won_deals_count_when_they_close() -> None:
    ads = Found("ads.csv", "meta", "ads", 24, spent=tuple(monthly("Facebook", 24)))
    deals = tuple(
        Deal(f"{day}", "won" if day.month % 2 else "lost", day, day.replace(day=25), 100.0, "SEK") for day in months(24)
    )
    found = rows(ads, Found("deals.csv", "hubspot_deals", "deals", 24, deals=deals), measured="deals")
    assert list(found.outcome[:4]) == [1, 0, 1, 0]


def test_money_of_another_currency_is_in_that_of_the_case() -> None:
    euros = [replace(row, currency="EUR") for row in monthly("Facebook", 24, leads=1)]
    assert rows(table(euros)).spend[0, 0] > 9_000


def test_what_can_be_explained_is_what_the_files_count() -> None:
    assert laid(CASE, [table(monthly("Facebook", 24, leads=1, revenue=10))]).outcomes == ("leads", "revenue")
    assert laid(CASE, [table(monthly("Facebook", 24))]).outcomes == ()


def test_files_of_nothing_are_refused() -> None:
    with pytest.raises(CaseError) as refused:
        rows(table([]))
    assert refused.value.faults[0].key == "response_nothing"


def test_two_tables_of_one_content_are_one_question() -> None:
    once, again = (rows(table(monthly("Facebook", 24, leads=1))) for _ in range(2))
    assert once == again and hash(once) == hash(again) and once is not again
