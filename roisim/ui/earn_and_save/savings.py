"""Each saving month by month; of one with nothing to show, a sentence."""

import streamlit as st

from roisim.answers.result import Result
from roisim.exhibits.earn_and_save.savings import savings
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import exhibits


def show(text: Text, result: Result) -> None:
    """All savings."""
    with st.container(key="savings"):
        for exhibit in savings(text, result):
            with st.container(key=f"saving-{exhibit.key}", gap="small"):
                if exhibit.picture is None:
                    shell.section(exhibit.title, exhibit.measure)
                else:
                    exhibits.show(text, exhibit)
