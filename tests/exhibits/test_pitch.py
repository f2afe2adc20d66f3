"""The pitch: of any case and in both languages, and its sentences true of bad numbers too."""

from dataclasses import replace

import pytest

from roisim import cases
from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.sampling import weighed
from roisim.answers.totals import TOTALS
from roisim.cases.outcomes import Agreed
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.pitch.numbers import decisive, numbers
from roisim.exhibits.pitch.options import halved
from roisim.exhibits.pitch.whole import Pitch, opening, pitch
from roisim.exhibits.simulator import standing
from roisim.text import LANGUAGES, Language, Text
from tests.exhibits.every import with_seen

B2B = cases.preset("b2b")


def of(case: Scenario, language: Language = "en") -> Pitch:
    """The pitch of a case."""
    return pitch(Text(language, case.preset), case)


def costly(case: Scenario) -> Scenario:
    """The case with an agency that eats all it brings."""
    return case.with_estimate("plan.agency", Estimate(90_000.0))


def nothing() -> Scenario:
    """A case without a plan."""
    plan = {path: Estimate(0.0) for path, _, _ in B2B.estimates() if path.group == "plan" and path.name in (
        "hours", "agency", "content", "tools", "setup", "posts")}  # fmt: skip
    case = replace(B2B, channels=())
    for path, estimate in plan.items():
        case = case.with_estimate(path, estimate)
    return case.with_estimate("print.moved", Estimate(0.0))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("preset", PRESETS)
def test_it_is_whole_in_any_ready_case(preset: str, language: Language) -> None:
    found = of(cases.preset(preset), language)
    assert [section.key for section in found.sections] == [
        "ask", "why_now", "options", "value", "sure", "numbers", "risks", "stop", "next",
    ]  # fmt: skip
    for section in found.sections:
        assert section.heading and section.notes[0] and (section.said or section.exhibits)
        for sentence in (*section.said, *section.notes, found.answer):
            assert "{" not in sentence and "page." not in sentence and sentence.count("*") % 2 == 0
    assert len(found["ask"].cards) == 3


def test_bad_numbers_are_told_as_they_are_and_the_advice_is_no() -> None:
    found, likely = of(costly(B2B)), answer(costly(B2B))
    assert likely.chance < 0.1 and (likely.npv.q50 or 0) < 0
    assert found["next"].said[0].startswith("*Do not approve")
    assert found["options"].exhibits[0].title == "Neither the plan nor half of it pays in the middle case"
    assert all("would pay" in said for said in found["risks"].said)


def test_a_plan_that_stands_by_what_is_least_sure_alone_is_tried_first() -> None:
    assert of(B2B)["next"].said[0].startswith("*Test the strategic value")


def test_without_a_plan_there_is_nothing_to_approve() -> None:
    found = of(nothing())
    assert [section.key for section in found.sections] == ["ask", "why_now", "next"]
    assert found["next"].said[0].startswith("*There is no plan")


def test_without_ranges_no_chance_is_claimed() -> None:
    case = B2B
    for path, _, estimate in B2B.estimates():
        case = case.with_estimate(path, Estimate(estimate.likely))
    case = case.with_estimate("ignorance.crisis_per_year", Estimate(0.0))
    found = of(case)
    assert "out of 10" not in " ".join(said for section in found.sections for said in section.said)
    assert found["options"].exhibits[0].table is not None
    assert all(row.cells[2:] == ("–", "–") for row in found["options"].exhibits[0].table.rows)


def test_owners_vouch_by_name_and_agreed_rules_stand_first() -> None:
    paths = decisive(B2B)
    assert of(B2B)["ask"].said[1].startswith("No one vouches")
    case = B2B.with_estimate(paths[0], replace(B2B[paths[0]], owner="Anna Öberg"))
    assert "are vouched for by Anna Öberg." in of(case)["ask"].said[1]
    case = case.with_estimate(paths[1], replace(B2B[paths[1]], owner="Bo Ek"))
    assert "are vouched for by Anna Öberg and Bo Ek." in of(case)["ask"].said[1]
    ruled = replace(B2B, gates=(Agreed("leads", 6, 12.0),))
    assert of(ruled)["stop"].said == ("Stop if leads in month 6 is below 12.",)


@pytest.mark.parametrize(("owner", "shown"), [("Anna Öberg", "Anna Öberg"), ("", "no one yet"), ("  ", "no one yet")])
def test_the_numbers_that_matter_name_who_vouches(owner: str, shown: str) -> None:
    first = decisive(B2B)[0]
    table = numbers(Text("en", "b2b"), B2B.with_estimate(first, replace(B2B[first], owner=owner))).table
    assert table is not None and table.rows[0].cells[-1] == shown


@pytest.mark.parametrize(("count", "sentence"), [(0, ""), (1, "One of the numbers"), (3, "3 of the numbers")])
def test_of_the_numbers_that_matter_those_with_open_comments_are_counted(count: int, sentence: str) -> None:
    other = next(path for path, _, _ in B2B.estimates() if path not in decisive(B2B))
    said = opening(Text("en", "b2b"), B2B, {*decisive(B2B)[:count], other})["ask"].said
    found = [each for each in said if "open comments" in each]
    assert len(found) == bool(count) and "".join(found).startswith(sentence)


def test_half_the_plan_is_half_of_what_is_paid_by_the_month() -> None:
    half = halved(B2B)
    assert [each.spend.likely * 2 for each in half.channels] == [each.spend.likely for each in B2B.channels]
    assert half.plan.hours.likely * 2 == B2B.plan.hours.likely and half.plan.tools == B2B.plan.tools


