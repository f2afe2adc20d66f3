"""What many draws say of one series: mean and quantiles, exactly or, where the draws are too many to keep, by a sketch.

>>> fan = Fan.of(np.arange(1001.0)[None, :])
>>> float(fan.q05[0]), float(fan.q50[0]), float(fan.q95[0])
(50.0, 500.0, 950.0)
"""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

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
        # Many series are the same in all draws in some world, and many months are like the month before.
        told, which = _told_apart(series)
        with np.errstate(all="ignore"):  # warnings.catch_warnings would, in many threads at once, let some through
            ordered = np.sort(told, axis=1)  # all of it: today's processors sort faster than numpy partitions
            if not np.isnan(ordered[:, -1]).any():  # NaN comes last
                levels = (told.mean(axis=1), *_quantiles(ordered))
            else:
                known = ~np.isnan(told)
                counts = known.sum(axis=1)
                mean = np.where(known, told, 0.0).sum(axis=1) / counts  # where no draw has a value it stays NaN
                levels = (mean, *_quantiles_of_known(ordered, counts))
        return cls(*(level[which] for level in levels))


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
        return cls(mean, *(float(q) if np.isfinite(q) else None for q in _quantiles(np.sort(known)[None, :])[:, 0]))


def spreads(rows: Mapping[Name, npt.NDArray[Any]]) -> dict[Name, Spread]:
    """The spread of each of many numbers, (rows,) each; those that are all finite at once."""
    together = np.stack([np.atleast_1d(values) for values in rows.values()]).astype(float)
    whole = np.isfinite(together).all(axis=1)
    known = together[whole]
    means = known.mean(axis=1)
    known.sort(axis=1)
    finite = zip(*(level.tolist() for level in (means, *_quantiles(known))), strict=True)
    return {
        name: Spread(*next(finite)) if all_finite else Spread.of(values)
        for name, values, all_finite in zip(rows, together, whole.tolist(), strict=True)
    }


_P = np.array(list(LEVELS.values()))


def _told_apart(series: Array) -> tuple[Array, npt.NDArray[np.intp]]:
    """The periods that are not like the one before, and for each period which of them it is like."""
    few = series[:, :8]  # most periods differ at once
    repeated = np.append(False, (few[1:] == few[:-1]).all(axis=1))
    for period in np.flatnonzero(repeated):
        repeated[period] = np.array_equal(series[period], series[period - 1])
    return series[~repeated] if repeated.any() else series, np.cumsum(~repeated) - 1


def _quantiles(ordered: Array) -> Array:
    """Quantiles of each row of (periods, rows) in their order, linear between order statistics: (5, periods)."""
    last = ordered.shape[1] - 1
    below = np.floor(_P * last).astype(int)
    part = (_P * last - below)[:, None]
    low, high = ordered.T[below], ordered.T[np.minimum(below + 1, last)]
    with np.errstate(invalid="ignore"):
        found: Array = np.where((high == low) | (part == 0), low, low + (high - low) * part)
    return found


def _quantiles_of_known(ordered: Array, counts: npt.NDArray[np.int64]) -> Array:
    """The same where some are NaN, which comes last; NaN where all are. counts: how many are known, (periods,)."""
    place = _P[:, None] * np.maximum(counts - 1, 0)
    below = np.floor(place).astype(int)
    low, high = (np.take_along_axis(ordered, index.T, axis=1).T for index in (below, np.minimum(below + 1, counts - 1)))
    part, span = place - below, high - low
    found: Array = np.where(part >= 0.5, high - span * (1 - part), low + span * part)
    return found


class Kept:
    """A fan of draws few enough to keep: exact."""

    def __init__(self) -> None:
        self.blocks: list[Array] = []

    @property
    def same(self) -> tuple[int, ...]:
        """Alike for two that keep the very same arrays."""
        return tuple(map(id, self.blocks))

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

    @property
    def same(self) -> tuple[int, ...]:
        """Alike for none: what was counted is not told apart again."""
        return (id(self),)

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
    """The fans of many series, each made once; in threads, for NumPy sorts without holding Python's lock."""
    alike = {name: each.same for name, each in gathered.items()}
    first = {same: name for name, same in reversed(alike.items())}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = dict(zip(first, pool.map(lambda name: gathered[name].fan(), first.values()), strict=True))
    return {name: made[same] for name, same in alike.items()}
