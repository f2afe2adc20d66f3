"""What many draws say of one series: mean and quantiles, exactly or, where the draws are too many to keep, by a sketch.

>>> fan = Fan.of(np.arange(1001.0)[None, :])
>>> float(fan.q05[0]), float(fan.q50[0]), float(fan.q95[0])
(50.0, 500.0, 950.0)
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from roisim.model.arrays import Array

Name = TypeVar("Name")
LEVELS = {"q05": 0.05, "q25": 0.25, "q50": 0.50, "q75": 0.75, "q95": 0.95}


@dataclass(frozen=True)
class Fan:
    """Mean and quantiles of a series over the draws, (periods,) each; NaN where there is nothing to say."""

    mean: Array
    q05: Array
    q25: Array
    q50: Array
    q75: Array
    q95: Array

    @classmethod
    def of(cls, series: Array) -> "Fan":
        """The fan of a whole series, (periods, rows)."""
        with np.errstate(all="ignore"):  # warnings.catch_warnings would, in many threads at once, let some through
            if not np.isnan(series).any():
                return cls(series.mean(axis=1), *_quantiles(series))
            silent = np.isnan(series).all(axis=1)  # a period in which no draw has a value stays NaN
            known = np.where(silent, 0.0, series.T).T
            said = (np.nanmean(known, axis=1), *np.nanquantile(known, _P, axis=1))
        return cls(*(np.where(silent, np.nan, values) for values in said))


@dataclass(frozen=True)
class Spread:
    """One number over the draws: mean and quantiles, None where it is missing."""

    mean: float | None
    q05: float | None
    q25: float | None
    q50: float | None
    q75: float | None
    q95: float | None

    @classmethod
    def of(cls, values: Array) -> "Spread":
        """The spread of (rows,) values. NaN is left out; infinite is a value later or larger than all others."""
        known = np.atleast_1d(values)[~np.isnan(values)]
        if not len(known):
            return cls(*(None,) * 6)
        finite = known[np.isfinite(known)]
        mean = float(finite.mean()) if len(finite) else None
        return cls(mean, *(float(q) if np.isfinite(q) else None for q in _quantiles(known[None, :])[:, 0]))


_P = np.array(list(LEVELS.values()))


def _quantiles(series: Array) -> Array:
    """Quantiles of each row of (periods, rows), linear between order statistics: (5, periods)."""
    last = series.shape[1] - 1
    below = np.floor(_P * last).astype(int)
    above = np.minimum(below + 1, last)
    part = (_P * last - below)[:, None]
    found = np.tile(series[:, 0], (len(_P), 1))
    # Many series are the same in all draws in some world, and many months are like the month before.
    repeated = np.append(False, (series[1:] == series[:-1]).all(axis=1))
    varied = np.flatnonzero((series.min(axis=1) < series.max(axis=1)) & ~repeated)
    parted = np.partition(series[varied], np.unique((below, above)), axis=1).T
    low, high = parted[below], parted[above]
    with np.errstate(invalid="ignore"):
        found[:, varied] = np.where((high == low) | (part == 0), low, low + (high - low) * part)
    return found[:, np.maximum.accumulate(np.where(repeated, 0, np.arange(len(series))))]


class Kept:
    """A fan of draws few enough to keep: exact."""

    def __init__(self) -> None:
        self.blocks: list[Array] = []

    def add(self, block: Array) -> None:
        """Keep another (periods, rows) of draws."""
        self.blocks.append(block)

    def fan(self) -> Fan:
        """The fan of all draws so far."""
        return Fan.of(np.concatenate(self.blocks, axis=1) if len(self.blocks) > 1 else self.blocks[0])


class Sketch:
    """A fan of more draws than one keeps: a histogram of 4,096 cells a period, whose width bounds the error.

    The first block sets the cells, from somewhat below its q01 to somewhat above its q99; what falls outside is
    counted at the ends. NaN is left out.
    """

    CELLS = 4096

    def __init__(self) -> None:
        self.counts = np.zeros(0, np.int64)

    def add(self, block: Array) -> None:
        """Count another (periods, rows) of draws."""
        if not len(self.counts):
            self._lay_out(block)
        known: npt.NDArray[np.bool_] = ~np.isnan(block)
        with np.errstate(divide="ignore", invalid="ignore"):
            cell = np.where(self.width > 0, (block - self.low) / self.width + 1, 1)
            place = np.clip(cell, 0, self.CELLS - 1).astype(np.int64) + self.CELLS * np.arange(len(block))[:, None]
        self.counts += np.bincount(place[known], minlength=self.counts.size).reshape(self.counts.shape)
        self.total += np.nansum(block, axis=1)

    def _lay_out(self, first: Array) -> None:
        silent = np.isnan(first).all(axis=1)
        low, high = np.nanquantile(np.where(silent, 0, first.T), (0.01, 0.99), axis=0)[:, :, None]
        self.low = low - (high - low) / 4
        self.width = (high - low) * 1.5 / (self.CELLS - 2)
        self.counts = np.zeros((len(first), self.CELLS), np.int64)
        self.total = np.zeros(len(first))

    def fan(self) -> Fan:
        """The fan of all draws so far, each quantile within one cell of the truth."""
        draws = self.counts.sum(axis=1).astype(float)
        draws[draws == 0] = np.nan
        reached = np.cumsum(self.counts, axis=1)
        return Fan(self.total / draws, *(self._quantile(reached, p * (draws - 1) + 0.5) for p in _P))

    def _quantile(self, reached: npt.NDArray[np.int64], rank: Array) -> Array:
        cell = np.minimum((reached < rank[:, None]).sum(axis=1), self.CELLS - 1)
        period = np.arange(len(cell))
        inside = (rank - (reached - self.counts)[period, cell]) / np.maximum(self.counts[period, cell], 1)
        found: Array = self.low[:, 0] + (cell - 1 + inside) * self.width[:, 0]
        return found


def fans_of(gathered: Mapping[Name, Kept | Sketch]) -> dict[Name, Fan]:
    """The fans of many series; in threads, for NumPy sorts without holding Python's lock."""
    with ThreadPoolExecutor() as pool:
        return dict(zip(gathered, pool.map(lambda each: each.fan(), gathered.values()), strict=True))
