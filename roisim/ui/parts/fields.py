"""A field that people type in: it takes what it can, and keeps what it can't with a sentence under it."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from roisim.cases import moves, typed_numbers
from roisim.cases.asking import Answer
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import parameter_of
from roisim.errors import CaseError, Fault
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup

_NOTHING = object()
Take = Callable[[str], None]
"""Takes what was typed; raises CaseError with what is wrong."""


def controlled(key: str, value: object) -> str:
    """The key of a widget that shows `value`; a new one whenever the value comes from anywhere but the widget.

    A browser that is a moment behind sends what the widget held before the value was set. Under the old key that
    would look like someone's change, and take the new number back: `outdated` tells it.
    """
    counts: dict[str, int] = st.session_state.setdefault("settings", {})
    name = f"{key}-{counts.get(key, 0)}"
    if st.session_state.get(name, _NOTHING) != value:  # .get, for `in` goes through the whole session
        counts[key] = counts.get(key, 0) + 1
        name = f"{key}-{counts[key]}"
        st.session_state[name] = value
    return name


def outdated(name: str) -> bool:
    """True for a widget that another with a later value has replaced."""
    key, _, count = name.rpartition("-")
    counts: dict[str, int] = st.session_state.get("settings", {})
    return counts.get(key) != int(count)


def field(
    key: str, label: str, value: str, take: Take, *, hidden_label: bool = False, room: int | None = None,
    explain: str = "", empty: str = "",
) -> None:  # fmt: skip
    """Draw a field that shows `value`, or what was typed there last and could not be taken.

    explain: what it is for, behind a mark beside its name. empty: what it means that nothing stands in it.
    """
    fault = refused(key)
    name = controlled(f"field-{key}", fault[0] if fault else value)
    st.text_input(
        label,
        key=name,
        label_visibility="collapsed" if hidden_label else "visible",
        max_chars=room,
        help=markup.markdown_safe(explain) or None,
        placeholder=empty or None,
        on_change=_typed,
        args=(key, name, take),
    )
    if fault:
        markup.show(markup.fault(fault[1]))
        _answers(key, take)


def _answers(key: str, take: Take) -> None:
    """What the number may have meant, a button each; it writes what is meant, and takes it."""
    found = answers(key)
    if not found:
        return
    with st.container(key=f"answers-{key}", horizontal=True, gap="small"):
        for place, answer in enumerate(found):
            st.button(
                markup.markdown_safe(answer.said),
                key=f"answer-{key}-{place}",
                on_click=typed,
                args=(key, answer.written, take),
            )


def of_estimate(text: Text, path: str, key: str = "", unit: str = "", named: str = "") -> None:
    """The field of an estimate: its likely value, with which its range moves. unit: if not the declared one.

    named: what it is called where its name stands beside it already: read aloud, and not shown.
    """
    case, parameter = state.case(), parameter_of(path)
    parameter = replace(parameter, unit=unit or parameter.unit)

    def take(written: str) -> None:
        now = state.case()
        currency = now.finance.currency
        likely = now[path].likely
        value = typed_numbers.read(text, parameter, written, currency, likely or None, held=likely)
        typed_numbers.check(text, parameter, Estimate(value), currency)
        state.put(moves.moved(now, path, value, state.start()))

    shown = typed_numbers.shown(text, parameter, case[path].likely, case.finance.currency)
    explain = "" if named else text.explain(path)
    label = markup.markdown_safe(named) or text.name(path)
    field(key or path.replace(".", "-"), label, shown, take, hidden_label=bool(named), explain=explain)


def _typed(key: str, name: str, take: Take) -> None:
    if not outdated(name):
        typed(key, st.session_state[name], take)


def typed(key: str, written: str, take: Take) -> None:
    """Take what was typed in a field, or keep it with what is wrong."""
    forget(key)
    try:
        take(written)
    except CaseError as error:
        state.hush()
        st.session_state["faulty"] = {**_faulty(), key: (written, error.faults[0])}


def refused(key: str) -> tuple[str, str] | None:
    """What was typed in a field and could not be taken, and the sentence that says why."""
    fault = _faulty().get(key)
    return fault and (fault[0], state.text().fault(fault[1]))


def answers(key: str) -> tuple[Answer, ...]:
    """What can be answered to the question that was asked of a field; nothing where none was."""
    fault = _faulty().get(key)
    found = fault[1].facts.get("answers", ()) if fault else ()
    return found if isinstance(found, tuple) else ()


def forget(key: str) -> None:
    """Let go of what could not be taken, for the number has been set another way."""
    if key in _faulty():
        st.session_state["faulty"] = {other: fault for other, fault in _faulty().items() if other != key}


def forget_all(start: str) -> None:
    """The same for all fields whose key begins so."""
    st.session_state["faulty"] = {key: fault for key, fault in _faulty().items() if not key.startswith(start)}


def _faulty() -> dict[str, tuple[str, Fault]]:
    """What was typed and could not be taken, by field."""
    found: dict[str, tuple[str, Fault]] = st.session_state.get("faulty", {})
    return found
