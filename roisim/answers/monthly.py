"""How series move month by month in one world: their fans."""

from dataclasses import dataclass

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Fan
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.cases.series import FLOWS, KPIS, SAVINGS, World

KINDS = (KPIS, SAVINGS, FLOWS)  # series that are asked for together


@dataclass(frozen=True)
class Monthly(Analysis[dict[str, Fan]]):
    """The fans of some series in one world, (months,) each."""

    world: World
    names: tuple[str, ...]

    @classmethod
    def with_its_kind(cls, series: str, world: World) -> "Monthly":
        """Those of a series and of all that are asked for with it."""
        return cls(world, next(names for names in KINDS if series in names))

    def needs(self, _case: Scenario) -> Needs:
        """Those series."""
        return {self.world: self.names}

    def take(self, block: Block) -> Taken:
        """As they are."""
        lived = block[self.world]
        return Taken(paths={name: lived[name] for name in self.names})

    def make(self, _case: Scenario, gathered: Gathered) -> dict[str, Fan]:
        """By name."""
        return dict(gathered.fans)
