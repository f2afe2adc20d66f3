"""Parts of a page that are shown one at a time; which one is remembered for the visit."""

from collections.abc import Sequence

import streamlit as st

from roisim.text import Text
from roisim.ui.parts.fields import controlled, outdated


def current(page: str, parts: Sequence[str]) -> str:
    """The part that is shown: the first until another is chosen."""
    found = str(st.session_state.get(f"{page}_part", parts[0]))
    return found if found in parts else parts[0]


def show(text: Text, page: str, parts: Sequence[str]) -> None:
    """The choice."""
    key = controlled(f"{page}-part", current(page, parts))
    st.segmented_control(
        text(f"page.{page}.part"), parts, key=key, required=True, label_visibility="collapsed",
        on_change=_choose, args=(page, key), format_func=lambda part: text(f"page.{page}.part_{part}"),
    )  # fmt: skip


def _choose(page: str, key: str) -> None:
    if not outdated(key):
        st.session_state[f"{page}_part"] = st.session_state[key]
