"""What it is worth to know a number before one decides: what the better choice gains, on average over what it may be.

One decides between what is worth `net_value` and leaving it. Whoever knows a number x chooses by what is to be
expected at it, E[net value | x], which is estimated from the draws themselves (Strong, Oakley, Brennan 2014): fitted on
seven blocks of draws and decided on the eighth, for a rule chosen on its own draws looks better than it is.

>>> from statistics import NormalDist
>>> x = np.array([NormalDist().inv_cdf((0.5 + n * 0.618033988749895) % 1) for n in range(4096)])
>>> round(evpi(x), 2), round(evppi(x, x), 2), evppi(x + 9, x).at_most
(0.4, 0.4, 0.0)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.ranges import Z95, quantile

BLOCKS = 8
COLUMNS = 9  # of the spline of one number
_DEGREE = 3  # of the spline, and of the polynomials of a few numbers together
_FEW = 4  # so many numbers together are fitted to that degree; more to one less
_A_COLUMN = 4  # draws to fit it on that each column of a fit wants
_AT_ONCE = 16  # numbers fitted together, for what they take of the memory
_LEAST = 1e-10  # of the largest entry of a fit: added, so that columns that are alike do no harm
# Student's t with 7 degrees of freedom, of the eight blocks: 9 cases out of 10, and 99 out of 100.
NINE_OF_TEN, BY_FAR = 1.415, 2.998


class Value(float):
    """What knowing is worth, never below 0; with its standard error, and what it is at most in 9 cases out of 10."""

    error: float
    at_most: float

    def __new__(cls, value: float, error: float = 0.0) -> Self:
        """Of an estimate, which chance may have put below 0."""
        made = super().__new__(cls, max(value, 0.0))
        made.error, made.at_most = error, max(value + NINE_OF_TEN * error, 0.0)
        return made

    def __getnewargs__(self) -> tuple[float, float]:  # type: ignore[override]
        """What a copy is made of."""
        return float(self), self.error

    @property
    def is_told(self) -> bool:
        """Whether it can be told from nothing: one in a hundred values of nothing would look so large."""
        return float(self) > BY_FAR * self.error

    @classmethod
    def of_blocks(cls, values: npt.ArrayLike, sizes: npt.ArrayLike) -> Self:
        """From what each block says: their mean, and its error from how far they are apart."""
        each, weights = np.asarray(values, float), np.asarray(sizes, float)
        return cls(float(each @ weights / weights.sum()), float(each.std(ddof=1) / np.sqrt(len(each))))


def evpi(net_value: npt.ArrayLike) -> float:
    """The expected value of perfect information: what it is worth to know everything before one decides.

    net_value: what the choice is worth in each draw, (draws,); the other choice is worth 0.
    """
    worth = _draws(net_value)
    return max(0.0, float(np.maximum(worth, 0.0).mean()) - max(float(worth.mean()), 0.0))


def evppi(net_value: npt.ArrayLike, x: npt.ArrayLike, blocks: int | npt.ArrayLike | None = None) -> Value:
    """The expected value of knowing one number, or several together, before one decides.

    net_value: what the choice is worth in each draw, (draws,); the other choice is worth 0. x: the number in each draw,
    (draws,) or (draws, 1), or the numbers, (draws, numbers). blocks: which block each draw is of, (draws,), or how many
    equal ones follow on each other; eight, where none are given. They must be independent: of one Sobol sequence a part
    tells of the rest. The fit is smooth: where what the choice is worth jumps at a sharp threshold of a number, the
    value comes out too low, for near the threshold a smooth fit chooses wrong. ValueError where there is nothing to
    estimate from.
    """
    worth = _draws(net_value)
    numbers = _numbers(x, len(worth))
    parts = Parts.of(blocks, len(worth))
    columns = spline(numbers[0]) if len(numbers) == 1 else hermite(numbers)
    parts.check(columns.shape[1])
    return next(_decided(worth[parts.order], columns[None, parts.order], parts))


def learned(worth: Array, inputs: Mapping[str, Array], groups: Mapping[str, Sequence[str]]) -> dict[str, Value]:
    """What it is worth to know each input, and each group of inputs together, from eight blocks that follow each other.

    groups: the inputs of each group, by its name. A number that is the same in all draws tells nothing.
    """
    parts = Parts.of(None, len(worth))
    names = [name for name, values in inputs.items() if np.ptp(values) > 0]
    found = dict.fromkeys(inputs, Value(0.0))
    for first in range(0, len(names), _AT_ONCE):
        some = names[first : first + _AT_ONCE]
        columns = np.stack([spline(inputs[name]) for name in some])
        found |= dict(zip(some, _decided(worth, columns, parts), strict=True))
    for group, members in groups.items():
        numbers = np.stack([inputs[name] for name in members if name in names])
        found[group] = next(_decided(worth, hermite(numbers)[None], parts))
    return found


# --- blocks ---


@dataclass(frozen=True)
class Parts:
    """The blocks of draws: in what order the draws stand block by block, and where each block is then."""

    order: npt.NDArray[np.intp]
    slices: tuple[slice, ...]

    @classmethod
    def of(cls, blocks: int | npt.ArrayLike | None, count: int) -> Self:
        """Of so many draws."""
        given = BLOCKS if blocks is None else blocks
        labels = _labels(given)
        if not labels.ndim:
            labels = np.arange(count) * max(int(labels), 1) // count
        if labels.shape != (count,):
            raise ValueError(f"blocks says which block each of the {count} draws is of; its shape is {labels.shape}")
        sizes = np.unique(labels, return_counts=True)[1]
        if len(sizes) < 2:
            raise ValueError("at least two blocks of draws are needed: what is fitted on some is decided on another")
        ends = np.cumsum(sizes)
        return cls(
            np.argsort(labels, kind="stable"),
            tuple(slice(int(end - size), int(end)) for end, size in zip(ends, sizes, strict=True)),
        )

    @property
    def sizes(self) -> list[int]:
        """How many draws each block has."""
        return [part.stop - part.start for part in self.slices]

    def check(self, columns: int) -> None:
        """ValueError where there are too few draws to fit so many columns on."""
        left = len(self.order) - max(self.sizes)
        if left < _A_COLUMN * columns:
            raise ValueError(f"{left} draws are too few to fit {columns} columns on: {_A_COLUMN * columns} are needed")


def expected(worth: Array, columns: Array, parts: Parts) -> Array:
    """What is to be expected of each draw by a fit on the other blocks, (numbers, draws). columns: (numbers, draws, k).

    Draws stand block by block.
    """
    grams, sums = [], []
    for part in parts.slices:
        here = columns[:, part]
        turned = here.transpose(0, 2, 1)
        grams.append(turned @ here)
        sums.append(turned @ worth[part, None])
    gram, total = sum(grams), sum(sums)
    least = _LEAST * np.abs(gram).max() * np.eye(columns.shape[2])
    found = np.empty(columns.shape[:2])
    for part, own, own_sum in zip(parts.slices, grams, sums, strict=True):
        fitted = np.linalg.solve(gram - own + least, total - own_sum)
        found[:, part] = (columns[:, part] @ fitted)[:, :, 0]
    return found


def _decided(worth: Array, columns: Array, parts: Parts) -> Iterator[Value]:
    """What is gained by who decides by the fit on the other blocks, over who decides by their mean, each number."""
    chosen = expected(worth, columns, parts) > 0
    whole = float(worth.sum())
    anyway = [whole - float(worth[part].sum()) > 0 for part in parts.slices]
    for each in chosen:
        changed = (each[part].astype(float) - before for part, before in zip(parts.slices, anyway, strict=True))
        gained = [float(worth[part] @ change) for part, change in zip(parts.slices, changed, strict=True)]
        yield Value.of_blocks(np.array(gained) / parts.sizes, parts.sizes)


# --- columns ---


def spline(x: Array) -> Array:
    """Nine cubic B-splines of each draw's normal score: (draws, 9)."""
    found: Array = _splines(len(x))[_places(x)]
    return found


