"""What a lead was worth by source, campaign and month, and whether the money spent on ads came back.

Left over is deal value less ad money and labour. Labour is what it costs to handle a lead, as the case has it, times
the leads. Whether money came back is asked twice: in deal value, and in gross profit at the margin of the case.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from roisim.cases.scenario import Scenario
from roisim.importers.found import Found
from roisim.measured import cycle, small_numbers
from roisim.measured.counting import MONTH
from roisim.measured.gathering import Converted, Gathered, Told, gather
from roisim.measured.joining import Cell, Days, Joined, LeadsFrom, SalesFrom, Sums, join
from roisim.measured.own_data import waited
from roisim.measured.row import Row, Terms
from roisim.measured.small_numbers import Interval


@dataclass(frozen=True)
class Cycle:
    """Days from a deal's first to that when it was decided, on average and in the long run.

    deals: how many were decided; open: how many not, each of which says that it took at least so long.
    """

    days: Interval
    deals: int
    open: int


@dataclass(frozen=True)
class LeadValue:
    """All of it. days: from when to when leads and deals count, those of the ad files; None where none has a date.

    sources: a channel of which no ad file tells stands beside its source. channels: of the sources that have several.
    campaigns, months: of channels and sources with ad money; of all, where there is none. paid: those with ad money.
    """

    currency: str
    sources: tuple[Row, ...]
    channels: tuple[Row, ...]
    campaigns: tuple[Row, ...]
    months: tuple[Row, ...]
    total: Row
    paid: Row
    cycle: Cycle | None
    leads_from: LeadsFrom
    sales_from: SalesFrom
    days: Days | None
    converted: tuple[Converted, ...]
    told: tuple[Told, ...]


def lead_value(case: Scenario, founds: Iterable[Found]) -> LeadValue:
    """What leads and deals of own data were worth, by source, channel, campaign and month.

    founds: what files said (`importers.read`). Money is turned into the currency of the case, at the dated rates of
    `cases.currencies`. The case gives two numbers more: the cost of handling a lead and the margin.

    Spend, leads and deals are joined by source (a CRM's "Paid Social" with network against Meta, LinkedIn and so on),
    campaign and month in which the deal came. A deal without a source is in a row of its own. What two files both tell
    counts once; a platform's own conversions stand beside what the CRM counted and are never added to it.

    >>> from datetime import date
    >>> from roisim import cases
    >>> from roisim.importers.found import Deal, Found, Spent
    >>> day = date(2026, 8, 3)
    >>> ads = Found("ads.csv", "meta", "ads", 1, spent=(Spent(day, day, "Meta", "Autumn", "SEK", 1000.0),))
    >>> crm = Found("deals.csv", "hubspot_deals", "deals", 1,
    ...             deals=(Deal("1", "won", day, day, 5000.0, "SEK", "Paid Social", "Facebook"),))
    >>> found = lead_value(cases.preset("b2b"), [ads, crm])
    >>> [(row.source, row.spend, row.sums.value, row.verdict) for row in found.sources]
    [('paid_social', 1000.0, 5000.0, 'untold')]
    """
    gathered = gather(founds, case.finance.currency)
    joined = join(gathered)
    terms = _terms(case, joined, gathered)
    make = _Rows(joined, terms)
    sources = make.sources()
    paid = sum((row.sums for row in sources if row.sums.paid), Sums())
    mixed = bool(paid.paid) and any(not row.sums.paid for row in sources)
    return LeadValue(
        case.finance.currency, sources, make.channels(), make.campaigns(), make.months(),
        make.row(_ALL, joined.total, mixed=mixed), make.row(_ALL, paid), _cycle(gathered), joined.leads_from,
        joined.sales_from, joined.days, gathered.converted, joined.told,
    )  # fmt: skip


def _terms(case: Scenario, joined: Joined, gathered: Gathered) -> Terms:
    total = joined.total
    logs = [math.log(deal.amount) for deal in gathered.deals if deal.state == "won" and deal.amount and deal.amount > 0]
    amount = total.value / total.won if total.won and total.value else case.company.order_value.likely
    return Terms(
        case.finance.currency, case.funnel.lead_cost.likely, case.company.margin.likely, amount,
        small_numbers.variation(total.priced, total.value, total.squares, logs),
        (total.won + 0.5) / (total.won + total.lost + 1), joined.sales_from != "nothing",
    )  # fmt: skip


_Key = tuple[str, str, str, date | None]
_ALL: _Key = ("", "", "", None)


class _Rows:
    """Rows of what was joined, the most money first."""

    def __init__(self, joined: Joined, terms: Terms) -> None:
        """What all of them have in common: how much more than by chance alone months vary."""
        self._joined, self._terms = joined, terms
        self._paid = self._channels_paid()
        days = [cell.month for cell in joined.cells if cell.month]
        first, last = min(days, default=date.max), max(days, default=date.max)
        self._count = (last.year - first.year) * 12 + last.month - first.month + 1 if days else 0
        self._whole = self._by_month(joined.cells)

    def _channels_paid(self) -> dict[str, tuple[str, ...]]:
        """What the channels with ad money are called, by source."""
        found: dict[str, dict[str, None]] = {}
        for cell, sums in self._joined.cells.items():
            if sums.paid and cell.channel:
                found.setdefault(cell.source, {})[self._joined.channels[cell.channel]] = None
        return {source: tuple(names) for source, names in found.items()}

    def _is_apart(self, cell: Cell) -> bool:
        """Whether its channel is one of which no ad file tells, of a source with ad files of others."""
        called = self._joined.channels.get(cell.channel, "")
        return bool(cell.channel) and cell.source in self._paid and called not in self._paid[cell.source]

    def row(self, key: _Key, sums: Sums, cells: Iterable[Cell] = (), *, mixed: bool = False) -> Row:
        """One of them. cells: what it is of; without any, months are taken to differ as those of the whole."""
        source, channel, campaign, month = key
        name = self._joined.names.get(campaign, campaign)
        over = 1 if month else 0  # of one month, all that months differ by is in its count
        monthly = self._whole if month else self._by_month(cells) or self._whole
        phi = small_numbers.dispersion([each.won for each in monthly], sums.won, over)
        lead_phi = small_numbers.dispersion([each.leads for each in monthly], sums.leads, over)
        called, paid = self._joined.channels.get(channel, channel), () if channel else self._paid.get(source, ())
        return Row(
            source, channel, name, month, sums, self._terms, phi, lead_phi, mixed=mixed, called=called, channels=paid
        )

    def rows(self, key: Callable[[Cell], _Key], only: Callable[[Cell], bool] | None = None) -> tuple[Row, ...]:
        """All of a kind; those without a source, channel or campaign last."""
        found: dict[_Key, list[Cell]] = {}
        for cell in self._joined.cells:
            if only is None or only(cell):
                found.setdefault(key(cell), []).append(cell)
        made = [
            self.row(each, sum((self._joined.cells[cell] for cell in cells), Sums()), cells)
            for each, cells in found.items()
        ]
        return tuple(sorted(made, key=_order))

    def sources(self) -> tuple[Row, ...]:
        """By source; a channel of which no ad file tells stands beside its source."""
        return self.rows(lambda cell: (cell.source, cell.channel if self._is_apart(cell) else "", "", None))

    def channels(self) -> tuple[Row, ...]:
        """Of the sources with ad money that have several channels, or deals that do not say which."""
        paid = {cell.source for cell, sums in self._joined.cells.items() if sums.paid}
        found = self.rows(lambda cell: (cell.source, cell.channel, "", None), lambda cell: cell.source in paid)
        several = {row.source for row in found if row.channel and sum(row.source == each.source for each in found) > 1}
        return _may_miss((row for row in found if row.source in several), "channel")

    def campaigns(self) -> tuple[Row, ...]:
        """Of the channels with ad money by campaign, those that came without one in a row of their own."""
        paid = {cell[:2] for cell, sums in self._joined.cells.items() if sums.paid and cell.campaign}
        found = self.rows(lambda cell: (*cell[:3], None), lambda cell: cell[:2] in paid or _homeless(cell, paid))
        return _may_miss(found, "campaign")

    def months(self) -> tuple[Row, ...]:
        """From the first month to the last, of sources with ad money where there are any; what has no date last."""
        counts = (lambda cell: cell.source in self._paid and not self._is_apart(cell)) if self._paid else None
        found = self.rows(lambda cell: ("", "", "", cell.month), counts)
        return tuple(sorted(found, key=lambda row: row.month or date.max))

    def _by_month(self, cells: Iterable[Cell]) -> Sequence[Sums]:
        """What each month had, from the first of all to the last, those without any among them."""
        found: dict[date, Sums] = {}
        for cell in cells:
            if cell.month:
                found[cell.month] = found.get(cell.month, Sums()) + self._joined.cells[cell]
        return [*found.values(), *[Sums()] * (self._count - len(found))] if found else ()


def _homeless(cell: Cell, paid: Iterable[tuple[str, str]]) -> bool:
    """Whether it is of a source with campaigns, and says no channel."""
    return not cell.channel and any(cell.source == source for source, _ in paid)


def _may_miss(rows: Iterable[Row], part: str) -> tuple[Row, ...]:
    """The rows, those marked to which deals may belong that do not say their channel or campaign."""
    found = tuple(rows)
    vague = {row.source for row in found if not getattr(row, part) and (row.sums.won or row.sums.open)}
    return tuple(replace(row, at_least=bool(getattr(row, part)) and row.source in vague) for row in found)


def _order(row: Row) -> tuple[bool, bool, float, float, str, str, str]:
    unnamed = not (row.source or row.month)
    return (
        unnamed, not row.sums.paid, -row.sums.spend, -row.sums.value, row.source, row.channel or "\uffff",
        row.campaign or "\uffff",
    )  # fmt: skip


def _cycle(gathered: Gathered) -> Cycle | None:
    """Of all deals that say their days; without a belief from before, so only where some were decided."""
    seen = waited(gathered)
    if not seen.decided:
        return None
    low, high = cycle.times(seen, (0.0, 0.0), np.array([0.05, 0.95])) * MONTH
    days = Interval(seen.months / seen.decided * MONTH, float(low), float(high))
    return Cycle(days, seen.decided, sum(deal.state == "open" and bool(deal.created) for deal in gathered.deals))
