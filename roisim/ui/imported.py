"""What the visit has read of its own files: kept in the session alone, never on disk, never in the link.

Pages ask `founds()` for what counts, and `invented()` whether it is the example.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

import streamlit as st

from roisim.errors import CaseError, Fault
from roisim.importers.found import Found

_KEY = "imported"


@dataclass(frozen=True)
class Dropped:
    """One file: what it said, or why it was refused. content: kept while a question of it is open, to read it anew.

    mark: the same for two files of the same content. source: "file", "example" or "hubspot".
    """

    name: str
    mark: str
    source: str = "file"
    found: Found | None = None
    faults: tuple[Fault, ...] = ()
    content: bytes = field(default=b"", repr=False)
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> bool:
        """Whether it was read, with no question left open."""
        return self.found is not None and not self.found.questions


def dropped() -> tuple[Dropped, ...]:
    """All files of the visit, refused ones too, in the order in which they came."""
    found: tuple[Dropped, ...] = st.session_state.get(_KEY, ())
    return found


def founds() -> tuple[Found, ...]:
    """What the files said: of those that were read and have no question open. Empty before anything is imported."""
    return tuple(each.found for each in dropped() if each.found is not None and each.counts)


def invented() -> bool:
    """True where all that counts is the example with invented numbers, of which nothing may be called one's own."""
    return any(each.source == "example" for each in dropped())


def read(files: Iterable[tuple[str, bytes]], source: str = "file") -> None:
    """Read files and keep what they say. One's own push the example out; the same content twice is there once."""
    kept = [each for each in dropped() if source == "example" or each.source != "example"]
    for name, content in files:
        new = _read(name, content, source, {})
        kept = [each for each in kept if each.mark != new.mark]
        kept.append(new)
    st.session_state[_KEY] = tuple(kept)


def take(found: Iterable[Found], source: str = "hubspot") -> None:
    """Keep what was fetched, in place of what was fetched from there before."""
    kept = [each for each in dropped() if each.source not in (source, "example")]
    kept += [Dropped(each.file, f"{source}-{each.platform}", source, each) for each in found]
    st.session_state[_KEY] = tuple(kept)


def answer(mark: str, column: str, said: str) -> None:
    """Read a file anew with the answer to what one of its columns cannot tell."""
    st.session_state[_KEY] = tuple(_again(each, column, said) if each.mark == mark else each for each in dropped())


def forget(mark: str) -> None:
    """Let go of a file."""
    st.session_state[_KEY] = tuple(each for each in dropped() if each.mark != mark)


def forget_all() -> None:
    """Let go of all of them."""
    st.session_state.pop(_KEY, None)


def _again(one: Dropped, column: str, said: str) -> Dropped:
    """A file read again with one more answer; as it is where there is nothing to read again."""
    return _read(one.name, one.content, one.source, {**one.answers, column: said}) if one.content else one


def _read(name: str, content: bytes, source: str, answers: Mapping[str, str]) -> Dropped:
    """One file, read or refused."""
    from roisim import importers  # what reads spreadsheets takes its time to load

    mark = blake2b(content, digest_size=8).hexdigest()
    one = Dropped(name, mark, source, answers=dict(answers))
    try:
        found = importers.read(content, name, answers)
    except CaseError as error:
        return replace(one, faults=error.faults)
    return replace(one, found=found, content=content if found.questions else b"")
