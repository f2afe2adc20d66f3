"""All sheets of the workbook put together."""

import io
from datetime import date, datetime
from typing import Any

import roisim
from roisim.answers.ask import answer, likely
from roisim.answers.result import Result
from roisim.cases import preset_words
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.exhibits.origin import Origin
from roisim.exports.xlsx import assumptions, checked, inputs, sheets, told, worked, writing
from roisim.exports.xlsx.formulas import Book
from roisim.exports.xlsx.looks import Looks, sheet_class
from roisim.exports.xlsx.places import OPENING, letters, quoted
from roisim.exports.xlsx.sheets import HEAD, Sheet
from roisim.exports.xlsx.worked import Compiled, Values
from roisim.exports.xlsx.writing import Page
from roisim.text import Text

Compiling = list[tuple[Sheet, list[list[Compiled]]]]


def made(case: Scenario, text: Text, made_on: date, link: str) -> bytes:
    """The content of the file."""
    import xlsxwriter  # type: ignore[import-untyped]

    book, lines, compiling, values = modelled(case, text)
    raw = io.BytesIO()
    file = xlsxwriter.Workbook(raw, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    title = case.title or (preset_words(case.preset, text.language)[0] if case.preset else text("workbook.cover.title"))
    file.set_properties({"title": title, "created": datetime(made_on.year, made_on.month, made_on.day)})
    file.set_calc_mode("auto")
    page = _page(file, case, text, book, values)
    found = _answered(case, text)
    origin = Origin(made_on, roisim.__version__, link)
    told.cover(page, title, book, values, found, list(told.facts(page, case, origin)))
    assumptions.write(page, case, lines, likely(case).npv.mean or 0.0)
    for sheet, parts in compiling:
        writing.write(page, book, sheet, parts, values)
    told.simulated(page, found, case.finance.months)
    told.registered(page, case)
    told.explained(page)
    file.close()
    return raw.getvalue()


def modelled(case: Scenario, text: Text) -> tuple[Book, inputs.Lines, Compiling, Values]:
    """The formulas of a case, and what they come to."""
    book, lines, found = placed(case, text)
    compiling = [(sheet, worked.compiled(book, sheet)) for sheet in found]
    values = worked.worked(book, compiling, inputs.numbers(case))
    return book, lines, compiling, values


def placed(case: Scenario, text: Text) -> tuple[Book, inputs.Lines, list[Sheet]]:
    """Where everything of a case stands."""
    names = {code: text(f"workbook.sheet.{code}") for code in sheets.CODES}
    found = sheets.sheets(case, names)
    lines = inputs.lines(case, text("workbook.sheet.assumptions"), HEAD)
    return sheets.book(found, inputs.addresses(lines), text("workbook.none"), case.finance.months), lines, found


def _page(file: Any, case: Scenario, text: Text, book: Book, values: Values) -> Page:
    place = book.place("C", checked.MASTER)
    fine = values["C"][checked.MASTER][0] == 1
    return Page(
        file, sheet_class(), Looks(file), text, text.currency(case.finance.currency),
        f"{quoted(place.sheet)}!${letters(OPENING)}${place.line}",
        text("workbook.master.fine" if fine else "workbook.master.wrong"),
    )  # fmt: skip


def _answered(case: Scenario, text: Text) -> Result | str:
    """What chance says; why it says nothing, where no truth fits what was seen."""
    try:
        found = answer(case)
        _ = found.totals
    except CaseError as error:
        return " ".join(text.faults(error))
    return found
