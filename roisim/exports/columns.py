"""How the columns of a table stand on paper and slides: words to the left, numbers to the right, each with its room."""

from dataclasses import dataclass

from roisim.exhibits.exhibit import Table
from roisim.exhibits.written import are_words

_LETTERS = 14  # that a column of numbers has room for
_FIRST, _MOST = 1.5, 2.4  # how much wider the first column is at least, and any of words at most


@dataclass(frozen=True)
class Column:
    """words: whether it is of words; weight: its width, where that of a column of numbers is 1."""

    words: bool
    weight: float


def columns(table: Table) -> list[Column]:
    """All of them, the first the names of the rows."""
    every = [[row.name for row in table.rows], *zip(*(row.cells for row in table.rows), strict=True)]
    return [_column(list(cells), place == 0) for place, cells in enumerate(every)]


def _column(cells: list[str], first: bool) -> Column:
    words = first or are_words(cells)
    longest = max(map(len, cells), default=0)
    return Column(words, min(max(longest / _LETTERS, _FIRST if first else 1.0), _MOST) if words else 1.0)
