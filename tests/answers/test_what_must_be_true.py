"""What must be true: known answers of toys that one can reckon by hand, and laws that hold for any case."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from roisim import cases
from roisim.answers import sobol
from roisim.answers.ask import Points, answer, ask, likely
from roisim.answers.failing import failing, scores
from roisim.answers.inputs import INPUTS
from roisim.answers.soft import soft
from roisim.answers.switching import Stretch, switching_values, switchings
from roisim.answers.tornado import MOST, most_decisive, tornado
from roisim.answers.totals import NET_WORTH
from roisim.answers.two_way import two_way
from roisim.cases import moves
from roisim.cases.groups import Line
from roisim.cases.objections import OBJECTIONS, applied
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.model import finance
from roisim.model.arrays import Array
from tests.ui.test_ignorance_page import of_nothing

COST, SAVE = "lines.0.amount", "lines.1.amount"


def toy(cost: Estimate, save: Estimate) -> Scenario:
    """A plan of two lines alone, all else fixed: each krona of a line is worth an annuity."""
    return replace(fixed(of_nothing()), lines=(Line("Tool", "cost", cost), Line("Paper", "save", save)))


def fixed(case: Scenario) -> Scenario:
    """The case without ranges."""
    for path, _, estimate in case.estimates():
        case = case.with_estimate(path, Estimate(estimate.likely))
    return case


def annuity(case: Scenario) -> float:
    """What a krona a month is worth today."""
    terms = case.finance
    return float(finance.monthly_discounting(terms.months, terms.discount_rate).sum())


def worth(case: Scenario, path: str, value: float) -> float:
    """The net present value with a number at a value, all else at its likely value."""
    return float(ask(case, Points.of({path: [value]}), NET_WORTH)[NET_WORTH][0])


# --- tornado ---


def test_the_bars_of_a_plan_of_two_lines_are_as_long_as_their_ranges() -> None:
    case = toy(Estimate(1000.0, 500.0, 4000.0), Estimate(1500.0))
    found, each = tornado(case), annuity(case)
    assert found.base == pytest.approx(500 * each)
    assert found.swings[COST].low == pytest.approx(1000 * each)
    assert found.swings[COST].high == pytest.approx(-2500 * each)
    assert found.swings[SAVE].low == pytest.approx((1350 - 1000) * each)  # a fixed number, a tenth lower
    assert list(found.swings)[:2] == [COST, SAVE] and next(iter(found.ranged(case))) == COST
    assert COST in found.ranged(case) and SAVE not in found.ranged(case)
    assert most_decisive(case) == COST


def test_both_ends_of_a_bar_may_lie_on_one_side_of_the_base() -> None:
    case = cases.preset("b2b")
    found = tornado(case)
    sides = {path: (swing.low - found.base, swing.high - found.base) for path, swing in found.swings.items()}
    assert any(low * high > 0 for low, high in sides.values())


@pytest.mark.parametrize("preset", ["local", "public"])
def test_a_bar_ends_where_the_case_is_with_its_number_moved_there(preset: str) -> None:
    case = cases.preset(preset)
    found = tornado(case)
    assert found.base == pytest.approx(likely(case).npv.mean, rel=1e-9)
    for path, swing in list(found.ranged(case).items())[:3]:
        low, _, high = case[path].bounds
        assert (swing.low, swing.high) == pytest.approx((worth(case, path, low), worth(case, path, high)))
    back = tornado(case, "payback")
    assert back.base == pytest.approx(likely(case).payback.q50 or np.inf)


def test_of_numbers_that_put_payback_off_for_ever_the_one_that_moves_most_money_is_first() -> None:
    case = cases.preset("b2b")
    by_money, back = tornado(case).ranged(case), tornado(case, "payback").ranged(case)
    endless = [path for path, swing in back.items() if np.isinf(swing.size)]
    assert len(endless) > 1 and endless == list(back)[: len(endless)]
    assert endless == sorted(endless, key=lambda path: -by_money[path].size)


def test_the_chance_with_a_number_held_is_that_of_the_case_with_that_fixed_number() -> None:
    case = replace(cases.preset("b2b"), draws=512)
    parts: list[float] = []
    found = tornado(case, "chance", parts.append)
    assert found.base == answer(case).chance
    assert len(found.swings) == MOST and parts == sorted(parts) and parts[-1] == 1.0
    path = next(iter(found.swings))
    held = case.with_estimate(path, Estimate(case[path].bounds[0]))
    assert found.swings[path].low == pytest.approx(answer(held).chance)


# --- switching values ---


def test_a_cost_turns_the_decision_where_it_is_as_large_as_what_is_saved() -> None:
    case = toy(Estimate(1000.0, 500.0, 4000.0), Estimate(1500.0))
    assert switching_values(case, COST) == pytest.approx((1500.0,), rel=1e-9)
    assert switching_values(case, SAVE) == pytest.approx((1000.0,), rel=1e-9)
    first = switchings(case)[0]
    assert first.path == COST and first.pays and first.stretches == (Stretch(None, pytest.approx(1500.0)),)
    assert first.distance == pytest.approx(np.log(1.5) / np.log(4))  # of the way to the high end
    assert switching_values(case, "company.audience") == ()


@pytest.mark.parametrize("preset", ["b2b", "employer", "public"])
def test_at_every_switching_value_the_plan_is_worth_nothing_and_pays_on_one_side(preset: str) -> None:
    case = cases.preset(preset)
    scale = max(abs(swing.high - swing.low) for swing in tornado(case).swings.values())
    turned = [found for found in switchings(case) if found.values]
    assert len(turned) > 10
    for found in turned:
        for value in found.values:
            if value > 0 or found.path.startswith("effects"):
                around = [worth(case, found.path, value * part) for part in (1 - 1e-6, 1 + 1e-6)]
                nothing = abs(worth(case, found.path, value)) < 1e-6 * scale
                assert nothing or min(around) <= 0 < max(around), (found.path, value)
        for stretch in found.stretches:
            low, high = stretch.low, stretch.high
            if low is not None and high is not None and low > 0:
                assert worth(case, found.path, (low + high) / 2) > 0
        assert found.pays == any(stretch.holds(found.likely) for stretch in found.stretches)
    assert [found.distance for found in turned] == sorted(found.distance for found in turned)


def test_a_budget_may_turn_the_decision_twice() -> None:
    low, high = switching_values(cases.preset("b2b"), "channels.0.spend")
    assert 0 < low < cases.preset("b2b")["channels.0.spend"].likely < high


def test_a_plan_of_nothing_is_turned_by_no_belief() -> None:
    beliefs = [found for found in switchings(of_nothing()) if found.path.group in ("company", "funnel", "channels")]
    assert all(not found.pays for found in beliefs)
    assert switching_values(of_nothing(), "company.margin") == ()


# --- two numbers ---


def test_the_line_between_cost_and_saving_is_where_they_are_equal() -> None:
    case = toy(Estimate(1000.0, 500.0, 4000.0), Estimate(1500.0, 600.0, 3000.0))
    found = two_way(case, COST, SAVE, 11)
    assert found.line
    for piece in found.line:
        for cost, save in piece:
            assert cost == pytest.approx(save)
    assert found.here == (1000.0, 1500.0)
    assert found.worth[0, 0] == pytest.approx((found.up[0] - found.across[0]) * annuity(case))
    with pytest.raises(ValueError, match="two numbers"):
        two_way(case, COST, COST)


def test_how_much_of_the_map_pays_is_told_within_both_ranges_alone() -> None:
    case = toy(Estimate(1000.0, 500.0, 1500.0), Estimate(1600.0, 1550.0, 3000.0))
    found = two_way(case, COST, SAVE, 11)
    assert (found.worth <= 0).any()  # beyond the ranges
    assert found.inside == 1.0


# --- Sobol indices ---


def ishigami(u: Array) -> Array:
    """With a = 7 and b = 0.1; Saltelli et al. (2008)."""
    x, y, z = (2 * u - 1) * np.pi
    found: Array = np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
    return found


def g(u: Array) -> Array:
    """Sobol's G with a = 0, 1, 4.5, 9."""
    a = np.array([[0.0], [1.0], [4.5], [9.0]])
    found: Array = np.prod((np.abs(4 * u - 2) + a) / (1 + a), axis=0)
    return found


