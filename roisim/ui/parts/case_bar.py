"""What can be done with the open case as a whole: name it, copy it, save it as a file, open another."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from roisim import cases
from roisim.cases.addresses import pasted
from roisim.cases.desk import MOST_CASES
from roisim.cases.files.decoding import decoded
from roisim.cases.links import MOST_LETTERS
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.exhibits.assumptions.summary import opened
from roisim.exhibits.compare import names
from roisim.exhibits.saying import cut, refused
from roisim.importers.case_workbooks import MOST_MB, tables
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup, visit
from roisim.ui.parts.fields import field

_TOLD = 50  # characters of a name in a sentence about a change
# What a case file is told of its text, and what a field is told instead.
_IN_A_FIELD = {"text_long": "typed_text_long", "text_control": "typed_text_control"}


def show(text: Text) -> None:
    """The bar: the name, and what can be done with the case."""
    with st.container(key="bar", horizontal=True, vertical_alignment="bottom", gap="small"):
        with st.container(key="bar-name", gap=None):
            label = text.name("case.title")
            field("title", label, state.title(text), lambda written: rename(state.desk().place, written, label))
            visit.ask_name("title")
        full = state.desk().room == 0
        st.button(text("page.case.copy"), key="bar-copy", on_click=copy, args=(state.desk().place,), disabled=full)
        save(text, state.case())
        with st.popover(text("page.case.open"), key="bar-open"):
            _link(text)
            upload(text)


def rename(place: int, written: str, label: str) -> None:
    """Give a case a name, if a file could hold it; its preset's own name is no name of its own."""
    state.hush()
    case, title = state.desk().cases[place], written.strip()
    bare = state.title_of(state.text(), replace(case, title=""))
    try:
        changed = cases.read(cases.tree(replace(case, title="" if title == bare else title)))
    except CaseError as error:
        found = error.faults[0]
        raise CaseError(Fault(label, _IN_A_FIELD.get(found.key, found.key), **{**found.facts, "name": label})) from None
    state.arrange(state.desk().with_case(place, changed))


def copy(place: int) -> None:
    """Another case with the same numbers, open, its name the next to be written."""
    text, desk = state.text(), state.desk()
    if not desk.room:
        state.tell("page.compare.full", limit=MOST_CASES)
        return
    title = names.of_copy(text, state.names(text)[place], [state.title_of(text, each) for each in desk.cases])
    more = desk.with_more([replace(desk.cases[place], title=title)])
    state.arrange(more.opened(len(desk.cases)))
    st.session_state["name_asked"] = True
    state.tell("page.case.told_copy", name=cut(title, _TOLD))


def save(text: Text, case: Scenario) -> None:
    """The case as a file; opened from a file, that file with its comments, and only what differs changed."""
    st.download_button(
        text("page.case.save"),
        lambda: cases.to_toml(case, st.session_state.get("original")).encode(),
        f"{file_name(text)}.toml",
        "application/toml",
        on_click="ignore",
    )


def file_name(text: Text) -> str:
    """What a file of the open case is called, without its ending."""
    letters = (letter if letter.isalnum() else "-" for letter in state.title(text).lower())
    return "".join(letters)[:60].strip("-") or "roisim"


def upload(text: Text, key: str = "upload") -> None:
    """The field that a case file is dropped in, and what was wrong with the last one."""
    file = st.file_uploader(
        text("page.assumptions.upload"), key=key, on_change=_open, args=(key,), max_upload_size=MOST_MB
    )
    whose, *said = st.session_state.get("file_faults") or ("",)
    if file is not None and file.file_id == whose:
        for sentence in said:
            markup.show(markup.fault(sentence))


def _open(key: str) -> None:
    """Take the case of an uploaded file, or keep today's and say all that is wrong with the file."""
    text, file = state.text(), st.session_state[key]
    st.session_state["file_faults"] = []
    if file is None:
        return
    try:
        raw, json = file.getvalue(), file.name.lower().endswith(".json")
        tree = tables(raw, file.name, json)
        _put(cases.read(tree))
    except CaseError as error:
        st.session_state["file_faults"] = [file.file_id, *refused(text, file.name, error)]
        return
    written = decoded(raw) or ""
    st.session_state["original"] = None if json or written.lstrip()[:1] in ("{", "") else written
    said, facts = opened(text, file.name, cases.notices(tree))
    state.tell(said, **facts)


def _put(found: Scenario) -> None:
    state.put_other(found)
    st.session_state["faulty"] = {}


def _link(text: Text) -> None:
    field("open-link", text("page.case.link"), "", _open_link(text), room=8 * MOST_LETTERS)


def _open_link(text: Text) -> Callable[[str], None]:
    def take(written: str) -> None:
        if written.strip():
            _put(pasted(written).desk.open)
            st.session_state.pop("original", None)
            state.tell("page.case.told_open", name=cut(state.title(text), _TOLD))

    return take
