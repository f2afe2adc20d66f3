"""A formula is written once, as an expression of Python: the workbook shows it, and Python works out its value.

`T.ramp` is a row of sheet T in the same month, a bare name a row of the same sheet, `prev.stock` one of the month
before, `company.margin` a number of the case. What is named is looked up.

>>> book = Book({"E": {"stock": Place("Plan", 7, True)}}, {"company.churn": "Assumptions!$C$9"}, "none", 1)
>>> formula = book.formula("prev.stock * (1 - company.churn)", "E")
>>> formula.in_column(6)
'=F7*(1-Assumptions!$C$9)'
>>> formula.value({"E": {"stock": [100.0, 0.0]}}, "E", {"company.churn": 0.25}, 1)
75.0
"""

import ast
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from roisim.exports.xlsx import in_excel, in_python
from roisim.exports.xlsx.places import Cell, Place

Inputs = Mapping[str, Any]
"""By path: a number, or the twelve of a year."""
ERROR = "#NUM!"


@dataclass(frozen=True)
class Formula:
    """A formula as a workbook writes it in any column, and as Python works it out."""

    parts: tuple[str | Cell, ...]
    work: Callable[..., Any] = field(compare=False)

    def in_column(self, column: int) -> str:
        """As it is written in a column, A being 0."""
        return "=" + "".join(part if isinstance(part, str) else part.at(column) for part in self.parts)

    def value(self, values: Mapping[str, Any], sheet: str, inputs: Inputs, t: int) -> Any:
        """Its value on a sheet in month t; an error as spreadsheets have it where there is none."""
        try:
            found = self.work(values, values[sheet], inputs, t)
        except (ZeroDivisionError, OverflowError, ValueError):
            return ERROR
        except TypeError:  # it rests on an error, or on a number that is none
            return ERROR
        if isinstance(found, str):
            return found
        return ERROR if isinstance(found, complex) or not math.isfinite(found) else float(found)


@dataclass(frozen=True)
class Book:
    """What can be named: rows by sheet, numbers of the case by path.

    none: the word where there is no number. alike: sheets with the same rows, whose formulas are the same. known: those
    that were made.
    """

    rows: Mapping[str, Mapping[str, Place]]
    inputs: Mapping[str, str]
    none: str
    months: int
    alike: frozenset[str] = frozenset()
    known: dict[tuple[str, str], Formula] = field(default_factory=dict, compare=False)

    def formula(self, written: str, sheet: str) -> Formula:
        """The formula of a row of a sheet; KeyError where it names what is not there."""
        key = written, "" if sheet in self.alike else sheet
        if key not in self.known:
            body = ast.parse(written, mode="eval").body
            worked = in_python.worker(body, self, sheet)
            self.known[key] = Formula(tuple(in_excel.parts(body, self, sheet)), worked)
        return self.known[key]

    def place(self, sheet: str, name: str) -> Place:
        """Where a row stands."""
        return self.rows[sheet][name]


@dataclass(frozen=True)
class Name:
    """What a node of a formula names: a row of a sheet, or the month before; or else a number of the case."""

    sheet: str
    key: str
    before: bool = False


def named(node: ast.expr, book: Book, sheet: str) -> Name | str | None:
    """The row, or the path of the number, that a node names; None where it names nothing."""
    if isinstance(node, ast.Name):
        return Name(sheet, node.id) if node.id in book.rows[sheet] else None
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
        return None
    of = node.value.id
    if of == "prev":
        return Name(sheet, node.attr, before=True)
    return Name(of, node.attr) if of in book.rows else f"{of}.{node.attr}"
