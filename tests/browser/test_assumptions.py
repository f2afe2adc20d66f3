"""Assumptions in a real browser: a row opens wherever one clicks in it, and its form keeps what was typed."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, settled
from tests.browser.test_app import case_of

pytestmark = pytest.mark.browser


def test_a_row_opens_wherever_one_clicks_and_a_fault_stands_at_its_field(visitor: Open) -> None:
    page = visitor("/assumptions", locale="en-GB")
    row = page.locator('[class*="st-key-row-decides-"]').first
    size = row.bounding_box()
    assert size is not None
    row.click(position={"x": size["width"] - 20, "y": size["height"] - 8})
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Low", exact=True).fill("plenty")
    dialog.get_by_label("Note").fill("from the books")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator(".stColumn").first.locator(".fault")).to_be_visible()
    assert dialog.get_by_label("Low", exact=True).input_value() == "plenty"
    assert dialog.get_by_label("Note").input_value() == "from the books"
    dialog.get_by_label("Low", exact=True).fill("0.1%")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    changed = case_of(settled(page))["channels.0.close_rate"]
    assert (changed.low, changed.source, changed.note) == (0.001, "", "from the books")
    page.locator('[class*="st-key-row-decides-"] button').first.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
