"""How a plan ends by what a key figure was in a month: the spread of its worth in bins from low to high."""

from dataclasses import dataclass

import numpy as np

from roisim.model.arrays import Array

_BINS = 12
_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True)
class Seen:
    """What a key figure was in its month, and how the plan ended, in bins of like many draws from low to high.

    middles: (bins,), the middle of the figure in each bin; ends: (5, bins), q05 to q95 of the worth there.
    """

    middles: Array
    ends: Array


def seen_of(figure: Array, worth: Array) -> Seen:
    """The figure in as many parts of like many draws, and how the worth is spread in each."""
    found = [np.sort(part) for part in np.array_split(np.argsort(figure, kind="stable"), _BINS)]
    return Seen(
        np.array([np.median(figure[part]) for part in found]),
        np.array([np.quantile(worth[part], _QUANTILES) for part in found]).T,
    )
