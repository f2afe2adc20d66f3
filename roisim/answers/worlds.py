"""The worlds that a block of draws has lived through; one that was lived through lately is not lived through again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast

from roisim.answers.felt import felt
from roisim.answers.sampling import Points, Sampling
from roisim.cases.scenario import Scenario
from roisim.cases.series import World
from roisim.memory import MEMORY
from roisim.model.draws import BLOCK, Draws
from roisim.model.simulation import Trajectory, simulate, simulate_twins

EXACT = 2 * BLOCK  # up to here every draw is kept and a fan is exact
Lived = World | tuple[Literal["stop"], int] | tuple[Literal["calm"], World]
"""A world; one whose plan ends after a month, ("stop", 6); or the calm twin of a world, ("calm", "engage")."""
Needs = Mapping[Lived, tuple[str, ...]]
"""Which series of which worlds are needed, MEANS among them."""


@dataclass(frozen=True)
class Block:
    """A run of draws that is lived through together, with the worlds that were asked for."""

    scenario: Scenario
    draws: Draws
    worlds: Mapping[Lived, Trajectory]

    def __getitem__(self, world: Lived) -> Trajectory:
        """One world."""
        return self.worlds[the_same(self.scenario, world)]

    @property
    def base(self) -> Trajectory:
        """The world that the plan is held against."""
        return self[self.scenario.base]

    @property
    def calm_base(self) -> Trajectory:
        """Its calm twin."""
        return self["calm", self.scenario.base]


def the_same(scenario: Scenario, world: Lived) -> Lived:
    """The world under one name: without work to stop, standing aside is going on as today; and that, calm, is hold."""
    if world == "ignore" and not scenario.works_today:
        return "stay"
    if world == ("calm", "ignore") and not scenario.works_today:
        return "hold"
    return "hold" if world in (("calm", "stay"), ("calm", "hold")) else world


def block(scenario: Scenario, sampling: Sampling, first: int, needs: Needs) -> Block:
    """The draws from number `first` on, and the worlds they need."""
    asked: dict[Lived, dict[str, None]] = {}
    for world, names in needs.items():
        asked.setdefault(the_same(scenario, world), {}).update(dict.fromkeys(names))
    here = _Here(scenario, sampling, first, sampling.draws(scenario, first))
    return Block(scenario, here.draws, {world: here.lived(world, names, asked) for world, names in asked.items()})


class _Here:
    """A block of draws, and the worlds it lives through."""

    def __init__(self, scenario: Scenario, sampling: Sampling, first: int, draws: Draws) -> None:
        self.scenario, self.sampling, self.first, self.draws = scenario, sampling, first, draws
        self.kept = sampling.rows(scenario) <= EXACT and not isinstance(sampling, Points)  # points are asked once
        self.twins: dict[Lived, Trajectory] = {}
        self.felt: dict[Lived, Scenario] = {}

    def lived(self, world: Lived, names: Iterable[str], asked: Mapping[Lived, Iterable[str]]) -> Trajectory:
        """A world with the series called for, simulated as far as they are not remembered."""
        if isinstance(world, tuple) and world[0] == "stop":
            return simulate(self.draws, "stop", names, gate=world[1])
        known, missing = self._known(world, names)
        if known is not None and not missing:
            return known
        found = self.twins.pop(world, None) or self._simulated(world, missing, asked)
        if known is not None:
            found = replace(found, series={**known.series, **found.series}, means={**known.means, **found.means})
        return MEMORY.keep(self._key(world), found) if self.kept else found

    def _known(self, world: Lived, names: Iterable[str]) -> tuple[Trajectory | None, tuple[str, ...]]:
        """What is remembered of a world, and what of it is missing."""
        known: Trajectory | None = MEMORY.find(self._key(world))
        return known, tuple(name for name in names if known is None or not known.has(name))

    def _simulated(self, world: Lived, names: tuple[str, ...], asked: Mapping[Lived, Iterable[str]]) -> Trajectory:
        """One world; where its calm twin is asked for too, both in one pass."""
        if isinstance(world, tuple):
            return simulate(self._drawn(world), cast(World, world[1]), names, calm=True)
        twin: Lived = ("calm", world)
        of_the_twin = self._known(twin, asked[twin])[1] if twin in asked else ()
        if not of_the_twin:
            return simulate(self._drawn(world), world, names)
        found, self.twins[twin] = simulate_twins(self._drawn(world), world, names, of_the_twin)
        return found

    def _felt(self, world: Lived) -> Scenario:
        """The case as far as a world can feel it; worked out, and hashed as a key, once."""
        if world not in self.felt:
            of, calm = (cast(World, world[1]), True) if isinstance(world, tuple) else (world, False)
            self.felt[world] = felt(self.scenario, of, calm)
        return self.felt[world]

    def _drawn(self, world: Lived) -> Draws:
        # What a world of the case does not feel, one of the points may.
        whole = "engage" in world or isinstance(self.sampling, Points)
        return self.draws if whole else self.sampling.draws(self._felt(world), self.first)

    def _key(self, world: Lived) -> tuple[object, ...]:
        return "lived", self._felt(world), self.sampling, self.first, world
