"""A sheet of rows: name and unit, total and present value, what it begins with, and the months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from roisim.exports.xlsx.formulas import ERROR, Book
from roisim.exports.xlsx.in_python import Line
from roisim.exports.xlsx.looks import Looks
from roisim.exports.xlsx.places import FIRST, OPENING, PRESENT, TOTAL, letters, quoted
from roisim.exports.xlsx.rows import Row
from roisim.exports.xlsx.sheets import HEAD, Sheet
from roisim.exports.xlsx.worked import Compiled, Values
from roisim.text import Text

_OF_STREAMS = ("stream_", "new_", "stock_", "worth_", "base_calm_", "base_")
_WIDTHS = ((0, 0, 46), (1, 1, 13), (2, 4, 14))


@dataclass(frozen=True)
class Page:
    """What all sheets are written with. master: the cell of the master check; checked: what it says now."""

    file: Any
    kind: Any
    looks: Looks
    text: Text
    currency: str
    master: str
    checked: str

    def add(self, name: str, title: str, about: str, across: int = 1) -> Any:
        """A new sheet: its title, the master check, what it holds. across: how many pages wide it is printed."""
        sheet = self.file.add_worksheet(name, self.kind)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(across, 0)
        sheet.set_footer("&L&F&C&A&R&P/&N")
        sheet.set_row(0, 21)
        sheet.write_string(0, 0, title, self.looks.title())
        self.check(sheet, 1)
        sheet.write_string(2, 0, about, self.looks.words())
        return sheet

    def check(self, sheet: Any, line: int) -> None:
        """The master check, as every sheet shows it."""
        text, looks = self.text, self.looks
        sheet.write_string(line, 0, text("workbook.master.name"), looks.words())
        fine, wrong = text("workbook.master.fine"), text("workbook.master.wrong")
        formula = f'=IF({self.master}=1,"{fine}","{wrong}")'
        sheet.write_formula(line, 1, formula, looks.fine(), self.checked)
        sheet.conditional_format(
            line, 1, line, 1, {"type": "cell", "criteria": "==", "value": f'"{wrong}"', "format": looks.wrong()}
        )


def write(page: Page, book: Book, sheet: Sheet, parts: list[list[Compiled]], values: Values) -> None:
    """All of a sheet."""
    text, looks = page.text, page.looks
    across = pages(book.months) if sheet.monthly else 1
    on = page.add(sheet.name, sheet.name, text(f"workbook.about.{sheet.code}"), across)
    for first, last, width in _WIDTHS:
        on.set_column(first, last, width)
    if not sheet.monthly:
        on.set_column(0, 0, 74)
    if sheet.monthly:
        on.set_column(FIRST, FIRST + book.months - 1, 12)
    _head(page, on, book, sheet, values)
    line = HEAD
    for part, rows in zip(sheet.parts, parts, strict=True):
        on.write_string(line, 0, text(f"workbook.part.{part.name}"), looks.heading())
        line += 1
        for each in rows:
            _row(page, on, book, sheet, each, values, line)
            line += 1
        line += 1
    on.freeze_panes(HEAD, FIRST if sheet.monthly else 1)
    on.repeat_rows(HEAD - 1)
    on.repeat_columns(0, 1)
    on.print_area(0, 0, line, FIRST + book.months - 1 if sheet.monthly else OPENING)


def pages(months: int) -> int:
    """How many pages wide so many months are printed: a year a page."""
    return 1 + (months - 1) // 12


def _head(page: Page, on: Any, book: Book, sheet: Sheet, values: Values) -> None:
    """The heads of the columns; over the months their numbers."""
    looks, line = page.looks, HEAD - 1
    on.set_row(line, 29)  # two lines
    on.write_string(line, 0, page.text("workbook.column.row"), looks.head())
    on.write_string(line, 1, page.text("workbook.column.unit"), looks.head())
    single = "opening" if sheet.monthly else "value"
    for column, name in ((TOTAL, "total"), (PRESENT, "present"), (OPENING, single)):
        if sheet.monthly or column == OPENING:
            on.write_string(line, column, page.text(f"workbook.column.{name}"), looks.right())
        else:
            on.write_blank(line, column, None, looks.head())
    if sheet.monthly:
        _months(on, book, sheet, values, "t", line, looks.right())
        _months(on, book, sheet, values, "date", line - 1, looks.month())


def _months(on: Any, book: Book, sheet: Sheet, values: Values, row: str, line: int, look: Any) -> None:
    """A row of the calendar over the months of a sheet."""
    place = book.place("T", row)
    before = "" if sheet.code == "T" else f"{quoted(place.sheet)}!"
    for month in range(1, book.months + 1):
        column = FIRST + month - 1
        formula = f"={before}{letters(column)}{place.line}"
        on.write_formula(line, column, formula, look, values["T"][row][month])


def label(text: Text, row: Row) -> str:
    """What a row is called."""
    said = _said(text, row.label or row.key)
    return f"{row.of}: {said}" if row.of else said


def _said(text: Text, name: str) -> str:
    if text.has(f"workbook.row.{name}"):
        return text(f"workbook.row.{name}")
    for start in _OF_STREAMS:
        key = f"stream.{name.removeprefix(start)}.name"
        if name.startswith(start) and text.has(key):
            stream = text(key)
            return stream if start == "stream_" else text(f"workbook.row.{start[:-1]}", stream=stream)
    start, _, code = name.rpartition("_")
    if text.has(f"workbook.sheet.{code}"):
        return text(f"workbook.row.{start}", world=text(f"workbook.sheet.{code}"))
    return text(f"kpi.{name}.name")


def _row(page: Page, on: Any, book: Book, sheet: Sheet, each: Compiled, values: Values, line: int) -> None:
    row, looks, known = each.row, page.looks, values[sheet.code][each.row.key]
    on.write_string(line, 0, label(page.text, row), looks.words())
    on.write_string(line, 1, page.text(f"workbook.unit.{row.unit}", currency=page.currency), looks.quiet())
    if each.opening:
        on.write_formula(line, OPENING, each.opening.in_column(OPENING), looks.worked(row.unit), _stored(known[0]))
    if each.each:
        _total(page, on, book, sheet, row, known, line)
        look = looks.worked(row.unit)
        for month in range(1, book.months + 1):
            column = FIRST + month - 1
            on.write_formula(line, column, each.each.in_column(column), look, _stored(known[month]))


def _total(page: Page, on: Any, book: Book, sheet: Sheet, row: Row, known: Line, line: int) -> None:
    """What all months come to: the sum, or what stands at the end; of money its present value too."""
    if not row.total:
        return
    months = f"${letters(FIRST)}{line + 1}:${letters(FIRST + book.months - 1)}{line + 1}"
    begun = f"${letters(OPENING)}{line + 1}+" if row.opening and row.total == "sum" else ""

    def weighed(by: str) -> str:
        place = book.place("T", by)
        before = "" if sheet.code == "T" else f"{quoted(place.sheet)}!"
        return f"={begun}SUMPRODUCT({before}${letters(FIRST)}${place.line}:" \
               f"${letters(FIRST + book.months - 1)}${place.line},{months})"  # fmt: skip

    look = page.looks.strong(row.unit)
    on.write_formula(line, TOTAL, weighed("inside" if row.total == "sum" else "last"), look, _stored(known.total))
    if row.total == "sum" and row.unit == "money":
        on.write_formula(line, PRESENT, weighed("discount"), look, _stored(known.present))


def _stored(value: Any) -> Any:
    """A value as a file keeps it for those who do not work out formulas."""
    return ERROR if isinstance(value, float) and value != value else value
