"""What the browser is told besides the page: style, colours, the language of the document, copying."""

import json
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

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
    "limit": "5MB per file",
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
    "stop": "Stop",
    "copy": "Copy",
    "lost": "Page not found",
    "lost_why": "The page that you have requested does not seem to exist. Running the app's main page.",
}


def prepare(language: Language, theme: Theme) -> None:
    """Dress the page, set the language of the document, and let the parts that need it act in the browser."""
    st.html(_style())
    st.html(_script(language, theme), unsafe_allow_javascript=True, width="content")


@lru_cache
def _style() -> str:
    colours = "".join(
        f"--{field.name}:light-dark({getattr(LIGHT, field.name)},{getattr(DARK, field.name)});"
        for field in fields(Palette)
    )
    sheets = "".join(sheet.read_text("utf-8") for sheet in (_HERE / "app.css", *sorted(_HERE.glob("*/*.css"))))
    colours += f"--track:light-dark({LIGHT.line},{DARK.line});"
    return f"<style>:root{{{colours}}}{sheets}@media print{{{_on_paper()}}}</style>"


def _on_paper() -> str:
    """The pictures of a dark page in light colours."""
    return "".join(
        f'.stMain svg [{part}="{getattr(DARK, field.name)}"]{{{part}:{getattr(LIGHT, field.name)}}}'
        for field in fields(Palette)
        for part in ("fill", "stroke")
    )


@lru_cache
def _script(language: Language, theme: Theme) -> str:
    text = Text(language)
    own, whole = (
        json.dumps({theirs: text(f"page.own.{name}") for name, theirs in words.items()}, ensure_ascii=False)
        for words in (_THEIRS, _WHOLE)
    )
    script = (_HERE / "browser.js").read_text("utf-8")
    for name, words in (("LANGUAGE", language), ("THEME", theme), ("OWN_WORDS", own), ("WHOLE_WORDS", whole)):
        script = script.replace(name, words)
    scripts = (script, *(each.read_text("utf-8") for each in sorted(_HERE.glob("*/*.js"))))
    joined = "".join(f"<script>{each}</script>" for each in scripts)
    return "<span hidden></span>" + joined.replace("LIGHT_OF_DARK", json.dumps(_in_light()))


def _in_light() -> dict[str, str]:
    """Every colour of the palettes by what it is in a picture that is taken home: light, on white."""
    names = [field.name for field in fields(Palette)]
    found = {getattr(palette, name): getattr(LIGHT, name) for palette in (LIGHT, DARK) for name in names}
    return found | {LIGHT.paper: LIGHT.panel, DARK.paper: LIGHT.panel}
