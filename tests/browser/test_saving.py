"""Saving and sharing as people do: in one browser and another, on a server that is started anew."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from roisim.store import saving
from roisim.store.opening import Store
from roisim.text import words
from tests.browser.conftest import Server, Watch, Windows, settled

SV = words("sv")


@pytest.fixture
def kept_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a server of this test's own saves."""
    place = str(tmp_path / "roisim.db")
    monkeypatch.setenv("ROISIM_STORE", place)
    return place


@pytest.fixture
def home(kept_at: str) -> Iterator[Server]:
    """That server."""
    assert kept_at
    server = Server()
    server.wait()
    yield server
    assert "Traceback" not in server.said(), server.said()
    server.stop()


def opened(context: BrowserContext, address: str) -> Page:
    """A page of a window."""
    page = context.new_page()
    page.goto(address)
    return settled(page)


def exact(page: Page, name: str) -> Locator:
    """The field beside a dial."""
    return page.locator(f"[data-dial={name}] input[type=text]")


def turn(page: Page, name: str, words: str) -> None:
    """Type a number beside a dial, and wait until it is answered."""
    exact(page, name).fill(words)
    exact(page, name).press("Tab")
    settled(page)


def dialog(page: Page, tab: str = "save") -> Page:
    """Open the dialog, on a tab."""
    page.click(".st-key-keep button")
    page.wait_for_selector(".st-key-keeping")
    page.get_by_role("tab", name=SV[f"keeping.tab_{tab}"]).click()
    return page


def save(page: Page, name: str = "") -> None:
    """Save, and wait until it is."""
    dialog(page)
    if name:
        page.get_by_label(SV["keeping.your_name"], exact=True).fill(name)
    page.click(".st-key-keeping-save button")
    page.wait_for_selector(".st-key-keeping", state="detached")
    settled(page)


def test_a_case_is_saved_shared_changed_by_another_and_merged(home: Server, windows: Windows, watch: Watch) -> None:
    mine, theirs = (windows.browser.new_context(locale="sv-SE") for _ in range(2))
    with watch.over(mine, home.address), watch.over(theirs, home.address):
        page = opened(mine, home.address)
        save(page, "Anna")
        assert page.inner_text(".st-key-keep p") == SV["keeping.button_saved"]
        assert "kept" in parse_qs(urlsplit(page.url).query)
        page.reload()
        settled(page)
        assert page.inner_text(".st-key-keep p") == SV["keeping.button_saved"], "the browser is known again"

        dialog(page, "links").get_by_text(SV["keeping.kind_edit"]).click()
        page.click(".st-key-link-make button")
        link = page.inner_text(".short-link")
        assert link.startswith(f"{home.address}/?s=")
        page.keyboard.press("Escape")

        other = opened(theirs, link)
        assert "Anna" in other.inner_text(".st-key-notices")
        turn(other, "plan-hours", "44")
        save(other, "Bo")

        turn(page, "company-margin", "51 %")
        dialog(page).click(".st-key-keeping-save button")
        page.wait_for_selector(".st-key-clash-merge")
        assert "Bo" in page.inner_text(".st-key-keeping")
        page.click(".st-key-clash-merge button")
        page.wait_for_selector(".st-key-keeping", state="detached")
        settled(page)

        other.reload()
        settled(other)
        assert exact(other, "company-margin").input_value().startswith("51")
        assert exact(other, "plan-hours").input_value().startswith("44")
    mine.close()
    theirs.close()


def test_a_saved_case_is_deleted_when_asked_twice_and_a_link_to_it_says_so(
    home: Server, windows: Windows, watch: Watch, kept_at: str
) -> None:
    with windows.browser.new_context(locale="sv-SE") as context, watch.over(context, home.address):
        page = opened(context, home.address)
        save(page)
        dialog(page, "links").click(".st-key-link-make button")
        link = page.inner_text(".short-link")
        page.get_by_role("tab", name=SV["keeping.tab_mine"]).click()
        page.get_by_role("button", name=SV["keeping.forget"], exact=True).click()
        page.get_by_role("button", name=SV["keeping.forget_sure"]).click()
        page.get_by_text(SV["keeping.told_forgotten"]).wait_for()
        assert page.inner_text(".st-key-keep p") == SV["keeping.button"], "what lies here is saved no more"
        dialog(page, "mine").get_by_text(SV["keeping.mine_none"]).wait_for()
        assert saving.count(Store(f"sqlite:///{kept_at}")) == 0
        assert "öppnar ingenting här" in opened(context, link).inner_text(".st-key-notices")
