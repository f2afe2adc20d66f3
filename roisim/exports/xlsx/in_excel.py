"""From an expression to what a spreadsheet writes: only functions that each of them has known for long.

No number stands in a formula but 0, 1 and 12: all else is named.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from roisim.exports.xlsx.places import FIRST, OPENING, PRESENT, TOTAL, Cell, letters, quoted

if TYPE_CHECKING:
    from roisim.exports.xlsx.formulas import Book

PLAIN = (0, 1, 12)
_FUNCTIONS = {
    "min": "MIN",
    "max": "MAX",
    "exp": "EXP",
    "ln": "LN",
    "abs": "ABS",
    "mod": "MOD",
    "sum": "SUM",
    "tanh": "TANH",
}
_COLUMNS = {"total": TOTAL, "pv": PRESENT, "opening": OPENING}
_RANGES = {"dot": "SUMPRODUCT", "most": "MAX", "least": "MIN", "back": "IRR"}
_FROM = {"dot": FIRST, "most": FIRST, "least": OPENING, "back": OPENING}
_OPERATORS: dict[type[ast.AST], tuple[str, int]] = {
    ast.Add: ("+", 2), ast.Sub: ("-", 2), ast.Mult: ("*", 3), ast.Div: ("/", 3), ast.Pow: ("^", 4),
    ast.Lt: ("<", 1), ast.LtE: ("<=", 1), ast.Gt: (">", 1), ast.GtE: (">=", 1), ast.Eq: ("=", 1), ast.NotEq: ("<>", 1),
}  # fmt: skip
_ALONE = 9  # how tightly it holds together: what needs no brackets anywhere
Parts = list[str | Cell]


def parts(body: ast.expr, book: Book, sheet: str) -> Iterator[str | Cell]:
    """The formula as words and the cells between them."""
    for is_text, found in groupby(_Writer(book, sheet).written(body)[0], key=lambda part: isinstance(part, str)):
        if is_text:
            yield "".join(str(part) for part in found)
        else:
            yield from found


class _Writer:
    def __init__(self, book: Book, sheet: str) -> None:
        self.book, self.sheet = book, sheet

    def written(self, node: ast.expr) -> tuple[Parts, int]:
        """A node, and how tightly it holds together."""
        from roisim.exports.xlsx.formulas import named

        found = named(node, self.book, self.sheet)
        if found is not None:
            return [self.book.inputs[found] if isinstance(found, str) else self._cell(node)], _ALONE
        if isinstance(node, ast.BinOp):
            return self._pair(node.left, type(node.op), node.right)
        if isinstance(node, ast.Compare):
            return self._pair(node.left, type(node.ops[0]), node.comparators[0])
        if isinstance(node, ast.UnaryOp):
            return ["-", *self._held(node.operand, 5)], 3
        if isinstance(node, ast.IfExp):
            return self._call("IF", node.test, node.body, node.orelse), _ALONE
        if isinstance(node, ast.BoolOp):
            return self._call("AND" if isinstance(node.op, ast.And) else "OR", *node.values), _ALONE
        if isinstance(node, ast.Call):
            return self._function(node), _ALONE
        return [self._plain(node)], _ALONE

    def _plain(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name) and node.id == "none":
            return '"' + self.book.none.replace('"', '""') + '"'
        if isinstance(node, ast.Name) and node.id == "blank":
            return '""'
        if isinstance(node, ast.Constant) and node.value in PLAIN:
            return str(node.value)
        raise KeyError(ast.unparse(node))

    def _pair(self, left: ast.expr, operator: type[ast.AST], right: ast.expr) -> tuple[Parts, int]:
        sign, tight = _OPERATORS[operator]
        tighter = tight if sign in "+*" else tight + 1
        return [*self._held(left, tight + (sign == "^")), sign, *self._held(right, tighter)], tight

    def _held(self, node: ast.expr, least: int) -> Parts:
        found, tight = self.written(node)
        return found if tight >= least else ["(", *found, ")"]

    def _call(self, function: str, *given: ast.expr) -> Parts:
        listed: Parts = []
        for each in given:
            listed += [",", *self.written(each)[0]] if listed else self.written(each)[0]
        return [f"{function}(", *listed, ")"]

    def _function(self, node: ast.Call) -> Parts:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in _COLUMNS:
            return [self._cell(node.args[0], _COLUMNS[name])]
        if name == "at":
            return ["INDEX(", *self.written(node.args[0])[0], ",1,", *self.written(node.args[1])[0], ")"]
        if name == "day":
            return ["DATE(", *self.written(node.args[0])[0], ",", *self.written(node.args[1])[0], ",1)"]
        if name in _RANGES:
            ranges = [self._range(each, _FROM[name]) for each in node.args]
            return [f"{_RANGES[name]}({','.join(ranges)})"]
        if name == "known":
            return ["IFERROR(", *self.written(node.args[0])[0], ",", *self.written(node.args[1])[0], ")"]
        return self._call(_FUNCTIONS[name], *node.args)

    def _cell(self, node: ast.expr, column: int | None = None) -> Cell:
        from roisim.exports.xlsx.formulas import Name, named

        found = named(node, self.book, self.sheet)
        assert isinstance(found, Name), ast.unparse(node)
        place = self.book.place(found.sheet, found.key)
        before = self._before(found.sheet)
        if column is not None or not place.monthly:
            return Cell(before, place.line, OPENING if column is None else column)
        return Cell(before, place.line, int(found.before), moves=True)

    def _range(self, node: ast.expr, first: int) -> str:
        from roisim.exports.xlsx.formulas import Name, named

        found = named(node, self.book, self.sheet)
        assert isinstance(found, Name), ast.unparse(node)
        line = self.book.place(found.sheet, found.key).line
        last = FIRST + self.book.months - 1
        return f"{self._before(found.sheet)}${letters(first)}${line}:${letters(last)}${line}"

    def _before(self, sheet: str) -> str:
        if sheet == self.sheet:
            return ""
        return f"{quoted(next(iter(self.book.rows[sheet].values())).sheet)}!"
