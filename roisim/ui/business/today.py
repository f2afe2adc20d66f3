"""No work with social media today; what the plan is held against, and how customers are credited to it."""

import streamlit as st

from roisim.cases import moves
from roisim.exhibits.business.crediting import meaning
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import against, credits, fields, markup

_FIELDS = ("company.social_cost", "company.social_share")


def none(text: Text) -> None:
    """No work at all, in one click."""
    works = state.case().works_today
    with st.container(key="today", horizontal=True, vertical_alignment="center", gap="small"):
        markup.show(markup.remark(text("page.business.today_help" if works else "page.business.works_not")))
        st.button(text("page.business.no_work"), key="no-work", on_click=_none, disabled=not works)


def question(text: Text) -> None:
    """What the plan is held against, where there is work today."""
    with st.container():  # empty too, so that what comes after stays where it is
        if state.case().works_today:
            against.show(text)


def _none() -> None:
    case = state.case()
    for path in _FIELDS:
        fields.forget(path.replace(".", "-"))
        case = moves.moved(case, path, 0.0, state.start())
    state.put(case)


def crediting(text: Text) -> None:
    """The question, what the answer means, and the number behind it."""
    credits.question(text)
    with st.container(key="incremental", gap=None):
        fields.of_estimate(text, "funnel.incremental")
        markup.show(markup.remark(meaning(text, state.case())))
