"""From which possible truths a question is answered: the likely values, the draws of the case, or points given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from roisim.answers import evidence
from roisim.cases.scenario import Scenario
from roisim.model import draws as chance
from roisim.model.arrays import Array
from roisim.model.draws import BLOCK, Draws


@dataclass(frozen=True)
class Likely:
    """Everything at its likely value, as one draw."""

    def rows(self, _scenario: Scenario) -> int:
        """How many draws."""
        return 1

    def draws(self, scenario: Scenario, _first: int) -> Draws:
        """The one draw."""
        return chance.likely(scenario)


@dataclass(frozen=True)
class Drawn:
    """As many possible truths as the case asks for, from its seed."""

    def rows(self, scenario: Scenario) -> int:
        """How many draws."""
        return scenario.draws

    def draws(self, scenario: Scenario, first: int) -> Draws:
        """A block of them, from number `first` on."""
        return chance.draw(scenario, first, min(BLOCK, scenario.draws - first))


@dataclass(frozen=True, eq=False)
class Points:
    """Truths that are given: each a row, all at its likely value but for the columns, whose paths `paths` names.

    matrix: (points, paths). storm: (points,), the uniform that decides when the first public storm comes; without it
    each month's expected part of it is lost. Two Points are the same only where they are one: a matrix is no key.
    """

    paths: tuple[str, ...]
    matrix: Array = field(repr=False)
    storm: Array | None = field(default=None, repr=False)

    @classmethod
    def of(cls, values: Mapping[str, npt.ArrayLike], storm: Array | None = None) -> "Points":
        """The points whose numbers stand under each path, (points,) each."""
        columns = [np.asarray(each, float) for each in values.values()]
        bare = np.empty((0 if storm is None else len(storm), 0))
        return cls(tuple(values), np.column_stack(columns) if columns else bare, storm)

    def rows(self, _scenario: Scenario) -> int:
        """How many points."""
        return len(self.matrix)

    def draws(self, scenario: Scenario, first: int) -> Draws:
        """A block of them, from number `first` on."""
        here = self.matrix[first : first + BLOCK]
        storm = None if self.storm is None else self.storm[first : first + BLOCK]
        return chance.points(scenario, dict(zip(self.paths, here.T, strict=True)), len(here), storm)


@dataclass(frozen=True)
class Scrambled:
    """Blocks of draws, each of a sequence scrambled by itself: what is chosen on some can be judged on another.

    size: draws a block, a power of 2; the first of the blocks is number `start` of the sequences of the case.
    """

    blocks: int = 8
    size: int = 512
    start: int = 0

    def rows(self, _scenario: Scenario) -> int:
        """How many draws."""
        return self.blocks * self.size

    def draws(self, scenario: Scenario, first: int) -> Draws:
        """As many whole blocks as are simulated at a time, from draw number `first` on."""
        return chance.scrambles(scenario, self.numbers(first), self.size)

    def numbers(self, first: int) -> range:
        """The sequences from draw number `first` on that are simulated at a time."""
        block, last = first // self.size, self.blocks
        return range(self.start + block, self.start + min(last, block + BLOCK // self.size))


@dataclass(frozen=True)
class Weighed:
    """Truths of another sampling, each as often as it fits what was seen of a case, whichever case is then asked.

    case: the one that was seen, and under whose plan.
    """

    of: "Drawn | Scrambled"
    case: Scenario = field(repr=False)

    def rows(self, scenario: Scenario) -> int:
        """How many draws."""
        return self.of.rows(scenario)

    def draws(self, scenario: Scenario, first: int) -> Draws:
        """A block of them, from number `first` on."""
        if isinstance(self.of, Scrambled):
            numbers = self.of.numbers(first)
            return _one_after_another([self._sequence(scenario, number, self.of.size) for number in numbers])
        found = evidence.weighed(self.case)
        places = found.places[first : first + BLOCK]
        size = BLOCK if found.tried > BLOCK else found.tried
        return _one_after_another([
            chance.draw(scenario, int(start), min(size, found.tried - int(start))).taken(
                places[places // size * size == start] - start
            )
            for start in np.unique(places // size * size)
        ])  # fmt: skip

    def _sequence(self, scenario: Scenario, number: int, size: int) -> Draws:
        tried, places = evidence.of_a_sequence(self.case, number, size)
        return chance.scrambles(scenario, range(number, number + 1), tried).taken(places)


def _one_after_another(parts: list[Draws]) -> Draws:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.followed_by(part)
    return whole


Sampling = Likely | Drawn | Points | Scrambled | Weighed


def weighed(scenario: Scenario, sampling: Sampling) -> Sampling:
    """The sampling with what was seen of the case taken in; itself where nothing was, and where truths are given."""
    if isinstance(sampling, Drawn | Scrambled) and scenario.is_weighed:
        return Weighed(sampling, scenario.question)
    return sampling


def starts(scenario: Scenario, sampling: Sampling) -> Iterator[int]:
    """The number of the first draw of each block."""
    return iter(range(0, sampling.rows(scenario), BLOCK))
