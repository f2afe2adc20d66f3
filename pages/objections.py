"""Objections: does the answer stand up to them?"""

import streamlit as st

from roisim.exhibits.objections import answer, whiskers
from roisim.ui import shell
from roisim.ui.objections import own, rows, weighing
from roisim.ui.parts import exhibits

shell.page("objections", history=False)


@shell.fragment
def objections() -> None:
    """Answer, picture, rows and one's own, drawn again together when any is ticked or changed."""
    text = shell.whole(history=True)
    found = weighing.found(text)
    shell.heading(text, "objections", answer.said(text, found))
    with st.container(key="objections"):
        with st.container(key="objections-picture"):
            exhibits.show(text, whiskers.whiskers(text, found))
        with st.container(key="objections-rows"):
            rows.show(text, found)
            own.show(text)


objections()
