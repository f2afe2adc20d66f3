"""The dials in a real browser: they follow the hand, wait for nobody, lose nothing, and leave swipes to the page."""

import itertools
import re
from dataclasses import replace

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from roisim import cases
from roisim.cases import links, typed_numbers
from roisim.cases.scenario import Scenario, parameter_of
from roisim.text import LANGUAGES, Language, Text
from tests.browser import axe
from tests.browser.conftest import Open, settled
from tests.visits import HOSTILE

pytestmark = pytest.mark.browser
MARGIN, HOURS, BUDGET = "company-margin", "plan-hours", "budget"
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
A_WHILE = 700  # milliseconds that an answer takes


def dial(page: Page, name: str) -> Locator:
    """A dial with all that belongs to it."""
    return page.locator(f"[data-dial={name}]")


def thumb(page: Page, name: str) -> Locator:
    """Its slider."""
    return dial(page, name).locator("input[type=range]")


def exact(page: Page, name: str) -> Locator:
    """Its field."""
    return dial(page, name).locator("input[type=text]")


def case_of(page: Page) -> Scenario:
    """The case in the address bar, or the example while there is none."""
    code = re.search(r"[?&]case=([^&]+)", page.url)
    return links.decode(code[1]).scenario if code else cases.preset("b2b")


def answered(page: Page) -> Page:
    """The page, once the server has answered what was done."""
    page.wait_for_timeout(A_WHILE)
    return settled(page)


def along(page: Page, name: str, part: float) -> tuple[float, float]:
    """The point at such a part of a dial's track."""
    thumb(page, name).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = dial(page, name).locator(".rail").bounding_box()
    assert box
    return box["x"] + part * box["width"], box["y"] + box["height"] / 2


# --- by the mouse ---


def test_the_field_follows_the_thumb_while_it_is_dragged_and_the_server_hears_of_it_once(visitor: Open) -> None:
    page = visitor()
    before, address = case_of(page), page.url
    page.mouse.move(*along(page, MARGIN, 0.43))
    page.mouse.down()
    seen = []
    for part in (0.5, 0.6, 0.7):
        page.mouse.move(*along(page, MARGIN, part))
        seen.append(exact(page, MARGIN).input_value())
        assert thumb(page, MARGIN).get_attribute("aria-valuetext") == seen[-1]
    assert len(set(seen)) == 3
    page.wait_for_timeout(A_WHILE)
    assert page.url == address  # nothing is asked while the hand is on it
    page.mouse.up()
    expect(exact(answered(page), MARGIN)).to_have_value(seen[-1])
    assert case_of(page)["company.margin"].likely == pytest.approx(before["company.margin"].likely + 0.27, abs=0.02)
    page.get_by_role("button", name="Ångra").click()
    answered(page)
    assert case_of(page) == before  # one drag is one step back


def test_a_press_on_the_thumb_alone_moves_nothing(visitor: Open) -> None:
    page = visitor()
    before = case_of(page)
    x, y = along(page, MARGIN, (43 - 0.5) / 99)
    page.mouse.click(x + 4, y)  # a little beside its middle
    assert case_of(answered(page)) == before
    expect(thumb(page, MARGIN)).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_field_says_on_the_way_is_what_the_server_would_say(visitor: Open, language: Language) -> None:
    page, text = visitor(locale=LOCALES[language]), Text(language)
    paths = {
        MARGIN: "company.margin",
        HOURS: "plan.hours",
        BUDGET: "channels.0.spend",
        "lead-rate": "channels.0.lead_rate",
    }
    paths |= {"company-order_value": "company.order_value", "close-rate": "channels.0.close_rate"}
    for name, path in paths.items():
        parameter = parameter_of(path)
        for value, shown in thumb(page, name).evaluate(WAY):
            number = value / typed_numbers.factor(parameter)
            assert shown == typed_numbers.shown(text, parameter, number, "SEK")


# Every tenth stop of a slider, and what the field says there; the server hears of none.
WAY = """range => {
  const field = range.closest(".dial").querySelector("input[type=text]"), found = [];
  for (let turn = 0; turn < 30; turn++) {
    range.value = Number(range.min) + 7 * turn * Number(range.step);
    range.dispatchEvent(new Event("input"));
    found.push([Number(range.value), field.value]);
  }
  return found;
}"""


