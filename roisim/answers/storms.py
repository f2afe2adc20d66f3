"""When the first public storm comes in every draw: what is drawn beside the numbers of a case."""

from dataclasses import dataclass

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.model.arrays import Array


@dataclass(frozen=True)
class _Storms(Analysis[Array]):
    """The uniform that decides it, (draws,)."""

    def needs(self, _case: Scenario) -> Needs:
        """No world."""
        return {}

    def take(self, block: Block) -> Taken:
        """Of a block; of likely values, which have none, the middle."""
        storm = block.draws.storm
        return Taken({"storm": np.full(block.draws.rows, 0.5) if storm is None else storm})

    def make(self, _case: Scenario, gathered: Gathered) -> Array:
        """Of all blocks."""
        return gathered.rows["storm"]


STORMS = _Storms()
