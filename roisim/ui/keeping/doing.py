"""What is done in the dialog: attempted, with what was wrong told in it; and closed when it is done."""

from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from roisim.errors import CaseError, Fault
from roisim.ui import state

_FAULT, _CLOSING = "keeping_fault", "keeping_closing"
Given = ParamSpec("Given")


def begin() -> None:
    """The dialog opens: nothing was wrong yet."""
    st.session_state.pop(_FAULT, None)
    st.session_state.pop(_CLOSING, None)


def attempt(does: Callable[Given, object], *given: Given.args, **named: Given.kwargs) -> bool:
    """Do something in the store, or keep what is wrong for the dialog to say. True where it was done."""
    st.session_state.pop(_FAULT, None)
    try:
        does(*given, **named)
    except CaseError as error:
        st.session_state[_FAULT] = error.faults[0]
        return False
    return True


def fault() -> Fault | None:
    """What was wrong with what was done last."""
    found: Fault | None = st.session_state.get(_FAULT)
    return found


def close(told: str, **facts: object) -> None:
    """It is done: close the dialog, and tell so on the page."""
    state.tell(told, **facts)
    st.session_state[_CLOSING] = True


def is_closing() -> bool:
    """True once when it is done."""
    return bool(st.session_state.pop(_CLOSING, False))
