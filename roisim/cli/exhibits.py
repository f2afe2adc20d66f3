"""Exhibits laid out for a terminal: the conclusion, what is said and counted, and the first rows of the table."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from roisim.cases.files.quoting import shortened
from roisim.exhibits.exhibit import Card, Exhibit, Row, Table
from roisim.text import Text

_ROWS = 10  # of a table
_LINE = 1000  # characters of a sentence
_GAP = "  "


def pages(text: Text, width: int, found: Iterable[tuple[str, str, Iterable[Exhibit]]]) -> str:
    """Pages one after another: the question of each, its answer, its exhibits."""
    return "\n".join(line.rstrip() for each in found for line in page(text, max(60, min(width, 100)), *each)).strip(
        "\n"
    )


def page(text: Text, width: int, question: str, answer: str, exhibits: Iterable[Exhibit]) -> Iterator[str]:
    """A page as lines."""
    yield from ("", "─" * width, *_bold(question, width), *_plain(answer, width))
    for exhibit in exhibits:
        yield from ("", *_bold(exhibit.title, width), *_plain(exhibit.measure, width))
        for card in exhibit.cards:
            yield from _card(card, width)
        for remark in exhibit.remarks:
            yield from _plain(remark, width)
        if exhibit.table:
            yield from _table(text, exhibit.table, width)


def _bold(said: str, width: int) -> Iterator[str]:
    return (click.style(line, bold=True) for line in _plain(said, width))


def _plain(said: str, width: int) -> list[str]:
    """A sentence in lines, without the stars of what is bold; a stranger's words must not move the cursor."""
    return textwrap.wrap(shortened(said.replace("*", ""), _LINE), width)


def _card(card: Card, width: int) -> Iterator[str]:
    """A number that stands out, in a line or two."""
    yield from _plain(f"{card.name}: {card.value} {' '.join(card.remarks)}", width)


def _table(text: Text, table: Table, width: int) -> Iterator[str]:
    """The first rows side by side where there is room, else each as a block of lines."""
    rows = [Row(shortened(row.name), row.cells) for row in table.rows[:_ROWS]]
    cells = [list(table.head), *([row.name, *row.cells] for row in rows)]
    yield ""
    if fits(cells, width):
        yield from beside(cells)
    else:
        for row in rows:
            yield from _block(table, row, width)
    left = len(table.rows) - len(rows)
    if left:
        yield text.counted("cli.more_rows", left)


def fits(cells: Sequence[Sequence[str]], width: int) -> bool:
    """Whether rows have room side by side."""
    widths = _widths(cells)
    return sum(widths) + len(_GAP) * (len(widths) - 1) <= width


def beside(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under their head, each cell in its column."""
    widths = _widths(cells)
    for place, (first, *rest) in enumerate(cells):
        others = (cell.rjust(wide) for cell, wide in zip(rest, widths[1:], strict=True))
        line = _GAP.join([first.ljust(widths[0]), *others]).rstrip()
        yield line if place else click.style(line, dim=True)


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*cells, strict=True)]


def _block(table: Table, row: Row, width: int) -> Iterator[str]:
    yield row.name
    wide = max(map(len, table.head[1:]))
    for name, cell in zip(table.head[1:], row.cells, strict=True):
        indent = _GAP + name.ljust(wide) + _GAP
        yield from textwrap.wrap(cell, width, initial_indent=indent, subsequent_indent=" " * len(indent)) or [indent]
