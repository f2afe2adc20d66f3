"""The cases of the visit on the page: their list, and the ways to add one. Every change of it can be undone."""

import streamlit as st

from roisim import cases
from roisim.answers.result import Result
from roisim.cases.addresses import pasted
from roisim.cases.desk import MOST_CASES
from roisim.cases.links import MOST_LETTERS
from roisim.cases.scenario import PRESETS, Scenario
from roisim.errors import CaseError
from roisim.exhibits.compare.listed import entry
from roisim.exhibits.saying import cut, of_file, refused
from roisim.importers.case_workbooks import MOST_MB, tables
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.parts import case_bar, markup, visit
from roisim.ui.parts.fields import field

_TOLD = 50  # characters of a name in a sentence about a change


def listed(text: Text, results: dict[int, Result]) -> None:
    """Every case with its name, what it gives, and what can be done with it. results: by place."""
    shell.section(text("page.compare.cases"), text("page.compare.cases_remark"))
    names, desk = state.names(text), state.desk()
    for place, name in enumerate(names):
        with st.container(key=f"case-{'open-' if place == desk.place else ''}{place}", gap=None):
            _name(text, place)
            if said := entry(text, name, state.title_of(text, desk.cases[place]), results.get(place)):
                markup.show(markup.remark(said))
            _actions(text, place, name)


def _hush() -> None:
    """Let go of what was said of the action before, done or failed: another begins."""
    state.hush()
    st.session_state.pop("drop_faults", None)


def _name(text: Text, place: int) -> None:
    def rename(written: str) -> None:
        label = text("page.compare.name", number=place + 1)
        _hush()
        case_bar.rename(place, written, label)

    label = text("page.compare.name", number=place + 1)
    shown = state.title_of(text, state.desk().cases[place])
    field(f"rename-{place}", label, shown, rename, hidden_label=True)
    if place == state.desk().place:
        visit.ask_name(f"rename-{place}")


def _actions(text: Text, place: int, name: str) -> None:
    desk = state.desk()
    offs = {"open": place == desk.place, "copy": desk.room == 0, "remove": len(desk.cases) == 1}
    acts = {"open": _open, "copy": _copy, "remove": _remove}
    with st.container(key=f"acts-{place}", horizontal=True, gap="small"):
        for act, do in acts.items():
            shown = text("page.compare.is_open" if act == "open" and offs[act] else f"page.compare.{act}")
            about = markup.markdown_safe(text("page.compare.of", action=shown, name=cut(name, _TOLD)))
            st.button(
                shown, key=f"{act}-{place}", on_click=do, args=(place,), disabled=offs[act], type="tertiary", help=about
            )


def _open(place: int) -> None:
    _hush()
    name = state.names(state.text())[place]
    state.arrange(state.desk().opened(place))
    state.tell("page.compare.told_open", name=cut(name, _TOLD))


def _remove(place: int) -> None:
    _hush()
    name = state.names(state.text())[place]
    state.arrange(state.desk().without(place))
    state.tell("page.compare.told_removed", name=cut(name, _TOLD))


def _copy(place: int) -> None:
    """Another case with the same numbers, open, its name asked for."""
    _hush()
    case_bar.copy(place)


# --- adding ---


def adding(text: Text) -> None:
    """The ways to add a case; with no room left, a sentence instead."""
    shell.section(text("page.compare.add"))
    if not state.desk().room:
        markup.show(markup.remark(text("page.compare.full", limit=MOST_CASES)))
        return
    with st.container(key="add-case"):
        st.button(text("page.compare.copy_open"), key="copy-open", on_click=_copy, args=(state.desk().place,))
        with st.container(key="add-ready", horizontal=True, vertical_alignment="bottom", gap="small"):
            st.selectbox(
                text("page.compare.ready"), PRESETS, key="ready",
                format_func=lambda name: text(f"business.{name}.name"),
            )  # fmt: skip
            st.button(text("page.compare.add_ready"), key="add-preset", on_click=_add_ready)
        with st.container(gap=None):
            field("paste", text("page.compare.link"), "", _paste, room=8 * MOST_LETTERS)
        _files(text)


def _add_ready() -> None:
    _hush()
    _take([cases.preset(st.session_state["ready"])])


def _paste(written: str) -> None:
    if written.strip():
        _hush()
        _take(list(pasted(written).desk.cases))


def _files(text: Text) -> None:
    count = st.session_state.get("dropped", 0)  # a new field each time, so that what was taken is not taken again
    key = f"drop-{count}"
    st.file_uploader(
        text("page.compare.files"), key=key, on_change=_drop, args=(key,), accept_multiple_files=True,
        max_upload_size=MOST_MB,
    )  # fmt: skip
    for sentence in st.session_state.get("drop_faults", ()):
        markup.show(markup.fault(sentence))


def _drop(key: str) -> None:
    """Take the cases of all files that hold one; of the others say what is wrong, by name."""
    _hush()
    text, found, faults = state.text(), [], []
    for file in st.session_state[key] or ():
        try:
            tree = tables(file.getvalue(), file.name, file.name.lower().endswith(".json"))
            found.append(cases.read(tree))
            faults += of_file(text, file.name, cases.notices(tree))
        except CaseError as error:
            faults += refused(text, cut(file.name, _TOLD), error)
    st.session_state["dropped"] = st.session_state.get("dropped", 0) + 1
    _take(found)
    st.session_state["drop_faults"] = faults


def _take(found: list[Scenario]) -> None:
    """Lay cases on the desk as far as there is room, and say what came of it."""
    text, desk = state.text(), state.desk()
    if not found:
        return
    fit = found[: desk.room]
    state.arrange(desk.with_more(fit))
    if len(fit) < len(found):
        state.tell("page.compare.told_full", limit=MOST_CASES, count=len(found) - len(fit))
    elif len(fit) == 1:
        state.tell("page.compare.told_copy", name=cut(state.title_of(text, fit[0]), _TOLD))
    else:
        state.tell("page.compare.told_added", count=len(fit))
