"""From what the files said to the rows of a response: money by channel, and the outcome, a row a month or a week.

Months where there are two years of them, for weeks are alike with their neighbours: a hundred of them know hardly more
than the months they lie in. Weeks where months are too few, and every row of the files is short enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.importers.found import Contact, Deal, Found, Spent
from roisim.measured import naming
from roisim.measured.gathering import Gathered, gather
from roisim.measured.response_rows import Outcome, Rows, Step
from roisim.measured.suggestion import Origin
from roisim.model.arrays import Array

LEAST_ROWS = 24
_LATE = 7  # days without any outcome at the end, after which the last row is not whole
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Laid:
    """What there is to work with. outcomes: those that some file counts, the one that tells most first."""

    gathered: Gathered
    outcomes: tuple[Outcome, ...]
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True)
class _Came:
    """Some outcome over some days, and the place that it was credited to; None where to none that is paid."""

    first: date
    last: date
    amount: float
    channel: str | None


def laid(case: Scenario, founds: Sequence[Found]) -> Laid:
    """All that the files said, in the currency of the case, and what can be explained with it."""
    gathered = gather(founds, case.finance.currency)
    spent = gathered.spent
    known: dict[Outcome, bool] = {
        "leads": bool(gathered.contacts) or any(row.leads for row in spent),
        "customers": any(row.customers for row in spent),
        "deals": any(deal.state == "won" and deal.closed for deal in gathered.deals),
        "revenue": any(row.revenue for row in spent),
    }
    outcomes = tuple(each for each, there in known.items() if there)
    origins = tuple(Origin(each.platform, each.first_day, each.last_day, each.rows) for each in founds)
    return Laid(replace(gathered, spent=tuple(_lasting(spent))), outcomes, origins)


def rows_of(case: Scenario, found: Laid, measured: Outcome) -> Rows:
    """The rows of one outcome; CaseError where files have no days in common, or too few of them."""
    channels = _Channels(case, found.gathered.spent)
    money = [row for row in found.gathered.spent if row.spend]
    came = list(_came(channels, found.gathered, measured))
    if not money or not came:
        raise CaseError(Fault("", "response_nothing"))
    first, last = _told_of(found.gathered, measured, came)
    start = max(min(row.first for row in money), first.replace(day=1))
    end = min(max(row.last for row in money), last + _LATE * _DAY)
    step, edges = _grid(start, end, money)
    if len(edges) - 1 < LEAST_ROWS:
        raise CaseError(Fault("", f"response_few_{step}s", count=max(0, len(edges) - 1), least=LEAST_ROWS))
    names = channels.names
    spend = np.array([
        _sums(edges, [(row.first, row.last, row.spend) for row in money if channels.of(row.channel) == name])
        for name in names
    ]).T  # fmt: skip
    outcome = _sums(edges, [(each.first, each.last, each.amount) for each in came])
    credited = _credited(edges, names, came)
    days = tuple(date.fromordinal(int(edge)) for edge in edges[:-1])
    return Rows(names, days, spend, outcome, measured, step, credited, _is_whole(found.gathered, measured))


class _Channels:
    """Which channel of the case a row of a file belongs to; one that it does not have stays under its own name."""

    def __init__(self, case: Scenario, spent: Sequence[Spent]) -> None:
        """Those with money in any row, in the order of the case, then others."""
        self._case = case
        self._known: dict[str, str] = {}
        paid = {self.of(row.channel) for row in spent if row.spend}
        own = [channel.name for channel in case.channels if channel.name in paid]
        self.names = (*own, *sorted(paid - set(own)))

    def of(self, written: str) -> str:
        """By its own name, else by the platform that both are of."""
        if written not in self._known:
            self._known[written] = self._found(written)
        return self._known[written]

    def _found(self, written: str) -> str:
        platform, names = naming.platform(written), [channel.name for channel in self._case.channels]
        same = (name for name in names if name.casefold().strip() == written.casefold().strip())
        alike = (name for name in names if platform and naming.platform(name) == platform)
        return next(same, None) or next(alike, None) or naming.named(platform) or written.strip()

    def at(self, source: str, network: str) -> str | None:
        """The channel that the CRM says someone came by, where it is one of the paid."""
        told = naming.place(source, network)
        return next((name for name in self.names if told[1] and naming.paid_place(name) == told), None)


def _came(channels: _Channels, gathered: Gathered, measured: Outcome) -> Iterator[_Came]:
    if measured == "deals":
        yield from _of_deals(channels, gathered.deals)
    elif measured == "leads" and gathered.contacts:
        yield from _of_contacts(channels, gathered.contacts)
    else:
        for row in gathered.spent:
            amount: float | None = getattr(row, measured)
            if amount is not None:
                name = channels.of(row.channel)
                yield _Came(row.first, row.last, amount, name if name in channels.names else None)


def _told_of(gathered: Gathered, measured: Outcome, came: Sequence[_Came]) -> tuple[date, date]:
    """From when to when outcomes are told of: where deals are, those lost and open tell too."""
    days = [day for each in came for day in (each.first, each.last)]
    if measured == "deals":
        days += [day for deal in gathered.deals for day in (deal.created, deal.closed) if day]
    return min(days), max(days)


def _of_deals(channels: _Channels, deals: Sequence[Deal]) -> Iterator[_Came]:
    for deal in deals:
        if deal.state == "won" and deal.closed:
            yield _Came(deal.closed, deal.closed, 1.0, channels.at(deal.source, deal.network))


def _of_contacts(channels: _Channels, contacts: Sequence[Contact]) -> Iterator[_Came]:
    for contact in contacts:
        if contact.created:
            yield _Came(contact.created, contact.created, 1.0, channels.at(contact.source, contact.network))


def _is_whole(gathered: Gathered, measured: Outcome) -> bool:
    """Whether the outcome is that of the whole business: a CRM's, or of a table that has rows of what is not paid."""
    if measured == "deals" or (measured == "leads" and gathered.contacts):
        return True
    paid = {row.channel for row in gathered.spent if row.spend}
    return any(getattr(row, measured) and row.channel not in paid for row in gathered.spent)


