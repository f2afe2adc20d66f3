"""What in a sound case can hardly be so. Read off its likely values; nothing is lived through, nothing is refused.

Each is a fault by its path, key and facts; its numbers and names keep their kind, so that they are written as a reader
writes them.
"""

import math
from collections.abc import Callable, Iterator

from roisim.cases import bibliography, doubted_example, doubted_stocks, doubted_units, full_pace
from roisim.cases.bibliography import Benchmark
from roisim.cases.currencies import rates
from roisim.cases.facts import Count, Money, Name, Share
from roisim.cases.full_pace import FullPace
from roisim.cases.groups import platform
from roisim.cases.parameters import Estimate, Kind, Parameter
from roisim.cases.scenario import Scenario
from roisim.cases.vouching import voucher
from roisim.errors import Fault
from roisim.memory import remember

_GROWTH = 0.1  # a year, with nothing done
_LONG = 60  # months
_NARROW = 0.5  # of the width of what is published
_HAIR = 1 + 1e-9  # what two sums of the same may differ by
_EXTRA = 3  # sales for each credited
_SUITS = 0.75  # of the hours that the work asks for: as many as this, or that many times fewer, suit it
_SAYING = 15  # characters: a shorter note explains nothing
# What a lead costs is published for leads that a form brings, as it does trials, and for applications; not for baskets.
_LEADS = {"employer": "hr_cost_per_application", "ecommerce": ""}

# What is measured as a parameter is, whatever the currency: a range can be held to it.
_SAME_UNIT = {
    "currency/1000 impressions": ("USD per 1000 impressions", "EUR per 1000 impressions"),
    "clicks/impression": ("share of impressions", "clicks per impression"),
    "leads/click": ("share of clicks", "share of visits"),
    "leads/visit": ("share of visits",),
    "share of leads": ("share of leads",),
    "extra sales/credited sale": ("true customers / credited customer",),
}


@remember
def doubts(case: Scenario) -> tuple[Fault, ...]:
    """All that can hardly be so, one of each number: units, the business, the channels, the plan, the ranges."""
    found: dict[str, Fault] = {}
    for fault in (fault for look in _LOOKS for fault in look(case)):
        found.setdefault(fault.path, fault)
    return tuple(found.values())


# --- the business today ---


def _growth(case: Scenario) -> Iterator[Fault]:
    """Customers would grow or shrink by more than a tenth in a year with nothing done."""
    company = case.company
    stock, new, lost = company.customers.likely, company.new_customers.likely, company.churn.likely
    if stock == 0:
        return
    after = stock
    for _ in range(12):
        after = after * (1 - lost) + new
    change = after / stock - 1
    facts = {"come": Count(new), "leave": Count(lost * stock), "lost": Share(lost)}
    if change > _GROWTH * _HAIR:
        yield Fault("company.new_customers", "doubt_grows", change=Share(change), monthly=Count(new / 12),
                    name=Name("company.new_customers"), churn=Name("company.churn"), **facts)  # fmt: skip
    elif change < -_GROWTH * _HAIR:
        yield Fault("company.churn", "doubt_shrinks", change=Share(-change), monthly=Share(1 - (1 - lost) ** (1 / 12)),
                    name=Name("company.churn"), new=Name("company.new_customers"), **facts)  # fmt: skip


def _followers(case: Scenario) -> Iterator[Fault]:
    """More customers follow than there are."""
    company = case.company
    share, followers, stock = company.follower_customers.likely, company.followers.likely, company.customers.likely
    if share * followers > stock * _HAIR:
        yield Fault("company.follower_customers", "doubt_followers", share=Share(share), followers=Count(followers),
                    following=Count(share * followers), stock=Count(stock), name=Name("company.follower_customers"),
                    )  # fmt: skip


def _print(case: Scenario) -> Iterator[Fault]:
    """Print is said to bring more new customers than come in all."""
    value, new = case.company.order_value.likely, case.company.new_customers.likely
    brought = case.print.budget.likely * case.print.roas.likely
    if value > 0 and brought > value * new * _HAIR:
        yield Fault("print.roas", "doubt_print", brought=Count(brought / value), come=Count(new),
                    name=Name("print.roas"), budget=Name("print.budget"))  # fmt: skip


# --- the channels ---


