"""The budget: stacked plans are the plans of the house, suggestions keep their limits and hold on fresh draws."""

from dataclasses import replace

import numpy as np
import pytest

from roisim.answers.ask import Scrambled, ask
from roisim.answers.budget import Suggestion, Wishes, best_split, limits_of, suggestion
from roisim.answers.curves import responses
from roisim.answers.flatness import at
from roisim.answers.least import Aim, least
from roisim.answers.limits import Limits
from roisim.answers.plans import LEADS, Plans, as_splits
from roisim.answers.pot import pot, step_of, today, with_amounts
from roisim.answers.searching import Search
from roisim.answers.starts import lattice
from roisim.answers.totals import NET_WORTH
from roisim.cases import preset
from roisim.cases.currencies import in_currency
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.errors import CaseError
from tests.visits import of_nothing

HALF = Scrambled(blocks=1)


def bought() -> Scenario:
    """A case with every item there is, a spend that is a range, a channel that comes once, and print that moves."""
    case = preset("ecommerce")
    first = replace(case.channels[0], spend=Estimate(26000, 20000, 30000))
    once = replace(case.channels[1], first=3, last=9)
    plan = replace(case.plan, agency=Estimate(8000), content=Estimate(5000, 3000, 9000), posts=Estimate(8))
    return replace(case, channels=(first, once), plan=plan).with_estimate("print.moved", Estimate(0.4))


@pytest.mark.parametrize("case", [preset("b2b"), bought()], ids=["b2b", "everything"])
def test_a_stack_of_splits_gives_what_each_case_gives_by_itself(case: Scenario) -> None:
    plans, here = Plans(case, HALF), today(case)
    splits = as_splits(here, [0.5 * each for each in here], [0] * len(here), *([each + 3000 for each in here],) * 20)
    given = plans.given(splits)
    np.testing.assert_array_equal(given.npv, plans.npv(splits))
    for place in (0, 1, 2, 22):
        alone = ask(with_amounts(case, splits[place]), HALF, NET_WORTH, LEADS)
        np.testing.assert_allclose(given.npv[place], alone[NET_WORTH], rtol=1e-6, atol=0.01)
        np.testing.assert_allclose(given.leads[place], alone[LEADS], rtol=1e-6)


def test_the_pot_holds_ads_and_work_and_what_is_taken_over_is_what_was_suggested() -> None:
    case = bought()
    assert [item.key for item in pot(case)] == [
        "channels.0.spend", "channels.1.spend", "plan.hours", "plan.agency", "plan.content",
    ]  # fmt: skip
    wanted = (13000.0, 7000.0, 2800.0, 0.0, 10000.0)
    after = with_amounts(case, wanted)
    assert today(after)[:3] == wanted[:3]
    assert after.plan.agency.likely == 0
    assert after.channels[0].spend.bounds == pytest.approx((10000, 13000, 15000))  # the range keeps its width
    assert after.plan.content.bounds == pytest.approx((6000, 10000, 18000))
    assert with_amounts(case, today(case)) == case


def test_the_next_step_is_ten_thousand_kronor_in_any_money() -> None:
    case = preset("b2b")
    assert step_of(case) == 10_000
    assert step_of(in_currency(case, "EUR")) == 1_000
    small = with_amounts(case, (900.0, 0.0, 0.0))
    assert step_of(small) == 100  # the whole pot is less than 1,000


def test_curves_go_through_today_and_leave_the_rest_alone() -> None:
    found = responses(preset("b2b"))
    for curve in found.curves:
        at = curve.amounts.index(curve.item.today)
        assert curve.amounts == tuple(sorted(curve.amounts))
        assert curve.amounts[0] == 0 or curve.item.today == 0
        assert curve.npv.q50[at] == pytest.approx(found.npv.q50)
        assert (curve.npv.q05 <= curve.npv.q50).all()
        assert (curve.npv.q50 <= curve.npv.q95).all()
    ads = found.curves[0]
    assert (np.diff(ads.leads.q50) > 0).all()  # more ads are more leads,
    assert (np.diff(ads.leads.q50, 2)[1:] / ads.leads.q50[-1] < 0.01).all()  # less and less of them


