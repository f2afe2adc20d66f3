"""A comparison as CSV, one number a line, and its unit.

The cases are called by their letters: nothing that came with a case, so nothing that a spreadsheet could run.
"""

import csv
import io
from collections.abc import Iterator

from roisim.answers.comparison import MONEY, Comparison
from roisim.exhibits.compare.lettered import LETTERS


def to_csv(found: Comparison) -> str:
    """The numbers of every case, and of every case against the base."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "against", "output", "statistic", "value", "unit"))
    told = found.to_dict()
    base = LETTERS[found.base]
    for letter, case in zip(LETTERS, told["cases"], strict=False):
        for against, numbers in (("", case), (base, case["against_base"])):
            writer.writerows((letter, against, *row, _unit(found, *row[:2])) for row in _numbers(numbers))
    return file.getvalue()


def _unit(found: Comparison, output: str, statistic: str) -> str:
    """What a number counts: money, months, a share from 0 to 1, or things."""
    if output in (*MONEY, "ladder"):
        return found.currency
    if output == "payback_months":
        return "share" if statistic == "never" else "months"
    return "number" if output in ("leads", "new_customers") else "share"


def _numbers(told: dict[str, object]) -> Iterator[tuple[str, str, object]]:
    for output, value in told.items():
        if isinstance(value, dict):
            if output != "against_base":
                yield from ((output, statistic, "" if v is None else v) for statistic, v in value.items())
        elif isinstance(value, float):
            yield output, "", value
