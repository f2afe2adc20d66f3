"""Chance: ranges hit their quantiles, columns never move, seeds repeat, dependence is as declared."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import qmc

from roisim.cases import preset
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import CHANNEL_PARAMETERS, MAX_CHANNELS, PARAMETERS
from roisim.model import draws
from roisim.paths import Path as CasePath

RANGES = {"positive": (30.0, 45.0, 80.0), "share": (0.02, 0.1, 0.9), "effect": (-0.2, 0.0, 0.05)}


@pytest.mark.parametrize("kind", RANGES)
def test_a_range_hits_low_likely_and_high_at_q05_q50_q95(kind: str) -> None:
    found = draws.quantile(kind, *RANGES[kind], [0.05, 0.5, 0.95])
    assert np.allclose(found, RANGES[kind], rtol=1e-12, atol=1e-15)


@given(st.lists(st.floats(1e-6, 1e6), min_size=3, max_size=3).map(sorted), st.floats(1e-6, 1 - 1e-6))
def test_quantiles_rise_and_stay_in_the_domain(bounds: list[float], p: float) -> None:
    low, middle, high = draws.quantile("positive", *bounds, [p / 2, p, (1 + p) / 2])
    assert 0 < low <= middle <= high


@pytest.mark.parametrize(
    ("kind", "bounds"),
    [
        ("odd", (1, 2, 3)),
        ("positive", (2, 1, 3)),
        ("positive", (0, 1, 2)),
        ("share", (0.1, 0.2, 1)),
        ("effect", (0, 1, np.nan)),
    ],
)
def test_a_range_that_is_none_is_refused(kind: str, bounds: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="kind"):
        draws.quantile(kind, *bounds, 0.5)


def test_unscrambled_columns_are_sobols() -> None:
    known = qmc.Sobol(len(draws._joe_kuo()), scramble=False, bits=30).random(256)
    for column in range(known.shape[1]):
        points = [0]
        for number in draws._directions(column)[:8]:
            points += [point ^ number for point in points]
        assert np.array_equal(np.sort(points) / 2**32, np.sort(known[:, column])), column


GIVEN_AWAY = [
    line.split() for line in (Path(__file__).parent / "columns.txt").read_text().splitlines() if line[0] != "#"
]


def taken(name: str, column: int) -> list[int]:
    """The columns behind a line of the list: of a channel's, those of all twelve places."""
    places = range(MAX_CHANNELS) if name.startswith("channels.") else (0,)
    return [column + place * draws.TO_THE_NEXT_CHANNEL for place in places]


def test_every_parameter_keeps_the_column_it_was_given() -> None:
    listed = {name: int(column) for column, name in GIVEN_AWAY}
    declared = {str(parameter.path): parameter.column for parameter in PARAMETERS.values()}
    ours = {"storm": draws.STORM, **draws.SHARED, **declared}
    assert {name: column for name, column in ours.items() if listed.get(name) != column} == {}


def test_no_column_is_given_away_twice_and_there_are_more() -> None:
    columns = [column for number, name in GIVEN_AWAY for column in taken(name, int(number))]
    assert len(set(columns)) == len(columns)
    assert max(columns) < 512 <= len(draws._joe_kuo())


def test_the_column_of_a_channel_goes_by_its_place() -> None:
    for place in range(MAX_CHANNELS):
        for name, parameter in CHANNEL_PARAMETERS.items():
            expected = parameter.column + place * draws.TO_THE_NEXT_CHANNEL
            assert draws.column(CasePath("channels", name, place)) == expected


def test_turning_a_number_into_a_range_moves_nothing_else() -> None:
    case = preset("b2b")
    other = case.with_estimate("company.audience", Estimate(4000.0, 3000.0, 5000.0))
    other = other.with_estimate("plan.posts", Estimate(12.0))
    before, after = draws.draw(case), draws.draw(other)
    for path in PARAMETERS:
        if path not in ("company.audience", "plan.posts"):
            assert np.array_equal(before[path], after[path]), path


def test_another_channel_moves_no_other_channel() -> None:
    case = preset("b2b")
    more = replace(case, channels=(*case.channels, replace(case.channels[0], name="Another")))
    before, after = draws.draw(case), draws.draw(more)
    assert np.array_equal(before["channels.cpc"], after["channels.cpc"][: len(case.channels)])


def test_seed_0_is_a_seed_and_seeds_repeat() -> None:
    case = preset("b2b")
    zero, one, again = (draws.draw(replace(case, seed=seed)).storm for seed in (0, 1, 0))
    assert np.array_equal(zero, again) and not np.array_equal(zero, one)


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.95])
def test_ranges_of_a_group_move_together_and_others_do_not(correlation: float) -> None:
    case = replace(preset("b2b"), correlation=correlation)
    found = draws.draw(case)
    first, second = np.log(found["channels.cpc"])
    assert np.corrcoef(first, second)[0, 1] == pytest.approx(correlation, abs=0.06)
    closing = np.log(found["funnel.close_rate"] / (1 - found["funnel.close_rate"]))
    assert abs(np.corrcoef(first, closing)[0, 1]) < 0.06


def test_a_million_points_leave_no_score_infinite() -> None:
    assert np.isfinite(draws._score(5, 17, 0, 1 << 20)).all()
