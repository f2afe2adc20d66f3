"""Where the search for a split begins: a coarse grid over all of it, so that no step from nothing is overlooked."""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb

import numpy as np

from roisim.answers.limits import Limits
from roisim.model.arrays import Array

Score = Callable[[Array], Array]
"""(splits, draws) or (splits, items) -> (splits,)."""
LEVELS = (0.0625, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)  # times the scale of the items: what is spent in all
_MOST_PARTS = 12  # in which a level is dealt out
_CHUNKS = 10  # in which money is dealt out greedily


def lattice(limits: Limits, levels: Sequence[float], rows: int) -> Array:
    """About so many splits: every way to deal out each level in a few equal parts, all to one of them too."""
    free = np.flatnonzero(limits.free)
    found = [limits.low.astype(float)]
    for level in sorted({min(level, limits.total) for level in levels if level > limits.low.sum()}):
        rest = level - limits.low.sum()
        for parts in _dealt(len(free), rows // len(levels)):
            split = limits.low.astype(float)
            split[free] += rest * parts
            found.append(np.minimum(split, limits.high))
    return np.unique(np.array(found).round(9), axis=0)


def _dealt(count: int, rows: int) -> Array:
    """Parts of a whole, (ways, count): all ways to deal out as many equal parts as keep to the rows."""
    if count < 2:
        return np.ones((count, count))
    parts = max([size for size in range(1, _MOST_PARTS + 1) if comb(size + count - 1, size) <= rows], default=1)
    ends = np.array(list(combinations(range(parts + count - 1), count - 1)), float).reshape(-1, count - 1)
    padded = np.hstack([np.full((len(ends), 1), -1.0), ends, np.full((len(ends), 1), parts + count - 1.0)])
    found: Array = (np.diff(padded, axis=1) - 1) / parts
    return found


def equal(limits: Limits) -> Array:
    """Equal parts to all that is free."""
    rest = (limits.total - limits.low.sum()) / max(1, int(limits.free.sum()))
    return limits.nearest(np.where(limits.free, limits.low + rest, limits.low))


def greedy(score: Score, limits: Limits) -> Array:
    """Money dealt out a chunk at a time, each to where it gives most, as long as it gives anything."""
    here, chunk = limits.low.copy(), (limits.total - limits.low.sum()) / _CHUNKS
    for _ in range(_CHUNKS if chunk > 0 else 0):
        more = [np.minimum(limits.high, here + chunk * one) for one in np.eye(len(here))]
        values = score(np.array([here, *more]))
        if values.argmax() == 0:
            break
        here = more[values.argmax() - 1]
    return here
