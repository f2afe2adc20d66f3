"""A visit: how it begins, what the address holds, and what can be done with the case as a whole."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases import links
from roisim.cases.desk import Desk
from roisim.text import LANGUAGES, Language, Text
from tests.visits import HOSTILE, PAGES, ROOT, case_of, field, sound, told, visit, write

MINE = replace(cases.preset("ecommerce"), title="Nordfräs")


def arrive(page: str = "simulator", **query: str) -> AppTest:
    """Open a page at an address."""
    app = AppTest.from_file(str(ROOT / f"pages/{page}.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return sound(app.run())


def desk(app: AppTest) -> Desk:
    """The cases of the visit."""
    found: Desk = app.session_state["desk"]
    return found


def press(app: AppTest, key: str) -> AppTest:
    """Press a button."""
    return sound(app.button(key).click().run())


# --- the address ---


def test_a_link_that_a_mail_program_broke_opens_and_stays_as_it_came_until_something_is_changed() -> None:
    query = {"lang": "sv>", "amp;case": f"{links.encode(MINE)}&gt;."}
    app = arrive("business", **query)
    assert desk(app).cases == (MINE,)
    assert {name: app.query_params[name] for name in app.query_params} == query
    write(app, "title", "Mine")
    assert sorted(name for name in app.query_params if app.query_params[name]) == ["case", "lang"]
    assert case_of(app).title == "Mine"


def test_a_bare_address_stays_bare_until_something_is_changed() -> None:
    app = arrive("business")
    assert not list(app.query_params)
    press(app, "language-business")
    assert list(app.query_params) == ["lang"]
    write(app, "title", "Mine")
    assert case_of(app).title == "Mine"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_is_wrong_with_a_link(page: str) -> None:
    said = Text("en")
    assert said("fault.link_cut") in told(visit(page, links.encode(MINE)[:-9], "en"))


def test_a_link_in_small_letters_is_told_as_such() -> None:
    assert Text("sv")("fault.link_letters") in told(visit("method", links.encode(MINE).lower()))


# --- what the browser keeps ---


def test_what_is_kept_is_the_title_as_text_and_the_cases_only_where_the_address_lacks_them() -> None:
    app = visit("business", links.encode(replace(MINE, title=HOSTILE)))
    assert "&lt;img src=x" in told(app) and "<img src=x" not in told(app)
    assert 'data-kept="case=1.' in told(app) and 'data-changed=""' in told(app)
    write(app, "title", "Mine")
    assert 'data-kept="" data-title="Mine" data-changed="yes"' in told(app)


# --- the case as a whole ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_is_open_with_a_name_to_be_written(language: Language) -> None:
    app, text = visit("business", links.encode(MINE), language), Text(language)
    press(app, "bar-copy")
    name = text("page.compare.copy_of", name="Nordfräs")
    assert [case.title for case in desk(app).cases] == ["Nordfräs", name]
    assert (desk(app).open.title, field(app, "title").value) == (name, name)
    assert 'data-ask="title"' in told(app)
    assert text("page.case.told_copy", name=name) in told(app)
    write(app, "title", "Nordfräs, half")
    assert [case.title for case in desk(app).cases] == ["Nordfräs", "Nordfräs, half"]
    assert 'data-ask="title"' not in told(app)
    press(app, "undo")
    press(app, "undo")
    assert desk(app).cases == (MINE,)


def test_a_pasted_link_opens_in_place_of_the_case_and_another_sites_does_not() -> None:
    app = visit("business", language="en")
    write(app, "open-link", "https://example.org/?page=2")
    assert Text("en")("fault.link_other") in told(app)
    write(app, "open-link", f"<https://roisim.example.org/?lang=sv&amp;case={links.encode(MINE)}>.")
    assert desk(app).cases == (MINE,)
    press(app, "undo")
    assert desk(app).cases == (cases.preset("b2b"),)


def test_a_file_opens_on_your_business_too() -> None:
    app = visit("business")
    sound(app.file_uploader("upload").upload("mine.toml", cases.to_toml(MINE).encode(), "application/toml").run())
    assert desk(app).cases == (MINE,)
    sound(app.file_uploader("upload").upload("odd.toml", b"odd = 1", "application/toml").run())
    assert 'class="fault"' in told(app)
    assert desk(app).cases == (MINE,)
