"""The pitch as it is presented: with three sliders and nothing else, whatever page the link asks for."""

import json
from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases import links, mending
from roisim.cases.outcomes import Agreed
from roisim.text import LANGUAGES, Language, Text
from roisim.ui import presenting
from tests.visits import HOSTILE, PAGES, ROOT, case_of, dial, dials, done, sound, told, visit

PRESET = cases.preset("b2b")
GATE = Agreed(kpi="leads", month=6, threshold=1.0, stops_below=True)
B2B = replace(PRESET, draws=256, gates=(GATE,))  # with a rule that is agreed on nothing takes seconds
THREE = ("company.order_value", "channels.0.close_rate", "budget")
WIDGETS = (
    "button", "button_group", "checkbox", "multiselect", "number_input", "radio", "selectbox", "slider", "text_area",
    "text_input", "toggle", "download_button", "file_uploader", "page_link", "link_button", "expander", "popover",
)  # fmt: skip


def present(said: str, page: str = "pitch", code: str = "", language: Language = "en", **asked: str) -> AppTest:
    """Open a link that presents."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60)
    for name, value in {"lang": language, "present": said, "case": code or links.encode(B2B), **asked}.items():
        app.query_params[name] = value
    return sound(app.run())


def controls(app: AppTest) -> list[str]:
    """Every control of the page but the board with the sliders."""
    return [kind for kind in WIDGETS for _ in app.get(kind)]


def address(app: AppTest) -> dict[str, str]:
    """What the address says, the first of each name."""
    found: dict[str, Any] = dict(app.query_params)
    return {name: said if isinstance(said, str) else said[0] for name, said in found.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_there_but_the_pitch_and_three_sliders(language: Language) -> None:
    app = present(",".join(THREE), language=language)
    assert [found.key for found in dials(app)] == ["company-order_value", "channels-0-close_rate", "budget"]
    assert controls(app) == []
    text = Text(language, "b2b")
    parts = ["why_now", "options", "value", "sure", "numbers", "risks", "stop", "next"]
    places = [told(app).index(text(f"page.pitch.{part}")) for part in parts]
    assert places == sorted(places)
    said = told(app)
    assert not any(mark in said for mark in ('<button class="copy"', "<button type", 'href="method', "data-rows="))
    assert not any(part["caption"] for part in board(app))  # no way to the range behind a slider


def board(app: AppTest) -> list[dict[str, Any]]:
    """What the sliders are drawn from."""
    found = [each.proto.json for each in app.get("bidi_component") if '"parts"' in each.proto.json]
    return [part for part in json.loads(found[0])["parts"] if "key" in part] if found else []


def test_no_slider_at_all_is_a_pitch_to_read() -> None:
    for said in ("", "none", ",,"):
        app = present(said)
        assert dials(app) == [] and controls(app) == []
        assert Text("en")("page.pitch.next") in told(app)


def test_a_slider_moves_the_answer_and_the_address_and_the_way_back_leads_to_the_owners_numbers() -> None:
    app = present(",".join(THREE))
    before = told(app)
    app = dial(app, "company-order_value").set_value(500_000).run()
    assert case_of(app)["company.order_value"].likely == 500_000
    assert told(app) != before and controls(app) == ["button"]
    assert (address(app)["present"], address(app)["lang"]) == (",".join(THREE), "en")
    (back,) = app.button
    assert back.label == Text("en")("page.pitch.present.back")
    app = sound(back.click().run())
    assert case_of(app) == B2B and told(app) == before
    assert controls(app) == [] and "owner" not in address(app)


def test_a_reload_keeps_what_was_moved_and_still_knows_the_owners_numbers() -> None:
    app = dial(present("plan.hours"), "plan-hours").set_value(20).run()
    query = address(app)
    again = present(query["present"], code=query["case"], owner=query["owner"])
    assert case_of(again)["plan.hours"].likely == 20
    assert case_of(sound(again.button[0].click().run())) == B2B


def test_an_owners_case_that_cannot_be_read_is_the_open_one() -> None:
    app = present("plan.hours", owner="1.garbage")
    assert controls(app) == [] and case_of(app) == B2B


@pytest.mark.parametrize("page", PAGES)
def test_every_page_leads_to_the_presented_pitch(page: str) -> None:
    app = present("plan.hours", page)
    assert [found.key for found in dials(app)] == ["plan-hours"]
    assert controls(app) == [] and Text("en")("page.pitch.next") in told(app)


UNKNOWN = (
    "title", "channels", "channels.0", "channels.0.name", "channels.-1.close_rate", "channels.00.close_rate",
    "channels.close_rate", "channels.0.close_rate.x", "company.0.margin", "company", "finance.months",
    "ignorance.level", "__class__", "company.__class__", "a..b", "share-9", "channels.\u0663.close_rate", "x" * 5000,
    HOSTILE,
)  # fmt: skip


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_no_number_is_said_not_to_be_shown_and_the_rest_works(name: str) -> None:
    app = present(f"{name},plan.hours" if len(name) < 2000 else f"plan.hours,{name}")
    assert [found.key for found in dials(app)] == ["plan-hours"]
    assert "is not shown: the case has no such number" in told(app)
    assert "<img" not in told(app)


@pytest.mark.parametrize(
    ("said", "shown", "fault"),
    [
        ("channels.7.close_rate,plan.hours", ["plan-hours"], "present_channels"),
        ("lines.0.amount,plan.hours", ["plan-hours"], "present_lines"),
        ("plan.hours,plan.hours", ["plan-hours"], "present_twice"),
        ("plan.hours,plan-hours", ["plan-hours"], "present_twice"),
        ("plan.hours,budget,company.margin,lead-rate", ["plan-hours", "budget", "company-margin"], "present_many"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_why_a_slider_is_not_shown_is_said(said: str, shown: list[str], fault: str, language: Language) -> None:
    app = present(said, language=language)
    assert [found.key for found in dials(app)] == shown
    words = Text(language)(f"fault.{fault}", name="|", limit=presenting.MOST).partition("|")[2]
    assert words in told(app)


def test_every_number_of_a_case_can_be_a_slider() -> None:
    names = [str(path) for path, _, _ in B2B.estimates()]
    rare = [path for path in names if path.startswith(("channels.1", "ignorance", "funnel.incremental", "recruiting"))]
    for place in range(0, len(rare), presenting.MOST):
        three = rare[place : place + presenting.MOST]
        app = present(",".join(three))
        found = dials(app)
        assert [each.key for each in found] == [path.replace(".", "-") for path in three]
        moved = done(app, *((each.key, each.max) for each in found))
        assert all(case_of(moved)[path].likely != B2B[path].likely for path in three)


def test_a_channel_that_the_preset_does_not_have_can_be_moved() -> None:
    names = [*map("Channel {}".format, range(4)), "Trade press online"]
    channels = tuple(replace(B2B.channels[0], name=name) for name in names)
    app = present("channels.4.cpm", code=links.encode(replace(B2B, channels=channels)))
    (found,) = dials(app)
    assert found.label.startswith("Trade press online")
    before = case_of(app)["channels.4.cpm"].likely
    assert case_of(found.set_value(found.min).run())["channels.4.cpm"].likely < before


def test_other_dials_than_those_chosen_are_not_heard() -> None:
    app = done(present("plan.hours"), ("budget", 1.0), ("company-margin", 1.0))
    assert case_of(app) == B2B


def test_a_broken_link_still_presents() -> None:
    code = links.encode(B2B)
    said = f"https://example.org/pitch?lang=3Dsv&amp;present=3Dplan.hours,=\r\nbudget&amp;case=3D{code}>."
    found = mending.asked(said)
    assert presenting.read(found["present"]) == ("plan.hours", "budget")
    assert presenting.read(["company.margin."]) == ("company.margin",)
    assert presenting.read(["<company.margin >, none"]) == ("company.margin",)


def test_a_case_that_cannot_be_read_is_said_so_and_nothing_else_is_there() -> None:
    app = present("plan.hours", code="2.garbage")
    assert Text("en")("page.link.example") in told(app)
    assert controls(app) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pitch_gives_the_link_that_presents_it(language: Language) -> None:
    app = visit("pitch", links.encode(B2B), language)
    (chosen,) = app.multiselect
    assert len(chosen.value) == presenting.MOST
    assert chosen.proto.select_all == 0, "of many that are not to be had together none offers all"
    assert {"budget", "lead-rate", "plan.hours", "company.margin"} <= set(chosen.options) or len(chosen.options) > 80
    app = sound(chosen.set_value(["budget", "plan.hours"]).run())
    (link,) = app.get("link_button")
    assert link.proto.url.startswith(f"?lang={language}&present=budget,plan.hours&case=")
    text = Text(language)
    assert text("page.pitch.present.holds") in told(app)
    app = sound(app.multiselect[0].set_value([]).run())
    assert "present=none&" in app.get("link_button")[0].proto.url
