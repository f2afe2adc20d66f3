"""The series of an answer as CSV, one value a line, for a spreadsheet or a statistics package.

Every cell is a name of ours or a number: nothing that came with a case, so nothing a spreadsheet could run.
"""

from collections.abc import Iterator

from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.cases.series import PUBLISHED, WORLDS
from roisim.exhibits.exhibit import Cell
from roisim.exports import csv
from roisim.text import Language

HEAD = ("world", "series", "month", "statistic", "value")


def to_csv(result: Result, language: Language) -> str:
    """All key figures in all worlds by month, and what they add up to. A missing number is an empty cell.

    `cumulative` is the value against today held, undiscounted, from month 0: the set-up cost; of the plan,
    and of what it is held against.
    """
    return csv.lines(language, HEAD, _all(result))


def _all(result: Result) -> Iterator[tuple[Cell, ...]]:
    for world in WORLDS:
        for kpi in PUBLISHED:
            yield from ((world, kpi, *row) for row in _rows(result, result.fan(kpi, world), 1))
    for world, fan in (("engage", result.cumulative), (result.scenario.base, result.aside)):
        yield from ((world, "cumulative", *row) for row in _rows(result, fan, 0))


def _rows(result: Result, fan: Fan, first: int) -> Iterator[tuple[int, str, float]]:
    statistics = vars(fan) if result.draws else {"likely": fan.mean}
    for statistic, series in statistics.items():
        for month, value in enumerate(series.tolist(), first):
            yield month, statistic, value