def g_indices() -> tuple[Array, Array]:
    """What its indices are, in closed form."""
    parts = 1 / 3 / (1 + np.array([0.0, 1.0, 4.5, 9.0])) ** 2
    whole = np.prod(1 + parts) - 1
    rest = np.array([np.prod(1 + np.delete(parts, at)) for at in range(4)])
    return parts / whole, parts * rest / whole


@pytest.mark.parametrize(
    ("function", "first", "total"),
    [(ishigami, (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)), (g, *g_indices())],
    ids=["Ishigami", "Sobol G"],
)
def test_indices_are_those_known_and_so_are_their_intervals(function: sobol.Answer, first: Array, total: Array) -> None:
    found = sobol.indices(function, len(first), 512)
    for shares, known in ((found.first, first), (found.total, total)):
        for share, exact in zip(shares, known, strict=True):
            error = (share.high - share.value) / 1.895  # a standard error
            assert abs(share.value - exact) < 4 * error + 1e-3
            assert error < 0.02


def test_an_answer_that_never_changes_has_no_indices() -> None:
    found = sobol.indices(lambda u: np.ones(u.shape[1]), 2, 64)
    assert all(share.value == 0 for share in (*found.first, *found.total))


def test_what_moves_by_itself_is_each_range_and_each_factor_that_ranges_share() -> None:
    case = cases.preset("b2b")
    moving = sobol.sources(case)
    ranged = [path for path, _, estimate in case.estimates() if estimate.is_range]
    assert sorted(path for source in moving if not source.factor for path in source.paths) == sorted(ranged)
    assert [source.factor for source in moving if source.factor] == ["prices", "conversion", "loss", "growth", "storm"]
    apart = replace(case, correlation=0.0)
    assert [source.factor for source in sobol.sources(apart) if source.factor] == ["growth", "storm"]


