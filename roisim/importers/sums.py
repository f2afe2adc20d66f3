"""The rows of a table added up by day and by what they are of, in one reading, however long the table is.

Nothing is decided while it is read: cells that can be read in two ways are added up beside the others, and days that
can be are kept as they are, until all rows have told what they mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from roisim.errors import CaseError, Fault
from roisim.importers.currencies import parted
from roisim.importers.days import Days, When
from roisim.importers.left import Left, Seen
from roisim.importers.numbers import Blank, Lone, Numbers
from roisim.importers.tables import Table, is_total, words
from roisim.importers.texts import Cell

MOST_GROUPS = 200_000
_MOST_KEYS = 50_000
_Key = tuple[Cell, ...]


@dataclass
class Group:
    """Rows of one day, label and currency, added up. lone: sums of cells that can be read in two ways, by their mark."""

    whens: tuple[When, ...]
    labels: tuple[str, ...]
    currency: str
    sums: list[float | None]
    lone: dict[tuple[int, str], float]


@dataclass(frozen=True)
class Wanted:
    """What is added up. dates: columns of the first and the last day; labels: what a row is of; measures: whether
    each counts whole things; money: the columns that may have a currency; must: a row without it is no data."""

    dates: tuple[str, ...]
    labels: tuple[str, ...]
    measures: Mapping[str, bool]
    money: str = ""
    must: str = ""


class Sums:
    """The table, added up: `groups`, `left`, what the columns of numbers and days told, and how many rows there were."""

    def __init__(self, table: Table, wanted: Wanted, by_cell: bool = False, late: dict[int, int] | None = None) -> None:
        self.table, self.wanted, self.by_cell = table, wanted, by_cell
        self.rows, self.left, self.totals = 0, Left(), list[Sequence[Cell]]()
        self.days = {name: Days() for name in wanted.dates}
        self.numbers = {name: Numbers(whole) for name, whole in wanted.measures.items()}
        self.masked = dict.fromkeys(wanted.measures, 0)
        self.groups: dict[tuple[tuple[When, ...], tuple[str, ...], str], Group] = {}
        self._known: dict[_Key, Group | str] = {}
        self._seen = Seen(late)
        self._must = list(wanted.measures).index(wanted.must) if wanted.must else None
        self._measured = [(self.numbers[name], table.columns[name]) for name in wanted.measures]
        self._read()

    @classmethod
    def of(cls, table: Table, wanted: Wanted) -> "Sums":
        """All of it; read once more where rows repeat others far apart, or cells say several currencies."""
        found = cls(table, wanted)
        late = found._seen.late()
        several = len(found.currencies) > 1 and not table.has("currency")
        return cls(table, wanted, several, late) if late or several else found

    @property
    def currencies(self) -> set[str]:
        """The currencies that cells of money say beside their numbers."""
        return self.numbers[self.wanted.money].currencies if self.wanted.money in self.numbers else set()

    def _read(self) -> None:
        key_of, seen, known, measured = self._key(), self._seen, self._known, self._measured
        rows = self.table.rows()
        for line, row in rows:
            key = key_of(row)
            group = known.get(key) or self._new(key, row)
            values = [column[row[place]] for column, place in measured] if group.__class__ is Group else ()
            if group.__class__ is str or not self._sound(values):
                if self._leave(line, row, group):
                    self.left.rest(rows)
            elif first := seen.first(line, row):
                self.left.add(line, "row_twice", first)
            else:
                self._add(group, values)  # type: ignore[arg-type]

    def _key(self) -> Callable[[Sequence[Cell]], _Key]:
        columns = self.table.columns
        names = [*self.wanted.dates, *self.wanted.labels, *(["currency"] if self.table.has("currency") else [])]
        places = [columns[name] for name in names] + ([columns[self.wanted.money]] if self.by_cell else [])
        return itemgetter(*places, *places[:1])

    def _new(self, key: _Key, row: Sequence[Cell]) -> Group | str:
        """The group of a row that begins as no other did; else why it is no data, as the key of a Fault."""
        found = self._group(key, row)
        if len(self._known) < _MOST_KEYS:
            self._known[key] = found
        return found

    def _group(self, key: _Key, row: Sequence[Cell]) -> Group | str:
        dates, labels = self.wanted.dates, self.wanted.labels
        days = [self.days[name][cell] for name, cell in zip(dates, key, strict=False)]
        named = tuple(words(cell)[:200] for cell in key[len(dates) : len(dates) + len(labels)])
        if not any(named) and self.table.match.platform.kind != "plain":
            return "row_label"
        if days and days[0] is None:
            return "row_day"
        if not days and any(map(is_total, named)):
            return "row_total"
        rest = key[len(dates) + len(labels) : -1]
        currency = (parted(words(rest[-1]))[1] if self.by_cell else words(rest[0]).upper()[:8]) if rest else ""
        kept, whens = named if self.table.detail else (), tuple(days)
        group = self.groups.get((whens, kept, currency))
        if group is None:
            if len(self.groups) >= MOST_GROUPS:
                raise CaseError(Fault("", "import_groups", limit=MOST_GROUPS))
            group = Group(whens, kept, currency, [None] * len(self._measured), {})
            self.groups[whens, kept, currency] = group
        return group

    def _sound(self, values: Sequence[float | Lone | Blank]) -> bool:
        return Blank.NONE not in values and (self._must is None or values[self._must] is not Blank.NOTHING)

    def _add(self, group: Group, values: Sequence[float | Lone | Blank]) -> None:
        self.rows += 1
        sums = group.sums
        for at, value in enumerate(values):
            if value.__class__ is float:
                before = sums[at]
                sums[at] = value if before is None else before + value  # type: ignore[assignment,operator]
            elif isinstance(value, Lone):
                group.lone[at, value.mark] = group.lone.get((at, value.mark), 0.0) + value.thousands
            elif value is Blank.MASKED:
                self.masked[list(self.masked)[at]] += 1

    def _leave(self, line: int, row: Sequence[Cell], group: Group | str) -> bool:
        """Keep a row that is no data; True where another table begins with it."""
        reason = self.table.odd(row) or (group if isinstance(group, str) else "")
        if reason in ("row_total", "row_label"):
            self.totals = [*self.totals[-9:], row]
            reason = "row_total"
        if reason in ("", "row_day"):
            self.left.add(line, *(("row_day", 0) if reason else ("row_number", 0)), **self._unread(row, bool(reason)))
        else:
            self.left.add(line, reason)
        return reason == "row_table"

    def _unread(self, row: Sequence[Cell], day: bool) -> dict[str, object]:
        """The cell that could not be read, and its column."""
        if day:
            place = self.table.columns[self.wanted.dates[0]]
        else:
            bad = (place for column, place in self._measured if column[row[place]] is Blank.NONE)
            place = next(bad, self.table.columns[self.wanted.must or next(iter(self.wanted.measures))])
        return {"column": self.table.headers[place], "value": words(row[place])[:40]}
