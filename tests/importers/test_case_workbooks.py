"""A workbook that was changed opens as a case, and what is wrong in a cell is said with where it is."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import roisim
from roisim import cases
from roisim.cases import preset
from roisim.cases.levels import at_level
from roisim.cases.objection import Change, Objection
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.cases.series import Target
from roisim.errors import CaseError
from roisim.exports.xlsx import workbook
from roisim.importers.case_workbooks import tables
from roisim.text import LANGUAGES, Language, Text
from tests.conftest import Command
from tests.exports.xlsx.recalculated import DAY

Book = Callable[[Language], bytes]

COLUMNS = {"used": 3, "low": 4, "likely": 5, "high": 6, "source": 8, "owner": 9, "note": 10, "key": 2}
CASE = replace(
    preset("b2b"), title="Nordvik", draws=16, targets=(Target("leads", 6, 20.0),),
    objections=(Objection("Too dear", (Change(("plan.hourly_cost",), times=2.0),)),),
)  # fmt: skip


@cache
def made(language: Language = "en") -> bytes:
    """The workbook of the case."""
    return workbook(CASE, Text(language, "b2b"), DAY, "")


@cache
def assumed(language: Language = "en") -> bytes:
    """The same with the sheet of assumptions alone, all that is read: to open and save the others takes two seconds."""
    book = openpyxl.load_workbook(io.BytesIO(made(language)))
    for sheet in book.worksheets:
        if sheet.title != Text(language)("workbook.sheet.assumptions"):
            book.remove(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The file of a workbook."""
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def changed(cells: Mapping[str, Mapping[str, Any]], language: Language = "en", of: Book = assumed) -> bytes:
    """One of these with cells of its assumptions typed over, by key and column."""
    book = openpyxl.load_workbook(io.BytesIO(of(language)))
    page = book[Text(language)("workbook.sheet.assumptions")]
    lines = {page.cell(line, 2).value: line for line in range(1, page.max_row + 1)}
    for key, values in cells.items():
        for column, value in values.items():
            page.cell(lines[key], COLUMNS[column]).value = value
    return saved(book)


def opened(cells: Mapping[str, Mapping[str, Any]], language: Language = "en", of: Book = assumed) -> Scenario:
    """The case of the changed workbook."""
    return cases.read(tables(changed(cells, language, of), "mine.xlsx"))


