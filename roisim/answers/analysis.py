"""What an analysis is: it says what it needs, what it takes from a block of draws, and what it makes of all blocks.

Several are answered together, so that each block of draws lives through each world once, whoever asks and in whatever
order.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from roisim.answers.fans import Fan, Kept, Sketch, Spread, fans_of, spreads
from roisim.answers.felt import felt, without_plan
from roisim.answers.sampling import Points, Sampling, starts, weighed
from roisim.answers.worlds import EXACT, Block, Lived, Needs, block
from roisim.cases.scenario import Scenario
from roisim.memory import MEMORY
from roisim.model.arrays import Array

Found = TypeVar("Found", covariant=True)
Rows = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Taken:
    """What an analysis takes from a block, by names of its own.

    rows: a number of every draw, (rows,) or one for all. paths: series, (periods, rows), of which a fan is made. means:
    what is averaged over the draws, (periods,).
    """

    rows: Rows = field(default_factory=dict)
    paths: Mapping[str, Array] = field(default_factory=dict)
    means: Mapping[str, Array] = field(default_factory=dict)


@dataclass(frozen=True)
class Gathered:
    """The same of all blocks: rows (draws,), fans of the paths, means weighed by draws."""

    rows: Rows
    fans: Mapping[str, Fan]
    means: Mapping[str, Array]

    def spreads(self) -> dict[str, Spread]:
        """Each of the rows over the draws."""
        return spreads(self.rows)


class Analysis(ABC, Generic[Found]):
    """A question about a case; frozen, so that it is a key: two that are equal have one answer."""

    @abstractmethod
    def needs(self, case: Scenario) -> Needs:
        """Which series of which worlds it takes from."""

    @abstractmethod
    def take(self, block: Block) -> Taken:
        """What it takes from a block."""

    @abstractmethod
    def make(self, case: Scenario, gathered: Gathered) -> Found:
        """The answer."""


class _Gathering:
    """What one analysis takes, block by block."""

    def __init__(self, gatherer: type[Kept] | type[Sketch]) -> None:
        self.taken: list[Taken] = []
        self.sizes: list[int] = []
        self.paths: dict[str, Kept | Sketch] = {}
        self._gatherer = gatherer

    def add(self, taken: Taken, rows: int) -> None:
        for name, path in taken.paths.items():
            self.paths.setdefault(name, self._gatherer()).add(path)
        self.taken.append(Taken(taken.rows, {}, taken.means))
        self.sizes.append(rows)

    def gathered(self, fans: Mapping[str, Fan]) -> Gathered:
        whole = partial(_whole, self.sizes)
        rows = {name: whole([taken.rows[name] for taken in self.taken]) for name in self.taken[0].rows}
        weights = np.array(self.sizes) / sum(self.sizes)
        means = {name: weights @ np.array([taken.means[name] for taken in self.taken]) for name in self.taken[0].means}
        return Gathered(rows, fans, means)


def _whole(sizes: Sequence[int], parts: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return np.concatenate([np.broadcast_to(part, size) for part, size in zip(parts, sizes, strict=True)])


def answered(scenario: Scenario, sampling: Sampling, analyses: Iterable[Analysis[Any]]) -> dict[Analysis[Any], Any]:
    """The answer to each analysis; those not remembered are worked out together."""
    wanted = dict.fromkeys(analyses)
    scenario, sampling = scenario.unweighed, weighed(scenario, sampling)
    keys = {each: ("answer", each, _feels(scenario, each), sampling) for each in wanted}
    found = {each: MEMORY.find(key) for each, key in keys.items()}
    missing = [each for each in wanted if found[each] is None]
    if missing:
        with MEMORY.alone(("answers", scenario.question, sampling)):
            found |= {each: MEMORY.find(keys[each]) for each in missing}
            missing = [each for each in missing if found[each] is None]
            made = _made(scenario.question, sampling, missing)
        kept = not isinstance(sampling, Points)  # points are asked once
        found |= {each: MEMORY.keep(keys[each], value) if kept else value for each, value in made.items()}
    return found


def is_remembered(scenario: Scenario, sampling: Sampling, analysis: Analysis[Any]) -> bool:
    """Whether the answer to an analysis is there without any work."""
    scenario, sampling = scenario.unweighed, weighed(scenario, sampling)
    return MEMORY.find(("answer", analysis, _feels(scenario, analysis), sampling)) is not None


_WITHOUT_PLAN: set[Lived] = {"hold", "stay", "ignore", ("calm", "ignore")}


def _feels(scenario: Scenario, analysis: Analysis[Any]) -> Scenario:
    """The case as far as an analysis can feel it: one that looks at worlds without the plan alone knows no plan."""
    worlds = set(analysis.needs(scenario))
    if worlds == {"hold"}:
        return felt(scenario, "hold")
    return without_plan(scenario) if worlds and worlds <= _WITHOUT_PLAN else scenario.question


def _made(scenario: Scenario, sampling: Sampling, analyses: Sequence[Analysis[Any]]) -> dict[Analysis[Any], Any]:
    """All analyses from one walk through the blocks."""
    needs = _union([each.needs(scenario) for each in analyses])
    gatherer = Kept if sampling.rows(scenario) <= EXACT else Sketch
    gatherings = {each: _Gathering(gatherer) for each in analyses}
    for first in starts(scenario, sampling) if analyses else ():
        here = block(scenario, sampling, first, needs)
        for each, gathering in gatherings.items():
            gathering.add(each.take(here), here.draws.rows)
    return {each: each.make(scenario, gathered) for each, gathered in _gathered(gatherings).items()}


def _union(all_needs: Sequence[Needs]) -> Needs:
    """Every world that anyone needs, with every series that anyone needs of it."""
    union: dict[Lived, dict[str, None]] = {}
    for needs in all_needs:
        for world, names in needs.items():
            union.setdefault(world, {}).update(dict.fromkeys(names))
    return {world: tuple(names) for world, names in union.items()}


def _gathered(gatherings: Mapping[Analysis[Any], _Gathering]) -> dict[Analysis[Any], Gathered]:
    """What was gathered, its fans made all at once."""
    paths = {(each, name): path for each, gathering in gatherings.items() for name, path in gathering.paths.items()}
    fans = fans_of(paths)
    return {
        each: gathering.gathered({name: fans[each, name] for name in gathering.paths})
        for each, gathering in gatherings.items()
    }
