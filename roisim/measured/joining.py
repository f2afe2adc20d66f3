"""Money spent, leads and deals laid together by source, channel, campaign and month; every sum is a sum of these."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from roisim.importers.found import Contact, Deal, Spent
from roisim.measured.gathering import Gathered, Told
from roisim.measured.naming import Place, named, paid_place, place, same_campaign

LeadsFrom = Literal["contacts", "plain", "platform", "deals", "nothing"]
SalesFrom = Literal["deals", "plain", "nothing"]
Days = tuple[date, date]


@dataclass(frozen=True)
class Sums:
    """What was counted. claimed: conversions as the platforms count them, beside what the CRM says, never added to it.

    won, lost, open: deals that came in these days, by how they stand now. value: of those won whose amount is known;
    priced: how many those are, squares: the sum of their squares. paid: rows of money spent.
    """

    spend: float = 0.0
    paid: int = 0
    leads: float = 0.0
    won: float = 0.0
    lost: float = 0.0
    open: float = 0.0
    value: float = 0.0
    priced: int = 0
    squares: float = 0.0
    claimed: float = 0.0

    def __add__(self, other: "Sums") -> "Sums":
        """Both together."""
        return Sums(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Sums)))

    @property
    def unpriced(self) -> float:
        """Deals that were won, and whose amount is not said."""
        return max(0.0, self.won - self.priced) if self.priced or not self.value else 0.0


class Cell(NamedTuple):
    """Where something belongs: source and channel, campaign as it is compared, the first day of its month."""

    source: str
    channel: str
    campaign: str
    month: date | None


@dataclass(frozen=True)
class Joined:
    """All of it. names, channels: a campaign, a channel as it was written first. days: of what counts; None: all."""

    cells: Mapping[Cell, Sums]
    names: Mapping[str, str]
    channels: Mapping[str, str]
    leads_from: LeadsFrom
    sales_from: SalesFrom
    days: Days | None
    told: tuple[Told, ...]

    @property
    def total(self) -> Sums:
        """All of it together."""
        return sum(self.cells.values(), Sums())


def join(all_of: Gathered) -> Joined:
    """Lay everything together. Deals and contacts count that came within the days that the ad files tell of."""
    book = _Book(all_of)
    leads_from, sales_from = _leads_from(all_of), _sales_from(all_of)
    for row in all_of.spent:
        book.spend(row, leads_from, sales_from)
    for deal in all_of.deals:
        book.deal(deal, leads_from == "deals")
    for contact in all_of.contacts:
        book.contact(contact)
    return Joined(
        book.cells, book.names, book.channels, leads_from, sales_from, book.whole, (*all_of.told, *book.told())
    )


def _leads_from(all_of: Gathered) -> LeadsFrom:
    """Who counts the leads: the CRM before a table of one's own, that before the platforms; at last the deals."""
    if all_of.contacts:
        return "contacts"
    if any(row.leads is not None for row in all_of.spent):
        return "plain"
    if any(row.conversions is not None for row in all_of.spent):
        return "platform"
    return "deals" if all_of.deals else "nothing"


def _sales_from(all_of: Gathered) -> SalesFrom:
    if all_of.deals:
        return "deals"
    plain = any(row.customers is not None or row.revenue is not None for row in all_of.spent)
    return "plain" if plain else "nothing"


class _Book:
    """Where rows are entered, one after another."""

    def __init__(self, all_of: Gathered) -> None:
        """Begin with nothing entered."""
        self.cells: dict[Cell, Sums] = {}
        self.names: dict[str, str] = {}
        self.channels: dict[str, str] = {}
        self._days = all_of.days
        self.whole = _around(all_of.days.values())
        self._by_source = {
            source: _around(days for channel, days in all_of.days.items() if channel.partition("/")[0] == source)
            for source in {channel.partition("/")[0] for channel in all_of.days}
        }
        self._left: dict[str, list[float]] = {}

    def spend(self, row: Spent, leads_from: LeadsFrom, sales_from: SalesFrom) -> None:
        """Money spent, split over its months by days; what a plain table says of leads and sales, where no CRM does."""
        leads = {"plain": row.leads, "platform": row.conversions}.get(leads_from)
        sales = (row.customers, row.revenue) if sales_from == "plain" else (None, None)
        sums = Sums(
            row.spend, 1, leads or 0.0, sales[0] or 0.0, value=sales[1] or 0.0, claimed=row.conversions or 0.0,
        )  # fmt: skip
        at = paid_place(row.channel)
        self.channels.setdefault(at[1], named(at[1]) or row.channel.strip())
        for month, part in _months(row.first, row.last):
            self._enter(at, row.campaign, month, sums if part == 1 else _part(sums, part))

    def deal(self, deal: Deal, is_lead: bool) -> None:
        """A deal in the month it came."""
        day = deal.created or deal.closed
        at = place(deal.source, deal.network)
        if not self._counts(at, day):
            self._leave("deals_undated" if day is None else "deals_outside", deal.amount if deal.state == "won" else 0)
            return
        priced = deal.state == "won" and deal.amount is not None
        amount = deal.amount if priced and deal.amount is not None else 0.0
        won, lost, still = (float(deal.state == each) for each in ("won", "lost", "open"))
        sums = Sums(0.0, 0, float(is_lead), won, lost, still, amount, int(priced), amount**2)
        self.channels.setdefault(at[1], named(at[1]) or deal.network.strip())
        self._enter(at, deal.campaign, _first(day), sums)

    def contact(self, contact: Contact) -> None:
        """A lead in the month it came."""
        at = place(contact.source, contact.network)
        if self._counts(at, contact.created):
            self.channels.setdefault(at[1], named(at[1]) or contact.network.strip())
            self._enter(at, contact.campaign, _first(contact.created), Sums(leads=1.0))
        else:
            self._leave("contacts_undated" if contact.created is None else "contacts_outside", 0)

    def told(self) -> Iterator[Told]:
        """What was left."""
        for kind, amounts in self._left.items():
            yield Told(kind, len(amounts), sum(amounts))

    def _counts(self, at: Place, day: date | None) -> bool:
        """Whether a day lies in those of the ad files with its channel; of its source; of all of them."""
        days = self._days.get("/".join(at)) or self._by_source.get(at[0]) or self.whole
        return days is None or (day is not None and days[0] <= day <= days[1])

    def _leave(self, kind: str, amount: float | None) -> None:
        self._left.setdefault(kind, []).append(amount or 0.0)

    def _enter(self, at: Place, campaign: str, month: date | None, sums: Sums) -> None:
        same = same_campaign(campaign)
        self.names.setdefault(same, campaign.strip())
        cell = Cell(*at, same, month)
        self.cells[cell] = self.cells.get(cell, Sums()) + sums


def _around(spans: Iterable[Days]) -> Days | None:
    found = list(spans)
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def _first(day: date | None) -> date | None:
    return day.replace(day=1) if day else None


def _months(first: date, last: date) -> Iterator[tuple[date, float]]:
    """The months of a row, and how much of it each has, by days; the parts make one."""
    days = (last - first).days + 1
    while first <= last:
        month = first.replace(day=1)
        following = (month + timedelta(days=31)).replace(day=1)
        yield month, (min(following, last + timedelta(days=1)) - first).days / days
        first = following


def _part(sums: Sums, part: float) -> Sums:
    """A part of a row of money spent; it is still a row in each of its months."""
    parts = {each.name: getattr(sums, each.name) * part for each in fields(Sums) if each.name not in ("paid", "priced")}
    return replace(sums, **parts)