def test_half_the_plan_is_held_to_the_truths_that_fit_what_was_seen_as_the_whole_is() -> None:
    case = with_seen(replace(B2B, draws=1024))
    half, whole = ask(halved(case), weighed(case, Drawn()), TOTALS).npv.q50, answer(case).npv.q50
    assert (half or 0) < (whole or 0) < (answer(halved(case)).npv.q50 or 0)  # as if nothing were seen, half looks best
    table = of(case)["options"].exhibits[0].table
    assert table is not None and table.exact is not None
    assert [row[2] for row in table.exact()] == [half, whole]


def test_the_next_step_asks_for_what_is_missing_alone_and_agrees_with_the_options() -> None:
    case = B2B.with_estimate("funnel.incremental", Estimate(0.9))
    said = of(case)["next"].said[0]
    assert said.startswith("*Approve") and "Name who vouches" in said and "Agree on when to stop" in said
    for path in decisive(case):
        case = case.with_estimate(path, replace(case[path], owner="*Anna*"))
    done = of(replace(case, gates=(Agreed("leads", 6, 12.0),)))
    assert done["next"].said[0] in ("*Approve the plan.*", said.partition(" Name")[0])
    assert "*" not in done["ask"].said[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_ranges_no_middle_case_and_no_rule_are_told(language: Language) -> None:
    case, text = cases.preset("b2b"), Text(language, "b2b")
    for path, _, estimate in case.estimates():
        case = case.with_estimate(path, Estimate(estimate.likely))
    found = pitch(text, case)
    table = found["options"].exhibits[0].table
    assert table and text("page.pitch.option.npv_given") in table.head
    assert found["stop"].said == (text("page.pitch.stop_given"),)


@pytest.mark.parametrize("preset", PRESETS)
def test_the_unit_of_a_number_is_said_once(preset: str) -> None:
    table = numbers(Text("en", preset), cases.preset(preset)).table
    assert table and not any("% %" in cell for row in table.rows for cell in row.cells)


def test_what_turns_the_answer_is_pointed_to_only_where_something_does() -> None:
    told = of(costly(B2B))
    assert "stands above" in told["next"].said[0]
    silent = of(replace(B2B, channels=()))
    assert silent["risks"].said == ("No single number turns the answer within what is usual.",)
    assert silent["next"].said == ("*Do not approve the plan as it stands.*",)


def free() -> Scenario:
    """A plan that costs nothing, and saves print."""
    case = cases.preset("public")
    for name in ("hours", "agency", "content", "tools", "setup", "posts", "half_presence"):
        case = case.with_estimate(f"plan.{name}", Estimate(0.0))
    return case


def test_half_of_what_costs_nothing_is_worth_as_much() -> None:
    found = of(free())
    assert found["options"].exhibits[0].title == "Half the plan is worth as much as the whole"
    assert found["next"].said[0].startswith("*Approve the plan.*")


def test_no_rule_is_asked_for_where_there_is_none_to_agree_on() -> None:
    assert of(free())["stop"].said == ("No key figure tells early enough that the plan should be stopped",)
    assert "Agree on when to stop" not in of(free())["next"].said[0]


def test_what_costs_nothing_but_brings_something_is_not_asked_for_a_budget() -> None:
    assert not any("Give the plan an ad budget" in said for said in of(free())["ask"].said)


@pytest.mark.parametrize(("step", "sentence"), [("strategic", "Test the strategic value"), ("ignorance", "Look into")])
def test_what_is_soft_is_tried_by_its_own_name(step: str, sentence: str) -> None:
    case = B2B if step == "strategic" else leaning_on_the_avoided_loss()
    assert standing.step(answer(case)) == step
    assert of(case)["next"].said[0].startswith(f"*{sentence}")


def leaning_on_the_avoided_loss() -> Scenario:
    """An employer whose plan pays by what it prevents."""
    case = (
        cases.preset("employer").with_estimate("plan.setup", Estimate(0.0)).with_estimate("plan.hours", Estimate(2.0))
    )
    return case.with_estimate("ignorance.hiring_increase", Estimate(0.08, 0.05, 0.12))


def test_the_reasoning_without_ranges_speaks_of_one_outcome() -> None:
    case = B2B
    for path, _, estimate in B2B.estimates():
        case = case.with_estimate(path, Estimate(estimate.likely))
    found = of(case.with_estimate("ignorance.crisis_per_year", Estimate(0.0)))
    notes = " ".join(note for section in found.sections for note in section.notes)
    assert "out of ten" not in notes and "middle" not in notes and "low to the high end" not in notes
    assert "a tenth lower or higher" in found["numbers"].exhibits[0].measure


def test_where_half_the_plan_pays_and_the_whole_does_not_that_is_said() -> None:
    case = B2B.with_estimate("plan.agency", Estimate(8_000.0))
    half, whole = (answer(each).npv.q50 or 0.0 for each in (halved(case), case))
    assert whole <= 0 < half
    assert of(case)["next"].said[0].endswith("Half the plan pays in the middle case: see the options above.")


@pytest.mark.parametrize(("months", "said"), [(3, "after three months"), (6, "after three months"), (7, "after six")])
def test_a_plan_is_never_stopped_after_its_end(months: int, said: str) -> None:
    case = replace(B2B, finance=replace(B2B.finance, months=months))
    assert f"if you stop it {said}" in of(case)["why_now"].said[0]
