"""How a plan would most likely fail: what is otherwise in the draws that lose than in the rest.

>>> from roisim.answers.ask import answer
>>> from roisim.cases import preset
>>> found = failing(answer(preset("b2b")))
>>> 0 < found.chance < 1, found.signs[0].apart < 0
(True, True)
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from roisim.answers.inputs import INPUTS
from roisim.answers.result import Result
from roisim.answers.sobol import sources
from roisim.cases.parameters import Kind
from roisim.cases.scenario import Scenario, parameter_of
from roisim.model.arrays import Array
from roisim.model.ranges import Z95, to_scale
from roisim.paths import Path

_CLEAR = 3.0  # standard errors: less apart may be chance
_FURTHEST = 8.0  # standard deviations: where a share is 0 or 1 to the last digit
_FAINT = 0.1  # standard deviations: less apart is no pattern


@dataclass(frozen=True)
class Sign:
    """A number that is otherwise where the plan loses; several, where channels in one auction have one luck.

    apart: by how many standard deviations of its normal score it is higher there than in the rest, on average. losing,
    rest: its middle value in both.
    """

    paths: tuple[Path, ...]
    apart: float
    losing: float
    rest: float


@dataclass(frozen=True)
class Failing:
    """chance: the share of the draws in which the plan does not gain. signs: those that are clear, clearest first."""

    chance: float
    signs: tuple[Sign, ...]


def failing(result: Result) -> Failing:
    """What sets the draws that lose apart; without signs where none of them loses, all do, or nothing was drawn."""
    lost = result.totals.npv <= 0
    signs: list[Sign] = []
    if result.draws > 1 and 0 < lost.sum() < len(lost):
        signs = sorted(_signs(result, lost), key=lambda sign: -abs(sign.apart))
    return Failing(float(lost.mean()), tuple(signs))


def _signs(result: Result, lost: npt.NDArray[np.bool_]) -> Iterator[Sign]:
    least = max(_FAINT, _CLEAR * float(np.sqrt(1 / lost.sum() + 1 / (~lost).sum())))
    for paths in _alike(result.scenario):
        at, values = paths[0], result[INPUTS][paths[0]]
        if not np.ptp(values):  # a loss that is not applicable
            continue
        score = scores(parameter_of(at).kind, result.scenario[at].bounds, values)
        apart = float(score[lost].mean() - score[~lost].mean())
        if abs(apart) > least:
            yield Sign(paths, apart, float(np.median(values[lost])), float(np.median(values[~lost])))


def _alike(case: Scenario) -> list[tuple[Path, ...]]:
    """The ranges of a case, those that move as one together."""
    return [source.paths for source in sources(case) if source.factor is None]


def scores(kind: Kind, bounds: tuple[float, float, float], values: Array) -> Array:
    """The standard normal scores of values that were drawn from a range."""
    start, middle, end = to_scale(kind, np.array(bounds))
    with np.errstate(divide="ignore", invalid="ignore"):
        found = to_scale(kind, values) - middle
        side = np.where(found < 0, middle - start, end - middle)
        return np.clip(np.where(side > 0, Z95 * found / side, 0.0), -_FURTHEST, _FURTHEST)