def holds(found: Suggestion, wishes: Wishes, case: Scenario) -> None:
    limits = limits_of(case, wishes)
    amounts = np.array(found.amounts)
    assert (amounts >= limits.low - 1e-6).all()
    assert (amounts <= limits.high + 1e-6).all()
    assert amounts.sum() <= limits.total * (1 + 1e-9)


@pytest.mark.parametrize("name", ["b2b", "public"])
def test_a_suggestion_keeps_to_its_total_and_is_not_worse_than_today_on_draws_it_has_not_seen(name: str) -> None:
    case = preset(name)
    found = suggestion(case, Wishes())
    holds(found, Wishes(), case)
    check = found.check
    error = np.std([check.today.npv.q95, check.today.npv.q05]) / np.sqrt(4096)
    assert check.suggested.npv.mean >= check.today.npv.mean - 2 * error
    assert check.beats + check.loses <= 1
    for share in found.shares:
        assert share.flat[0] <= share.amount <= share.flat[1]


def test_bounds_and_locks_hold_and_are_told_where_they_bind() -> None:
    case = preset("b2b")
    wishes = Wishes(
        total=30_000, least=(("channels.1.spend", 4_000.0),), most=(("channels.0.spend", 9_000.0),),
        locked=("plan.hours",),
    )  # fmt: skip
    found = suggestion(case, wishes)
    holds(found, wishes, case)
    assert [share.bound for share in found.shares] == ["high", "low", "locked"]
    assert found.amounts == (9_000, 4_000, 5_600)
    assert found.unspent == pytest.approx(11_400)
    assert suggestion(case, wishes) is found  # asked again, it is remembered


@pytest.mark.parametrize("name", PRESETS)
def test_nothing_on_a_coarse_grid_is_better_than_the_suggestion(name: str) -> None:
    case = preset(name).question
    found, search, limits = suggestion(case, Wishes()), Search(case, "npv"), limits_of(case, Wishes())
    known = np.array([found.amounts, found.free, search.today])
    values = search.many.npv(np.vstack([known, lattice(limits, [0.5 * limits.total, limits.total], 60)])).mean(axis=1)
    slack = 2 * search.allowed  # the tolerance, and what rounding to half hours costs
    assert values[0] >= values[2:].max() - slack
    assert values[1] >= values.max() - slack
    assert values[1] >= values[0]
    assert not limits.keep(known[1]) or found.free == found.amounts


def test_the_best_total_does_not_hang_on_the_total_that_is_asked_for() -> None:
    case = preset("public")
    asked = [suggestion(case, Wishes(total=total)) for total in (2_240, 3_240, 200_000)]
    assert len({found.free for found in asked}) == 1
    assert asked[2].amounts == asked[2].free
    assert asked[0].free_outcome.npv.mean > asked[0].check.today.npv.mean


def test_a_free_split_within_the_total_is_the_suggestion_where_it_is_better() -> None:
    found = suggestion(preset("b2b"), Wishes(goal="chance"))
    assert found.best_total > found.total or found.free == found.amounts


def test_as_good_keeps_the_sum_the_locks_and_the_bounds() -> None:
    limits = Limits(np.array([0.0, 0.0, 5600.0]), np.array([20600.0, 3000.0, 5600.0]), 20600.0)
    split = np.array([15000.0, 0.0, 5600.0])
    np.testing.assert_allclose(at(limits, split, 0, 13000.0), [13000, 2000, 5600], atol=1e-6)
    np.testing.assert_allclose(at(limits, split, 1, 1000.0), [14000, 1000, 5600], atol=1e-6)
    assert at(limits, split, 0, 1000.0).sum() != pytest.approx(20600)  # the others can't take so much
    case = preset("b2b")
    found = suggestion(case, Wishes(locked=("plan.hours",), most=(("channels.1.spend", 500.0),)))
    assert found.shares[2].flat == (5600, 5600)
    assert found.shares[0].flat[0] >= sum(found.amounts) - 5600 - 500 - 1e-3


