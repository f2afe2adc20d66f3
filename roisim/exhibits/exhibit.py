"""What is said and shown, as one value: a page shows it, a slide holds it, a sheet lists it, a terminal prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # a terminal shows tables and cards, and need not wait for the pictures
    from roisim.charts.panel import Panel
    from roisim.charts.specs import Picture
    from roisim.charts.value_chains import ValueChains
    from roisim.charts.whiskers import Whiskers

Cell = str | float | None
"""A cell of a file: words, a number with all its digits, or nothing."""
Pictured: TypeAlias = "Picture | Panel | Whiskers | ValueChains"
"""What a picture is of, and who can draw it without a page."""
Exact = Callable[[], Iterable[Sequence[Cell]]]
_AT_ONCE = 3  # columns that a page shows before it is asked for more


@dataclass(frozen=True)
class Row:
    """A row of a table as it is read. strong: a sum of the rows above it; wide: of use with all columns only."""

    name: str
    cells: tuple[str, ...]
    strong: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Table:
    """A table, to read and to take home.

    head: the names of all columns, the first that of the rows. exact: the rows of the file, made when it is wanted,
    under `columns` or the same head; file: what that is called, where not as the exhibit. folded: shut at first, for
    it is long. first: the places in `head` of the columns that a page shows at once, the rest when asked; none is all.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    exact: Exact | None = field(default=None, compare=False)
    columns: tuple[str, ...] = ()
    file: str = ""
    folded: bool = False
    first: tuple[int, ...] = ()

    def waits(self, place: int) -> bool:
        """True of a column that a page shows when asked."""
        return bool(self.first) and len(self.head) > _AT_ONCE + 1 and place not in (0, *self.first)

    @property
    def wide(self) -> bool:
        """True where some columns wait."""
        return any(map(self.waits, range(len(self.head))))


@dataclass(frozen=True)
class Card:
    """A number that stands out: what it is, how it is written, what to know about it. period: over which it counts.

    formula: what it is worked out by, as `exhibits/method/formulas.py` knows it.
    """

    name: str
    value: str
    remarks: tuple[str, ...] = ()
    period: str = ""
    formula: str = ""


@dataclass(frozen=True)
class Exhibit:
    """A conclusion with what shows it.

    title: the conclusion. measure: what the picture or table is of, and in what. said: the picture in words, for those
    who can't see it; alt: what it is a picture of, without numbers. remarks: sentences under it, *stars* for what is in
    bold. cards: numbers that stand out. formula: what it is worked out by, where the key does not say it.
    """

    key: str
    title: str
    measure: str = ""
    said: str = ""
    picture: Pictured | None = None
    table: Table | None = None
    remarks: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    alt: str = ""
    formula: str = ""

    @property
    def is_table(self) -> bool:
        """True of a table whose caption says all that there is to say of it."""
        return self.table is not None and self.table.caption == self.title
