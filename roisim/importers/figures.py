"""Key figures by month, as they are pasted from a spreadsheet or stand in a file: a column each, a row a month.

>>> from roisim.cases import preset
>>> read("Månad\\tLeads\\tNya kunder\\n2027-01\\t12\\t3\\n2027-02\\t15,5\\t", preset("b2b"))
(Actual(month=1, figures=(('leads', 12.0), ('new_customers', 3.0))), Actual(month=2, figures=(('leads', 15.5),)))
>>> read("12\\n15\\n", preset("b2b"), "leads")[1]
Actual(month=2, figures=(('leads', 15.0),))
"""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache

from roisim.cases.files.outcomes import actuals_of
from roisim.cases.outcomes import Actual
from roisim.cases.scenario import MONTHS, Scenario
from roisim.cases.series import KEY_FIGURES, is_percent, is_share
from roisim.cases.written_numbers import alike, written
from roisim.errors import CaseError, Fault
from roisim.importers.days import Day, Days
from roisim.importers.encodings import encoding_of
from roisim.importers.tables import is_total
from roisim.text import LANGUAGES, Text

MOST_BYTES = 200_000
_MOST_ROWS = 400
_LONG = 40  # characters of a cell that are said again
_MONTH = ("month", "months", "månad", "månader", "date", "datum", "period")
_NONE = ("", "-", "–", "—", "--", "…")
_NUMBER = re.compile(r"(?:month|månad|mån\.?|m)?\s*([0-9]{1,3})\.?", re.IGNORECASE)
_UNIT = re.compile(r"\s*[(\[,].*$")
_MOST_OF_SHARE = {True: 1.0, False: 10.0}  # of a share, of an index: a column with more in it is in per cent
Rows = list[tuple[int, list[str]]]


