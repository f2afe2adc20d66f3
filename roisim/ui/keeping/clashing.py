"""Someone else has saved meanwhile: what both have changed is chosen here, all else is taken from who changed it."""

from functools import partial

import streamlit as st

from roisim import cases
from roisim.cases.merging import At, Clash, Merged, merged
from roisim.exhibits.keeping import clashes, standing
from roisim.exhibits.keeping.clashes import Choice
from roisim.store.kept import Kept
from roisim.text import Text
from roisim.ui import state
from roisim.ui.keeping import doing, visit
from roisim.ui.keeping.bonds import Bond
from roisim.ui.parts import markup


def show(text: Text, bond: Bond, theirs: Kept) -> None:
    """What happened, what both changed, and the ways on: both together, theirs alone, or mine as a case of its own."""
    saved = standing.saved_by(text, theirs.entry, visit.zone())
    markup.show(markup.html('<p role="alert">{}</p>', text("keeping.overtaken", saved=saved)))
    found = merged(bond.kept.scenario, theirs.scenario, state.case())
    markup.show(markup.html("<p>{}</p>", text.counted("keeping.clashes", len(found.clashes))))
    for place, clash in enumerate(found.clashes):
        _choose(text, place, clashes.choice(text, clash, state.case()))
    with st.container(horizontal=True):
        st.button(text("keeping.merge"), key="clash-merge", type="primary", on_click=_merge, args=(bond, theirs, found))
        st.button(text("keeping.theirs"), key="clash-theirs", on_click=_theirs, args=(theirs,))
        st.button(text("keeping.mine_alone"), key="clash-mine", on_click=_mine)
    markup.show(markup.remark(text("keeping.merge_help")))


def _choose(text: Text, place: int, choice: Choice) -> None:
    said = {True: text("keeping.clash_mine", said=choice.mine), False: text("keeping.clash_theirs", said=choice.theirs)}
    st.radio(
        markup.markdown_safe(choice.name), (True, False), key=f"clash-{place}",
        format_func=lambda mine: markup.markdown_safe(said[mine]),
    )  # fmt: skip


def _of_theirs(found: tuple[Clash, ...]) -> set[At]:
    """Where theirs was chosen."""
    return {clash.at for place, clash in enumerate(found) if st.session_state.get(f"clash-{place}") is False}


def _merge(bond: Bond, theirs: Kept, found: Merged) -> None:
    """Save both together; where that is no case, say why, and leave both as they are."""
    both = merged(bond.kept.scenario, theirs.scenario, state.case(), _of_theirs(found.clashes)).scenario

    def save() -> None:
        read = cases.read(cases.tree(both))
        visit.take(theirs)
        state.put(read)
        visit.save()

    if doing.attempt(save) and visit.overtaken() is None:
        doing.close("keeping.told_merged")


def _theirs(theirs: Kept) -> None:
    """Take what they saved; one's own numbers are one undo away."""
    visit.take(theirs)
    state.put(theirs.scenario)
    doing.close("keeping.told_theirs")


def _mine() -> None:
    """One's own numbers as a case of one's own, saved by itself."""
    visit.settle()
    visit.own_copy()
    if doing.attempt(partial(visit.save)):
        doing.close("keeping.told_saved")
