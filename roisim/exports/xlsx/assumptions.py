"""The sheet of assumptions written: every number of the case with range, unit, source and owner, to be changed here."""

from __future__ import annotations

from typing import Any

from roisim.cases import links
from roisim.cases.entries import Entry, cells
from roisim.cases.files.groups import WEIGHTS
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import DISCOUNT_RATE, MONTHS, Scenario
from roisim.exports.xlsx import inputs
from roisim.exports.xlsx.inputs import Lines
from roisim.exports.xlsx.sheets import HEAD
from roisim.exports.xlsx.writing import Page
from roisim.text import Text

_COLUMNS = ("row", "key", "used", "low", "likely", "high", "unit", "source", "owner", "note", "changed",
            "made_low", "made_likely", "made_high", "falling")  # fmt: skip
_OF_NUMBERS = ("used", "low", "likely", "high", "changed", "made_low", "made_likely", "made_high", "falling")
_WIDTHS = {0: 40, 1: 30, 2: 14, 3: 12, 4: 14, 5: 12, 6: 18, 7: 26, 8: 16, 9: 30, 10: 10, 11: 12, 12: 12, 13: 12}
_CHUNK = 30_000  # letters of the case in one cell; a cell holds 32,767
_OPEN, _YEARS = (1, MONTHS[1]), (1900, 2199)


def write(page: Page, case: Scenario, found: Lines, npv: float) -> None:
    """All of the sheet."""
    on = page.add(found.sheet, found.sheet, page.text("workbook.about.assumptions"))
    for column, width in _WIDTHS.items():
        on.set_column(column, column, width)
    on.write_string(3, 0, page.text("workbook.legend.typed"), page.looks.typed())
    on.write_string(3, 1, page.text("workbook.legend.later"), page.looks.later())
    on.set_row(HEAD - 1, 29)  # two lines
    for column, name in enumerate(_COLUMNS):
        look = page.looks.right() if name in _OF_NUMBERS else page.looks.head()
        on.write_string(HEAD - 1, column, page.text(f"workbook.column.{name}"), look)
    _switch(page, on, found)
    for line, heading in found.headings.items():
        _heading(page, on, line, heading)
    for line, entry in found.entries:
        _entry(page, on, case, found, line, entry)
    _fixed(page, on, found, npv)
    _lists(page, on, found)
    _code(page, on, case, found)
    on.freeze_panes(HEAD, 1)
    on.repeat_rows(HEAD - 1)
    on.print_area(0, 0, found.entries[-1][0], inputs.YEAR_CHANGED - 1)


def _switch(page: Page, on: Any, found: Lines) -> None:
    """Which of low, likely and high is worked with."""
    line = found.switch - 1
    words = [word for word, _ in inputs.listed(page.text, "which")]
    on.write_string(line, inputs.LABEL, page.text("workbook.row.which"), page.looks.heading())
    on.write_string(line, inputs.KEY, inputs.SWITCH, page.looks.quiet())
    on.write_formula(line, inputs.USED, _code_of("which", found, line), page.looks.strong("flag"), 2)
    on.write_string(line, inputs.LIKELY, words[1], page.looks.typed())
    _choose(page.text, on, found, line, "which")
    on.write_string(line, inputs.MADE + 1, words[1], page.looks.quiet())
    same = f"=IF($E{line + 1}=$M{line + 1},0,1)"
    on.write_formula(line, inputs.CHANGED, same, page.looks.worked("flag"), 0)


def _code_of(name: str, found: Lines, line: int) -> str:
    first = found.lists[name]
    last = first + len(inputs.list_of(name)) - 1
    return f"=INDEX($C${first}:$C${last},MATCH($E{line + 1},$A${first}:$A${last},0),1)"


def _choose(text: Text, on: Any, found: Lines, line: int, name: str) -> None:
    first = found.lists[name]
    on.data_validation(line, inputs.LIKELY, line, inputs.LIKELY, {
        "validate": "list", "source": f"=$A${first}:$A${first + len(inputs.list_of(name)) - 1}",
        "error_title": text("workbook.valid.title"), "error_message": text("workbook.valid.listed"),
    })  # fmt: skip


