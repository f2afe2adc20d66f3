"""A column of days, decided whole: 8/3/2026 is March or August, and only other days of the column can tell.

>>> column = Days()
>>> str(column["2026-08-03 22:13"].first), column["3/13/2026"].first.month, column["8/3/2026"].orders
('2026-08-03', 3, ('dmy', 'mdy'))
>>> column.order(), str(column["8/3/2026"].read("mdy").first), str(column["aug. 2026"].last)
('mdy', '2026-08-03', '2026-08-31')
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from roisim.importers.months import MONTHS
from roisim.importers.numbers import MOST_KNOWN

YEARS = range(1990, 2101)
ORDERS = ("dmy", "mdy")
_TIME = re.compile(r"(?is)[T, ]+(?:kl\.? ?|at |à |a las |às )?[0-9]{1,2}[:.h][0-9]{2}.*$|T[0-9]{6}.*$")
_ISO = re.compile(r"([0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})\.?")
_PACKED = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_PARTED = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2 ?([0-9]{4}|[0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})[-/. ]?([0-9]{2})|([0-9]{1,2})[-/]([0-9]{4})")
_WEEK = re.compile(r"([0-9]{4})[- ]?(?:w|v|s|vecka |week )([0-9]{1,2})")
_NAMED = re.compile(r"(?:[^\W\d_]+\.?,? )?(?:(?:el )?([0-9]{1,2})(?:st|nd|rd|th|er|º|°|:e|\.)? (?:de |d')?([^\W\d_]+)\.?|([^\W\d_]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?),?(?: de| del)? ([0-9]{4})")  # fmt: skip  # noqa: E501
_OF_MONTH = re.compile(r"([^\W\d_]+)\.?,?(?: de| del)? ([0-9]{4})")
_SPAN = re.compile(r"(.+?)(?: [-–—~] | to | till | au | al | a | à | até | ?– ?|~)(.+)", re.IGNORECASE)
_SERIAL = (20_000.0, 80_000.0)  # days as a spreadsheet counts them, from 1954 to 2119
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, eq=False)
class Day:
    """A day, or the days from `first` to `last`."""

    first: date
    last: date


@dataclass(frozen=True, eq=False)
class Doubtful:
    """A day that can be read in two ways: day first, or month first."""

    dmy: Day
    mdy: Day
    orders: tuple[str, ...] = ORDERS

    def read(self, order: str) -> Day:
        """The day, once it is known which comes first."""
        return self.dmy if order == "dmy" else self.mdy


When = Day | Doubtful | None


class Days(dict[object, When]):
    """What the cells of one column say, each read once; None of what is no day. Ask it as a mapping.

    told: the orders of day and month that some cell shows. doubtful: a cell that shows none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.told: set[str] = set()
        self._made: dict[tuple[date, ...], When] = {}
        self.doubtful = ""

    def __missing__(self, cell: object) -> When:
        found = self._one_of_a_kind(self._read(cell))
        if isinstance(found, Doubtful):
            self.doubtful = self.doubtful or str(cell)[:40]
        if len(self) < MOST_KNOWN:
            self[cell] = found
        return found

    def _one_of_a_kind(self, found: When) -> When:
        """The same day is the same value, whatever cell says it."""
        if isinstance(found, Day):
            return self._made.setdefault((found.first, found.last), found)
        if isinstance(found, Doubtful):
            ends = (found.dmy.first, found.dmy.last, found.mdy.first, found.mdy.last)
            return self._made.setdefault(ends, found)
        return None

    def order(self, others: Iterable[str] = ()) -> str | None:
        """Which comes first: as the column shows, else as the rest of the file does; None where it must be asked."""
        told = self.told or set(others)
        if len(told) == 1:
            return next(iter(told))
        return None if self.doubtful else "dmy"

    def _read(self, cell: object) -> When:
        if isinstance(cell, date):
            return Day(cell, cell) if cell.year in YEARS else None
        if isinstance(cell, float):
            if _SERIAL[0] <= cell <= _SERIAL[1]:
                return _one(_EPOCH + timedelta(int(cell)))
            return self._day(str(int(cell))) if cell.is_integer() and abs(cell) < 1e9 else None
        if not isinstance(cell, str) or len(cell) > 80:
            return None
        bare = " ".join(cell.replace("\N{LEFT-TO-RIGHT MARK}", "").replace("\N{RIGHT-TO-LEFT MARK}", "").split())
        return self._day(bare) or self._span(bare)

    def _span(self, bare: str) -> When:
        """From one day to another: 2026-08-03 - 2026-08-09."""
        parts = _SPAN.fullmatch(bare)
        if parts is None:
            return None
        start, end = self._day(parts[1].strip()), self._day(parts[2].strip())
        if isinstance(start, Day) and isinstance(end, Day):
            return _over(start, end)
        if start is None or end is None:
            return None
        both = [_over(_as(start, order), _as(end, order)) for order in ORDERS]
        if both[0] and both[1]:
            return Doubtful(both[0], both[1])
        return both[0] or both[1]

    def _day(self, bare: str) -> When:
        bare = _TIME.sub("", bare).strip()
        for form, made in ((_ISO, (1, 3, 4)), (_PACKED, (1, 2, 3))):
            if found := form.fullmatch(bare):
                return _one(_date(*(int(found[part]) for part in made)))
        if found := _PARTED.fullmatch(bare):
            return self._parted(found[2], int(found[1]), int(found[3]), _year(found[4]))
        low = bare.lower()
        if found := _NAMED.fullmatch(low):
            month = MONTHS.get(found[2] or found[3], 0)
            return _one(_date(int(found[5]), month, int(found[1] or found[4])))
        return _longer(low)

    def _parted(self, sign: str, one: int, two: int, year: int) -> When:
        dmy, mdy = _one(_date(year, two, one)), _one(_date(year, one, two))
        if sign == ".":  # nobody who parts with points puts the month first
            return dmy
        if dmy and mdy:
            return dmy if dmy.first == mdy.first else Doubtful(dmy, mdy)
        if dmy or mdy:
            self.told.add("dmy" if dmy else "mdy")
        return dmy or mdy


def _longer(low: str) -> Day | None:
    """A month or a week."""
    if found := _MONTH.fullmatch(low):
        return _of_month(int(found[1] or found[4]), int(found[2] or found[3]))
    if found := _OF_MONTH.fullmatch(low):
        return _of_month(int(found[2]), MONTHS.get(found[1], 0))
    if found := _WEEK.fullmatch(low):
        try:
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return None
        return Day(monday, monday + timedelta(6)) if monday.year in YEARS else None
    return None


def _of_month(year: int, month: int) -> Day | None:
    if year not in YEARS or not 1 <= month <= 12:
        return None
    return Day(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _one(day: date | None) -> Day | None:
    return Day(day, day) if day else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _as(day: Day | Doubtful, order: str) -> Day:
    return day.read(order) if isinstance(day, Doubtful) else day


def _over(start: Day, end: Day) -> Day | None:
    return Day(start.first, end.last) if start.first <= end.last else None
