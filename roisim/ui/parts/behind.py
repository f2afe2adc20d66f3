"""Work that goes on behind a page: it says how far it has come, and the page answers meanwhile."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import streamlit as st

from roisim.answers.advance import Advance

Found = TypeVar("Found")
_KEY = "behind"
_alone = threading.Lock()  # two at once would each take as long as both in turn


class _Left(Exception):
    """Nobody wants to know any more."""


class Behind(Generic[Found]):
    """One piece of work in a thread of its own. done: up to 1; found: None until it is there, or where it failed."""

    def __init__(self, work: Callable[[Advance], Found]) -> None:
        """Begin."""
        self.done = 0.0
        self.found: Found | None = None
        self.failed: Exception | None = None
        self._left = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether there is no more to wait for."""
        return not self._thread.is_alive()

    def leave(self) -> None:
        """Let it end at its next word."""
        self._left.set()

    def wait(self, seconds: float) -> None:
        """Give it a moment: what others have asked before is there at once."""
        self._thread.join(seconds)

    def _run(self, work: Callable[[Advance], Found]) -> None:
        try:
            with _alone:
                self._advance(0.0)
                self.found = work(self._advance)
        except _Left:
            pass
        except Exception as error:
            self.failed = error

    def _advance(self, done: float) -> None:
        self.done = done
        if self._left.is_set():
            raise _Left


def asked(name: str, question: Hashable, work: Callable[[Advance], Found]) -> Behind[Found]:
    """The work on a question in this visit, begun if it was not; that on an older question of the name is left."""
    known: dict[str, tuple[Hashable, Behind[Found]]] = st.session_state.setdefault(_KEY, {})
    before = known.get(name)
    if before and before[0] == question:
        return before[1]
    if before:
        before[1].leave()
    begun = Behind(work)
    known[name] = question, begun
    return begun


def left(name: str) -> None:
    """Nothing is asked under a name any more."""
    known: dict[str, tuple[Hashable, Behind[object]]] = st.session_state.get(_KEY, {})
    before = known.pop(name, None)
    if before:
        before[1].leave()


def shown(work: Behind[Found], said: str) -> None:
    """How far it has come, looked after twice a second without the page; the page is drawn anew when it is over."""
    if not work.over:
        st.fragment(_progress, run_every=0.5)(work, said)


def _progress(work: Behind[Found], said: str) -> None:
    if work.over:
        st.rerun()
    st.progress(work.done, said)
