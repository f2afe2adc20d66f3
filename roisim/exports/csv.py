"""Tables for a spreadsheet: its marks those of the reader's language, and no cell that it takes for a formula."""

import csv
import io
import math
from collections.abc import Iterable

from roisim.exhibits.exhibit import Cell
from roisim.text import Language


def table(language: Language, head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A table as CSV: semicolon and decimal comma in Swedish, comma and point in English; None is an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if language == "sv" else ",")
    writer.writerow([inert(name) for name in head])
    writer.writerows([_cell(language, cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


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
