"""The pitch as it is presented, in a browser: by the keyboard, over a reload, from the link that Pitch gives."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from roisim import cases
from roisim.cases import links
from roisim.text import Text
from tests.browser import axe
from tests.browser.conftest import Open, settled
from tests.browser.test_dials import case_of, exact, thumb
from tests.ui.test_presenting import B2B

pytestmark = pytest.mark.browser
CODE = links.encode(B2B)
A_MOMENT = 1500  # milliseconds in which the answer is there, on a machine that has other things to do
CONTROLS = "a[href], button, input, textarea, select, summary, [role=button], [role=combobox]"


def told(page: Page) -> str:
    """The headline and the three numbers."""
    return page.locator("header.present").inner_text()


def present(visitor: Open, asked: str, path: str = "pitch", code: str = CODE, **how: bool) -> Page:
    """Open a link that presents, in English."""
    return visitor(f"/{path}?lang=en&present={asked}&case={code}", locale="en-GB", **how)


@pytest.mark.parametrize("phone", [False, True])
def test_a_slider_moves_all_by_the_keyboard_and_a_reload_keeps_it(visitor: Open, phone: bool) -> None:
    page = present(visitor, "company.order_value,channels.0.close_rate,budget", "assumptions", phone=phone, dark=phone)
    assert axe.faults(page) == []
    shown = page.locator(CONTROLS).filter(visible=True).evaluate_all(
        "all => all.filter((e) => !e.closest('.dial, [data-testid=stSkipToContent]')).map((e) => e.outerHTML)"
    )  # fmt: skip
    assert shown == []
    before, table = told(page), page.locator(".st-key-presented-options").inner_text()
    thumb(page, "company-order_value").focus()
    page.keyboard.press("PageUp")
    page.wait_for_function("before => document.querySelector('header.present').innerText !== before", arg=before)
    settled(page)
    moved = told(page)
    assert page.locator(".st-key-presented-options").inner_text() != table
    assert case_of(page)["company.order_value"].likely > B2B["company.order_value"].likely
    assert "present=company.order_value" in page.url and "lang=en" in page.url
    page.reload()
    settled(page)
    assert told(page) == moved and axe.faults(page) == []
    page.get_by_role("button", name=Text("en")("page.pitch.present.back")).click()
    page.wait_for_function("before => document.querySelector('header.present').innerText === before", arg=before)


def test_the_answer_does_not_wait_for_what_takes_seconds(visitor: Open) -> None:
    slow = links.encode(replace(cases.preset("b2b"), title="Slow"))  # the rule for when to stop has yet to be found
    page = present(visitor, "company.order_value", code=slow)
    thumb(page, "company-order_value").focus()
    for _ in range(3):  # the parts of the one before are still being worked out
        before = told(page)
        page.keyboard.press("PageUp")
        page.wait_for_function(
            "before => document.querySelector('header.present').innerText !== before", arg=before, timeout=A_MOMENT
        )
    value = exact(page, "company-order_value").input_value()
    settled(page)
    assert exact(page, "company-order_value").input_value() == value


def test_the_link_that_pitch_gives_opens_what_it_says(visitor: Open) -> None:
    page = visitor(f"/pitch?lang=en&case={CODE}", locale="en-GB")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=Text("en")("page.pitch.present.open")).click()
    shown = settled(opened.value)
    expect(shown.locator(".dial")).to_have_count(3)
    page.get_by_role("button", name=Text("en")("page.pitch.present.copy")).click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == shown.url and re.search(r"/pitch\?lang=en&present=[\w.,]+&case=", copied)
