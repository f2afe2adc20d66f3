"""All that several files said, once: the same row of two files counts one time, money is in one currency.

What was left, and what was taken to be so, is told (`Told`): nothing disappears without a line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from roisim.cases.currencies import rates
from roisim.importers import hubspot
from roisim.importers.found import Contact, Deal, Found, Spent
from roisim.measured.naming import paid_place, same_campaign

MOST_DAYS = 3660  # of one row: ten years
_YEARS = (1990, 2200)
_ANY = "\n"  # any campaign of a channel: no name has a new line in it
_DECIDED = {"open": 0, "lost": 1, "won": 1}


@dataclass(frozen=True)
class Told:
    """Something to know of how it was joined: of what kind, how many, how much money it is, and what it is about."""

    kind: str
    count: int = 0
    amount: float = 0.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Converted:
    """Money that came in another currency: at what rate, and of what day."""

    before: str
    after: str
    rate: float
    date: str


@dataclass(frozen=True)
class Gathered:
    """What counts of all files, in `currency`, and what there is to say of it. days: of each channel's ad files."""

    currency: str
    spent: tuple[Spent, ...]
    deals: tuple[Deal, ...]
    contacts: tuple[Contact, ...]
    days: dict[str, tuple[date, date]] = field(default_factory=dict)
    converted: tuple[Converted, ...] = ()
    told: tuple[Told, ...] = ()


def gather(founds: Iterable[Found], currency: str) -> Gathered:
    """Every row of every file once, in one currency. A file with an open question says nothing yet."""
    files = [found for found in founds if not found.questions]
    told: list[Told] = []
    files = [_stretched(found, told) for found in files]
    money = _Money(currency)
    spent = _once(files, told)
    contacts = _contacts(files, told)
    deals = _sourced(_deals(files, told), contacts, told)
    in_money = [each for row in spent if (each := money.of_spent(row)) is not None]
    priced = [money.of_deal(deal) for deal in deals]
    told += money.told()
    return Gathered(
        currency, tuple(in_money), tuple(priced), tuple(contacts), _days(files), money.converted(), tuple(told)
    )  # fmt: skip


# --- days ---


def _stretched(found: Found, told: list[Told]) -> Found:
    """A file whose rows say the first day of a week or month alone: each row is then of all its days."""
    days = sorted({row.first for row in found.spent})
    if len(days) < 3 or not all(map(_is_a_day, found.spent)):
        return found
    gaps = {(after - before).days for before, after in pairwise(days)}
    monthly = len({day.day for day in days}) == 1 and days[0].day <= 28 and min(gaps) >= 28
    if not monthly and (found.kind == "plain" or any(gap % 7 for gap in gaps)):
        return found
    end = _month_end if monthly else _week_end
    rows = tuple(replace(row, last=end(row.last)) for row in found.spent)
    told.append(Told("stretched_months" if monthly else "stretched_weeks", len(rows), names=(found.file,)))
    return replace(found, spent=rows, last_day=max(row.last for row in rows))


def _is_a_day(row: Spent) -> bool:
    return row.first == row.last and _is_sane(row)


def _week_end(day: date) -> date:
    return day + timedelta(days=6)


def _month_end(day: date) -> date:
    """The last day of the month that begins on a day."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=day.day) - timedelta(days=1)


# --- once ---


def _once(files: Sequence[Found], told: list[Told]) -> list[Spent]:
    """Spent money once: of two files that tell of the same campaign on the same days, the platform's own goes first."""
    seen: dict[tuple[str, str], dict[int, set[int]]] = {}  # days that each file tells of, by channel and campaign
    kept: list[Spent] = []
    left, endless = Counter[str](), Counter[str]()
    for number, found in enumerate(sorted(files, key=lambda found: found.kind == "plain")):
        for row in found.spent:
            if not _is_sane(row):
                endless[found.file] += 1
                continue
            if _is_there(row, number, seen):
                left[found.file] += 1
            else:
                kept.append(row)
    told += [Told("twice_spent", count, names=(file,)) for file, count in left.items()]
    told += [Told("endless", count, names=(file,)) for file, count in endless.items()]
    return kept


def _is_sane(row: Spent) -> bool:
    """Whether its days are days of our time, in order, and no more than ten years."""
    return 0 <= (row.last - row.first).days <= MOST_DAYS and _YEARS[0] <= row.first.year and row.last.year <= _YEARS[1]


