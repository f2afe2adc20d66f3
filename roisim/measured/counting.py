"""What own data counted month by month of one channel: money, impressions, clicks, leads; and leads with how they went.

A row of money spent counts in the month of its middle day, or, where it is longer than a month and a half, as so many
months at once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from roisim.cases.scenario import Scenario
from roisim.importers.found import Contact, Deal, Spent
from roisim.measured.gathering import Gathered
from roisim.measured.naming import paid_place, place, platform

MONTH = 365.25 / 12  # days
_LONG = 45  # days of a row that is of several months


@dataclass(frozen=True)
class Period:
    """What a month, or several at once, had of one channel; None: not said."""

    first: date
    months: float = 1.0
    spend: float = 0.0
    impressions: int = 0
    clicks: int = 0
    shown_spend: float = 0.0
    """Money spent on rows that say their impressions."""
    clicked_impressions: int = 0
    """Impressions of rows that say their clicks."""
    leads: float | None = None
    conversions: float | None = None
    customers: float | None = None
    revenue: float | None = None
    lead_clicks: int = 0
    """Clicks of rows that say their leads, or else their conversions."""
    rows: int = 0


@dataclass(frozen=True)
class Lead:
    """Someone who left a lead, or a deal that stands for one. closed: of a sale, when."""

    created: date
    won: bool
    channel: str
    source: str


@dataclass(frozen=True)
class Leads:
    """All of them; `of_deals` where deals stand for leads. unsourced, undated: how many were left, and why."""

    leads: tuple[Lead, ...] = ()
    of_deals: bool = False
    unsourced: int = 0
    undated: int = 0
    vague: int = 0
    """Of paid social media, without saying which channel."""


def key_of(name: str) -> str:
    """What a channel of the case is called in own data."""
    return platform(name) or re.sub(r"\W+", " ", name.casefold()).strip()


def periods(rows: Iterable[Spent], channel: str) -> list[Period]:
    """The months of a channel of the case, in order."""
    found: dict[tuple[date, float], Period] = {}
    for row in rows:
        if _is_of(row, channel):
            at = _month(row)
            found[at] = _with(found.get(at, Period(*at)), row)
    return [found[at] for at in sorted(found)]


def _is_of(row: Spent, channel: str) -> bool:
    """Whether a row is of a channel: of that very name, or of its platform."""
    same = row.channel.strip().casefold() == channel.strip().casefold()
    return same or paid_place(row.channel)[1] == key_of(channel)


def _month(row: Spent) -> tuple[date, float]:
    days = (row.last - row.first).days + 1
    middle = row.first + timedelta(days=days // 2)
    return (row.first if days > _LONG else middle.replace(day=1)), (days / MONTH if days > _LONG else 1.0)


def _with(there: Period, row: Spent) -> Period:
    """A month with a row more."""
    shown, clicked = row.impressions is not None, row.clicks is not None and row.impressions is not None
    led = row.clicks is not None and (row.leads is not None or row.conversions is not None)
    return Period(
        there.first, there.months, there.spend + row.spend, there.impressions + (row.impressions or 0),
        there.clicks + ((row.clicks or 0) if clicked else 0), there.shown_spend + (row.spend if shown else 0.0),
        there.clicked_impressions + ((row.impressions or 0) if clicked else 0),
        _sum(there.leads, row.leads), _sum(there.conversions, row.conversions), _sum(there.customers, row.customers),
        _sum(there.revenue, row.revenue), there.lead_clicks + ((row.clicks or 0) if led else 0), there.rows + 1,
    )  # fmt: skip


def _sum(there: float | None, more: float | None) -> float | None:
    return there if more is None else (there or 0.0) + more


def channels_of(case: Scenario, rows: Iterable[Spent]) -> frozenset[str]:
    """What channels own data have that the case has not, as they were written."""
    return frozenset(
        row.channel for row in rows if not any(_is_of(row, channel.name) for channel in case.channels) and row.spend
    )


# --- leads, and how they went ---


def as_of(all_of: Gathered) -> date | None:
    """The day that the CRM's files are of: the last on which anything came or was decided."""
    days = [contact.created for contact in all_of.contacts]
    for deal in all_of.deals:
        days += [deal.created, deal.closed if deal.state != "open" else None]
    return max((day for day in days if day), default=None)


def leads(all_of: Gathered) -> Leads:
    """The CRM's contacts, each sold to or not; where there are none, its deals."""
    if not all_of.contacts:
        return _sorted([_of_deal(deal) for deal in all_of.deals], of_deals=True)
    buyers = {each for deal in all_of.deals if deal.state == "won" for each in deal.contacts}
    return _sorted([_of_contact(contact, buyers) for contact in all_of.contacts], of_deals=False)


_Read = tuple[date | None, bool, str, str]


def _of_deal(deal: Deal) -> _Read:
    return deal.created, deal.state == "won", *reversed(place(deal.source, deal.network))  # type: ignore[return-value]


def _of_contact(contact: Contact, buyers: set[str]) -> _Read:
    won = contact.customer or not buyers.isdisjoint((contact.id, *contact.also))
    source, channel = place(contact.source, contact.network)
    return contact.created, won, channel, source


def _sorted(read: list[_Read], of_deals: bool) -> Leads:
    kept = [Lead(day, won, channel, source) for day, won, channel, source in read if day and source]
    return Leads(
        tuple(kept), of_deals, sum(not source for *_, source in read),
        sum(day is None and bool(source) for day, _, _, source in read),
        sum(lead.source == "paid_social" and not lead.channel for lead in kept),
    )  # fmt: skip


def by_month(found: Iterable[Lead]) -> dict[date, list[Lead]]:
    """Leads by the month they came."""
    months: dict[date, list[Lead]] = {}
    for lead in found:
        months.setdefault(lead.created.replace(day=1), []).append(lead)
    return dict(sorted(months.items()))
