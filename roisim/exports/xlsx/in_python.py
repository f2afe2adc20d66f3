"""From an expression to a function of Python, so that the values a workbook stores are those its formulas have."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roisim.exports.xlsx.formulas import Book

Worked = float | str


class Line(list[Any]):
    """A row as it is worked out: what it begins with, then month by month; its total and present value."""

    total: Worked = 0.0
    present: Worked = 0.0


def worker(body: ast.expr, book: Book, sheet: str) -> Callable[..., Any]:
    """A function of the values of all sheets, those of its own, the numbers of the case, and the month."""
    again = ast.parse(ast.unparse(body), mode="eval").body
    function = _parsed("lambda V, S, N, t: 0")
    assert isinstance(function, ast.Lambda)
    function.body = _Reader(book, sheet).visit(again)
    code = compile(ast.fix_missing_locations(ast.Expression(function)), ast.unparse(body), "eval")
    work: Callable[..., Any] = eval(code, {**_KNOWN, "none": book.none})  # our own words, never a user's
    return work


class _Reader(ast.NodeTransformer):
    """Puts in place of every name where its value is found."""

    def __init__(self, book: Book, sheet: str) -> None:
        self.book, self.sheet = book, sheet

    def visit_Call(self, node: ast.Call) -> ast.AST:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in ("total", "pv"):
            return _parsed(f"{self._line(node.args[0])}.{'total' if name == 'total' else 'present'}")
        if name == "opening":
            return _parsed(f"{self._line(node.args[0])}[0]")
        if name in ("dot", "most", "least", "back"):
            return _parsed(f"{name}({', '.join(self._line(each) for each in node.args)})")
        node.args = [self.visit(each) for each in node.args]
        if name == "known":
            return _parsed(f"known({', '.join(f'lambda: {ast.unparse(each)}' for each in node.args)})")
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return self._value(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        return self._value(node)

    def _value(self, node: ast.expr) -> ast.AST:
        from roisim.exports.xlsx.formulas import named

        found = named(node, self.book, self.sheet)
        if found is None:
            return node
        if isinstance(found, str):
            return _parsed(f"N[{found!r}]")
        if not self.book.place(found.sheet, found.key).monthly:
            return _parsed(f"{self._line(node)}[0]")
        return _parsed(f"{self._line(node)}[t - {int(found.before)}]")

    def _line(self, node: ast.expr) -> str:
        from roisim.exports.xlsx.formulas import Name, named

        found = named(node, self.book, self.sheet)
        assert isinstance(found, Name), ast.unparse(node)
        return f"S[{found.key!r}]" if found.sheet == self.sheet else f"V[{found.sheet!r}][{found.key!r}]"


def _parsed(written: str) -> ast.expr:
    return ast.parse(written, mode="eval").body


def _dot(one: Line, other: Line) -> float:
    return math.fsum(a * b for a, b in zip(one[1:], other[1:], strict=True))


def _back(flow: Line) -> float:
    from roisim.model import finance

    found = finance.irr([float(each) for each in flow])
    if found is None:
        raise ValueError("no single rate")
    return found


def _sum(*each: float) -> float:
    return math.fsum(each)


def _least(row: Line) -> float:
    return float(min(row))


def _most(row: Line) -> float:
    return float(max(row[1:]))


def _at(year: Any, month: float) -> float:
    return float(year[int(month) - 1])


def _known(found: Callable[[], Any], otherwise: Callable[[], Any]) -> Any:
    try:
        return found()
    except (ArithmeticError, ValueError, TypeError):
        return otherwise()


def _day(year: float, month: float) -> float:
    """The first day of a month as spreadsheets count days; month 13 is January of the next year."""
    years, left = divmod(int(month) - 1, 12)
    return float((date(int(year) + years, left + 1, 1) - date(1899, 12, 30)).days)


def _mod(number: float, by: float) -> float:
    return number % by


def _listed(function: Callable[..., float]) -> Callable[..., float]:
    def of(*each: Any) -> float:
        if any(isinstance(one, str) for one in each):
            raise TypeError("an error among the numbers")
        return function(each)

    return of


_NUMBERS: dict[str, Callable[[Iterable[float]], float]] = {"min": min, "max": max}
_KNOWN: dict[str, Any] = {
    "__builtins__": {}, "exp": math.exp, "ln": math.log, "tanh": math.tanh, "abs": abs, "mod": _mod,
    "sum": _sum, "dot": _dot,
    "least": _least, "most": _most, "at": _at, "known": _known, "back": _back, "day": _day, "blank": "",
    **{name: _listed(function) for name, function in _NUMBERS.items()},
}  # fmt: skip
