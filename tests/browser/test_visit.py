"""A visit in a real browser: it begins with a line, goes on where it was, and outlives its server."""

import random
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from roisim import cases
from roisim.cases import addresses, links
from roisim.cases.desk import Desk
from roisim.text import Text
from tests.browser.conftest import ROOT, Open, Server, settled

pytestmark = pytest.mark.browser
EN = Text("en")


def dial(name: str) -> str:
    """Where the field of a dial is."""
    return f"[data-dial={name}] input[type=text]"


def enter(page: Page, name: str, words: str) -> None:
    """Type an exact number beside a slider, and leave it."""
    page.locator(dial(name)).fill(words)
    page.locator(dial(name)).press("Enter")
    page.wait_for_timeout(500)
    settled(page)


def test_a_visit_begins_with_a_line_and_goes_on_where_the_last_one_ended(visitor: Open) -> None:
    page = visitor("/", locale="en-GB")
    root = page.url
    expect(page.locator(".visit")).to_contain_text(EN("visit.example"))
    page.locator(".copy").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert addresses.pasted(link).desk == Desk((cases.preset("b2b"),))  # though the address itself is bare
    page.get_by_role("button", name=EN("visit.own")).click()
    page.wait_for_url("**/business*")
    settled(page)
    name = page.get_by_label(EN.name("case.title"))
    name.fill("<b>Nordfräs</b>")
    name.press("Enter")
    page.wait_for_timeout(500)
    settled(page)
    assert page.title().startswith("<b>Nordfräs</b> – ")
    expect(page.locator(".visit p")).to_have_count(0)

    back = page.context.new_page()
    back.goto(root)
    settled(back)
    back.get_by_role("button", name="Go on with “<b>Nordfräs</b>”").click()
    expect(back).to_have_title("<b>Nordfräs</b> – Simulator")
    expect(back.locator(".st-key-answer")).to_contain_text("<b>Nordfräs</b>")
    assert addresses.pasted(back.url).desk.open.title == "<b>Nordfräs</b>"

    # What another version has left, or anyone, is no case to go on with; and what is forgotten is gone.
    for left in ('{"title": 3, "cases": {}}', "[", "null", '{"title": "x", "cases": "case=1.AAAA"}'):
        back.evaluate("left => { localStorage.setItem('roisim.cases', left); sessionStorage.clear(); }", left)
        back.goto(root)
        settled(back)
    back.get_by_role("button", name="Go on with “x”").click()
    expect(back.locator(".visit")).to_contain_text(EN("visit.unread", name="x"))
    expect(back.get_by_role("button", name="Go on with")).to_have_count(0)
    assert back.url == root
    back.get_by_role("button", name=EN("visit.forget")).click()
    expect(back.locator(".visit p")).to_have_count(0)
    back.reload()
    settled(back)
    expect(back.locator(".visit")).to_contain_text(EN("visit.example"))
    back.get_by_role("button", name=EN("visit.hide")).click()
    back.reload()
    settled(back)
    expect(back.locator(".visit p")).to_have_count(0)


def test_half_typed_and_refused_words_are_there_after_a_reload_and_not_entered(visitor: Open) -> None:
    page = visitor("/", locale="en-GB")
    enter(page, "plan-hours", "quite a few")
    enter(page, "budget", "41,000")
    page.locator(dial("company-margin")).press_sequentially("37")
    page.locator(dial("company-margin")).fill("37.5 %")
    page.reload()
    settled(page)
    expect(page.locator(dial("company-margin"))).to_have_value("37.5 %")
    expect(page.locator(dial("plan-hours"))).to_have_value("quite a few")
    expect(page.locator(dial("budget"))).to_have_value(re.compile("^41,000"))
    assert page.evaluate("document.activeElement === document.body")
    assert addresses.pasted(page.url).desk.open["company.margin"] == cases.preset("b2b")["company.margin"]
    page.locator(dial("company-margin")).focus()
    page.locator(dial("budget")).focus()  # left, it is entered
    page.wait_for_timeout(500)
    settled(page)
    assert addresses.pasted(page.url).desk.open["company.margin"].likely == 0.375

    page.goto(page.url.replace("/?", "/assumptions?"))
    settled(page)
    page.get_by_label(EN("page.assumptions.search")).press_sequentially("marg")
    page.reload()
    settled(page)
    expect(page.get_by_label(EN("page.assumptions.search"))).to_have_value("marg")


@pytest.mark.parametrize("phone", [False, True])
def test_what_is_wrong_with_a_link_is_in_sight_and_the_address_stays(visitor: Open, phone: bool) -> None:
    code = links.encode(cases.preset("local"))
    page = visitor(f"/?lang=en&case={code[:-5]}", phone=phone)
    expect(page.locator(".notice", has_text=EN("fault.link_cut"))).to_be_in_viewport(ratio=1)
    spot = page.locator(".notice").first.bounding_box()
    assert spot
    assert page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('.notice') !== null", [spot["x"] + 20, spot["y"] + 20]
    )
    assert page.url.endswith(code[:-5])
    if not phone:
        page.goto(page.url.split("?")[0] + f"?lang=en&amp;case={code[:40]}%0D%0A{code[40:]}%3E.")
        settled(page)
        expect(page.locator(".notice")).to_have_count(0)
        assert addresses.pasted(page.url.replace("%0D%0A", "")).desk.open == cases.preset("local")
        page.locator(".copy").click()
        link = page.evaluate("navigator.clipboard.readText()")
        assert addresses.pasted(link).desk.open == cases.preset("local")


def long_worded() -> str:
    """A case file with more text than an address can hold."""
    case, noise = replace(cases.preset("b2b"), title="Long"), random.Random(1)
    for path, _, estimate in case.estimates():
        if path.group in ("company", "plan", "effects", "print"):
            note = "".join(chr(noise.randrange(0x4E00, 0x9FFF)) for _ in range(450))
            case = case.with_estimate(path, replace(estimate, note=note))
    assert addresses.written(Desk((case,))).too_long
    return cases.to_toml(case)


def test_the_server_gone_is_said_and_nothing_is_lost_when_it_is_back(browser: Browser, fresh_server: Server) -> None:
    page = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844}).new_page()
    page.goto(fresh_server.address + "/assumptions")
    settled(page)
    page.get_by_text(EN("page.assumptions.open")).click()
    file = {"name": "long.toml", "mimeType": "text/plain", "buffer": long_worded().encode()}
    page.locator("input[type=file]").set_input_files(file)
    expect(page).to_have_title("Long – Assumptions")
    assert "case=" not in page.url
    page.get_by_label(EN("page.assumptions.search")).press_sequentially("marg")

    fresh_server.process.terminate()
    fresh_server.process.wait(20)
    expect(page.locator(".visit-gone")).to_have_text(EN("visit.gone"), timeout=15_000)
    expect(page.locator(".visit-gone")).to_be_in_viewport(ratio=1)
    port = fresh_server.address.rpartition(":")[2]
    command = [sys.executable, "-m", "roisim", "serve", "--port", port]
    fresh_server.process = subprocess.Popen(command, cwd=ROOT, stdout=fresh_server.log, stderr=subprocess.STDOUT)
    fresh_server.wait()
    expect(page.locator(".visit-gone")).to_have_count(0, timeout=45_000)
    page.wait_for_timeout(1500)
    settled(page)
    expect(page).to_have_title("Long – Assumptions")
    expect(page.get_by_label(EN("page.assumptions.search"))).to_have_value("marg")
    page.reload()
    settled(page)
    expect(page).to_have_title("Long – Assumptions")
    page.context.close()
