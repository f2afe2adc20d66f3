"""The workbook works out what the model does: as it is made, and after every kind of change, in two other programs."""

import io
import re
import warnings
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from openpyxl.utils.datetime import to_excel

from roisim import cases
from roisim.cases import preset
from roisim.cases.entries import entries
from roisim.cases.groups import Line
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exports.xlsx import making, sheets, workbook
from roisim.exports.xlsx.places import OPENING
from roisim.importers.case_workbooks import tables
from roisim.text import LANGUAGES, Language, Text
from tests.any_case import cases as any_case
from tests.exports.xlsx.office import Office
from tests.exports.xlsx.recalculated import DAY, LINK, TEXT, Iron, differences, made, near, tweaked, typed

RANDOM = 20
KNOWN = {  # all that LibreOffice 7.4 knows, and older
    "ABS", "AND", "COUNT", "DATE", "EXP", "IF", "IFERROR", "INDEX", "IRR", "ISNUMBER", "LN", "MATCH", "MAX", "MIN",
    "MOD", "OR", "SUM", "SUMPRODUCT", "TANH",
}  # fmt: skip


def with_everything() -> Scenario:
    """A case with lines, campaigns, a season, work today, print that moves."""
    case = preset("ecommerce")
    lines = (
        Line("Fair", "cost", Estimate(20_000.0), 3, 5), Line("Tool", "save", Estimate(3000.0, 2000.0, 4000.0)),
        Line("Rent", "earn", Estimate(1500.0), last=9),
    )  # fmt: skip
    company = replace(case.company, season=(1.0, 0.8, 1.1, 1.0, 1.2, 0.9, 0.7, 1.0, 1.1, 1.3, 1.5, 1.7))
    channels = (
        replace(case.channels[0], first=2, phasing=(0.0, 2.0) * 6), *case.channels[1:],
        replace(case.channels[0], name="Instagram stories", half_life=Estimate(1.5)),
    )  # fmt: skip
    own = replace(case.print, moved=Estimate(0.4), reinvested=Estimate(0.5), budget=Estimate(30_000.0))
    terms = replace(case.finance, months=20)
    return replace(case, lines=lines, company=company, channels=channels, print=own, finance=terms)