def _heading(page: Page, on: Any, line: int, heading: str) -> None:
    part, _, of = heading.partition("|")
    text = page.text
    own = f"workbook.inputs.{part}"
    said = text(own) if text.has(own) else text(f"group.{part}.name")
    on.write_string(line - 1, 0, f"{said}: {of}" if of else said, page.looks.heading())
    if part == "year":
        for month in range(1, 13):
            on.write_number(line - 1, inputs.USED + month - 1, month, page.looks.right())


def _name(text: Text, entry: Entry) -> str:
    own = f"workbook.input.{entry.key}"
    if text.has(own):
        return text(own)
    if entry.key.startswith("applies."):
        return text("workbook.input.applies", dimension=text(f"workbook.dimension.{entry.path.name}"))
    said = text.name(entry.path.declared)
    return f"{entry.of}: {said}" if entry.kind == "year" and entry.of else said


def _entry(page: Page, on: Any, case: Scenario, found: Lines, line: int, entry: Entry) -> None:
    at, looks, text = line - 1, page.looks, page.text
    on.write_string(at, inputs.LABEL, _name(text, entry), looks.words())
    on.write_string(at, inputs.KEY, entry.key, looks.quiet())
    if isinstance(entry.value, Estimate):
        _estimate(page, on, case, found, at, entry)
    elif entry.kind == "year":
        _year(page, on, at, entry)
    else:
        _single(page, on, found, at, entry)


def _estimate(page: Page, on: Any, case: Scenario, found: Lines, at: int, entry: Entry) -> None:
    parameter, estimate = entry.parameter, entry.value
    assert parameter is not None and isinstance(estimate, Estimate)
    looks, line = page.looks, at + 1
    unit = "typed" if parameter.is_percent else "plain"
    picked = f"INDEX($D{line}:$F{line},1,$C${found.switch})"
    on.write_formula(at, inputs.USED, f"=IF(ISNUMBER({picked}),{picked},$E{line})", looks.worked(unit), estimate.likely)
    said = cells(page.text, entry)
    for column, cell in zip((inputs.LOW, inputs.LIKELY, inputs.HIGH), said[:3], strict=True):
        _put(on, at, column, cell, looks.typed(unit))
        _put(on, at, column - inputs.LOW + inputs.MADE, cell, looks.quiet_number())
    on.write_string(at, inputs.UNIT, page.text.unit(parameter.unit, case.finance.currency), looks.quiet())
    for column, cell in zip((inputs.SOURCE, inputs.OWNER, inputs.NOTE), said[3:], strict=True):
        _put(on, at, column, cell, looks.typed_words())
    same = ",".join(f"{now}{line}={made}{line}" for now, made in zip("DEF", "LMN", strict=True))
    on.write_formula(at, inputs.CHANGED, f"=IF(AND({same}),0,1)", looks.worked("flag"), 0)
    rises = f"AND($D{line}<=$E{line},$E{line}<=$F{line})"
    on.write_formula(at, inputs.FALLING, f"=IF(OR(COUNT($D{line}:$F{line})=1,{rises}),0,1)", looks.worked("flag"), 0)
    _allow(page.text, on, at, parameter)


def _allow(text: Text, on: Any, at: int, parameter: Parameter) -> None:
    """What a cell takes: a number inside what the model allows."""
    low, high = parameter.domain
    if parameter.above is not None:
        low = parameter.above
    on.data_validation(at, inputs.LOW, at, inputs.HIGH, {
        "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
        "error_title": text("workbook.valid.title"),
        "error_message": text("workbook.valid.number", low=text.exact(low), high=text.exact(high)),
    })  # fmt: skip


