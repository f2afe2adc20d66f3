"""Cases side by side, laid out for a terminal: which is better, what each gives, what sets them apart."""

import itertools
import textwrap
from collections.abc import Iterator, Sequence
from functools import partial

import click

from roisim.answers.comparison import Comparison
from roisim.cases.files.quoting import shortened
from roisim.exhibits.compare.lettered import LETTERS, Part, lettered
from roisim.exhibits.compare.tables import Cell, Row
from roisim.text import Text

_NAME = 50  # characters of a name
_LABEL, _CELL, _GAP = 34, 22, 2


def screen(found: Comparison, text: Text, width: int) -> str:
    """The whole comparison, to print. width: columns of the terminal."""
    return "\n".join(_lines(found, text, max(60, min(width, 120))))


def _lines(found: Comparison, text: Text, width: int) -> Iterator[str]:
    # A stranger's words must not move the cursor: what can't be printed is not.
    told = lettered(text, found, partial(shortened, room=_NAME))
    yield from (*textwrap.wrap(told.said, width), "")
    for letter, name in told.cases:
        yield f"{letter}  {name}"
    yield ""
    for sentence in told.remarks:
        yield from textwrap.wrap(sentence, width)
    for part in told.parts:
        yield from _part(part, width)
    yield from ("", *textwrap.wrap(told.foot, width))


def _part(part: Part, width: int) -> Iterator[str]:
    """A table under its title; with more cases than fit beside each other, a few at a time."""
    yield from ("", click.style(part.title, bold=True))
    rows, places = part.rows, list(part.places)
    while places:
        widths = {place: _wide(rows, place) for place in places}
        fitting = 1
        while fitting < len(places) and _LABEL + sum(_GAP + widths[p] for p in places[: fitting + 1]) <= width:
            fitting += 1
        yield from _table(rows, {place: widths[place] for place in places[:fitting]})
        places = places[fitting:]
        yield from [""] if places else []


def _in_lines(cell: Cell) -> list[str]:
    """A cell in lines: the middle, which may be twelve months, and under it the range."""
    return [*(textwrap.wrap(cell.middle, _CELL) or [""]), *([cell.span] if cell.span else [])]


def _wide(rows: Sequence[Row], place: int) -> int:
    return max(len(line) for row in rows for line in _in_lines(row.cells[place]))


def _table(rows: Sequence[Row], widths: dict[int, int]) -> Iterator[str]:
    yield click.style(_line("", [LETTERS[place] for place in widths], widths), dim=True)
    for row in rows:
        columns = [textwrap.wrap(row.name, _LABEL), *(_in_lines(row.cells[place]) for place in widths)]
        for label, *cells in itertools.zip_longest(*columns, fillvalue=""):
            yield _line(label, cells, widths)


def _line(label: str, cells: Sequence[str], widths: dict[int, int]) -> str:
    written = (" " * _GAP + cell.rjust(wide) for cell, wide in zip(cells, widths.values(), strict=True))
    return f"{label:<{_LABEL}}{''.join(written)}".rstrip()
