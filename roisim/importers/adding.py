"""Numbers added up by group, in arrays; those that can be read in two ways beside the others, by their mark."""

from collections.abc import Sequence

import numpy as np

from roisim.importers.numbers import Blank, Lone, Run


class Added:
    """The sums of each column and group. masked: how many cells of each column the platform hides.

    >>> added = Added(("spend", "clicks"))
    >>> added.add([0, 0, 1], [[1.5, 2.5, Lone(",", 1234.0)], [1.0, Blank.NOTHING, Blank.MASKED]])
    >>> added.values(0, {}), added.values(1, {"spend": ","}), added.masked["clicks"]
    ({'spend': 4.0, 'clicks': 1.0}, {'spend': 1.234, 'clicks': None}, 1)
    """

    def __init__(self, names: Sequence[str]) -> None:
        """Nothing yet, of these columns."""
        self.names = tuple(names)
        self.masked = dict.fromkeys(self.names, 0)
        self.rows = np.zeros(64, np.int64)
        self._sums, self._counts = np.zeros((len(self.names), 64)), np.zeros((len(self.names), 64), np.int64)
        self._lone: dict[tuple[int, int, str], float] = {}

    def add(self, places: Sequence[int], columns: Sequence[Run]) -> None:
        """Add rows: the group of each, and the cells of each column."""
        if not places:
            return
        at = np.array(places)
        self._grown(int(at.max()) + 1)
        np.add.at(self.rows, at, 1)
        for column, values in enumerate(columns):
            try:
                np.add.at(self._sums[column], at, np.array(values, np.float64))
                np.add.at(self._counts[column], at, 1)
            except TypeError:
                self._one_by_one(column, places, values)

    def values(self, place: int, decimals: dict[str, str]) -> dict[str, float | None]:
        """The sums of a group. decimals: the mark before decimals of each column that has cells of two readings."""
        found: dict[str, float | None] = {
            name: float(self._sums[column, place]) if self._counts[column, place] else None
            for column, name in enumerate(self.names)
        }
        for column, name in enumerate(self.names):
            for mark in (",", "."):
                thousands = self._lone.get((column, place, mark))
                if thousands is not None:
                    found[name] = (found[name] or 0.0) + thousands / (1000 if mark == decimals[name] else 1)
        return found

    def whole(self, decimals: dict[str, str]) -> dict[str, float]:
        """The sums of all groups together."""
        found = dict(zip(self.names, self._sums.sum(axis=1).tolist(), strict=True))
        for (column, _, mark), thousands in self._lone.items():
            name = self.names[column]
            found[name] += thousands / (1000 if mark == decimals[name] else 1)
        return found

    def _one_by_one(self, column: int, places: Sequence[int], values: Run) -> None:
        for place, value in zip(places, values, strict=True):
            if isinstance(value, Lone):
                key = (column, place, value.mark)
                self._lone[key] = self._lone.get(key, 0.0) + value.thousands
            elif isinstance(value, Blank):
                self.masked[self.names[column]] += value is Blank.MASKED
            else:
                self._sums[column, place] += value
                self._counts[column, place] += 1

    def _grown(self, size: int) -> None:
        """Room for so many groups."""
        more = max(0, size - len(self.rows))
        if more:
            more = max(more, len(self.rows))
            self.rows = np.pad(self.rows, (0, more))
            self._sums = np.pad(self._sums, ((0, 0), (0, more)))
            self._counts = np.pad(self._counts, ((0, 0), (0, more)))
