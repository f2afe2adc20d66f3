"""Chains draw from the density that they are given, and a normal is found at once."""

import numpy as np
import pytest

from roisim.measured.laplace import laplace
from roisim.measured.mcmc import Density, Effort, demc, gpcn, nearest, sample, split_r_hat, unheard
from roisim.model.arrays import Array
from roisim.model.draws import chance

MEAN = np.array([1.0, -2.0, 0.5])
COVARIANCE = np.array([[2.0, 0.9, 0.0], [0.9, 1.0, -0.2], [0.0, -0.2, 0.5]])
SHORT = Effort(block=400, least=1200, most=2000)


def normal(x: Array) -> Array:
    """The logarithm of a normal density with known moments."""
    off = x - MEAN
    found: Array = -0.5 * np.einsum("ij,jk,ik->i", off, np.linalg.inv(COVARIANCE), off)
    return found


def skewed(x: Array) -> Array:
    """ln of a gamma of shape 3 in the exponent of x, whose mean is digamma(3) = 0.9228: no normal."""
    found: Array = (3 * x - np.exp(x)).sum(axis=1)
    return found


def test_the_normal_of_a_normal_is_itself() -> None:
    found = laplace(normal, np.zeros((1, 3)))
    assert np.allclose(found.centre, MEAN, atol=1e-3)
    assert np.allclose(found.root @ found.root.T, COVARIANCE, atol=1e-2)


def test_a_direction_that_nothing_tells_of_stays_bounded() -> None:
    found = laplace(lambda x: -0.5 * x[:, 0] ** 2, np.ones((1, 2)))
    assert np.diag(found.root @ found.root.T) == pytest.approx([1, 4], rel=1e-3)


@pytest.mark.parametrize("centre", [MEAN, MEAN + np.array([1.0, 1.0, -0.5])])
def test_gpcn_draws_from_the_density_whatever_normal_it_starts_from(centre: Array) -> None:
    walked = gpcn(normal, centre, 0.9 * np.linalg.cholesky(COVARIANCE), chance(3), SHORT, unheard)
    _is_normal(walked.draws)
    assert walked.settled and walked.accepted > 0.3


def test_demc_draws_from_it_without_any_normal() -> None:
    start = 3 * chance(1).standard_normal((80, 3))
    _is_normal(demc(normal, start, chance(2), Effort(block=1000, least=3000, most=3000), unheard).draws)


def _is_normal(draws: Array) -> None:
    """Means and variances as they should be, within five standard errors of the means of single chains."""
    chains = draws.mean(axis=0)
    error = chains.std(axis=0, ddof=1) / np.sqrt(len(chains))
    assert np.all(np.abs(chains.mean(axis=0) - MEAN) < 5 * error)
    squares = ((draws - MEAN) ** 2).mean(axis=0)
    error = squares.std(axis=0, ddof=1) / np.sqrt(len(squares))
    assert np.all(np.abs(squares.mean(axis=0) - np.diag(COVARIANCE)) < 5 * error)


def test_a_density_that_is_no_normal_is_drawn_as_it_is() -> None:
    nearby = laplace(skewed, np.zeros((1, 2)))
    walked = sample(skewed, nearby.centre, nearby.root, chance(5), SHORT, unheard)
    chains = walked.draws.mean(axis=0)
    error = chains.std(axis=0, ddof=1) / np.sqrt(len(chains))
    assert np.all(np.abs(chains.mean(axis=0) - 0.9227843) < 5 * error)


def test_a_normal_that_is_far_off_is_left_for_the_distances_between_chains() -> None:
    narrow: Density = lambda x: -0.5 * ((x - 40) ** 2).sum(axis=1) / 0.01**2  # noqa: E731
    walked = sample(narrow, np.zeros(2), np.eye(2), chance(1), Effort(block=200, least=400, most=400), unheard)
    assert walked.way == "demc"


def test_chains_that_do_not_agree_are_told_apart() -> None:
    luck = chance(1)
    same = luck.standard_normal((200, 10, 2))
    assert split_r_hat(same) < 1.02
    assert split_r_hat(same + np.arange(10)[None, :, None]) > 2
    assert split_r_hat(same + np.linspace(0, 3, 200)[:, None, None]) > 1.2  # each drifts, and all alike
    assert split_r_hat(np.ones((100, 4, 1))) == float("inf")


def test_the_same_seed_walks_the_same_way_and_is_told_how_far() -> None:
    told: list[float] = []
    effort = Effort(block=40, least=80, most=80, first=40, chains=10)
    once, again, other = (sample(normal, MEAN, np.eye(3), chance(seed), effort, told.append) for seed in (7, 7, 8))
    assert np.array_equal(once.draws, again.draws) and not np.array_equal(once.draws, other.draws)
    assert told[:2] == [0.5, 1.0]


def test_the_nearest_normal_has_the_moments_of_the_draws() -> None:
    draws = MEAN + chance(1).standard_normal((50_000, 3)) @ np.linalg.cholesky(COVARIANCE).T
    centre, root = nearest(draws)
    assert np.allclose(centre, MEAN, atol=0.05) and np.allclose(root @ root.T, COVARIANCE, atol=0.06)
