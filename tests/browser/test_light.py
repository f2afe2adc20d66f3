"""What goes over the line before the headline, and what a link says of itself before it is opened."""

import gzip
import re
import urllib.error
import urllib.request
from base64 import b64decode
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from roisim import cases
from roisim.cases import links
from tests.browser.conftest import Open, Server

pytestmark = pytest.mark.browser

# What a slow line has to carry: 1.6 Mbit/s are 0.2 MB a second, so 0.7 MB leave it a second and a half for its detours.
FIRST_VISIT_MB = 1.35
BEFORE_THE_HEADLINE_MB, REQUESTS, MESSAGES_KB = 0.7, 80, 20


def asked(server: Server, path: str, **headers: str) -> tuple[str, dict[str, str]]:
    """What the server answers, unpacked, and its headers in small letters."""
    named = {name.replace("_", "-"): said for name, said in headers.items()}
    with urllib.request.urlopen(urllib.request.Request(server.address + path, headers=named), timeout=20) as answer:
        content, heads = answer.read(), {name.lower(): said for name, said in answer.headers.items()}
    packed = heads.get("content-encoding") == "gzip"
    return (gzip.decompress(content) if packed else content).decode("utf-8", "replace"), heads


def linked(title: str) -> str:
    return quote(links.encode(cases.read({"preset": "b2b", "title": title})))


class Line:
    """What a page has been sent: bytes and addresses by request, and those of before it connected."""

    def __init__(self, page: Page) -> None:
        self.sent: dict[str, float] = {}
        self.names: dict[str, str] = {}
        self.first: list[str] = []
        self.said = 0
        """Bytes of the messages up to that with the headline."""
        self.connected = self.told = False
        line = page.context.new_cdp_session(page)
        line.on("Network.requestWillBeSent", self._ask)
        line.on(
            "Network.loadingFinished", lambda event: self.sent.update({event["requestId"]: event["encodedDataLength"]})
        )
        line.on("Network.webSocketCreated", lambda event: setattr(self, "connected", bool(event)))
        line.on("Network.webSocketFrameReceived", lambda event: self._hear(b64decode(event["response"]["payloadData"])))
        line.send("Network.enable")
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _ask(self, event: Any) -> None:
        self.names[event["requestId"]] = event["request"]["url"]
        self.first += [] if self.connected else [event["requestId"]]

    def _hear(self, message: bytes) -> None:
        self.said += 0 if self.told else len(message)
        self.told = self.told or b'class="decision"' in message


def test_a_first_visit_is_light(visitor: Open) -> None:
    page = visitor("/business")
    line = Line(page)
    page.goto(page.url.split("/business")[0])
    page.wait_for_selector("[data-testid=stVegaLiteChart] svg")
    assert sum(line.sent.values()) < FIRST_VISIT_MB * 1e6
    assert sum(line.sent[each] for each in line.first) < BEFORE_THE_HEADLINE_MB * 1e6
    assert len(line.first) <= REQUESTS
    assert line.told and line.said < MESSAGES_KB * 1e3
    urls = list(line.names.values())
    assert len([url for url in urls if url.endswith("/_stcore/health")]) == 1  # asked at once, and not again
    assert not [url for url in urls if "SourceSans" in url]


def ours(document: str) -> list[str]:
    """The addresses of our script and our style."""
    return re.findall(r'(?:src|href)="\.(/static/(?:js|css)/roisim\.[0-9a-f]+\.(?:js|css))"', document)


def test_style_and_scripts_are_files_that_the_browser_keeps(server: Server) -> None:
    document, _ = asked(server, "/business")
    files = ours(document)
    assert [path.split("/")[2] for path in files] == ["js", "css"]
    for path, kind in zip(files, ("javascript", "css"), strict=True):
        packed, heads = asked(server, path, Accept_Encoding="gzip")
        plain, whole = asked(server, path, Accept_Encoding="identity")
        assert (heads["content-encoding"], whole.get("content-encoding")) == ("gzip", None)
        assert packed == plain and int(heads["content-length"]) < 0.4 * len(plain)
        for said in (heads, whole):
            assert kind in said["content-type"] and said["vary"] == "Accept-Encoding"
            assert "immutable" in said["cache-control"]
        head = urllib.request.Request(server.address + path, method="HEAD")
        with urllib.request.urlopen(head, timeout=20) as answer:
            assert (answer.read(), answer.headers["content-length"]) == (b"", whole["content-length"])


