"""What goes over the line before the headline, and what a link says of itself before it is opened."""

import gzip
import urllib.error
import urllib.request
from html import unescape
from urllib.parse import quote

import pytest

from roisim import cases
from roisim.cases import links
from tests.browser.conftest import Open, Server

pytestmark = pytest.mark.browser

FIRST_VISIT_MB = 1.35


def asked(server: Server, path: str, **headers: str) -> tuple[str, dict[str, str]]:
    """What the server answers, unpacked, and its headers in small letters."""
    named = {name.replace("_", "-"): said for name, said in headers.items()}
    with urllib.request.urlopen(urllib.request.Request(server.address + path, headers=named), timeout=20) as answer:
        content, heads = answer.read(), {name.lower(): said for name, said in answer.headers.items()}
    packed = heads.get("content-encoding") == "gzip"
    return (gzip.decompress(content) if packed else content).decode("utf-8", "replace"), heads


def linked(title: str) -> str:
    return quote(links.encode(cases.read({"preset": "b2b", "title": title})))


def test_a_first_visit_is_light(visitor: Open) -> None:
    page = visitor("/method")
    line = page.context.new_cdp_session(page)
    sent: dict[str, float] = {}
    names: dict[str, str] = {}
    line.on("Network.responseReceived", lambda event: names.update({event["requestId"]: event["response"]["url"]}))
    line.on("Network.loadingFinished", lambda event: sent.update({event["requestId"]: event["encodedDataLength"]}))
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(page.url.split("/method")[0])
    page.wait_for_selector("[data-testid=stVegaLiteChart] svg")
    assert sum(sent.values()) < FIRST_VISIT_MB * 1e6
    assert not [url for url in names.values() if "SourceSans" in url]


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


def test_a_page_that_is_not_there_speaks_the_readers_language(server: Server) -> None:
    said, _ = asked(server, "/nosuch", Accept="text/html", Accept_Language="sv")
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
        _, heads = asked(server, f"/roi/static/js/{script}", Accept_Encoding="gzip")
        picture = said.split('og:image" content="')[1].split('"')[0]
        assert "<title>roisim: what social media returns</title>" in said
        assert heads["content-encoding"] == "gzip"
        with urllib.request.urlopen(picture, timeout=20) as answer:
            assert answer.read(4) == b"\x89PNG"
    finally:
        server.stop()
