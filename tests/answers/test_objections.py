"""What objections do to the answer: known answers, which turn it, what they leave alone, several together."""

from dataclasses import replace

import numpy as np
import pytest

from roisim import cases
from roisim.answers.ask import Drawn, ask, likely
from roisim.answers.inputs import INPUTS
from roisim.answers.objections import granted, objected
from roisim.answers.streams import PRESENT_VALUES
from roisim.answers.totals import NET_WORTH
from roisim.cases import moves
from roisim.cases.groups import Print
from roisim.cases.objection import Change, Objection
from roisim.cases.objections import OBJECTIONS, applied, keyed
from roisim.cases.scenario import Scenario
from roisim.exports.objections import tree

FEW = 256
B2B = replace(cases.preset("b2b"), draws=FEW)
LISTED = {objection.name: objection for objection in OBJECTIONS}


def after(case: Scenario, name: str) -> Scenario:
    """The case with one of the list granted."""
    return applied(case, [LISTED[name]])


def test_labour_at_twice_the_price_costs_twice_as_much_and_changes_nothing_else() -> None:
    before, there = likely(B2B), likely(after(B2B, "labour"))
    of_leads = moves.moved(B2B, "funnel.lead_cost", 0.0)
    own = moves.moved(of_leads, "plan.hourly_cost", 0.0)
    labour = before.cost_pv.mean - likely(own).cost_pv.mean
    assert there.cost_pv.mean - before.cost_pv.mean == pytest.approx(labour)
    assert there.npv.mean == pytest.approx(before.npv.mean - labour)


def test_half_the_incrementality_is_half_of_what_ads_bring() -> None:
    before, there = (ask(case, Drawn(), PRESENT_VALUES) for case in (B2B, after(B2B, "attribution")))
    ratio = there.streams["social"].gain / before.streams["social"].gain
    assert ratio == pytest.approx(0.5, abs=0.02)


def test_without_calls_that_move_customer_service_saves_nothing() -> None:
    case = replace(cases.preset("public"), draws=FEW)
    before, there = (ask(each, Drawn(), PRESENT_VALUES) for each in (case, after(case, "switchboard")))
    assert before.streams["service"].gain > 0
    assert there.streams["service"].gain == there.streams["service"].avoided == 0


def test_a_banned_channel_is_as_if_it_never_was() -> None:
    shop = replace(cases.preset("ecommerce"), draws=FEW)
    largest = max(range(len(shop.channels)), key=lambda place: shop.channels[place].spend.likely)
    rest = tuple(channel for place, channel in enumerate(shop.channels) if place != largest)
    there, bare = likely(after(shop, "banned")), likely(replace(shop, channels=rest))
    assert there.npv.mean == pytest.approx(bare.npv.mean)


def test_a_ban_of_the_only_channel_is_worth_as_much_at_the_longest_period_as_without_it() -> None:
    case = moves.moved(moves.moved(B2B, "print.budget", 20_000.0), "print.moved", 0.5)
    for months in (119, 120):
        one = replace(case, channels=case.channels[:1], finance=replace(case.finance, months=months))
        there, bare = likely(after(one, "banned")), likely(replace(one, channels=()))
        assert there.npv.mean == pytest.approx(bare.npv.mean), months


def test_after_a_ban_at_the_longest_period_the_others_keep_their_luck() -> None:
    case = replace(B2B, print=full_of_print(B2B), finance=replace(B2B.finance, months=120))
    largest = max(range(len(case.channels)), key=lambda place: case.channels[place].spend.likely)
    assert largest < len(case.channels) - 1
    there, before = (ask(each, Drawn(), INPUTS)[INPUTS] for each in (after(case, "banned"), case))
    assert (there[f"channels.{largest}.cpm"] == before[f"channels.{largest + 1}.cpm"]).all()


def full_of_print(case: Scenario) -> Print:
    """Half of a print budget moved."""
    return moves.moved(moves.moved(case, "print.budget", 20_000.0), "print.moved", 0.5).print


