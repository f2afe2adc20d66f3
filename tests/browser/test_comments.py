"""Comments as people write them: what is typed is lost by nothing, and what is said is there."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from roisim import cases
from roisim.store import links, opening, saving, tokens
from roisim.store.access import Access
from roisim.store.people import of_browser
from roisim.text import Text
from tests.browser.conftest import Open, settled

pytestmark = pytest.mark.browser
EN = Text("en")
NOW = datetime(2026, 8, 3, 12, 5, tzinfo=UTC)
FIELD = "[role=dialog] [class*=st-key-comment-] textarea"
WORDS = "Why 43%?\n\nThe books say 31."


def shared() -> str:
    """A link to edit a case that Anna has saved."""
    store, anna = opening.here(), of_browser(tokens.new(), "Anna")
    assert store is not None
    kept = saving.begun(store, cases.preset("b2b"), anna, NOW)
    return links.shared(store, kept.case_id, "edit", Access(anna), NOW)


def margin(page: Page) -> None:
    """Open the margin among what was searched for."""
    page.get_by_label(EN("page.assumptions.search")).fill("gross margin")
    page.keyboard.press("Tab")
    settled(page)
    page.locator(".st-key-register-found button").first.click()
    page.wait_for_selector(FIELD)
    settled(page)


def closed(page: Page) -> None:
    """Close the dialog."""
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=dialog]", state="detached")
    settled(page)


def test_words_typed_are_kept_until_they_are_said_and_then_they_are_there(visitor: Open) -> None:
    page = visitor(f"/assumptions?s={shared()}", locale="en-GB")
    margin(page)
    page.locator(FIELD).press_sequentially("Why")
    closed(page)
    margin(page)
    expect(page.locator(FIELD)).to_have_value("Why")
    page.locator(FIELD).fill(WORDS)
    page.get_by_role("dialog").get_by_label(EN("page.range.owner")).fill("Anna")
    page.get_by_role("dialog").get_by_role("button", name=EN("page.range.save"), exact=True).click()
    page.wait_for_selector("[role=dialog]", state="detached")
    settled(page)
    page.reload()
    settled(page)
    margin(page)
    expect(page.locator(FIELD)).to_have_value(WORDS)

    page.get_by_role("dialog").get_by_label(EN("keeping.your_name"), exact=True).fill("Bo")
    page.get_by_role("button", name=EN("keeping.thread.say")).click()
    said = page.locator("[role=dialog] .comment-words")
    expect(said).to_have_text(WORDS)
    expect(page.locator(FIELD)).to_have_value("")
    settled(page)
    closed(page)
    expect(page.locator(".row .commented")).to_have_text("One comment")
    margin(page)
    expect(page.locator(FIELD)).to_have_value("")
    page.reload()
    settled(page)
    margin(page)
    expect(page.locator("[role=dialog] .comment-who")).to_contain_text("Bo")
    page.get_by_role("button", name=EN("keeping.thread.take_back")).click()  # the browser is known again
    page.get_by_role("button", name=EN("keeping.thread.take_back_sure")).click()
    expect(said).to_have_count(0)