def _single(page: Page, on: Any, found: Lines, at: int, entry: Entry) -> None:
    looks, line = page.looks, at + 1
    look = looks.typed("typed" if entry.key == "finance.discount_rate" else "plain") if entry.live else looks.later()
    (cell,) = cells(page.text, entry)
    _put(on, at, inputs.LIKELY, cell, look)
    _put(on, at, inputs.MADE + 1, cell, looks.quiet_number())
    if entry.choice:
        _choose(page.text, on, found, at, entry.choice)
    if not entry.live:
        return
    formula = _code_of(entry.choice, found, at) if entry.choice else f"=$E{line}"
    unit = "typed" if entry.key == "finance.discount_rate" else "plain"
    on.write_formula(at, inputs.USED, formula, looks.worked(unit), inputs.number(entry))
    on.write_formula(at, inputs.CHANGED, f"=IF(E{line}=M{line},0,1)", looks.worked("flag"), 0)
    ends = {
        "finance.months": MONTHS,
        "finance.start_year": _YEARS,
        "finance.discount_rate": DISCOUNT_RATE,
        "finance.start_month": (1, 12),
    }
    if not entry.choice:
        low, high = ends.get(entry.key, _OPEN)
        on.data_validation(at, inputs.LIKELY, at, inputs.LIKELY, {
            "validate": "decimal" if entry.key == "finance.discount_rate" else "integer",
            "criteria": "between", "minimum": low, "maximum": high,
            "error_title": page.text("workbook.valid.title"),
            "error_message": page.text("workbook.valid.number", low=low, high=high),
        })  # fmt: skip


def _year(page: Page, on: Any, at: int, entry: Entry) -> None:
    looks, line = page.looks, at + 1
    for month, weight in enumerate(cells(page.text, entry)):
        _put(on, at, inputs.USED + month, weight, looks.typed())
        _put(on, at, inputs.YEAR_MADE + month, weight, looks.quiet_number())
    low, high = (int(end) for end in WEIGHTS)
    on.data_validation(at, inputs.USED, at, inputs.USED + 11, {
        "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
        "error_title": page.text("workbook.valid.title"),
        "error_message": page.text("workbook.valid.number", low=low, high=high),
    })  # fmt: skip
    formula = f"=IF(SUMPRODUCT(ABS($C{line}:$N{line}-$P{line}:$AA{line}))=0,0,1)"
    on.write_formula(at, inputs.YEAR_CHANGED, formula, looks.worked("flag"), 0)


def _fixed(page: Page, on: Any, found: Lines, npv: float) -> None:
    """Numbers that the model has of its own, and the net present value that this file was made with."""
    for name, line in found.fixed.items():
        on.write_string(line - 1, inputs.LABEL, page.text(f"workbook.fixed.{name}"), page.looks.words())
        value = npv if name == "npv" else inputs.FIXED[name]
        on.write_number(line - 1, inputs.USED, value, page.looks.quiet_number())


def _lists(page: Page, on: Any, found: Lines) -> None:
    for name, line in found.lists.items():
        for place, (word, code) in enumerate(inputs.listed(page.text, name)):
            on.write_string(line - 1 + place, inputs.LABEL, word, page.looks.quiet())
            if code is not None:
                on.write_number(line - 1 + place, inputs.USED, code, page.looks.quiet_number())


def _code(page: Page, on: Any, case: Scenario, found: Lines) -> None:
    """The case as it was when the file was made, so that what no cell holds is there when the file is opened."""
    try:
        code = links.encode(case, links.MOST_KEPT)
    except ValueError:
        return
    for place, start in enumerate(range(0, len(code), _CHUNK)):
        on.write_string(found.code - 1 + place, inputs.KEY, "case.code", page.looks.quiet())
        on.write_string(found.code - 1 + place, inputs.LIKELY, code[start : start + _CHUNK], page.looks.quiet())


def _put(on: Any, at: int, column: int, cell: Any, look: Any) -> None:
    """A cell as it is: words are words, whatever they begin with."""
    if cell is None:
        on.write_blank(at, column, None, look)
    elif isinstance(cell, str):
        on.write_string(at, column, cell, look)
    else:
        on.write_number(at, column, cell, look)