def test_a_lost_year_of_ads_alone_costs_what_it_costs_and_brings_nothing() -> None:
    """A plan of ads for a year, all of it lost: what is left is the cost, and nothing else."""
    case = replace(B2B, finance=replace(B2B.finance, months=12, discount_rate=0.0))
    case = moves.moved(case, "plan.ramp_months", 0.0)
    there = likely(after(case, "pilot_year"))
    without_leads = case.channels[0].spend.likely * 12 + case.plan.setup.likely
    running = 12 * (case.plan.hours.likely * case.plan.hourly_cost.likely + case.plan.tools.likely)
    assert there.npv.mean == pytest.approx(-(without_leads + running))


def test_twice_the_effect_of_print_costs_twice_what_moving_it_loses() -> None:
    case = replace(moves.moved(cases.preset("local"), "print.moved", 0.5), draws=FEW)
    lost = [likely(moves.moved(each, "print.elasticity", 0.0)).npv.mean - likely(each).npv.mean
            for each in (case, after(case, "print"))]  # fmt: skip
    assert lost[1] == pytest.approx(2 * lost[0], rel=1e-6)


def test_nothing_is_avoided_where_standing_aside_costs_nothing() -> None:
    assert likely(after(B2B, "no_loss")).npv.mean == pytest.approx(
        likely(B2B).npv.mean - sum(worth.avoided for worth in likely(B2B).streams.values())
    )


def test_each_is_answered_on_the_draws_of_the_case_itself() -> None:
    found = objected(B2B)
    base = ask(B2B.question, Drawn(), NET_WORTH)[NET_WORTH]
    assert found.base.npv.q50 == pytest.approx(float(np.median(base)), rel=1e-6)
    assert found.base.npv == found.result.npv
    closing = ask(after(B2B, "closing").question, Drawn(), NET_WORTH)[NET_WORTH]
    assert found.alone["closing"].chance == float((closing > 0).mean())
    assert (closing <= base + 1e-6).all()  # worse in every draw, not only on average


def test_what_does_not_touch_the_case_moves_no_draw() -> None:
    found = objected(B2B)
    untouched = {key for key, one in found.alone.items() if not one.touches}
    assert untouched == {"agency", "hard_calls", "switchboard", "cashable", "print"}
    for key in untouched:
        assert found.alone[key].npv == found.base.npv


def test_those_that_turn_the_answer_are_those_that_bring_the_middle_case_to_0_or_below() -> None:
    found = objected(B2B)
    assert found.base.stands
    below = {key for key, one in found.alone.items() if one.npv.q50 <= 0}
    assert set(found.turning) == below
    costs = [found.difference(found.alone[key]) for key in found.touching]
    assert costs == sorted(costs)


def test_of_a_case_that_fails_already_those_that_lift_it_turn_the_answer() -> None:
    richer = Objection("Richer", (Change(("company.order_value", "company.later_value"), times=10.0),))
    case = replace(cases.preset("local"), draws=FEW, objections=(richer,))
    found = objected(case)
    assert not found.base.stands
    assert found.turning == ("own Richer",)


def test_any_of_them_together_is_the_case_with_all_of_them_granted() -> None:
    found = objected(B2B, {"labour", "closing", "not one"})
    assert found.chosen == ("closing", "labour")
    both = ask(applied(B2B, [LISTED["closing"], LISTED["labour"]]).question, Drawn(), NET_WORTH)[NET_WORTH]
    assert found.together.npv.q50 == pytest.approx(float(np.median(both)), rel=1e-6)
    assert objected(B2B).together == granted(B2B, ())


def test_an_objection_of_ones_own_is_answered_as_any_other() -> None:
    own = Objection("Wages", (Change(("plan.hourly_cost", "funnel.lead_cost"), times=2.0),))
    found = objected(replace(B2B, objections=(own,)))
    assert found.alone["own Wages"] == found.alone["labour"]


def test_the_numbers_for_a_program_are_those_of_the_page() -> None:
    told = tree(B2B)
    found = objected(B2B)
    rows = {row["name"]: row for row in told["objections"]}  # type: ignore[attr-defined]
    assert list(rows) == [objection.name for objection in keyed(B2B).values()]
    assert rows["closing"]["npv"]["q50"] == found.alone["closing"].npv.q50
    assert rows["closing"]["pays_in_the_middle_case"] is False and rows["print"]["changes_something"] is False
    assert set(told["together"]["names"]) == set(found.touching)  # type: ignore[index]
