"""How likely each target is reached: with the plan, without it, and with today held.

>>> from dataclasses import replace
>>> from roisim.answers.ask import answer
>>> from roisim.cases import preset
>>> from roisim.cases.series import Target
>>> case = replace(preset("b2b"), targets=(Target("awareness", 12, 0.0), Target("awareness", 60, 0.0)))
>>> [reached.chances for reached in chances(answer(case))]
[{'engage': 1.0, 'stay': 1.0, 'hold': 1.0}, None]
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.result import Result
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.cases.series import LESS_IS_BETTER, Target, World
from roisim.model.arrays import Array

_ROUNDING = 1e-9  # a number that comes out of a sum may miss by so much, relatively, what it equals


@dataclass(frozen=True)
class Reached:
    """A target, and by world the share of the draws that reach it; None where its month is beyond the horizon.

    The chance of one world is None where no draw of it has the key figure that month, as the cost per lead where there
    are no leads.
    """

    target: Target
    chances: dict[World, float | None] | None


@dataclass(frozen=True)
class Reaching(Analysis[tuple[float | None, ...]]):
    """The share of the draws that reach each target in one world; None where none has a value."""

    world: World
    targets: tuple[Target, ...]

    def needs(self, _case: Scenario) -> Needs:
        """The key figures of the targets."""
        return {self.world: tuple(dict.fromkeys(target.kpi for target in self.targets))}

    def take(self, block: Block) -> Taken:
        """Who reaches each target, and who has something to reach it with."""
        lived = [(target, block[self.world][target.kpi][target.month - 1]) for target in self.targets]
        reached = {f"reached.{place}": _reach(values, target) for place, (target, values) in enumerate(lived)}
        return Taken(reached | {f"known.{place}": ~np.isnan(values) for place, (_, values) in enumerate(lived)})

    def make(self, _case: Scenario, gathered: Gathered) -> tuple[float | None, ...]:
        """Shares, in the order of the targets."""
        rows, places = gathered.rows, range(len(self.targets))
        return tuple(float(rows[f"reached.{p}"].mean()) if rows[f"known.{p}"].any() else None for p in places)


def reaching(scenario: Scenario) -> tuple[Reaching, ...]:
    """What has to be asked about the targets of a case: one analysis a world; none without targets to judge."""
    within = tuple(target for target in scenario.targets if target.month <= scenario.finance.months)
    return tuple(Reaching(world, within) for world in scenario.told) if within else ()


def chances(result: Result) -> list[Reached]:
    """Each target of the case in its order, with the chance to reach it in each world.

    A draw in which the key figure has no value that month, while it has in others, does not reach it.
    """
    asked = reaching(result.scenario)
    shares = {analysis.world: result[analysis] for analysis in asked}
    within = asked[0].targets if asked else ()
    found = {
        target: {world: shares[world][place] for world in result.scenario.told} for place, target in enumerate(within)
    }
    return [Reached(target, found.get(target)) for target in result.scenario.targets]


def _reach(values: Array, target: Target) -> npt.NDArray[np.bool_]:
    """Where (rows,) values reach a target; what is missing, NaN, does not."""
    slack = _ROUNDING * abs(target.value)
    below, above = values <= target.value + slack, values >= target.value - slack
    return below if target.kpi in LESS_IS_BETTER else above