@cache
def random_cases(count: int = RANDOM) -> list[Scenario]:
    """Random cases, the same every time, no two alike; none of more than 16 months."""
    found: dict[object, Scenario] = {}

    @seed(20261127)
    @settings(
        max_examples=100, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(any_case(weighed=False))
    def collect(case: Scenario) -> None:
        alike = case.finance.months, case.preset, case.company.season, len(case.channels)
        found.setdefault(alike, replace(case, finance=replace(case.finance, months=min(case.finance.months, 16))))

    collect()
    assert len(found) >= count
    return list(found.values())[:count]


NAMES = (*PRESETS, "everything", *(f"random{number}" for number in range(1, RANDOM + 1)))


@cache
def case_of(name: str) -> Scenario:
    """The case of a name, made when a test asks for it."""
    if name in PRESETS:
        return preset(name)
    return with_everything() if name == "everything" else random_cases()[int(name.removeprefix("random")) - 1]


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_workbook_says_what_the_model_says_of_the_changed_case(name: str, tmp_path: Path) -> None:
    case = case_of(name)
    text, changed = Text("sv" if name in ("local", "public", "random1") else "en", case.preset), tweaked(case)
    iron, fine = Iron(made(case, text), tmp_path), text("workbook.master.fine")
    if not name.startswith("random"):
        iron.model.evaluate()
        assert differences(case, iron, text=text) == []
        assert iron.cell(text("workbook.sheet.C"), 2, 2) == fine
    for line, column, value in typed(changed, text):
        iron.type(text("workbook.sheet.assumptions"), line, column, value)
    iron.model.evaluate()
    assert differences(changed, iron, built=case, text=text) == []
    assert iron.cell(text("workbook.sheet.C"), 2, 2) == fine


def test_libreoffice_says_the_same_after_the_change(tmp_path: Path) -> None:
    case = case_of("everything")
    changed = tweaked(case)
    office = Office(made(case), tmp_path, "Assumptions", typed(changed))
    assert differences(changed, office, built=case) == []
    assert office.cell("Checks", 2, 2) == "All hold"
    found = cases.read(tables(office.path.read_bytes()))
    assert found == changed


@pytest.mark.parametrize(("which", "bound"), [("low", 0), ("high", 2)])
def test_one_cell_works_with_all_that_is_low_or_high(which: str, bound: int, tmp_path: Path) -> None:
    case = preset("b2b")
    iron = Iron(made(case), tmp_path)
    iron.type("Assumptions", making.modelled(case, TEXT)[1].switch, 5, which)
    iron.model.evaluate()
    for path, _, estimate in case.estimates():
        case = case.with_estimate(path, Estimate(estimate.bounds[bound]))
    assert differences(case, iron, built=preset("b2b")) == []
    assert iron.cell("Checks", 2, 2) == "All hold"


def test_stored_values_are_those_of_the_formulas(language: Language) -> None:
    case, text = with_everything(), Text(language, "ecommerce")
    book, _, compiling, values = making.modelled(case, text)
    shown = openpyxl.load_workbook(io.BytesIO(made(case, text)), data_only=True)
    for sheet, parts in compiling:
        page = shown[sheet.name]
        for each in (each for part in parts for each in part):
            line, worked = book.place(sheet.code, each.row.key).line, values[sheet.code][each.row.key]
            for month in range(0 if each.opening else 1, len(worked)):
                one, other = page.cell(line, OPENING + 1 + month).value, worked[month]
                one = to_excel(one) if isinstance(one, datetime) else one
                assert near(one, other, abs(other)) if isinstance(other, float) else (one or "") == other


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Each language."""
    found: Language = request.param
    return found


def test_no_formula_holds_a_number_of_its_own_and_every_row_has_one_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(with_everything())))
    modelled = {sheet.name for sheet, _ in making.modelled(with_everything(), TEXT)[2]}
    for sheet in book:
        assert sheet.sheet_state == "visible"
        for row in sheet.iter_rows(min_row=6 if sheet.title in modelled else 1):
            formulas = [cell for cell in row if isinstance(cell.value, str) and cell.data_type == "f"]
            for cell in formulas:
                bare = re.sub(r'"[^"]*"|\'[^\']*\'!|\$?[A-Z]{1,3}\$?[0-9]+', "", cell.value)
                assert set(re.findall(r"[0-9.]+", bare)) <= {"0", "1", "12"}, cell.value
                assert set(re.findall(r"([A-Z]+)\(", bare)) <= KNOWN, cell.value
            if sheet.title in modelled:
                assert len({_relative(cell.value, cell.column) for cell in formulas if cell.column > OPENING + 1}) <= 1


def _relative(formula: str, column: int) -> str:
    """A formula with its columns counted from its own."""

    def moved(found: re.Match[str]) -> str:
        return f"[{openpyxl.utils.column_index_from_string(found[1]) - column}]{found[2]}"

    return re.sub(r"(?<![$A-Z])([A-Z]{1,3})([0-9]+)", moved, re.sub(r"'[^']*'!", "", formula))


def test_words_of_a_user_are_words_and_nothing_leads_out_of_the_file(language: Language) -> None:
    bad = ('=HYPERLINK("http://x.example","y")', "+1+1", "-2", "@SUM(A1)", "\tx", "<b>&amp;</b>", "_x0041_")
    case = preset("b2b")
    case = replace(case, title=bad[0], channels=(replace(case.channels[0], name=bad[1], auction=bad[2]),))
    case = replace(case, lines=(Line(bad[3], "cost", Estimate(1.0, source=bad[0], owner=bad[4], note=bad[5])),))
    case = case.with_estimate("company.margin", replace(case.company.margin, source=bad[6], owner=bad[1], note=bad[3]))
    text = Text(language, "b2b")
    raw = made(case, text)
    book = openpyxl.load_workbook(io.BytesIO(raw))
    said = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in said if cell.data_type == "f" and ("HYPERLINK" in cell.value or "@" in cell.value)]
    assert {cell.data_type for cell in said if isinstance(cell.value, str) and cell.value in bad} == {"s"}
    assert cases.read(tables(raw)) == replace(case, draws=16)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower() or "vba" in name.lower()]
        assert b"hyperlink" not in b"".join(parts.read(name) for name in parts.namelist() if "worksheets" in name)


def test_the_same_case_gives_the_same_bytes_and_the_cover_says_what_it_was_made_from() -> None:
    case = replace(preset("local"), draws=16, seed=7)
    raw = workbook(case, Text("en", "local"), DAY, LINK)
    assert raw == workbook(case, Text("en", "local"), DAY, LINK)
    assert raw != workbook(case, Text("en", "local"), DAY.replace(day=28), LINK)
    cover = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)["Cover"]
    said = " ".join(str(cell.value) for row in cover.iter_rows() for cell in row if cell.value is not None)
    assert all(each in said for each in (DAY.isoformat(), "seed 7", "roisim 0.", LINK, "All hold", "SEK"))


def test_every_sheet_shows_the_master_check_in_its_language(language: Language) -> None:
    text = Text(language, "public")
    book = openpyxl.load_workbook(io.BytesIO(made(preset("public"), text)), data_only=True)
    assert len(book.sheetnames) == len(sheets.CODES) + 5
    for sheet in book:
        assert (sheet["A2"].value, sheet["B2"].value) == (text("workbook.master.name"), text("workbook.master.fine"))
        assert sheet.print_area and len(sheet.title) <= 31
    assert all(book[text("workbook.sheet.assumptions")].cell(line, 1).value
               for line, _, _ in typed(preset("public"), text))  # fmt: skip


def test_a_check_that_does_not_hold_shows_on_every_sheet(tmp_path: Path) -> None:
    iron = Iron(made(preset("b2b")), tmp_path)
    book, lines, _, _ = making.modelled(preset("b2b"), TEXT)
    line = next(line for line, entry in lines.entries if entry.key == "company.margin")
    iron.type("Assumptions", line, 5, 0.99)  # above high
    iron.model.evaluate()
    assert {iron.cell(name, 2, 2) for name in iron.places} == {"See Checks"}
    iron = Iron(made(preset("b2b")), tmp_path)
    place = book.place("E", "stream_social")
    iron.type("With the plan", place.line, OPENING + 8, 5e6)  # a number typed over a formula
    iron.model.evaluate()
    assert iron.cell("Cover", 2, 2) == "See Checks"


def test_every_number_of_a_case_is_a_line(language: Language) -> None:
    case = with_everything()
    keys = [entry.key for entry in entries(case)]
    assert len(keys) == len(set(keys))
    assert len(list(case.estimates())) == len([entry for entry in entries(case) if entry.kind == "estimate"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert made(case, Text(language, "ecommerce"))