# --- by a finger ---


def swipe(page: Page, name: str, part: float, across: float, along_it: float) -> list[str]:
    """A finger put on a dial and drawn so far; what its field says on the way."""
    x, y = along(page, name, part)
    hand: CDPSession = page.context.new_cdp_session(page)
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    seen = []
    for step in range(1, 11):
        point = {"x": x + across * step / 10, "y": y + along_it * step / 10}
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        page.wait_for_timeout(16)
        seen.append(exact(page, name).input_value())
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    return seen


def scrolled(page: Page) -> float:
    """How far down the page one has come."""
    found: float = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    return found


def test_a_swipe_up_or_down_over_a_dial_scrolls_the_page_and_moves_nothing(visitor: Open) -> None:
    page = visitor(phone=True)
    before, shown = case_of(page), exact(page, MARGIN).input_value()
    for part, way in itertools.product((0.1, 0.43, 0.9), (-200, 200)):
        along(page, MARGIN, part)
        start = scrolled(page)
        assert set(swipe(page, MARGIN, part, 3, way)) == {shown}
        assert (scrolled(page) - start) * -way > 100 * abs(way)
    assert case_of(answered(page)) == before
    expect(exact(page, MARGIN)).to_have_value(shown)


def test_a_swipe_that_begins_on_any_dial_on_its_very_thumb_scrolls_and_changes_nothing(visitor: Open) -> None:
    page = visitor(phone=True)
    address = page.url
    names: list[str] = page.locator(".dial").evaluate_all("dials => dials.map(dial => dial.dataset.dial)")
    assert len(names) > 8
    for name in names:
        along(page, name, 0.5)
        start, shown = scrolled(page), exact(page, name).input_value()
        assert set(swipe(page, name, float(thumb(page, name).evaluate(PART)), 4, -150)) == {shown}
        assert scrolled(page) > start + 80, name
    answered(page)
    assert page.url == address


# The part of its track at which a thumb stands.
PART = "range => (range.value - range.min) / (range.max - range.min)"


def test_a_finger_moves_a_dial_by_its_thumb_alone_and_is_told_with_the_way_back(visitor: Open) -> None:
    page = visitor(phone=True)
    before = case_of(page)
    page.touchscreen.tap(*along(page, MARGIN, 0.8))
    swipe(page, MARGIN, 0.8, -90, 4)
    assert case_of(answered(page)) == before
    seen = swipe(page, MARGIN, 0.43, 90, 12)
    assert len(set(seen)) > 5
    answered(page)
    assert case_of(page)["company.margin"].likely > before["company.margin"].likely + 0.15
    told = page.locator(".notice.told")
    expect(told).to_contain_text(f"från 43\N{NO-BREAK SPACE}% till {seen[-1]}")
    expect(told).to_be_in_viewport()
    page.locator(".st-key-undo-told button").tap()
    answered(page)
    assert case_of(page) == before
    expect(told).to_have_count(0)


def test_on_a_phone_what_stands_above_the_page_can_be_tapped(visitor: Open) -> None:
    page = visitor("/?lang=sv", phone=True)
    exact(page, "plan-hours").fill("44")
    exact(page, "plan-hours").press("Tab")
    expect(page.locator(".st-key-undo button")).to_be_enabled()
    page.locator(".st-key-undo button").tap()
    expect(page.locator(".st-key-redo button")).to_be_enabled()
    page.locator(".st-key-keep button").tap()
    expect(page.get_by_role("dialog")).to_contain_text("Kalkylen är inte sparad")
    page.keyboard.press("Escape")
    page.locator(".copy").tap()
    expect(page.locator(".copy")).to_have_text("Länken är kopierad")


def test_on_a_phone_the_answer_stays_at_the_foot_and_leads_to_the_dials_and_back(visitor: Open) -> None:
    page = visitor(phone=True)
    bar, change, back = page.locator(".bar p"), page.locator("[data-to=controls]"), page.locator("[data-to=first]")
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text("fall av 10")
    for seen in (".asked", ".decision", ".cards"):
        expect(page.locator(seen)).to_be_in_viewport()
    change.tap()
    expect(page.locator(".dial").first).to_be_in_viewport()
    expect(thumb(page, BUDGET)).to_be_focused()
    expect(change).to_be_hidden()
    expect(bar).to_be_in_viewport()
    back.tap()
    expect(page.locator(".decision")).to_be_in_viewport()
    expect(back).to_be_hidden()


