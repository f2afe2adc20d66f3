"""What the browser is told besides the page: style, colours, the language of the document, copying."""

from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import streamlit as st

from roisim.charts.palette import DARK, LIGHT, Palette, Theme
from roisim.text import Language

_HERE = Path(__file__).parent


def prepare(language: Language, theme: Theme) -> None:
    """Dress the page, and set the language of the document."""
    st.html(_style())
    st.html(_script(language, theme), unsafe_allow_javascript=True, width="content")


@lru_cache
def _style() -> str:
    colours = "".join(
        f"--{field.name}:light-dark({getattr(LIGHT, field.name)},{getattr(DARK, field.name)});"
        for field in fields(Palette)
    )
    sheets = "".join(sheet.read_text("utf-8") for sheet in sorted((_HERE / "style").glob("*.css")))
    colours += f"--track:light-dark({LIGHT.line},{DARK.line});"
    return f"<style>:root{{{colours}}}{sheets}</style>"


@lru_cache
def _script(language: Language, theme: Theme) -> str:
    script = (_HERE / "browser.js").read_text("utf-8").replace("LANGUAGE", language).replace("THEME", theme)
    return f"<span hidden></span><script>{script}</script>"
