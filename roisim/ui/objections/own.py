"""A user's own objections: added, changed in place and taken away; all of it can be undone."""

from functools import partial

import streamlit as st

from roisim.cases.objection import Objection
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.exhibits.objections import own, wording
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.parts import markup
from roisim.ui.parts.fields import field

_FAULT = "objection_fault"
_NEW = "new"


def show(text: Text) -> None:
    """Those that there are, and the way to one more."""
    case = state.case()
    shell.section(text("page.objections.own.title"), text("page.objections.own.remark"))
    for place, objection in enumerate(case.objections):
        label = markup.markdown_safe(text("page.objections.own.edit", name=wording.name(text, objection)))
        with st.expander(label, key=f"own-{place}"):
            _edit(text, case, place, objection)
    if len(case.objections) >= own.MAX_OBJECTIONS:
        markup.show(markup.remark(text("page.objections.own.full", limit=own.MAX_OBJECTIONS)))
        return
    with st.expander(text("page.objections.own.add"), key="own-new"):
        count = st.session_state.get("objections_added", 0)  # empty fields after each that was taken
        st.text_input(text("page.objections.own.name"), key=f"objection-name-{count}", max_chars=own.MOST_OBJECTION)
        key = f"{_NEW}-{count}"
        if _pick(text, case, key):
            st.button(
                text("page.objections.own.save"), key="add-objection", type="primary", on_click=_add, args=(count,)
            )


# --- one that there is ---


def _edit(text: Text, case: Scenario, place: int, objection: Objection) -> None:
    field(
        f"objection-{place}",
        text("page.objections.own.name"),
        objection.name,
        partial(_rename, place),
        room=own.MOST_OBJECTION,
    )
    for at, made in enumerate(objection.changes):
        with st.container(key=f"change-{place}-{at}", gap=None):
            name = wording.number(text, made.paths[0], made.of)
            label = markup.markdown_safe(own.label(text, made))
            field(f"change-{place}-{at}", label, own.shown(text, case, made), partial(_renumber, place, at), room=40,
                  explain=wording.change(text, case, made))  # fmt: skip
            if len(objection.changes) > 1:
                remove = markup.markdown_safe(text("page.objections.own.remove_number", name=name))
                st.button(remove, key=f"remove-change-{place}-{at}", type="tertiary", on_click=_put_change,
                          args=(place, at, None))  # fmt: skip
    if len(objection.changes) >= own.MAX_CHANGES:
        markup.show(markup.remark(text("page.objections.own.full_numbers", limit=own.MAX_CHANGES)))
    else:
        key = f"more-{place}-{len(objection.changes)}"
        if _pick(text, case, key):
            st.button(text("page.objections.own.add_number"), key=f"add-{key}", on_click=_add_number, args=(place, key))
    st.button(text("page.objections.own.remove"), key=f"remove-objection-{place}", type="tertiary", on_click=_remove,
              args=(place,))  # fmt: skip


def _rename(place: int, typed: str) -> None:
    case = state.case()
    name = own.read_name(state.text(), case, typed, place)
    _put(place, Objection(name, case.objections[place].changes))


def _renumber(place: int, at: int, typed: str) -> None:
    case = state.case()
    made = own.changed(state.text(), case, case.objections[place].changes[at], typed)
    _put(place, own.with_change(case.objections[place], at, made))


def _put_change(place: int, at: int, made: None) -> None:
    _put(place, own.with_change(state.case().objections[place], at, made))


def _put(place: int, objection: Objection) -> None:
    state.take(own.with_one(state.case(), place, objection))


def _remove(place: int) -> None:
    text, case = state.text(), state.case()
    name = wording.name(text, case.objections[place])
    st.session_state["faulty"] = {}
    state.put(own.with_one(case, place, None))
    state.tell("page.objections.own.told_removed", name=name)


# --- a number, chosen and typed ---


def _pick(text: Text, case: Scenario, key: str) -> bool:
    """The fields that ask for a number and what is done to it; False where no number is found."""
    hint = text("page.objections.own.search_help")
    search = st.text_input(text("page.objections.own.search"), key=f"search-{key}", max_chars=80, placeholder=hint)
    options = own.numbers(text, case, search or "")
    if not options:
        markup.show(markup.remark(text("page.objections.own.no_match")))
        return False
    chosen = st.selectbox(
        text("page.objections.own.number"), options, key=f"number-{key}", format_func=lambda each: each.name
    )
    way = st.segmented_control(
        text("page.objections.own.way"), own.WAYS, key=f"way-{key}", default=own.WAYS[0], required=True,
        format_func=lambda each: text(f"page.objections.own.{each}"),
    )  # fmt: skip
    label = text(f"page.objections.own.{'factor' if way == 'times' else 'to'}")
    example = own.example(text, case, chosen, way)
    st.text_input(label, key=f"amount-{key}", max_chars=40, placeholder=example)
    fault: tuple[str, Fault] | None = st.session_state.get(_FAULT)
    if fault and fault[0] == key:
        markup.show(markup.fault(text.fault(fault[1])))
    return True


def _picked(key: str) -> tuple[own.Numbered, str, str]:
    """What stands in those fields."""
    held = st.session_state
    return held[f"number-{key}"], held.get(f"way-{key}") or own.WAYS[0], held.get(f"amount-{key}") or ""


def _add(count: int) -> None:
    """Take the objection that was written, or keep what was written and say what is wrong."""
    text, case, key = state.text(), state.case(), f"{_NEW}-{count}"
    st.session_state.pop(_FAULT, None)
    try:
        name = own.read_name(text, case, st.session_state[f"objection-name-{count}"] or "")
        state.take(own.with_new(case, name, own.change(text, case, *_picked(key))))
    except CaseError as error:
        st.session_state[_FAULT] = key, error.faults[0]
        return
    st.session_state["objections_added"] = count + 1
    state.tell("page.objections.own.told_added", name=name)


def _add_number(place: int, key: str) -> None:
    text, case = state.text(), state.case()
    st.session_state.pop(_FAULT, None)
    try:
        made = own.change(text, case, *_picked(key))
        _put(place, own.with_change(case.objections[place], len(case.objections[place].changes), made))
    except CaseError as error:
        st.session_state[_FAULT] = key, error.faults[0]
