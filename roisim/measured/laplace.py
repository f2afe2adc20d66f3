"""The normal that is nearest to a density at its top: an answer at once, and where the chains begin."""

from dataclasses import dataclass

import numpy as np

from roisim.measured.mcmc import Density
from roisim.model.arrays import Array
from roisim.model.draws import Chance

_NEAR = 1e-3  # step of a slope, in standard deviations of the prior
_WIDE = 0.1  # step of a curvature: wide enough to see past a kink
_LEAST_CURVED = 0.25  # of the prior's own curvature: no direction is taken to be wider than twice the prior


@dataclass(frozen=True)
class Normal:
    """A normal: its centre, and a root of its covariance, which is root rootᵀ."""

    centre: Array
    root: Array

    def draws(self, count: int, chance: Chance) -> Array:
        """So many of it, one a row."""
        return self.centre + chance.standard_normal((count, len(self.centre))) @ self.root.T


def laplace(density: Density, starts: Array) -> Normal:
    """The top of a density that was reached from one of `starts` (starts, dimensions), and how curved it is there."""
    from scipy.optimize import minimize  # 0.2 s to import

    def fall(x: Array) -> float:
        return -float(density(x[None])[0])

    def slope(x: Array) -> Array:
        return -_slope(density, x)

    found = [
        minimize(fall, start, jac=slope, method="BFGS", options={"gtol": 1e-3, "maxiter": 200}) for start in starts
    ]
    centre = np.asarray(min(found, key=lambda each: each.fun).x)
    values, vectors = np.linalg.eigh(-_curvature(density, centre))
    return Normal(centre, vectors / np.sqrt(np.maximum(values, _LEAST_CURVED)))


def _slope(density: Density, x: Array) -> Array:
    """The gradient, from one call with a row for each side of each dimension."""
    steps = _NEAR * np.eye(len(x))
    there, back = np.split(density(np.concatenate((x + steps, x - steps))), 2)
    found: Array = (there - back) / (2 * _NEAR)
    return found


def _curvature(density: Density, x: Array) -> Array:
    """The matrix of second derivatives, from one call as well."""
    steps = _WIDE * np.eye(len(x))
    first, second = np.triu_indices(len(x), 1)
    single = density(np.concatenate((x + steps, x - steps, x[None])))
    there, back, here = single[: len(x)], single[len(x) : -1], single[-1]
    found = np.diag(there - 2 * here + back)
    if len(first):
        both = density(np.concatenate((x + steps[first] + steps[second], x - steps[first] - steps[second])))
        up, down = np.split(both, 2)
        mixed = (up + down + 2 * here - there[first] - there[second] - back[first] - back[second]) / 2
        found[first, second] = found[second, first] = mixed
    return found / _WIDE**2
