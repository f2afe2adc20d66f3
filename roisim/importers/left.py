"""The rows that were left, however many, and the rows that were seen before."""

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from roisim.errors import Fault
from roisim.importers.found import Skipped
from roisim.importers.texts import Cell, Row

MOST_TOLD = 10_000  # rows; beyond, they are made when they are asked for
_REMEMBERED = 50_000
_MOST_REASONS = 5_000
_Reason = tuple[str, tuple[tuple[str, object], ...]]


class Left(Sequence[Skipped]):
    """Lines and why they were left, in a few bytes each.

    >>> left = Left()
    >>> left.add(2, "row_total"), left.add(9, "row_number", column="Spend", value="abc")
    (None, None)
    >>> [(each.line, each.reason.key) for each in left]
    [(2, 'row_total'), (9, 'row_number')]
    """

    def __init__(self) -> None:
        self._lines, self._reasons, self._first = array("I"), array("H"), array("I")
        self._known: dict[_Reason, int] = {}
        self._listed: list[_Reason] = []

    def add(self, line: int, key: str, first: int = 0, **facts: object) -> None:
        """Leave a line. first: the line that it repeats."""
        reason: _Reason = (key, tuple(facts.items()))
        if reason not in self._known:
            reason = reason if len(self._known) < _MOST_REASONS else ("row_unreadable", ())
            self._known[reason] = len(self._listed)
            self._listed.append(reason)
        self._lines.append(line)
        self._reasons.append(self._known[reason])
        self._first.append(first)

    def rest(self, rows: Iterator[Row]) -> None:
        """Leave all that is still to come: it belongs to another table."""
        for line, row in rows:
            self.add(line, "row_other_table" if any(row) else "row_blank")

    def told(self) -> "tuple[Skipped, ...] | Left":
        """All of it in the order of the lines: as a tuple where it is short."""
        return tuple(sorted(self, key=lambda each: each.line)) if len(self) <= MOST_TOLD else self

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Skipped: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Skipped, ...]: ...
    def __getitem__(self, at: int | slice) -> Skipped | tuple[Skipped, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        key, facts = self._listed[self._reasons[at]]
        first = {"first": self._first[at]} if self._first[at] else {}
        return Skipped(self._lines[at], Fault("", key, **dict(facts), **first))


class Seen:
    """Rows seen before. Those beyond what can be remembered are found afterwards, by `late`."""

    def __init__(self, late: dict[int, int] | None = None) -> None:
        self._lines: dict[int, int] = {}
        self._late_hashes, self._late_lines = array("q"), array("I")
        self._told = late

    def first(self, line: int, row: Sequence[Cell]) -> int:
        """The line of the same row before; 0 where there is none, as far as is known yet."""
        if self._told is not None and line in self._told:
            return self._told[line]
        try:
            mark = hash("\t".join(row))  # type: ignore[arg-type]
        except TypeError:  # a workbook has numbers and days
            mark = hash(repr(row))
        known = self._lines.get(mark)
        if known is not None:
            return known
        if len(self._lines) < _REMEMBERED:
            self._lines[mark] = line
        elif self._told is None:
            self._late_hashes.append(mark)
            self._late_lines.append(line)
        return 0

    def firsts(self, lines: Sequence[int], rows: Sequence[Sequence[Cell]]) -> dict[int, int]:
        """Of many rows, by their place, those that repeat one before, with its line."""
        if self._told is None and len(self._lines) >= _REMEMBERED:
            try:
                marks = list(map(hash, map("\t".join, rows)))  # type: ignore[arg-type]
            except TypeError:
                marks = []
            if marks and self._lines.keys().isdisjoint(marks):
                self._late_hashes.extend(marks)
                self._late_lines.extend(lines)
                return {}
        each = ((at, self.first(line, row)) for at, (line, row) in enumerate(zip(lines, rows, strict=True)))
        return {at: first for at, first in each if first}

    def late(self) -> dict[int, int]:
        """Lines that repeat another and were not told in time, with the line that they repeat."""
        import numpy as np

        marks = np.frombuffer(self._late_hashes, np.int64) if self._late_hashes else np.empty(0, np.int64)
        ordered = np.sort(marks)
        twice = {int(mark) for mark in ordered[1:][ordered[1:] == ordered[:-1]]}
        found: dict[int, int] = {}
        firsts: dict[int, int] = {}
        for mark, line in zip(self._late_hashes, self._late_lines, strict=True) if twice else ():
            if mark in twice and firsts.setdefault(mark, line) != line:
                found[line] = firsts[mark]
        return found
