"""Today's work with social media, and how customers are credited to it."""

from dataclasses import replace

import streamlit as st

from roisim.cases.parameters import Estimate
from roisim.exhibits.business.crediting import meaning
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import against, credits, fields, markup

_NONE = Estimate(0.0)
_FIELDS = ("company.social_cost", "company.social_share")


def work(text: Text) -> None:
    """What it costs and brings, none of it in one click; and what the plan is then held against."""
    works = state.case().works_today
    with st.container(key="today", horizontal=True, vertical_alignment="top", gap="small"):
        for path in _FIELDS:
            with st.container(gap=None):
                fields.of_estimate(text, path)
        st.button(text("page.business.no_work"), key="no-work", on_click=_none, disabled=not works)
    if works:
        against.show(text)
    else:
        markup.show(markup.remark(text("page.business.works_not")))


def _none() -> None:
    case = state.case()
    for path in _FIELDS:
        fields.forget(path.replace(".", "-"))
    state.put(replace(case, company=replace(case.company, social_cost=_NONE, social_share=_NONE)))


def crediting(text: Text) -> None:
    """The question, what the answer means, and the number behind it."""
    credits.question(text)
    with st.container(key="incremental", gap=None):
        fields.of_estimate(text, "funnel.incremental")
        markup.show(markup.remark(meaning(text, state.case())))
