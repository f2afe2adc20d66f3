"""Numbers that look as if they were in another unit: a year's for a month's, per cent for a share, thousands, days.

Each says what the number would be then. Read off the likely values; 0 means none, and is never odd.
"""

import math
from collections.abc import Iterator

from roisim.cases.currencies import rates
from roisim.cases.facts import Amount, Count, Divisor, Index, Money, Name, Share, Unit
from roisim.cases.number_words import IN_A_YEAR
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.cases.work_time import WORKED
from roisim.errors import Fault
from roisim.paths import Path

# Shares that are all only by mistake: 1 was typed for 1 %.
_RATES = frozenset((
    "company.churn", "company.social_share", "channels.ctr", "channels.lead_rate", "channels.close_rate",
    "funnel.organic_lead_rate", "funnel.close_rate", "funnel.download_rate", "funnel.contact_decay",
    "funnel.contact_conversion", "plan.organic_ctr", "plan.ad_fee", "service.deflection", "effects.awareness_gain",
    "effects.awareness_decay", "effects.follow_rate", "effects.follower_decay", "effects.ambassador_rate",
    "effects.ambassador_decay", "ignorance.crisis_per_year", "ignorance.crisis_loss",
))  # fmt: skip
_RATIOS = ("print.roas", "plan.organic_reach")  # that may lie above 1, but not so far
_FAR_SHARE, _FAR_RATIO, _FAR_DAYS, _FAR_PAY = 3, 5, 2, 3  # times what is usual
_FAR_COUNT, _FAR = 100, 3  # and of money and hours
_NO_LIMIT = ("channels.double_at", "company.customers", "company.followers", "company.new_customers")
_ANY_SUM = ("company.order_value", "company.later_value", "channels.cpm")  # very different between companies
# Sums a month, or once, that hardly anyone writes to the last krona when they are this small [SEK].
_BUDGETS = ("channels.spend", "plan.agency", "plan.content", "plan.setup", "print.budget", "company.social_cost")
_SMALL = 150.0
_A_MONTH = WORKED["month"]
WEEKS = IN_A_YEAR["week"] / IN_A_YEAR["month"]  # in a month
_DAYS = 365.25 / 12  # in a month
_OFTEN, _SPENT = 4.5, 2000.0  # orders of a customer in a month, and what they come to [SEK]
_LEAVES, _LAPSES = 0.08, 0.15  # of the customers in a month; of those who buy when they like
_CALLS = 4  # of a customer in a month
_POSTS = 120  # in a month
_DEAR_MONEY = 0.5  # interest a year
_ROOM = 0.02  # that the mean of a season may be off by
_STRONG = 4  # times what a channel spends otherwise, on average


def odd(case: Scenario) -> Iterator[Fault]:
    """Numbers far from what is usual, each with the unit it may have been meant in."""
    krona = _krona(case.finance.currency)
    for path, parameter, estimate in case.estimates():
        if estimate.likely != 0:
            found = _per_cent(path, parameter, estimate) or _days(path, parameter, estimate)
            found = found or _money(path, parameter, estimate, krona) or _far(path, parameter, estimate, krona)
            if found:
                yield found


def _krona(currency: str) -> float | None:
    """What one of the currency is in kronor; None where nobody knows."""
    known = rates()
    return 1.0 if currency == "SEK" else known[currency].rate if currency in known else None


def _per_cent(path: Path, parameter: Parameter, estimate: Estimate) -> Fault | None:
    value, high = abs(estimate.likely), parameter.usual[1]
    ratio = path.declared in _RATIOS and value > _FAR_RATIO * high
    effect = parameter.kind == "effect" and parameter.is_percent and value >= 1
    share = path.declared in _RATES and (value == 1 or value > _FAR_SHARE * high)
    if not (ratio or effect or share):
        return None
    meant = estimate.likely / 100
    facts = {"name": Name(path), "value": Amount(path.declared, estimate.likely),
             "instead": Amount(path.declared, meant), "file": f"{meant:.6g}"}  # fmt: skip
    month = 1 - (1 - value) ** (1 / 12) if share and parameter.unit == "per month" else 1.0
    if month > high:
        return Fault(path, "doubt_per_cent", **facts)
    return Fault(path, "doubt_per_cent_year", monthly=Share(month), monthly_file=f"{month:.3g}", **facts)


def _days(path: Path, parameter: Parameter, estimate: Estimate) -> Fault | None:
    if parameter.unit != "months" or estimate.likely <= _FAR_DAYS * parameter.usual[1]:
        return None
    return Fault(path, "doubt_days", name=Name(path), value=Count(estimate.likely),
                 instead=Count(estimate.likely / _DAYS))  # fmt: skip