def faults(raw: bytes, language: Language = "en") -> list[str]:
    """The sentences that a workbook is refused with."""
    with pytest.raises(CaseError) as error:
        cases.read(tables(raw, "mine.xlsx"))
    return Text(language).faults(error.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_workbook_is_the_case_with_all_that_no_cell_holds(language: Language) -> None:
    assert cases.read(tables(made(language))) == CASE


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_typed_counts_and_all_else_is_as_it_was(language: Language) -> None:
    text = Text(language)
    found = opened({
        "company.margin": {"low": 0.3, "likely": 0.4, "high": 0.5, "source": "annual report", "owner": "CFO"},
        "channels[1].cpm": {"low": None, "likely": 333, "high": None},
        "finance.months": {"likely": 24}, "finance.start_year": {"likely": 2028}, "finance.start_month": {"likely": 4},
        "finance.against": {"likely": text("against.aside")}, "applies.search": {"likely": text("workbook.applies.no")},
        "case.title": {"likely": "Ours"}, "company.season": {"used": 1.5},
    }, language, made)  # fmt: skip
    margin = Estimate(0.4, 0.3, 0.5, "annual report", "CFO", CASE.company.margin.note)
    wanted = CASE.with_estimate("company.margin", margin)
    wanted = wanted.with_estimate("channels.0.cpm", replace(CASE.channels[0].cpm, likely=333.0, low=None, high=None))
    finance = replace(CASE.finance, months=24, start="2028-04", against="aside")
    season = (1.5, *CASE.company.season[1:])
    assert found == replace(
        wanted, title="Ours", finance=finance, company=replace(wanted.company, season=season),
        ignorance=replace(CASE.ignorance, not_applicable=("search",)),
    )  # fmt: skip


def test_a_loss_of_ones_own_makes_the_level_own_and_another_level_brings_its_losses() -> None:
    own = opened({"ignorance.search_loss": {"low": 0.01, "likely": 0.02, "high": 0.04}}).ignorance
    assert (own.level, own.search_loss.bounds) == ("own", (0.01, 0.02, 0.04))
    assert own.awareness_loss == CASE.ignorance.awareness_loss
    other = opened({"ignorance.level": {"likely": "severe"}}).ignorance
    assert other == at_level(CASE.ignorance, "severe")
    assert opened({"funnel.incremental": {"likely": 0.5}}).funnel.credit == "own"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"company.margin": {"likely": "45 %"}}, ["Assumptions!E", "company.margin", "45 %", "0.45"]),
        ({"company.margin": {"likely": "0,45"}}, ["Format the cell as a number", "0.45", "decimal sign"]),
        ({"plan.hours": {"likely": "many"}}, ["Type a number in the cell"]),
        ({"company.margin": {"likely": 1.4, "high": None, "low": None}}, ["Assumptions!E", "company.margin"]),
        ({"company.margin": {"low": 0.9}}, ["Assumptions!E", "company.margin"]),
        ({"channels[1].cpm": {"low": None}}, ["Assumptions!E", "channels[1].cpm (Facebook)"]),
        ({"plan.hours": {"likely": None}}, ["Assumptions!E", "plan.hours"]),
        ({"plan.hours": {"used": 99.0}}, ["Assumptions!C", "plan.hours", "In use"]),
        ({"finance.against": {"likely": "Mars"}}, ["finance.against (Assumptions!E", "Mars", "Standing aside"]),
        ({"finance.months": {"likely": 2}}, ["finance.months", "Assumptions!E"]),
        ({"finance.start_month": {"likely": None}}, ["finance.start (Assumptions!E", "year"]),
        ({"case.draws": {"likely": 0}}, ["draws", "Assumptions!E"]),
        ({"case.code": {"likely": "1.eJx"}}, ["Assumptions", "case.code"]),
        ({"plan.posts": {"key": "plan.hours"}}, ["plan.hours", "two rows"]),
        ({"channels[1].cpm": {"key": None}}, ["channels[1].cpm", "is gone", "budget 0"]),
        ({"Key": {"likely": "Mine"}}, ["columns", "Likely"]),
    ],
)
def test_a_bad_cell_is_told_with_where_it_is(cells: dict[str, dict[str, Any]], said: list[str]) -> None:
    found = " ".join(faults(changed(cells)))
    assert [each for each in said if each not in found] == []


def test_another_workbook_and_a_hostile_one_are_refused_with_a_sentence() -> None:
    other = io.BytesIO()
    openpyxl.Workbook().save(other)
    assert "Assumptions" in faults(other.getvalue())[0]
    assert "Antaganden" in faults(other.getvalue(), "sv")[0]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(3):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * (100 << 20))
    assert "256 MB" in faults(bomb.getvalue())[0]
    assert faults(b"PK\x03\x04 and then nothing")[0]


def test_the_command_runs_a_changed_workbook(command: Command, tmp_path: Path) -> None:
    (tmp_path / "mine.xlsx").write_bytes(changed({"company.margin": {"low": 0.3, "likely": 0.4, "high": 0.5}}, of=made))
    assert roisim.load(tmp_path / "mine.xlsx").company.margin.bounds == (0.3, 0.4, 0.5)
    assert '"npv"' in command("run", "mine.xlsx", "--likely", "--format", "json").stdout
    (tmp_path / "mine.xlsx").write_bytes(changed({"company.margin": {"likely": "much"}}))
    refused = command("check", "mine.xlsx")
    assert refused.exit_code == 2
    assert "Assumptions!E" in refused.stderr
