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


@dataclass(frozen=True)
class Row:
    """A row of a table as it is read. strong: a sum of the rows above it."""

    name: str
    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A table, to read and to take home.

    head: the names of all columns, the first that of the rows. exact: the rows of the file, made when it is wanted,
    under `columns` or the same head; file: what that is called, where not as the exhibit. folded: shut at first, for
    it is long.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    exact: Exact | None = field(default=None, compare=False)
    columns: tuple[str, ...] = ()
    file: str = ""
    folded: bool = False


@dataclass(frozen=True)
class Card:
    """A number that stands out: what it is, how it is written, what to know about it. period: over which it counts."""

    name: str
    value: str
    remarks: tuple[str, ...] = ()
    period: str = ""


@dataclass(frozen=True)
class Exhibit:
    """A conclusion with what shows it.

    title: the conclusion. measure: what the picture or table is of, and in what. said: the picture in words, for those
    who can't see it; alt: what it is a picture of, without numbers. remarks: sentences under it, *stars* for what is in
    bold. cards: numbers that stand out.
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
