"""The way to saving and sharing, beside undo and redo; and what there is to say of a short link that was opened."""

import streamlit as st

from roisim.exhibits.keeping import headlines, standing
from roisim.store import wanted
from roisim.text import Text
from roisim.ui import state
from roisim.ui.keeping import arriving, bonds, dialog, visit
from roisim.ui.parts import markup


def show(text: Text) -> None:
    """A button that says whether the case is saved as it is, and opens the dialog."""
    if not wanted.is_there():
        return
    words, icon = (
        (text("keeping.button"), ":material/save:") if visit.changed()
        else (text("keeping.button_saved"), ":material/cloud_done:")
    )  # fmt: skip
    if st.button(words, key="keep", type="tertiary", icon=icon):
        dialog.show()


def notices(text: Text) -> None:
    """What there is to say of a saved case, or of a short link that opened none."""
    kind = "notice" if arriving.unopened() else "notice told"
    for sentence in _said(text):
        markup.show(markup.html('<p class="{}" role="status">{}</p>', kind, sentence))


def _said(text: Text) -> list[str]:
    """Why a link opened nothing; of one that did, whose case it is and what may be done; and whether the numbers have
    moved since they were saved."""
    fault, bond = arriving.unopened(), bonds.of(state.desk())
    if fault is not None:
        key = "unopened" if arriving.is_example() else "unopened_beside"
        return [text(f"keeping.{key}", fault=text.fault(fault))]
    if bond is None:
        was = headlines.read(state.link().was)
        if was is None or state.asked().draws != state.case().draws:
            return []
        return list(filter(None, [headlines.moved(text, was, visit.headline(), state.case(), "copied")]))
    found = []
    if bond.token:
        found.append(standing.came_by(text, bond.kind, state.case(), bond.kept, visit.zone()))
        if bond.kind == "edit" and visit.changed() and not state.touched():
            found.append(standing.standing(text, state.case(), bond.kept, visit.zone()))
    if bond.kept.newest > bond.kept.number and not bond.is_fixed:
        newer = "keeping.newer_presented" if bond.kind == "present" else "keeping.newer"
        found.append(text(newer, number=bond.kept.newest))
    if not visit.changed():
        found.append(headlines.moved(text, bond.kept.entry.headline, visit.headline(), state.case(), "saved"))
    return [each for each in found if each]
