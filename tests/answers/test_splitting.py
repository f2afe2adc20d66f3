"""The best split of money: known optima of curves whose answer can be written down, with bounds, locks and corners."""

from collections.abc import Sequence

import numpy as np
import pytest

from roisim.answers.limits import Limits
from roisim.answers.splitting import GOALS, Goal, best, real, smooth
from roisim.model.arrays import Array

SIZE, REACH = np.array([3.0, 2.0, 1.5, 0.4]), np.array([30.0, 20.0, 50.0, 10.0])


def saturating(splits: Array) -> Array:
    """The sum of a (1 - exp(-x/b)), one draw."""
    return ((1 - np.exp(-splits / REACH)) @ SIZE)[:, None]


def equal_marginals(limits: Limits) -> Array:
    """Where all that is free gives the same for the last krona: b ln(a/(b m)), cut to the bounds, m from the total."""
    low, high = 1e-12, 10.0
    for _ in range(200):
        middle = np.sqrt(low * high)
        found = np.clip(REACH * np.log(SIZE / REACH / middle), limits.low, limits.high)
        low, high = (middle, high) if found.sum() > limits.total else (low, middle)
    return found


def limits(low: Sequence[float], high: Sequence[float], total: float) -> Limits:
    return Limits(np.array(low), np.array(high), total)


def split(bounds: Limits, objective: object = saturating, goal: Goal = "npv") -> Array:
    count = len(bounds.low)
    return best(objective, objective, bounds, np.full(count, bounds.total / count), goal)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "bounds",
    [
        limits([0, 0, 0, 0], [100] * 4, 100),
        limits([0, 0, 0, 0], [100] * 4, 8),  # two of the four get nothing
        limits([0, 0, 0, 15], [20, 100, 100, 100], 80),  # one at most, one at least
        limits([0, 25, 0, 0], [100, 25, 100, 100], 80),  # one locked
    ],
    ids=["free", "corner", "bounds", "locked"],
)
def test_the_last_krona_gives_the_same_everywhere_it_is_free_to_go(bounds: Limits) -> None:
    found = split(bounds)
    np.testing.assert_allclose(found, equal_marginals(bounds), atol=0.01 * bounds.total)
    exact = saturating(np.array([found, equal_marginals(bounds)])).ravel()
    assert exact[0] >= exact[1] * (1 - 1e-5)


def test_powers_are_split_by_their_exponents() -> None:
    def powers(splits: Array) -> Array:
        return (np.maximum(splits, 0) ** 0.5 @ np.array([1.0, 2.0, 3.0]))[:, None]

    np.testing.assert_allclose(split(limits([0] * 3, [140] * 3, 140), powers), [10, 40, 90], atol=1.0)


def test_money_that_brings_less_than_itself_stays_out_of_the_pot() -> None:
    def worth(splits: Array) -> Array:
        return 40 * saturating(splits) - splits.sum(axis=1, keepdims=True)

    found = split(limits([0] * 4, [1000] * 4, 1000), worth)
    np.testing.assert_allclose(found, np.maximum(0, REACH * np.log(40 * SIZE / REACH)), atol=2.0)

    def nothing(splits: Array) -> Array:
        return -splits.sum(axis=1, keepdims=True)

    assert split(limits([0] * 4, [1000] * 4, 1000), nothing).sum() == pytest.approx(0, abs=1e-6)


def test_an_account_that_is_not_worth_its_first_krona_is_shut() -> None:
    def opening(splits: Array) -> Array:  # each costs 0.3 to open at all
        return saturating(splits) - 0.3 * (splits > 1e-9).sum(axis=1, keepdims=True)

    found = split(limits([0] * 4, [100] * 4, 100), opening)
    assert found[3] == 0  # worth 0.4 at most


def test_several_tops_are_climbed_and_the_highest_is_taken() -> None:
    def hills(splits: Array) -> Array:  # nothing comes of less than half: an s-curve, twice
        return (1 / (1 + np.exp(-(splits - 60) / 5)) @ np.array([1.0, 1.1]))[:, None]

    found = split(limits([0, 0], [100, 100], 100), hills)
    assert found[1] > 75 > 25 > found[0]


def test_each_goal_is_told_from_the_draws_and_its_smooth_form_comes_near() -> None:
    ranks = (np.arange(4096) + 0.5) / 4096
    values = np.stack([ranks - 0.3, 3 * ranks - 2])
    assert real(values, "npv") == pytest.approx([0.2, -0.5])
    assert real(values, "low") == pytest.approx([-0.25, -1.85], abs=1e-3)
    assert real(values, "chance") == pytest.approx([0.7, 1 / 3], abs=1e-3)
    for goal in GOALS:
        assert smooth(values, goal) == pytest.approx(real(values, goal), abs=0.1)


def test_a_step_off_nothing_is_found_though_today_stands_on_a_slope_that_leads_away_from_it() -> None:
    def opening(splits: Array) -> Array:  # an account at all is worth 5; each krona in it 1 less than in the other
        return (5.0 * (splits[:, :1] >= 2) - splits[:, :1] + 0.01 * splits[:, 1:]).astype(float)

    found = best(opening, opening, limits([0, 0], [100, 100], 100), np.array([0.0, 100.0]))
    assert opening(found[None])[0, 0] > 3.5


def test_what_a_split_scores_does_not_hang_on_which_others_are_looked_at_beside_it() -> None:
    values = np.stack([np.linspace(-1, 2, 256), np.linspace(-900, 1800, 256)])
    assert smooth(values, "chance")[0] == smooth(values[:1], "chance")[0]


def test_what_a_bound_cuts_off_goes_to_the_others_so_that_the_total_is_kept() -> None:
    bounds = limits([0, 0, 5], [9, 100, 5], 30)
    np.testing.assert_allclose(bounds.scaled(np.array([15.0, 5.0, 5.0])), [9, 16, 5], atol=1e-6)
    np.testing.assert_allclose(bounds.scaled(np.array([15.0, 0.0, 5.0])), [9, 0, 5], atol=1e-6)  # nothing stays nothing
    np.testing.assert_allclose(bounds.spread(np.array([15.0, 0.0, 5.0])), [9, 16, 5], atol=1e-6)


def test_the_nearest_split_keeps_to_all_limits() -> None:
    bounds = limits([0, 10, 0], [20, 40, 5], 50)
    assert bounds.nearest(np.array([100.0, 100.0, 100.0])).sum() == pytest.approx(50)
    np.testing.assert_allclose(bounds.nearest(np.array([1.0, 0.0, 9.0])), [1, 10, 5])
    np.testing.assert_allclose(bounds.scaled(np.array([10.0, 20.0, 0.0])), [50 / 3, 100 / 3, 0], atol=1e-6)
