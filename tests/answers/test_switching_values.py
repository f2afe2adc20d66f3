"""Switching values: within limits that mean something, all that there are, and none that is a limit alone."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest

from roisim import cases
from roisim.answers.ask import Points, ask
from roisim.answers.switching import Stretch, Switching, switchings
from roisim.answers.totals import NET_WORTH
from roisim.answers.tried import limits
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario, parameter_of
from roisim.model.arrays import Array


@lru_cache
def found(preset: str) -> dict[str, Switching]:
    """All of a preset, by path."""
    return {str(each.path): each for each in switchings(cases.preset(preset))}


def along(case: Scenario, lines: dict[str, Array]) -> dict[str, Array]:
    """The net present value along each number, all else at its likely value; as many points each."""
    each = len(next(iter(lines.values())))
    values = {path: np.full(each * len(lines), estimate.likely) for path, _, estimate in case.estimates()}
    for place, (path, line) in enumerate(lines.items()):
        values[path][each * place : each * (place + 1)] = line
    worth = ask(case, Points.of(values), NET_WORTH)[NET_WORTH]
    return dict(zip(lines, np.split(worth, len(lines)), strict=True))


@pytest.mark.parametrize("preset", ["employer", "public"])
def test_every_change_of_sign_that_a_dense_scan_sees_is_found(preset: str) -> None:
    case = cases.preset(preset).question
    lines = {}
    for path, each in found(preset).items():
        low, high = each.limits
        parts = np.sort(np.concatenate((np.geomspace(1e-5, 1, 70), np.linspace(0.015, 0.995, 50))))
        lines[path] = low + (high - low) * parts
    for path, worth in along(case, lines).items():
        turns = np.flatnonzero((worth[1:] > 0) != (worth[:-1] > 0))
        between = [(lines[path][at], lines[path][at + 1]) for at in turns]
        for low, high in between:
            assert any(low <= value <= high for value in found(preset)[path].values), (path, low, high)


@pytest.mark.parametrize("preset", PRESETS)
def test_what_turns_a_decision_is_a_value_that_means_something(preset: str) -> None:
    case = cases.preset(preset)
    for path, each in found(preset).items():
        parameter, (low, _, high) = parameter_of(path), case[path].bounds
        for value in each.values:
            if parameter.kind == "positive":
                assert 0 < value <= 10 * max(parameter.usual[1], high), (path, value)
            else:
                assert (-1 if min(low, parameter.usual[0]) < 0 else 0) < value < 1, (path, value)
            assert value not in each.limits or value == each.likely
    assert all(each.values == () for path, each in found("employer").items() if path == "ignorance.awareness_loss")


def test_what_has_no_limit_is_tried_up_to_ten_times_what_is_usual_in_the_currency_of_the_case() -> None:
    parameter = parameter_of("plan.tools")
    assert limits(parameter, Estimate(100.0), "SEK") == (0, 10 * parameter.usual[1])
    assert limits(parameter, Estimate(100.0), "EUR")[1] < 2 * parameter.usual[1]
    assert limits(parameter, Estimate(5e6, 4e6, 6e6), "SEK")[1] == 60e6
    assert limits(parameter_of("plan.cpm_trend"), Estimate(0.0), "SEK") == (-0.3, 1)
    assert limits(parameter_of("ignorance.search_loss"), Estimate(2.0, -0.1, 3.0), "SEK") == (-1, 3)


def test_a_jump_at_a_limit_is_no_value_that_turns_and_the_stretch_beside_it_has_no_end() -> None:
    worth = found("public")["company.order_value"]
    assert worth.stretches == (Stretch(worth.values[0], None),) and worth.values[0] > 100
    aware = found("subscription")["company.awareness"]
    assert aware.stretches == (Stretch(None, aware.values[0]),) and 0.2 < aware.values[0] < 0.25


def test_a_jump_at_the_limit_that_a_case_stands_at_is_told() -> None:
    case = cases.preset("public").with_estimate("company.order_value", Estimate(0.0))
    each = next(each for each in switchings(case) if each.path == "company.order_value")
    assert each.pays and each.values[0] == 0.0 and each.distance == 0.0 and each.within
    assert each.nearest == Stretch(None, 0.0)


def test_of_a_number_at_its_limit_the_distance_is_counted_by_what_is_usual() -> None:
    case = cases.preset("b2b").with_estimate("company.margin", Estimate(0.0))
    first = switchings(case)[0]
    assert first.path == "company.margin" and not first.pays and not first.within
    low, high = parameter_of("company.margin").usual
    assert first.distance == pytest.approx(1 + first.values[0] / (0.1 * (high - low)))


def test_what_turns_within_a_range_lies_at_most_1_away() -> None:
    for each in switchings(replace(cases.preset("subscription"), draws=1)):
        assert each.within == (each.distance <= 1)


def test_a_number_is_tried_as_the_case_with_that_number_is_answered() -> None:
    case = cases.preset("employer")
    path = "company.social_cost"
    assert found("employer")[path].values == ()
    assert all(along(case.question, {path: np.array([7e3, 1e5, 1e6])})[path] < 0)
