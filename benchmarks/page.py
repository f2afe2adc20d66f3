"""Every page in headless Chromium, beside a plain Streamlit page in the same run: its time to open and to answer.

Opened means everything of the page is there, charts drawn: as a new visitor, and from another page by the menu.
Answered: from the key or the click to the last stroke that it changes.
"""

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from urllib.error import URLError

from playwright.sync_api import Browser, Page, sync_playwright

from roisim.exhibits.menu import FIRST, MENU
from tests.browser import chromium

ROOT = Path(__file__).parent.parent
CHANGES, ROUNDS, OPENINGS = 6, 2, 2
OPEN_MS, ANSWER_MS, BESIDE_PLAIN = 1000, 100, 0.8
SETTLED_MS = 600  # without a stroke: the page has come to rest
APP = [sys.executable, "-m", "roisim", "serve"]

# One slider and one chart, as the first page of a tutorial has them.
PLAIN = """
import altair as alt, numpy as np, pandas as pd, streamlit as st
rate = st.slider("rate", 0.0, 10.0, 3.0, 0.1)
months = np.arange(37)
table = pd.DataFrame({"month": months, "value": rate * months})
st.altair_chart(alt.Chart(table).mark_line().encode(x="month", y="value"))
"""

# Milliseconds of the last stroke anywhere in the page, counted from the key, the click, or the start of the visit.
WATCH = """(() => {
  let begun = 0, last = 0;
  const main = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-testid=stMain]");
  const seen = (changes) =>
    changes.some((change) => main(change.target)) && requestAnimationFrame(() => (last = performance.now()));
  new MutationObserver(seen).observe(document, { subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["d", "transform", "x", "x2", "y", "y2", "width", "height"] });
  const begin = () => { begun = performance.now(); last = 0; };
  addEventListener("keydown", begin, true);
  addEventListener("click", begin, true);
  window.measured = () => last && last - begun;
  window.resting = (ms) => last && performance.now() - last > ms;
})()"""

Change = Callable[[Page, int], None]


def _slide(page: Page, turn: int) -> None:
    """A slider a step right, or back: among three stops, of which the app soon has the answers. What it costs to work
    one out, `sessions` and `engine` tell."""
    page.locator(":is(.st-key-controls, [data-testid=stMain]) input[type=range]").first.focus()
    page.keyboard.press("ArrowRight" if turn % 4 < 2 else "ArrowLeft")


def _click(*choices: str) -> Change:
    """One choice after the other, round and round."""
    return lambda page, turn: page.locator(choices[turn % len(choices)]).first.evaluate("choice => choice.click()")


@dataclass(frozen=True)
class Typical:
    """A change as people make it on a page; before it, once, what makes it possible."""

    change: Change
    first: str | None = None


def _radio(group: str, place: int) -> str:
    return f":nth-match([class*='st-key-{group}'] [role=radio], {place})"


TYPICAL: dict[str, Typical] = {
    "simulator": Typical(_slide),
    "business": Typical(_click(".st-key-choose-ecommerce button", ".st-key-choose-b2b button")),
    "key_figures": Typical(_click("[data-pick='8']", "[data-pick='11']")),
    "ignorance": Typical(_click(_radio("level-", 3), _radio("level-", 4), _radio("level-", 2))),
    "compare": Typical(_click(_radio("way-", 2), _radio("way-", 1)), first=".st-key-copy-open button"),
}


@contextmanager
def served(command: list[str], folder: Path) -> Iterator[str]:
    """A page in a process of its own; its address."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    option = "--port" if command == APP else "--server.port"
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([*command, option, str(port)], cwd=folder, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
        except (URLError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{address} did not come up")


def visit(page: Page, address: str) -> float:
    """Milliseconds from a visitor's first request until the page rests."""
    page.goto(address)
    return _rested(page)


def _rested(page: Page) -> float:
    page.wait_for_function("ms => resting(ms)", arg=SETTLED_MS)
    found: float = page.evaluate("measured()")
    return found


def choose(page: Page, name: str) -> float:
    """Milliseconds from a click in the menu until the page rests."""
    place = [each for names in MENU.values() for each in names].index(name)
    page.locator(".st-key-menu a").nth(place).evaluate("link => link.click()")
    return _rested(page)


def changes(page: Page, typical: Typical) -> list[float]:
    """Milliseconds of each of some changes."""
    found = []
    for turn in range(CHANGES):
        typical.change(page, turn)
        found.append(_rested(page))
    return found


def main() -> None:
    """Measure all pages and the plain one in turn, so that all meet the same machine, and print medians and ratios."""
    plain_command = [sys.executable, "-m", "streamlit", "run", "plain.py", "--server.headless", "true"]
    plain_command += ["--browser.gatherUsageStats", "false"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        (Path(folder) / "plain.py").write_text(PLAIN)
        browser = driver.chromium.launch(executable_path=chromium.find(driver), args=["--no-sandbox"])
        with served(APP, ROOT) as ours, served(plain_command, Path(folder)) as plain:
            _print(_measured(browser, ours, plain))
        browser.close()


def _measured(browser: Browser, ours: str, plain: str) -> dict[tuple[str, str], list[float]]:
    """Times by what was measured (visit, menu, change) and page."""
    names = [name for group in MENU.values() for name in group]
    times: dict[tuple[str, str], list[float]] = {}
    pages = {name: _window(browser) for name in ("plain", *names)}
    for turn in range(OPENINGS + 1):  # the first warms up
        for name, page in pages.items():
            took = visit(page, plain if name == "plain" else f"{ours}/{'' if name == FIRST else name}")
            if turn:
                times.setdefault(("visit", name), []).append(took)
    for name in names:
        page, away = pages[name], "method" if name != "method" else FIRST
        for _ in range(OPENINGS):
            choose(page, away)
            times.setdefault(("menu", name), []).append(choose(page, name))
    _changed(pages, times)
    return times


def _changed(pages: dict[str, Page], times: dict[tuple[str, str], list[float]]) -> None:
    for name, typical in TYPICAL.items():
        if typical.first:
            pages[name].locator(typical.first).first.click()
            _rested(pages[name])
    for _ in range(ROUNDS):
        for name, typical in {"plain": Typical(_slide), **TYPICAL}.items():
            pages[name].bring_to_front()
            times.setdefault(("change", name), []).extend(changes(pages[name], typical))


def _window(browser: Browser) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    return page


def _print(times: dict[tuple[str, str], list[float]]) -> None:
    middle = {what: statistics.median(each) for what, each in times.items()}
    print("Pages, headless Chromium: medians, and how they stand to a plain page of one slider and one chart")
    print(f"  {'':<16}{'new visitor':>21}{'by the menu':>16}{'a change':>21}")
    print(
        f"  {'goals':<16}{f'{OPEN_MS} ms':>13}{'':>8}{f'{OPEN_MS} ms':>16}{f'{ANSWER_MS} ms':>13}{BESIDE_PLAIN:>6.2f} x"
    )
    for name in dict.fromkeys(name for _, name in times):
        cells = "".join(_cell(middle, kind, name, wide) for kind, wide in (("visit", 13), ("menu", 16), ("change", 13)))
        print(f"  {name:<16}{cells}")


def _cell(middle: dict[tuple[str, str], float], kind: str, name: str, wide: int) -> str:
    own, plain = middle.get((kind, name)), middle.get((kind, "plain"))
    shown = f"{own:.0f} ms" if own else ""
    ratio = f"{own / plain:.2f} x" if own and plain else ""
    return f"{shown:>{wide}}" + (f"{ratio:>8}" if kind != "menu" else "")


if __name__ == "__main__":
    main()
