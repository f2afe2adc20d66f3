"""What a response is worked out from: money and outcome, a row a month or a week, and lift tests."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from roisim.model.arrays import Array

Outcome = Literal["leads", "customers", "deals", "revenue"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Step = Literal["month", "week"]
A_MONTH: dict[Step, float] = {"month": 1.0, "week": 365.25 / 12 / 7}
"""Rows that a month has."""
AT_THE_START = 3  # rows whose mean stands for what was spent before the first


@dataclass(frozen=True)
class Lift:
    """A test that says what a channel brought: the outcome that would not have come without it, over some rows.

    channel: as it is called in the rows. first, last: days, both included. low to high: 9 times out of 10 the truth.
    """

    channel: str
    first: date
    last: date
    likely: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Rows:
    """Spend and outcome, oldest first; two of one content are one as a key.

    days: the first day of each row. spend: (rows, channels) [currency of the case], outcome: (rows,). credited:
    (channels,), what was credited to each over all rows; nan where nobody says. whole: whether the outcome is that of
    the whole business, and not only what was credited to the channels.
    """

    channels: tuple[str, ...]
    days: tuple[date, ...]
    spend: Array
    outcome: Array
    measured: Outcome
    step: Step = "month"
    credited: Array | None = None
    whole: bool = True

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.days)

    @property
    def when(self) -> Array:
        """The time of each row, in months from the first."""
        return np.arange(self.count) / A_MONTH[self.step]

    @property
    def _content(self) -> tuple[object, ...]:
        more = b"" if self.credited is None else self.credited.tobytes()
        return (
            self.channels, self.days, self.measured, self.step, self.whole, self.spend.tobytes(),
            self.outcome.tobytes(), more,
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        """True of rows with the same content."""
        return isinstance(other, Rows) and self._content == other._content

    def __hash__(self) -> int:
        """The same for two that are equal."""
        return hash(self._content)

    def within(self, lift: Lift) -> npt.NDArray[np.bool_]:
        """The rows that a test covers."""
        return np.array([lift.first <= day <= lift.last for day in self.days])
