"""What each number of a case was in every draw: beside what came of it, it tells how much hangs on which.

>>> from roisim.cases import preset
>>> from roisim.answers.ask import Scrambled, ask
>>> found = ask(preset("b2b"), Scrambled(), INPUTS)[INPUTS]
>>> found["company.margin"].shape, "company.followers" in found
((4096,), False)
"""

from collections.abc import Mapping
from dataclasses import dataclass

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.model.arrays import Array
from roisim.paths import Path


@dataclass(frozen=True)
class _Inputs(Analysis[Mapping[str, Array]]):
    """Every number that is a range, by its path, (draws,) each."""

    def needs(self, _case: Scenario) -> Needs:
        """No world."""
        return {}

    def take(self, block: Block) -> Taken:
        """The values of a block."""
        ranges = (path for path, _, estimate in block.scenario.estimates() if estimate.is_range)
        return Taken({path: _drawn(block, path) for path in ranges})

    def make(self, _case: Scenario, gathered: Gathered) -> Mapping[str, Array]:
        """Of all blocks."""
        return gathered.rows


INPUTS = _Inputs()


def _drawn(block: Block, path: Path) -> Array:
    """The values of one number: a row of its list, or its own."""
    values = block.draws[Path(path.group, path.name)]
    return values if path.place is None else values[path.place]
