"""What a store gives back of a case: values, without SQL."""

from dataclasses import dataclass
from datetime import datetime

from roisim.cases.scenario import MODEL_VERSION, Scenario


@dataclass(frozen=True)
class Headline:
    """What a case answered when it was saved: net present value of the middle case, and the chance that it pays
    (None where only likely values were asked). model: the version of the model that said so."""

    npv: float
    chance: float | None
    model: int = MODEL_VERSION


@dataclass(frozen=True)
class Entry:
    """A version in the history of a case: who saved it and when, and what it answered then, if that is known."""

    number: int
    saved_at: datetime
    author: str
    headline: Headline | None


@dataclass(frozen=True)
class Kept:
    """A version of a case. newest: the number of the newest; team: whose it is besides its owner's, or ""."""

    case_id: str
    number: int
    newest: int
    scenario: Scenario
    entry: Entry
    team: str = ""


@dataclass(frozen=True)
class Listed:
    """A case in the list of one's own."""

    case_id: str
    title: str
    preset: str
    saved_at: datetime
    author: str
    team: str


class Overtaken(Exception):
    """Someone else has saved since: `theirs` is what they saved, and nothing was kept of what was to be saved."""

    def __init__(self, theirs: Kept) -> None:
        """Carry the newest version."""
        super().__init__(theirs.case_id)
        self.theirs = theirs
