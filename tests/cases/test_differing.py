"""What sets cases apart: settings as they are understood, channels and lines by their names."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from roisim import cases
from roisim.cases.credits import at_credit
from roisim.cases.differing import Value, differing
from roisim.cases.groups import Line
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from tests.any_case import cases as any_case

BASE = cases.preset("b2b")
FAIR = Line("Fair", "cost", Estimate(90_000.0), 5, 5)


def told(*those: Scenario) -> dict[tuple[str, str], tuple[Value, ...]]:
    """The values of each input that differs, by its path and whose it is."""
    return {(row.path, row.channel): row.values for row in differing(those)}


def with_first(**changes: Any) -> Scenario:
    """The case with another first channel."""
    return replace(BASE, channels=(replace(BASE.channels[0], **changes), *BASE.channels[1:]))


@given(any_case())
@settings(max_examples=20)
def test_a_case_does_not_differ_from_itself(case: Scenario) -> None:
    assert told(case, case) == {}


@given(any_case(), any_case())
@settings(max_examples=30)
def test_any_two_cases_are_held_side_by_side(one: Scenario, other: Scenario) -> None:
    for row in differing([one, other]):
        assert len(row.to_dict()["values"]) == 2


def test_what_the_plan_is_held_against_differs_as_it_is_understood() -> None:
    aside = replace(BASE, finance=replace(BASE.finance, against="aside"))
    today = replace(BASE, finance=replace(BASE.finance, against="today"))
    assert told(aside, today) == {("finance.against", ""): ("aside", "today")}
    said = replace(BASE, finance=replace(BASE.finance, against=BASE.against))
    assert told(BASE, said) == {}


def test_a_way_of_crediting_differs_with_what_it_fills() -> None:
    other = replace(BASE, funnel=at_credit(BASE.funnel, "experiment"))
    assert set(told(BASE, other)) == {("funnel.credit", ""), ("funnel.incremental", "")}


def test_an_auction_and_a_span_of_months_differ_as_they_are_understood() -> None:
    name, auction = BASE.channels[0].name, BASE.channels[0].bids_in
    assert told(BASE, with_first(auction=auction.upper(), first=1)) == {}
    assert told(BASE, with_first(auction="own", first=3, last=4)) == {
        ("channels.auction", name): (auction, "own"),
        ("channels.first", name): (1, 3),
        ("channels.last", name): ("", 4),
    }


def test_a_line_that_only_one_case_has_is_told_by_its_money() -> None:
    assert told(BASE, replace(BASE, lines=(FAIR,))) == {("lines.amount", "Fair"): (None, FAIR.amount)}


def test_lines_of_one_name_are_held_against_each_other_in_their_order() -> None:
    one = replace(BASE, lines=(FAIR, replace(FAIR, first=11, last=11)))
    other = replace(BASE, lines=(replace(FAIR, name="FAIR"), replace(FAIR, layer="save", first=11, last=None)))
    assert told(one, other) == {("lines.layer", "Fair"): ("cost", "save"), ("lines.last", "Fair"): (11, "")}


@pytest.mark.parametrize("currency", ["EUR", "USD"])
def test_a_case_in_another_currency_and_back_is_the_same(currency: str) -> None:
    case = replace(BASE, lines=(FAIR,))
    assert told(case, cases.in_currency(cases.in_currency(case, currency), "SEK")) == {}
