"""What is said of a number: read by whoever may open the case, answered by who may change it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import streamlit as st

from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.exhibits.keeping import threads
from roisim.paths import Path
from roisim.store import wanted
from roisim.store.kept import Comment, Place
from roisim.text import Text
from roisim.ui import signin, state
from roisim.ui.keeping import bonds, visit
from roisim.ui.parts import markup

_FAULT, _TAKING = "thread_fault", "thread_taking"
_NAME = "thread-name"


@dataclass(frozen=True)
class Heard:
    """What was said of the numbers of the open case; fault: why that can't be known."""

    comments: tuple[Comment, ...] = ()
    fault: Fault | None = None


def heard() -> Heard:
    """All of it, read at once; where the case is not saved nothing, and no database is touched."""
    bond = bonds.of(state.desk())
    if bond is None:
        return Heard()
    from roisim.store import comments

    try:
        return Heard(comments.comments(visit.store(), bond.kept.case_id, visit.access(), visit.now()))
    except CaseError as error:
        return Heard(fault=error.faults[0])


def is_kept() -> bool:
    """Whether the open case is saved, so that something can be said of its numbers."""
    return bonds.of(state.desk()) is not None


def tell(text: Text, found: Heard) -> None:
    """Why what was said can't be known, if it can't."""
    if found.fault is not None:
        markup.show(markup.fault(text.fault(found.fault)))


def begin() -> None:
    """A number is opened: nothing was wrong yet, and nothing is to be taken back."""
    for kept in (_FAULT, _TAKING):
        st.session_state.pop(kept, None)


# --- of one number ---


def show(text: Text, case: Scenario, path: str) -> None:
    """The thread of a number of the open case, and the field to answer in."""
    if not wanted.is_there():
        return
    if not is_kept():
        markup.show(markup.remark(text("keeping.thread.unsaved")))
        return
    markup.show(markup.html('<h3 class="group">{}</h3>', text("keeping.thread.title")))
    found, place = heard(), Place.of(case, Path.of(path))
    with st.container(key="thread", gap="small"):
        tell(text, found)
        of_place(text, place, (each for each in found.comments if each.place == place), "here")
    if _may_write():
        _field(text, place, path)
    elif found.fault is None:
        markup.show(markup.remark(text("keeping.thread.reads")))


def of_place(text: Text, place: Place, comments: Iterable[Comment], at: str) -> None:
    """What was said at a place, the first first; what is settled, folded. at: tells its buttons from others'."""
    left, settled = threads.parted(comments)
    for each in left:
        _one(text, place, each)
    if left and _may_write():
        st.button(text("keeping.thread.settle"), key=f"settle-{at}", on_click=_settle, args=(place, left[-1]))
    if at != "here":
        _wrong(text, place)
    if settled:
        with st.expander(text("keeping.thread.settled", count=len(settled)), key=f"settled-{at}"):
            for each in settled:
                _one(text, place, each)


def _one(text: Text, place: Place, comment: Comment) -> None:
    said = threads.said(text, comment, visit.zone())
    below = markup.remark(said.settled) if said.settled else markup.NOTHING
    with st.container(key=f"said-{said.key}", gap=None):
        markup.show(
            markup.html(
                '<article class="comment"><p class="comment-who">{}</p><p class="comment-words">{}</p>{}</article>',
                said.who, said.words, below,
            )
        )  # fmt: skip
        if said.is_own and _may_write():
            sure = st.session_state.get(_TAKING) == said.key
            st.button(
                text("keeping.thread.take_back_sure" if sure else "keeping.thread.take_back"),
                key=f"take-{'sure' if sure else 'back'}-{said.key}", type="tertiary",
                on_click=_take_back if sure else _ask, args=(place, said.key),
            )  # fmt: skip


def _field(text: Text, place: Place, path: str) -> None:
    """Where one writes; visit.js keeps what is typed, until it is said."""
    with st.form(f"thread-form-{path}", border=False):
        st.text_area(text("keeping.thread.comment"), key=f"comment-{path}", height="content")
        _wrong(text, place)
        if not signin.is_wanted() and not visit.name():
            st.text_input(text("keeping.your_name"), key=_NAME, max_chars=80, help=text("keeping.your_name_help"))
        st.form_submit_button(text("keeping.thread.say"), key=f"say-{path}", on_click=_say, args=(place, path))
    markup.show(markup.html('<span hidden data-browser="{}"></span>', visit.new_key()))


def _wrong(text: Text, place: Place) -> None:
    """What was wrong with what was done last at a place."""
    at, fault = st.session_state.get(_FAULT, (None, None))
    if at == place:
        markup.show(markup.fault(text.fault(fault)))


# --- what is done with it ---


def _may_write() -> bool:
    bond = bonds.of(state.desk())
    return bond is not None and bond.may_write


def _attempt(place: Place, does: Callable[[str], None]) -> bool:
    """Do something with the comments of the saved case, or keep what is wrong. True where it was done."""
    begin()
    bond = bonds.of(state.desk())
    assert bond is not None
    try:
        does(bond.kept.case_id)
    except CaseError as error:
        st.session_state[_FAULT] = (place, error.faults[0])
        return False
    return True


def _say(place: Place, path: str) -> None:
    from roisim.store import comments

    said = st.session_state.get(f"comment-{path}") or ""
    if st.session_state.get(_NAME):
        visit.call(st.session_state[_NAME])

    def say(case_id: str) -> None:
        visit.be_known()
        comments.commented(visit.store(), case_id, place, said, visit.access(), visit.now())

    if _attempt(place, say):
        st.session_state[f"comment-{path}"] = ""


def _settle(place: Place, last: Comment) -> None:
    from roisim.store import comments

    def settle(case_id: str) -> None:
        comments.settled(visit.store(), case_id, place, visit.access(), visit.now(), until=last.made_at)

    _attempt(place, settle)


def _ask(_: Place, key: str) -> None:
    begin()
    st.session_state[_TAKING] = key


def _take_back(place: Place, key: str) -> None:
    from roisim.store import comments

    _attempt(place, lambda case_id: comments.taken_back(visit.store(), case_id, key, visit.access(), visit.now()))
