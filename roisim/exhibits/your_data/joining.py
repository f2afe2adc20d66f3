"""How it was joined: what everything is worked out by, what was turned, taken to be so or left, line by line."""

from collections.abc import Iterator

from roisim.cases.scenario import Scenario
from roisim.exhibits import dates
from roisim.exhibits.saying import cut
from roisim.measured.lead_value import LeadValue
from roisim.text import Text

_AT = "page.your_data.joined"
_NAME = 60  # characters of the name of a file
_DAYS_A_MONTH = 365.25 / 12
_WITH_MONEY = ("deals_outside", "deals_undated")


def lines(text: Text, case: Scenario, found: LeadValue) -> list[str]:
    """All there is to know, what matters most first."""
    if not found.sources:
        return list(_told(text, found))
    said = (_by(text, case, found), _counted(text, found), _told(text, found), _turned(text, found))
    return [line for part in said for line in part]


def _by(text: Text, case: Scenario, found: LeadValue) -> Iterator[str]:
    """What it is worked out by: labour, margin, and the hours that are in no row."""
    total, currency = found.total, found.currency
    if total.sums.leads:
        cost, labour = text.money(total.terms.lead_cost, currency), text.money(total.labour, currency)
        yield text(f"{_AT}.labour", leads=text.exact(total.sums.leads, 1), cost=cost, labour=labour)
    if found.sales_from != "nothing" and found.paid.sums.paid:
        yield text(f"{_AT}.margin", margin=text.percent(total.terms.margin))
        yield from _hours(text, case, found)


def _hours(text: Text, case: Scenario, found: LeadValue) -> Iterator[str]:
    """What social media cost with the hours of the case, and what it gave."""
    social = [row for row in found.sources if row.source in ("paid_social", "organic_social")]
    plan = case.plan
    monthly = plan.hours.likely * plan.hourly_cost.likely
    if not social or not found.days or not monthly:
        return
    months = ((found.days[1] - found.days[0]).days + 1) / _DAYS_A_MONTH
    cost = sum(row.cost for row in social) + monthly * months
    value = sum(row.sums.value for row in social)
    yield text(
        f"{_AT}.hours", monthly=text.money(monthly, found.currency), months=text.number(months),
        cost=text.money(cost, found.currency), value=text.money(value, found.currency),
    )  # fmt: skip


def _counted(text: Text, found: LeadValue) -> Iterator[str]:
    """What is a lead, a customer, and when they count."""
    yield text(f"{_AT}.leads_{found.leads_from}")
    if found.sales_from != "nothing":
        yield text(f"{_AT}.sales_{found.sales_from}")
    if found.days and found.sales_from == "deals":
        yield text(f"{_AT}.days", days=dates.days(text, *found.days))
    if found.sales_from == "deals" and found.total.sums.unpriced:
        yield text.counted(f"{_AT}.unpriced", round(found.total.sums.unpriced))
    if found.total.sums.claimed and found.leads_from != "platform":
        yield text(f"{_AT}.claimed", claimed=text.exact(found.total.sums.claimed, 1))
    if found.cycle:
        days = found.cycle.days
        low, high = text.number(days.low), text.number(days.high)
        yield text.counted(f"{_AT}.cycle", found.cycle.deals, days=text.number(days.seen), low=low, high=high)
        if found.cycle.open:
            yield text.counted(f"{_AT}.cycle_open", found.cycle.open)


def _told(text: Text, found: LeadValue) -> Iterator[str]:
    for each in found.told:
        facts = {
            "names": text.listed([cut(name, _NAME) for name in each.names]),
            "amount": text.money(each.amount, found.currency),
        }  # fmt: skip
        yield text.counted(f"{_AT}.{each.kind}", each.count, **facts)
        if each.kind in _WITH_MONEY and each.amount:
            yield text(f"{_AT}.left_value", amount=facts["amount"])


def _turned(text: Text, found: LeadValue) -> Iterator[str]:
    for each in found.converted:
        rate = text.exact(each.rate, 4)
        yield text(f"{_AT}.converted", before=each.before, after=each.after, rate=rate, date=each.date)
