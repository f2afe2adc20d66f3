"""The visit and the store: who is here, saving, and going back to what was saved.

Where nothing is saved and no short link opened, no database is touched and none of its libraries is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from roisim.answers.ask import answer
from roisim.errors import CaseError, Fault
from roisim.exhibits.keeping import headlines
from roisim.store import tokens, wanted
from roisim.store.access import Access
from roisim.store.kept import Headline, Kept, Listed, Overtaken
from roisim.store.people import Person, of_browser
from roisim.ui import signin, state
from roisim.ui.keeping import bonds
from roisim.ui.keeping.bonds import Bond

if TYPE_CHECKING:
    from roisim.store.opening import Store

COOKIE = "roisim_browser"  # what a browser is known again by, from the first time it saves
_KEY, _NAME = "browser_key", "name_here"
UNOPENED = "unopened"
"""Why the short link of the address opened nothing, in the session."""


def store() -> Store:
    """The store; CaseError where nothing is to be saved, its libraries are not there, or its setting is none.

    To be asked for before anything else of the store that needs its libraries.
    """
    if wanted.is_there():
        from roisim.store import opening

        if found := opening.here():
            return found
    raise CaseError(Fault("", "store_none"))


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


# --- who is here ---


def person() -> Person:
    """Who has signed in; else who this browser is, by the name they gave."""
    return signin.who() or of_browser(_key(), name())


def name() -> str:
    """What who is here is called: as they said in this visit, else as when they last saved."""
    if _NAME not in st.session_state:
        known = ""
        if _key() and wanted.is_there():
            from roisim.store import saving

            known = saving.called(store(), of_browser(_key(), "").subject)
        st.session_state[_NAME] = known
    return str(st.session_state[_NAME])


def call(said: str) -> None:
    """Say what one is called; signs that are not seen, as those that turn a line around, are no part of a name."""
    st.session_state[_NAME] = "".join(letter for letter in " ".join(said.split()) if letter.isprintable())


def new_key() -> str:
    """The key that the browser is to keep, once there is one that it does not have yet; else ""."""
    return str(st.session_state.get(_KEY, ""))


def be_known() -> None:
    """From now on know this browser again, where nobody signs in: what it saves and says is its own."""
    if not signin.is_wanted() and not _key():
        st.session_state[_KEY] = tokens.new()


def _key() -> str:
    return str(st.session_state.get(_KEY) or tokens.mended(str(st.context.cookies.get(COOKIE, ""))))


def access() -> Access:
    """How who is here comes to the open case."""
    bond = bonds.of(state.desk())
    return Access(person(), bond.token if bond else "")


# --- saving ---


def headline() -> Headline:
    """What the open case answers."""
    return headlines.headline(answer(state.asked()))


def changed() -> bool:
    """Whether the open case differs from what was saved of it."""
    bond = bonds.of(state.desk())
    return bond is None or state.case() != bond.kept.scenario


def save(team: str = "") -> None:
    """Save the open case: as its next version, or where it has none, or is not one's to change, as a new case.

    Where someone else has saved since, nothing is kept, and both are there to be looked at: `overtaken`. Where it is
    there no more, or one's own no more, that is said, and it can be saved as a new case.
    """
    from roisim.store import saving

    case, bond, at = state.case(), bonds.of(state.desk()), now()
    said = headline()
    be_known()
    if bond is None or not bond.may_write:
        _bind(Bond(saving.begun(store(), case, person(), at, said, team), "own"))
        return
    try:
        kept = saving.saved(store(), bond.kept.case_id, bond.kept.number, case, access(), at, said)
    except Overtaken as told:
        st.session_state["overtaken"] = (state.desk().mark, told.theirs)
        return
    except CaseError as error:
        if error.faults[0].key == "case_not_yours":
            own_copy()
        raise
    _bind(Bond(kept, bond.kind, bond.token))


def _bind(bond: Bond) -> None:
    bonds.all_bonds()[state.desk().mark] = bond
    settle()
    st.session_state["touched"] = True
    st.session_state.pop(UNOPENED, None)


def give(team: str) -> None:
    """Let a team have the open case too, or no team."""
    from roisim.store import saving

    bond = bonds.of(state.desk())
    if bond is not None:
        saving.given(store(), bond.kept.case_id, team, access(), now())
        bonds.all_bonds()[state.desk().mark] = replace(bond, kept=replace(bond.kept, team=team))


def overtaken() -> Kept | None:
    """What someone else has saved of the open case meanwhile."""
    mark, theirs = st.session_state.get("overtaken", ("", None))
    return theirs if mark == state.desk().mark else None


def settle() -> None:
    """Let go of what someone else has saved: it is in what comes now, or stays as it was."""
    st.session_state.pop("overtaken", None)


def take(theirs: Kept) -> None:
    """Go on from what someone else has saved; one's own numbers stay as they are."""
    bond = bonds.of(state.desk())
    if bond is not None:
        bonds.all_bonds()[state.desk().mark] = Bond(theirs, bond.kind, bond.token)
    settle()


def own_copy() -> None:
    """From now on a case of one's own, saved nowhere yet: nothing of it goes to where it came from."""
    bonds.all_bonds().pop(state.desk().mark, None)
    st.session_state["touched"] = True
    state.show_address()


def open_mine(listed: Listed) -> None:
    """Lay one of one's own cases on the desk, open."""
    from roisim.store import saving

    kept = saving.opened(store(), listed.case_id, Access(person()), now())
    there = next((mark for mark, bond in bonds.all_bonds().items() if bond.kept.case_id == listed.case_id), "")
    desk = state.desk()
    if there in desk.marks:
        state.arrange(desk.opened(desk.marks.index(there)))
        return
    if not desk.room:
        raise CaseError(Fault("", "desk_full", limit=len(desk.cases)))
    state.arrange(desk.with_more([kept.scenario]).opened(len(desk.cases)))
    bonds.all_bonds()[state.desk().mark] = Bond(kept, "own")
    state.show_address()


def back_to(number: int) -> None:
    """The numbers of a saved version in place of those of the open case."""
    state.put(_version(number).scenario)


def lay_beside(number: int, titled: Callable[..., str]) -> None:
    """A saved version beside the open case, as a case of its own. titled: what it is called, from `name`."""
    found, desk = _version(number).scenario, state.desk()
    named = replace(found, title=titled(name=state.title_of(state.text(), found))[:120])
    state.arrange(desk.with_more([named]))


def _version(number: int) -> Kept:
    from roisim.store import saving

    bond = bonds.of(state.desk())
    if bond is None:
        raise CaseError(Fault("", "version_unknown", number=number))
    return saving.opened(store(), bond.kept.case_id, access(), now(), number)


def forget(listed: Listed) -> bool:
    """Forget a saved case; what lies on the desk of it stays there, saved nowhere. True where something does."""
    from roisim.store import saving

    saving.forgotten(store(), listed.case_id, Access(person()), now())
    left = [mark for mark, bond in bonds.all_bonds().items() if bond.kept.case_id == listed.case_id]
    for mark in left:
        del bonds.all_bonds()[mark]
    if left:
        st.session_state["touched"] = True  # what lies here is nowhere else
        state.show_address()
    return not set(left).isdisjoint(state.desk().marks)


def zone() -> str:
    """The reader's time zone."""
    return str(st.context.timezone or "UTC")
