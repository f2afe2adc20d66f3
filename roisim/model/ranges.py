"""What a range means: a two-piece normal on the scale of its kind, between a low, a likely and a high value.

>>> round(float(quantile("positive", 30, 45, 80, 0.95)), 9)
80.0
"""

import numpy as np
import numpy.typing as npt

from roisim.cases.parameters import Kind
from roisim.model.arrays import Array

Z95 = 1.6448536269514722  # the normal quantile at 0.95


def quantile(kind: Kind, low: float, likely: float, high: float, p: npt.ArrayLike) -> Array:
    """The value of a range at probability `p`: low at 0.05, likely at 0.50, high at 0.95.

    A two-piece normal on the scale of the kind (ln x, log-odds or x itself). p: any shape, inside (0, 1).
    ValueError where the three do not rise, or leave the open domain of the kind.
    """
    domain = {"positive": (0, np.inf), "share": (0, 1), "effect": (-np.inf, np.inf)}
    if kind not in domain:
        raise ValueError(f"kind is {kind!r}; it is one of {', '.join(domain)}")
    if not domain[kind][0] < low <= likely <= high < domain[kind][1]:
        raise ValueError(f"a range of kind {kind} rises, strictly inside {domain[kind]}; it is {(low, likely, high)}")
    return from_normal(kind, low, likely, high, normal(np.asarray(p, float)))


def normal(p: Array) -> Array:
    """Standard normal scores of uniforms inside (0, 1)."""
    from scipy.special import ndtri  # 0.2 s to import, and the likely values need no chance

    z: Array = ndtri(p)
    return z


def from_normal(kind: Kind, low: float, likely: float, high: float, z: Array) -> Array:
    """The value of a range at standard normal scores."""
    start, middle, end = to_scale(kind, np.array([low, likely, high]))
    return from_scale(kind, middle + z * np.where(z < 0, (middle - start) / Z95, (end - middle) / Z95))


def to_scale(kind: Kind, x: Array) -> Array:
    """The scale g on which a range of this kind is normal: ln x, the log-odds, or x itself."""
    if kind == "positive":
        return np.log(x)
    return np.log(x / (1 - x)) if kind == "share" else x


def from_scale(kind: Kind, y: Array) -> Array:
    """Back again."""
    if kind == "positive":
        return np.exp(y)
    return 1 / (1 + np.exp(-y)) if kind == "share" else y
