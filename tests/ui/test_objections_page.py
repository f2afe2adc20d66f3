"""Objections, the page: ticks and what they come to, one's own added and changed, the way to a case of its own."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.answers.objections import objected
from roisim.cases import links
from roisim.cases.desk import MOST_CASES, Desk
from roisim.cases.objection import Change, Objection
from roisim.cases.objections import OBJECTIONS, applied
from roisim.exhibits.objections.answer import said
from roisim.exhibits.objections.own import Numbered
from roisim.text import LANGUAGES, NBSP, Language, Text
from tests.visits import HOSTILE, case_of, field, of_extremes, sound, told, visit

FEW = 256
B2B = replace(cases.preset("b2b"), draws=FEW)
WAGES = Objection("Wages", (Change(("plan.hourly_cost",), times=1.5), Change(("plan.posts",), value=4.0)))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def at(case: cases.Scenario = B2B, language: Language = "en") -> AppTest:
    """The page with a case."""
    return visit("objections", links.encode(case), language)


def answered(app: AppTest) -> str:
    """The answer under the title, without marks."""
    found = re.search(r"</h1><p>(.*?)</p>", told(app))
    assert found
    return re.sub("</?strong>", "", found[1]).replace(NBSP, " ")


def tick(app: AppTest, place: int) -> AppTest:
    """Tick an objection, or take its tick away."""
    box = next(box for box in app.checkbox if re.fullmatch(rf"tick-{place}-\d+", str(box.key)))
    return sound(box.set_value(not box.value).run())


def ticked(app: AppTest) -> int:
    """How many are ticked."""
    return sum(bool(box.value) for box in app.checkbox)


def press(app: AppTest, key: str) -> AppTest:
    """Click a button."""
    return sound(app.button(key=key).click().run())


def place_of(name: str) -> int:
    """Where one of the list stands in it."""
    return [objection.name for objection in OBJECTIONS].index(name)


def test_the_page_answers_first_and_then_shows_and_lists(language: Language) -> None:
    app = at(language=language)
    expected = said(Text(language, "b2b"), objected(B2B)).replace("*", "").replace(NBSP, " ")
    assert answered(app).replace("&#34;", '"') == expected
    assert len(app.checkbox) == len(OBJECTIONS) and ticked(app) == 0
    assert len(app.get("vega_lite_chart")) == 1


def test_a_tick_says_whether_it_stands_and_all_are_ticked_by_one_click() -> None:
    app = tick(at(), place_of("closing"))
    assert "With the one that is ticked it does not stand" in answered(app)
    app = tick(app, place_of("labour"))
    assert "With both that are ticked at once" in answered(app)
    app = press(app, "tick-all")
    assert ticked(app) == len(OBJECTIONS) and "With all at once it does not stand" in answered(app)
    assert "All at once" in app.get("vega_lite_chart")[0].proto.spec or "All at once" in told(app)
    app = press(app, "tick-none")
    assert ticked(app) == 0 and "at once" not in answered(app)
    assert case_of(app) == B2B  # to tick changes nothing in the case


def test_one_is_opened_as_a_case_of_its_own_beside_the_other() -> None:
    app = press(at(), f"open-objection-{place_of('labour')}")
    desk = app.session_state["desk"]
    assert len(desk.cases) == 2 and desk.place == 1 and desk.cases[0] == B2B
    labour = applied(B2B, [OBJECTIONS[place_of("labour")]])
    assert replace(desk.open, title="") == replace(labour, title="")
    assert desk.open.title.endswith("Labour costs twice as much")
    app = press(app, "undo")
    assert app.session_state["desk"].cases == (B2B,)


def add(app: AppTest, name: str, path: str, amount: str, way: str = "times", count: int = 0) -> AppTest:
    """Write an objection of one's own and add it."""
    key = f"new-{count}"
    app.text_input(key=f"objection-name-{count}").set_value(name)
    box = app.selectbox(key=f"number-{key}")
    names = {each.path: at for at, each in enumerate(box.options)} if isinstance(box.options[0], Numbered) else {}
    wanted = Text("en", "b2b").name(path)
    box.select_index(names.get(path, list(box.options).index(wanted)))
    if way != "times":
        group = next(found for found in app.get("button_group") if found.key == f"way-{key}")
        group.set_value(way).run()
    app.text_input(key=f"amount-{key}").set_value(amount)
    return press(app, "add-objection")


