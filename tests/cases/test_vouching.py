"""Whose number it is after a change, whichever way it was changed; and what the change left alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from roisim import cases
from roisim.cases import moves, typed_numbers
from roisim.cases.levels import LOSSES
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario, parameter_of
from roisim.cases.vouching import same_numbers, voucher
from roisim.text import Text

OWNER = "Anna, 2026-10-01"
Change = Callable[[Scenario, str, float], Scenario]


def by_a_dial(case: Scenario, path: str, likely: float) -> Scenario:
    """As a dial, or the field of a page, changes a number."""
    return moves.moved(case, path, likely, cases.preset(case.preset))


def by_the_form(case: Scenario, path: str, likely: float) -> Scenario:
    """As the form of a number, where only the numbers are touched."""
    return moves.written(case, path, replace(case[path], likely=likely, low=None, high=None), cases.preset(case.preset))


WAYS = (by_a_dial, by_the_form)


def other(path: str, case: Scenario) -> float:
    """Another likely value that the number may have."""
    value = case[path].likely
    tried = (value * 1.1 or 0.25, value * 0.9, value + 0.25)
    return next(each for each in tried if each != value and parameter_of(path).allows(each))


def vouched(case: Scenario) -> Scenario:
    """The case with someone who stands for every number."""
    for path, _, estimate in list(case.estimates()):
        case = case.with_estimate(path, replace(estimate, owner=OWNER))
    return case


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", PRESETS)
def test_a_number_that_was_changed_is_the_companys_own(name: str, way: Change) -> None:
    """Whoever stood for it still does; what was noted of the example is gone; nothing else moved."""
    before = vouched(cases.preset(name))
    for path, _, estimate in before.estimates():
        after = way(before, path, other(path, before))
        found = after[path]
        assert (voucher(found), found.owner, found.note) == ("own", OWNER, ""), path
        assert found.likely != estimate.likely
        assert {each for each, *_ in differing(before, after)} == {path}


@pytest.mark.parametrize("name", PRESETS)
def test_a_number_moved_back_is_the_presets_again(name: str) -> None:
    start = cases.preset(name)
    for path, _, estimate in start.estimates():
        moved = by_a_dial(start, path, other(path, start))
        assert by_a_dial(moved, path, estimate.likely) == start, path
        typed = replace(moved[path], likely=estimate.likely, low=estimate.low, high=estimate.high)
        assert moves.written(moved, path, typed, start) == start, path


@pytest.mark.parametrize("way", WAYS)
def test_what_the_company_noted_itself_stays_when_its_number_moves(way: Change) -> None:
    start = cases.preset("b2b")
    noted = start.with_estimate(
        "company.margin", Estimate(0.5, 0.45, 0.55, "annual report 2026", "CFO", "before bonuses")
    )
    after = way(noted, "company.margin", 0.48)["company.margin"]
    assert (voucher(after), after.owner, after.note) == ("own", "CFO", "before bonuses")


def test_a_number_set_where_it_stands_is_left_alone() -> None:
    start = cases.preset("b2b")
    narrow = start.with_estimate("company.margin", replace(start["company.margin"], low=0.449, high=0.451))
    for case in (start, narrow):
        assert by_a_dial(case, "company.margin", case["company.margin"].likely) == case


def test_a_source_or_a_note_that_comes_with_the_change_is_kept() -> None:
    start, path = cases.preset("b2b"), "channels.0.ctr"
    said = replace(start[path], likely=0.5, low=None, high=None, source="our own ads", note="October")
    assert moves.written(start, path, said, start)[path] == said
    taken = replace(start[path], source="")  # the same number, taken for one's own
    assert (voucher(taken), moves.written(start, path, taken, start)[path]) == ("own", replace(taken, note=""))
    only_noted = replace(start[path], note="seen by Anna", owner="Anna")
    assert moves.written(start, path, only_noted, start)[path] == only_noted


@pytest.mark.parametrize("name", PRESETS)
def test_the_budget_its_split_and_the_rates_of_all_channels_make_own_what_they_move(name: str) -> None:
    start = cases.preset(name)
    before = vouched(moves.with_budget(start, moves.budget(start) or 900.0, start))
    ways: dict[str, Callable[[Scenario], Scenario]] = {
        "budget": lambda case: moves.with_budget(case, moves.budget(case) * 1.5, start),
        "split": lambda case: moves.with_share(case, 0, 0.35 if len(case.channels) > 1 else 1.0, start),
        "lead_rate": lambda case: moves.with_rate(case, "lead_rate", moves.rate_of(case, "lead_rate") * 0.8),
        "close_rate": lambda case: moves.with_rate(case, "close_rate", moves.rate_of(case, "close_rate") * 0.8),
    }
    for way, change in ways.items():
        changed = change(before)
        moved = {path: (old, new) for path, old, new in differing(before, changed)}
        assert bool(moved) == (way != "split" or len(start.channels) > 1), way
        for old, new in moved.values():
            assert not same_numbers(old, new)
            assert (voucher(new), new.owner, Text.is_note_of_ours(new.note)) == ("own", OWNER, False)
    assert moves.with_budget(moves.with_budget(before, 64_000.0, start), moves.budget(before), start) == before
    rated = moves.with_rate(before, "lead_rate", 0.5)
    assert moves.with_home_rates(rated, "lead_rate", start) == before


@pytest.mark.parametrize("name", PRESETS)
def test_a_budget_of_the_same_size_leaves_odd_sums_alone(name: str) -> None:
    """As a conversion leaves them: 1,234.5678."""
    euros = cases.in_currency(cases.preset(name), "EUR")
    assert moves.with_budget(euros, moves.budget(euros), euros) == euros
    assert moves.with_share(euros, 0, moves.shares(euros)[0], euros) == euros


@pytest.mark.parametrize("name", PRESETS)
def test_another_currency_makes_no_number_own_and_moves_none_but_money(name: str) -> None:
    start, there = cases.preset(name), partial(cases.in_currency, cases.preset(name))
    before = by_a_dial(vouched(start), "company.order_value", 4321.0)
    pounds = moves.in_currency(moves.in_currency(before, start, there("EUR")), there("EUR"), there("GBP"))
    for path, parameter, estimate in before.estimates():
        found = pounds[path]
        assert (found.source, found.owner, found.note) == (estimate.source, OWNER, estimate.note)
        assert parameter.is_money or found == estimate
    again = moves.in_currency(pounds, there("GBP"), start)
    assert [path for path, old, new in differing(before, again) if not same_numbers(old, new)] == []
    back = moves.moved(pounds, "company.order_value", there("GBP").company.order_value.likely, there("GBP"))
    assert voucher(back["company.order_value"]) == voucher(start["company.order_value"])


def test_a_converted_number_typed_as_a_field_shows_it_is_the_presets_again() -> None:
    euros = cases.in_currency(cases.preset("b2b"), "EUR")
    for path, parameter, estimate in euros.estimates():
        if parameter.is_money and estimate.likely:
            moved = moves.moved(euros, path, estimate.likely * 2, euros)
            shown = float(typed_numbers.digits(Text("en"), estimate.likely).replace(",", ""))
            assert moves.moved(moved, path, shown, euros) == euros, path


def test_another_preset_and_a_reset_bring_back_the_examples_own_words() -> None:
    b2b, shop = cases.preset("b2b"), cases.preset("ecommerce")
    mine = by_a_dial(b2b, "company.order_value", 4321.0)
    assert moves.at_preset(mine, b2b, shop) == shop
    assert moves.at_preset(mine, b2b, b2b) == b2b


def test_losses_set_back_one_by_one_are_those_of_the_level_again() -> None:
    start = cases.preset("b2b")
    moved = start
    for name in LOSSES:
        moved = by_the_form(moved, f"ignorance.{name}", 0.3)
    assert moved.ignorance.level == "own"
    for name in LOSSES:
        path = f"ignorance.{name}"
        level = start[path]
        moved = moves.written(
            moved, path, replace(moved[path], likely=level.likely, low=level.low, high=level.high), start
        )
    assert moved == start


def test_a_way_of_crediting_is_known_again_by_its_number() -> None:
    start = cases.preset("b2b")
    said = replace(start.funnel.incremental, likely=0.5, low=0.15, high=0.8)
    platform = moves.written(start, "funnel.incremental", said, start)
    assert (platform.funnel.credit, platform.funnel.incremental.source) == ("platform", "judgement")
    away = by_a_dial(platform, "funnel.incremental", 0.4)
    assert (away.funnel.credit, voucher(away.funnel.incremental)) == ("own", "own")


def differing(before: Scenario, after: Scenario) -> Iterator[tuple[str, Estimate, Estimate]]:
    """The numbers that are not as they were."""
    for path, _, old in before.estimates():
        if after[path] != old:
            yield path, old, after[path]
