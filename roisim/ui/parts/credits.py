"""How customers are credited to social media, as chosen; a number of one's own is not lost on the way."""

from dataclasses import replace

import streamlit as st

from roisim.cases.credits import at_credit
from roisim.cases.groups import CREDITS
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import fields, markup
from roisim.ui.parts.fields import controlled, outdated

FIELD = "funnel-incremental"  # where one types how many are truly extra, on whatever page


def choose(key: str) -> None:
    """Take the way chosen in a widget, and keep the number of the one that was left if it was one's own."""
    if outdated(key):
        return
    case, wanted = state.case(), st.session_state[key]
    before = case.funnel
    if before.credit == "own":
        st.session_state["own_incremental"] = before.incremental
    after = at_credit(before, wanted)
    if wanted == "own":
        after = replace(after, incremental=st.session_state.get("own_incremental", after.incremental))
    fields.forget(FIELD)
    state.put(replace(case, funnel=after))


def question(text: Text) -> None:
    """The question with its five answers in full."""
    key = controlled("credit", state.case().funnel.credit)
    st.radio(
        markup.markdown_safe(text("credit.question")), CREDITS, key=key, on_change=choose, args=(key,),
        format_func=lambda way: markup.markdown_safe(text(f"credit.{way}.name")),
        captions=[markup.markdown_safe(text(f"credit.{way}.help")) for way in CREDITS],
    )  # fmt: skip


def listed(text: Text) -> None:
    """The same where there is little room, with what the chosen answer means."""
    way = state.case().funnel.credit
    key = controlled("credit-short", way)
    st.selectbox(
        markup.markdown_safe(text("credit.question")), CREDITS, key=key, on_change=choose, args=(key,),
        format_func=lambda each: text(f"credit.{each}.name"),
    )  # fmt: skip
    markup.show(markup.remark(text(f"credit.{way}.help")))
