"""How the numbers of pictures, tables and files are written: rounded once, and in line."""

import math
from collections.abc import Iterator, Sequence

from roisim.answers.fans import LEVELS, Fan
from roisim.charts.strokes import Line
from roisim.exhibits.exhibit import Cell
from roisim.model.arrays import Array
from roisim.text import Text


def signed(text: Text, decimals: int, value: float) -> str:
    """A number of two digits with its sign, as it stands on a bar; 0 where it is, to so many decimals.

    Rounded once: 21.47 is 21, as in a sentence, and not 22 by way of 21.5.
    """
    if round(value, decimals) == 0:
        return text.number(0.0)
    return f"+{text.number(value)}" if value > 0 else text.number(value)


def two_digits(decimals: int, value: float) -> float:
    """A number to its two digits, as it stands on a bar; 0 where it is, to so many decimals."""
    return float(f"{value:.1e}") if round(value, decimals) else 0.0


def decimals(largest: float) -> int:
    """The decimals that give the largest number of a table three digits; negative where it has more."""
    return 2 - math.floor(math.log10(largest)) if largest > 0 else 0


def cell(text: Text, decimals: int, value: float) -> str:
    """A number with always so many decimals, that the numbers of a column stand in line; nothing is 0."""
    shown, known = text.exact(round(value, decimals), max(decimals, 0)), max(decimals, 0)
    mark = text.exact(0.5)[1]
    whole, _, part = shown.partition(mark)
    return f"{whole}{mark}{part:0<{known}}" if known and whole + part != "0" else shown


def columns_of(text: Text, line: Line, unit: str, fan: Fan, scale: float = 1) -> Iterator[tuple[str, Array]]:
    """The columns of a file that a fan fills, by their heads: "With the plan, 5 %, kr". scale: what one unit is."""
    for level, share in LEVELS.items():
        yield f"{text(f'page.line.{line}')}, {text.percent(share)}, {unit}", getattr(fan, level) / scale


def by_month(columns: Sequence[Array], first: int = 1) -> list[list[Cell]]:
    """The rows of a file: the month, and every column in it. first: the first month."""
    return [[float(month), *map(float, row)] for month, row in enumerate(zip(*columns, strict=True), first)]
