"""A column of numbers, decided whole: a lone mark before three digits parts thousands or stands before decimals, and
only the rest of the column, or of the file, can tell which.

>>> column = Numbers()
>>> [column[cell] for cell in ("7,507.10", "1 234", "<5", "--", "0.90 %")]
[7507.1, 1234.0, <Blank.MASKED: 2>, <Blank.NOTHING: 1>, 0.9]
>>> column["1,234"], column.decimals
(Lone(mark=',', thousands=1234.0), {'.'})
>>> column["1,234"].read(".")
1234.0
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from roisim.cases.written_numbers import readings
from roisim.importers.currencies import parted

MOST_KNOWN = 20_000  # cells of a column that are remembered
LARGEST = 1e15
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u200a\u202f\u2060\u200e\u200f\u200b\ufeff]+")
_SIGNS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{FIGURE DASH}": "-", "\N{EM DASH}": "-",
                        "\N{FULLWIDTH HYPHEN-MINUS}": "-", "’": "'", "`": "'", "´": "'", "ʼ": "'", "‘": "'",
                        "٫": ".", "٬": "'", "\N{FULLWIDTH PERCENT SIGN}": "%"})  # fmt: skip
_NOTHING = re.compile(r"|[-.]+|n/?[ad]\.?|null|none|nan|#n/a|#div/0!|ej tillgänglig|saknas|undefined|\(?not set\)?")
_MASKED = re.compile(r"(?:<|&lt;|≤|under|fewer than|less than|färre än|moins de|menos de) ?[0-9]+")
_PLAIN = re.compile(r"-?[0-9]*\.?[0-9]*(?:[eE][+-]?[0-9]{1,2})?")
# 7507.10 and 7,507.10; 7507,10 and 7.507,10 and 7 507,10; 1,234, of which a column that counts tells the meaning.
_USUAL = re.compile(
    r"(?P<dot>(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.[0-9]{1,2})"
    r"|(?P<comma>(?:[0-9]+|[1-9][0-9]{0,2}(?:[.\u00a0\u202f ][0-9]{3})+),[0-9]{1,2})"
    r"|[1-9][0-9]{0,2}(?P<mark>[.,])[0-9]{3}"
)
# Many cells in forms that only one reading has, a line each: 7507.10 and 7,507.10, or 7507,10 and 7 507,10; and 7507.
_RUNS = {
    mark: re.compile(r"(?:{0})(?:\n(?:{0}))*".format(
        rf"[0-9]{{1,15}}(?:[{mark}][0-9]{{1,2}})?|[1-9][0-9]{{0,2}}(?:[{parts}][0-9]{{3}}){{1,3}}[{mark}][0-9]{{1,2}}"
    ))
    for mark, parts in ((".", ","), (",", ".\u00a0\u202f "))
}  # fmt: skip
_AS_FLOAT: dict[str, dict[int, str | None]] = {
    ".": {ord(","): None},
    ",": {ord(","): ".", **dict.fromkeys(map(ord, ".\u00a0\u202f "))},
}
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.([0-9]*))?")


class Blank(Enum):
    """Why a cell has no number."""

    NOTHING = 1
    """It is empty, or says so: --, n/a."""
    MASKED = 2
    """The platform hides a small number: <5."""
    NONE = 3
    """It says something else."""


@dataclass(frozen=True)
class Lone:
    """A cell whose only mark stands before three digits: 1,234. thousands: what it is if the mark parts thousands."""

    mark: str
    thousands: float

    def read(self, decimal: str) -> float:
        """The number, once it is known which mark stands before decimals."""
        return self.thousands / 1000 if self.mark == decimal else self.thousands


Number = float | Lone | Blank
Run = Sequence[Number] | NDArray[np.float64]
"""Numbers of many rows: an array where no cell is anything else."""


class Numbers(dict[object, Number]):
    """What the cells of one column say, each read once; ask it as a mapping.

    decimals: the marks that were seen to stand before decimals. whole: the column counts things, so that a lone mark
    parts thousands, and so tells what the other mark is.
    """

    def __init__(self, whole: bool = False) -> None:
        super().__init__()
        self.whole, self.decimals = whole, set[str]()
        self.lone: set[str] = set()
        """Marks of cells that can be read in two ways."""
        self.currencies = set[str]()
        """Currencies beside the numbers."""
        self.example = ""

    def __missing__(self, cell: object) -> Number:
        found = self._read(cell)
        if len(self) < MOST_KNOWN:
            self[cell] = found
        return found

    def run(self, cells: Sequence[object]) -> Run:
        """Many cells of the column: as an array where all are plain numbers."""
        try:
            text = "\n".join(cells)  # type: ignore[arg-type]
        except TypeError:  # a workbook has numbers and days
            return list(map(self.__getitem__, cells))
        for mark, form in _RUNS.items():
            if form.fullmatch(text) and text.count("\n") == len(cells) - 1:
                if mark in text:
                    self.decimals.add(mark)
                plain = text.isascii() and "," not in text and " " not in text  # 7507.10: as numpy reads it
                return np.array(cells if plain else text.translate(_AS_FLOAT[mark]).split("\n"), np.float64)
        return list(map(self.__getitem__, cells))

    def _read(self, cell: object) -> Number:
        if isinstance(cell, float):
            return cell if abs(cell) <= LARGEST else Blank.NONE
        if not isinstance(cell, str):
            return Blank.NONE
        if cell.isdecimal() and cell.isascii() and len(cell) <= 15:
            return float(cell)
        if cell[-3:-2] == "." and cell[:-3].isdigit() and len(cell) <= 18 and cell.isascii() and cell[-2:].isdigit():
            self.decimals.add(".")  # 7507.10
            return float(cell)
        usual = _USUAL.fullmatch(cell)
        if usual and len(cell) <= 20:
            return self._usual(cell, usual)
        return self._written(cell)

    def _usual(self, cell: str, found: re.Match[str]) -> Number:
        """A cell in a form that only one reading has, the quick way."""
        if found["dot"]:
            self.decimals.add(".")
            return float(cell.replace(",", ""))
        if found["comma"]:
            self.decimals.add(",")
            return float(re.sub(r"[.\s]", "", cell).replace(",", "."))
        mark = found["mark"]
        if self.whole:
            self.decimals.add("." if mark == "," else ",")
            return float(cell.replace(mark, ""))
        return self._lone(cell, float(cell.replace(mark, "")))

    def _written(self, cell: str) -> Number:
        """A cell that takes some reading."""
        bare = _SPACES.sub(" ", cell).translate(_SIGNS).strip()
        low = bare.lower()
        if _NOTHING.fullmatch(low):
            return Blank.NOTHING
        if len(bare) > 60 or "\0" in bare:
            return Blank.NONE
        if _MASKED.fullmatch(low):
            return Blank.MASKED
        minus = bare.startswith("(") and bare.endswith(")")
        run, currency = parted(bare[1:-1] if minus else bare)
        run = run.removesuffix("%").removeprefix("%").strip().removeprefix("+")
        if run.endswith("-") or run.startswith("-"):
            minus, run = not minus, run.strip("-").strip()
        found = self._run(run)
        if currency and not isinstance(found, Blank):
            self.currencies.add(currency)
        return found if isinstance(found, Blank) or not minus else _negative(found)

    def _run(self, run: str) -> Number:
        """The digits with their marks."""
        if "e" in run.lower():  # 1.2E+05, as a spreadsheet writes
            value = float(run) if _PLAIN.fullmatch(run) and run[0] not in "eE." else None
            return Blank.NONE if value is None or value > LARGEST else value
        if not (run.isascii() and (run[:1].isdecimal() or run[:1] in (".", ","))):
            return Blank.NONE
        indian = _INDIAN.fullmatch(run)
        found = readings(run.replace(",", "") if indian else run)
        if not found or found[-1] > LARGEST:
            return Blank.NONE
        self._told_by(run, len(found) == 2)
        return found[0] if len(found) == 1 else self._lone(run, found[1])

    def _lone(self, run: str, thousands: float) -> Number:
        mark = "," if "," in run else "."
        if self.whole:
            return thousands
        self.lone.add(mark)
        self.example = self.example or run
        return Lone(mark, thousands)

    def _told_by(self, run: str, lone: bool) -> None:
        """Notes which mark a number shows to stand before decimals."""
        marks = [sign for sign in run if sign in ",."]
        if not marks or (lone and not self.whole):
            return
        last = marks[-1]
        parts_thousands = lone or (marks.count(last) > 1 and len(set(marks)) == 1)
        self.decimals.add({",": ".", ".": ","}[last] if parts_thousands else last)

    def decimal(self, others: Iterable[str] = ()) -> str | None:
        """The mark before decimals: as the column shows, else as the rest of the file does; None when asked for."""
        told = self.decimals or set(others)
        if len(told) == 1:
            return next(iter(told))
        return None if self.lone else "."


def _negative(found: float | Lone) -> Number:
    return Lone(found.mark, -found.thousands) if isinstance(found, Lone) else -found
