"""The workbook worked out in Python: sheet after sheet, the values that its formulas have."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from roisim.exports.xlsx.formulas import ERROR, Book, Formula, Inputs
from roisim.exports.xlsx.in_python import Line
from roisim.exports.xlsx.rows import Row
from roisim.exports.xlsx.sheets import Sheet

Values = dict[str, dict[str, Line]]


@dataclass(frozen=True)
class Compiled:
    """A row with its two formulas: of a month, and of what stands before."""

    row: Row
    each: Formula | None
    opening: Formula | None


def compiled(book: Book, sheet: Sheet) -> list[list[Compiled]]:
    """The rows of a sheet, part by part."""
    return [
        [
            Compiled(
                row,
                book.formula(row.each, sheet.code) if row.each else None,
                book.formula(row.opening, sheet.code) if row.opening else None,
            )
            for row in part.rows
        ]
        for part in sheet.parts
    ]


def worked(book: Book, sheets: Iterable[tuple[Sheet, list[list[Compiled]]]], inputs: Inputs) -> Values:
    """Every row of every sheet; a part at a time, but for a world, in which all parts go hand in hand."""
    values: Values = {}
    for sheet, parts in sheets:
        lines = values[sheet.code] = {}
        together = [[each for part in parts for each in part]] if sheet.lived else parts
        for rows in together:
            _work(rows, sheet.code, values, inputs, book.months)
            for each in rows:
                _add_up(each.row, lines[each.row.key], values)
    return values


def _work(rows: list[Compiled], sheet: str, values: Values, inputs: Inputs, months: int) -> None:
    lines = values[sheet]
    for each in rows:
        lines[each.row.key] = Line([0.0] * (months + 1 if each.each else 1))
    for each in rows:
        if each.opening:
            lines[each.row.key][0] = each.opening.value(values, sheet, inputs, 0)
    for t in range(1, months + 1):
        for each in rows:
            if each.each:
                lines[each.row.key][t] = each.each.value(values, sheet, inputs, t)


def _add_up(row: Row, line: Line, values: Mapping[str, Mapping[str, Line]]) -> None:
    """The total, and the present value of money."""
    if row.total == "end":
        line.total = _dot(values["T"]["last"], line)
    elif row.total == "sum":
        begun = line[0] if row.opening else 0.0
        line.total = _plus(begun, _dot(values["T"]["inside"], line))
        line.present = _plus(begun, _dot(values["T"]["discount"], line))


def _dot(weights: Line, line: Line) -> Any:
    try:
        return math.fsum(weight * each for weight, each in zip(weights[1:], line[1:], strict=True))
    except (TypeError, OverflowError):
        return ERROR


def _plus(one: Any, other: Any) -> Any:
    return ERROR if ERROR in (one, other) else one + other
