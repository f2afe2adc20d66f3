"""The files that the pitch can be taken home as, each made when it is asked for."""

from collections.abc import Collection
from datetime import date
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from roisim import __version__
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.exhibits.origin import Origin, link_to
from roisim.exports import formats
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import markup
from roisim.ui.pitch import dress

# A file is made beside the page, which is not drawn anew meanwhile: style shows what the button says of it.
_SAID = '<div role="status"><p class="remark making">{}</p></div><div role="alert"><p class="fault unmade">{}</p></div>'


def show(text: Text, case: Scenario, open_comments: Collection[str]) -> None:
    """What they are dressed in, and a button for each kind whose library is there."""
    shell.section(text("page.pitch.files"), text("page.pitch.files_help"))
    _offered(case, frozenset(open_comments))


@shell.fragment
def _offered(case: Scenario, open_comments: frozenset[str]) -> None:
    text, origin = shell.whole(), Origin(date.today(), __version__, _link(case), open_comments)
    with st.container(key="pitch-files"):
        dress.show(text)
        with st.container(key="file-kinds", horizontal=True):
            for kind in formats.there():
                st.download_button(
                    text(f"page.pitch.file.{kind}"), partial(formats.made, kind, case, text, origin, dress.worn()),
                    formats.name_of(kind, case, text, origin), formats.FORMATS[kind].media, key=f"file-{kind}",
                    on_click="ignore", help=text(f"page.pitch.file.{kind}_help"), icon=":material/download:",
                )  # fmt: skip
        markup.show(markup.html(_SAID, text("page.pitch.making.now"), text("page.pitch.making.failed")))


def _link(case: Scenario) -> str:
    """The address that opens the case again; "" for one that no address holds."""
    at = urlsplit(st.context.url or "")
    try:
        return link_to(f"{at.scheme}://{at.netloc}{at.path.rpartition('/')[0]}", case) if at.netloc else ""
    except CaseError:
        return ""
