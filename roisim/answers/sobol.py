"""Sobol indices: how much of the variance of an answer each number accounts for, alone and together with all others.

They are defined for independent numbers, and ranges that share a factor are not: so they are taken of what lies behind
the draws, a score of its own for each number and one for each shared factor.

>>> found = indices(lambda u: 2 * u[0] + u[1], 2)
>>> [round(each.value, 1) for each in found.first]
[0.8, 0.2]
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from roisim.answers.advance import Advance, Told
from roisim.answers.ask import Likely, Points, ask
from roisim.answers.totals import NET_WORTH
from roisim.cases.scenario import Scenario, parameter_of
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.draws import KNOWN_GROWTH, column, luck_of, of_scores
from roisim.model.ranges import normal
from roisim.paths import Path

BLOCKS, SIZE = 8, 128  # sequences of points, each scrambled by itself; points of one, a power of 2
_GRAIN = 1e-9  # of the answer: what differs less is rounding, and no uncertainty
_STUDENT = 1.895  # at 0.95 with 7 degrees of freedom: 9 cases out of 10, from the spread of eight

Answer = Callable[[Array], Array]  # (numbers, points) of uniforms -> (points,)
Factor = Literal["prices", "conversion", "loss", "growth", "storm"]
FACTORS: tuple[Factor, ...] = get_args(Factor)


@dataclass(frozen=True)
class Share:
    """A share of the variance, and its 9 cases out of 10."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Indices:
    """Of each number what it accounts for by itself, and what would be left if all others were known."""

    first: tuple[Share, ...]
    total: tuple[Share, ...]


@dataclass(frozen=True)
class Source:
    """What moves by itself: a factor that several numbers share, or the own score of a number.

    paths: the numbers that move with it; several channels in one auction have one luck.
    """

    factor: Factor | None
    paths: tuple[Path, ...]


def indices(answer: Answer, numbers: int, size: int = SIZE, seed: int = 1, advance: Advance | None = None) -> Indices:
    """First-order and total indices of any answer to so many independent uniforms; of one that never changes, 0.

    Eight sequences of `size` points, a power of 2; the intervals are from how far the eight are apart, since points of
    one sequence are no independent draws. advance: told what part of the work is done.
    """
    from scipy.stats import sobol_indices  # most of a second to import

    dists = [_Uniform()] * max(numbers, 2)  # scipy knows no answer to one number: it gets another that changes nothing
    found = []
    for block in range(BLOCKS):
        each = sobol_indices(func=lambda u: answer(u[:numbers]), n=size, dists=dists, rng=seed * BLOCKS + block)
        found.append((each.first_order[:numbers], each.total_order[:numbers]))
        if advance:
            advance((block + 1) / BLOCKS)
    first, total = (np.array(blocks) for blocks in zip(*found, strict=True))  # (blocks, numbers) each
    return Indices(tuple(_shares(first)), tuple(_shares(total)))


class _Uniform:
    """Uniform from 0 to 1, as scipy asks for it."""

    def ppf(self, q: Any) -> Any:
        """The quantile at q."""
        return q


def _shares(blocks: Array) -> Iterator[Share]:
    means, errors = blocks.mean(axis=0), _STUDENT * blocks.std(axis=0, ddof=1) / np.sqrt(len(blocks))
    for mean, error in zip(means, errors, strict=True):
        yield Share(float(mean), float(mean - error), float(mean + error))


# --- of a case ---


def sources(case: Scenario) -> tuple[Source, ...]:
    """All that moves by itself in the draws of a case, the shared factors first."""
    ranged = [(path, parameter.shared) for path, parameter, estimate in case.estimates() if estimate.is_range]
    own: dict[int, list[Path]] = {}
    for path, _ in ranged:
        own.setdefault(column(luck_of(case, path)), []).append(path)
    shared = {factor: tuple(path for path, of in ranged if of == factor) for factor in FACTORS}
    moving = (Source(factor, paths) for factor, paths in shared.items() if paths and _together(case, factor))
    storm = [Source("storm", ())] if _storms(case) else []
    return (*moving, *storm, *(Source(None, tuple(paths)) for paths in own.values()))


def of_case(case: Scenario, advance: Advance | None = None) -> dict[Source, tuple[Share, Share]]:
    """What each accounts for of the variance of the net present value, by itself and in all; the most first."""
    moving = sources(case)
    if not moving:
        return {}
    found = _of_case(case.question, Told(advance))
    return dict(sorted(zip(moving, zip(found.first, found.total, strict=True), strict=True), key=_weight))


def _weight(found: tuple[Source, tuple[Share, Share]]) -> float:
    return -found[1][1].value


@remember
def _of_case(case: Scenario, told: Told) -> Indices:
    moving = sources(case)
    grain = _GRAIN * max(1.0, abs(float(ask(case, Likely(), NET_WORTH)[NET_WORTH][0])))

    def worth(uniforms: Array) -> Array:
        points = Points.of(*_values(case, moving, uniforms))
        found: Array = np.round(ask(case, points, NET_WORTH)[NET_WORTH] / grain) * grain
        return found

    return indices(worth, len(moving), seed=case.seed % 2**32, advance=told)


def _values(case: Scenario, moving: Sequence[Source], uniforms: Array) -> tuple[dict[str, Array], Array | None]:
    """The numbers of a case at some points, and when the storm comes. uniforms: (sources, points)."""
    shared = {each.factor: row for each, row in zip(moving, uniforms, strict=True) if each.factor}
    scores = {factor: normal(row) for factor, row in shared.items() if factor != "storm"}
    found: dict[str, Array] = {}
    for each, row in zip(moving, uniforms, strict=True):
        for path in () if each.factor else each.paths:
            parameter, own = parameter_of(path), normal(row)
            common = scores.get(parameter.shared)  # type: ignore[call-overload]
            found[path] = of_scores(parameter, case[path].bounds, own, common, case.correlation)
    return found, shared.get("storm")


def _together(case: Scenario, factor: Factor) -> float:
    """How far the numbers that share a factor move together."""
    return KNOWN_GROWTH if factor == "growth" else case.correlation


def _storms(case: Scenario) -> bool:
    """Whether a public storm can come, and cost anything."""
    losses = case.ignorance
    there = "crisis" not in losses.not_applicable
    return there and losses.crisis_per_year.bounds[2] > 0 and losses.crisis_loss.bounds[2] > 0
