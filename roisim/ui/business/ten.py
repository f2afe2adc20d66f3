"""The ten questions in a row each, the answer to its right; and at the end what the answers mean together."""

import streamlit as st

from roisim.cases import ten_numbers, typed_numbers
from roisim.cases.parameters import Estimate
from roisim.cases.ten_numbers import Asked, Question
from roisim.exhibits.business import ten
from roisim.text import Text
from roisim.ui import state
from roisim.ui.business import channels, today
from roisim.ui.parts import markup
from roisim.ui.parts.fields import field
from roisim.ui.parts.markup import html


def show(text: Text) -> None:
    """All ten, and the sentence that sums them up."""
    with st.container(key="ten", gap=None):
        for question in ten_numbers.questions(state.case().preset):
            with st.container(key=f"ten-{question.key}", gap=None):
                _question(text, question)
    _together(text)


def _question(text: Text, question: Question) -> None:
    for asked in question.asked:
        row = ten.row(text, state.case(), state.start(), asked)
        with st.container(gap=None):
            number(text, asked, row.ask, row.shown)
            if row.below:
                markup.show(markup.remark(row.below, "below"))
    if question.key == "budget":
        channels.show(text)
    elif question.key == "today":
        today.none(text)


def number(text: Text, asked: Asked, label: str, shown: str, key: str = "") -> None:
    """The field of an answer, in the unit that it is asked for in."""

    def take(written: str) -> None:
        now, parameter = state.case(), asked.parameter
        currency = now.finance.currency
        value = typed_numbers.read(text, parameter, written, currency, asked.likely(now) or None, asked.likely(now))
        typed_numbers.check(text, parameter, Estimate(value), currency)
        state.put(ten_numbers.answered(now, asked, value))

    field(key or asked.path.replace(".", "-"), markup.markdown_safe(label), shown, take)


def _together(text: Text) -> None:
    """What the answers come to, and a button that says so."""
    found = ten.together(text, state.case())
    with st.container(key="together", gap="small"):
        said = '<p class="together" role="status">{}</p>'
        markup.show(html(said, found.said) + markup.remark(found.how) + markup.remark(found.budget))
        if found.own:
            markup.show(markup.remark(text("ten.own")))
        else:
            st.button(text("ten.yes"), key="ours", type="primary", on_click=_vouch)


def _vouch() -> None:
    state.put(ten_numbers.vouched(state.case()))
    state.tell("ten.told")