def hermite(numbers: Array) -> Array:
    """Products of Hermite polynomials of normal scores, of total degree 3, of many numbers 2: (draws, columns)."""
    scores = _normal_scores(numbers.shape[1])[np.stack([_places(each) for each in numbers])]
    degree = _DEGREE if len(scores) <= _FEW else _DEGREE - 1
    powers = {1: scores, 2: scores**2 - 1, 3: scores**3 - 3 * scores}
    products = (
        np.prod([powers[names.count(name)][name] for name in dict.fromkeys(names)], axis=0)
        for total in range(1, degree + 1)
        for names in combinations_with_replacement(range(len(scores)), total)
    )
    return np.stack([np.ones(scores.shape[1]), *products], axis=1)


def _places(x: Array) -> npt.NDArray[np.intp]:
    """Where each draw stands by its rank, in halves: draws that are alike share the middle of theirs."""
    order = np.argsort(x)
    ranked = x[order]
    if (np.diff(ranked) > 0).all():
        places = np.empty(len(x), np.intp)
        places[order] = 2 * np.arange(len(x))
        return places
    return np.searchsorted(ranked, x, "left") + np.searchsorted(ranked, x, "right") - 1


@remember
def _normal_scores(count: int) -> Array:
    """The standard normal at the ranks of so many draws, and at the middles between two."""
    return quantile("effect", -Z95, 0.0, Z95, (np.arange(2 * count - 1) + 1) / (2 * count))