def test_todays_proportions_say_how_much_of_the_total_they_spend() -> None:
    wishes = Wishes(total=30_000, most=(("channels.0.spend", 9_000.0),), locked=("plan.hours",))
    check = best_split(preset("b2b"), wishes)[1]
    assert check.scaled_total == pytest.approx(14_600)  # LinkedIn has no part today
    wide = Wishes(total=30_000, most=(("channels.0.spend", 9_000.0),))
    assert best_split(preset("b2b"), wide)[1].scaled_total == pytest.approx(30_000)


def test_where_todays_split_is_as_good_as_the_best_it_is_the_suggestion() -> None:
    case = preset("b2b")
    after = with_amounts(case, suggestion(case, Wishes()).amounts)
    again = suggestion(after, Wishes())
    assert again.today_as_good
    assert again.amounts == today(after)


def test_a_plan_of_nothing_is_asked_for_the_least_that_reaches_a_target() -> None:
    found = least(with_amounts(preset("b2b"), (0.0, 0.0, 0.0)), Wishes(), Aim("leads", 50))
    assert found.reached
    assert found.total > 0


def test_the_careful_goals_are_met_on_fresh_draws() -> None:
    case = preset("b2b")
    low = best_split(case, Wishes(goal="low"))[1]
    assert low.suggested.npv.q05 > low.today.npv.q05
    chance = best_split(case, Wishes(goal="chance"))[1]
    assert chance.suggested.chance > chance.today.chance


def test_the_least_budget_reaches_its_target_and_a_little_less_does_not() -> None:
    case = preset("b2b")
    found = least(case, Wishes(), Aim("leads", 500))
    assert found.reached
    assert found.outcome.leads.q50 == pytest.approx(500, rel=0.05)
    assert found.total < sum(today(case))
    none = least(case, Wishes(locked=("channels.0.spend", "channels.1.spend")), Aim("leads", 5e6))
    assert not none.reached
    assert none.outcome.leads.q50 < 5e6
    assert none.chance == 0


@pytest.mark.parametrize(
    ("case", "wishes", "keys"),
    [
        (replace(of_nothing(), channels=()), Wishes(), ["budget_zero"]),
        (of_nothing(), Wishes(), ["budget_zero"]),
        (preset("b2b"), Wishes(total=0), ["budget_zero"]),
        (preset("b2b"), Wishes(total=1e13), ["budget_absurd"]),
        (
            preset("b2b"),
            Wishes(most=(("channels.0.spend", 1e3),), least=(("plan.hours", 9e3),),
                   locked=("channels.0.spend", "plan.hours")),
            ["budget_locked_above", "budget_locked_below"],
        ),
        (preset("b2b"), Wishes(total=1e4, locked=("channels.0.spend",)), ["budget_short"]),
        (
            preset("b2b"),
            Wishes(
                least=(("channels.0.spend", 9e3), ("plan.hours", 5e3)),
                most=(("channels.0.spend", 8e3), ("plan.hours", 1.0)),
            ),
            ["budget_crossed", "budget_crossed"],
        ),
    ],
)  # fmt: skip
def test_wishes_that_contradict_are_told_each(case: Scenario, wishes: Wishes, keys: list[str]) -> None:
    with pytest.raises(CaseError) as error:
        limits_of(case, wishes)
    assert [fault.key for fault in error.value.faults] == keys


def test_a_case_in_which_nothing_can_be_traded_says_so() -> None:
    case = replace(preset("b2b"), channels=()).with_estimate("plan.hourly_cost", Estimate(0.0))
    with pytest.raises(CaseError) as error:
        limits_of(case, Wishes())
    assert error.value.faults[0].key == "budget_no_items"