def test_of_two_lines_the_wider_one_accounts_for_its_part_of_the_variance() -> None:
    save, cost = Estimate(2000.0, 1900.0, 2105.3), Estimate(1000.0, 900.0, 1111.1)
    found = sobol.of_case(toy(cost, save))
    assert next(iter(found)).paths == (COST,)
    assert sum(first.value for first, _ in found.values()) == pytest.approx(1, abs=0.05)
    for first, total in found.values():
        assert first.value == pytest.approx(total.value, abs=0.05)  # a sum has nothing that numbers do only together
    still = sobol.of_case(toy(Estimate(1000.0), Estimate(2000.0)))
    assert all(each.value == 0 for both in still.values() for each in both)


# --- how it would fail ---


def test_what_sets_the_losing_draws_apart_is_what_makes_them_lose() -> None:
    case = replace(toy(Estimate(1000.0, 500.0, 2000.0), Estimate(1100.0, 1000.0, 1210.0)), draws=1024)
    found = failing(answer(case))
    assert 0.2 < found.chance < 0.8
    cost = next(sign for sign in found.signs if COST in sign.paths)
    assert cost == found.signs[0] and cost.apart > 1 and cost.losing > 1000 > cost.rest
    saved = next((sign for sign in found.signs if SAVE in sign.paths), None)
    assert saved is None or saved.apart < 0


@pytest.mark.parametrize(("save", "chance"), [(9000.0, 0.0), (10.0, 1.0)])
def test_where_none_or_all_lose_nothing_sets_them_apart(save: float, chance: float) -> None:
    found = failing(answer(toy(Estimate(1000.0, 900.0, 1100.0), Estimate(save)), 256))
    assert (found.chance, found.signs) == (chance, ())


