"""Assumptions: the register on the page, each number a click away in full, and the case as a file."""

from dataclasses import replace
from itertools import groupby

import streamlit as st

from roisim import cases
from roisim.cases.files.decoding import decoded
from roisim.cases.files.parsing import parse_bytes
from roisim.cases.groups import GROUPS
from roisim.cases.scenario import Scenario
from roisim.cases.vouching import VOUCHERS
from roisim.errors import CaseError
from roisim.exhibits.assumptions import register
from roisim.exhibits.assumptions.register import Row, Told
from roisim.exhibits.assumptions.review import doubted
from roisim.exhibits.assumptions.summary import opened
from roisim.exhibits.saying import refused
from roisim.exports import csv
from roisim.paths import Path
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.parts import markup, ranges
from roisim.ui.parts.markup import Markup, html

_FEW = 6  # doubts that are shown at once


def files(text: Text, case: Scenario) -> None:
    """The register as a table, the case as a file, and a case from a file."""
    name = (
        "".join(letter if letter.isalnum() else "-" for letter in state.title(text).lower())[:60].strip("-") or "roisim"
    )
    with st.container(key="files", horizontal=True, gap="small"):
        st.download_button(
            text("page.assumptions.csv"),
            lambda: csv.table(text.language, register.columns(text), register.exact(text, case)),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
        )
        st.download_button(
            text("page.assumptions.toml"),
            lambda: _written(case).encode(),
            f"{name}.toml",
            "application/toml",
            on_click="ignore",
        )
        home = replace(state.start(), title=case.title, finance=case.finance)
        st.button(
            text("page.assumptions.reset_all"),
            key="reset-all",
            on_click=_reset,
            args=(home,),
            disabled=case == home,
        )
    with st.expander(text("page.assumptions.open"), key="open"):
        file = st.file_uploader(text("page.assumptions.upload"), key="upload", on_change=_open)
        whose, *said = st.session_state.get("file_faults") or ("",)
        if file is not None and file.file_id == whose:
            for sentence in said:
                markup.show(markup.fault(sentence))


def _written(case: Scenario) -> str:
    """The case as TOML; opened from a file, that file with its comments and only the values that differ changed."""
    return cases.to_toml(case, st.session_state.get("original"))


def _reset(home: Scenario) -> None:
    state.put(home)
    state.tell("page.assumptions.was_reset")


def _open() -> None:
    """Take the case of an uploaded file, or keep today's and say all that is wrong with the file."""
    text, file = state.text(), st.session_state["upload"]
    st.session_state["file_faults"] = []
    if file is None:
        return
    try:
        raw, json = file.getvalue(), file.name.lower().endswith(".json")
        tree = parse_bytes(raw, file.name, json)
        state.put(cases.read(tree))
    except CaseError as error:
        st.session_state["file_faults"] = [file.file_id, *refused(text, file.name, error)]
        return
    written = decoded(raw) or ""
    st.session_state["original"] = None if json or written.lstrip().startswith("{") else written
    st.session_state["faulty"] = {}
    key, facts = opened(text, file.name, cases.notices(tree))
    state.tell(key, **facts)


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


@shell.fragment
def table() -> None:
    """Search, filters, and the rows."""
    shell.whole()
    text, case = state.text(), state.case()
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        search = st.text_input(text("page.assumptions.search"), key="search", max_chars=80)
        group = st.selectbox(
            text("page.assumptions.group"), [None, *GROUPS], key="group",
            format_func=lambda name: text(f"group.{name}.name") if name else text("page.assumptions.every"),
        )  # fmt: skip
        voucher = st.selectbox(
            text("page.assumptions.voucher"), [None, *VOUCHERS], key="voucher",
            format_func=lambda name: text(f"source.{name}") if name else text("page.assumptions.every"),
        )  # fmt: skip
    found = register.matching(text, case, search or "", group, voucher)
    if not found:
        markup.show(markup.remark(text("page.assumptions.nothing")))
    for name, members in groupby(found, key=lambda row: row.group):
        shell.section(text(f"group.{name}.name"), text(f"group.{name}.help"))
        with st.container(key=f"register-{name}", gap=None):
            for row in members:
                _row(text, case, row)


def _row(text: Text, case: Scenario, row: Row) -> None:
    with st.container(key=f"row-{row.path.replace('.', '-')}", gap=None):
        if st.button(
            markup.markdown_safe(row.name),
            key=f"edit-{row.path}",
            type="tertiary",
            help=markup.markdown_safe(text.explain(row.path)),
        ):
            ranges.edit((row.path,))
        markup.show(_told(register.told(text, case, row)))


def _told(row: Told) -> Markup:
    """Range, unit, source, owner and note of a row."""
    note = html("<p>{}</p>", row.note) if row.note else ""
    return html(
        '<div class="row"><div class="number"><b>{}</b> <span>{}</span><span class="span">{}</span></div>'
        '<div class="why"><p><span class="voucher {}">{}</span> {} {}</p>{}{}</div></div>',
        row.likely, row.unit, row.span, row.voucher, row.vouched, row.source,
        html('<span class="owner">{}</span>', row.owner) if row.owner else "", note,
        html("<em>{}</em>", row.narrow) if row.narrow else "",
    )  # fmt: skip
