"""The beginning of a visit: the saved cases that its address opens, or that its numbers are of."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import streamlit as st

from roisim.cases.addresses import Opened, Query
from roisim.cases.desk import Desk
from roisim.errors import CaseError, Fault
from roisim.store import tokens
from roisim.store.access import Access
from roisim.store.kept import Kept
from roisim.ui import presenting, state
from roisim.ui.keeping import bonds, visit
from roisim.ui.keeping.bonds import Bond

_ATTACHED, _EXAMPLE = "attached", "example_instead"


def begin() -> None:
    """Open the short link of the address, or find the saved case that its numbers are of; once a visit."""
    if _ATTACHED in st.session_state:
        return
    st.session_state[_ATTACHED] = True
    attach(state.asked_for())


def attach(query: Query) -> None:
    """Find the saved case of an address, or of what a browser has kept; why there is none is told (`unopened`)."""
    link, (version, *beside) = next(iter(query.get(bonds.LINK, ())), ""), query.get(bonds.VERSION) or ("",)
    if "case" in query and beside:
        _beside(beside)
    if not link and version in ("", bonds.NOT_SAVED):
        return
    st.session_state[_EXAMPLE] = "case" not in query
    try:
        if link:
            _by_link(tokens.mended(link), version, "case" in query)
        else:
            _own(version, "case" in query)
    except CaseError as error:
        st.session_state[visit.UNOPENED] = error.faults[0]


def is_example() -> bool:
    """Whether the example lies where a short link was to open a case."""
    return bool(st.session_state.get(_EXAMPLE))


def unopened() -> Fault | None:
    """Why the short link of the address opened nothing."""
    found: Fault | None = st.session_state.get(visit.UNOPENED)
    return found


def _by_link(token: str, version: str, has_case: bool) -> None:
    store = visit.store()
    from roisim.store import saving

    at, me = visit.now(), Access(visit.person(), token)
    grant, kept = saving.by_link(store, me, at)
    if has_case and version.isdecimal() and grant.number is None:
        kept = saving.opened(store, kept.case_id, me, at, int(version[:6]))
    _attach(Bond(kept, grant.kind, token, grant.number is not None), has_case)
    if grant.kind == "present":
        presenting.begin(grant.dials, kept.scenario)  # whatever sliders the address asks for


def _own(version: str, has_case: bool) -> None:
    """One's own case by its name; of another's, whose name a copied address bears, only the numbers beside it."""
    try:
        kept = _named(version)
    except CaseError:
        if has_case:
            return
        raise
    _attach(Bond(kept, "own"), has_case)


def _beside(names: Sequence[str]) -> None:
    """One's own saved cases among those beside the open one; where not all of these are there, none is known."""
    found, desk = state.link(), state.desk()
    marks = [mark for mark in desk.marks if mark != desk.mark]
    for mark, name in zip(marks, () if found.left_out or found.full else names, strict=False):
        if name != bonds.NOT_SAVED:
            with suppress(CaseError):  # another's, as a copied address bears it
                bonds.all_bonds()[mark] = Bond(_named(name), "own")


def _named(name: str) -> Kept:
    """A version of one's own case by what an address calls it."""
    store = visit.store()
    from roisim.store import saving

    case_id, _, number = name.partition(".")
    which = int(number[:6]) if number.isdecimal() else None
    return saving.opened(store, case_id, Access(visit.person()), visit.now(), which)


def _attach(bond: Bond, has_case: bool) -> None:
    """Let the open case be the saved one; where the address has no numbers that can be read, or where it can't have
    others than were saved, with those that were saved."""
    found, desk, saved = state.link(), state.desk(), bond.kept.scenario
    if not has_case:
        state.begin(Opened(Desk((saved,))))
    elif found.unread or (bond.kind == "view" and desk.open != saved):
        state.begin(replace(found, desk=desk.with_open(saved), as_saved=True, was=""))
    bonds.all_bonds()[state.desk().mark] = bond
