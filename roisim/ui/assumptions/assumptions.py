"""Assumptions: the register on the page, each number a click away in full, and the case as a file."""

from dataclasses import replace
from html import escape
from itertools import groupby

import streamlit as st

from roisim import cases
from roisim.cases.files.parsing import parse_bytes
from roisim.cases.scenario import GROUPS, Scenario
from roisim.errors import CaseError
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.assumptions import register
from roisim.ui.assumptions.register import Row
from roisim.ui.parts import ranges, sources
from roisim.ui.parts.markup import markdown_safe


def summary(text: Text, case: Scenario) -> str:
    """What the case rests on, in a sentence."""
    counts = sources.counted(case)
    narrow = sum(row.too_narrow for row in register.rows(text, case))
    said = text("page.assumptions.summary", total=sum(counts.values()), **counts)
    return f"{said} {text('page.assumptions.narrow_count', count=narrow)}" if narrow else said


def files(text: Text, case: Scenario) -> None:
    """The register as a table, the case as a file, and a case from a file."""
    name = (
        "".join(letter if letter.isalnum() else "-" for letter in state.title(text).lower())[:60].strip("-") or "roisim"
    )
    with st.container(key="files", horizontal=True, gap="small"):
        st.download_button(
            text("page.assumptions.csv"),
            lambda: register.as_csv(text, case),
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
            for sentence in (text("page.assumptions.refused", file=file.name), *said):
                st.html(f'<p class="fault" role="alert">{escape(sentence)}</p>')


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
        st.session_state["file_faults"] = [file.file_id, *text.faults(error)]
        return
    written = raw.decode("utf-8-sig")
    st.session_state["original"] = None if json or written.lstrip().startswith("{") else written
    st.session_state["faulty"] = {}
    said = " ".join(text.fault(notice) for notice in cases.notices(tree))
    state.tell(f"page.assumptions.opened{'_noted' if said else ''}", file=file.name, notice=said)


@st.fragment
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
            text("page.assumptions.voucher"), [None, *sources.VOUCHERS], key="voucher",
            format_func=lambda name: text(f"source.{name}") if name else text("page.assumptions.every"),
        )  # fmt: skip
    found = register.matching(text, case, search or "", group, voucher)
    if not found:
        st.html(f'<p class="remark">{escape(text("page.assumptions.nothing"))}</p>')
    for name, members in groupby(found, key=lambda row: row.group):
        shell.section(text(f"group.{name}.name"), text(f"group.{name}.help"))
        with st.container(key=f"register-{name}", gap=None):
            for row in members:
                _row(text, case, row)


def _row(text: Text, case: Scenario, row: Row) -> None:
    with st.container(key=f"row-{row.path.replace('.', '-')}", gap=None):
        if st.button(
            markdown_safe(row.name),
            key=f"edit-{row.path}",
            type="tertiary",
            help=markdown_safe(text.explain(row.path)),
        ):
            ranges.edit((row.path,))
        st.html(_told(text, case, row))


def _told(text: Text, case: Scenario, row: Row) -> str:
    """Range, unit, source, owner and note of a row, as HTML."""
    likely, span = register.shown_range(text, row, case.finance.currency)
    narrow = f"<em>{escape(text('page.assumptions.narrow'))}</em>" if row.too_narrow else ""
    owner = f'<span class="owner">{escape(row.estimate.owner)}</span>' if row.estimate.owner else ""
    note = f"<p>{escape(text.note(row.estimate.note))}</p>" if row.estimate.note else ""
    unit, kind = escape(_unit(text, row, likely, case)), escape(text(f"source.{row.voucher}"))
    return (
        f'<div class="row"><div class="number"><b>{escape(likely)}</b> <span>{unit}</span>'
        f'<span class="span">{escape(span or text("page.assumptions.fixed"))}</span></div>'
        f'<div class="why"><p><span class="voucher {row.voucher}">{kind}</span> '
        f"{escape(_source(text, row))} {owner}</p>{note}{narrow}</div></div>"
    )


def _unit(text: Text, row: Row, shown: str, case: Scenario) -> str:
    """The unit, where the number does not already say it."""
    unit = text.unit(row.parameter.unit, case.finance.currency)
    return "" if shown.endswith(unit) else unit


def _source(text: Text, row: Row) -> str:
    """The source where it says more than its kind does."""
    told = sources.told(text, row.estimate)
    return "" if told == text(f"source.{row.voucher}") else told
