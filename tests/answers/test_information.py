"""What it is worth to know: known answers, with blocks that are scrambled each by themselves, and with plain draws."""

from collections.abc import Callable
from math import erf, exp, pi, sqrt

import numpy as np
import pytest

from roisim import decision
from roisim.answers.information import BLOCKS, Value
from roisim.cases import preset
from roisim.model.arrays import Array
from roisim.model.draws import scrambles

SIZE = 512
FEW = 4.0  # standard errors that an answer may be off
LEAST = 1e-3  # of the standard deviation: what the spline misses at most
Source = Callable[[int], Array]


def sobol(numbers: int) -> Array:
    """Standard normals from eight blocks that are scrambled each by themselves: (draws, numbers)."""
    from scipy.stats import norm, qmc

    blocks = [norm.ppf(qmc.Sobol(numbers, seed=seed).random(SIZE)) for seed in range(BLOCKS)]
    return np.concatenate(blocks)


def plain(numbers: int) -> Array:
    """The same by plain chance."""
    return np.random.default_rng(7).standard_normal((BLOCKS * SIZE, numbers))


def normal_loss(mean: float, spread: float) -> float:
    """E[max(mean + spread z, 0)] - max(mean, 0)."""
    if not spread:
        return 0.0
    u = mean / spread
    return mean * (1 + erf(u / sqrt(2))) / 2 + spread * exp(-u * u / 2) / sqrt(2 * pi) - max(mean, 0.0)


@pytest.mark.parametrize("source", [sobol, plain])
@pytest.mark.parametrize(("mean", "spread"), [(0, 0.3), (0, 1), (0.3, 0.3), (0.3, 1), (-0.5, 0.3), (1, 0.3), (-1, 1)])
def test_a_number_is_worth_the_normal_loss(source: Source, mean: float, spread: float) -> None:
    x, noise = source(2).T
    net = mean + spread * x + noise
    found, wanted = decision.evppi(net, x), normal_loss(mean, spread)
    assert abs(found - wanted) <= FEW * found.error + LEAST
    assert found == decision.evppi(net, x[:, None]) == decision.evppi(net, np.exp(x))
    assert decision.evpi(net) == pytest.approx(normal_loss(mean, sqrt(1 + spread**2)), abs=0.05)
    assert found <= found.at_most


def test_what_tells_nothing_is_worth_nothing() -> None:
    x, noise, other = sobol(3).T
    sure = decision.evppi(9 + noise, x)
    assert (sure, sure.error, sure.at_most, sure.is_told) == (0.0, 0.0, 0.0, False)
    close = decision.evppi(0.2 + noise, other)
    assert not close.is_told and 0 <= close <= close.at_most < 0.02
    assert decision.evpi(np.full(9, 3.0)) == decision.evpi(np.full(9, -3.0)) == 0


@pytest.mark.parametrize("source", [sobol, plain])
@pytest.mark.parametrize("others", [0, 2, 6])
def test_numbers_together_are_worth_their_product(source: Source, others: int) -> None:
    """What hangs on two numbers only together is told by neither; a further number in the group changes nothing."""
    drawn = source(3 + others)
    one, two, noise = drawn[:, 0], drawn[:, 1], drawn[:, 2]
    net = 0.3 * one * two + noise
    group = np.column_stack((one, two, drawn[:, 3:]))
    found = decision.evppi(net, group)
    wanted = 0.3 / pi  # half of E|xy| = 2 / pi
    assert abs(found - wanted) <= FEW * found.error + 0.004 * (1 + others)
    assert not decision.evppi(net, one).is_told and found.is_told


def test_the_bias_is_within_a_few_standard_errors_over_many_runs() -> None:
    from scipy.stats import norm, qmc

    for mean, spread in ((0.0, 0.3), (0.3, 0.3), (-0.5, 0.3)):
        found = []
        for run in range(12):
            blocks = [norm.ppf(qmc.Sobol(2, seed=100 * run + seed).random(SIZE)) for seed in range(BLOCKS)]
            x, noise = np.concatenate(blocks).T
            found.append(float(decision.evppi(mean + spread * x + noise, x)))
        off = np.mean(found) - normal_loss(mean, spread)
        assert abs(off) <= FEW * np.std(found, ddof=1) / sqrt(len(found)) + 0.0005


