"""Import: where did customers come from, and did the ad money come back?"""

import streamlit as st

from roisim.exhibits.your_data import answer
from roisim.ui import imported, shell, state
from roisim.ui.your_data import dropping, files, response, suggestions, worth

shell.page("your_data", history=False)


@shell.fragment
def your_data() -> None:
    """All of it, drawn again together when a file comes, goes or is read anew."""
    text = shell.whole(history=True)
    case, founds = state.asked(), imported.founds()
    with st.spinner(text("page.your_data.counting"), show_time=False):
        found = worth.joined(case, founds)
    said = answer.answer(text, founds, found, dropped=len(imported.dropped()), invented=imported.invented())
    shell.heading(text, "your_data", said)
    with st.container(key="data"):
        with st.container(key="data-read"):
            dropping.show(text)
            files.show(text)
        if founds:
            with st.container(key="data-worth"):
                worth.show(text, case, found)
    if founds:
        with st.container(key="your-data-suggestions"):
            suggestions.show(text, case, founds)
        with st.container(key="your-data-response"):
            response.show(text, case, founds)


your_data()
