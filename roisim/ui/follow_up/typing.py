"""Actual figures: a key figure chosen, a field a month, a table pasted, the last day that they tell of."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from roisim.answers.ask import answer
from roisim.answers.following import Followed
from roisim.cases.scenario import Scenario
from roisim.cases.seeing import with_actuals, with_figure, with_until, without_figures
from roisim.cases.series import KEY_FIGURES
from roisim.errors import CaseError
from roisim.exhibits.follow_up import typing
from roisim.exhibits.follow_up.whole import seen
from roisim.exhibits.follow_up.wording import measure_of
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.parts import fields, markup
from roisim.ui.parts.fields import field

_KPI, _PASTED = "follow-kpi", "follow-pasted"
_MOST = 20_000  # characters of a table
_ROWS = 140  # pixels


def chosen(text: Text, found: Followed) -> str:
    """The key figure to show: the first that was seen, until another is chosen."""
    kept = st.session_state.get("followed_kpi")
    if _KPI not in st.session_state:
        st.session_state[_KPI] = kept if kept in KEY_FIGURES else seen(found)[0]
    kpi = st.selectbox(
        text("page.follow_up.figure.choose"), KEY_FIGURES, key=_KPI,
        format_func=lambda name: markup.markdown_safe(measure_of(text, found.scenario, name).name),
    )  # fmt: skip
    st.session_state["followed_kpi"] = kpi
    return str(kpi)


def show(text: Text, case: Scenario, kpi: str) -> None:
    """The fields of a year, the last day, and the table to paste."""
    shell.section(text("page.follow_up.typing.title"), text("page.follow_up.typing.help"))
    _months(text, case, kpi, _year(text, case))
    if case.finance.start:
        _until(text, case)
    else:
        markup.show(markup.remark(text("page.follow_up.typing.no_start")))
    _paste(text, case, kpi)
    if case.actuals:
        st.button(text("page.follow_up.typing.clear"), key="follow-clear", type="tertiary", on_click=_clear)


def _year(text: Text, case: Scenario) -> int:
    years = typing.years(case)
    if len(years) < 2:
        return 1
    year: int | None = st.segmented_control(
        text("page.follow_up.typing.year"), years, default=typing.first_year(case), required=True,
        format_func=lambda count: typing.year(text, count), key=f"follow-year-of-{len(years)}",
    )  # fmt: skip
    return year or 1


def _months(text: Text, case: Scenario, kpi: str, year: int) -> None:
    with st.container(key="follow-months", gap=None):
        for month in typing.months(case, year):
            with st.container(key=f"follow-month-{month}", gap=None):
                label, value = typing.month(text, case, month), typing.written(text, case, month, kpi)
                field(f"follow-{kpi}-{month}", label, value, _taking(kpi, month), room=30)


def _taking(kpi: str, month: int) -> Callable[[str], None]:
    def take(written: str) -> None:
        case = state.case()
        plan = answer(state.counted().unweighed).fan(kpi, "engage")
        value = typing.read(state.text(), case, kpi, written, plan)
        state.put(with_figure(case, month, kpi, value, date.today()))

    return take


def _until(text: Text, case: Scenario) -> None:
    with st.container(key="follow-until", gap=None):
        label, explain = text("page.follow_up.typing.until"), text("page.follow_up.typing.until_help")
        field("follow-until", label, case.evidence.until, _take_until, room=30, explain=explain)


def _take_until(written: str) -> None:
    state.put(with_until(state.case(), typing.read_day(written)))


def _clear() -> None:
    st.session_state["faulty"] = {}
    state.put(without_figures(state.case()))
    state.tell("page.follow_up.typing.cleared")


def choose(kpi: str) -> None:
    """Show another key figure."""
    st.session_state[_KPI] = kpi


# --- a table ---


def _paste(text: Text, case: Scenario, kpi: str) -> None:
    faults = st.session_state.get("follow_faults", ())
    with st.expander(text("page.follow_up.typing.paste"), key="follow-paste", expanded=bool(faults)):
        name = measure_of(text, case, kpi).inside
        markup.show(markup.remark(text("page.follow_up.typing.paste_help", name=name)))
        with st.form(key="follow-form", border=False):
            st.text_area(text("page.follow_up.typing.paste_field"), key=_PASTED, height=_ROWS, max_chars=_MOST)
            st.form_submit_button(text("page.follow_up.typing.paste_button"), on_click=_read, args=(kpi,))
        for fault in faults:
            markup.show(markup.fault(text.fault(fault)))


def _read(kpi: str) -> None:
    """Take the whole table, or keep it with what is wrong."""
    from roisim.importers import figures  # takes its time to load

    case = state.case()
    st.session_state.pop("follow_faults", None)
    try:
        found = figures.read(st.session_state[_PASTED], case, kpi)
    except CaseError as error:
        st.session_state["follow_faults"] = error.faults
        return
    fields.forget_all("follow-")
    st.session_state[_PASTED] = ""
    state.put(with_actuals(case, found, date.today()))
    state.tell("page.follow_up.typing.pasted", count=sum(len(each.figures) for each in found))
