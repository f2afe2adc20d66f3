"""Own data in a browser: files dropped and refused, a figure filled in, judged, and still there after a reload."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from roisim.cases import links
from roisim.text import Text
from tests.browser.conftest import Open, settled

pytestmark = pytest.mark.browser
EXPORTS = Path(__file__).parents[1] / "importers" / "exports"
TEXT = Text("sv", "b2b")


def test_files_are_dropped_and_a_figure_is_filled_in(visitor: Open) -> None:
    page = visitor("/your_data")
    names = ("meta_ads_manager_en_sek.csv", "hubspot_deals_en.csv", "bad_not_an_export.csv")
    page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", [EXPORTS / name for name in names])
    expect(page.locator("p.fault")).to_contain_text("bad_not_an_export.csv är ingen av de filer")
    settled(page)
    for name in names[:2]:
        expect(page.get_by_text(name, exact=False).first).to_be_visible()
    expect(page.get_by_text("188").first).to_be_attached()

    page.get_by_role("link", name=TEXT("page.follow_up.menu")).click()
    settled(page)
    first = page.locator(".st-key-follow-month-1 input")
    first.fill("9")
    first.press("Enter")
    settled(page)
    expect(page.locator(".st-key-follow-standing table").first).to_contain_text("9")
    address = page.evaluate("new URL(location).searchParams.get('case')")
    assert dict(links.decode(address).scenario.actuals[0].figures) == {"leads": 9.0}
    page.reload()
    settled(page)
    expect(page.locator(".st-key-follow-month-1 input")).to_have_value("9")
