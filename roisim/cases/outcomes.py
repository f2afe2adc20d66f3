"""What was seen of a case once its plan runs: key figures by month, lift tests; and the rules that were agreed on.

>>> Actual(3, (("leads", 41.0),)).leads, is_over("2027-01", 3, "2027-03-31"), is_over("2027-01", 3, "2027-03-30")
(41.0, True, False)
"""

from calendar import monthrange
from dataclasses import dataclass

from roisim.cases.series import KEY_FIGURES

MAX_LIFT_TESTS = 12
MAX_GATES = 12
ERROR = 0.10  # of an actual figure: the standard error that counts where the case states no other
ERRORS = (0.01, 1.0)
PUBLISHED_RETURN = "profit_roi_full | paid social | any | UK"  # of 141 brands, a key of the benchmarks


@dataclass(frozen=True)
class Actual:
    """What key figures came to in a month (1 the first); those of `figures`, and no others, are known.

    A share is 0 to 1, money in the currency of the case.
    """

    month: int
    figures: tuple[tuple[str, float], ...] = ()

    def __getattr__(self, name: str) -> float | None:
        """The figure of that name; None where it is not known."""
        if name not in KEY_FIGURES:
            raise AttributeError(name)
        return dict(self.figures).get(name)


@dataclass(frozen=True)
class LiftTest:
    """What an experiment says of `funnel.incremental`: extra sales for each one credited, 9 times out of 10 between low
    and high. source: what test it was, and when."""

    low: float
    likely: float
    high: float
    source: str = ""


@dataclass(frozen=True)
class Agreed:
    """A rule that was agreed on: where a key figure stands below (or above) a threshold in a month, the plan stops."""

    kpi: str
    month: int
    threshold: float
    stops_below: bool = True


@dataclass(frozen=True)
class Evidence:
    """How what was seen is weighed.

    error: the standard error of an actual figure. until: the last day that the actual figures speak of, "2027-03-31";
    without it each month among them is over. published: whether the return that 141 brands got counts as well.
    """

    error: float = ERROR
    until: str = ""
    published: bool = False


def is_over(start: str, month: int, until: str) -> bool:
    """Whether a month of a plan that began in `start` ("2027-01") is over by a day; true where either is not known."""
    if not (start and until):
        return True
    year, place = calendar_month(start, month)
    return f"{year:04}-{place:02}-{monthrange(year, place)[1]:02}" <= until


def calendar_month(start: str, month: int) -> tuple[int, int]:
    """Year and month (1..12) of a month of a plan that began in `start` ("2027-01"), 1 the first."""
    years, place = divmod(int(start[5:7]) - 1 + month - 1, 12)
    return int(start[:4]) + years, place + 1
