"""The agreed rules, each with a button that takes it away; and the published return, on or off."""

import streamlit as st

from roisim.answers.following import Followed
from roisim.cases.outcomes import Agreed
from roisim.cases.scenario import Scenario
from roisim.cases.seeing import with_gate, with_published, without_gate
from roisim.errors import CaseError
from roisim.exhibits.follow_up import published as beside
from roisim.exhibits.follow_up import rules
from roisim.folder import app_folder
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import exhibits, markup
from roisim.ui.parts.markup import html


def show(text: Text, found: Followed) -> None:
    """What the rules come to, each of them, and where there is none the way to one."""
    exhibit = rules.rules(text, found)
    exhibits.heading(exhibit)
    with st.container(key="follow-rules", gap=None):
        for place, line in enumerate(rules.lines(text, found)):
            with st.container(key=f"follow-rule-{place}", gap=None):
                markup.show(html('<p class="remark">{}</p>', markup.strong(line.said)))
                st.button(markup.markdown_safe(line.remove), key=f"follow-remove-{place}", type="tertiary",
                          icon=":material/close:", on_click=_remove, args=(line.agreed,))  # fmt: skip
    if not found.rulings:
        page = str(app_folder() / "pages" / "measure_first.py")
        st.page_link(page, label=text("page.follow_up.rules.way"), query_params=state.address())


def _remove(agreed: Agreed) -> None:
    state.put(without_gate(state.case(), agreed))


def published(text: Text, case: Scenario) -> None:
    """What was published, beside what is worked out without it once that is asked for."""
    exhibits.show(text, beside.published(text, case))
    words = beside.button(text, case)
    if words:
        on = case.evidence.published
        st.button(words, key="follow-published-on", on_click=_publish, args=(not on,))


def _publish(on: bool) -> None:
    state.put(with_published(state.case(), on))


# --- on Measure first ---


def agree(text: Text, case: Scenario, agreed: Agreed | None) -> None:
    """The button that agrees on the rule of the page; that it is agreed on, once it is."""
    if agreed is None:
        return
    already = rules.agreed_on(text, case, agreed)
    with st.container(key="measure-agree"):
        if already:
            markup.show(markup.remark(already))
        else:
            st.button(text("page.follow_up.rules.agree"), key="agree", on_click=_agree, args=(agreed,))
        fault = st.session_state.get("agree_fault")
        if fault and not already:
            markup.show(markup.fault(text.fault(fault)))


def _agree(agreed: Agreed) -> None:
    st.session_state.pop("agree_fault", None)
    text, case = state.text(), state.case()
    try:
        changed = with_gate(case, agreed)
    except CaseError as error:
        st.session_state["agree_fault"] = error.faults[0]
        return
    state.put(changed)
    state.tell("page.follow_up.rules.done", **rules.done(text, case, agreed))
