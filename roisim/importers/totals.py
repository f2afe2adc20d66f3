"""The totals that a file writes under or over its rows, held against what the rows add up to.

Where they differ, rows are missing, were repeated, or are left out of the export.
"""

from collections.abc import Iterator, Mapping, Sequence

from roisim.errors import Fault
from roisim.importers.numbers import Lone, Numbers
from roisim.importers.tables import Table
from roisim.importers.texts import Cell

ADDED = ("spend", "impressions", "clicks")
"""What is the same however rows are added: reach is not, and conversions may be credited once in a total."""
_MOST = 100  # rows of totals that are kept
_ROUNDED = 0.005  # a total may be rounded otherwise than its rows


class Totals:
    """Rows of totals, kept until it is known how their columns are written."""

    def __init__(self, table: Table) -> None:
        """None yet."""
        self._table, self._rows = table, list[Sequence[Cell]]()

    def keep(self, row: Sequence[Cell]) -> None:
        """One more."""
        if len(self._rows) < _MOST:
            self._rows.append(row)

    def unlike(self, sums: Mapping[str, float], decimals: Mapping[str, str]) -> Iterator[Fault]:
        """A warning for each column whose total is not what its rows add up to.

        sums: of the columns that can be compared; decimals: the mark before decimals in each. Of several totals, the
        largest is that of the whole: the others are of parts.
        """
        for name in ADDED:
            said = max(self._said(name, decimals.get(name, ".")), default=None) if name in sums else None
            if said is not None and abs(said - sums[name]) > _ROUNDED * max(abs(said), abs(sums[name])) + 1:
                column = self._table.headers[self._table.columns[name]]
                yield Fault("", "import_totals", column=column, said=round(said, 2), added=round(sums[name], 2))

    def _said(self, name: str, decimal: str) -> Iterator[float]:
        """What the rows of totals say in a column."""
        numbers = Numbers(whole=name != "spend")
        for row in self._rows:
            found = numbers[row[self._table.columns[name]]]
            if isinstance(found, Lone):
                yield found.read(decimal)
            elif isinstance(found, float):
                yield found
