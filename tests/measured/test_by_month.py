"""Key figures by month out of imported files: known sums, months parted by days, and no month that is not over."""

from dataclasses import replace
from datetime import date

from roisim.cases import preset
from roisim.importers.found import Deal, Found, Spent
from roisim.measured.by_month import by_month

CASE = preset("b2b")
TABLE = Found(
    "plain.csv", "plain", "plain", 2, date(2027, 1, 1), date(2027, 3, 10), "SEK",
    spent=(
        Spent(date(2027, 1, 17), date(2027, 2, 15), "Meta", "A", "SEK", 900, leads=30, customers=3, revenue=3000),
        Spent(date(2027, 3, 1), date(2027, 3, 10), "Meta", "A", "SEK", 300, leads=7),
    ),
)  # fmt: skip


def deal(number: int, closed: date, amount: float | None = 100.0, state: str = "won") -> Deal:
    """A deal that was closed on a day."""
    return Deal(str(number), state, date(2027, 1, 2), closed, amount, "SEK")  # type: ignore[arg-type]


def crm(*deals: Deal) -> Found:
    """A CRM's deals."""
    return Found("deals.csv", "hubspot_deals", "deals", len(deals), None, None, "SEK", deals=deals)


def test_a_row_is_parted_over_its_months_by_days_and_a_month_that_is_not_over_is_left() -> None:
    found = {each.kpi: each for each in by_month(CASE, [TABLE])}
    assert found["leads"].months == ((1, 15.0), (2, 15.0)) and found["leads"].until == date(2027, 3, 10)
    assert found["new_customers"].months == ((1, 1.5),)  # the row ends in the middle of February
    assert {each.origin for each in found.values()} == {"table"}


def test_won_deals_count_by_the_day_they_were_closed_and_a_month_without_has_none() -> None:
    deals = (deal(1, date(2027, 1, 5)), deal(2, date(2027, 3, 9), 300.0), deal(3, date(2027, 3, 9), state="lost"),
             deal(4, date(2027, 4, 2), state="lost"), deal(5, date(2026, 12, 30)))  # fmt: skip
    found = {each.kpi: each for each in by_month(CASE, [TABLE, crm(*deals)])}
    assert found["new_customers"].months == ((1, 1.0), (2, 0.0), (3, 1.0)) and found["new_customers"].origin == "deals"
    assert found["revenue"].months == ((1, 100.0), (2, 0.0), (3, 300.0))
    assert found["new_customers"].actuals[2].new_customers == 1.0


def test_without_a_first_month_or_files_there_is_nothing() -> None:
    assert by_month(replace(CASE, finance=replace(CASE.finance, start="")), [TABLE]) == ()
    assert by_month(CASE, []) == by_month(CASE, [crm()]) == ()
