"""The files that the pitch can be taken home as, each made when it is asked for."""

from datetime import date
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from roisim import __version__
from roisim.cases import links
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.exhibits.origin import Origin
from roisim.exports import formats
from roisim.text import Text
from roisim.ui import shell


def show(text: Text, case: Scenario) -> None:
    """A button for each kind whose library is there."""
    origin = Origin(date.today(), __version__, _link(case))
    shell.section(text("page.pitch.files"), text("page.pitch.files_help"))
    with st.container(key="pitch-kinds", horizontal=True):
        for kind in formats.there():
            st.download_button(
                text(f"page.pitch.file.{kind}"), partial(formats.made, kind, case, text, origin),
                formats.name_of(kind, case, text, origin), formats.FORMATS[kind].media, key=f"file-{kind}",
                on_click="ignore", help=text(f"page.pitch.file.{kind}_help"), icon=":material/download:",
            )  # fmt: skip


def _link(case: Scenario) -> str:
    """The address that opens the case again; "" for one that no address holds."""
    try:
        code = links.encode(case)
    except CaseError:
        return ""
    at = urlsplit(st.context.url or "")
    return f"{at.scheme}://{at.netloc}{at.path.rpartition('/')[0]}/?case={code}" if at.netloc else ""
