"""The form of a number, read field by field: a fault is said at its field, and what was left alone stays exact."""

from dataclasses import replace

import pytest

from roisim import cases
from roisim.cases import filled, moves, typed_numbers
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario, parameter_of
from roisim.text import LANGUAGES, Language, Text

MARGIN = "company.margin"


def fields(text: Text, case: Scenario, path: str) -> dict[str, str]:
    """What stands in the fields of a number."""
    here = case[path]
    words = {"source": here.source, "owner": here.owner, "note": text.note(here.note)}
    return {**filled.shown(text, parameter_of(path), here, case.finance.currency), **words}


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"low": "mycket"}, {"low": "typed_number"}),
        ({"low": "mycket", "high": "140 %"}, {"low": "typed_number", "high": "typed_outside"}),
        ({"likely": ""}, {"likely": "typed_half"}),
        ({"high": ""}, {"high": "typed_half"}),
        ({"low": "90 %"}, {"low": "typed_low_above"}),
        ({"high": "1 %"}, {"high": "typed_high_below"}),
        ({"low": "0 %"}, {"low": "typed_edge_share"}),
        ({"high": "100 %"}, {"high": "typed_edge_share"}),
        ({"owner": "Anna\u202e"}, {"owner": "typed_text_control"}),
        ({"note": "x" * 501, "likely": "?"}, {"note": "typed_text_long", "likely": "typed_number"}),
        ({"source": "x" * 501}, {"source": "typed_text_long"}),
    ],
)
def test_a_fault_is_said_at_its_field(typed: dict[str, str], wrong: dict[str, str]) -> None:
    text, case = Text("sv", "b2b"), cases.preset("b2b")
    found, faults = filled.read(text, case, MARGIN, {**fields(text, case, MARGIN), **typed}, case)
    assert ({field: fault.key for field, fault in faults.items()}, found) == (wrong, None)
    assert all(text.fault(fault) for fault in faults.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("likely", "end"), [("1 av 40", "high"), ("0,1 %", "low")])
def test_the_end_that_is_in_the_way_is_named_and_the_range_can_move_along(
    likely: str, end: str, language: Language
) -> None:
    text, path = Text(language, "b2b"), "channels.0.close_rate"
    case = cases.preset("b2b").with_estimate(path, Estimate(0.008, 0.003, 0.016))
    typed = {**fields(text, case, path), "likely": likely}
    found, faults = filled.read(text, case, path, typed, case)
    assert (found, list(faults)) == (None, [end])
    said = text.fault(faults[end])
    assert all(typed_numbers.shown(text, parameter_of(path), value, "SEK") in said for value in (
        {"high": 0.016, "low": 0.003}[end], {"high": 0.025, "low": 0.001}[end],
    ))  # fmt: skip
    along = filled.moved_along(faults[end])
    assert along is not None
    found, faults = filled.read(text, case, path, {**typed, **along.ends}, case)
    assert faults == {} and found is not None
    wanted = moves.moved(case, path, found.likely, case)[path]
    assert found.bounds == pytest.approx(wanted.bounds, rel=1e-3)


def test_a_fixed_number_has_no_range_to_move_along() -> None:
    text, case = Text("sv", "b2b"), cases.preset("b2b")
    typed = {**fields(text, case, "plan.hours"), "low": "70", "high": "80"}
    _, faults = filled.read(text, case, "plan.hours", typed, case)
    assert filled.moved_along(faults["low"]) is None
    _, faults = filled.read(text, case, MARGIN, {**fields(text, case, MARGIN), "low": "90 %"}, case)
    assert filled.moved_along(faults["low"]) is None  # the number has not moved


def test_what_a_number_may_have_meant_comes_with_its_fault() -> None:
    text, case = Text("en", "b2b"), cases.preset("b2b")
    typed = {**fields(text, case, MARGIN), "low": "", "high": "", "likely": "0.45"}
    _, faults = filled.read(text, case, MARGIN, typed, case)
    answers = faults["likely"].facts["answers"]
    assert isinstance(answers, tuple)
    found = [filled.read(text, case, MARGIN, {**typed, "likely": each.written}, case)[0] for each in answers]
    assert sorted(each.likely for each in found if each) == [0.0045, 0.45]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRESETS)
def test_fields_left_alone_are_the_number_to_its_last_digit(name: str, language: Language) -> None:
    text, start = Text(language, name), cases.in_currency(cases.preset(name), "EUR")
    for path, _, estimate in start.estimates():
        assert filled.read(text, start, path, fields(text, start, path), start) == (estimate, {}), path


def test_the_examples_number_typed_as_it_is_shown_is_the_examples_again() -> None:
    text, start, path = Text("sv", "b2b"), cases.in_currency(cases.preset("b2b"), "EUR"), "company.order_value"
    moved = moves.moved(start, path, 1234.0, start)
    found, _ = filled.read(text, moved, path, {**fields(text, start, path), "source": "", "note": ""}, start)
    assert found is not None
    assert moves.written(moved, path, found, start) == start


def test_a_fixed_number_has_one_field_filled() -> None:
    text, case = Text("sv", "b2b"), cases.preset("b2b")
    typed = fields(text, case, "plan.hours")
    assert (typed["low"], typed["high"]) == ("", "")
    found, _ = filled.read(text, case, "plan.hours", {**typed, "likely": "60 timmar", "owner": " Anna "}, case)
    assert found == replace(case["plan.hours"], likely=60.0, owner="Anna")
