"""Worlds that were lived through lately, so that a page that asks for more of the same case does not simulate again."""

from collections.abc import Iterable
from threading import Lock

from roisim.cases.scenario import Scenario
from roisim.cases.series import World
from roisim.model.simulation import Trajectory


class Memory:
    """Worlds by case, world and first draw, as many as fit into `room` bytes; those not asked for longest go first."""

    def __init__(self, room: int) -> None:
        self._room, self._door = room, Lock()
        self._kept: dict[tuple[Scenario, World, int], Trajectory] = {}

    def find(self, scenario: Scenario, world: World, first: int, record: Iterable[str]) -> Trajectory | None:
        """The world of the draws from `first` on, if it is there with all the series of `record`."""
        with self._door:
            found = self._kept.pop((scenario, world, first), None)
            if found is None or not found.series.keys() >= set(record):
                return None
            self._kept[scenario, world, first] = found
            return found

    def keep(self, scenario: Scenario, first: int, lived: Trajectory) -> None:
        """Keep a world, in place of what there was of it."""
        with self._door:
            self._kept.pop((scenario, lived.world, first), None)
            self._kept[scenario, lived.world, first] = lived
            while self._kept and sum(map(_size, self._kept.values())) > self._room:
                del self._kept[next(iter(self._kept))]

    def cache_clear(self) -> None:
        """Forget it all, as the caches of functools do."""
        with self._door:
            self._kept.clear()


def _size(lived: Trajectory) -> int:
    return sum(series.nbytes for series in lived.series.values())
