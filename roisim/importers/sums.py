"""The rows of a table added up by day and by what they are of, in one reading, however long the table is.

Nothing is decided while it is read: cells that can be read in two ways are added up beside the others, and days that
can be are kept as they are, until all rows have told what they mean.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from roisim.errors import CaseError, Fault
from roisim.importers.adding import Added
from roisim.importers.currencies import parted
from roisim.importers.days import Days, When
from roisim.importers.left import Left, Seen
from roisim.importers.numbers import Blank, Numbers, Run
from roisim.importers.tables import Table, is_total, words
from roisim.importers.texts import Cell, singly
from roisim.importers.totals import Totals

MOST_GROUPS = 200_000
_MOST_KEYS = 50_000
_Key = tuple[Cell, ...]


@dataclass(eq=False)
class Group:
    """Rows of one day, label and currency, added up; `sums` has its numbers at `place`."""

    place: int
    whens: tuple[When, ...]
    labels: tuple[str, ...]
    currency: str


@dataclass(frozen=True)
class Wanted:
    """What is added up. dates: columns of the first and the last day; labels: what a row is of; measures: whether
    each counts whole things; money: the columns that may have a currency; must: a row without it is no data."""

    dates: tuple[str, ...]
    labels: tuple[str, ...]
    measures: Mapping[str, bool]
    money: str = ""
    must: str = ""


class _Known(dict[_Key, Group | str]):
    """The group of rows that begin alike, found once, for as many beginnings as are remembered."""

    def __init__(self, found: Callable[[_Key], Group | str]) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, key: _Key) -> Group | str:
        found = self._found(key)
        if len(self) < _MOST_KEYS:
            self[key] = found
        return found


class Sums:
    """The table, added up: its groups, what was left, and what the columns of numbers and days told."""

    def __init__(self, table: Table, wanted: Wanted, by_cell: bool = False, late: dict[int, int] | None = None) -> None:
        """Read it all. by_cell: cells of money tell their currency; late: rows known to repeat others."""
        self.table, self.wanted, self.by_cell = table, wanted, by_cell
        self.rows, self.left = 0, Left()
        self.days = {name: Days() for name in wanted.dates}
        self.numbers = {name: Numbers(whole) for name, whole in wanted.measures.items()}
        self.added = Added(tuple(wanted.measures))
        self._groups: dict[tuple[tuple[When, ...], tuple[str, ...], str], Group] = {}
        self._known = _Known(self._group)
        self._seen, self.totals = Seen(late), Totals(table)
        columns, self._is_plain = table.columns, table.match.platform.kind == "plain"
        self._measured = [(self.numbers[name], itemgetter(columns[name])) for name in wanted.measures]
        self._named = tuple(wanted.labels) if table.detail or not wanted.dates else ()
        self._key_of = self._keys()
        runs = table.runs()
        for starts, rows in runs:
            if not self._take(starts, rows):
                self.left.rest(singly(runs))

    @classmethod
    def of(cls, table: Table, wanted: Wanted) -> "Sums":
        """All of it; read once more where rows repeat others far apart, or cells say several currencies."""
        found = cls(table, wanted)
        late = found._seen.late()
        several = len(found.currencies) > 1 and not table.has("currency")
        return cls(table, wanted, several, late or None) if late or several else found

    @property
    def groups(self) -> list[Group]:
        """The groups that have any row."""
        return [group for group in self._groups.values() if self.added.rows[group.place]]

    @property
    def currencies(self) -> set[str]:
        """The currencies that cells of money say beside their numbers."""
        return self.numbers[self.wanted.money].currencies if self.wanted.money in self.numbers else set()

    def _keys(self) -> Callable[[Sequence[Cell]], _Key]:
        columns = self.table.columns
        names = [*self.wanted.dates, *self._named, *(["currency"] if self.table.has("currency") else [])]
        places = [columns[name] for name in names] + ([columns[self.wanted.money]] if self.by_cell else [])
        return itemgetter(*places, *places[:1]) if places else lambda _: ()

    def _take(self, lines: Sequence[int], rows: list[list[Cell]]) -> bool:
        """Add some rows; False where another table begins among them."""
        groups = self._of(rows)
        batch = _Batch(range(len(rows)), rows, groups, [])
        if str in set(map(type, groups)):
            batch = batch.only([at for at, group in enumerate(groups) if isinstance(group, Group)])
        batch.columns = [column.run(list(map(cell, batch.rows))) for column, cell in self._measured]
        unsound = set(self._unsound(batch.columns))
        if unsound:
            batch = batch.only([place for place in range(len(batch.rows)) if place not in unsound])
        gone = sorted(set(range(len(rows))).difference(batch.places)) if len(batch.rows) < len(rows) else []
        end = next((at for at in gone if self._leave(lines[at], rows[at], groups[at])), len(rows))
        for at in range(end + 1, len(rows)):
            self.left.add(lines[at], "row_other_table" if any(rows[at]) else "row_blank")
        self._add(lines, batch if end == len(rows) else batch.only(range(bisect_left(batch.places, end))))
        return end == len(rows)

    def _of(self, rows: list[list[Cell]]) -> list[Group | str]:
        """The group of each row, or why it has none, as the key of a Fault."""
        groups = list(map(self._known.__getitem__, map(self._key_of, rows)))
        if self.wanted.labels and not self._named and not self._is_plain:
            places = [self.table.columns[name] for name in self.wanted.labels]
            first = list(map(itemgetter(places[0]), rows))
            total = {label for label in set(first) if is_total(words(label))}
            for at, label in enumerate(first) if total else ():
                groups[at] = "row_total" if label in total else groups[at]
            for at, row in enumerate(rows) if not all(first) else ():
                if not any(words(row[place]) for place in places):
                    groups[at] = "row_label"
        return groups

    def _group(self, key: _Key) -> Group | str:
        """The group of a row that begins as no other did; else why it is no data."""
        dates, labels = self.wanted.dates, self._named
        days = [self.days[name][cell] for name, cell in zip(dates, key, strict=False)]
        named = tuple(words(cell)[:200] for cell in key[len(dates) : len(dates) + len(labels)])
        if labels and not any(named) and not self._is_plain:
            return "row_label"
        if days and days[0] is None:
            return "row_day"
        if any(map(is_total, named[: 1 if days else None])) and not (days and self._is_plain):
            return "row_total"  # a platform's totals may have days as well
        rest = key[len(dates) + len(labels) : -1]
        currency = (parted(words(rest[-1]))[1] if self.by_cell else words(rest[0]).upper()[:8]) if rest else ""
        kind = (tuple(days), named if self.table.detail else (), currency)
        if kind not in self._groups:
            if len(self._groups) >= MOST_GROUPS:
                raise CaseError(Fault("", "import_groups", limit=MOST_GROUPS))
            self._groups[kind] = Group(len(self._groups), *kind)
        return self._groups[kind]

    def _unsound(self, columns: list[Run]) -> Iterator[int]:
        """The places of rows with a cell that is no number, or without the one that they must have."""
        for name, values in zip(self.wanted.measures, columns, strict=True):
            bad = (Blank.NONE, Blank.NOTHING) if name == self.wanted.must else (Blank.NONE,)
            if not isinstance(values, np.ndarray) and any(each in values for each in bad):
                yield from (place for place, value in enumerate(values) if value in bad)

    def _add(self, lines: Sequence[int], batch: "_Batch") -> None:
        """Add up the rows, each once."""
        twice = self._seen.firsts([lines[at] for at in batch.places], batch.rows)
        for place, first in twice.items():
            self.left.add(lines[batch.places[place]], "row_twice", first)
        if twice:
            batch = batch.only([place for place in range(len(batch.rows)) if place not in twice])
        self.rows += len(batch.rows)
        self.added.add([group.place for group in batch.groups], batch.columns)  # type: ignore[union-attr]

    def _leave(self, line: int, row: Sequence[Cell], group: Group | str) -> bool:
        """Keep a row that is no data; True where another table begins with it."""
        reason = self.table.odd(row) or ("row_number" if isinstance(group, Group) else group)
        reason = "row_total" if reason == "row_label" else reason
        if reason == "row_total":
            self.totals.keep(row)
        if reason in ("row_number", "row_day"):
            place = self.table.columns[self.wanted.dates[0]] if reason == "row_day" else self._unread(row)
            self.left.add(line, reason, column=self.table.headers[place], value=words(row[place])[:40])
        else:
            self.left.add(line, reason)
        return reason == "row_table"

    def _unread(self, row: Sequence[Cell]) -> int:
        """Where the number that could not be read stands."""
        columns = self.table.columns
        bad = (columns[name] for name, numbers in self.numbers.items() if numbers[row[columns[name]]] is Blank.NONE)
        return next(bad, columns[self.wanted.must or next(iter(self.wanted.measures))])


@dataclass
class _Batch:
    """Rows that are added at once: where they stand among those that were read, their groups and their numbers."""

    places: Sequence[int]
    rows: list[list[Cell]]
    groups: list[Group | str]
    columns: list[Run]

    def only(self, some: Sequence[int]) -> "_Batch":
        """Those of them at these places."""
        return _Batch(
            [self.places[at] for at in some],
            [self.rows[at] for at in some],
            [self.groups[at] for at in some],
            [values[list(some)] if isinstance(values, np.ndarray) else [values[at] for at in some]
             for values in self.columns],
        )  # fmt: skip