def _is_there(row: Spent, number: int, seen: dict[tuple[str, str], dict[int, set[int]]]) -> bool:
    """Whether another file has told of the same campaign, or of the whole channel, on any of the days; else note it."""
    channel, campaign = "/".join(paid_place(row.channel)), same_campaign(row.campaign)
    days = range(row.first.toordinal(), row.last.toordinal() + 1)
    rivals = (seen.get((channel, each), {}) for each in ((campaign, "") if campaign else (_ANY,)))
    if any(other != number and not there.isdisjoint(days) for files in rivals for other, there in files.items()):
        return True
    for each in (campaign, _ANY):
        seen.setdefault((channel, each), {}).setdefault(number, set()).update(days)
    return False


def _deals(files: Sequence[Found], told: list[Told]) -> list[Deal]:
    """Deals once, by their number; of two that differ, the one that is decided, then the one that came last."""
    found: dict[str, Deal] = {}
    again = 0
    for deal in (deal for file in files for deal in file.deals):
        if deal.id in found:
            again += 1
            if _DECIDED[deal.state] < _DECIDED[found[deal.id].state]:
                continue
        found[deal.id] = deal
    told += [Told("twice_deals", again)] if again else []
    return list(found.values())


def _sourced(deals: Sequence[Deal], contacts: Sequence[Contact], told: list[Told]) -> Sequence[Deal]:
    """The deals, those without a source with that of their first contact that has one."""
    found = hubspot.sourced(deals, contacts)
    took = sum(bool(after.source) and not before.source for before, after in zip(deals, found, strict=True))
    told += [Told("by_contact", took)] if took else []
    return found


def _contacts(files: Sequence[Found], told: list[Told]) -> list[Contact]:
    found: dict[str, Contact] = {}
    again = 0
    for contact in (contact for file in files for contact in file.contacts):
        again += contact.id in found
        found.setdefault(contact.id, contact)
    told += [Told("twice_contacts", again)] if again else []
    return list(found.values())


def _days(files: Iterable[Found]) -> dict[str, tuple[date, date]]:
    """From the first to the last day that the files with a channel tell of, by channel."""
    found: dict[str, tuple[date, date]] = {}
    for file in files:
        for row in filter(_is_sane, file.spent):
            channel = "/".join(paid_place(row.channel))
            first, last = file.first_day or row.first, file.last_day or row.last
            there = found.get(channel, (first, last))
            found[channel] = min(first, row.first, there[0]), max(last, row.last, there[1])
    return found


# --- in one currency ---


class _Money:
    """Turns sums into one currency at the dated rates, and keeps in mind what it did."""

    def __init__(self, currency: str) -> None:
        """Begin with nothing turned."""
        self._currency = currency
        self._used: set[str] = set()
        self._assumed = 0
        self._unknown: Counter[str] = Counter()

    def of_spent(self, row: Spent) -> Spent | None:
        """A row in the currency wanted; None, and told, where it has no rate."""
        factor = self._factor(row.currency, bool(row.spend))
        if factor is None:
            return None
        revenue = None if row.revenue is None else row.revenue * factor
        return replace(row, spend=row.spend * factor, revenue=revenue, currency=self._currency)

    def of_deal(self, deal: Deal) -> Deal:
        """A deal in the currency wanted; without its amount, and told, where that has no rate."""
        if deal.amount is None:
            return deal
        factor = self._factor(deal.currency, deal.state == "won")
        amount = None if factor is None else deal.amount * factor
        return replace(deal, amount=amount, currency=self._currency)

    def _factor(self, before: str, counts: bool) -> float | None:
        known, here = rates(), self._currency
        before = before.strip().upper()
        if not before:
            self._assumed += counts
        if before in ("", here):
            return 1.0
        if before not in known or here not in known:
            self._unknown[before] += counts
            return None
        if counts:
            self._used.add(before)
        return known[before].rate / known[here].rate

    def converted(self) -> tuple[Converted, ...]:
        """The currencies that there were, each with its rate."""
        known, here = rates(), self._currency
        return tuple(
            Converted(code, here, known[code].rate / known[here].rate, max(known[code].date, known[here].date))
            for code in sorted(self._used)
        )

    def told(self) -> Iterator[Told]:
        """Whose currency was not said, and which has no rate."""
        if self._assumed:
            yield Told("currency_assumed", self._assumed, names=(self._currency,))
        for code, count in sorted(self._unknown.items()):
            if count:
                yield Told("currency_unknown", count, names=(code,))