def _credited(edges: Array, names: Sequence[str], came: Sequence[_Came]) -> Array:
    """What was credited to each channel over all rows; nan where nothing was."""
    sums = np.array([
        _sums(edges, [(each.first, each.last, each.amount) for each in came if each.channel == name]).sum()
        for name in names
    ])  # fmt: skip
    return np.where(sums > 0, sums, np.nan)


# --- days ---


def _lasting(spent: Sequence[Spent]) -> Iterator[Spent]:
    """Rows that have but one day, in a file of months or of weeks, as long as they are meant."""
    short = sorted({row.first for row in spent if row.first == row.last})
    gaps = [(later - earlier).days for earlier, later in pairwise(short)]
    alike = len(short) > 1 and all(row.first == row.last for row in spent)
    monthly = alike and all(day.day == short[0].day for day in short) and min(gaps) >= 28
    weekly = alike and not monthly and all(gap % 7 == 0 for gap in gaps)
    for row in spent:
        if monthly:
            yield replace(row, last=_next_month(row.first) - _DAY)
        else:
            yield replace(row, last=row.first + 6 * _DAY) if weekly else row


def _next_month(day: date) -> date:
    """The same day of the month after; its first where there is no such day."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, min(day.day, 28))


def _grid(start: date, end: date, money: Sequence[Spent]) -> tuple[Step, Array]:
    """The edges of the rows, as ordinals: of whole months, or of whole weeks where months are few."""
    months = list(_months(start, end))
    if len(months) - 1 >= LEAST_ROWS or any((row.last - row.first).days > 6 for row in money):
        return "month", np.array(months, float)
    first = min(row.first for row in money)
    first += timedelta(days=-((first - start).days // 7) * 7 if first < start else 0)
    return "week", np.arange(float(first.toordinal()), end.toordinal() + 2, 7)


def _months(start: date, end: date) -> Iterator[int]:
    """First days of the months that lie between two days wholly, and the day after the last; nothing of none."""
    first = start if start.day == 1 else _next_month(start.replace(day=1))
    edges = [first]
    while (after := _next_month(edges[-1])) <= end + _DAY:
        edges.append(after)
    return iter([edge.toordinal() for edge in edges])


def _sums(edges: Array, parts: Sequence[tuple[date, date, float]]) -> Array:
    """Amounts by row, each spread evenly over its days."""
    found = np.zeros(len(edges) - 1)
    for first, last, amount in parts:
        start, end = first.toordinal(), last.toordinal() + 1
        place = max(0, int(np.searchsorted(edges, start, "right")) - 1)
        while place < len(found) and edges[place] < end:
            shared = min(end, edges[place + 1]) - max(start, edges[place])
            found[place] += amount * max(0, shared) / (end - start)
            place += 1
    return found
