"""The four trials of a case: what each changes, that nothing is counted twice, and the way back."""

from dataclasses import replace

import pytest

from roisim import cases
from roisim.answers.ask import answer
from roisim.cases import moves, trials
from roisim.cases.groups import Line
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.trials import NAMES, Held, Name, parts, tried
from roisim.exhibits.simulator import trials as exhibit
from roisim.text import LANGUAGES, Text
from tests.visits import of_nothing

DRAWS = 256
B2B = cases.preset("b2b")


def everything(case: Scenario) -> Scenario:
    """The case with a little of all that a plan may have."""
    for path in ("plan.agency", "plan.content", "plan.tools", "plan.setup", "plan.posts", "print.moved"):
        case = case.with_estimate(path, Estimate(0.5 if path == "print.moved" else 1000.0, owner="Ada", note="Asked."))
    return replace(case, lines=(Line("fair", "cost", Estimate(9000.0)), Line("tool", "save", Estimate(4000.0))))


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", NAMES)
def test_a_trial_is_a_case_and_is_taken_back_to_the_very_same(name: Name, preset: str) -> None:
    case = everything(cases.preset(preset))
    after = tried(case, name)
    held = Held(name, case, after)
    assert cases.read(cases.tree(after)) == after != case
    assert len(parts(case, name)) == 2
    assert held.on(after) and not held.on(case)
    assert held.released(after) == case


def test_what_else_was_changed_since_stays_when_a_trial_is_taken_back() -> None:
    held = Held("half", B2B, tried(B2B, "half"))
    since = moves.moved(held.after, "company.margin", 0.3)
    assert held.on(since)
    assert held.released(since) == moves.moved(B2B, "company.margin", 0.3)
    assert not held.on(moves.moved(since, "funnel.close_rate", 0.5))  # a number of the trial itself
    assert not held.on(replace(held.after, channels=held.after.channels[:1]))


def test_half_as_good_is_half_of_what_is_earned_and_of_what_lasts() -> None:
    before, after = (answer(case, DRAWS) for case in (B2B, tried(B2B, "half")))
    for stream in ("social", "awareness", "loyalty"):
        assert after.streams[stream].gain == pytest.approx(before.streams[stream].gain / 2, rel=0.12)
    for path, _, estimate in tried(B2B, "half").estimates():
        assert estimate == B2B[path] or estimate.bounds == pytest.approx([bound / 2 for bound in B2B[path].bounds])


def test_twice_as_dear_doubles_the_price_of_ads_and_of_an_hour() -> None:
    after = tried(B2B, "dear")
    changed = {str(path) for path, _, estimate in after.estimates() if estimate != B2B[path]}
    assert changed == {"channels.0.cpm", "channels.1.cpm", "plan.hourly_cost"}
    assert all(after[path].likely == 2 * B2B[path].likely for path in changed)


@pytest.mark.parametrize("preset", PRESETS)
def test_doing_nothing_costs_nothing_and_changes_nothing(preset: str) -> None:
    case = everything(cases.preset(preset))
    found = answer(tried(replace(case, finance=replace(case.finance, against="today")), "nothing"), 64)
    assert not found.totals.cost.any() and not found.totals.npv.any()


@pytest.mark.parametrize("preset", PRESETS)
def test_only_what_is_hard_is_the_step_of_the_ladder_that_is_saved_and_earned(preset: str) -> None:
    case = cases.preset(preset)
    before, after = answer(case, DRAWS), answer(tried(case, "hard"), DRAWS)
    # Customers who stay for the relation make a call or two less or more.
    assert after.totals.npv == pytest.approx(before.totals.steps["earn"], rel=2e-3, abs=20.0)


def test_a_tried_number_is_nobodys_figure_and_the_number_before_is_whole_again() -> None:
    case = B2B.with_estimate("plan.hourly_cost", Estimate(500.0, 400.0, 600.0, "the payroll", "Ada", "2026"))
    after = tried(case, "dear")
    assert after["plan.hourly_cost"] == Estimate(1000.0, 800.0, 1200.0, "judgement")
    assert Held("dear", case, after).released(after)["plan.hourly_cost"] == case["plan.hourly_cost"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_trial_says_what_it_changes_here_and_what_comes_of_it(name: Name, language: str) -> None:
    text = Text(language, "b2b")
    for case in (B2B, replace(B2B, channels=()), of_nothing(), tried(of_nothing(), "hard")):
        here, after = replace(case, draws=64), replace(tried(case, name), draws=64)
        said = exhibit.made(text, name, answer(here), answer(after))
        assert [part for part in trials.parts(case, name) if text(f"page.trial.part.{part}") not in said] == []
        assert len(trials.parts(case, name)) or said == text("page.trial.same", name=text(f"page.trial.{name}"))
    before, after = answer(B2B, 64), answer(tried(B2B, name), 64)
    said = exhibit.made(text, name, before, after)
    assert all(text.money(each.npv.q50, "SEK") in said for each in (before, after))
    assert (text.percent(before.chance) in said) == (name != "nothing")  # of nothing there is no chance
