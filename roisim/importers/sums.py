"""The rows of a table added up by day and by what they are of, in one reading, however long the table is.

Nothing is decided while it is read: cells that can be read in two ways are added up beside the others, and days that
can be are kept as they are, until all rows have told what they mean.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from roisim.errors import CaseError, Fault
from roisim.importers.adding import Added
from roisim.importers.currencies import parted
from roisim.importers.days import Days, When
from roisim.importers.left import Left, Seen
from roisim.importers.numbers import Blank, Number, Numbers
from roisim.importers.tables import Table, is_total, words
from roisim.importers.texts import Cell

MOST_GROUPS = 200_000
_MOST_KEYS = 50_000
_CHUNK = 2_048  # rows that are added at once
_Key = tuple[Cell, ...]


@dataclass
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
        self._known: dict[_Key, Group | str] = {}
        self._seen = Seen(late)
        columns = table.columns
        self._measured = [(self.numbers[name], itemgetter(columns[name])) for name in wanted.measures]
        self._named = tuple(wanted.labels) if table.detail or not wanted.dates else ()
        self._key_of = self._keys()
        rows = table.rows()
        while chunk := list(islice(rows, _CHUNK)):
            if not self._take([line for line, _ in chunk], [row for _, row in chunk]):
                self.left.rest(rows)

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

    def _take(self, lines: list[int], rows: list[list[Cell]]) -> bool:
        """Add some rows; False where another table begins among them."""
        groups = self._of(rows)
        kept = [at for at, group in enumerate(groups) if isinstance(group, Group)]
        columns = [
            list(map(column.__getitem__, map(cell, [rows[at] for at in kept]))) for column, cell in self._measured
        ]
        unsound = {kept[place] for place in self._unsound(columns)}
        gone = unsound | (set(range(len(rows))) - set(kept))
        end = next((at for at in sorted(gone) if self._leave(lines[at], rows[at], groups[at])), len(rows))
        for at in range(end + 1, len(rows)):
            self.left.add(lines[at], "row_other_table" if any(rows[at]) else "row_blank")
        self._add(
            lines, rows, groups, [(p, at) for p, at in enumerate(kept) if at < end and at not in unsound], columns
        )
        return end == len(rows)

    def _of(self, rows: list[list[Cell]]) -> list[Group | str]:
        """The group of each row, or why it has none, as the key of a Fault."""
        keys = list(map(self._key_of, rows))
        groups = [found or self._new(key) for found, key in zip(map(self._known.get, keys), keys, strict=True)]
        if self.wanted.labels and not self._named and self.table.match.platform.kind != "plain":
            places = [self.table.columns[name] for name in self.wanted.labels]
            for at, row in enumerate(rows):
                if not row[places[0]] and not any(words(row[place]) for place in places):
                    groups[at] = "row_label"
        return groups

    def _new(self, key: _Key) -> Group | str:
        found = self._group(key)
        if len(self._known) < _MOST_KEYS:
            self._known[key] = found
        return found

    def _group(self, key: _Key) -> Group | str:
        """The group of a row that begins as no other did; else why it is no data."""
        dates, labels = self.wanted.dates, self._named
        days = [self.days[name][cell] for name, cell in zip(dates, key, strict=False)]
        named = tuple(words(cell)[:200] for cell in key[len(dates) : len(dates) + len(labels)])
        if labels and not any(named) and self.table.match.platform.kind != "plain":
            return "row_label"
        if days and days[0] is None:
            return "row_day"
        if not days and any(map(is_total, named)):
            return "row_total"
        rest = key[len(dates) + len(labels) : -1]
        currency = (parted(words(rest[-1]))[1] if self.by_cell else words(rest[0]).upper()[:8]) if rest else ""
        kind = (tuple(days), named if self.table.detail else (), currency)
        if kind not in self._groups:
            if len(self._groups) >= MOST_GROUPS:
                raise CaseError(Fault("", "import_groups", limit=MOST_GROUPS))
            self._groups[kind] = Group(len(self._groups), *kind)
        return self._groups[kind]

    def _unsound(self, columns: list[list[Number]]) -> Iterator[int]:
        """The places of rows with a cell that is no number, or without the one that they must have."""
        for name, values in zip(self.wanted.measures, columns, strict=True):
            bad = (Blank.NONE, Blank.NOTHING) if name == self.wanted.must else (Blank.NONE,)
            if any(each in values for each in bad):
                yield from (place for place, value in enumerate(values) if value in bad)

    def _add(self, lines: list[int], rows: list[list[Cell]], groups: list[Group | str],
             kept: list[tuple[int, int]], columns: list[list[Number]]) -> None:  # fmt: skip
        """Add up the rows at these places, each once."""
        twice = self._seen.firsts([lines[at] for _, at in kept], [rows[at] for _, at in kept])
        for place, first in twice.items():
            self.left.add(lines[kept[place][1]], "row_twice", first)
        once = [pair for place, pair in enumerate(kept) if place not in twice] if twice else kept
        self.rows += len(once)
        whole = len(once) == len(rows)
        values = columns if whole else [[values[place] for place, _ in once] for values in columns]
        self.added.add([groups[at].place for _, at in once], values)  # type: ignore[union-attr]

    def _leave(self, line: int, row: Sequence[Cell], group: Group | str) -> bool:
        """Keep a row that is no data; True where another table begins with it."""
        reason = self.table.odd(row) or ("row_number" if isinstance(group, Group) else group)
        reason = "row_total" if reason == "row_label" else reason
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