def _money(path: Path, parameter: Parameter, estimate: Estimate, krona: float | None) -> Fault | None:
    """A sum in thousands; a month's pay for that of an hour."""
    if not parameter.is_money or krona is None:
        return None
    value, (low, high) = estimate.likely * krona, parameter.usual
    small = value < _SMALL if path.declared in _BUDGETS else value < low / 3 and low <= 1000 * value <= high
    facts = {"name": Name(path), "value": Money(estimate.likely)}
    if small:
        return Fault(path, "doubt_thousands", instead=Money(1000 * estimate.likely), **facts)
    if parameter.unit == "currency/hour" and value > _FAR_PAY * high and low <= value / _A_MONTH <= high:
        return Fault(path, "doubt_pay", instead=Money(estimate.likely / _A_MONTH), hours=Count(_A_MONTH), **facts)
    return None


def _far(path: Path, parameter: Parameter, estimate: Estimate, krona: float | None) -> Fault | None:
    """Clearly more than most have of it; of a price, clearly less."""
    factor = krona if parameter.is_money else 1.0
    if parameter.kind != "positive" or factor is None or path.declared in _NO_LIMIT:
        return None
    near = (parameter.is_money or parameter.unit.startswith("hours")) and path.declared not in _ANY_SUM
    times, (low, high) = _FAR if near else _FAR_COUNT, parameter.usual
    least = low / times if parameter.is_money else 0.0
    if least <= estimate.likely * factor <= times * high:
        return None
    key = "doubt_far_sum" if parameter.is_money else "doubt_far"
    ends = (Amount(path.declared, _round(each / factor)) for each in parameter.usual)
    return Fault(path, key, name=Name(path), value=Amount(path.declared, estimate.likely),
                 unit=Unit(path.declared), **dict(zip(("low", "high"), ends, strict=True)))  # fmt: skip


def _round(value: float) -> float:
    return float(f"{value:.2g}")


# --- a year's for a month's ---


def of_a_year(case: Scenario) -> Iterator[Fault]:
    """Orders, customers lost and posts that are many for a month and usual for a year."""
    company, krona = case.company, _krona(case.finance.currency)
    orders, spent = company.orders.likely, company.orders.likely * company.later_value.likely * (krona or 0.0)
    if orders > _OFTEN and spent > _SPENT:
        yield _yearly("company.orders", Count(orders), Count(orders / 12))
    lost, new = company.churn.likely, company.new_customers.likely
    steady = company.customers.likely > 0 and _stays(case)
    if steady and lost > (_LAPSES if case.preset in ("ecommerce", "") else _LEAVES):
        yield Fault("company.churn", "doubt_churn_year", name=Name("company.churn"), lost=Share(lost),
                    left=Share(1 - (1 - lost) ** 12), monthly=Share(1 - (1 - lost) ** (1 / 12)),
                    new=Name("company.new_customers"), come=Count(new), fewer=Count(new / 12))  # fmt: skip
    if case.plan.posts.likely > _POSTS:
        yield _yearly("plan.posts", Count(case.plan.posts.likely), Count(case.plan.posts.likely / 12))


def _stays(case: Scenario) -> bool:
    """Whether as many come as leave, so that their number says nothing of what is wrong."""
    lost = case.company.churn.likely * case.company.customers.likely
    return math.isclose(case.company.new_customers.likely, lost, rel_tol=0.5)


def _yearly(path: str, value: Count, instead: Count) -> Fault:
    return Fault(path, "doubt_yearly", name=Name(path), value=value, instead=instead)


def of_all(case: Scenario) -> Iterator[Fault]:
    """Calls that are those of all customers and not of each."""
    calls, stock = case.service.calls.likely, case.company.customers.likely
    if calls > _CALLS and stock > 1:
        yield Fault("service.calls", "doubt_calls", name=Name("service.calls"), value=Count(calls),
                    stock=Count(stock), instead=Count(calls / stock))  # fmt: skip


def interest(case: Scenario) -> Iterator[Fault]:
    """A discount rate that no company has."""
    rate = case.finance.discount_rate
    if rate > _DEAR_MONEY:
        yield Fault("finance.discount_rate", "doubt_interest", value=Share(rate))


# --- twelve numbers that are no index ---


def seasons(case: Scenario) -> Iterator[Fault]:
    """A season whose mean is not 1; a campaign that multiplies the budget many times over."""
    mean = sum(case.company.season) / 12
    if mean > 0 and abs(mean - 1) > _ROOM:
        index = tuple(month / mean for month in case.company.season)
        yield Fault("company.season", "doubt_season", mean=Divisor(mean), index=Index(index))
    for place, channel in enumerate(case.channels):
        mean = sum(channel.phasing) / 12
        if mean > _STRONG and channel.spend.likely > 0:
            spent = Money(mean * channel.spend.likely)
            yield Fault(f"channels.{place}.phasing", "doubt_phasing", channel=channel.name, mean=Count(mean),
                        spend=Money(channel.spend.likely), spent=spent)  # fmt: skip


LOOKS = (of_a_year, of_all, odd, seasons, interest)