def decoded(content: bytes) -> str:
    """The text of a file; CaseError where it is none, or more than a table of months can be."""
    if len(content) > MOST_BYTES:
        raise CaseError(Fault("", "figures_large", limit=MOST_BYTES // 1000))
    encoding = encoding_of(content)
    if not encoding:
        raise CaseError(Fault("", "figures_no_text"))
    return content.decode(encoding, "replace")


def read(said: str, case: Scenario, kpi: str = "") -> tuple[Actual, ...]:
    """What the key figures came to, by month; CaseError with all that is wrong, and then nothing of it counts.

    kpi: that of a column without a head, whose first number is of month 1 where no month stands beside it.
    """
    rows, faults = _rows(said), list[Fault]()
    head = next((place for place, (_, row) in enumerate(rows[:20]) if any(_named(case, cell) for cell in row)), None)
    if head is None and not (kpi and rows):
        raise CaseError(Fault("", "figures_no_head" if rows else "figures_nothing"))
    if head is None and len(rows) == 1:  # a row of a spreadsheet, one number a month
        rows = [(rows[0][0], [cell]) for cell in rows[0][1]]
    columns, months = _columns(case, rows, head, kpi)
    body = [row for row in rows[0 if head is None else head + 1 :] if not _is_none(row[1])]
    if len(body) > _MOST_ROWS:
        raise CaseError(Fault("", "figures_large", limit=MOST_BYTES // 1000))
    found = _cells(case, body, columns, months, faults)
    made = actuals_of(found, faults) if not faults else ()
    if not (made or faults):
        faults.append(Fault("", "figures_nothing"))
    if faults:
        raise CaseError(*faults[:8])
    return made


# --- the table ---


def _rows(said: str) -> Rows:
    """The rows with something in them, each with the number of its line."""
    lines = said.splitlines()
    sign = next((sign for sign in "\t;" if any(sign in line for line in lines)), None)
    if sign is None and any("," in line and re.search(r"[^\W\d_]", line) for line in lines[:1]):
        sign = ","
    try:
        cells = list(csv.reader(lines, delimiter=sign)) if sign else [[line] for line in lines]
    except csv.Error:
        raise CaseError(Fault("", "figures_no_text")) from None
    found = ((number, [cell.strip() for cell in row]) for number, row in enumerate(cells, 1))
    return [(number, row) for number, row in found if any(row)]


def _is_none(row: Sequence[str]) -> bool:
    """True of a row of totals, and of one with nothing but marks for nothing."""
    return is_total(row[0]) or all(cell in _NONE for cell in row)


def _columns(case: Scenario, rows: Rows, head: int | None, kpi: str) -> tuple[dict[str, int], int | None]:
    """The place of each key figure, and that of the months; None where there are none."""
    if head is None:
        wide = max(len(row) for _, row in rows)
        if wide > 2:
            raise CaseError(Fault("", "figures_no_head"))
        return {kpi: wide - 1}, 0 if wide == 2 else None
    names = rows[head][1]
    known = [_named(case, name) for name in names]
    found = {name: known.index(name) for name in KEY_FIGURES if name in known}
    twice = next((name for name in found if known.count(name) > 1), None)
    if twice:
        raise CaseError(Fault("", "figures_same_column", name=names[found[twice]][:_LONG]))
    named = (place for place, name in enumerate(names) if _plain(name) in _MONTH)
    return found, next(named, 0 if not known[0] else None)


@cache
def _names(business: str) -> dict[str, str]:
    """What the key figures are called in either language, and in a case file."""
    found = {_plain(kpi): kpi for kpi in KEY_FIGURES} | {_plain(kpi.replace("_", " ")): kpi for kpi in KEY_FIGURES}
    for language in LANGUAGES:
        for each in (business, ""):
            text = Text(language, each)
            found = {_plain(text(f"kpi.{kpi}.name")): kpi for kpi in KEY_FIGURES} | found
    return found


def _named(case: Scenario, head: str) -> str:
    """The key figure of a head, whole or without its unit; "" where it is none."""
    names = _names(case.preset)
    return names.get(_plain(head), "") or names.get(_plain(_UNIT.sub("", head)), "")


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


# --- its cells ---


def _cells(
    case: Scenario, body: Rows, columns: dict[str, int], months: int | None, faults: list[Fault]
) -> list[dict[str, object]]:
    """The months in their order, each with the figures that are known of it."""
    found: dict[int, dict[str, object]] = {}
    of_rows = _months(case, body, months, faults)
    for name, place in columns.items():
        for (line, _), month, value in zip(body, of_rows, _values(name, body, place, faults), strict=True):
            if month is None or value is None:
                continue
            if name in found.setdefault(month, {"month": month}):
                faults.append(Fault("", "figures_twice", line=line, month=month))
            found[month][name] = value
    return [found[month] for month in sorted(found)]


def _months(case: Scenario, body: Rows, place: int | None, faults: list[Fault]) -> list[int | None]:
    """The month of each row, 1 the first of the plan; None where it has none, and that is a fault."""
    if place is None:
        return list(range(1, len(body) + 1))
    days = Days()
    return [_month(case, line, row[place] if place < len(row) else "", days, faults) for line, row in body]


def _month(case: Scenario, line: int, cell: str, days: Days, faults: list[Fault]) -> int | None:
    found, number = days[cell], _NUMBER.fullmatch(cell)
    month: int | None = None
    if number:
        month = int(number[1])
    elif not isinstance(found, Day) or (found.first.year, found.first.month) != (found.last.year, found.last.month):
        faults.append(Fault("", "figures_month", line=line, value=cell[:_LONG]))
        return None
    elif not case.finance.start:
        faults.append(Fault("", "figures_no_start", line=line, value=cell[:_LONG]))
        return None
    else:
        year, first = (int(part) for part in case.finance.start.split("-"))
        month = 12 * (found.first.year - year) + found.first.month - first + 1
    if 1 <= month <= MONTHS[1]:
        return month
    faults.append(Fault("", "figures_outside", line=line, value=cell[:_LONG], limit=MONTHS[1]))
    return None


def _values(kpi: str, body: Rows, place: int, faults: list[Fault]) -> Iterator[float | None]:
    """The numbers of a column, None where there is none: a mark means the same in all of them."""
    cells = [row[place] if place < len(row) else "" for _, row in body]
    there = [cell for cell in cells if cell not in _NONE]
    numbers = iter(_of_kind(kpi, there, alike(there))) if there else iter(())
    for (line, _), cell in zip(body, cells, strict=True):
        if cell in _NONE:
            yield None
            continue
        value = next(numbers)
        if value is None or value < 0:
            faults.append(Fault("", "figures_number", line=line, value=cell[:_LONG]))
            value = None
        yield value


def _of_kind(kpi: str, cells: Sequence[str], numbers: Sequence[float | None]) -> list[float | None]:
    """Shares as parts of 1: those with a sign of per cent, and all of a column that can't be shares else."""
    if not is_percent(kpi):
        return list(numbers)
    known = [number for number in numbers if number is not None]
    in_per_cent = bool(known) and max(known) > _MOST_OF_SHARE[is_share(kpi)]
    signs = [written(cell).per_cent for cell in cells]
    return [
        number if number is None or not (in_per_cent or sign) else round(number / 100, 12)
        for number, sign in zip(numbers, signs, strict=True)
    ]
