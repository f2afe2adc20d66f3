"""The dialog that saves and shares: where the case stands, its versions, its links, and one's own saved cases."""

from collections.abc import Callable

import streamlit as st

from roisim.errors import CaseError
from roisim.text import Text
from roisim.ui import state
from roisim.ui.keeping import bonds, clashing, doing, links, mine, saving, versions, visit
from roisim.ui.parts import markup

_TABS: dict[str, Callable[[Text], None]] = {
    "save": saving.show, "versions": versions.show, "links": links.show, "mine": mine.show,
}  # fmt: skip


def show() -> None:
    """Open it."""
    for part in (doing, links, mine):
        part.begin()
    st.dialog(state.text()("keeping.title"), width="medium")(_body)()


def _body() -> None:
    if doing.is_closing():
        st.rerun()
    text = state.text()
    with st.container(key="keeping"):
        fault = doing.fault()
        if fault is not None:
            markup.show(markup.fault(text.fault(fault)))
        try:
            _parts(text)
        except CaseError as error:
            markup.show(markup.fault(text.fault(error.faults[0])))


def _parts(text: Text) -> None:
    visit.store()  # where it is set to what is none, that is said first
    bond, theirs = bonds.of(state.desk()), visit.overtaken()
    if theirs is not None and bond is not None:
        clashing.show(text, bond, theirs)
        return
    own = bond is not None and bond.kind == "own"
    names = ["save", *(["versions"] if bond else []), *(["links"] if own else []), "mine"]
    for name, tab in zip(names, st.tabs([text(f"keeping.tab_{name}") for name in names]), strict=True):
        with tab, st.container(key=f"keeping-tab-{name}"):
            _TABS[name](text)
