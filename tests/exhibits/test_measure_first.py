"""What is worth measuring first, in words: true of every case, and never noise told as value."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from roisim.answers.information import Value
from roisim.answers.learning import Learning, learning
from roisim.cases import moves, preset
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.measure_first import finding, whole
from roisim.exhibits.measure_first.answer import answer, kind_of
from roisim.exhibits.measure_first.steering import steered
from roisim.exhibits.measure_first.trying import tried
from roisim.exhibits.saying import against
from roisim.exports import measure_first
from roisim.text import LANGUAGES, Language, Text
from tests.answers.test_steering import fixed
from tests.visits import HOSTILE, of_nothing

LOCAL = preset("local")
EDGES: dict[str, tuple[Callable[[], Scenario], str]] = {
    "nothing": (of_nothing, "nothing"),
    "no ranges": (lambda: fixed(LOCAL), "fixed"),
    "no channels": (lambda: replace(LOCAL, channels=()), "sure"),
    "a quarter": (lambda: replace(LOCAL, finance=replace(LOCAL.finance, months=3)), "first"),
    "always pays": (lambda: moves.moved(preset("b2b"), "company.order_value", 5e8), "sure"),
    "nearly sure": (lambda: preset("public"), "none"),
    "open": (lambda: LOCAL, "first"),
}
NO_NUMBER = re.compile(r"\bnan\b|\bNone\b|\binf\b|[-−]0(?![,.\d])|\{|\}")


@pytest.mark.parametrize("name", EDGES)
def test_the_page_is_answered_in_a_sentence_for_every_kind_of_case(name: str) -> None:
    case, kind = EDGES[name][0](), EDGES[name][1]
    assert kind_of(learning(case)) == kind
    for language in LANGUAGES:
        text = Text(language, case.preset)
        said = whole.answer(text, case)
        assert said.endswith(".") and said.count("*") % 2 == 0 and not NO_NUMBER.search(said)
        for exhibit in whole.exhibits(text, case):
            told = " ".join((exhibit.title, exhibit.measure, exhibit.said, *exhibit.remarks))
            assert exhibit.title and not NO_NUMBER.search(told), told


def test_the_answer_names_what_to_find_out_and_when_to_look() -> None:
    text, found = Text("en", "local"), learning(LOCAL)
    assert found.first and found.steering.best
    said = answer(text, LOCAL, found)
    assert "“Truly extra bookings”" in said and "look at *enquiries* in month *3*: below *20*, stop" in said
    shown = finding.found_out(text, LOCAL, found)
    assert shown.title.startswith("Most worth finding out: “Truly extra bookings”")
    assert "Never pay more than that for a survey" in shown.remarks[0]


@pytest.mark.parametrize("name", PRESETS)
def test_noise_is_never_told_as_value(name: str) -> None:
    case = preset(name)
    text, found = Text("en", name), learning(case)
    for line, number in zip(finding.lines(text, case, found), found.numbers, strict=True):
        assert line.told == number.worth.is_told
        assert ("about" in line.worth) == line.told  # an estimate; a bound only where it can't be told from nothing
        nine = "in 9 cases out of 10" in line.worth
        assert nine == ("at most" in line.worth)
        assert nine == (not line.told and "nothing" not in line.worth)
    for exhibit in (steered(text, case, found), tried(text, case, found)):
        assert (exhibit.picture is not None) == bool(found.steering.best and found.steering.best.is_told)


def test_knowing_a_number_is_never_told_to_be_worth_more_than_knowing_everything() -> None:
    text, found = Text("en"), learning(LOCAL)
    number = replace(found.numbers[0], worth=Value(9e9, 1.0))
    more = replace(found, numbers=(number, *found.numbers[1:]))
    most = text.money(found.everything, "SEK")
    assert most in answer(text, LOCAL, more)
    assert most in finding.lines(text, LOCAL, more)[0].worth
    shown = finding.found_out(text, LOCAL, more)
    assert f"about {most}" in shown.title


def test_a_plan_that_is_too_long_is_said_to_be() -> None:
    case = preset("subscription")
    remarks = " ".join(steered(Text("en", "subscription"), case, learning(case)).remarks)
    assert "whatever the key figure says: the plan is too long" in remarks
    said = answer(Text("en", "subscription"), case, learning(case))
    assert "On average the plan is better *ended after month 12*, whatever the key figures say" in said
    assert said.endswith("Look at *subscribers* then, and go on only at *2,050* or more.")
    text = Text("en", "local")
    assert "too long" not in " ".join(steered(text, LOCAL, learning(LOCAL)).remarks)


def test_a_plan_that_is_too_long_and_of_which_no_figure_tells_more_is_better_ended() -> None:
    case = preset("subscription")
    text, found = Text("en", "subscription"), learning(case)
    assert found.steering.best
    best = replace(found.steering.best, net=0.0)
    found = replace(found, steering=replace(found.steering, best=best))
    assert answer(text, case, found).endswith(f"that alone is worth *{text.money(160e3, 'SEK')}*.")
    shown = steered(text, case, found)
    assert shown.picture is None and "No key figure adds anything to that" in shown.remarks[0]
    assert tried(text, case, found).title.startswith("A shorter plan is better")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_that_nearly_always_pays_or_loses_has_nothing_to_stop(language: Language) -> None:
    text = Text(language, "public")
    ways = (
        ("pays", moves.moved(preset("b2b"), "company.order_value", 5e8)),
        ("loses", moves.moved(preset("employer"), "plan.agency", 5e6)),
    )
    for kind, case in ways:
        found, facts = learning(case), against(text, case)
        assert steered(text, case, found).title == text(f"page.measure_first.steer.title_{kind}", **facts)
        assert tried(text, case, found).title == text(f"page.measure_first.trying.title_{kind}", **facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_others_gave_are_told_as_words(language: Language) -> None:
    channel = replace(LOCAL.channels[0], name=HOSTILE[:90])
    case = replace(LOCAL, channels=(channel,))
    lines = finding.lines(Text(language), case, learning(case))
    assert any("<img" in line.name and len(line.name) <= 70 for line in lines)


def test_the_plain_numbers_are_those_that_are_told() -> None:
    tree, found = measure_first.tree(LOCAL), learning(LOCAL)
    assert tree["evpi"] == found.everything
    evppi = tree["evppi"]
    assert isinstance(evppi, list) and evppi[0]["value"] == float(found.numbers[0].worth)
    assert isinstance(tree["best_gate"], dict) and tree["best_gate"]["series"] == "leads"
    nothing = measure_first.tree(fixed(LOCAL))
    assert nothing["evppi"] == [] and nothing["best_gate"] is None


def test_the_learning_of_a_case_is_remembered_whatever_it_is_called() -> None:
    found: Learning = learning(replace(LOCAL, title="Other"))
    assert found is learning(LOCAL)
