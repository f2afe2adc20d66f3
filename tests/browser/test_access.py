"""Everyone can use it: with the keyboard alone, with a screen reader. The walk asks axe-core about every page."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from roisim.exhibits.menu import MENU
from tests.browser import axe
from tests.browser.conftest import Open, go

pytestmark = pytest.mark.browser
PAGES = [name for names in MENU.values() for name in names]
SPARE_STOPS = 50  # of the Tab key, beyond the controls found: a browser has some of its own

# What the keyboard has to reach. A group of choices is one stop, with arrow keys inside.
CONTROLS = """() => {
  const groups = "[role=radiogroup], [role=toolbar]";
  document.querySelectorAll("[data-stop]").forEach((e) => delete e.dataset.stop);
  const all = [...document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex='0']")];
  const seen = all.filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true })
    && !e.closest("[inert], [aria-hidden=true]"));
  const stops = [...new Set(seen.map((e) => e.closest(groups) ?? e))];
  stops.forEach((e, place) => (e.dataset.stop = place));
  return stops.length;
}"""
# Where the focus is; and whether the place it came from looked otherwise while it was there, itself or around it.
FOCUS = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const one = (s) => [s.outlineStyle === "none" ? "" : s.outline, s.boxShadow, s.borderColor,
    s.backgroundColor, s.color, s.opacity].join("|");
  const look = (e) => ["", "::before", "::after"].map((part) => one(getComputedStyle(e, part))).join("/");
  const left = window.focused, at = document.activeElement;
  const seen = left ? left.near.some((e, place) => look(e) !== left.looks[place]) : true;
  const near = [at, ...at.querySelectorAll("*")].slice(0, 12);
  for (let e = at; e.parentElement && near.length < 40; e = e.parentElement)
    near.push(e.parentElement, ...e.parentElement.children);
  window.focused = at === document.body ? null : { near, looks: near.map(look) };
  return { stop: at.closest("[data-stop]")?.dataset.stop ?? null, seen,
    html: at.outerHTML.slice(0, 160), end: at === document.body };
}"""
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"


def test_axe_finds_nothing_in_a_dialog(visitor: Open) -> None:
    page = visitor()
    page.locator("[data-dial=company-margin] .behind").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_timeout(800)
    assert axe.faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_tab_key_alone_reaches_every_control_and_one_sees_where_it_is(resident: Page, name: str) -> None:
    page = go(resident, name, "sv")
    page.add_style_tag(content=STILL)
    wanted = page.evaluate(CONTROLS)
    stops = list(walked(page, wanted))
    unseen = [stop["html"] for stop, after in itertools.pairwise(stops) if not after["seen"]]
    assert unseen == []
    reached = {stop["stop"] for stop in stops}
    missed = [place for place in range(wanted) if str(place) not in reached]
    assert [page.locator(f"[data-stop='{place}']").first.evaluate("e => e.outerHTML") for place in missed] == []


def walked(page: Page, wanted: int) -> Iterator[dict[str, object]]:
    """Every stop of the Tab key, from the top of the page until it comes round; the last is the page itself."""
    page.evaluate("document.activeElement.blur()")
    for _ in range(wanted + SPARE_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        yield stop
        if stop["end"]:
            return


def test_a_visitor_who_speaks_neither_language_is_spoken_to_in_english(visitor: Open) -> None:
    assert visitor(locale="fi-FI").evaluate("document.documentElement.lang") == "en"


def test_axe_finds_nothing_in_the_open_menu_of_a_phone(visitor: Open) -> None:
    page = visitor(phone=True)
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-menu a").first).to_be_in_viewport()
    page.wait_for_timeout(600)
    assert axe.faults(page) == []