def test_the_answer_is_dim_while_a_dial_is_on_its_way_and_clear_when_it_is_new(visitor: Open) -> None:
    page = visitor()
    decision, root = page.locator(".decision"), page.locator("html")
    page.mouse.move(*along(page, MARGIN, 0.43))
    page.mouse.down()
    expect(root).not_to_have_attribute("data-waiting", "")
    page.mouse.move(*along(page, MARGIN, 0.7))
    expect(root).to_have_attribute("data-waiting", "")
    expect(decision).to_have_css("opacity", "0.45")
    page.mouse.move(*along(page, MARGIN, 0.43))  # back where it was, the answer is that of the dials
    expect(root).not_to_have_attribute("data-waiting", "")
    page.mouse.move(*along(page, MARGIN, 0.7))
    page.mouse.up()
    answered(page)
    expect(root).not_to_have_attribute("data-waiting", "")
    expect(decision).to_have_css("opacity", "1")


# --- by the keyboard ---


def test_every_key_of_a_slider_works_and_says_the_number_with_its_unit(visitor: Open) -> None:
    page = visitor()
    slider = thumb(page, MARGIN)
    slider.focus()
    expect(slider).to_have_attribute("aria-label", "Täckningsgrad")
    keys = {
        "ArrowRight": "43,5",
        "ArrowUp": "44",
        "ArrowLeft": "43,5",
        "ArrowDown": "43",
        "PageUp": "53",
        "PageDown": "43",
    }
    for key, number in (keys | {"Home": "0,5", "End": "99,5"}).items():
        page.keyboard.press(key)
        expect(slider).to_have_attribute("aria-valuetext", f"{number}\N{NO-BREAK SPACE}%")
        expect(exact(page, MARGIN)).to_have_value(f"{number}\N{NO-BREAK SPACE}%")
    answered(page)
    assert case_of(page)["company.margin"].likely == 0.995
    expect(slider).to_be_focused()


