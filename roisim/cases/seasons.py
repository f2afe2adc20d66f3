"""Twelve numbers of a season, read as they come out of a spreadsheet, and brought to an average of 1.

>>> read("62 55 70 71 80 66 48 59 77 83 98 97", "en").mean
72.16666666666667
>>> season = indexed(read("62;55;70;71;80;66;48;59;77;83;98;97", "sv").months)
>>> season[0], round(sum(season), 9)
(0.8591, 12.0)
"""

import re
from dataclasses import dataclass

from roisim.cases import written_numbers
from roisim.cases.groups import TwelveMonths
from roisim.errors import CaseError, Fault
from roisim.text import LANGUAGES, Language, Text

_ROOM = 0.01  # what the average may be off by: numbers of two decimals hardly ever come to 12 in all
_DIGITS = 4
_CELLS = re.compile(r"[\n\r\t;]+|,\s+")
_WORDS = re.compile(r"\s+")
_COMMAS = re.compile(r",")
_LONG = 40  # characters of a cell that are said again
_MOST = 1e12


@dataclass(frozen=True)
class Twelve:
    """What was pasted, January first: an index, or what an index can be made of."""

    months: TwelveMonths

    @property
    def mean(self) -> float:
        """The average month."""
        return sum(self.months) / len(self.months)

    @property
    def is_index(self) -> bool:
        """True where an ordinary month is 1."""
        return abs(self.mean - 1) <= _ROOM


def read(typed: str, language: Language) -> Twelve:
    """The twelve numbers in a column, a row, or a line; CaseError with which of them is wrong."""
    cells = _cells(typed)
    if len(cells) != 12:
        raise CaseError(Fault("company.season", "season_count" if cells else "season_empty", count=len(cells)))
    numbers = zip(cells, written_numbers.alike(cells), strict=True)
    months = tuple(_month(*number, place, language) for place, number in enumerate(numbers, 1))
    if not any(months):
        raise CaseError(Fault("company.season", "season_nothing"))
    return Twelve(months)


def indexed(months: TwelveMonths) -> TwelveMonths:
    """The same with an average of 1; the largest takes what the rounding leaves over."""
    mean = sum(months) / 12
    found = [round(month / mean, _DIGITS) for month in months]
    largest = found.index(max(found))
    found[largest] = round(found[largest] + 12 - sum(found), _DIGITS)
    return tuple(found)


def _cells(typed: str) -> list[str]:
    """The numbers as written: one to a cell, or where there are no cells, one to a word. Names of months are none."""
    bare = typed.strip()
    between = next((mark for mark in (_CELLS, _WORDS) if mark.search(bare)), _COMMAS)
    found = (cell.strip() for cell in between.split(bare))
    return [cell for cell in found if cell and not _names_month(cell)]


def _names_month(cell: str) -> bool:
    """Whether it is the name of a month, whole or cut, as stands beside a column."""
    bare = cell.casefold().rstrip(".")
    names = (Text(each)(f"page.business.month_{month}").casefold() for each in LANGUAGES for month in range(1, 13))
    return len(bare) >= 3 and any(name.startswith(bare) for name in names)


def _month(cell: str, value: float | None, place: int, language: Language) -> float:
    """One of the twelve; CaseError where it is no number that a month can have."""
    if value is not None and 0 <= value <= _MOST:
        return value
    month = Text(language)(f"page.business.month_{place}")
    key = "season_number" if value is None else "season_outside"
    raise CaseError(Fault("company.season", key, value=cell[:_LONG], place=place, month=month))
