"""What objections do to a case: each granted alone, and any of them together, on the same draws as the case itself.

>>> from roisim.cases import preset
>>> found = objected(preset("b2b"), ["closing", "labour"])
>>> found.alone["closing"].stands, found.alone["print"].touches, found.together.npv.q50 < found.base.npv.q50
(False, False, True)
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.fans import Spread
from roisim.answers.result import Result
from roisim.answers.sampling import weighed
from roisim.answers.totals import NET_WORTH, TOTALS
from roisim.cases import objections
from roisim.cases.scenario import Scenario
from roisim.memory import remember
from roisim.model.arrays import Array

_GRAIN = 1e-9  # of the largest sum: what moves less is rounding


@dataclass(frozen=True)
class Granted:
    """The answer with some objections granted. touches: whether they move anything in any draw."""

    npv: Spread
    chance: float
    touches: bool = True

    @property
    def stands(self) -> bool:
        """Whether the middle case is still above 0."""
        return (self.npv.q50 or 0.0) > 0


@dataclass(frozen=True)
class Objected:
    """A case without objections, with each granted alone, by its key, and with all that are chosen together.

    chosen: their keys, in the order in which they are granted.
    """

    case: Scenario
    result: Result
    base: Granted
    alone: Mapping[str, Granted]
    chosen: tuple[str, ...]
    together: Granted

    @property
    def touching(self) -> tuple[str, ...]:
        """Those that move the answer, the one that takes most from the middle case first."""
        found = [key for key, each in self.alone.items() if each.touches]
        return tuple(sorted(found, key=lambda key: self.alone[key].npv.q50 or 0.0))

    @property
    def has_all(self) -> bool:
        """Whether all that move the answer are chosen."""
        return set(self.touching) <= set(self.chosen)

    @property
    def turning(self) -> tuple[str, ...]:
        """Those that turn the answer by themselves, in the same order; the other way where it is no to begin with."""
        return tuple(key for key in self.touching if self.alone[key].stands != self.base.stands)

    def difference(self, one: Granted) -> float:
        """What the middle case is then more than without."""
        return (one.npv.q50 or 0.0) - (self.base.npv.q50 or 0.0)


def objected(case: Scenario, chosen: Collection[str] = ()) -> Objected:
    """All objections to a case, each alone, and those of the chosen keys together."""
    keys = objections.keyed(case)
    picked = tuple(key for key in keys if key in chosen)
    alone = {key: granted(case, (key,)) for key in keys}
    return Objected(case, _answered(case.question), granted(case, ()), alone, picked, granted(case, picked))


def granted(case: Scenario, keys: Collection[str]) -> Granted:
    """The answer with the objections of these keys granted."""
    base = _answered(case.question)[TOTALS].npv
    worth = _worth(changed(case, keys).question, case.question) if keys else base
    moved = float(np.abs(worth - base).max()) > _GRAIN * max(float(np.abs(base).max()), 1.0)
    return Granted(Spread.of(worth), float((worth > 0).mean()), moved)


def changed(case: Scenario, keys: Collection[str]) -> Scenario:
    """The case with the objections of these keys granted, in their order."""
    return objections.applied(case, objections.chosen(case, keys))


@remember
def _worth(case: Scenario, before: Scenario) -> Array:
    # What was seen of the case is no less true where an objection to it is granted.
    return ask(case, weighed(before, Drawn()), NET_WORTH)[NET_WORTH]


@remember
def _answered(case: Scenario) -> Result:
    return answer(case)
