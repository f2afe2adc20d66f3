"""The ways to bring data: files dropped, HubSpot where the host has given a key, an example with invented files."""

import os
from collections.abc import Mapping

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from roisim.errors import CaseError
from roisim.folder import app_folder
from roisim.importers.found import Found
from roisim.text import Text
from roisim.ui import imported, state
from roisim.ui.parts import markup

MOST_MB = 20  # of one file; what the page holds in memory while it reads
_EXAMPLES = "examples/exports"


def show(text: Text) -> None:
    """The field for files, and beside it the other ways."""
    count = st.session_state.get("data_dropped", 0)  # a new field each time, so that nothing is read twice
    key = f"drop-data-{count}"
    st.file_uploader(
        text("page.your_data.drop"), key=key, on_change=_drop, args=(key,), accept_multiple_files=True,
        max_upload_size=MOST_MB,
    )  # fmt: skip
    markup.show(markup.remark(text("page.your_data.drop_help", limit=MOST_MB)))
    with st.container(key="data-ways", horizontal=True, gap="small"):
        if _token():
            st.button(text("page.your_data.fetch"), key="fetch-hubspot", on_click=_ask_hubspot)
        if not imported.dropped():
            st.button(text("page.your_data.example"), key="data-example", on_click=_example)
    markup.show(markup.remark(text("page.your_data.stays")))
    for sentence in st.session_state.get("data_faults", ()):
        markup.show(markup.fault(sentence))
    if st.session_state.pop("hubspot_asked", False):
        _fetch(text)


def _drop(key: str) -> None:
    """Read all that was dropped."""
    st.session_state["data_faults"] = ()
    imported.read((file.name, file.getvalue()) for file in st.session_state[key] or ())
    st.session_state["data_dropped"] = st.session_state.get("data_dropped", 0) + 1


def _example() -> None:
    """Read the invented files that lie beside the app."""
    folder = app_folder() / _EXAMPLES
    imported.read(((file.name, file.read_bytes()) for file in sorted(folder.glob("*.csv"))), "example")


# --- HubSpot ---


def _places() -> tuple[Mapping[str, str], ...]:
    """Where a key may stand: the surroundings of the process, and the secrets of the host."""
    try:
        secrets = {name: str(said) for name, said in st.secrets.items() if isinstance(said, str)}
    except StreamlitSecretNotFoundError:
        secrets = {}
    return os.environ, secrets


def _token() -> str:
    from roisim.importers import live  # takes its time to load

    return live.token_of(*_places())


def _ask_hubspot() -> None:
    st.session_state["hubspot_asked"], st.session_state["data_faults"] = True, ()


def _fetch(text: Text) -> None:
    """Fetch deals and contacts, told page by page; nothing is taken over in part."""
    from roisim.importers import live

    place = st.empty()

    def advance(what: str, count: int) -> None:
        place.markdown(text(f"importing.fetching_{what}", count=count))

    try:
        with st.spinner(text("importing.fetching"), show_time=True):
            found: tuple[Found, ...] = live.fetch(_token(), advance, address=live.address_of(*_places()))
    except CaseError as error:
        st.session_state["data_faults"] = tuple(state.text().faults(error))
    else:
        imported.take(found)
    place.empty()
    st.rerun()
