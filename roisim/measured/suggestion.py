"""What own data suggest for a number of the case: a range, how much of it is data, and from where; or why nothing.

A suggestion stands beside today's number until someone takes it over. From then on the number has the owner that
`owners` knows, and what it was before own data (`before_data`) is the preset's: no data count twice.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from roisim import cases
from roisim.cases import moves
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.errors import Fault
from roisim.paths import Path
from roisim.text import LANGUAGES, Text

_DIGITS = 3  # significant digits of what is suggested: nobody knows more


@dataclass(frozen=True)
class Learned:
    """q05, q50 and q95 of a number after the data, and how much of that is data: 0 is all prior, 1 all data."""

    low: float
    likely: float
    high: float
    data: float


@dataclass(frozen=True)
class Origin:
    """The files of one platform behind a suggestion: from which day to which, and how many rows of them."""

    platform: str
    first: date | None
    last: date | None
    rows: int


@dataclass(frozen=True)
class Remark:
    """Something to know of how a suggestion came about: a key of `suggestion.remark.*` and its facts, unformatted."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Suggestion:
    """A number that own data speak of. suggested: None where they can't tell, and `fault` says why.

    today: as the case has it. months: how many months the data are of; rows: rows of files, deals or contacts.
    """

    path: Path
    today: Estimate
    suggested: Estimate | None = None
    data: float = 0.0
    rows: int = 0
    months: int = 0
    origins: tuple[Origin, ...] = ()
    remarks: tuple[Remark, ...] = ()
    fault: Fault | None = None

    @property
    def taken(self) -> bool:
        """Whether the case has these very numbers already."""
        return self.suggested is not None and self.today.bounds == self.suggested.bounds


def owners() -> frozenset[str]:
    """Who stands for a number that was taken over from own data, in every language."""
    return frozenset(Text(language)("suggestion.owner") for language in LANGUAGES)


def before_data(case: Scenario, path: Path) -> Estimate:
    """What was believed of a number before own data: today's estimate, or the preset's where today's is from data.

    Without a preset, today's likely value with a range so wide that data decide.
    """
    today = case[path]
    if today.owner not in owners():
        return today
    start = cases.in_currency(cases.preset(case.preset), case.finance.currency) if case.preset else None
    home = moves.home(case, start, path) if start else None
    return home or Estimate(today.likely)


def estimate(parameter: Parameter, found: Learned) -> Estimate:
    """What was learned as a range that a case can hold: three digits, low < likely < high inside the domain."""
    low, likely, high = (_rounded(value) for value in (found.low, found.likely, found.high))
    if low < likely < high and parameter.open_to(low, high):
        return Estimate(likely, low, high)
    return Estimate(likely) if parameter.allows(likely) else Estimate(parameter.usual[0])


def _rounded(value: float) -> float:
    """Three digits; of a share near 1, three of what is missing."""
    if 0.9 < value < 1:
        return round(1 - _rounded(1 - value), 12)
    return float(f"{value:.{_DIGITS}g}") if math.isfinite(value) else value


def of(case: Scenario, path: Path, found: Learned | Fault, **about: object) -> Suggestion:
    """A suggestion for the number at a path, or why there is none. about: rows, months, origins, remarks."""
    if isinstance(found, Fault):
        return Suggestion(path, case[path], fault=found, **about)  # type: ignore[arg-type]
    made = estimate(parameter_of(path), found)
    return Suggestion(path, case[path], made, found.data, **about)  # type: ignore[arg-type]