def _clicks(case: Scenario) -> Iterator[Fault]:
    """A channel's clicks become new customers more often than the visits to the whole site do."""
    visits, new = case.company.site_visits.likely, case.company.new_customers.likely
    for place in _bought(case) if visits > 0 else ():
        channel = case.channels[place]
        if full_pace.to_new(channel) > new / visits * _HAIR:
            yield Fault(f"channels.{place}.lead_rate", "doubt_clicks", channel=channel.name,
                        clicks=Share(full_pace.to_new(channel)), visits=Share(new / visits),
                        lead=Name("channels.lead_rate"), close=Name("channels.close_rate"))  # fmt: skip


def _prices(case: Scenario) -> Iterator[Fault]:
    """What a click or a lead of a channel costs lies outside what is published of its platform."""
    lead = _LEADS.get(case.preset, "paid_cpl")
    for place, month in _bought(case).items():
        channel, click = case.channels[place], month.click(place)
        span = _published("paid_cpc", case, place)
        if span and not span[0] / _HAIR <= click <= span[1] * _HAIR:
            yield Fault(f"channels.{place}.cpm", "doubt_click_price", channel=channel.name, price=Money(click),
                        low=Money(span[0]), high=Money(span[1]), cpm=Name("channels.cpm"), ctr=Name("channels.ctr"),
                        double=Name("channels.double_at"))  # fmt: skip
        span = _published(lead, case, place)
        rate = channel.lead_rate.likely
        if span and rate > 0 and not span[0] / _HAIR <= click / rate <= span[1] * _HAIR:
            yield Fault(f"channels.{place}.lead_rate", "doubt_lead_price", channel=channel.name,
                        price=Money(click / rate), low=Money(span[0]), high=Money(span[1]),
                        rate=Name("channels.lead_rate"))  # fmt: skip


def _bought(case: Scenario) -> dict[int, FullPace]:
    """The channels that any money goes to, each with a month of its greatest price."""
    found: dict[int, FullPace] = {}
    for month in full_pace.each(case):
        for place, spend in month.spends.items():
            if spend > 0 and (place not in found or month.click(place) > found[place].click(place)):
                found[place] = month
    return dict(sorted(found.items()))


def _published(parameter_id: str, case: Scenario, place: int) -> tuple[float, float] | None:
    """From the lowest to the highest published price for a channel, in the currency of the case."""
    channel, known = case.channels[place], rates()
    named = platform(channel.name) or platform(channel.auction)
    rows = [row for row in bibliography.all_benchmarks().values() if row.parameter_id == parameter_id]
    if parameter_id in ("paid_cpc", "paid_cpl"):
        rows = [row for row in rows if named and platform(row.context) == named]
    rows = _of_business(rows, case)
    if not rows or case.finance.currency not in known:
        return None
    factors = [known[row.unit[:3]].rate / known[case.finance.currency].rate for row in rows]
    lows, highs = ([bound * factor for bound, factor in zip(ends, factors, strict=True)]
                   for ends in ([row.low for row in rows], [row.high for row in rows]))  # fmt: skip
    return min(lows), max(highs)


def _of_business(rows: list[Benchmark], case: Scenario) -> list[Benchmark]:
    """The figures for this kind of business or for any; all of them where there are none such."""
    return [row for row in rows if row.business in ("any", case.preset)] or rows


def _credited(case: Scenario) -> Iterator[Fault]:
    """Of the customers credited to the plan, more would have come anyway than come in all today."""
    incremental, new = case.funnel.incremental.likely, case.company.new_customers.likely
    credited = max(month.credited for month in full_pace.each(case))
    anyway = credited * max(0.0, 1 - incremental)
    if anyway > new * _HAIR:
        yield Fault("funnel.incremental", "doubt_credited", credited=Count(credited), anyway=Count(anyway),
                    come=Count(new), name=Name("funnel.incremental"))  # fmt: skip


def _incremental(case: Scenario) -> Iterator[Fault]:
    """So many extra sales for each credited one that most of them would never be credited."""
    incremental = case.funnel.incremental.likely
    if incremental > _EXTRA * _HAIR:
        yield Fault("funnel.incremental", "doubt_incremental", value=Count(incremental),
                    name=Name("funnel.incremental"))  # fmt: skip


# --- the plan ---


