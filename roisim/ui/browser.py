"""What the browser is told besides the page: style, colours, the language of the document, copying."""

import json
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import streamlit as st

from roisim.charts.palette import DARK, LIGHT, Palette, Theme
from roisim.text import Language, Text

_HERE = Path(__file__).parent
# How the names begin that Streamlit gives its own controls, in English only; ours are `page.own.*`.
_THEIRS = {
    "skip": "Skip to main content",
    "menu": "Sidebar",
    "close_menu": "Collapse sidebar",
    "open_menu": "Expand sidebar",
    "help": "Help for",
    "table": "Show data",
    "png": "Download as PNG",
    "spec": "Copy Vega-Lite spec",
    "large": "Fullscreen",
    "small": "Close fullscreen",
    "upload": "Upload",
    "limit": "5MB per file",
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
    return f"<style>:root{{{colours}}}{sheets}</style>"


@lru_cache
def _script(language: Language, theme: Theme) -> str:
    text = Text(language)
    own = json.dumps({theirs: text(f"page.own.{name}") for name, theirs in _THEIRS.items()}, ensure_ascii=False)
    script = (_HERE / "browser.js").read_text("utf-8")
    script = script.replace("LANGUAGE", language).replace("THEME", theme).replace("OWN_WORDS", own)
    scripts = (script, *(each.read_text("utf-8") for each in sorted(_HERE.glob("*/*.js"))))
    return "<span hidden></span>" + "".join(f"<script>{each}</script>" for each in scripts)
