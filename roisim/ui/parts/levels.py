"""The level of the Risk of Ignorance, as chosen, and what it applies to; nothing that was one's own is lost."""

from dataclasses import replace

import streamlit as st

from roisim.cases.groups import LEVELS
from roisim.cases.levels import LOSSES, at_level
from roisim.cases.series import WEARING, Dimension
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup, ranges
from roisim.ui.parts.fields import controlled, outdated

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


def apply(dimension: Dimension, key: str) -> None:
    """Count a dimension or leave it out, as chosen in a widget; its numbers are kept, and count as 0 while out."""
    if outdated(key):
        return
    case = state.case()
    absent = {*case.ignorance.not_applicable, dimension} - ({dimension} if st.session_state[key] else set())
    apart = tuple(each for each in WEARING if each in absent)
    state.put(replace(case, ignorance=replace(case.ignorance, not_applicable=apart)))


def show(text: Text, titled: bool = True) -> None:
    """The level with what it means, and the way to numbers of one's own. titled: False below a heading of its own."""
    level = state.case().ignorance.level
    key = controlled("level", level)
    st.segmented_control(
        text("parameter.ignorance.level.name"), LEVELS, key=key, required=True, width="stretch",
        label_visibility="visible" if titled else "collapsed",
        on_change=choose, args=(key,), format_func=lambda each: text(f"level.{each}.name"),
    )  # fmt: skip
    markup.show(markup.remark(text(f"level.{level}.help")))
    if st.button(text("page.ignorance.own_losses"), key="losses", type="tertiary"):
        ranges.edit(PATHS)


def show_dimensions(text: Text) -> None:
    """The dimensions, to switch off where they are not applicable."""
    absent = state.case().ignorance.not_applicable
    markup.show(markup.remark(text("page.ignorance.applies"), "ask"))
    with st.container(key="applies", horizontal=True, gap="small"):
        for dimension in WEARING:
            key = controlled(f"applies-{dimension}", dimension not in absent)
            name = text(f"page.ignorance.dimension.{dimension}")
            st.checkbox(name, key=key, on_change=apply, args=(dimension, key))
    markup.show(markup.remark(text("page.ignorance.applies_help")))
