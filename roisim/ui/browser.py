"""What the browser is told besides the page: style, colours, the language of the document, copying."""

import json
from dataclasses import fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from roisim.charts.palette import DARK, LIGHT, Palette, Theme
from roisim.text import Language, Text

_HERE = Path(__file__).parent
# How begins what Streamlit says of its own controls, in English only; ours are `page.own.*`.
_THEIRS = {
    "skip": "Skip to main content",
    "menu": "Sidebar",
    "close_menu": "Collapse sidebar",
    "open_menu": "Expand sidebar",
    "help": "Help for",
    "upload": "Upload",
    "limit_data": "20MB per file",
    "add": "Add: ",
    "remove": "Remove ",
    "running": "Running",
    "error": "This app has encountered an error. The original error message is redacted to prevent data leaks. Full "
    "error details have been recorded in the logs (if you're on Streamlit Cloud, click on 'Manage app' in the lower "
    "right of your app).",
}
# The same, where it is all that is said.
_WHOLE = {
    "open": "Open",
    "close": "Close",
    "dismiss": "Dismiss",
    "clear": "Clear value",
    "clear_all": "Clear all",
    "clear_entry": "Clear entry",
    "selected": "Selected values",
    "file": "file upload",
    "more_files": "Add files",
    "choose": "Choose an option",
    "choose_or_add": "Choose or add an option",
    "no_options": "No options to select.",
    "no_results": "No results",
    "no_more": "You can only select up to 3 options. Remove an option first.",
    "stop": "Stop",
    "copy": "Copy",
    "lost": "Page not found",
    "lost_why": "The page that you have requested does not seem to exist. Running the app's main page.",
}


FILES = "x-roisim-files"
"""Who opens a page that has style and scripts as files comes in with this among the headers; ui/document.py sets it."""


class File(NamedTuple):
    """A file that the browser keeps for ever: its name changes with what is in it."""

    name: str
    content: bytes


def prepare(language: Language, theme: Theme) -> None:
    """Dress the page, set the language of the document, and let the parts that need it act in the browser."""
    linked = FILES in st.context.headers
    if not linked:
        st.html(f"<style>{_style()}</style>")
    scripts = ("" if linked else _script(), _spoken(language, theme))
    said = "".join(f"<script>{each}</script>" for each in scripts if each)
    st.html("<span hidden></span>" + said, unsafe_allow_javascript=True, width="content")


@lru_cache
def style() -> File:
    """Our style, as a file beside Streamlit's own."""
    return _file("css/roisim.{}.css", _style())


@lru_cache
def script() -> File:
    """Our scripts, as a file beside Streamlit's own."""
    return _file("js/roisim.{}.js", _script())


def _file(name: str, words: str) -> File:
    content = words.encode()
    return File(name.format(sha256(content).hexdigest()[:12]), content)


@lru_cache
def _style() -> str:
    colours = "".join(
        f"--{field.name}:light-dark({getattr(LIGHT, field.name)},{getattr(DARK, field.name)});"
        for field in fields(Palette)
    )
    sheets = "".join(sheet.read_text("utf-8") for sheet in (_HERE / "app.css", *sorted(_HERE.glob("*/*.css"))))
    colours += f"--track:light-dark({LIGHT.line},{DARK.line});"
    return f":root{{{colours}}}{sheets}@media print{{{_on_paper()}}}"


def _on_paper() -> str:
    """The pictures of a dark page in light colours."""
    return "".join(
        f'.stMain svg [{part}="{getattr(DARK, field.name)}"]{{{part}:{getattr(LIGHT, field.name)}}}'
        for field in fields(Palette)
        for part in ("fill", "stroke")
    )


@lru_cache
def _script() -> str:
    scripts = (_HERE / "browser.js", *sorted(_HERE.glob("*/*.js")))
    joined = "\n".join(each.read_text("utf-8") for each in scripts)
    return joined.replace("LIGHT_OF_DARK", json.dumps(_in_light()))


@lru_cache
def _spoken(language: Language, theme: Theme) -> str:
    """What differs by language and theme: the scripts are told."""
    text = Text(language)
    own, whole = ({theirs: text(f"page.own.{name}") for name, theirs in words.items()} for words in (_THEIRS, _WHOLE))
    said = {"language": language, "theme": theme, "style": Path(style().name).name, "own": own, "whole": whole}
    return f"roisimSpeak({json.dumps(said, ensure_ascii=False)})"


def _in_light() -> dict[str, str]:
    """Every colour of the palettes by what it is in a picture that is taken home: light, on white."""
    names = [field.name for field in fields(Palette)]
    found = {getattr(palette, name): getattr(LIGHT, name) for palette in (LIGHT, DARK) for name in names}
    return found | {LIGHT.paper: LIGHT.panel, DARK.paper: LIGHT.panel}
