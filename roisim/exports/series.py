"""The series of an answer as CSV, one value a line, for a spreadsheet or a statistics package.

Every cell is a name of ours or a number: nothing that came with a case, so nothing a spreadsheet could run.
"""

import csv
import io
import math
from collections.abc import Iterator

from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.cases.series import PUBLISHED, WORLDS

HEAD = ("world", "series", "month", "statistic", "value")


def to_csv(result: Result) -> str:
    """All key figures in all worlds by month, and what they add up to. A missing number is an empty cell.

    `cumulative` is the value against today held, undiscounted, from month 0: the set-up cost; of the plan,
    and of what it is held against.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEAD)
    for world in WORLDS:
        for kpi in PUBLISHED:
            writer.writerows((world, kpi, *row) for row in _rows(result, result.fan(kpi, world), 1))
    for world, fan in (("engage", result.cumulative), (result.scenario.base, result.aside)):
        writer.writerows((world, "cumulative", *row) for row in _rows(result, fan, 0))
    return file.getvalue()


def _rows(result: Result, fan: Fan, first: int) -> Iterator[tuple[int, str, float | str]]:
    statistics = vars(fan) if result.draws else {"likely": fan.mean}
    for statistic, series in statistics.items():
        for month, value in enumerate(series.tolist(), first):
            yield month, statistic, value if math.isfinite(value) else ""
