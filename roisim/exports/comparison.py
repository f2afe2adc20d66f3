"""A comparison as CSV, one number a line, and its unit.

The cases are called by their letters: nothing that came with a case, so nothing that a spreadsheet could run.
"""

from collections.abc import Iterator

from roisim.answers.comparison import MONEY, Comparison
from roisim.exhibits.compare.lettered import LETTERS
from roisim.exhibits.exhibit import Cell
from roisim.exports import csv
from roisim.text import Language

HEAD = ("case", "against", "output", "statistic", "value", "unit")


def to_csv(found: Comparison, language: Language) -> str:
    """The numbers of every case, and of every case against the base."""
    return csv.lines(language, HEAD, _rows(found))


def _rows(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    told = found.to_dict()
    base = LETTERS[found.base]
    for letter, case in zip(LETTERS, told["cases"], strict=False):
        for against, numbers in (("", case), (base, case["against_base"])):
            yield from ((letter, against, *row, _unit(found, *row[:2])) for row in _numbers(numbers))


def _unit(found: Comparison, output: str, statistic: str) -> str:
    """What a number counts: money, months, a share from 0 to 1, or things."""
    if output in (*MONEY, "ladder"):
        return found.currency
    if output == "payback_months":
        return "share" if statistic == "never" else "months"
    return "number" if output in ("leads", "new_customers") else "share"


def _numbers(told: dict[str, object]) -> Iterator[tuple[str, str, Cell]]:
    for output, value in told.items():
        if isinstance(value, dict):
            if output != "against_base":
                yield from ((output, statistic, number) for statistic, number in value.items())
        elif isinstance(value, float):
            yield output, "", value
