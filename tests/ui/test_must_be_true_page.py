"""What must be true, the page: sentences true of every case, bars and maps that can be chosen, no empty picture."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.answers.ask import Drawn, ask
from roisim.answers.switching import Stretch, Switching, switchings
from roisim.answers.tornado import most_decisive, tornado
from roisim.answers.two_way import deciding
from roisim.cases import links, moves
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.must_be_true import ASKS, conditions, failing, pair, summary, whole
from roisim.exhibits.must_be_true import soft as softly
from roisim.exhibits.simulator.decides import deciding as decides
from roisim.paths import Path as Number
from roisim.text import LANGUAGES, NBSP, Language, Text
from tests import visits
from tests.answers.test_what_must_be_true import fixed
from tests.ui.test_ignorance_page import NO_NUMBER, of_extremes, of_nothing
from tests.visits import sound


def visit(case: Scenario | None = None, language: Language = "en", page: str = "must_be_true") -> AppTest:
    """Open the page as a new visitor, with a case of one's own."""
    return visits.visit(page, links.encode(case) if case else "", language)


def told(app: AppTest) -> str:
    """All the HTML of the page, as one text without its marks, with plain spaces."""
    said = "\n".join(element.proto.body for element in app.get("html"))
    return re.sub(r"<[^>]*>", " ", said).replace(NBSP, " ")