def test_blocks_may_stand_in_any_order() -> None:
    x, noise = plain(2).T
    net = 0.2 + x + noise
    whole = decision.evppi(net, x)
    assert decision.evppi(net, x, BLOCKS) == decision.evppi(net, x, np.int64(BLOCKS)) == whole
    mixed = np.random.default_rng(3).permutation(len(net))
    labels = np.repeat(list("abcdefgh"), SIZE)
    again = decision.evppi(net[mixed], x[mixed], labels[mixed])
    assert again == pytest.approx(whole, rel=1e-9) and again.error == pytest.approx(whole.error, rel=1e-6)
    uneven = decision.evppi(net[:1001], x[:1001])
    assert abs(uneven - normal_loss(0.2, 1.0)) < FEW * uneven.error + LEAST


def test_a_number_of_few_values_is_one_to_know() -> None:
    noise = sobol(1)[:, 0]
    yes = (np.arange(len(noise)) % 2).astype(float)
    found = decision.evppi(np.where(yes > 0, 1.0, -1.0) + 0.1 * noise, yes)
    assert found == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("net", "x", "blocks", "said"),
    [
        ([[1.0, 2.0]], [1.0], None, "one number a draw"),
        ([], [], None, "one number a draw"),
        ([1.0, np.nan], [1.0, 2.0], None, "net_value has a number that is missing"),
        ([1.0, 2.0], [1.0, np.inf], None, "x has a number that is missing"),
        ([1.0, 2.0], [1.0, 2.0, 3.0], None, "its shape is"),
        ([1.0, 2.0], np.zeros((2, 0)), None, "its shape is"),
        ([1.0, 2.0], [3.0, 3.0], None, "nothing to learn"),
        ([1.0, 2.0], [3.0, 4.0], [1], "which block"),
        ([1.0, 2.0], [3.0, 4.0], [1, 1], "two blocks"),
        ([1.0, 2.0], [3.0, 4.0], 1, "two blocks"),
        ([1.0, 2.0], [3.0, 4.0], -3, "two blocks"),
        (np.arange(16.0), np.arange(16.0), None, "too few"),
        ([1.0, 2.0], [3.0, 4.0], 2.5, "blocks is a whole number"),
        ([1.0, 2.0], [3.0, 4.0], "a", "blocks is a whole number"),
        ([1.0, 2.0], [3.0, 4.0], [None, 1], "blocks is a whole number"),
        ([1.0, 2.0], [3.0, 4.0], [np.nan, 1.0], "blocks has a number that is missing"),
        ([1.0, 2.0], [3.0, 4.0], np.inf, "blocks has a number that is missing"),
        (np.array([1.0 + 2j, 2.0]), [3.0, 4.0], None, "net_value has something that is no number"),
        (["a", "b"], [3.0, 4.0], None, "net_value has something that is no number"),
        ([1.0, 2.0], "a", None, "x has something that is no number"),
        ([1.0, 2.0], [[3.0], [4.0, 5.0]], None, "x has something that is no number"),
    ],
)
def test_what_nothing_can_be_told_from_is_said(net: object, x: object, blocks: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        decision.evppi(net, x, blocks)  # type: ignore[arg-type]


def test_a_value_is_a_number_that_knows_its_error() -> None:
    value = Value(-3.0, 2.0)
    assert (float(value), value.error, value.at_most, value.is_told) == (0.0, 2.0, 0.0, False)
    assert Value(7.0, 2.0).is_told and not Value(5.0, 2.0).is_told
    assert float(Value(5.0, 2.0) + 1) == 6.0 and f"{Value(5.0, 2.0):.1f}" == "5.0"


def test_blocks_of_a_case_are_those_it_is_drawn_in() -> None:
    assert scrambles(preset("b2b"), range(BLOCKS), SIZE).rows == BLOCKS * SIZE