def test_scores_are_those_that_the_values_were_made_of() -> None:
    for kind, bounds in (("positive", (1.0, 3.0, 4.0)), ("share", (0.1, 0.2, 0.6)), ("effect", (-0.1, 0.0, 0.3))):
        ends = scores(kind, bounds, np.array(bounds))
        assert ends == pytest.approx([-1.6448536, 0.0, 1.6448536])


# --- the soft part ---


def test_the_soft_part_must_make_up_for_what_saving_and_earning_lack() -> None:
    case = toy(Estimate(1000.0), Estimate(400.0))
    found = soft(likely(case))
    assert found.hard == pytest.approx(-600 * annuity(case)) and found.a_year == pytest.approx(7200.0)
    assert found.customers is not None and found.worth
    assert found.customers * found.worth == pytest.approx(found.a_year)
    stands = soft(likely(toy(Estimate(400.0), Estimate(1000.0))))
    assert stands.needed == stands.a_year == 0.0 and stands.hard > 0


@pytest.mark.parametrize("months", [6, 36])
def test_so_many_customers_won_within_the_period_make_the_middle_case_break_even(months: int) -> None:
    case = replace(cases.preset("b2b"), draws=64)
    case = replace(case, finance=replace(case.finance, months=months))
    result = answer(case)
    found = soft(result)
    assert found.needed > 0 and found.customers is not None
    with_them = [hard + found.customers / 12 * bought(case, draw, result[INPUTS])
                 for draw, hard in enumerate(result.totals.steps["earn"])]  # fmt: skip
    assert float(np.median(with_them)) == pytest.approx(0, abs=1e-6 * found.needed)


def bought(case: Scenario, draw: int, inputs: Mapping[str, Array]) -> float:
    """What one customer a month is worth today by what all of them buy within the period, one after another."""
    names = ("margin", "order_value", "later_value", "orders", "churn")
    margin, first, later, orders, churn = (
        float(inputs[f"company.{name}"][draw]) if f"company.{name}" in inputs else case[f"company.{name}"].likely
        for name in names
    )
    rate, months = 1 + case.finance.discount_rate, case.finance.months
    return sum(
        margin * (first if month == won else later * orders * (1 - churn) ** (month - won)) * rate ** (-month / 12)
        for won in range(1, months + 1)
        for month in range(won, months + 1)
    )


def test_customers_who_buy_nothing_are_no_number_of_customers() -> None:
    found = soft(likely(moves.moved(toy(Estimate(1000.0), Estimate(400.0)), "company.margin", 0.0)))
    assert found.needed > 0 and found.customers is found.worth is None


def test_what_only_rounding_leaves_of_the_soft_part_is_nothing() -> None:
    found = soft(answer(replace(cases.preset("b2b"), channels=(), draws=256)))
    assert (found.counted, found.counted_a_year) == (0.0, 0.0)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_objection_that_the_soft_part_is_worth_nothing_leaves_what_is_saved_and_earned(preset: str) -> None:
    case = replace(cases.preset(preset), draws=256)
    (objection,) = (each for each in OBJECTIONS if each.name == "soft")
    granted = answer(applied(case, [objection]))
    hard = answer(case).totals.steps["earn"]
    # To the few calls that customers would have made whom the soft part keeps.
    assert np.allclose(granted.totals.npv, hard, atol=1e-3 * float(np.median(np.abs(hard))))


@pytest.mark.parametrize("preset", PRESETS)
def test_with_just_that_much_soft_value_the_middle_case_breaks_even(preset: str) -> None:
    case = moves.moved(cases.preset(preset), "funnel.incremental", 0.3)
    result = answer(case, 256)
    found = soft(result)
    assert found.hard + found.needed == pytest.approx(max(found.hard, 0.0), abs=1e-6)
    assert found.hard + found.counted == pytest.approx(result.npv.q50)
