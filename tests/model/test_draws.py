"""Chance: ranges hit their quantiles, columns never move, seeds repeat, dependence is as declared."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import qmc

from roisim.cases import preset
from roisim.cases.groups import LISTED
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import LISTED_PARAMETERS, MAX_CHANNELS, MAX_LINES, PARAMETERS, Scenario
from roisim.model import draws, ranges
from roisim.model.arrays import Array
from roisim.paths import Path as CasePath

RANGES = {"positive": (30.0, 45.0, 80.0), "share": (0.02, 0.1, 0.9), "effect": (-0.2, 0.0, 0.05)}


@pytest.mark.parametrize("kind", RANGES)
def test_a_range_hits_low_likely_and_high_at_q05_q50_q95(kind: str) -> None:
    found = ranges.quantile(kind, *RANGES[kind], [0.05, 0.5, 0.95])
    assert np.allclose(found, RANGES[kind], rtol=1e-12, atol=1e-15)


@given(st.lists(st.floats(1e-6, 1e6), min_size=3, max_size=3).map(sorted), st.floats(1e-6, 1 - 1e-6))
def test_quantiles_rise_and_stay_in_the_domain(bounds: list[float], p: float) -> None:
    low, middle, high = ranges.quantile("positive", *bounds, [p / 2, p, (1 + p) / 2])
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
        ranges.quantile(kind, *bounds, 0.5)


def test_unscrambled_columns_are_sobols() -> None:
    known = qmc.Sobol(len(draws._joe_kuo()), scramble=False, bits=30).random(256)
    for column in range(known.shape[1]):
        points = [0]
        for number in draws._directions(column)[:8]:
            points += [point ^ number for point in points]
        assert np.array_equal(np.sort(points) / 2**32, np.sort(known[:, column])), column


PLACES = {"channels": MAX_CHANNELS, "lines": MAX_LINES}
GIVEN_AWAY = [
    line.split() for line in (Path(__file__).parent / "columns.txt").read_text().splitlines() if line[0] != "#"
]


def taken(name: str, column: int) -> list[int]:
    """The columns behind a line of the list: of a channel's those of all twelve places, of a line's of all twenty."""
    group = name.partition(".")[0]
    return [column + place * draws.TO_THE_NEXT.get(group, 0) for place in range(PLACES.get(group, 1))]


def test_every_parameter_keeps_the_column_it_was_given() -> None:
    listed = {name: int(column) for column, name in GIVEN_AWAY}
    declared = {str(parameter.path): parameter.column for parameter in PARAMETERS.values()}
    ours = {"storm": draws.STORM, **draws.SHARED, **declared}
    assert {name: column for name, column in ours.items() if listed.get(name) != column} == {}


def test_no_column_is_given_away_twice_and_there_are_more() -> None:
    columns = [column for number, name in GIVEN_AWAY for column in taken(name, int(number))]
    assert len(set(columns)) == len(columns)
    assert max(columns) < 512 <= len(draws._joe_kuo())


@pytest.mark.parametrize("group", LISTED)
def test_the_column_of_a_channel_or_a_line_goes_by_its_place(group: str) -> None:
    for name, parameter in LISTED_PARAMETERS[group].items():
        columns = [draws.column(CasePath(group, name, place)) for place in range(PLACES[group])]
        assert columns == taken(f"{group}.{name}", parameter.column)


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
    assert np.array_equal(before["channels.cpm"], after["channels.cpm"][: len(case.channels)])


def test_channels_of_one_auction_share_their_luck_and_others_do_not() -> None:
    case = preset("b2b")
    one = case.channels[0]
    rows = tuple(replace(one, name=name, cpm=Estimate(200.0, 100.0, 500.0)) for name in ("Facebook", "X", "Instagram"))
    meta, other, again = draws.draw(replace(case, channels=rows))["channels.cpm"]
    assert np.array_equal(meta, again) and not np.array_equal(meta, other)


def test_seed_0_is_a_seed_and_seeds_repeat() -> None:
    case = preset("b2b")
    zero, one, again = (draws.draw(replace(case, seed=seed)).storm for seed in (0, 1, 0))
    assert np.array_equal(zero, again) and not np.array_equal(zero, one)


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.95])
def test_ranges_of_a_group_move_together_and_others_do_not(correlation: float) -> None:
    found = draws.draw(replace(with_ranges(), correlation=correlation))
    prices = np.log(found["channels.cpm"])
    assert np.corrcoef(prices)[0, 1] == pytest.approx(correlation, abs=0.06)
    leading, closing = odds(found["channels.lead_rate"])[0], odds(found["funnel.close_rate"])
    assert np.corrcoef(leading, closing)[0, 1] == pytest.approx(-correlation, abs=0.06)
    assert np.corrcoef(closing, odds(found["channels.close_rate"])[0])[0, 1] == pytest.approx(correlation, abs=0.06)
    assert abs(np.corrcoef(prices[0], closing)[0, 1]) < 0.06
    growing = np.log(found["company.new_customers"])
    assert np.corrcoef(growing, odds(found["company.churn"]))[0, 1] == pytest.approx(0.8, abs=0.06)


def with_ranges() -> Scenario:
    """A case of two auctions in which all that moves together is a range."""
    case = preset("b2b").with_estimate("company.churn", Estimate(0.02, 0.01, 0.04))
    case = case.with_estimate("company.new_customers", Estimate(20.0, 10.0, 40.0))
    case = case.with_estimate("funnel.close_rate", Estimate(0.1, 0.05, 0.2))
    ranges = {"cpm": Estimate(200.0, 100.0, 500.0)} | dict.fromkeys(
        ("lead_rate", "close_rate"), Estimate(0.1, 0.05, 0.2)
    )
    rows = tuple(replace(case.channels[0], name=name, **ranges) for name in ("LinkedIn", "X"))
    return replace(case, channels=rows)


def odds(share: Array) -> Array:
    """The scale on which a share is normal."""
    return np.log(share / (1 - share))


def test_ad_prices_never_fall_by_more_than_three_tenths_a_year() -> None:
    found = draws.draw(preset("b2b").with_estimate("plan.cpm_trend", Estimate(-0.2, -0.29, 0.1)))
    assert found["plan.cpm_trend"].min() > -0.3


def test_a_million_points_leave_no_score_infinite() -> None:
    assert np.isfinite(draws._score(5, 17, 0, 1 << 20)).all()


def test_sequences_scrambled_by_themselves_are_each_even_and_all_different() -> None:
    case = preset("b2b")
    found = draws.scrambles(case, range(4), 512)["company.margin"].reshape(4, 512)
    own = draws.draw(case, 0, 512)["company.margin"]
    low, likely, high = case["company.margin"].bounds
    assert np.array_equal(found[0], own)
    for block in found:
        assert [int((block < end).sum()) for end in (low, likely, high)] == pytest.approx([26, 256, 486], abs=1)
    assert len(np.unique(found)) == found.size
