"""The bibliography: published figures behind the default values, with how far each can be trusted.

>>> clicks = find("paid_cpc | facebook/meta | any | Sweden")
>>> clicks.grade, clicks.bounds, clicks.unit
('medium', (0.42, 0.86, 1.53), 'USD per click')
"""

import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, cast

from roisim.cases.parameters import Parameter

Grade = Literal["strong", "medium", "weak"]
Judged = Literal["nothing", "range", "likely"]
JUDGEMENT = "judgement"


@dataclass(frozen=True)
class Benchmark:
    """One published figure: a 90 % range in the unit of its source, and where it was found."""

    parameter_id: str
    context: str
    business: str
    region: str
    unit: str
    low: float
    likely: float
    high: float
    year: str
    title: str
    url: str
    note: str
    grade: Grade
    judged: Judged
    """What of the figure is judgement: nothing, the ends of the range, or the likely value too."""

    @property
    def key(self) -> str:
        """The name that the source of an estimate refers to."""
        return " | ".join((self.parameter_id, self.context, self.business, self.region))

    @property
    def bounds(self) -> tuple[float, float, float]:
        """Low, likely, high, in the unit of the source."""
        return self.low, self.likely, self.high


@lru_cache(1)
def all_benchmarks() -> dict[str, Benchmark]:
    """Every published figure by its key, in the order of the file."""
    file = resources.files("roisim.cases") / "benchmarks.csv"
    lines = io.StringIO(file.read_text("utf-8"), newline="")
    found = [_benchmark(row) for row in csv.DictReader(lines)]
    return {benchmark.key: benchmark for benchmark in found}


def find(key: str) -> Benchmark | None:
    """The figure that a source refers to; None where the source is judgement or the user's own words."""
    return all_benchmarks().get(key)


def about(parameter: Parameter) -> list[Benchmark]:
    """The figures that speak of a parameter, best evidence first; none where there is only judgement."""
    grades = ("strong", "medium", "weak")
    found = [benchmark for benchmark in all_benchmarks().values() if benchmark.parameter_id in parameter.evidence]
    return sorted(found, key=lambda benchmark: grades.index(benchmark.grade))


def _benchmark(row: dict[str, str]) -> Benchmark:
    grade, _, rest = row["note"].partition("|")
    text, _, mark = rest.rpartition("[")
    return Benchmark(
        row["parameter_id"],
        row["channel_or_context"],
        row["business_model"],
        row["region"],
        row["unit"],
        float(row["low"]),
        float(row["likely"]),
        float(row["high"]),
        row["year"],
        row["source_title"],
        row["source_url"],
        text.strip(),
        cast(Grade, grade.strip()),
        _judged(mark.rstrip("]")),
    )


def _judged(mark: str) -> Judged:
    """What `[range=sources]`, `[range=judgement]` or `[likely=judgement]` at the end of a note says."""
    marks: dict[str, Judged] = {
        "range=sources": "nothing", "range=judgement": "range", "likely=judgement": "likely",
    }  # fmt: skip
    return marks[mark]
