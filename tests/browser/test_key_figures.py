"""Key figures by the keyboard: from a small picture to the large one, and back to where one was."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, settled

pytestmark = pytest.mark.browser


def test_a_panel_picked_by_the_keyboard_leads_to_the_large_picture_and_back(visitor: Open) -> None:
    page = visitor("/key_figures", locale="en-GB")
    panel = page.locator(".panel[data-of=revenue] button")
    panel.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-enlarged h2")).to_contain_text("Revenue: ")
    expect(page.locator(".st-key-figure-picked input")).to_be_focused()
    expect(page.locator(".st-key-enlarged h2")).to_be_in_viewport()
    settled(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel).to_be_focused()
    expect(panel).to_be_in_viewport()


def test_what_one_tabs_through_lies_below_what_came_before(visitor: Open) -> None:
    page = visitor("/key_figures")
    parts = (".panel[data-of=leads]", ".panel[data-of=ambassadors]", ".st-key-enlarged", ".st-key-all-targets")
    tops = [page.locator(part).bounding_box() for part in parts]
    heights = [box["y"] for box in tops if box]
    assert len(heights) == len(parts)
    assert heights == sorted(heights)
