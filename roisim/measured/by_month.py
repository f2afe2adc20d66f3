"""What imported files say of key figures month by month: leads, new customers, revenue.

A row of several days is parted over its months by their days. Of what a table says of customers and revenue, and what
deals say, the deals count where there are any: they are what was won.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from roisim.cases.outcomes import Actual, is_over
from roisim.cases.scenario import Scenario
from roisim.importers.found import Deal, Found, Spent
from roisim.measured.gathering import gather

Origin = Literal["table", "deals"]
_FROM_TABLE = (("leads", "leads"), ("new_customers", "customers"), ("revenue", "revenue"))
_DIGITS = 6


@dataclass(frozen=True)
class ByMonth:
    """A key figure by month of the plan, what it was counted from, and the last day that the files tell of.

    months: those that are over by that day alone, for of another month the files know a part.
    """

    kpi: str
    origin: Origin
    months: tuple[tuple[int, float], ...]
    until: date

    @property
    def actuals(self) -> tuple[Actual, ...]:
        """The same as a case has them."""
        return tuple(Actual(month, ((self.kpi, value),)) for month, value in self.months)


def by_month(case: Scenario, founds: Sequence[Found]) -> tuple[ByMonth, ...]:
    """All of them, of the months of the plan alone; none where the case does not say when it starts."""
    if not (case.finance.start and founds):
        return ()
    gathered = gather(founds, case.finance.currency)
    found = {each.kpi: each for each in _of_table(case, gathered.spent)}
    found |= {each.kpi: each for each in _of_deals(case, gathered.deals)}
    return tuple(found[kpi] for kpi, _ in _FROM_TABLE if kpi in found)


def _of_table(case: Scenario, rows: Iterable[Spent]) -> Iterator[ByMonth]:
    rows = list(rows)
    for kpi, name in _FROM_TABLE:
        there = [(row, value) for row in rows if (value := getattr(row, name)) is not None]
        parted = (each for row, value in there for each in _parted(case, row, value))
        until = max((row.last for row, _ in there), default=date.min)
        if months := _summed(case, parted, until):
            yield ByMonth(kpi, "table", months, until)


def _of_deals(case: Scenario, deals: Iterable[Deal]) -> Iterator[ByMonth]:
    """The won ones by the day they were closed; a month without any, before the last day, has none."""
    deals = list(deals)
    won = [(deal, deal.closed) for deal in deals if deal.state == "won" and deal.closed]
    if not won:
        return
    until = max(day for deal in deals for day in (deal.created, deal.closed) if day)
    first = _month(case, min(day for _, day in won))
    none = [(month, 0.0) for month in range(max(1, first), min(_month(case, until), case.finance.months) + 1)]
    if months := _summed(case, [*none, *((_month(case, day), 1.0) for _, day in won)], until):
        yield ByMonth("new_customers", "deals", months, until)
    paid = [(_month(case, day), deal.amount) for deal, day in won if deal.amount is not None]
    if paid and (months := _summed(case, [*none, *paid], until)):
        yield ByMonth("revenue", "deals", months, until)


def _parted(case: Scenario, row: Spent, value: float) -> Iterator[tuple[int, float]]:
    """The parts of a row by month, by its days."""
    days, day = (row.last - row.first).days + 1, row.first
    while day <= row.last:
        after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        end = min(row.last + timedelta(days=1), after)
        yield _month(case, day), value * (end - day).days / days
        day = end


def _month(case: Scenario, day: date) -> int:
    """The month of the plan that a day is in, 1 the first."""
    year, first = (int(part) for part in case.finance.start.split("-"))
    return 12 * (day.year - year) + day.month - first + 1


def _summed(case: Scenario, parts: Iterable[tuple[int, float]], until: date) -> tuple[tuple[int, float], ...]:
    found: dict[int, float] = {}
    for month, value in parts:
        if 1 <= month <= case.finance.months and is_over(case.finance.start, month, until.isoformat()):
            found[month] = found.get(month, 0.0) + value
    return tuple((month, round(found[month], _DIGITS)) for month in sorted(found))
