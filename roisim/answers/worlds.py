"""The worlds that a block of draws has lived through; one that was lived through lately is not lived through again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from roisim.answers.felt import felt
from roisim.answers.sampling import Points, Sampling
from roisim.cases.scenario import Scenario
from roisim.cases.series import World
from roisim.memory import MEMORY
from roisim.model.draws import BLOCK, Draws
from roisim.model.simulation import Trajectory, simulate

EXACT = 2 * BLOCK  # up to here every draw is kept and a fan is exact
Lived = World | tuple[World, int]
"""A world, or one whose plan ends after a month: ("stop", 6)."""
Needs = Mapping[Lived, tuple[str, ...]]
"""Which series of which worlds are needed."""


@dataclass(frozen=True)
class Block:
    """A run of draws that is lived through together, with the worlds that were asked for."""

    scenario: Scenario
    draws: Draws
    worlds: Mapping[Lived, Trajectory]

    def __getitem__(self, world: Lived) -> Trajectory:
        """One world."""
        return self.worlds[world]


def block(scenario: Scenario, sampling: Sampling, first: int, needs: Needs) -> Block:
    """The draws from number `first` on, and the worlds they need."""
    draws = sampling.draws(scenario, first)
    worlds = {world: _lived(scenario, sampling, first, draws, world, names) for world, names in needs.items()}
    return Block(scenario, draws, worlds)


def _lived(
    scenario: Scenario, sampling: Sampling, first: int, draws: Draws, world: Lived, names: Iterable[str]
) -> Trajectory:
    """A world with the series called for, simulated as far as they are not remembered."""
    if isinstance(world, tuple):
        return simulate(draws, world[0], names, gate=world[1])
    case = felt(scenario, world)
    key = ("lived", case, sampling, first, world)
    known: Trajectory | None = MEMORY.find(key)
    missing = [name for name in names if known is None or name not in known.series]
    if known is not None and not missing:
        return known
    draws = draws if world == "engage" else sampling.draws(case, first)
    found = simulate(draws, world, missing)
    if known is not None:
        found = replace(found, series={**known.series, **found.series})
    kept = sampling.rows(case) <= EXACT and not isinstance(sampling, Points)  # points are asked once
    return MEMORY.keep(key, found) if kept else found
