"""What an address may hold, and what it may not make the app do."""

from dataclasses import replace

import pytest

from roisim import cases
from roisim.cases import links
from roisim.cases.desk import MOST_CASES
from roisim.errors import CaseError
from roisim.text import LANGUAGES, Language, Text
from roisim.ui.state import MOST_DRAWS, title_of
from tests.ui.test_compare_page import B2B, arrive, desk, named, titles
from tests.visits import PAGES, told, visit


def test_a_code_that_cannot_be_read_moves_neither_the_open_case_nor_the_base() -> None:
    a, z, w = (links.encode(case) for case in named("A", "Z", "W"))
    # The address has garbage, Z, A (open) and W; the base is Z.
    app = arrive([a, "garbage", z, w])
    assert (titles(app), desk(app).place) == (["A", "Z", "W"], 0)
    app = arrive(["garbage", z, a, w], at="2", base="1")
    assert titles(app) == ["Z", "A", "W"]
    assert (desk(app).open.title, desk(app).cases[desk(app).base].title) == ("A", "Z")


def test_where_the_base_cannot_be_read_the_open_case_is_the_base() -> None:
    a, z = (links.encode(case) for case in named("A", "Z"))
    app = arrive(["garbage", z, a], at="2", base="0")
    assert desk(app).cases[desk(app).base].title == "A"


def test_more_cases_than_there_is_room_for_are_not_left_out_silently() -> None:
    code = links.encode(B2B)
    app = arrive([code] * 60)
    assert len(desk(app).cases) == MOST_CASES
    assert Text("sv")("page.link.full", limit=MOST_CASES) in told(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["simulator", "earn_and_save", "key_figures", "ignorance"])
def test_a_link_cannot_make_a_page_simulate_a_million_draws(page: str, language: Language) -> None:
    assert page in PAGES
    app = visit(page, links.encode(replace(B2B, draws=2**20)), language)
    text = Text(language)
    assert text.exact(MOST_DRAWS, 0) in told(app) and text.exact(2**20, 0) in told(app)
    assert desk(app).open.draws == 2**20


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u0007"])
def test_a_name_holds_no_characters_that_make_it_look_like_another(hidden: str) -> None:
    with pytest.raises(CaseError) as caught:
        cases.read({"preset": "b2b", "title": f"Ours{hidden}gnp"})
    assert [fault.key for fault in caught.value.faults] == ["text_control"]


def test_a_name_of_nothing_but_spaces_is_no_name() -> None:
    spaced = cases.read({"preset": "b2b", "title": "   "})
    assert title_of(Text("en"), spaced) == title_of(Text("en"), B2B) != ""
