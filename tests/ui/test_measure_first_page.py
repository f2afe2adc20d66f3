"""Measure first, the page: the list is where a number that was found out goes in."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from roisim.answers.learning import learning
from roisim.cases import links, preset
from roisim.cases.vouching import voucher
from roisim.text import LANGUAGES, Language, Text
from tests.answers.test_steering import fixed
from tests.visits import case_of, field, of_nothing, told, visit, write

LOCAL = preset("local")
FIRST = "find-own-funnel-incremental"


def heads(app: AppTest) -> list[str]:
    """The answer, and the conclusion of each exhibit."""
    return re.findall(r"<header class=.(?:page-head|figure).>(.*?)</p>", told(app), re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_typed_in_the_list_is_the_companys_own_and_can_be_taken_back(language: Language) -> None:
    app = visit("measure_first", links.encode(LOCAL), language)
    first = learning(LOCAL).first
    assert first and first.paths == ("funnel.incremental",)
    before = heads(app)
    assert len(before) == 5
    app = write(app, FIRST, "0.9")
    case = case_of(app)
    assert case["funnel.incremental"].likely == 0.9 and voucher(case["funnel.incremental"]) == "own"
    assert case["funnel.incremental"].is_range
    assert heads(app) != before and str(field(app, FIRST).value).startswith(("0.9", "0,9"))
    app.button(key="undo").click().run()
    assert case_of(app) == LOCAL and heads(app) == before


def test_what_cannot_be_a_number_is_told_beside_its_field() -> None:
    app = write(visit("measure_first", links.encode(LOCAL), "en"), FIRST, "much")
    assert case_of(app) == LOCAL and "“much”" in told(app)


def test_ten_are_shown_and_the_rest_on_request() -> None:
    app = visit("measure_first", links.encode(LOCAL), "en")
    shown = [each for each in app.text_input if "find-own" in str(each.key)]
    assert len(shown) == 10
    app.button(key="find-more").click().run()
    everything = [each for each in app.text_input if "find-own" in str(each.key)]
    assert len(everything) == sum(len(number.paths) for number in learning(LOCAL).numbers)
    names = [button.label for button in app.button]
    assert "Truly extra bookings" in names


def test_low_and_high_are_given_in_the_same_form_as_on_assumptions() -> None:
    app = visit("measure_first", links.encode(LOCAL), "en")
    app.button(key="find-open-funnel-incremental").click().run()
    app.text_input(key="low-funnel.incremental").set_value("0.69")
    app.text_input(key="high-funnel.incremental").set_value("0.71")
    app.button(key="save-funnel.incremental").click().run()
    assert case_of(app)["funnel.incremental"].bounds == (0.69, 0.7, 0.71)
    first = learning(case_of(app)).first
    assert first and first.paths != ("funnel.incremental",)  # known so well there is nothing left to find out


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_nothing_to_find_out_the_page_says_why(language: Language) -> None:
    text = Text(language)
    for case, key in ((fixed(LOCAL), "fixed"), (of_nothing(), "nothing")):
        app = visit("measure_first", links.encode(case), language)
        words = text(f"page.measure_first.answer.{key}").split("*")[-1]
        assert words in told(app)
        assert not [each for each in app.text_input if "find-own" in str(each.key)]


def test_channels_of_one_auction_share_a_line_and_each_has_its_field() -> None:
    case = replace(preset("ecommerce"), title="Shop")
    app = visit("measure_first", links.encode(case), "en")
    assert "The channels buy in the same auction" in told(app)
    app = write(app, "find-own-channels-1-lead_rate", "5 %")
    assert case_of(app).channels[1].lead_rate.likely == 0.05
    assert case_of(app).channels[0].lead_rate == case.channels[0].lead_rate
