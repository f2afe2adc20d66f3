"""The name of a channel; and where it is another platform's, the question whose figures it is to have."""

import streamlit as st

from roisim.cases import renaming
from roisim.exhibits.business.channels import Renamed, renamed
from roisim.text import Text
from roisim.ui import state
from roisim.ui.business import taking
from roisim.ui.parts import markup
from roisim.ui.parts.fields import field


def name(text: Text, index: int) -> None:
    """The field of the name."""

    def take(written: str) -> None:
        before = state.case()
        old, new = before.channels[index].name, written.strip()
        if new != old:
            taking.take(text.name("channels.name"), renaming.renamed(before, index, new))
            _ask(old, new)

    field(f"name-{index}", text.name("channels.name"), state.case().channels[index].name, take)


def _ask(old: str, new: str) -> None:
    """Remember what to ask; a name given back before the answer leaves nothing to ask."""
    asked = {**_asked()}
    first = asked.pop(old, old)
    if renaming.moves_platform(old, new) or first == new:
        asked[new] = first
    st.session_state["renamed"] = asked


def _asked() -> dict[str, str]:
    """The names of the channels of which it is asked, and what they were called before."""
    found: dict[str, str] = st.session_state.get("renamed", {})
    return found


def question(text: Text, index: int) -> None:
    """Take the figures of the new platform, or keep those of the old: one click."""
    channel = state.case().channels[index]
    before = _asked().get(channel.name)
    if before is None:
        return
    found = renamed(text, channel.name, before)
    with st.container(key=f"renamed-{index}", gap="small"):
        markup.show(markup.remark(found.said, "asked"))
        with st.container(horizontal=True, gap="small"):
            st.button(markup.markdown_safe(found.take), key=f"take-{index}", on_click=_take, args=(index, found))
            st.button(found.keep, key=f"keep-{index}", on_click=_forget, args=(found.name,))


def _take(index: int, found: Renamed) -> None:
    _forget(found.name)
    state.put(renaming.with_platforms_figures(state.case(), index, state.start()))
    state.tell("channel.taken", name=found.name)


def _forget(which: str) -> None:
    st.session_state["renamed"] = {new: old for new, old in _asked().items() if new != which}
