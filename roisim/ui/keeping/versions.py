"""The tab of versions: what was saved when and by whom, and the way back."""

from functools import partial

import streamlit as st

from roisim.exhibits.keeping import headlines, standing
from roisim.store.kept import Entry
from roisim.text import Text
from roisim.ui import state
from roisim.ui.keeping import bonds, doing, visit
from roisim.ui.parts import markup

_SHOWN = "versions_shown"
_MOST = 25  # versions that are listed; older ones come when asked for


def show(text: Text) -> None:
    """All versions, the newest first: to go back to, or to lay beside the open case."""
    from roisim.store import saving

    bond = bonds.of(state.desk())
    assert bond is not None
    found = saving.history(visit.store(), bond.kept.case_id, visit.access(), visit.now())
    most = int(st.session_state.get(_SHOWN, _MOST))
    for entry in found[:most]:
        _version(text, entry, found[0].number, bond.kept.number)
    if len(found) > most:
        st.button(text("keeping.older"), key="keeping-older", on_click=_more, args=(most + _MOST,))


def _more(most: int) -> None:
    st.session_state[_SHOWN] = most


def _version(text: Text, entry: Entry, newest: int, here: int) -> None:
    said = headlines.said(text, entry.headline, state.case().finance.currency)
    line = markup.html(
        "<p><b>{}</b><br>{}<br><small>{}</small></p>",
        standing.version(text, entry, newest), standing.saved_by(text, entry, visit.zone()), said,
    )  # fmt: skip
    with st.container(key=f"kept-version-{entry.number}", horizontal=True, vertical_alignment="center"):
        markup.show(line)
        unchanged = entry.number == here and not visit.changed()
        st.button(
            text("keeping.open_version"), key=f"version-open-{entry.number}", on_click=_back_to, args=(entry.number,),
            disabled=unchanged,
        )  # fmt: skip
        st.button(
            text("keeping.beside"), key=f"version-beside-{entry.number}", type="tertiary", on_click=_beside,
            args=(entry.number,), disabled=not state.desk().room,
        )  # fmt: skip


def _back_to(number: int) -> None:
    """The numbers of an older version, as a change that can be undone; saved, they are the newest."""
    if doing.attempt(visit.back_to, number):
        doing.close("keeping.told_back", number=number)


def _beside(number: int) -> None:
    text = state.text()
    if doing.attempt(visit.lay_beside, number, partial(text, "keeping.titled", number=number)):
        doing.close("keeping.told_beside", number=number)