@remember
def _splines(count: int) -> Array:
    """The splines at those: knots at the sixths of the normal distribution; Cox and de Boor's recursion."""
    scores = _normal_scores(count)
    inner = quantile("effect", -Z95, 0.0, Z95, np.arange(1, COLUMNS - _DEGREE) / (COLUMNS - _DEGREE))
    ends = np.ones(_DEGREE + 1)
    knots = np.concatenate((min(scores[0], inner[0]) * ends, inner, max(scores[-1], inner[-1]) * ends))
    place = np.clip(np.searchsorted(knots, scores, "right") - 1, _DEGREE, COLUMNS - 1)
    found = np.zeros((len(knots) - 1, len(scores)))
    found[place, np.arange(len(scores))] = 1.0
    for degree in range(1, _DEGREE + 1):
        wide = (knots[degree:] - knots[:-degree])[:, None]
        rising = np.where(wide > 0, (scores - knots[:-degree, None]) / np.where(wide > 0, wide, 1.0), 0.0)
        found = rising[:-1] * found[:-1] + (1 - rising[1:]) * found[1:]
    return np.ascontiguousarray(found.T)


# --- what was given ---


def _labels(given: npt.ArrayLike) -> npt.NDArray[Any]:
    """Of blocks: one whole number, or a number or a word for each draw."""
    labels = np.asarray(given)
    if labels.dtype.kind not in "biufUS":
        raise ValueError("blocks is a whole number, or a number or a word for each draw")
    if labels.dtype.kind == "f" and not np.isfinite(labels).all():
        raise ValueError("blocks has a number that is missing or infinite")
    if not labels.ndim and (labels.dtype.kind in "US" or labels != np.floor(labels)):
        raise ValueError(f"blocks is a whole number, or a number or a word for each draw; it is {given!r}")
    return labels


def _floats(given: npt.ArrayLike, name: str) -> Array:
    try:
        found = np.asarray(given)
        if found.dtype.kind in "biufO":
            return found.astype(float)
    except (TypeError, ValueError):
        pass
    raise ValueError(f"{name} has something that is no number, or rows of different length")


def _draws(net_value: npt.ArrayLike) -> Array:
    worth = _floats(net_value, "net_value")
    if worth.ndim != 1 or not worth.size:
        raise ValueError(f"net_value is one number a draw, (draws,); its shape is {worth.shape}")
    if not np.isfinite(worth).all():
        raise ValueError("net_value has a number that is missing or infinite")
    return worth


def _numbers(x: npt.ArrayLike, count: int) -> Array:
    """The numbers that would be known, (numbers, draws)."""
    found = _floats(x, "x")
    if found.ndim not in (1, 2) or len(found) != count or (found.ndim == 2 and not found.shape[1]):
        raise ValueError(f"x is ({count},) or ({count}, numbers), as net_value has it; its shape is {found.shape}")
    found = found.reshape(count, -1).T
    if not np.isfinite(found).all():
        raise ValueError("x has a number that is missing or infinite")
    if (np.ptp(found, axis=1) == 0).any():
        raise ValueError("x is the same in all draws: there is nothing to learn from it")
    return found
