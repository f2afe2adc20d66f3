"""What each item of a split may get, and a split that keeps to it: the nearest one, or the same proportions.

>>> limits = Limits(np.zeros(2), np.array([10.0, 100.0]), 60.0)
>>> limits.scaled(np.array([10.0, 20.0])).tolist()  # what the first can't take goes to the second
[10.0, 50.0]
>>> limits.nearest(np.array([50.0, 80.0])).round(6).tolist()
[10.0, 50.0]
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from roisim.model.arrays import Array

_HALVINGS = 60
_SLACK = 1e-9


@dataclass(frozen=True)
class Limits:
    """What each item gets at least and at most, (items,), and what all get together at most [currency/month]."""

    low: Array
    high: Array
    total: float

    @property
    def free(self) -> npt.NDArray[np.bool_]:
        """Which items can be moved at all."""
        return self.high > self.low

    def keep(self, split: Array) -> bool:
        """True of a split that keeps to them."""
        slack = _SLACK * max(self.total, 1.0)
        inside = (split >= self.low - slack).all() and (split <= self.high + slack).all()
        return bool(inside and split.sum() <= self.total + slack)

    def of(self, total: float) -> "Limits":
        """The same items with another total."""
        return replace(self, high=np.minimum(self.high, max(total, 0.0)), total=total)

    def nearest(self, split: Array) -> Array:
        """The split that comes closest and keeps to the limits."""
        found = np.clip(split, self.low, self.high)
        if found.sum() <= self.total:
            return found
        most = float((split - self.low).max())
        return _halved(lambda less: np.clip(split - less, self.low, self.high), most, self.total)

    def scaled(self, split: Array) -> Array:
        """A split in its own proportions, the total kept: what one can't take, the others share as they did. Less than
        the total only where all that have a part are full."""
        most = np.where(split > 0, self.high, self.low)
        if split.sum() <= 0 or most.sum() <= self.total:
            return most if split.sum() > 0 else self.nearest(split)
        part = split / split.sum()
        enough = float((self.high[part > 0] / part[part > 0]).max())
        return _halved(lambda left: np.clip(part * (enough - left), self.low, self.high), enough, self.total)

    def spread(self, split: Array) -> Array:
        """The same, and what those can't take in equal parts to the rest; less only where all are full."""
        found = self.scaled(split)
        if found.sum() >= min(self.total, float(self.high.sum())) * (1 - _SLACK):
            return found
        enough = float((self.high - found).max())
        return _halved(lambda left: np.clip(found + (enough - left), found, self.high), enough, self.total)


def _halved(made: Callable[[float], Array], most: float, total: float) -> Array:
    """The largest split that is no more than the total; made: less the more, all of them within it at `most`."""
    down, up = 0.0, most
    if made(down).sum() <= total:
        return made(down)
    for _ in range(_HALVINGS):
        middle = (down + up) / 2
        down, up = (middle, up) if made(middle).sum() > total else (down, middle)
    return made(up)
