"""Where things stand in a workbook: rows, columns, and cells as a formula writes them."""

from dataclasses import dataclass

TOTAL, PRESENT, OPENING, FIRST = 2, 3, 4, 5  # columns, A being 0: sums, what a month begins with, month 1


@dataclass(frozen=True)
class Place:
    """Where a row stands: its sheet, its line (1 the first), and whether it has a number a month."""

    sheet: str
    line: int
    monthly: bool


@dataclass(frozen=True)
class Cell:
    """A cell that a formula points at: always the same, or where `moves`, so many columns before its own."""

    before: str
    line: int
    column: int
    moves: bool = False

    def at(self, column: int) -> str:
        """As it is written in a formula of a column."""
        if self.moves:
            return f"{self.before}{letters(column - self.column)}{self.line}"
        return f"{self.before}${letters(self.column)}${self.line}"


def letters(column: int) -> str:
    """A column as its letters: 0 is A, 26 is AA."""
    found = ""
    while column >= 0:
        found, column = chr(ord("A") + column % 26) + found, column // 26 - 1
    return found


def quoted(sheet: str) -> str:
    """A sheet as a formula names it."""
    return sheet if sheet.isascii() and sheet.isalpha() else "'" + sheet.replace("'", "''") + "'"
