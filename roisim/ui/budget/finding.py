"""The searches, each made when its button asks for it, with progress; and the suggestion taken over."""

import streamlit as st

from roisim.answers.budget import Suggestion, Wishes, suggestion
from roisim.answers.least import Aim, What, least
from roisim.answers.pot import with_amounts
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.exhibits.budget import least_told, numbers, whole
from roisim.exhibits.budget import split as told
from roisim.exhibits.budget.taking import changed
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import exhibits, markup, taking
from roisim.ui.parts.fields import controlled, field, outdated
from roisim.ui.parts.waiting import waiting

_WANTED, _WANTED_LEAST, _AIM = "budget-wanted", "budget-wanted-least", "budget-aim"
_WAYS: tuple[What, ...] = ("even", "leads")
_LEADS = 500.0


def split(text: Text, case: Scenario, wishes: Wishes | None) -> Suggestion | None:
    """The best split: the button, and once it was asked for, what was found."""
    st.button(
        text("page.budget.ask.find"), key="budget-find", type="primary", disabled=wishes is None,
        on_click=_want, args=(_WANTED, (case.question, wishes)),
    )  # fmt: skip
    place = st.container(key="budget-found")
    if wishes is None or st.session_state.get(_WANTED) != (case.question, wishes):
        return None
    with place:
        found = _suggested(text, case, wishes)
        _shown(text, case, found)
    return found


def _want(key: str, wanted: object) -> None:
    st.session_state[key] = wanted


def _suggested(text: Text, case: Scenario, wishes: Wishes) -> Suggestion:
    """The suggestion, with progress while it is looked for."""
    with waiting(text("page.budget.finding")) as advance:
        advance(0.0)
        return suggestion(case, wishes, advance)


def _shown(text: Text, case: Scenario, found: Suggestion) -> None:
    speech = whole.speech_of(text, case)
    with st.container(key="budget-story"):
        with st.container(key="budget-split"):
            exhibits.show(text, told.exhibit(speech, found))
        with st.container(key="budget-gives"):
            exhibits.show(text, told.gives(speech, found))
            exhibits.show(text, told.months(speech, found))
            if not told.is_today(found):
                st.button(text("page.budget.ask.take"), key="budget-take", on_click=_take, args=(text, case, found))


def _take(text: Text, case: Scenario, found: Suggestion) -> None:
    """Take the suggestion over; undo gives the very case back."""
    state.put(with_amounts(state.case(), found.amounts, state.start()))
    state.tell("page.budget.ask.taken", changed=changed(whole.speech_of(text, case), found))


# --- the least for a target ---


def least_budget(text: Text, case: Scenario, wishes: Wishes | None) -> None:
    """The target, the button, and once it was asked for, what was found."""
    markup.show(markup.section(text("page.budget.least.title"), text("page.budget.least.remark")))
    aim: Aim = st.session_state.get(_AIM, Aim("even", _LEADS))
    with st.container(key="budget-target"):
        key = controlled("budget-target-what", aim.what)
        st.segmented_control(
            text("page.budget.least.goal"), _WAYS, key=key, required=True, on_change=_choose, args=(key,),
            format_func=lambda way: text(f"page.budget.least.{'leads_goal' if way == 'leads' else way}"),
        )  # fmt: skip
        if aim.what == "leads":
            field("budget-leads", text("page.budget.least.leads"), numbers.counted(text, aim.leads), _take_leads)
    wanted = (case.question, wishes, aim)
    st.button(
        text("page.budget.least.find"), key="budget-find-least", disabled=wishes is None,
        on_click=_want, args=(_WANTED_LEAST, wanted),
    )  # fmt: skip
    if wishes is not None and st.session_state.get(_WANTED_LEAST) == wanted:
        _least_shown(text, case, wishes, aim)


def _choose(key: str) -> None:
    if not outdated(key):
        aim: Aim = st.session_state.get(_AIM, Aim("even", _LEADS))
        st.session_state[_AIM] = Aim(st.session_state[key], aim.leads)


def _take_leads(written: str) -> None:
    aim: Aim = st.session_state.get(_AIM, Aim("leads", _LEADS))
    st.session_state[_AIM] = Aim("leads", numbers.leads(state.text(), written, aim.leads))


def _least_shown(text: Text, case: Scenario, wishes: Wishes, aim: Aim) -> None:
    try:
        with waiting(text("page.budget.finding_least")) as advance:
            advance(0.0)
            found = least(case, wishes, aim, advance)
    except CaseError as error:
        for sentence in text.faults(error):
            markup.show(markup.fault(sentence))
        return
    exhibit = least_told.exhibit(whole.speech_of(text, case), found)
    exhibits.heading(exhibit, taking.picture(text, exhibit))
    markup.show(markup.cards(exhibit.cards))
    exhibits.remarks(exhibit)
