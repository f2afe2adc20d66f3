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
_LINES, _CELLS = re.compile(r"[\n\r]+"), re.compile(r"[\t;]+|,\s+")
_WORDS = re.compile(r"\s+")
_COMMAS = re.compile(r",")
_AROUND = re.compile(r"^\s*(?:season\s*=)?[\s\[(]*|[\s\]),]*$")
_DATE = re.compile(
    r"(?:(?:19|20)[0-9]{2}[-/.](?:0?[1-9]|1[0-2])(?:[-/.][0-9]{1,2})?|(?:0?[1-9]|1[0-2])[/-](?:19|20)[0-9]{2})"
    r"(?=[\s:]|$)[\s:]*"
)
_NAME = re.compile(r"([^\W\d_]{3,})\.?(?:\s*[-:]?\s*(?:19|20)[0-9]{2}(?=\s|$)(?!\s*$))?[\s:]*")
_YEAR = re.compile(r"([^\W\d_]{3,})\.?[\s-]*(?:(?:19|20)?[0-9]{2})")
_TOTALS = ("summa", "sum", "total", "sammanlagt", "hela året", "helår", "in all", "snitt", "average", "medel")
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
    """The numbers as written: one to a cell, or where there are no cells, one to a word.

    Names of months and dates beside them are none, nor is a heading over them, nor what they come to in all.
    """
    lines = _LINES.split(_AROUND.sub("", typed))
    between = _CELLS if len(lines) > 1 else next((each for each in (_CELLS, _WORDS) if each.search(lines[0])), _COMMAS)
    rows = [[cell.strip() for cell in between.split(line) if cell.strip()] for line in lines]
    found = [_numbers(row) for row in rows]
    while len(found) > 1 and _is_total(rows[len(found) - 1]):
        found.pop()
    rest = [cell for row in found[1:] for cell in row]
    return rest if len(rest) == 12 and _is_heading(rows[0]) else [*found[0], *rest]


def _numbers(row: list[str]) -> list[str]:
    """The cells of a row but for the months that they are of."""
    bare = (_bare(cell, alone=len(row) == 1) for cell in row)
    return [cell for cell in bare if cell]


def _bare(cell: str, *, alone: bool) -> str:
    """What stands in a cell but for its month: nothing where that is all, as "jan 2026" beside a number."""
    dated, named = _DATE.match(cell), _NAME.match(cell)
    if dated:
        return cell[dated.end() :]
    year = None if alone else _YEAR.fullmatch(cell)
    if year and _names_month(year[1]):
        return ""
    return cell[named.end() :] if named and _names_month(named[1]) else cell


def _names_month(word: str) -> bool:
    """Whether it is the name of a month, whole or cut, as stands beside a column."""
    names = (Text(each)(f"page.business.month_{month}").casefold() for each in LANGUAGES for month in range(1, 13))
    return any(name.startswith(word.casefold()) for name in names)


def _is_total(row: list[str]) -> bool:
    return bool(row) and row[0].casefold().startswith(_TOTALS)


def _is_heading(row: list[str]) -> bool:
    """Whether any of it is a word that is no month."""
    words = (cell for cell in row if not any(character.isdigit() for character in cell))
    return any(not _names_month(word.rstrip(".")) for word in words)


def _month(cell: str, value: float | None, place: int, language: Language) -> float:
    """One of the twelve; CaseError where it is no number that a month can have."""
    if value is not None and 0 <= value <= _MOST:
        return value
    month = Text(language)(f"page.business.month_{place}")
    key = "season_number" if value is None else "season_outside"
    raise CaseError(Fault("company.season", key, value=cell[:_LONG], place=place, month=month))
