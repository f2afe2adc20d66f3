"""The pitch as a document: its parts one after the other."""

from dataclasses import replace

import streamlit as st

from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.pitch.whole import Pitch, Section
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import exhibits, markup


def show(text: Text, found: Pitch) -> None:
    """Whose case it is, and all parts, in the order one reads them."""
    markup.show(markup.html('<p class="remark"><strong>{}</strong></p>', found.title))
    for section in found.sections:
        with st.container(key=f"pitch-{section.key}"):
            _part(text, section)


def _part(text: Text, section: Section) -> None:
    shell.section(section.heading)
    for sentence in section.said:
        markup.show(markup.html('<p class="remark">{}</p>', markup.strong(sentence)))
    if section.cards:
        markup.show(markup.cards(section.cards))
    for exhibit in map(_in_full, section.exhibits):
        if exhibit.table and exhibit.is_table:  # said once
            exhibits.table(text, exhibit.key, exhibit.table)
        else:
            exhibits.show(text, exhibit)


def _in_full(exhibit: Exhibit) -> Exhibit:
    """The same with every column: what is decided on waits for no click."""
    return replace(exhibit, table=replace(exhibit.table, first=())) if exhibit.table else exhibit
