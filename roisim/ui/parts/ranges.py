"""A number in full: its range, who vouches for it and why, and the published figures that speak of it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Literal

import streamlit as st

from roisim.cases import bibliography, filled, moves
from roisim.cases.asking import Answer
from roisim.cases.filled import ENDS, ROOM, WORDS
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.errors import Fault
from roisim.exhibits import offers
from roisim.exhibits.assumptions import register
from roisim.exhibits.sources import named, notes_in
from roisim.paths import Path
from roisim.text import Text
from roisim.ui import state
from roisim.ui.keeping import thread
from roisim.ui.parts import evidence, markup

_FAULTS, _CLOSING = "range_faults", "range_closing"
_ON_A_PHONE, _IN_A_FIELD = 30, 70  # characters of a source that its field shows


def edit(paths: tuple[str, ...]) -> None:
    """Open the number at a path; of several, as the lead rates of all channels, the one that is chosen."""
    text, case = state.text(), state.case()
    for kept in (_FAULTS, _CLOSING):
        st.session_state.pop(kept, None)
    thread.begin()
    name = text.name(paths[0]) if len(paths) > 1 else register.name(text, case, Path.of(paths[0]))
    closed: Literal["rerun", "ignore"] = "rerun" if thread.is_kept() else "ignore"  # how many comments there are now
    st.dialog(markup.markdown_safe(name), width="medium", on_dismiss=closed)(_body)(paths)


def _body(paths: tuple[str, ...]) -> None:
    if st.session_state.pop(_CLOSING, False):
        st.rerun()
    text, case = state.text(), state.case()
    path = paths[0]
    if len(paths) > 1:
        path = st.selectbox(
            text("page.range.which"),
            paths,
            format_func=lambda each: _called(text, case, each),
            key=f"which-{paths[0]}",
        )
    parameter, estimate = parameter_of(path), case[path]
    markup.show(markup.remark(text.explain(path)))
    _form(text, case, path, parameter, estimate)
    thread.show(text, case, path)
    _evidence(text, case, path, parameter)


def _called(text: Text, case: Scenario, path: str) -> str:
    at = Path.of(path)
    return text.name(path) if at.place is None else getattr(case, at.group)[at.place].name


# --- the form ---


def _form(text: Text, case: Scenario, path: str, parameter: Parameter, estimate: Estimate) -> None:
    """The fields of one number. A fault is said beside its field, and all that was typed stays."""
    with st.form(f"range-form-{path}", border=False):
        _ends(text, case, path, parameter, estimate)
        markup.show(markup.remark(text("page.range.how")))
        _source(text, path, parameter, estimate)
        st.text_input(text("page.range.owner"), estimate.owner, key=f"owner-{path}", max_chars=ROOM)
        _fault(text, path, "owner")
        shown = text.note(estimate.note)
        room = max(ROOM, len(shown))
        st.text_area(text("page.range.note"), shown, key=f"note-{path}", max_chars=room, height="content")
        _fault(text, path, "note")
        with st.container(horizontal=True):
            st.form_submit_button(
                text("page.range.save"), type="primary", key=f"save-{path}", on_click=_save, args=(path,)
            )
            home = _home(path)
            st.form_submit_button(
                text("page.range.back"), key=f"back-{path}", on_click=partial(_put, path, home),
                disabled=home is None or home == estimate,
            )  # fmt: skip


def _ends(text: Text, case: Scenario, path: str, parameter: Parameter, estimate: Estimate) -> None:
    """Low, likely and high, each with what is wrong with it."""
    shown = filled.shown(text, parameter, estimate, case.finance.currency)
    for column, end in zip(st.columns(3), ENDS, strict=True):
        with column, st.container(gap=None):
            st.text_input(text(f"page.range.{end}"), shown[end], key=f"{end}-{path}")
            _fault(text, path, end)


def _source(text: Text, path: str, parameter: Parameter, estimate: Estimate) -> None:
    """A published figure, judgement, or words of one's own."""
    known = [benchmark.key for benchmark in bibliography.about(parameter)]
    st.selectbox(
        text("page.range.source"), list(dict.fromkeys([estimate.source, "", bibliography.JUDGEMENT, *known])),
        key=f"source-{path}", accept_new_options=True, format_func=lambda source: named(text, source),
    )  # fmt: skip
    whole = named(text, estimate.source)
    if len(whole) > _ON_A_PHONE:
        markup.show(markup.remark(whole, "remark" if len(whole) > _IN_A_FIELD else "remark on-a-phone"))
    _fault(text, path, "source")


def _fault(text: Text, path: str, field: str) -> None:
    """What is wrong with a field, and what may have been meant, a button each."""
    found: Fault | None = st.session_state.get(_FAULTS, {}).get(f"{field}-{path}")
    if found is None:
        return
    markup.show(markup.fault(text.fault(found)))
    answers: tuple[Answer, ...] = found.facts.get("answers", ())  # type: ignore[assignment]
    for place, answer in enumerate(answers):
        st.form_submit_button(
            markup.markdown_safe(answer.said), key=f"answer-{field}-{path}-{place}",
            on_click=_answer, args=(path, {field: answer.written}),
        )  # fmt: skip
    along = filled.moved_along(found)
    if along is not None:
        st.form_submit_button(
            markup.markdown_safe(along.said), key=f"along-{field}-{path}", on_click=_answer, args=(path, along.ends)
        )


# --- what is done with it ---


def _home(path: str) -> Estimate | None:
    """What the preset has at a path; the losses are those of the level."""
    return None if Path.of(path).group == "ignorance" else moves.home(state.case(), state.start(), path)


def _answer(path: str, written: Mapping[str, str]) -> None:
    """Write in the fields what was meant, and save."""
    for field, words in written.items():
        st.session_state[f"{field}-{path}"] = words
    _save(path)


def _save(path: str) -> None:
    """Take what stands in the fields, or keep it with what is wrong beside each."""
    case = state.case()
    typed = {name: st.session_state.get(f"{name}-{path}") or "" for name in (*ENDS, *WORDS)}
    found, faults = filled.read(state.text(), case, path, typed, state.start())
    st.session_state[_FAULTS] = {f"{field}-{path}": fault for field, fault in faults.items()}
    if found is not None:
        _change(moves.written(case, path, found, state.start()))


def _put(path: str, estimate: Estimate | None) -> None:
    if estimate is not None:
        _change(moves.placed(state.case(), path, estimate))


def _use(path: str, estimate: Estimate) -> None:
    """Take a published figure as the number."""
    case, text = state.case(), state.text()
    before = case[path]
    _change(moves.written(case, path, replace(estimate, owner=before.owner, note=before.note), state.start()))
    state.tell("page.range.used", name=register.name(text, case, Path.of(path)))


def _change(changed: Scenario) -> None:
    state.put(changed)
    st.session_state[_CLOSING] = True


def _evidence(text: Text, case: Scenario, path: str, parameter: Parameter) -> None:
    """The published figures that speak of a parameter, with a button for each that can be taken."""
    found = offers.offers(text, case, parameter)
    markup.show(markup.html('<h3 class="group">{}</h3>', text("page.range.evidence")))
    markup.show(markup.remark(notes_in(text) if found else text("page.range.none")))
    for place, offer in enumerate(found):
        with st.container(key=f"offer-{place}", gap=None):
            markup.show(evidence.one(offer.figure))
            if offer.said:
                markup.show(markup.remark(offer.said))
            if offer.estimate is not None:
                st.button(text("page.range.use"), key=f"use-{path}-{place}", on_click=_use, args=(path, offer.estimate))
