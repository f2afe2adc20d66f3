"""The customer's own dress for slides, PDF and page: a logo and a colour, kept in the visit and in no link."""

from dataclasses import replace

import streamlit as st

from roisim.charts.palette import LIGHT
from roisim.errors import CaseError
from roisim.exports.brand import PLAIN, Brand
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import fields, markup

_BRAND, _NAME, _FAULTS, _COUNT = "brand", "brand_name", "brand_faults", "brand_dropped"
_MOST_MB = 20  # of a file that comes so far that we can say what is wrong with it


def worn() -> Brand:
    """What this visit's files wear."""
    found: Brand = st.session_state.get(_BRAND, PLAIN)
    return found


def show(text: Text) -> None:
    """The fields for both, folded."""
    with st.expander(text("page.pitch.dress.title"), key="dress"):
        markup.show(markup.remark(text("page.pitch.dress.help")))
        count = st.session_state.get(_COUNT, 0)  # a new field each time: it never shows a logo that is not kept
        key = f"logo-{count}"
        st.file_uploader(
            text("page.pitch.dress.logo"), key=key, on_change=_drop, args=(key,), max_upload_size=_MOST_MB
        )  # fmt: skip
        for sentence in st.session_state.get(_FAULTS, ()):
            markup.show(markup.fault(sentence))
        if worn().logo is not None:
            markup.show(markup.remark(text("page.pitch.dress.kept", file=st.session_state[_NAME])))
            st.button(text("page.pitch.dress.without"), key="logo-without", on_click=_wear, args=(None, ""))
        fields.field("colour", text("page.pitch.dress.colour"), worn().colour, _paint, room=20, empty=LIGHT.plan)


def _drop(key: str) -> None:
    """Keep a logo that can be used; else the one before, and what is wrong with this."""
    file = st.session_state[key]
    if file is not None:
        _wear(file.getvalue(), file.name)
        st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1


def _wear(logo: bytes | None, name: str) -> None:
    st.session_state[_FAULTS] = ()
    try:
        st.session_state[_BRAND] = replace(worn(), logo=logo)
    except CaseError as error:
        st.session_state[_FAULTS] = tuple(state.text().faults(error))
    else:
        st.session_state[_NAME] = name


def _paint(written: str) -> None:
    colour = written.strip()
    st.session_state[_BRAND] = replace(worn(), colour=f"#{colour}" if colour[:1] not in ("", "#") else colour)
