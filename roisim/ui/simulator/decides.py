"""Under the answer the number that decides most: the line leads to its dial, else to its row among the assumptions."""

import streamlit as st

from roisim.cases.scenario import Scenario
from roisim.exhibits.simulator.decides import deciding
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import markup
from roisim.ui.parts.markup import html
from roisim.ui.simulator import controls


def show(text: Text, case: Scenario) -> None:
    """The line; nothing where no number decides anything."""
    found = deciding(text, case)
    if found is None:
        return
    dial = controls.dial_of(text, case, found.path)
    if dial:
        markup.show(
            html('<p class="decides"><button type="button" data-dial-at="{}">{}</button></p>', dial, found.said)
        )
        return
    if st.button(markup.markdown_safe(found.said), key="decides-most", type="tertiary"):
        st.session_state["search"] = found.name
        shell.go(text, "assumptions")
