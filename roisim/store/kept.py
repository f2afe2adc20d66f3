"""What a store gives back of a case: values, without SQL."""

from dataclasses import dataclass
from datetime import datetime

from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.paths import Path


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


@dataclass(frozen=True)
class Place:
    """A number by what it stays called: as declared, and the name of its channel or line, which may change places."""

    path: str
    row: str = ""

    @classmethod
    def of(cls, scenario: Scenario, path: Path) -> "Place":
        """The place of a number in a case."""
        return cls(path.declared, "" if path.place is None else getattr(scenario, path.group)[path.place].name)


@dataclass(frozen=True)
class Comment:
    """What someone has said. settled_at, settled_by: since when it needs no answer, and who says so."""

    key: str
    place: Place
    made_at: datetime
    author: str
    words: str
    settled_at: datetime | None = None
    settled_by: str = ""
    is_own: bool = False


class Overtaken(Exception):
    """Someone else has saved since: `theirs` is what they saved, and nothing was kept of what was to be saved."""

    def __init__(self, theirs: Kept) -> None:
        """Carry the newest version."""
        super().__init__(theirs.case_id)
        self.theirs = theirs
