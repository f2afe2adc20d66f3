"""Draws from a density that is known but for a factor, by many chains at once.

Two ways. `gpcn` walks with proposals from a normal that is near the density (Crank and Nicolson's, made wider by a
fifth): it needs a good guess, which a first short walk makes better, and mixes fast. `demc` takes its steps from the
distances between its own chains: slower, and good where the guess was bad or the density has several tops.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from roisim.answers.advance import Advance
from roisim.model.arrays import Array
from roisim.model.draws import Chance

Density = Callable[[Array], Array]
"""The logarithm of a density, but for a constant: (rows, dimensions) -> (rows,)."""
Way = Literal["gpcn", "demc"]

CHAINS = 80
SETTLED = 1.02  # split R-hat: the chains agree
ASTRAY = 1.05  # and above this they do not, even after all steps
LEAST_ACCEPTED = 0.1
_STEP, _WIDER = 0.4, 1.2  # b of the proposals, and how much wider than the normal they are
_FLAT = 1e-6  # the least variance of a normal in any direction
_GROUP = 4  # steps from one that is kept to the next; one of them is a leap, drawn from the whole normal


@dataclass(frozen=True)
class Effort:
    """How long to walk: steps between two looks at whether the chains agree, the least and the most of all steps.

    first: steps of the walk that only looks for a better normal.
    """

    block: int = 400
    least: int = 800
    most: int = 8000
    first: int = 400
    chains: int = CHAINS


@dataclass(frozen=True)
class Walked:
    """draws: (kept, chains, dimensions), the later half of the walk. last: (chains, dimensions), where it ended."""

    draws: Array
    last: Array
    r_hat: float
    accepted: float
    steps: int
    way: Way

    @property
    def settled(self) -> bool:
        """Whether the chains agree."""
        return self.r_hat <= ASTRAY

    @property
    def flat(self) -> Array:
        """All draws, one a row."""
        return self.draws.reshape(-1, self.draws.shape[2])


def sample(density: Density, centre: Array, root: Array, chance: Chance, effort: Effort, advance: Advance) -> Walked:
    """By gpCN from the normal with the covariance root rootᵀ about `centre`; by DE-MC where that goes astray."""
    tried = gpcn(density, centre, root, chance, replace(effort, most=effort.first), unheard)
    if tried.accepted >= LEAST_ACCEPTED:
        centre, root = nearest(tried.flat)
    walked = gpcn(density, centre, root, chance, effort, advance)
    if walked.accepted >= LEAST_ACCEPTED and walked.settled:
        return walked
    start = centre + chance.standard_normal((effort.chains, len(centre))) @ root.T
    return demc(density, start, chance, effort, advance)


def unheard(done: float) -> None:
    """Tell nobody."""


def nearest(draws: Array) -> tuple[Array, Array]:
    """Centre and root of the normal that has the mean and the covariance of draws (rows, dimensions)."""
    values, vectors = np.linalg.eigh(np.cov(draws.T, ddof=1).reshape(draws.shape[1], -1))
    return draws.mean(axis=0), vectors * np.sqrt(np.maximum(values, _FLAT))


def gpcn(density: Density, centre: Array, root: Array, chance: Chance, effort: Effort, advance: Advance) -> Walked:
    """x' = m + sqrt(1 - b²)(x - m) + b 1.2 L e, accepted by the ratio of the density to the wide normal.

    In the coordinates of that normal, x = m + 1.2 L u, so its logarithm is -|u|²/2.
    """
    wide = _WIDER * root

    def weight(u: Array) -> Array:
        found: Array = density(centre + u @ wide.T) + 0.5 * np.einsum("ij,ij->i", u, u)
        return found

    u = chance.standard_normal((effort.chains, len(centre)))
    now = weight(u)

    def step(number: int) -> float:
        nonlocal u, now
        b = 1.0 if number % _GROUP == 0 else _STEP
        tried = np.sqrt(1 - b * b) * u + b * chance.standard_normal(u.shape)
        u, now, share = _moved(u, tried, now, weight(tried), chance)
        return share

    return _walk(step, lambda: centre + u @ wide.T, effort, "gpcn", advance)


def demc(density: Density, start: Array, chance: Chance, effort: Effort, advance: Advance) -> Walked:
    """x' = x + g (y - z) + a little, y and z two chains of the half that stands still; every tenth time g is 1."""
    x, now = start.copy(), density(start)
    half, dimensions = len(x) // 2, x.shape[1]
    parts = (np.arange(half), np.arange(half, len(x)))

    def step(number: int) -> float:
        moving, still = parts if number % 2 else parts[::-1]
        one = chance.integers(len(still), size=len(moving))
        other = (one + chance.integers(1, len(still), size=len(moving))) % len(still)
        g = 1.0 if number // 2 % 10 == 0 else 2.38 / np.sqrt(2 * dimensions)
        near = 1e-3 * chance.standard_normal((len(moving), dimensions))
        tried = x[moving] + g * (x[still[one]] - x[still[other]]) + near
        x[moving], now[moving], share = _moved(x[moving], tried, now[moving], density(tried), chance)
        return share

    return _walk(step, x.copy, effort, "demc", advance)


def _moved(here: Array, there: Array, now: Array, then: Array, chance: Chance) -> tuple[Array, Array, float]:
    """Each chain where it goes: there, as often as the ratio says, else here; and how many went."""
    goes = np.log(chance.random(len(now))) < then - now
    return np.where(goes[:, None], there, here), np.where(goes, then, now), float(goes.mean())


def _walk(
    step: Callable[[int], float], where: Callable[[], Array], effort: Effort, way: Way, advance: Advance
) -> Walked:
    """Steps until the chains agree, or all were made."""
    kept: list[Array] = []
    shares: list[float] = []
    r_hat = np.inf
    for number in range(1, effort.most + 1):
        shares.append(step(number))
        if number % _GROUP == 0:
            kept.append(where())
        if number % effort.block == 0 or number == effort.most:
            r_hat = split_r_hat(np.array(kept[len(kept) // 2 :]))
            advance(number / effort.most)
            lost = way == "gpcn" and np.mean(shares) < LEAST_ACCEPTED
            if lost or (number >= effort.least and r_hat < SETTLED):
                break
    return Walked(np.array(kept[len(kept) // 2 :]), where(), r_hat, float(np.mean(shares)), number, way)


def split_r_hat(draws: Array) -> float:
    """The largest split R-hat of all dimensions: how much wider all chains together are than each half of one.

    draws: (kept, chains, dimensions). Gelman and others, Bayesian Data Analysis, 3rd edition, section 11.4.
    """
    length = len(draws) // 2
    if length < 2:
        return float("inf")
    halves = np.concatenate((draws[:length], draws[-length:]), axis=1)
    within = halves.var(axis=0, ddof=1).mean(axis=0)
    between = halves.mean(axis=0).var(axis=0, ddof=1)
    if not (within > 0).all():
        return float("inf")
    return float(np.sqrt((length - 1) / length + between / within).max())
