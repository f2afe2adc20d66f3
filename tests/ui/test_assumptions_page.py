"""Assumptions as a form: what is still the example's first, every number a click away, faults beside their fields."""

from dataclasses import replace
from html import escape

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases import links, moves
from roisim.cases.bibliography import find
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.vouching import voucher
from roisim.exhibits.assumptions import waiting
from roisim.exhibits.assumptions.register import rows
from roisim.text import LANGUAGES, Language, Text
from tests.visits import HOSTILE, case_of, sound, told, visit

MARGIN, CLICKS = "company.margin", "channels.0.ctr"


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def keys(app: AppTest, kind: str = "edit") -> list[str]:
    """The paths of the rows that are shown, in their order."""
    found = [button.key or "" for button in app.button]
    return [key.removeprefix(f"{kind}-") for key in found if key.startswith(f"{kind}-")]


def press(app: AppTest, key: str) -> AppTest:
    """Press a button by the beginning of its key."""
    return sound(next(button for button in app.button if (button.key or "").startswith(key)).click().run())


def opened(path: str, code: str = "", language: Language = "sv") -> AppTest:
    """The form of a number, opened from a search for it."""
    app = visit("assumptions", code, language)
    sound(app.text_input("search").set_value(path).run())
    return press(app, f"edit-{path}")


def fill(app: AppTest, **fields: str) -> AppTest:
    """Type into the fields of the form, and save."""
    for name, words in fields.items():
        found = next(each for each in (*app.text_input, *app.text_area) if (each.key or "").startswith(f"{name}-"))
        found.set_value(words)
    return press(app, "save-")


# --- what is shown first ---


def test_first_stands_what_is_still_the_examples_most_decisive_first(language: Language) -> None:
    app = visit("assumptions", language=language)
    case = cases.preset("b2b")
    wanted = [each.row.path for each in waiting.waiting(Text(language, "b2b"), case, case)]
    shown = keys(app, "decides")
    assert shown == wanted[: len(shown)]
    assert Text(language)("page.assumptions.dashes") in told(app)
    more = keys(press(app, "more-waiting"), "decides")
    assert len(more) > len(shown)
    assert more == wanted[: len(more)]


def test_a_number_of_ones_own_is_no_longer_waiting_and_its_group_counts_it() -> None:
    case, text = cases.preset("b2b"), Text("en", "b2b")
    first = waiting.waiting(text, case, case)[0].row.path
    mine = moves.moved(case, first, case[first].likely * 1.1, case)
    assert first not in [each.row.path for each in waiting.waiting(text, mine, case)]
    titles = [group.title for group in waiting.groups(text, mine)]
    assert [title.endswith(", one your own") for title in titles].count(True) == 1
    assert [title.endswith(", none your own yet") for title in titles].count(True) == len(titles) - 1
    for path, _, estimate in list(mine.estimates()):
        mine = mine.with_estimate(path, replace(estimate, source=""))
    app = visit("assumptions", links.encode(mine), "en")
    assert (keys(app, "decides"), text("page.assumptions.waiting_none") in told(app)) == ([], True)


@pytest.mark.parametrize("name", PRESETS)
def test_the_groups_hold_every_number_once(name: str) -> None:
    case, text = cases.preset(name), Text("sv", name)
    held = [row.path for group in waiting.groups(text, case) for row in group.rows]
    assert sorted(held) == sorted(path for path, _, _ in case.estimates())
    left = waiting.waiting(text, case, case)
    assert len(left) == sum(row.voucher != "own" for row in rows(text, case))


# --- the form ---


def test_a_number_changed_in_the_form_is_ones_own_and_the_note_of_the_example_is_gone(language: Language) -> None:
    for path in (MARGIN, CLICKS):
        before = cases.preset("b2b")[path]
        assert (voucher(before) != "own", bool(before.note)) == (True, True)
        found = case_of(fill(opened(path, language=language), likely="3 %", low="2 %", high="4 %", owner="Anna"))[path]
        assert (found.bounds, voucher(found), found.note, found.owner) == ((0.02, 0.03, 0.04), "own", "", "Anna")


def test_a_form_saved_as_it_stands_changes_nothing_whatever_the_currency(language: Language) -> None:
    euros = cases.in_currency(cases.preset("b2b"), "EUR")
    for path in ("company.order_value", CLICKS):
        app = fill(opened(path, links.encode(euros), language))
        assert case_of(app) == euros
    owned = case_of(fill(opened("company.order_value", links.encode(euros), language), owner="Anna"))
    assert owned["company.order_value"] == replace(euros["company.order_value"], owner="Anna")


def test_a_note_is_whole_in_its_field_and_may_have_lines() -> None:
    long = "Räknat ur bokslutet.\n" + "Utan bonus och utan frakt. " * 15
    case = cases.preset("b2b").with_estimate(MARGIN, replace(cases.preset("b2b")[MARGIN], source="", note=long.strip()))
    app = opened(MARGIN, links.encode(case))
    assert [area.value for area in app.text_area] == [long.strip()]
    assert case_of(fill(app, owner="Anna"))[MARGIN].note == long.strip()


# --- published figures ---


def test_a_published_figure_is_taken_with_one_click() -> None:
    path = "channels.0.cpm"
    noted = cases.preset("b2b").with_estimate(path, replace(cases.preset("b2b")[path], owner="Anna"))
    app = press(opened(path, links.encode(noted)), "use-")
    found = case_of(app)[path]
    row = find(found.source)
    assert row is not None
    assert found.source != noted[path].source
    assert (found.owner, found.note, voucher(found)) == ("Anna", "", "benchmark")
    assert found.bounds == pytest.approx([bound * 9.82 for bound in row.bounds], rel=0.006)
    assert Text("sv")("page.range.used", name="Facebook: Pris på tusen visningar") in told(app)


def test_where_a_figure_can_not_be_taken_it_says_why_and_has_no_button(language: Language) -> None:
    app = opened("effects.awareness_decay", language=language)  # published in weeks that something is remembered
    assert Text(language)("page.range.not_measure") in told(app)
    assert [button for button in app.button if (button.key or "").startswith("use-")] == []


def test_hostile_words_are_words_in_a_row_and_in_its_form() -> None:
    case = cases.preset("b2b")
    hostile = replace(case[MARGIN], source=HOSTILE, owner=HOSTILE, note=HOSTILE)
    app = opened(MARGIN, links.encode(case.with_estimate(MARGIN, hostile)))
    assert HOSTILE not in told(app)
    assert escape(HOSTILE) in told(app) or HOSTILE.split(" ")[0] not in told(app)
    assert fill(app, owner=HOSTILE) and case_of(app)[MARGIN] == hostile


# --- search ---


def test_a_search_shows_what_was_found_and_what_is_asked_for_elsewhere(language: Language) -> None:
    app = visit("assumptions", language=language)
    sound(app.text_input("search").set_value("linkedin: click").run())
    place = [channel.name for channel in cases.preset("b2b").channels].index("LinkedIn")
    assert keys(app)
    assert all(f"channels.{place}" in key for key in keys(app))
    sound(app.text_input("search").set_value("zzz").run())
    assert Text(language)("page.assumptions.nothing") in told(app)
    sound(app.text_input("search").set_value("säsong" if language == "sv" else "season").run())
    assert Text(language).name("company.season") in told(app)


def test_only_those_that_rest_on_one_thing_are_shown() -> None:
    app = visit("assumptions")
    sound(app.selectbox("voucher").set_value("benchmark").run())
    case: Scenario = cases.preset("b2b")
    assert sorted(keys(app)) == sorted(path for path, _, each in case.estimates() if voucher(each) == "benchmark")
