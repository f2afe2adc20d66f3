"""Evidence weighs the draws: known answers, and laws that hold for any of it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim.answers import evidence
from roisim.answers.ask import answer, likely
from roisim.answers.comparison import compare
from roisim.answers.objections import objected
from roisim.cases import in_currency, preset
from roisim.cases.outcomes import Actual, Agreed, Evidence, LiftTest, is_over
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.exhibits.notices import weighing
from roisim.text import LANGUAGES, Text

CASE = preset("b2b")
LEADS = answer(CASE).fan("leads", "engage").q50


def seen(*leads: float, error: float = 0.1, until: str = "") -> Scenario:
    """The case with so many leads in its first months."""
    actuals = tuple(Actual(month, (("leads", value),)) for month, value in enumerate(leads, 1))
    return replace(CASE, actuals=actuals, evidence=Evidence(error, until))


def test_a_lognormal_belief_and_a_lognormal_reading_make_the_lognormal_between_them() -> None:
    rng, sigma, error = np.random.default_rng(1), 0.4, 0.25
    prior = np.exp(sigma * rng.standard_normal(400_000))
    weights = evidence.shares(evidence.of_actuals(np.array([1.5]), prior[None], error, counts=False))
    precision = 1 / sigma**2 + 1 / error**2
    mean, spread = np.log(1.5) / error**2 / precision, precision**-0.5
    tolerance = 4 * spread / np.sqrt(1 / np.square(weights).sum())
    assert weights @ np.log(prior) == pytest.approx(mean, abs=tolerance)
    assert np.sqrt(weights @ (np.log(prior) - mean) ** 2) == pytest.approx(spread, abs=tolerance)


def test_one_perfect_reading_leaves_the_truth_that_it_is() -> None:
    simulated = np.arange(1.0, 101.0)[None]
    weights = evidence.shares(evidence.of_actuals(np.array([40.0]), simulated, 1e-6, counts=False))
    assert weights.argmax() == 39 and weights[39] == 1 and evidence.effective(np.log(weights + 1e-300)) < 1.01


def test_half_of_the_error_of_a_key_figure_is_that_of_all_its_months() -> None:
    twelve, one = np.ones(12), np.ones(1)
    logs = [
        evidence.of_actuals(np.ones(len(each)), np.full((len(each), 1), 1.1), 0.1, False)[0] for each in (one, twelve)
    ]
    assert logs[1] / logs[0] == pytest.approx(12 / (1 + 11 * evidence.SHARED))


def test_none_can_be_compared_with_none_and_with_some() -> None:
    none, values = np.zeros(1), np.array([[0.0, 2.0, np.nan]])
    counted = evidence.of_actuals(none, values, 0.1, counts=True)
    money = evidence.of_actuals(none, values, 0.1, counts=False)
    assert counted[0] == 0 and np.isfinite(counted[1]) and counted[1] < 0 and counted[2] == -np.inf
    assert money.tolist() == [0.0, -np.inf, -np.inf]


def test_a_range_that_was_measured_weighs_as_its_density() -> None:
    test = LiftTest(0.4, 0.7, 1.0)
    found = evidence.of_range(test, np.array([0.4, 0.7, 1.0, 0.0]))
    assert found[1] == 0 and found[0] == pytest.approx(found[2]) == pytest.approx(-0.5 * 1.6448536269514722**2)
    assert found[3] == -np.inf


def test_truths_that_weigh_alike_are_taken_in_turn() -> None:
    for count in (1, 100, 4096, 5000):
        assert (evidence.picked(np.full(count, -3.0), count) == np.arange(count)).all()


@given(st.lists(st.floats(-50, 0), min_size=1, max_size=60), st.integers(1, 200))
def test_each_truth_is_picked_as_often_as_it_weighs(logs: list[float], count: int) -> None:
    found = np.bincount(evidence.picked(np.array(logs), count), minlength=len(logs))
    assert np.abs(found - count * evidence.shares(np.array(logs))).max() <= 1 + 1e-6


def test_what_is_seen_of_the_middle_with_a_huge_error_changes_next_to_nothing() -> None:
    with_it, without = answer(seen(float(LEADS[0]), error=1.0)), answer(CASE)
    assert with_it.chance == pytest.approx(without.chance, abs=0.02)


def test_a_case_of_which_nothing_that_counts_was_seen_is_answered_as_ever() -> None:
    plain = answer(CASE).totals.npv
    unfinished = replace(seen(4.0, until="2027-01-30"), finance=replace(CASE.finance, start="2027-01"))
    beyond = replace(CASE, actuals=(Actual(99, (("leads", 4.0),)),), evidence=Evidence(0.2))
    agreed = replace(CASE, gates=(Agreed("leads", 6, 4.0),))
    for case in (unfinished, beyond, agreed):
        assert (answer(case).totals.npv == plain).all() and not case.is_weighed


def test_the_order_of_months_moves_nothing() -> None:
    case = seen(*(float(each) for each in LEADS[:3] * 1.2))
    assert answer(replace(case, actuals=case.actuals[::-1])).npv == answer(case).npv


def test_more_leads_than_thought_make_more_of_the_plan_and_leave_the_likely_values_alone() -> None:
    good, bad = (seen(*(float(each) for each in LEADS[:6] * factor)) for factor in (1.4, 0.6))
    assert answer(good).chance > answer(CASE).chance > answer(bad).chance
    assert (likely(good).totals.npv == likely(CASE).totals.npv).all()


def test_the_same_in_another_currency() -> None:
    case = replace(CASE, actuals=(Actual(1, (("revenue", float(answer(CASE).fan("revenue", "engage").q50[0])),)),))
    assert answer(in_currency(case, "EUR")).chance == pytest.approx(answer(case).chance, abs=1e-9)


def test_objections_and_other_plans_are_held_against_the_same_truths() -> None:
    case = seen(*(float(each) for each in LEADS[:3] * 1.3))
    found = objected(case)
    assert found.base.npv == answer(case).npv
    both = compare([case, CASE])
    assert both.duel(1, 0).ties == 1 and both.sides[0].result.npv == answer(case).npv


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_fits_next_to_nothing_is_refused_with_what_to_do(language: str) -> None:
    case = replace(CASE, actuals=(Actual(1, (("revenue", 1e12),)),), evidence=Evidence(0.01))
    with pytest.raises(CaseError) as caught:
        answer(case)
    assert caught.value.faults[0].key in ("evidence_few", "evidence_far", "evidence_none")
    assert Text(language).faults(caught.value)  # type: ignore[arg-type]
    assert evidence.trusted(case) == case.unweighed and evidence.trusted(CASE) is CASE


def test_the_return_that_141_brands_got_draws_a_case_towards_it() -> None:
    case = replace(CASE, evidence=Evidence(published=True))
    wide, narrow = answer(CASE).npv, answer(case).npv
    assert narrow.q95 - narrow.q05 < wide.q95 - wide.q05  # type: ignore[operator]
    assert not replace(case, channels=()).is_weighed


@given(st.integers(1, 120), st.sampled_from(["2027-01", "2027-11", "2028-02"]))
@settings(max_examples=50)
def test_a_month_is_over_on_its_last_day(month: int, start: str) -> None:
    assert is_over(start, month, "") and is_over("", month, "2020-01-01")
    years, place = divmod(int(start[5:]) - 2 + month, 12)
    first = f"{int(start[:4]) + years}-{place + 1:02}-01"
    assert not is_over(start, month, first) and is_over(start, month, "2150-01-01")


def test_how_much_an_answer_rests_on_is_in_it_and_said() -> None:
    case = seen(*(float(each) for each in LEADS[:3]))
    found = answer(case).to_dict()
    assert evidence.LEAST < found["effective_draws"] < case.draws and "effective_draws" not in answer(CASE).to_dict()
    absurd = replace(CASE, actuals=(Actual(1, (("revenue", 1e12),)),))
    for language in LANGUAGES:
        text = Text(language)
        assert weighing(text, CASE) == "" and text.number(found["effective_draws"]) in weighing(text, case)
        assert weighing(text, absurd).endswith(text("evidence.without"))