def odd_cases() -> dict[str, Scenario]:
    """Cases of which there is little to tell."""
    case = cases.preset("b2b")
    return {
        "no ranges": fixed(case),
        "no channels": replace(case, channels=()),
        "one range": fixed(case).with_estimate("company.margin", Estimate(0.4, 0.3, 0.5)),
        "hopeless": moves.moved(case, "funnel.incremental", 0.01),
        "sure": moves.moved(case, "company.order_value", 5e6),
        "three months": replace(case, finance=replace(case.finance, months=3)),
        "one draw": replace(case, draws=1),
        "free, no customers": replace(fixed(of_nothing()), company=replace(case.company, customers=Estimate(0.0))),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_whole_in_every_case(language: Language) -> None:
    every = {**odd_cases(), **of_extremes()}
    for name, case in every.items():
        text, case = Text(language, case.preset), replace(case, draws=min(case.draws, 256))
        found = whole.exhibits(text, case)
        shown = [part for exhibit in found for part in (exhibit.title, exhibit.measure, exhibit.said, *exhibit.remarks)]
        cells = [cell for exhibit in found if exhibit.table for row in exhibit.table.rows for cell in row.cells]
        cards = [card.value for exhibit in found for card in exhibit.cards]
        for said in (whole.answer(text, case), *shown, *cells, *cards):
            assert "{" not in said and not NO_NUMBER.search(said.replace("*", "")), (name, said)
        assert all(exhibit.title for exhibit in found)


def test_a_plan_of_nothing_is_told_in_a_sentence_and_shows_no_empty_picture() -> None:
    app = visit(of_nothing())
    assert "nothing has to be true for it" in told(app)
    assert not app.get("vega_lite_chart") and not app.get("button_group")
    assert whole.exhibits(Text("en", "b2b"), of_nothing()) == ()


def test_without_ranges_there_is_nothing_to_find_out_and_each_number_is_tried_a_tenth_either_way() -> None:
    app = visit(fixed(cases.preset("b2b")))
    said = told(app)
    assert "There is nothing to find out: every number is fixed." in said
    assert "no telling how it would fail" in said
    assert len(app.get("vega_lite_chart")) == 2


def test_without_channels_the_page_says_so() -> None:
    assert "The plan has no ad channels" in told(visit(replace(cases.preset("b2b"), channels=())))


def test_the_bars_are_of_what_one_chooses_and_the_map_of_any_two_numbers() -> None:
    case = replace(cases.preset("local"), draws=256)
    app = visit(case)
    bars = next(each for each in app.get("button_group") if str(each.key).startswith("bars-of"))
    assert "the payback goes from" in told(sound(bars.set_value("payback").run()))
    bars = next(each for each in app.get("button_group") if str(each.key).startswith("bars-of"))
    assert "the chance that the plan pays goes from" in told(sound(bars.set_value("chance").run()))
    first, second, third = deciding(case)[:3]
    text = Text("en", "local")
    up = next(each for each in app.selectbox if str(each.key).startswith("pair-up"))
    assert (up.value, len(up.options)) == (second, len(deciding(case)))
    app = sound(up.set_value(third).run())
    assert f"map of “{pair.choices(text, case)[first]}” and “{pair.choices(text, case)[third]}”" in told(app)
    up = next(each for each in app.selectbox if str(each.key).startswith("pair-up"))
    app = sound(up.set_value(first).run())  # the one that the other field has: they change places
    assert f"map of “{pair.choices(text, case)[third]}” and “{pair.choices(text, case)[first]}”" in told(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rate_is_told_as_once_in_so_many_times(language: Language) -> None:
    case = cases.preset("b2b").with_estimate("channels.0.lead_rate", Estimate(0.05, 0.03, 0.08))
    text, path = Text(language, "b2b"), Number.of("channels.0.lead_rate")
    often = {"en": "becomes a lead more often than 1 in 40", "sv": "blir ett lead oftare än 1 gång av 40"}
    said = {"en": "; you said 1 in 20.", "sv": "; ni har angett 1 gång av 20."}
    found = Switching(path, 0.05, True, (0.025,), (Stretch(0.025, None),), 0.7)
    sentence = conditions.sentence(text, case, found)
    assert often[language] in sentence and sentence.endswith(said[language])
    would = conditions.sentence(text, case, replace(found, pays=False, values=(0.1,), stretches=(Stretch(0.1, None),)))
    assert ("would pay if *a click in" in would) if language == "en" else ("skulle löna sig om *ett klick i" in would)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_that_turns_the_decision_twice_is_told_with_both(language: Language) -> None:
    text, case = Text(language, "b2b"), cases.preset("b2b")
    spend = next(found for found in switchings(case) if found.path == "channels.0.spend")
    assert conditions.where(text, case, spend, spend.stretches[0]).startswith(
        {"en": "between", "sv": "mellan"}[language]
    )
    apart = replace(spend, values=(5e3, 2e4, 4e4), stretches=(Stretch(5e3, 2e4), Stretch(4e4, None)))
    said = conditions.sentence(text, case, apart)
    assert said.endswith({"en": "/month.", "sv": "/mån."}[language]) and text.number(4e4) in said


def test_a_switching_value_close_to_the_number_is_told_apart_from_it() -> None:
    text, case = Text("en", "b2b"), cases.preset("b2b")
    for path, value in (("company.margin", 0.4502), ("channels.0.lead_rate", 0.01799), ("company.order_value", 9001.0)):
        number = case[path].likely
        found = Switching(Number.of(path), number, value < number, (value,), (Stretch(value, None),), 0.01)
        condition = conditions.made(text, case, found)
        assert condition.said not in condition.holds


@pytest.mark.parametrize("preset", PRESETS)
def test_the_answer_tells_the_most_fragile_number_and_the_soft_part(preset: str) -> None:
    text, case = Text("en", preset), cases.preset(preset)
    said = summary.summary(text, ask(case, Drawn(), *ASKS))
    assert conditions.made(text, case, switchings(case)[0]).holds in said and "soft part" in said


def test_a_soft_part_of_nothing_is_no_amount() -> None:
    text, case = Text("en", "b2b"), replace(cases.preset("b2b"), channels=(), draws=256)
    found = softly.soft(text, ask(case, Drawn(), *ASKS))
    assert found.title.endswith("a year, and the case counts no such value")
    assert not any("0.0" in card.value for card in found.cards)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_fixed_numbers_or_one_draw_no_middle_case_is_told(language: Language) -> None:
    text = Text(language, "b2b")
    for case in (replace(fixed(cases.preset("b2b")), draws=256), replace(cases.preset("b2b"), draws=1)):
        result = ask(case, Drawn(), *ASKS)
        exhibit = softly.soft(text, result)
        said = " ".join((exhibit.title, exhibit.measure, *exhibit.remarks, summary.summary(text, result)))
        assert not re.search("mittfall|middle case", said, re.IGNORECASE)
    assert failing.failing(text, result).title == text("page.must_be_true.failing.one")


def test_the_simulator_names_what_decides_most_and_leads_to_its_field() -> None:
    case = cases.preset("local")
    app, path = visit(case, page="simulator"), most_decisive(case)
    assert path is not None and path.name == "lead_rate"
    html = "\n".join(element.proto.body for element in app.get("html"))
    assert 'data-dial-at="lead-rate"' in html
    found = decides(Text("en", "local"), case)
    swing = tornado(case).swings[path]
    assert found is not None and found.said.replace(NBSP, " ") in told(app)
    assert swing.size == max(each.size for each in tornado(case).ranged(case).values())


def test_where_there_is_no_dial_the_line_leads_to_the_row_among_the_assumptions() -> None:
    case = cases.preset("employer")
    app = visit(case, page="simulator")
    most = next(button for button in app.button if button.key == "decides-most")
    found = decides(Text("en", "employer"), case)
    assert found is not None and most.label.replace("\\", "") == found.said


def test_a_plan_of_nothing_has_no_number_that_decides_on_the_simulator() -> None:
    app = visit(of_nothing(), page="simulator")
    assert not any('data-dial-at="' in element.proto.body for element in app.get("html"))
    assert not any(button.key == "decides-most" for button in app.button)
