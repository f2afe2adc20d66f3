"""How likely each target is reached: with the plan, standing aside, and with today held.

>>> from dataclasses import replace
>>> from roisim.cases import preset
>>> from roisim.cases.series import Target
>>> case = replace(preset("b2b"), targets=(Target("awareness", 12, 0.0), Target("awareness", 60, 0.0)))
>>> [reached.chances for reached in chances(case)]
[{'engage': 1.0, 'ignore': 1.0, 'hold': 1.0}, None]
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from roisim.answers.totals import Block, blocks, felt
from roisim.cases.scenario import Scenario
from roisim.cases.series import LESS_IS_BETTER, WORLDS, Target, World
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


def chances(scenario: Scenario) -> list[Reached]:
    """Each target of the case in its order, with the chance to reach it in each world.

    A draw in which the key figure has no value that month, while it has in others, does not reach it.
    """
    within = tuple(target for target in scenario.targets if target.month <= scenario.finance.months)
    shares = {world: _shares(felt(scenario, world), world, within) for world in WORLDS} if within else {}
    found = {target: {world: shares[world][place] for world in WORLDS} for place, target in enumerate(within)}
    return [Reached(target, found.get(target)) for target in scenario.targets]


@lru_cache(maxsize=48)
def _shares(scenario: Scenario, world: World, targets: tuple[Target, ...]) -> tuple[float | None, ...]:
    """The share of the draws that reach each target, by one simulation of the world; None where none has a value."""
    counts = np.sum([_counted(block, world, targets) for block in blocks(scenario)], axis=0)
    return tuple(reached / scenario.draws if known else None for reached, known in counts.tolist())


def _counted(block: Block, world: World, targets: Iterable[Target]) -> list[tuple[int, int]]:
    """How many draws of a block reach each target, and in how many there is something to reach it with."""
    kpis = tuple(dict.fromkeys(target.kpi for target in targets))
    trajectory = block.world(world, kpis)
    lived = [(trajectory[target.kpi][target.month - 1], target) for target in targets]
    return [(int(_reach(values, target).sum()), int((~np.isnan(values)).sum())) for values, target in lived]


def _reach(values: Array, target: Target) -> npt.NDArray[np.bool_]:
    """Where (rows,) values reach a target; what is missing, NaN, does not."""
    slack = _ROUNDING * abs(target.value)
    below, above = values <= target.value + slack, values >= target.value - slack
    return below if target.kpi in LESS_IS_BETTER else above
