"""What web analytics counted: sessions, key events and revenue by channel, with or without days."""

from collections.abc import Iterator, Mapping

from roisim.importers.decided import Decided
from roisim.importers.found import Found, Visits
from roisim.importers.periods import period
from roisim.importers.sums import Sums, Wanted
from roisim.importers.tables import Table

_MEASURES = {"sessions": True, "key_events": False, "revenue": False}


def take(table: Table, answers: Mapping[str, str], name: str) -> Found:
    """All that a table of visits says; while something must be asked, nothing but that."""
    measures = {each: whole for each, whole in _MEASURES.items() if table.has(each)}
    label = "channel" if table.has("channel") else "source"
    dates = ("start",) if table.has("start") else ()
    money = "revenue" if table.has("revenue") else ""
    decided = Decided(Sums.of(table, Wanted(dates, (label,), measures, money, "sessions")), answers, name)
    if decided.questions:
        return decided.asking()
    visits = tuple(_visits(decided, table))
    firsts, lasts = [each.first for each in visits if each.first], [each.last for each in visits if each.last]
    return decided.found(min(firsts, default=None), max(lasts, default=None), visits=visits)


def _visits(decided: Decided, table: Table) -> Iterator[Visits]:
    whole = period(table.above, next(iter(table.orders()), "dmy"))
    for group in decided.sums.groups:
        day = next(iter(decided.days(group)), whole)
        values = decided.values(group)
        yield Visits(
            day.first if day else None,
            day.last if day else None,
            group.labels[0] if group.labels else "",
            round(values["sessions"] or 0.0),
            values.get("key_events"),
            values.get("revenue"),
            decided.currency(group),
        )
