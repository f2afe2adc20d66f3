"""The document that every page begins as: whose case it is, in which language, and what is to be loaded at once.

Streamlit's is called "Streamlit", is in English, and begins by loading a font that the app has no use for. Ours brings
style and scripts as files, and tells the app so: it need not send them with every page.
"""

import gzip
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import URL, Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from roisim.exhibits.menu import FIRST, PAGES
from roisim.exhibits.preview import preview
from roisim.text import LANGUAGES, Language, Text, best_language
from roisim.ui import signin
from roisim.ui.browser import FILES, script, style

_FONTS = ("inter-latin-wght-normal", "source-serif-4-latin-wght-normal")  # of the headline and the numbers
_SCRIPTS = ("Html", "purify.es", "PageLink")  # of the headline; Streamlit asks for them when it gets there
_ASKED = ("health", "host-config")  # by Streamlit before it connects, once its scripts are there
_AS_FONT = 'as="font" type="font/woff2" fetchpriority="low"'  # the scripts come first: without them nothing is written
_MOST_QUERY = 40_000  # letters: more than any address of ours has
_NAME = re.compile(r"[^/_][^/]*")
_BACK = "oauth2callback"  # Streamlit's own, where a sign-in comes back to
_FOLDER, _DOCUMENT = Path(file_util.get_static_dir()), "index.html"
_WITHOUT_SCRIPTS = re.compile("<noscript>.*?</noscript>", re.DOTALL)
_THEIR_FONT = re.compile(r'<link\s+rel="preload"[^>]*SourceSans[^>]*/>')


class Document:
    """In front of the app: answers for the pages themselves, and lets everything else by."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """base: the path that the app lies under, as `server.baseUrlPath` says it."""
        self.app, self.start = app, f"/{base.strip('/')}/".replace("//", "/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] == "websocket":
            scope = {**scope, "headers": [*scope["headers"], (FILES.encode(), b"yes")]}
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        page = scope["path"].removeprefix(self.start) if asked else "/"
        if page == "" or page in PAGES or _is_misspelt(page, scope):
            page = page if page in PAGES else FIRST
            await _answer(scope, page, self.start)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _is_misspelt(page: str, scope: Scope) -> bool:
    """True of the address of a page that is not there; it is answered with the first."""
    asked = bool(_NAME.fullmatch(page)) and "text/html" in Headers(scope=scope).get("accept", "")
    return asked and page not in _files() and page != _BACK


@lru_cache
def _files() -> frozenset[str]:
    """What Streamlit has at the root, but for the document that it answers everything else with."""
    return frozenset(each.name for each in _FOLDER.iterdir()) - {_DOCUMENT}


def _answer(scope: Scope, page: str, start: str) -> Response:
    headers, asked = Headers(scope=scope), scope["query_string"][:_MOST_QUERY].decode("latin-1")
    query = parse_qs(asked, max_num_fields=200) if asked.count("&") < 200 else {}
    language = _language(query, headers)
    told = {} if signin.is_wanted() else query  # of a case to those who may see it
    content = _written(page, told, language, _picture(scope, headers, start)).encode()
    heads = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding, Accept-Language"}
    if "gzip" in headers.get("accept-encoding", ""):
        content, heads["Content-Encoding"] = gzip.compress(content, 5), "gzip"
    return Response(content, media_type="text/html", headers=heads)


def _language(query: dict[str, list[str]], headers: Headers) -> Language:
    """The language of the address, else the reader's."""
    said = next((each for each in query.get("lang", ()) if each in LANGUAGES), None)
    return said or best_language(headers.get("accept-language"))


def _picture(scope: Scope, headers: Headers, start: str) -> str:
    """The whole address of the picture, for those who show it are elsewhere."""
    here = URL(scope=scope)
    outside = headers.get("x-forwarded-proto", here.scheme)
    scheme = outside if outside in ("http", "https") else "https"
    return str(here.replace(scheme=scheme, path=f"{start}app/static/preview.png", query=""))


def _written(page: str, query: dict[str, list[str]], language: Language, picture: str) -> str:
    """Streamlit's document with our head."""
    text = Text(language)
    said = preview(text, query, page)
    told = {
        "og:type": "website", "og:site_name": "roisim", "og:title": said.title, "og:description": said.about,
        "og:image": picture, "og:image:width": "1200", "og:image:height": "630", "og:locale": text("preview.locale"),
    }  # fmt: skip
    head = [f"<title>{escape(said.title)}</title>", _meta("name", "description", said.about)]
    head += [_meta("property", name, value) for name, value in told.items()]
    head.append(_meta("name", "twitter:card", "summary_large_image"))
    theirs = _theirs().replace('<html lang="en">', f'<html lang="{language}">', 1)
    theirs = theirs.replace("<title>Streamlit</title>", "".join(head), 1)
    without = f"<noscript><p>{escape(text('preview.needs'))}</p></noscript>"
    return _WITHOUT_SCRIPTS.sub(lambda _: without, theirs, count=1)


def _meta(kind: str, name: str, said: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(said)}">'


@lru_cache
def _theirs() -> str:
    """Streamlit's document, which loads our fonts instead of its own, our scripts before its own, our style last.

    Last: of two rules that are as exact the later wins, and Streamlit writes its own into the head as it draws.
    """
    found = (next((_FOLDER / "static" / "js").glob(f"{name}.*.js"), None) for name in _SCRIPTS)
    at_once = [
        f'<script defer src="./static/{script().name}"></script>',
        *(_link("preload", f"_stcore/{name}", 'as="fetch"') for name in _ASKED),
        *(_link("preload", f"app/static/fonts/{font}.woff2", _AS_FONT) for font in _FONTS),
        *(_link("modulepreload", f"static/js/{file.name}") for file in found if file),
    ]
    written = (_FOLDER / _DOCUMENT).read_text("utf-8")
    written = _THEIR_FONT.sub(lambda _: "".join(at_once), written, count=1)
    last = f'<link rel="stylesheet" href="./static/{style().name}" data-roisim>'
    return written.replace("</body>", f"{last}</body>", 1)


def _link(kind: str, place: str, more: str = "") -> str:
    return f'<link rel="{kind}" href="./{place}" {more} crossorigin>'
