"""Everyone can use it: with the keyboard alone, with a screen reader, in light and in dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from roisim.ui.shell import FIRST, MENU
from tests.browser import axe
from tests.browser.conftest import Open, settled

pytestmark = pytest.mark.browser
PAGES = [name for names in MENU.values() for name in names]
MOST_STOPS = 400  # of the Tab key on one page

# What the keyboard has to reach. A group of radio buttons or tabs is one stop, with arrow keys inside.
CONTROLS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex='0']")];
  const seen = all.filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true })
    && !e.closest("[inert], [aria-hidden=true]") && e.type !== "radio" && e.getAttribute("role") !== "radio");
  seen.forEach((e, place) => (e.dataset.stop = place));
  return seen.length;
}"""
# Where the focus is, and whether one sees it there: an outline, a shadow or a border that only the focus brings, on
# the control or on what stands around it.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const look = (e) => { const s = getComputedStyle(e); return [s.outlineStyle === "none" ? "" : s.outline, s.boxShadow,
    s.borderColor, s.backgroundColor, s.textDecorationLine].join("|"); };
  const near = [at]; while (near.length < 4 && near.at(-1).parentElement) near.push(near.at(-1).parentElement);
  near.push(...at.children, ...(at.parentElement?.querySelectorAll("*") ?? []));
  const focused = near.map(look);
  const box = at.getBoundingClientRect();
  at.blur();
  const visible = near.map(look).some((words, place) => words !== focused[place]);
  at.focus({ focusVisible: true });
  return { stop: at.dataset.stop ?? null, visible, html: at.outerHTML.slice(0, 160), on: box.width > 0 };
}"""


def address(name: str) -> str:
    """The path of a page."""
    return "/" if name == FIRST else f"/{name}"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_page_in_either_theme(visitor: Open, name: str, dark: bool) -> None:
    page = visitor(address(name), dark=dark)
    page.wait_for_timeout(1500)
    assert axe.faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_phone_with_the_menu_open(visitor: Open, name: str) -> None:
    page = visitor(address(name), phone=True, locale="en-GB")
    page.wait_for_timeout(1500)
    assert axe.faults(page) == []


def test_axe_finds_nothing_in_a_dialog_or_an_open_fold(visitor: Open) -> None:
    page = visitor()
    page.locator(".st-key-range-funnel-close_rate button").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_timeout(800)
    assert axe.faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_tab_key_alone_reaches_every_control_and_one_sees_where_it_is(visitor: Open, name: str) -> None:
    page = visitor(address(name))
    wanted = page.evaluate(CONTROLS)
    stops = list(walked(page, wanted))
    assert [stop["html"] for stop in stops if not stop["visible"]] == []
    reached = {stop["stop"] for stop in stops}
    missed = [place for place in range(wanted) if str(place) not in reached]
    assert [page.locator(f"[data-stop='{place}']").first.evaluate("e => e.outerHTML") for place in missed] == []


def walked(page: Page, wanted: int) -> Iterator[dict[str, object]]:
    """Every stop of the Tab key, from the top of the page until it comes round."""
    page.evaluate("document.activeElement.blur()")
    for _ in range(wanted + MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return
        yield stop


def test_the_document_says_its_language_and_the_title_says_the_page(visitor: Open) -> None:
    for locale, language in (("sv-SE", "sv"), ("en-GB", "en"), ("fi-FI", "en")):
        for name in PAGES:
            page = visitor(address(name), locale=locale) if name == FIRST else page
            page.wait_for_function("language => document.documentElement.lang === language", arg=language)
    settled(page)