def _beyond(case: Scenario) -> Iterator[Fault]:
    """A channel or a line of its own begins after the last month of the case."""
    months = case.finance.months
    rows = [(f"channels.{place}.spend", row.name, row.first) for place, row in enumerate(case.channels)]
    rows += [(f"lines.{place}.amount", row.name, row.first) for place, row in enumerate(case.lines)]
    for path, name, first in rows:
        if first is not None and first > months and case[path].likely > 0:
            yield Fault(path, "doubt_beyond", row=name, first=Count(first), months=Count(months))


def _hours(case: Scenario) -> Iterator[Fault]:
    """There are less than half or more than twice the hours that the plan's work asks for, where it asks for most."""
    month = max(full_pace.each(case), key=lambda month: month.need)
    if month.hands * _HAIR < month.need / 2:
        yield _of_hours(case, month, "doubt_hours_short", "doubt_hours_week", doubted_units.WEEKS)
    elif month.hands > 2 * month.need * _HAIR:
        of = "hours" if case.plan.hours.likely > 0 else "bought"
        yield _of_hours(case, month, f"doubt_{of}_{'idle' if month.need else 'none'}", "doubt_hours_year", 1 / 12)


def _of_hours(case: Scenario, month: FullPace, key: str, other: str, times: float) -> Fault:
    """Too few hours or too many: unless they are a week's or a year's, and would be right as a month's."""
    own = case.plan.hours.likely
    meant = month.hands + own * (times - 1)
    facts = {"hands": Count(month.hands), "need": Count(month.need)}
    if own > 0 and month.need * _SUITS <= meant <= month.need / _SUITS:
        facts |= {"hours": Count(own), "instead": Count(own * times)}
        return Fault("plan.hours", other, name=Name("plan.hours"), **facts)
    return Fault("plan.hours", key, **facts)


def _falling(case: Scenario) -> Iterator[Fault]:
    """Ad prices are likely to fall year after year over a long horizon."""
    months, trend = case.finance.months, case.plan.cpm_trend
    if _bought(case) and months > _LONG and trend.likely < 0:
        yield Fault("plan.cpm_trend", "doubt_falling", months=Count(months),
                    left=Share((1 + trend.likely) ** (months / 12)), name=Name("plan.cpm_trend"))  # fmt: skip


# --- the ranges ---


def _narrow(case: Scenario) -> Iterator[Fault]:
    """A range is clearly narrower than the published one, and no note beside it says why."""
    ranges = (each for each in case.estimates() if each[2].is_range)
    unexplained = (each for each in ranges if len(each[2].note.strip()) < _SAYING)
    for path, parameter, estimate in unexplained:
        own, published = _width(parameter.kind, estimate.bounds), _least_published(case, parameter, estimate)
        if own is not None and published and own * _HAIR < _NARROW * published[0]:
            yield Fault(path, "doubt_narrow", name=Name(path), title=published[1].title)


def _least_published(case: Scenario, parameter: Parameter, estimate: Estimate) -> tuple[float, Benchmark] | None:
    """The narrowest figure that a range can be held to, with its width: its source; else any in the same unit.

    Who has a source of their own may know better than others do.
    """
    source = bibliography.find(estimate.source)
    if source:
        rows = [source]
    elif estimate.source and voucher(estimate) == "own":
        return None
    else:
        alike = _SAME_UNIT.get(parameter.unit, ())
        fitting = ("any", case.preset) if case.preset else {row.business for row in bibliography.about(parameter)}
        rows = [row for row in bibliography.about(parameter) if row.unit in alike and row.business in fitting]
    widths = [(width, row) for row in rows if (width := _width(parameter.kind, row.bounds))]
    return min(widths, key=lambda each: each[0], default=None)


def _width(kind: Kind, bounds: tuple[float, float, float]) -> float | None:
    """How wide a range is on the scale of its kind; none where it does not lie on it."""
    low, _, high = bounds
    if kind == "effect":
        return high - low
    if low <= 0 or (kind == "share" and high >= 1):
        return None
    width = math.log(high / low)
    return width + math.log((1 - low) / (1 - high)) if kind == "share" else width


_LOOKS: tuple[Callable[[Scenario], Iterator[Fault]], ...] = (
    *doubted_example.LOOKS, *doubted_units.LOOKS, *doubted_stocks.LOOKS,
    _growth, _followers, _print, _clicks, _prices, _credited, _incremental, _beyond, _hours, _falling, _narrow,
)  # fmt: skip
