"""How far long work has come, shown until it is done."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from roisim.answers.advance import Advance


@contextmanager
def waiting(said: str) -> Iterator[Advance]:
    """A bar with words, from the first time that the work tells of itself; gone when it is done, or has failed."""
    place = st.empty()

    def advance(done: float) -> None:
        place.progress(done, said)

    try:
        yield advance
    finally:
        place.empty()
