"""Tables for a spreadsheet: its marks those of the reader's language, and no cell that it takes for a formula."""

import csv
import io
import math
from collections.abc import Iterable

from roisim.exhibits.exhibit import Cell
from roisim.text import Language


def lines(language: Language, head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A table as text, for a terminal or another program, in the marks of the reader's language."""
    return _written(language, head, rows, "\n")


def table(language: Language, head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A table as CSV: semicolon and decimal comma in Swedish, comma and point in English; None is an empty cell."""
    return _written(language, head, rows, "\r\n").encode("utf-8-sig")


def _written(language: Language, head: Iterable[str], rows: Iterable[Iterable[Cell]], end: str) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if language == "sv" else ",", lineterminator=end)
    writer.writerow([inert(name) for name in head])
    writer.writerows([_cell(language, cell) for cell in row] for row in rows)
    return file.getvalue()


def tabbed(language: Language, head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A table to be pasted: a tab between cells, a line a row; words stay as they are, and are made harmless later."""
    said = ([cell if isinstance(cell, str) else _cell(language, cell) for cell in row] for row in rows)
    lines = (list(head), *said)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def _cell(language: Language, cell: Cell) -> str:
    if isinstance(cell, str):
        return inert(cell)
    return "" if cell is None or not math.isfinite(cell) else number(language, cell)


def number(language: Language, value: float) -> str:
    """A number with all its digits, as a spreadsheet of that language reads it."""
    written = f"{value:.12g}"
    return written.replace(".", ",") if language == "sv" else written


def inert(words: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.lstrip()[:1] in ("=", "+", "-", "@") or words[:1] in ("\t", "\r", "\n") else words
