"""What a row of the workbook is: its name, its unit, its one formula, and what it begins with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Total = Literal["", "sum", "end"]
Unit = Literal["money", "people", "number", "share", "factor", "hours", "month", "flag", "rate", "months", "date"]


@dataclass(frozen=True)
class Row:
    """A row of a sheet.

    key: what formulas call it. each: the formula of a month, the same in every month; a row without one is a single
    number, `opening`. opening: what stands before month 1. total: what is told of all months. label: the key of its
    name, where that is not its own. of: whose it is, where a case has several.
    """

    key: str
    unit: Unit
    each: str = ""
    opening: str = ""
    total: Total = ""
    label: str = ""
    of: str = ""


@dataclass(frozen=True)
class Part:
    """The rows of a sheet under one heading."""

    name: str
    rows: tuple[Row, ...]


def flow(key: str, unit: Unit, each: str, label: str = "", of: str = "") -> Row:
    """What counts a month, and adds up."""
    return Row(key, unit, each, total="sum", label=label, of=of)


def stock(key: str, unit: Unit, each: str, opening: str = "0", label: str = "") -> Row:
    """What stands at the end of a month, and what it was before the first."""
    return Row(key, unit, each, opening, total="end", label=label)


def level(key: str, unit: Unit, each: str, label: str = "", of: str = "") -> Row:
    """What is as it is in a month, and does not add up."""
    return Row(key, unit, each, label=label, of=of)


def fixed(key: str, unit: Unit, formula: str, label: str = "", of: str = "") -> Row:
    """A single number."""
    return Row(key, unit, opening=formula, label=label, of=of)


def added(keys: Iterable[str]) -> str:
    """The sum of what is named; 0 of nothing."""
    listed = ", ".join(keys)
    return f"sum({listed})" if listed else "0"
