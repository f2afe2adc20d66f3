"""Lift tests of this visit: a channel, from when to when, and what it brought, in three fields."""

from datetime import date
from functools import partial

import streamlit as st

from roisim.exhibits.your_data import lifting
from roisim.measured.response_rows import Lift, Rows
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup
from roisim.ui.parts.fields import Take, field

_KEY, _DRAFT = "response-lifts", "response-lift"
_ENDS = ("low", "likely", "high")


def kept(rows: Rows) -> tuple[Lift, ...]:
    """Those that were entered for this outcome and these files."""
    whose, found = st.session_state.get(_KEY, (None, ()))
    known: tuple[Lift, ...] = found if whose == _whose(rows) else ()
    return known


def _whose(rows: Rows) -> tuple[object, ...]:
    return rows.measured, rows.step, rows.channels, rows.days


def ask(text: Text, rows: Rows) -> None:
    """What there is, and one more."""
    here = kept(rows)
    with st.expander(text("page.your_data.response.lift.title"), key="response-lifts", expanded=bool(here)):
        markup.show(markup.remark(text("page.your_data.response.lift.remark")))
        for place, lift in enumerate(here):
            with st.container(key=f"response-lift-{place}", horizontal=True, vertical_alignment="center"):
                markup.show(markup.remark(lifting.said(text, lift)))
                st.button(text("page.your_data.response.lift.forget"), key=f"lift-forget-{place}", type="tertiary",
                          on_click=_forget, args=(rows, place))  # fmt: skip
        _new(text, rows)


def _new(text: Text, rows: Rows) -> None:
    words = "page.your_data.response.lift"
    with st.container(key="response-lift-new"):
        channel = st.selectbox(text(f"{words}.channel"), rows.channels, key="lift-channel")
        named = partial(lifting.day, text, rows)
        first, last = (
            st.selectbox(text(f"{words}.{end}"), rows.days, key=f"lift-{end}", format_func=named)
            for end in ("first", "last")
        )
        for end in _ENDS:
            field(f"lift-{end}", text(f"{words}.{end}"), _draft().get(end, ""), _take(end))
        st.button(text(f"{words}.add"), key="lift-add", on_click=_add, args=(rows, channel, first, last))
        for sentence in st.session_state.get(f"{_DRAFT}-faults", ()):
            markup.show(markup.fault(sentence))


def _draft() -> dict[str, str]:
    found: dict[str, str] = st.session_state.get(_DRAFT, {})
    return found


def _take(end: str) -> Take:
    """A field that keeps the number as it is written, once it is one."""

    def take(written: str) -> None:
        st.session_state[_DRAFT] = {**_draft(), end: lifting.written(state.text(), written)}

    return take


def _add(rows: Rows, channel: str, first: date, last: date) -> None:
    made, faults = lifting.made(state.text(), rows, channel, first, last, _draft())
    st.session_state[f"{_DRAFT}-faults"] = faults
    if made is not None:
        st.session_state[_KEY] = _whose(rows), (*kept(rows), made)
        st.session_state[_DRAFT] = {}


def _forget(rows: Rows, place: int) -> None:
    here = kept(rows)
    st.session_state[_KEY] = _whose(rows), here[:place] + here[place + 1 :]
