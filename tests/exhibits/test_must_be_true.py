"""What must be true, its words on what turns the decision: true beside the bars, and of each limit."""

import re

import pytest

from roisim import cases
from roisim.answers.switching import switchings
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.must_be_true import conditions, switching
from roisim.text import LANGUAGES, NBSP, Language, Text


def turning(case: Scenario, language: Language = "en") -> Exhibit:
    """The exhibit of a case."""
    return switching.turning(Text(language, case.preset), case)


def row(case: Scenario, name: str) -> list[str]:
    """What the table says of a number, with plain spaces."""
    table = turning(case).table
    assert table is not None
    return next([cell.replace(NBSP, " ") for cell in each.cells] for each in table.rows if each.name == name)


def test_a_value_that_turns_is_told_apart_from_the_ends_of_its_range() -> None:
    case = cases.preset("public")
    assert case["print.roas"].bounds[2] == 1.5
    _, pays, distance = row(case, "Revenue from print")
    assert pays == "below 1.54 times the cost"
    assert distance == "1.03"  # not 1, which is the end of the range


@pytest.mark.parametrize("preset", PRESETS)
def test_distances_have_two_digits_unless_they_would_be_1(preset: str) -> None:
    table = turning(cases.preset(preset)).table
    assert table is not None
    for each in table.rows:
        distance = str(each.cells[-1])
        assert distance == "–" or distance.startswith("1.0") or len(re.sub(r"^0\.0*|\D|0+$", "", distance)) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS)
def test_no_plan_pays_at_a_limit_too(preset: str, language: Language) -> None:
    found = turning(cases.preset(preset), language)
    assert found.table is not None
    cells = [str(cell) for each in found.table.rows for cell in each.cells]
    assert not [said for said in (*found.remarks, *cells) if "exact" in said or "exakt" in said]


def test_where_a_case_stands_at_a_limit_that_alone_pays_that_is_said() -> None:
    case = cases.preset("public").with_estimate("company.order_value", Estimate(0.0))
    first = conditions.sentence(Text("en", case.preset), case, switchings(case)[0])
    assert "is exactly 0" in first.replace(NBSP, " ")
    assert "It also pays when the number is above" in first


def test_a_stretch_that_begins_at_a_limit_where_the_case_stands_is_between() -> None:
    case = cases.preset("subscription").with_estimate("company.awareness", Estimate(0.0))
    found = next(each for each in switchings(case) if each.path == "company.awareness")
    assert not found.pays and found.stretches
    said = conditions.where(Text("en", case.preset), case, found, found.stretches[0])
    assert said.startswith("between 0% and ")


@pytest.mark.parametrize(("language", "limit"), [("en", "up to 100%"), ("sv", f"upp till 100{NBSP}%")])
def test_whoever_reads_that_a_number_turns_nothing_reads_within_what_limits(language: Language, limit: str) -> None:
    assert limit in turning(cases.preset("b2b"), language).remarks[-1]


def test_the_table_says_what_a_distance_is() -> None:
    found = turning(cases.preset("b2b"))
    table = found.table
    assert table is not None
    assert "distance 1 is" in found.measure  # the command line shows no captions
    assert "1 is as far as from the likely value to the end of the range" in table.caption
