"""A workbook worked out again by another program, and what it then says, to hold against the model."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import ironcalc

from roisim.answers.ask import likely
from roisim.cases.entries import Entry, cells, entries
from roisim.cases.scenario import Scenario
from roisim.exports.xlsx import inputs, making, sheets, workbook
from roisim.exports.xlsx.formulas import Book
from roisim.exports.xlsx.places import OPENING
from roisim.text import Text

DAY = date(2026, 11, 27)
LINK = "https://roisim.example/?case=1.abc"
TEXT = Text("en", "b2b")
WORLDS = {"engage": "E", "stay": "S", "ignore": "I", "hold": "H"}
_FIRST_CELLS = {"estimate": 4, "year": 3}  # of what is typed, columns counted from 1; other entries have column E


class Sheets(Protocol):
    """What a program has worked out."""

    def cell(self, sheet: str, line: int, column: int) -> Any:
        """The value of a cell, lines and columns counted from 1; text, a number, or None."""


class Iron:
    """A workbook in IronCalc."""

    def __init__(self, content: bytes, folder: Path) -> None:
        path = folder / "case.xlsx"
        path.write_bytes(content)
        self.model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
        self.places = {sheet["name"]: at for at, sheet in enumerate(self.model.get_worksheets_properties())}

    def cell(self, sheet: str, line: int, column: int) -> Any:
        """The value of a cell."""
        return self.model.get_cell_value(self.places[sheet], line, column)

    def type(self, sheet: str, line: int, column: int, value: Any) -> None:
        """Type a value over what stands in a cell."""
        at = self.places[sheet]
        if value is None:
            self.model.clear_cell_contents(at, line, column)
        elif isinstance(value, str):
            self.model.update_cell_with_text(at, line, column, value)
        else:
            self.model.update_cell_with_number(at, line, column, float(value))


@cache
def made(case: Scenario, text: Text = TEXT) -> bytes:
    """The workbook of a case with few draws: chance is not what is tested here."""
    return workbook(replace(case, draws=16), text, DAY, LINK)


def typed(case: Scenario, text: Text = TEXT) -> Iterator[tuple[int, int, Any]]:
    """Line, column and value of every number of a case, as one types them on the sheet of assumptions."""
    lines = inputs.lines(case, text("workbook.sheet.assumptions"), sheets.HEAD)
    for line, entry in lines.entries:
        for column, value in enumerate(cells(text, entry), _FIRST_CELLS.get(entry.kind, 5)):
            yield line, column if entry.kind != "estimate" or column < 7 else column + 1, value


def tweaked(case: Scenario) -> Scenario:
    """Another case of the same build: nearly every number moved, another question, another start, a shorter period."""
    for path, parameter, estimate in case.estimates():
        low, high = parameter.domain
        moved = min(max(estimate.likely * 1.07, low), 0.97 * high + 0.03 * estimate.likely)
        if estimate.is_range:
            moved = 0.6 * estimate.likely + 0.4 * estimate.bounds[2]
        moved = float(f"{moved:.6g}")
        if parameter.allows(moved) and (not estimate.is_range or estimate.bounds[0] <= moved <= estimate.bounds[2]):
            case = case.with_estimate(path, replace(estimate, likely=moved))
    turned = case.company.season[5:] + case.company.season[:4] + (1.3,)
    against = "aside" if case.against == "today" else "today"
    months = max(3, case.finance.months - 5)
    terms = replace(case.finance, months=months, discount_rate=0.06, start="2028-09", against=against)
    absent = ("relations", "search") if not case.ignorance.not_applicable else ()
    channels = tuple(
        replace(each, first=2, last=max(2, months - 1), phasing=(*each.phasing[2:], 0.5, 0.0)) for each in case.channels
    )
    return replace(
        case, company=replace(case.company, season=turned), finance=terms, channels=channels,
        ignorance=replace(case.ignorance, not_applicable=absent, level="own"),
        funnel=replace(case.funnel, credit="own"),
    )  # fmt: skip


@cache
def _book(case: Scenario, text: Text) -> Book:
    return making.placed(case, text)[0]


def differences(case: Scenario, there: Sheets, built: Scenario | None = None, text: Text = TEXT) -> list[str]:
    """What the workbook says otherwise than `roisim run --likely`, beyond 1e-9. built: the case it was made of."""
    book = _book(built or case, text)
    truth = likely(case).to_dict()

    def told(code: str, key: str, month: int = 0) -> Any:
        place = book.place(code, key)
        return there.cell(place.sheet, place.line, OPENING + 1 + month)

    found: list[str] = []
    whole = _whole(truth["worlds"]["engage"])
    for world, code in WORLDS.items():
        for key, series in truth["worlds"][world].items():
            grain = (
                whole if key in ("value", "cost", "revenue") else max((abs(each or 0) for each in series), default=0)
            )
            said = [told(code, key, month) for month in range(1, len(series) + 1)]
            found += [f"{world} {key} {month}: {one} for {other}" for month, (one, other)
                      in enumerate(zip(said, series, strict=True), 1) if not near(one, other, grain)]  # fmt: skip
    for name, value in _totals(truth["totals"]):
        if name == "irr" and told("R", "irr") == text("workbook.none"):  # told only where the flow turns once
            continue
        if not near(told("R", name), value, whole * case.finance.months):
            found.append(f"{name}: {told('R', name)} for {value}")
    return found


def _totals(totals: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in totals.items():
        if name == "ladder":
            yield from ((f"step_{step}", each) for step, each in value.items())
        elif name == "streams":
            for stream, worth in value.items():
                yield from ((f"{part}_{stream}", each) for part, each in worth.items())
        else:
            yield name, value


def _whole(engage: Mapping[str, list[float]]) -> float:
    """The largest sum of money that the others are differences of."""
    return max(abs(each) for key in ("value", "cost", "revenue") for each in engage[key])


def near(one: Any, other: float | None, grain: float) -> bool:
    """Whether two numbers are one to 1e-9, or both are the last digits of what they are differences of."""
    if other is None:
        return not isinstance(one, float)
    if not isinstance(one, int | float) or isinstance(one, bool):
        return False
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-13 * grain)


def entry(case: Scenario, key: str) -> Entry:
    """An entry of a case by its key."""
    return next(each for each in entries(case) if each.key == key)