def test_a_script_is_sent_packed_and_is_the_same(server: Server) -> None:
    document, _ = asked(server, "/")
    script = document.split('src="./static/js/')[1].split('"')[0]
    packed, heads = asked(server, f"/static/js/{script}", Accept_Encoding="gzip")
    plain, whole = asked(server, f"/static/js/{script}", Accept_Encoding="identity")
    assert (heads["content-encoding"], whole.get("content-encoding")) == ("gzip", None)
    assert packed == plain
    assert int(heads["content-length"]) < 0.4 * len(plain)


@pytest.mark.parametrize("path", ["../app.py", "..%2f..%2fapp.py", "js/%2e%2e/%2e%2e/index.html", "js/none.js"])
def test_no_other_file_is_sent(server: Server, path: str) -> None:
    try:
        said, _ = asked(server, f"/static/{path}", Accept_Encoding="gzip")
    except urllib.error.HTTPError as error:
        said = error.reason
    assert "shell.run" not in said
    assert (
        said in ("Not Found", "Bad Request") or "<title>Streamlit</title>" in said
    )  # its own document, as for any page


def test_a_link_says_what_it_is(server: Server) -> None:
    bare, _ = asked(server, "/", Accept_Language="sv-SE,sv;q=0.9")
    case, _ = asked(server, f"/compare?lang=en&case={linked('Nordfräs')}", Accept_Language="sv-SE")
    assert '<html lang="sv">' in bare and "<title>roisim: vad sociala medier ger tillbaka</title>" in bare
    assert '<html lang="en">' in case and "<title>Nordfräs · roisim</title>" in case
    assert f'<meta property="og:image" content="{server.address}/app/static/preview.png">' in case
    assert "Streamlit</title>" not in bare + case


@pytest.mark.parametrize("path", ["/nosuch", "/no.such", "/no%20such", "/index.html", "/" + "a" * 300])
def test_a_page_that_is_not_there_speaks_the_readers_language(server: Server, path: str) -> None:
    said, _ = asked(server, path, Accept="text/html", Accept_Language="sv")
    assert len(ours(said)) == 2
    assert '<html lang="sv">' in said and "<title>roisim: vad sociala medier ger tillbaka</title>" in said


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a & b \\1 \\g<0>"])
def test_a_hostile_title_stays_text(server: Server, title: str) -> None:
    said, _ = asked(server, f"/?case={linked(title)}")
    written = said.split("<title>")[1].split("</title>")[0]
    assert unescape(written) == f"{title} · roisim"
    assert "<script>alert" not in said and "<img" not in said


@pytest.mark.parametrize("query", ["case=1.AAAA", "case=" + "A" * 40_000, "&" * 500, "case=%ff%fe", "lang=xx&case=x"])
def test_a_damaged_link_says_what_the_tool_is(server: Server, query: str) -> None:
    said, _ = asked(server, f"/?{query}")
    assert "<title>roisim: what social media returns</title>" in said


def test_what_shows_a_link_finds_its_picture(server: Server) -> None:
    with urllib.request.urlopen(f"{server.address}/app/static/preview.png", timeout=20) as answer:
        content = answer.read()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1200, 630)


def test_under_a_path_of_its_own_it_is_as_light() -> None:
    server = Server("--server.baseUrlPath", "roi")
    try:
        server.wait("/roi/_stcore/health")
        said, _ = asked(server, "/roi/business?lang=en", Accept_Encoding="gzip")
        script = said.split('src="./static/js/')[1].split('"')[0]
        for path in (f"/static/js/{script}", *ours(said)):
            _, heads = asked(server, f"/roi{path}", Accept_Encoding="gzip")
            assert heads["content-encoding"] == "gzip"
        picture = said.split('og:image" content="')[1].split('"')[0]
        assert "<title>roisim: what social media returns</title>" in said
        with urllib.request.urlopen(picture, timeout=20) as answer:
            assert answer.read(4) == b"\x89PNG"
    finally:
        server.stop()
