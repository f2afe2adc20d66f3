"""Compare in a real browser: cases come in by file and by link, and are all there after a reload."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from roisim import cases
from roisim.cases import links
from tests.browser.conftest import Open, Server, settled

pytestmark = pytest.mark.browser
FILES = {
    "a.toml": b'preset = "local"\ntitle = "From a file"',
    "b.json": b'{"preset": "public", "title": "From another"}',
    "c.toml": b"margin =",
}


def names(page: Page) -> Locator:
    """The fields with the names of the cases."""
    return page.locator("[class*=st-key-field-rename] input")


def two(language: str = "en") -> str:
    """The address of two cases."""
    codes = [links.encode(cases.preset(name)) for name in ("b2b", "local")]
    return f"/compare?lang={language}&case={codes[0]}&beside={codes[1]}"


def against(page: Page) -> None:
    """Hold the cases against a base."""
    page.locator(".st-key-compare-way button").nth(1).click()
    expect(page.locator(".st-key-compare-way [class*=st-key-base-]")).to_be_visible()
    settled(page)


def test_the_first_visitor_of_all_keeps_the_names_when_something_changes(visitor: Open, fresh_server: Server) -> None:
    page = visitor(two(), at=fresh_server)
    before = [names(page).nth(place).input_value() for place in range(2)]
    against(page)
    assert all(before)
    assert [names(page).nth(place).input_value() for place in range(2)] == before


def test_cases_come_by_file_and_by_link_and_are_there_after_a_reload(visitor: Open) -> None:
    page = visitor("/compare?lang=en")
    page.set_input_files(
        "input[type=file]", [{"name": name, "mimeType": "", "buffer": raw} for name, raw in FILES.items()]
    )
    expect(names(page)).to_have_count(3)
    expect(page.locator(".fault").first).to_contain_text("c.toml")
    expect(page.get_by_test_id("stFileUploaderDropzone")).to_contain_text("At most 20 MB a file")
    link = page.locator("[class*=st-key-field-paste] input")
    link.fill(f"https://example.org{two()}")
    link.press("Enter")
    expect(names(page)).to_have_count(5)
    expect(link).to_have_value("")
    page.get_by_role("button", name="Open", exact=True).first.click()
    expect(page).to_have_url(re.compile("at=1"))
    settled(page)
    there = [names(page).nth(place).input_value() for place in range(5)]
    page.reload()
    settled(page)
    expect(names(page)).to_have_count(5)
    assert [names(page).nth(place).input_value() for place in range(5)] == there


@pytest.mark.parametrize("phone", [False, True])
def test_nothing_is_wider_than_the_screen_and_what_waits_is_shown_when_asked(visitor: Open, phone: bool) -> None:
    those = (replace(cases.preset(name), draws=500) for name in ("b2b", "local", "public", "employer", "ecommerce"))
    codes = list(map(links.encode, those))
    address = f"/compare?case={codes[0]}" + "".join(f"&beside={code}" for code in codes[1:])
    page = visitor(address, phone=phone)
    against(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    waiting = page.locator(".st-key-compare-outputs td.more").first
    expect(waiting).to_be_hidden()
    page.emulate_media(media="print")
    expect(waiting).to_be_visible()
    page.emulate_media(media="screen")
    page.locator(".st-key-compare-outputs").get_by_label("Visa alla 4 kalkyler").focus()
    page.keyboard.press("Space")
    expect(waiting).to_be_visible()
    page.locator(".st-key-compare-way button").first.click()  # drawn anew: what was asked for stays
    expect(page.locator(".st-key-compare-outputs").get_by_label("Visa alla 5 kalkyler")).to_be_checked()
    expect(waiting).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for box in page.locator(".st-key-compare canvas, .st-key-compare svg.marks").all():
        assert (box.bounding_box() or {"width": 0})["width"] > 200
