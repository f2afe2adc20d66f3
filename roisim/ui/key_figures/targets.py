"""Targets on the page: set for the key figure that is enlarged, listed with the chance to reach each."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from roisim.answers.ask import answer
from roisim.answers.fans import Fan
from roisim.cases.series import MAX_TARGETS, Target
from roisim.errors import CaseError, Fault
from roisim.exhibits.key_figures import target_numbers
from roisim.exhibits.key_figures.targets import Chance, Judged, form
from roisim.exhibits.measures import Measure
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.key_figures.panels import pick
from roisim.ui.parts import markup
from roisim.ui.parts.fields import field
from roisim.ui.parts.markup import Markup, html


def _plan(kpi: str) -> Fan:
    return answer(state.asked()).fan(kpi, "engage")


# --- setting one ---


def setting(measure: Measure, plan: Fan) -> None:
    """Month, number and button under the enlarged picture. plan: what it gives, as an example and to ask back by."""
    text, kpi, words = measure.text, measure.kpi, form(measure, plan)
    markup.show(html('<p class="set"><strong>{}</strong> {}</p>', words.title, words.help))
    with (
        st.form(key=f"set-{kpi}", border=False, enter_to_submit=True),
        st.container(key="set-fields", horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        month = str(state.case().finance.months)
        st.text_input(text("page.key_figures.by_month"), month, key=f"set-month-{kpi}", max_chars=20)
        st.text_input(words.limit, key=f"set-value-{kpi}", placeholder=words.example, max_chars=40)
        st.form_submit_button(text("page.key_figures.add"), on_click=_set, args=(measure,))
    fault = st.session_state.get("target_fault")
    if fault and fault[0] == kpi:
        markup.show(markup.fault(text.fault(fault[1])))


def _set(measure: Measure) -> None:
    """Take the target that was written, or keep what was written and say what is wrong."""
    case, kpi = state.case(), measure.kpi
    st.session_state.pop("target_fault", None)
    try:
        month = target_numbers.read_month(st.session_state[f"set-month-{kpi}"])
        value = target_numbers.read_near(measure, st.session_state[f"set-value-{kpi}"], _plan(kpi))
        _check(measure, case.targets, month)
        if len(case.targets) >= MAX_TARGETS:
            raise CaseError(Fault("", "target_room", limit=MAX_TARGETS))
    except CaseError as error:
        st.session_state["target_fault"] = kpi, error.faults[0]
        return
    st.session_state[f"set-value-{kpi}"] = ""
    _put((*case.targets, Target(kpi, month, value)))


def _check(measure: Measure, others: tuple[Target, ...], month: int) -> None:
    """CaseError where the key figure has a target in that month already."""
    if any((other.kpi, other.month) == (measure.kpi, month) for other in others):
        raise CaseError(Fault("", "target_there", name=measure.name, month=month))


def _put(targets: tuple[Target, ...]) -> None:
    state.put(replace(state.case(), targets=targets))


# --- the list ---


def show(text: Text, conclusion: str, judged: Sequence[Judged]) -> None:
    """All targets of the case, each with its chances; month and number are changed in place."""
    shell.section(conclusion, text("page.key_figures.targets_help"))
    if not judged:
        markup.show(markup.remark(text("page.key_figures.no_targets"), "none"))
    with st.container(key="targets", gap=None):
        for place, found in enumerate(judged):
            _row(text, place, found)


def _row(text: Text, place: int, found: Judged) -> None:
    measure, target = found.measure, found.target
    with st.container(key=f"target-{place}", gap=None):
        with st.container(key=f"target-name-{place}", gap=None):
            name = markup.markdown_safe(measure.name)
            st.button(name, key=f"show-{place}", type="tertiary", on_click=pick, args=(target.kpi,))
        with st.container(gap=None):
            field(f"target-value-{place}", found.limit, found.value, _taking_value(measure, place), room=40)
        with st.container(gap=None):
            label = text("page.key_figures.by_month")
            field(f"target-month-{place}", label, str(target.month), _taking_month(measure, place), room=20)
        chances = html('<dl class="chances">{}</dl>', markup.join(map(_chance, found.chances)))
        markup.show(markup.remark(found.beyond) if found.beyond else chances)
        st.button(found.remove, key=f"remove-target-{place}", type="tertiary", icon=":material/close:",
                  on_click=_remove, args=(place,))  # fmt: skip


def _chance(chance: Chance) -> Markup:
    """One world: how often it reaches the target, in words and as a bar."""
    bar = html('<i style="--share:{:.0f}%"></i>', 100 * chance.share) if chance.share is not None else ""
    return html('<div class="{}"><dt>{}</dt><dd>{}{}</dd></div>', chance.line, chance.name, chance.said, bar)


def _taking_value(measure: Measure, place: int) -> Callable[[str], None]:
    def take(written: str) -> None:
        old = state.case().targets[place]
        _change(place, replace(old, value=target_numbers.read_near(measure, written, _plan(old.kpi))))

    return take


def _taking_month(measure: Measure, place: int) -> Callable[[str], None]:
    def take(written: str) -> None:
        month, targets = target_numbers.read_month(written), state.case().targets
        _check(measure, (*targets[:place], *targets[place + 1 :]), month)
        _change(place, replace(targets[place], month=month))

    return take


def _change(place: int, target: Target) -> None:
    targets = state.case().targets
    _put((*targets[:place], target, *targets[place + 1 :]))


def _remove(place: int) -> None:
    targets = state.case().targets
    st.session_state["faulty"] = {}
    _put(targets[:place] + targets[place + 1 :])
