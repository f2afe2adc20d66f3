"""Streamlit's scripts and styles, compressed once: it sends them whole, four megabytes to whoever comes first.

Ours lie beside them, a file of each. What else is sent is read from Streamlit's own folder, and nowhere else.
"""

import gzip
import mimetypes
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from roisim.folder import app_folder
from roisim.ui.browser import script, style

_FOLDER = Path(file_util.get_static_dir()) / "static"
_SUFFIXES = (".js", ".css")
_ICONS = "MaterialSymbols-Rounded"  # the font of all icons: 375 kB, of which the app shows a few dozen
_THEIR_FONT = re.compile(rb"@font-face\{font-family:Source Sans;[^}]*\}")  # 170 kB, shown until the app's own come
_FOR_EVER = {"Cache-Control": "public, immutable, max-age=31536000"}  # the names change with what is in them


class Compressed:
    """In front of the app: answers for the files that get smaller, and lets everything else by."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """base: the path that the app lies under, as `server.baseUrlPath` says it."""
        self.app, self.start = app, f"/{base.strip('/')}/static/".replace("//", "/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        found = self._answer(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (found or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        if not path.startswith(self.start):
            return None
        name = path.removeprefix(self.start)
        if name.startswith(f"media/{_ICONS}."):
            return Response(_icons(), media_type="font/woff2", headers=_FOR_EVER)
        if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            return _sent(name, _pack(name), {"Content-Encoding": "gzip"}) if name in _names() else None
        return _sent(name, _ours()[name]) if name in _ours() else None


def warm_up() -> None:
    """Pack what the first visitor will ask for."""
    document = (_FOLDER.parent / "index.html").read_text("utf-8")
    for name in (*_ours(), *re.findall(r"/static/((?:js|css)/[^\"]+)\"", document)):
        if name in _names():
            _pack(name)


def _sent(name: str, content: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    kind = mimetypes.guess_type(name)[0] or "text/javascript"
    return Response(content, media_type=kind, headers={**_FOR_EVER, "Vary": "Accept-Encoding", **headers})


@lru_cache
def _names() -> frozenset[str]:
    """All that may be asked for."""
    theirs = (each.relative_to(_FOLDER).as_posix() for each in _FOLDER.rglob("*") if each.suffix in _SUFFIXES)
    return frozenset((*theirs, *_ours()))


@lru_cache
def _ours() -> dict[str, bytes]:
    return dict((style(), script()))


@lru_cache(maxsize=512)
def _pack(name: str) -> bytes:
    content = _ours().get(name) or (_FOLDER / name).read_bytes()
    return gzip.compress(_THEIR_FONT.sub(b"", content) if name.endswith(".css") else content, 9)


@lru_cache
def _icons() -> bytes:
    return (app_folder() / "static" / "fonts" / "icons.woff2").read_bytes()