def test_ones_own_is_added_answered_kept_in_the_link_and_taken_back_by_undo() -> None:
    app = add(at(), "Wages rise", "plan.hourly_cost", "1.5")
    (own,) = case_of(app).objections
    assert own == Objection("Wages rise", (Change(("plan.hourly_cost",), times=1.5),))
    assert "Wages rise" in [box.label for box in app.checkbox]
    app = add(app, "Hours", "plan.hours", "30", "value", 1)
    assert [each.name for each in case_of(app).objections] == ["Wages rise", "Hours"]
    assert case_of(app).objections[1].changes == (Change(("plan.hours",), value=30.0),)
    app = press(press(app, "undo"), "undo")
    assert app.session_state["desk"].open.objections == ()


@pytest.mark.parametrize(
    ("name", "amount", "words"),
    [
        ("", "2", "no name"), ("X", "", "number"), ("X", "lots", "number"), ("X", "-1", "0"),
        ("a\u202eb", "2", "character"), ("Wages", "2", "already called"),
    ],
)  # fmt: skip
def test_nonsense_is_said_and_nothing_is_lost(name: str, amount: str, words: str) -> None:
    app = add(at(replace(B2B, objections=(WAGES,))), name, "plan.hourly_cost", amount)
    assert case_of(app).objections == (WAGES,)
    faults = re.findall(r'<p class="fault" role="alert">(.*?)</p>', told(app))
    assert any(words in fault for fault in faults), faults
    assert app.text_input(key="objection-name-0").value == name


def test_ones_own_is_changed_in_place_and_taken_away() -> None:
    app = at(replace(B2B, objections=(WAGES,)))
    app = sound(field(app, "objection-0").set_value("Pay").run())
    app = sound(field(app, "change-0-0").set_value("2").run())
    app = sound(field(app, "change-0-1").set_value("6").run())
    assert case_of(app).objections == (
        Objection("Pay", (Change(("plan.hourly_cost",), times=2.0), Change(("plan.posts",), value=6.0))),
    )
    app = sound(field(app, "change-0-0").set_value("never").run())
    assert case_of(app).objections[0].changes[0].times == 2.0
    app = press(app, "remove-change-0-1")
    assert len(case_of(app).objections[0].changes) == 1
    app = press(app, "remove-objection-0")
    assert case_of(app).objections == ()


def test_where_there_is_no_more_room_that_is_said() -> None:
    full = tuple(replace(WAGES, name=f"No {number}") for number in range(12))
    app = at(replace(B2B, objections=full))
    assert "There is room for 12." in told(app)
    assert not [button for button in app.button if button.key == "add-objection"]


def test_a_hostile_name_does_nothing(language: Language) -> None:
    hostile = replace(B2B, title=HOSTILE, objections=(replace(WAGES, name=HOSTILE[:60]),))
    app = at(hostile, language)
    assert "<img src=x" not in told(app)
    labels = [*(box.label for box in app.checkbox), *(fold.label for fold in app.expander)]
    assert not any("[x](" in label for label in labels)
    app = press(app, f"open-objection-{len(OBJECTIONS)}")
    assert "<img src=x" not in told(app)


@pytest.mark.parametrize("name", of_extremes())
def test_every_extreme_is_borne(name: str) -> None:
    app = at(replace(of_extremes()[name], draws=64))
    assert "NaN" not in told(app)
    for chart in app.get("vega_lite_chart"):
        assert "NaN" not in chart.proto.spec


def test_where_the_desk_is_full_one_is_not_opened_and_that_is_said() -> None:
    desk = Desk((B2B,) * MOST_CASES)
    app = visit("objections", language="en", desk=desk, before=(), after=(), faulty={}, touched=False)
    app = press(app, f"open-objection-{place_of('labour')}")
    assert app.session_state["desk"] == desk
    assert "There is no room for more cases." in told(app)
