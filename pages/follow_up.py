"""Follow up: is it going to plan?"""

import streamlit as st

from roisim.answers.following import followed
from roisim.exhibits.follow_up.answer import answer
from roisim.exhibits.follow_up.figure import figure
from roisim.exhibits.follow_up.forecast import forecast
from roisim.exhibits.follow_up.standings import standings
from roisim.ui import shell, state
from roisim.ui.follow_up import deciding, importing, typing
from roisim.ui.parts import exhibits, markup

shell.page("follow_up", history=False)


@shell.fragment
def follow_up() -> None:
    """All of it, drawn again together when a figure is filled in."""
    text = shell.whole(history=True)
    case = state.counted()
    with st.spinner(text("page.follow_up.counting"), show_time=False):
        found = followed(case)
    shell.heading(text, "follow_up", answer(text, found))
    with st.container(key="follow-seen"):
        with st.container(key="follow-picture"):
            kpi = typing.chosen(text, found)
            exhibits.show(text, figure(text, found, kpi))
        with st.container(key="follow-typing"):
            typing.show(text, case, kpi)
            importing.show(text, case)
        with st.container(key="follow-come"):
            new = forecast(text, found)
            if new:
                exhibits.heading(new)
                markup.show(markup.cards(new.cards))
                exhibits.remarks(new)
        with st.container(key="follow-agreed"):
            deciding.show(text, found)
    standing = standings(text, found)
    if standing:
        with st.container(key="follow-standing"):
            exhibits.show(text, standing)
    with st.container(key="follow-published"):
        deciding.published(text, case)


follow_up()
