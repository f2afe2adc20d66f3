"""From a number to its formula, and what stands beside the formulas."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def test_a_number_leads_to_its_formula(visitor: Open) -> None:
    page = visitor("/", locale="en-GB")
    page.get_by_role("link", name="Net present value").first.click()
    there = page.locator("#npv")
    expect(there).to_be_in_viewport(timeout=30_000)
    expect(there).to_be_focused()
    assert "/method" in page.url


def test_what_there_is_stays_in_sight(visitor: Open) -> None:
    page = visitor("/method#ladder", locale="sv-SE")
    expect(page.locator("#ladder").first).to_be_in_viewport(timeout=30_000)
    contents = page.get_by_role("navigation", name="På den här sidan")
    expect(contents).to_be_in_viewport()
    contents.get_by_role("link", name="Arbetet").click()
    expect(page.locator("#work")).to_be_in_viewport()
    expect(contents).to_be_in_viewport()
