"""Sign-in in a real browser, at a provider that speaks OpenID Connect, in an app that lies beside others."""

import json
import random
import string
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, expect

from roisim import cases
from roisim.cases import links
from roisim.cases.scenario import Scenario
from roisim.exhibits.pitch.whole import pitch
from roisim.text import Text
from tests.browser import axe
from tests.browser.conftest import PATIENCE, Server, free_port, settled

pytestmark = pytest.mark.browser
EN, SV = Text("en"), Text("sv")
TEAMS = [f"4d3c2b1a-0000-4000-8000-{number:012}" for number in range(200)]  # as many as Entra ID tells of one person
ANNA = {"sub": "anna", "name": "<b>Anna</b>", "email": "anna@nordvik.test", "groups": TEAMS}
BO = {"sub": "bo", "name": "Bo", "email": "bo@nordvik.test"}
MINE = replace(cases.preset("ecommerce"), title="Nordfräs", draws=512)
KEPT = "[localStorage, sessionStorage].flatMap(Object.keys).filter((name) => name.startsWith('roisim'))"
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}{base}/oauth2callback"
cookie_secret = "a secret that only this test knows of"
client_id = "roisim"
client_secret = "of no use elsewhere"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """Where people sign in. In a process of its own, as its libraries warn of their own."""
    address = f"http://localhost:{(port := free_port())}"
    command = [sys.executable, "-m", "oidc_provider_mock", "-H", "localhost", "-p", str(port)]
    people = [word for each in (ANNA, BO) for word in ("--user-claims", json.dumps(each))]
    running = subprocess.Popen([*command, *people], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(PATIENCE * 10):
        try:
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=5).close()
            break
        except URLError:
            time.sleep(0.1)
    yield address
    running.terminate()
    running.wait(20)


@pytest.fixture(scope="module")
def hosts(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """The app for a company: `roisim serve` at /calc of a machine, and `streamlit run app.py` at its root."""
    files = [tmp_path_factory.mktemp("host") / "secrets.toml" for _ in range(2)]
    for file, base in zip(files, ("/calc", ""), strict=True):
        file.write_text(SECRETS.format(provider=provider, base=base), "utf-8")
    served = Server("--secrets.files", str(files[0]), "--server.baseUrlPath", "calc")
    run = Server("--secrets.files", str(files[1]), bare=True)
    served.wait("/calc/_stcore/health")
    run.wait()
    served.address += "/calc"
    yield served, run
    for server in (served, run):
        said = server.said()
        server.stop()
        assert "Traceback" not in said, said


@contextmanager
def newcomer(browser: Browser) -> Iterator[Page]:
    """Someone who has not signed in. What the provider's page asks of the world is not answered."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1440, "height": 900})
    here = ("http://127.0.0.1:", "http://localhost:")
    context.route(lambda url: not url.startswith(here), lambda route: route.abort())
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert faults == []


def ask(page: Page, text: Text) -> None:
    """Press the button of the screen."""
    page.get_by_role("button", name=text("signin.go"), exact=True).click()
    page.wait_for_selector("input[name=sub]")


def long_worded() -> Scenario:
    """A case that nearly fills an address."""
    case, noise = replace(MINE, title="Lång"), random.Random(1)
    for path, _, estimate in case.estimates():
        if len(links.encode(case)) > 30_000:
            break
        note = "".join(noise.choices(string.ascii_letters + string.digits, k=450))
        case = case.with_estimate(path, replace(estimate, note=note))
    return case


def test_a_shared_link_survives_the_sign_in_and_nothing_is_seen_before_it(
    browser: Browser, hosts: tuple[Server, Server]
) -> None:
    served, _ = hosts
    link = f"{served.address}/pitch?lang=en&case={links.encode(MINE)}"
    with urllib.request.urlopen(link) as answer:
        assert "Nordfr" not in answer.read().decode()
    with newcomer(browser) as page:
        page.goto(link)
        page.get_by_role("heading", name=EN("signin.title")).wait_for()
        assert "Nordfr" not in page.content() + page.title()
        assert axe.faults(page) == []
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(500)
        assert axe.faults(page) == []
        assert EN("page.pitch.menu") not in page.locator("body").inner_text()
        ask(page, EN)
        page.get_by_role("button", name="anna").click()
        page.wait_for_url(link)
        settled(page)
        told = pitch(Text("en", MINE.preset), MINE).answer.replace("*", "")
        assert page.locator(".page-head p").inner_text() == told
        assert "Nordfräs" in page.title()
        expect(page.locator(".account")).to_have_text("<b>Anna</b> anna@nordvik.test")
        assert axe.faults(page) == []

        page.reload()
        page.locator(".account").wait_for()
        page.evaluate("localStorage.setItem('roisim.cases', '{}')")
        page.get_by_role("button", name=EN("signin.out")).click()
        page.wait_for_url("**/end_session?**")
        page.locator("button").first.click()
        page.wait_for_url(f"{served.address}/")
        page.get_by_role("button", name=SV("signin.go"), exact=True).wait_for()
        assert page.evaluate(KEPT) == []


def test_a_link_of_30000_letters_survives_a_sign_in_that_was_refused_first(
    browser: Browser, hosts: tuple[Server, Server]
) -> None:
    _, run = hosts
    link = f"{run.address}/business?case={links.encode(long_worded())}&lang=sv&s=A-token_1"
    assert 30_000 < len(link) < 32_000
    with newcomer(browser) as page:
        page.goto(link)
        ask(page, SV)
        page.get_by_role("button", name="Deny").click()
        page.wait_for_url(link)
        ask(page, SV)
        page.get_by_role("button", name="bo").click()
        page.wait_for_url(link)
        expect(page).to_have_title(f"Lång – {SV('page.business.menu')}", timeout=20_000)


def test_the_browser_leads_back_to_the_app_alone_and_once(browser: Browser, hosts: tuple[Server, Server]) -> None:
    served, _ = hosts
    root, now = f"{served.address}/", int(time.time() * 1000)
    put = "said => ['sessionStorage', 'localStorage'].forEach((each) => window[each].setItem('roisim.signin', said))"
    with newcomer(browser) as page:
        page.route(lambda url: "/static/" in url and "/js/roisim." not in url, lambda route: route.abort())

        def led(to: object, at: object = now, home: object = "/calc/") -> str:
            page.evaluate(put, to if at is None else json.dumps({"to": to, "at": at, "home": home}))
            page.goto(root, wait_until="domcontentloaded")
            page.wait_for_timeout(100)
            return page.url

        page.goto(root, wait_until="domcontentloaded")
        link = "/pitch?lang=en&amp;case=1.eN_-&present=budget,funnel.incremental&s=A-token_1&x=%C3%A5#how"
        assert led(f"/calc{link}") == f"{served.address}{link}"
        page.goto(root, wait_until="domcontentloaded")
        assert page.url == root
        others = ("//evil.test/x", "https://evil.test/", "javascript:alert(1)", "/elsewhere", "\\\\evil.test", 7)
        for to in others:
            assert led(to) == root, to
        assert led("/calc/method", now - 11 * 60_000) == led("/calc/method", now + 9e9) == root
        for said in ("[", "null"):
            assert led(said, None) == root
