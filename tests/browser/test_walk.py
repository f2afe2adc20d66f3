"""A walk through every page in every language, theme and size: nothing broken, cut, untranslated or sent elsewhere,
and nothing that axe-core would keep from someone with a keyboard, a screen reader or weak eyes.

Each page is kept as a picture, tests/browser/pictures/<page>-<language>-<theme>-<size>.png: look at them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from roisim.charts.palette import Theme
from roisim.exhibits.menu import MENU
from roisim.text import Language, words
from tests.browser import axe
from tests.browser.conftest import Server, Watch, go, settled

pytestmark = pytest.mark.browser
PAGES = tuple(name for names in MENU.values() for name in names)
SIZES = {"phone": (360, 800), "tablet": (820, 1180), "desktop": (1440, 900), "wide": (1920, 1080)}
PICTURES = Path(__file__).parent / "pictures"
LOOK = (Path(__file__).parent / "look.js").read_text("utf-8")
TALLEST = 12_000  # pixels of a picture
LOCALES = {"sv": "sv-SE", "en": "en-GB"}


@dataclass(frozen=True)
class Walk:
    """One visitor's way of looking."""

    language: Language
    theme: Theme
    size: str
    then: str = ""
    """Another size that the window is drawn to on every page, its menu as open as before."""

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.size}"


# Each language in each theme, and on a phone and a desk; the two sizes beside them in one language and theme each.
WALKS = [
    Walk("sv", "light", "desktop", "tablet"), Walk("sv", "dark", "phone"),
    Walk("en", "dark", "desktop", "wide"), Walk("en", "light", "phone"),
]  # fmt: skip
HEARD = {"sv-light-desktop", "en-dark-desktop", "en-light-phone"}  # by axe, too


@pytest.fixture(scope="module", params=WALKS, ids=str)
def walker(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[tuple[Walk, Page, Watch]]:
    """A visitor who goes through all pages in one window."""
    walk: Walk = request.param
    context = _context(browser, walk)
    watch = Watch()
    with watch.over(context, server.address):
        page = context.new_page()
        page.goto(server.address)
        settled(page)
        yield walk, page, watch
    context.close()


def _context(browser: Browser, walk: Walk) -> BrowserContext:
    width, height = SIZES[walk.size]
    return browser.new_context(
        viewport={"width": width, "height": height}, locale=LOCALES[walk.language], color_scheme=walk.theme,
        reduced_motion="reduce",
    )  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_in_every_language_theme_and_size(walker: tuple[Walk, Page, Watch], name: str) -> None:
    walk, page, watch = walker
    watch.faults.clear()
    go(page, name, walk.language)
    faults = looked_at(page, name, walk, walk.size)
    if str(walk) in HEARD:
        faults += axe.faults(page)
    if walk.then:
        resized(page, walk.then)
        faults += looked_at(page, name, walk, walk.then)
        resized(page, walk.size)
    assert "\n".join([*watch.faults, *dict.fromkeys(faults)]) == ""
    assert page.title().endswith(f" – {words(walk.language)[f'page.{name}.menu']}")
    assert page.evaluate("document.documentElement.lang") == walk.language
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == walk.theme


def looked_at(page: Page, name: str, walk: Walk, size: str) -> list[str]:
    """What is broken, cut or untranslated on a page in a size, of which a picture is kept."""
    faults: list[str] = page.evaluate(LOOK, list(words(walk.language))) + page.evaluate(ICONS_IN_LETTERS)
    keep_picture(page, f"{name}-{walk.language}-{walk.theme}-{size}")
    return [f"{size}: {fault}" for fault in faults]


def resized(page: Page, size: str) -> None:
    """Draw the window to another size, and wait until the page is drawn in it."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    settled(page)


# An icon is drawn for its name; where the font lacks it, the name itself is.
ICONS_IN_LETTERS = """() => [...document.querySelectorAll("[data-testid=stIconMaterial]")]
  .filter((icon) => icon.checkVisibility() && icon.scrollWidth > 2 * parseFloat(getComputedStyle(icon).fontSize))
  .map((icon) => `the icon ${icon.textContent} is written out`)"""


def keep_picture(page: Page, name: str) -> None:
    """The whole page as it looks, in a file."""
    PICTURES.mkdir(exist_ok=True)
    size = page.viewport_size
    assert size
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], min(tall, TALLEST))})
    page.wait_for_timeout(150)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size(size)
