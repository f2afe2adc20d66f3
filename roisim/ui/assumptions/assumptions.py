"""Assumptions: the case as a file, and what can hardly be so."""

from dataclasses import replace

import streamlit as st

from roisim.cases.scenario import Scenario
from roisim.exhibits.assumptions import register
from roisim.exhibits.assumptions.review import doubted
from roisim.exports import csv
from roisim.paths import Path
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import case_bar, markup, ranges

_FEW = 6  # doubts that are shown at once


def files(text: Text, case: Scenario) -> None:
    """The register as a table, the case as a file, and a case from a file."""
    with st.container(key="files", horizontal=True, gap="small"):
        st.download_button(
            text("page.assumptions.csv"),
            lambda: csv.table(text.language, register.columns(text), register.exact(text, case)),
            f"{case_bar.file_name(text)}.csv",
            "text/csv",
            on_click="ignore",
        )
        case_bar.save(text, case)
        home = replace(state.start(), title=case.title, finance=case.finance)
        st.button(
            text("page.assumptions.reset_all"),
            key="reset-all",
            on_click=_reset,
            args=(home,),
            disabled=case == home,
        )
    with st.expander(text("page.assumptions.open"), key="open"):
        case_bar.upload(text)


def _reset(home: Scenario) -> None:
    state.put(home)
    state.tell("page.assumptions.was_reset")


def doubts(text: Text, case: Scenario) -> None:
    """What can hardly be so, a line each, with the way to the number; nothing where there is none."""
    found = doubted(text, case)
    if not found:
        return
    with st.expander(text("page.assumptions.doubts", count=len(found)), expanded=len(found) <= _FEW, key="doubts"):
        for place, doubt in enumerate(found):
            with st.container(key=f"doubt-{place}", gap=None):
                name = register.name(text, case, Path.of(doubt.path))
                if st.button(markup.markdown_safe(name), key=f"doubted-{place}", type="tertiary"):
                    ranges.edit((doubt.path,))
                markup.show(markup.remark(doubt.sentence))
