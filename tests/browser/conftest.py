"""A fresh server and Debian's Chromium. What a page says to the console, or asks of anyone else, fails the test."""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

from roisim.text import Language, words
from tests.browser import chromium

ROOT = Path(__file__).parents[2]
# All pages of a window are one process: what is compiled for one is there for the next. No graphics card is imitated:
# to draw without one is quicker.
FLAGS = ["--no-sandbox", "--process-per-site", "--disable-gpu"]
PATIENCE = 60  # seconds for a server to come up on a busy machine

# Streamlit looks for itself at the page's own address before it finds the root: two misses, no fault of ours.
_PROBES = ("/_stcore/health", "/_stcore/host-config")

Open = Callable[..., Page]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """The app in a process of its own, started as a user does. bare: with `streamlit run app.py`."""

    def __init__(self, *options: str, bare: bool = False) -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.log = tempfile.TemporaryFile("w+")  # noqa: SIM115 closed in stop
        how = ["streamlit", "run", "app.py", "--server.port"] if bare else ["roisim", "serve", "--port"]
        command = [sys.executable, "-m", *how, str(port), *options]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=self.log, stderr=subprocess.STDOUT)

    def wait(self, health: str = "/_stcore/health") -> None:
        """Until it answers; the log is the remedy where it doesn't."""
        for _ in range(PATIENCE * 10):
            try:
                with urllib.request.urlopen(f"{self.address}{health}", timeout=5):
                    return
            except (URLError, TimeoutError):
                assert self.process.poll() is None, self.said()
                time.sleep(0.1)
        pytest.fail(f"The server did not come up in {PATIENCE} s: {self.said()}")

    def said(self) -> str:
        """What the server has written."""
        self.log.seek(0)
        return self.log.read()

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


@pytest.fixture
def fresh_server() -> Iterator[Server]:
    """A server that has had no visitor."""
    server = Server()
    server.wait()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server for all visitors."""
    server = Server()
    server.wait()
    yield server
    said = server.said()
    server.stop()
    assert "Traceback" not in said, said


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    found = chromium.find(playwright)
    if found is None:
        pytest.fail(chromium.REMEDY)
    browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield browser
    browser.close()


class Watch:
    """What pages did that they should not: errors in the console, words with strangers."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    @contextmanager
    def over(self, context: BrowserContext, address: str) -> Iterator[None]:
        """Watch every page of a context."""
        heard: dict[str, Callable[[Any], None]] = {
            "console": self._console,
            "weberror": lambda error: self.faults.append(str(error.error)),
            "request": lambda request: self._request(request.url, address),
        }
        for event, hear in heard.items():
            context.on(event, hear)  # type: ignore[call-overload]
        yield
        for event, hear in heard.items():
            context.remove_listener(event, hear)

    def _console(self, message: ConsoleMessage) -> None:
        url = message.location["url"]
        if message.type == "error" and not url.endswith(_PROBES):
            self.faults.append(f"{message.text} ({url})")

    def _request(self, url: str, address: str) -> None:
        if not url.startswith((address, address.replace("http", "ws", 1), "data:", "blob:")):
            self.faults.append(f"a request to {url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test at its end if a page misbehaved."""
    watch = Watch()
    yield watch
    assert watch.faults == []


class Windows:
    """Windows of the browser by how one looks through them: kept from one visitor to the next, who finds no trace of
    the one before but what the browser has loaded and compiled."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.free: dict[tuple[str, bool, bool], list[BrowserContext]] = {}

    @contextmanager
    def lent(self, locale: str, phone: bool, dark: bool) -> Iterator[BrowserContext]:
        """A window that nobody else looks through."""
        free = self.free.setdefault((locale, phone, dark), [])
        context = self._emptied(free.pop()) if free else self._opened(locale, phone, dark)
        yield context
        _, *pages = context.pages
        for page in pages:
            page.close()
        free.append(context)

    def _emptied(self, context: BrowserContext) -> BrowserContext:
        context.clear_cookies()
        line = context.new_cdp_session(context.pages[0])
        line.send("Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": "local_storage"})
        line.detach()
        return context

    def _opened(self, locale: str, phone: bool, dark: bool) -> BrowserContext:
        size = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
        context = self.browser.new_context(
            viewport=size, locale=locale, color_scheme="dark" if dark else "light",
            permissions=["clipboard-read", "clipboard-write"], has_touch=phone,
        )  # fmt: skip
        context.new_page().goto(f"{self.address}/app/static/icon.svg")  # keeps the process alive
        return context


@pytest.fixture(scope="session")
def windows(browser: Browser, server: Server) -> Windows:
    """What visitors look through."""
    return Windows(browser, server.address)


@pytest.fixture
def visitor(windows: Windows, server: Server, watch: Watch) -> Iterator[Open]:
    """Opens a page as a new visitor: visitor("/method", locale="sv-SE", phone=True, dark=True); a phone is touched."""
    with ExitStack() as visits:

        def opened(
            path: str = "/", *, locale: str = "sv-SE", phone: bool = False, dark: bool = False, at: Server = server
        ) -> Page:
            context = visits.enter_context(windows.lent(locale, phone, dark))
            visits.enter_context(watch.over(context, at.address))
            page = context.new_page()
            page.goto(path if path.startswith("http") else at.address + path)
            return settled(page)

        yield opened


@pytest.fixture(scope="module")
def resident(windows: Windows, server: Server) -> Iterator[Page]:
    """A visitor who stays for all tests of a module and goes by the menu, `go(resident, "method", "sv")`. For those
    that change nothing: to open the app anew takes a second or two more."""
    watch = Watch()
    with windows.lent("sv-SE", False, False) as context, watch.over(context, server.address):
        page = context.new_page()
        page.goto(server.address)
        yield settled(page)
    assert watch.faults == []


# The script has run, menu, charts and letters are there, and nothing has changed for a while: what the server has sent
# is in the page only some hundreds of milliseconds after it says that it is done.
STILL = """() => {
  window.watch ??= (() => {
    const watch = new MutationObserver(() => (window.changed = performance.now()));
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    window.changed = performance.now();
    return watch;
  })();
  const charts = [...document.querySelectorAll("[data-testid=stVegaLiteChart]")];
  return document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")
    && (document.querySelector("header.present") || document.querySelector(".copy")
      && document.querySelector(".st-key-menu-here a")?.textContent.trim())
    && !document.querySelector("[data-testid=stSkeleton]") && document.fonts.status === "loaded"
    && charts.every((chart) => !chart.checkVisibility() || chart.querySelector("svg text, svg .role-mark"))
    && performance.now() - window.changed > 250;
}"""


def settled(page: Page) -> Page:
    """The page, once the script has run and everything is drawn."""
    page.evaluate("window.changed = performance.now()")
    page.wait_for_function(STILL)
    return page


HERE = "name => document.querySelector('.st-key-menu-here a')?.textContent.trim() === name"
CHOOSE = "name => [...document.querySelectorAll('.st-key-menu a')].find((a) => a.textContent.trim() === name).click()"


def go(page: Page, name: str, language: Language) -> Page:
    """Choose a page in the menu, open or not, and wait until all of it is drawn."""
    menu = words(language)[f"page.{name}.menu"]
    page.evaluate(CHOOSE, menu)
    page.wait_for_function(HERE, arg=menu)
    return settled(page)
