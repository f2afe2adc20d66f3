"""The number that decides most of the answer, in a line that leads to its field."""

from dataclasses import dataclass

from roisim.answers.tornado import most_decisive, tornado
from roisim.cases.scenario import Scenario
from roisim.exhibits.assumptions import register
from roisim.exhibits.saying import shortened
from roisim.paths import Path
from roisim.text import Text

_NAME = 60  # characters


@dataclass(frozen=True)
class Deciding:
    """said: the line. name: of the number, by which it is found among the assumptions."""

    path: Path
    said: str
    name: str


def deciding(text: Text, case: Scenario) -> Deciding | None:
    """Of a case; None where no number changes what the plan is worth."""
    path = most_decisive(case)
    if path is None:
        return None
    swing = tornado(case).swings[path]
    worst, best = min(swing.low, swing.high), max(swing.low, swing.high)
    low, high = text.ends(worst, best, case.finance.currency)
    key = "said" if case[path].is_range else "said_fixed"
    name = register.name(text, case, path)
    said = text(f"page.simulator.decides.{key}", name=shortened(name, _NAME), low=low, high=high)
    return Deciding(path, said, name)
