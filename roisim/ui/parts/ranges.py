"""A number in full: its range, who vouches for it and why, and the published figures that speak of it."""

from dataclasses import replace

import streamlit as st

from roisim.cases import bibliography, moves, typed_numbers
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.cases.vouching import voucher
from roisim.errors import CaseError, Fault
from roisim.exhibits.sources import named
from roisim.paths import Path
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import evidence, markup

_ENDS = ("low", "likely", "high")
_ROOM = 500  # characters of a source or a note


def edit(paths: tuple[str, ...]) -> None:
    """Open the number at a path; of several, as the lead rates of all channels, the one that is chosen."""
    text = state.text()
    st.dialog(text.name(paths[0]), width="medium")(_body)(paths)


def _body(paths: tuple[str, ...]) -> None:
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
    changed = _form(text, path, parameter, estimate, case.finance.currency)
    if changed is not None:
        state.put(moves.placed(case, path, changed))
        st.rerun()
    _evidence(text, parameter)


def _called(text: Text, case: Scenario, path: str) -> str:
    at = Path.of(path)
    return text.name(path) if at.place is None else getattr(case, at.group)[at.place].name


def _form(text: Text, path: str, parameter: Parameter, estimate: Estimate, currency: str) -> Estimate | None:
    """The fields of one number: what was saved, or None. A fault is said below; nothing typed is lost."""
    with st.form(f"range-form-{path}", border=False):
        ends = _end_fields(text, path, parameter, estimate, currency)
        markup.show(markup.remark(text("page.range.how")))
        source = _source_field(text, path, parameter, estimate)
        owner = st.text_input(text("page.range.owner"), estimate.owner, key=f"owner-{path}", max_chars=_ROOM)
        shown = text.note(estimate.note)
        note = st.text_input(text("page.range.note"), shown, key=f"note-{path}", max_chars=_ROOM)
        with st.container(horizontal=True):
            saved = st.form_submit_button(text("page.range.save"), type="primary")
            home = _home(path)
            back = st.form_submit_button(text("page.range.back"), disabled=home is None or home == estimate)
    if back and home is not None:
        return home
    note = estimate.note if note == shown else note  # left alone, a preset's note speaks both languages still
    return _taken(text, parameter, estimate, ends, (source, owner, note), currency) if saved else None


def _end_fields(text: Text, path: str, parameter: Parameter, estimate: Estimate, currency: str) -> tuple[str, ...]:
    values = (estimate.low, estimate.likely, estimate.high)
    columns = st.columns(3)
    return tuple(
        column.text_input(
            text(f"page.range.{end}"),
            "" if value is None else typed_numbers.shown(text, parameter, value, currency),
            key=f"{end}-{path}",
        )
        for column, end, value in zip(columns, _ENDS, values, strict=True)
    )


def _source_field(text: Text, path: str, parameter: Parameter, estimate: Estimate) -> str:
    """A published figure, judgement, or words of one's own."""
    known = [benchmark.key for benchmark in bibliography.about(parameter)]
    options = list(dict.fromkeys([estimate.source, "", bibliography.JUDGEMENT, *known]))
    chosen = st.selectbox(
        text("page.range.source"), options, key=f"source-{path}", accept_new_options=True,
        format_func=lambda source: named(text, source),
    )  # fmt: skip
    return (chosen or "")[:_ROOM]


def _home(path: str) -> Estimate | None:
    """What the preset has at a path; the losses are those of the level."""
    return None if Path.of(path).group == "ignorance" else moves.home(state.case(), state.start(), path)


def _taken(
    text: Text,
    parameter: Parameter,
    before: Estimate,
    ends: tuple[str, ...],
    said: tuple[str, str, str],
    currency: str,
) -> Estimate | None:
    """The estimate that the fields make, None after telling what is wrong with them."""
    try:
        low, likely, high = (
            typed_numbers.read(text, parameter, end, currency, before.likely, held) if end.strip() else None
            for end, held in zip(ends, (before.low, before.likely, before.high), strict=True)
        )
        if likely is None or (low is None) != (high is None):
            raise CaseError(Fault(parameter.path, "typed_half", name=text.name(parameter.path)))
        source, owner, note = said
        found = Estimate(likely, low, high, source, owner.strip(), note.strip())
        if found.bounds != before.bounds and source == before.source and voucher(before) == "benchmark":
            found = replace(found, source="", note=note.strip() if note != before.note else "")
        typed_numbers.check(text, parameter, found, currency)
    except CaseError as error:
        for sentence in text.faults(error):
            markup.show(markup.fault(sentence))
        return None
    return found


def _evidence(text: Text, parameter: Parameter) -> None:
    """The published figures that speak of a parameter."""
    rows = bibliography.about(parameter)
    markup.show(markup.html('<h3 class="group">{}</h3>', text("page.range.evidence")))
    markup.show(evidence.listed(text, rows) or markup.remark(text("page.range.none")))
