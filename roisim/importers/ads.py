"""What campaigns cost and brought: the ads of any platform, and the plain table that anyone can write."""

from collections.abc import Iterator, Mapping
from datetime import date

from roisim.errors import CaseError, Fault
from roisim.importers.days import Day
from roisim.importers.decided import Decided
from roisim.importers.found import Found, Spent
from roisim.importers.periods import period
from roisim.importers.sums import Group, Sums, Wanted
from roisim.importers.tables import Table

# Whether each counts whole things; conversions are shared between ads, so they may have decimals.
_ADS = {"spend": False, "impressions": True, "clicks": True, "conversions": False}
_PLAIN = {**_ADS, "leads": False, "customers": False, "revenue": False}
_NAMES = ("campaign", "group", "adset", "ad", "creative", "account")
"""What may name a row, the best first."""


def take(table: Table, answers: Mapping[str, str], name: str) -> Found:
    """All that a table of ads says; while something must be asked, nothing but that."""
    plain = table.match.platform.kind == "plain"
    measures = {each: whole for each, whole in (_PLAIN if plain else _ADS).items() if table.has(each)}
    sums = Sums.of(table, Wanted(_dates(table), _labels(table), measures, _money(measures)))
    decided = Decided(sums, answers, name)
    if decided.questions:
        return decided.asking()
    spent = tuple(sorted(_spent(decided, table), key=lambda each: (each.first, each.channel, each.campaign)))
    return decided.found(spent[0].first if spent else None, _last(spent, table), spent=spent)


def _money(measures: Mapping[str, bool]) -> str:
    return next((each for each in ("spend", "revenue") if each in measures), "")


def _dates(table: Table) -> tuple[str, ...]:
    """The columns of days: a day of its own before the days that the report is over."""
    first = "day" if table.has("day") else "start" if table.has("start") else ""
    return tuple(each for each in (first, "start" if first == "day" and table.has("start") else "", "end")
                 if each and (each == first or (first and table.has(each))))  # fmt: skip


def _labels(table: Table) -> tuple[str, ...]:
    name = next((each for each in _NAMES if table.has(each)), "")
    return tuple(each for each in ("channel", name) if each and table.has(each))


def _spent(decided: Decided, table: Table) -> Iterator[Spent]:
    """Each group, as it is once all is known; groups that turn out to be of one day are one."""
    whole = None if _dates(table) else period(table.above, next(iter(table.orders()), "dmy"))
    if not _dates(table) and whole is None and decided.sums.groups:
        raise CaseError(Fault("", "import_no_days"))
    labels, channel = _labels(table), table.match.platform.channel
    for group in decided.sums.groups:
        first, last = _days(decided, group, whole)
        said = dict(zip(labels, group.labels, strict=False))
        values = decided.values(group)
        yield Spent(
            first,
            last,
            said.get("channel", channel),
            next((said[each] for each in _NAMES if each in said), ""),
            decided.currency(group),
            values.get("spend") or 0.0,
            _whole(values.get("impressions")),
            _whole(values.get("clicks")),
            values.get("conversions"),
            values.get("leads"),
            values.get("customers"),
            values.get("revenue"),
        )


def _days(decided: Decided, group: Group, whole: Day | None) -> tuple[date, date]:
    """The days of a group: those that it names, on to the end that stands beside them where they are the first."""
    first, *beside = decided.days(group) or [whole]
    assert first
    start = beside[0] if len(beside) == 2 and beside[0] else first
    end = beside[-1] if beside and decided.sums.wanted.dates[-1] == "end" else None
    if end and start.first == first.first and end.last >= first.last:
        return first.first, end.last
    return first.first, first.last


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _last(spent: tuple[Spent, ...], table: Table) -> date | None:
    """The last day that the file names: by its own column of days, else the end of what it is over."""
    if not spent:
        return None
    return max(each.first if table.has("day") and table.has("end") else each.last for each in spent)
