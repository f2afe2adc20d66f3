"""What must be true: the bars, the map, and where the uncertainty comes from; long work shows how far it has come."""

import streamlit as st

from roisim.answers.sobol import of_case
from roisim.answers.tornado import tornado
from roisim.cases.scenario import Scenario
from roisim.exhibits.must_be_true.pair import mapped
from roisim.exhibits.must_be_true.shares import shares
from roisim.exhibits.must_be_true.tornado import swinging
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.must_be_true import choice
from roisim.ui.parts import exhibits, markup
from roisim.ui.parts.waiting import waiting


def bars(text: Text, case: Scenario) -> None:
    """The tornado of what was chosen."""
    choice.ask_bars(text)
    of = choice.bars()
    if of == "chance":
        with waiting(text("page.must_be_true.tornado.waiting")) as advance:
            found = tornado(case, of, advance)
    else:
        found = tornado(case, of)
    exhibits.show(text, swinging(text, case, found))


def two(text: Text, case: Scenario) -> None:
    """The map of two numbers."""
    chosen = choice.two(case)
    if chosen is None:
        shell.section(mapped(text, case, None).title)
        return
    choice.ask_two(text, case, chosen)
    exhibits.show(text, mapped(text, case, chosen))


def uncertainty(text: Text, case: Scenario) -> None:
    """Where the uncertainty comes from, when asked for: it takes seconds."""
    shell.section(text("page.must_be_true.shares.section"))
    if st.session_state.get("shares_of") != case.question:
        markup.show(markup.remark(text("page.must_be_true.shares.about")))
        st.button(text("page.must_be_true.shares.button"), key="shares", on_click=_ask, args=(case.question,))
        return
    with waiting(text("page.must_be_true.shares.waiting")) as advance:
        found = of_case(case, advance)
    exhibits.show(text, shares(text, case, found))


def _ask(question: Scenario) -> None:
    st.session_state["shares_of"] = question