def test_the_tooltip_is_reached_by_the_keyboard_and_heard_and_goes_with_escape(visitor: Open) -> None:
    page = visitor(locale="en-GB")
    mark = dial(page, MARGIN).get_by_role("button", name="Help for Gross margin")
    told = dial(page, MARGIN).get_by_role("tooltip")
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert mark.get_attribute("aria-describedby") == dial(page, MARGIN).locator(".told").get_attribute("id")
    mark.focus()
    expect(told).to_be_visible()
    low, _, high = cases.preset("b2b")["company.margin"].bounds
    expect(told).to_contain_text(f"{100 * low:g}–{100 * high:g}%")
    expect(told.locator("p")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    mark.hover()
    expect(told).to_be_visible()
    told.hover()
    page.wait_for_timeout(400)
    expect(told).to_be_visible()


@pytest.mark.parametrize(("dark", "phone"), [(False, True), (True, False)])
def test_axe_finds_nothing_with_a_tooltip_open_and_a_number_refused(visitor: Open, dark: bool, phone: bool) -> None:
    page = visitor(dark=dark, phone=phone)
    exact(page, HOURS).fill("ofta")
    exact(page, HOURS).press("Enter")
    expect(dial(page, HOURS).get_by_role("alert")).to_contain_text("ofta")
    expect(exact(page, HOURS)).to_have_attribute("aria-invalid", "true")
    dial(page, BUDGET).locator(".help").focus()
    expect(dial(page, BUDGET).get_by_role("tooltip")).to_be_visible()
    assert axe.faults(settled(page)) == []


# --- while the server is at work ---


def test_two_dials_moved_one_right_after_the_other_both_count(visitor: Open) -> None:
    page = visitor()
    before, step = case_of(page), float(thumb(page, HOURS).get_attribute("step") or 0)
    for turn in range(3):
        for name in (MARGIN, HOURS):
            thumb(page, name).focus()
            page.keyboard.press("ArrowRight")
            page.keyboard.press("ArrowRight")
        exact(page, "company-order_value").fill(f"{300_000 + turn}")
        exact(page, "company-order_value").press("Enter")
    answered(page)
    after = case_of(page)
    assert after["company.margin"].likely == pytest.approx(before["company.margin"].likely + 6 * 0.005)
    assert after["plan.hours"].likely == pytest.approx(before["plan.hours"].likely + 6 * step)
    assert after["company.order_value"].likely == 300_002


def test_a_late_answer_moves_no_dial_back(visitor: Open) -> None:
    page = visitor()
    thumb(page, MARGIN).evaluate(TRACE)
    thumb(page, MARGIN).focus()
    for _ in range(25):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(30)
    answered(page)
    stood, said = page.evaluate("window.stood"), page.evaluate("window.said")
    assert stood == sorted(stood)
    assert len(set(said)) == len(set(stood)) > 20
    assert case_of(page)["company.margin"].likely == pytest.approx(0.43 + 25 * 0.005)


# Where the thumb stands and what the field says, frame by frame.
TRACE = """range => {
  const field = range.closest(".dial").querySelector("input[type=text]");
  window.stood = [];
  window.said = [];
  const look = () => {
    stood.push(Number(range.value));
    said.push(field.value);
    requestAnimationFrame(look);
  };
  look();
}"""


def test_what_is_being_typed_is_not_wiped_by_an_answer(visitor: Open) -> None:
    page = visitor()
    thumb(page, MARGIN).focus()
    page.keyboard.press("ArrowRight")
    exact(page, HOURS).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("5")
    answered(page)
    expect(exact(page, HOURS)).to_have_value("5")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    answered(page)
    assert case_of(page)["plan.hours"].likely == 55
    assert case_of(page)["company.margin"].likely == pytest.approx(0.435)


def test_a_fault_goes_with_the_words_it_is_about(visitor: Open) -> None:
    page = visitor(locale="en-GB")
    exact(page, MARGIN).fill("abc")
    exact(page, MARGIN).press("Enter")
    fault = dial(page, MARGIN).locator(".fault")
    expect(fault).to_contain_text("abc")
    thumb(page, MARGIN).focus()
    page.keyboard.down("ArrowRight")
    assert fault.text_content() == "" and exact(page, MARGIN).get_attribute("aria-invalid") == "false"
    page.keyboard.up("ArrowRight")
    answered(page)
    assert fault.text_content() == "" and case_of(page)["company.margin"].likely == pytest.approx(0.435)


def test_nothing_is_lost_with_the_connection(visitor: Open) -> None:
    page = visitor()
    page.evaluate("streamlitDebug.disconnectWebsocket()")
    thumb(page, MARGIN).focus()
    page.keyboard.press("End")
    exact(page, HOURS).fill("61")
    exact(page, HOURS).press("Enter")
    page.wait_for_timeout(3000)  # it connects again by itself
    settled(page)
    assert (case_of(page)["company.margin"].likely, case_of(page)["plan.hours"].likely) == (0.995, 61)


def test_a_dial_goes_back_with_undo_and_forth_with_redo(visitor: Open) -> None:
    page = visitor(locale="en-GB")
    thumb(page, MARGIN).focus()
    page.keyboard.press("End")
    answered(page)
    for button, shown in (("Undo", "43%"), ("Redo", "99.5%")):
        page.get_by_role("button", name=button).click()
        expect(exact(page, MARGIN)).to_have_value(shown)
        expect(thumb(page, MARGIN)).to_have_value(shown.removesuffix("%"))


def test_the_name_of_a_channel_is_shown_and_never_run(visitor: Open) -> None:
    case = cases.preset("b2b")
    hostile = replace(case, channels=(replace(case.channels[0], name=HOSTILE[:90]), case.channels[1]))
    page = visitor(f"/?case={links.encode(hostile)}")
    expect(dial(page, "share-0").locator("label")).to_contain_text(HOSTILE[:90])
    dial(page, BUDGET).locator(".help").focus()
    expect(dial(page, BUDGET).get_by_role("tooltip").locator("li").first).to_contain_text(HOSTILE[:90])
    assert page.locator(".dials img, .dials a").count() == 0
