"""The level of the Risk of Ignorance, as chosen; one's own losses come back when "own" is chosen again."""

from dataclasses import replace

import streamlit as st

from roisim.levels import LOSSES, at_level
from roisim.ui import state
from roisim.ui.fields import outdated

PATHS = tuple(f"ignorance.{name}" for name in LOSSES)


def choose(key: str) -> None:
    """Take the level chosen in a widget, and keep the losses of the one that was left if they were one's own."""
    if outdated(key):
        return
    case, wanted = state.case(), st.session_state[key]
    before = case.ignorance
    if before.level == "own":
        st.session_state["own_losses"] = {name: getattr(before, name) for name in LOSSES}
    after = at_level(before, wanted)
    if wanted == "own":
        after = replace(after, **st.session_state.get("own_losses", {}))
    state.put(replace(case, ignorance=after))
