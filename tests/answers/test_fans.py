"""Fans and spreads: exact where draws are kept, within a stated error where not, honest about what is missing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import roisim
from roisim.answers.fans import LEVELS, Fan, Kept, Sketch, Spread
from roisim.cases import preset

CHANCE = np.random.default_rng(20)


@given(st.integers(1, 400), st.integers(1, 6))
@settings(max_examples=60)
def test_a_fan_is_the_quantiles_that_numpy_gives(rows: int, periods: int) -> None:
    series = CHANCE.normal(size=(periods, rows)).round(1)  # ties too
    series[-1] = series[0]
    fan = Fan.of(series)
    for name, level in LEVELS.items():
        assert np.allclose(getattr(fan, name), np.quantile(series, level, axis=1), rtol=1e-12, atol=1e-12)


def test_a_million_draws_in_blocks_stay_within_one_cell_of_the_truth() -> None:
    series = np.cumsum(CHANCE.lognormal(0, 1.2, (6, 200_000)), axis=0)
    sketch = Sketch()
    for first in range(0, series.shape[1], 4096):
        sketch.add(series[:, first : first + 4096])
    fan = sketch.fan()
    cell = (np.quantile(series, 0.99, axis=1) - np.quantile(series, 0.01, axis=1)) * 1.6 / Sketch.CELLS
    for name, level in LEVELS.items():
        assert (abs(getattr(fan, name) - np.quantile(series, level, axis=1)) < cell).all(), name
    assert np.allclose(fan.mean, series.mean(axis=1), rtol=1e-12)


def test_kept_and_sketched_fans_say_the_same_of_a_case() -> None:
    case = preset("b2b")
    kept, sketched = roisim.answer(case, draws=8192).cumulative, roisim.answer(case, draws=8193).cumulative
    spread = kept.q95[1:] - kept.q05[1:]
    for name in ("mean", *LEVELS):
        assert (abs(getattr(kept, name) - getattr(sketched, name))[1:] < 0.01 * spread).all(), name


@pytest.mark.parametrize("gathered", [Kept, Sketch])
def test_a_period_without_values_is_missing_and_spoils_no_other(gathered: type[Kept] | type[Sketch]) -> None:
    fan = gathered()
    fan.add(np.array([[np.nan] * 4, [1.0, 2.0, np.nan, 3.0], [5.0] * 4]))
    found = fan.fan()
    assert np.isnan(found.mean[0]) and np.isnan(found.q50[0])
    assert found.mean[1:].tolist() == [2, 5] and found.q50[2] == 5


def test_never_is_later_than_every_month() -> None:
    spread = Spread.of(np.array([1.0, 2.0, 3.0, np.inf, np.inf]))
    assert (spread.mean, spread.q25, spread.q50, spread.q75, spread.q95) == (2, 2, 3, None, None)
    assert Spread.of(np.array([np.nan])) == Spread(*(None,) * 6)


def test_a_plan_that_costs_nothing_has_no_roi() -> None:
    case = roisim.load(
        'preset = "b2b"\nchannels = []\n[plan]\nhours = 0\nagency = 0\ncontent = 0\ntools = 0\nsetup = 0'
    )
    found = roisim.answer(replace(case, draws=128))
    assert found.roi.mean is None and found.roi_simple.q50 is None and found.npv.mean is not None
