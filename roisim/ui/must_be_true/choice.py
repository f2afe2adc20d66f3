"""What the reader chose to see: what the bars are of, and which two numbers the map is of."""

import streamlit as st

from roisim.answers.tornado import OF, Of
from roisim.cases.scenario import Scenario
from roisim.exhibits.must_be_true import pair
from roisim.exhibits.must_be_true.pair import Pair
from roisim.paths import Path
from roisim.text import Text
from roisim.ui.parts.fields import controlled, outdated

_SIDES = ("across", "up")


def bars() -> Of:
    """What the bars are of, on this visit."""
    chosen: Of = st.session_state.get("bars", OF[0])
    return chosen


def ask_bars(text: Text) -> None:
    """The three to choose from."""
    key = controlled("bars-of", bars())
    st.segmented_control(
        text("page.must_be_true.tornado.ask"), OF, key=key, required=True, on_change=_choose_bars, args=(key,),
        format_func=lambda of: text(f"page.must_be_true.tornado.of_{of}"),
    )  # fmt: skip


def _choose_bars(key: str) -> None:
    if not outdated(key):
        st.session_state["bars"] = st.session_state[key]


def two(case: Scenario) -> Pair | None:
    """The two numbers chosen on this visit, where they still change anything; else the two that decide most."""
    first = pair.default(case)
    chosen: Pair | None = st.session_state.get("pair")
    there = chosen is not None and set(chosen) <= set(pair.open_to(case))
    return chosen if there and first else first


def ask_two(text: Text, case: Scenario, shown: Pair) -> None:
    """The fields of both, side by side."""
    names = pair.choices(text, case)
    with st.container(key="pair-of", horizontal=True, gap="small"):
        for side, path in zip(_SIDES, shown, strict=True):
            key = controlled(f"pair-{side}", path)
            st.selectbox(
                text(f"page.must_be_true.pair.{side}_ask"), list(names), key=key, on_change=_choose_two,
                args=(side, key, shown), format_func=lambda each: names.get(each, each),
            )  # fmt: skip


def _choose_two(side: str, key: str, shown: Pair) -> None:
    """Take the number; the one that the other field has makes the two change places."""
    if outdated(key):
        return
    wanted: Path = st.session_state[key]
    across, up = shown
    if side == "across":
        st.session_state["pair"] = (wanted, across if wanted == up else up)
    else:
        st.session_state["pair"] = (up if wanted == across else across, wanted)
