"""Where the case lives while someone works on it: one frozen scenario a visitor, mirrored in the address bar.

Pages read `case()` and change it with `put()`. The address is read once, when a visit begins; after that the
session knows best, so that going back and forth between pages never brings an older number back.
"""

from functools import lru_cache
from typing import Literal, cast

import streamlit as st

from roisim import cases, links
from roisim.errors import CaseError, Fault
from roisim.scenario import Scenario
from roisim.text import LANGUAGES, Language, Text, best_language

EXAMPLE = "b2b"
STEPS_BACK = 30
Theme = Literal["light", "dark"]


def open_visit() -> None:
    """Read the address when a visit begins; a link that can't be read gives the example and a sentence."""
    if "language" not in st.session_state:
        wanted = st.query_params.get("lang")
        st.session_state["language"] = wanted if wanted in LANGUAGES else best_language(st.context.locale)
    if not isinstance(st.session_state.get("case"), Scenario):
        st.session_state["case"] = _opened(st.query_params.get("case"))
        st.session_state["before"] = ()


def _opened(code: str | None) -> Scenario:
    if not code:
        return cases.preset(EXAMPLE)
    try:
        link = links.decode(code)
    except CaseError as error:
        st.session_state["link"] = error.faults
        return cases.preset(EXAMPLE)
    if link.moved:
        st.session_state["link"] = "moved"
    return link.scenario


def notices(text: Text) -> list[str]:
    """Sentences about the link that was opened, until the case is changed."""
    said = [text.fault(st.session_state["too_long"])] if "too_long" in st.session_state else []
    found: tuple[Fault, ...] | str = st.session_state.get("link", ())
    if found == "moved":
        return [text("page.link.moved"), *said]
    return [f"{text.fault(fault)} {text('page.link.example')}" for fault in cast("tuple[Fault, ...]", found)[:1]] + said


def case() -> Scenario:
    """The case as it stands."""
    return cast(Scenario, st.session_state["case"])


def put(changed: Scenario) -> None:
    """Make `changed` the case, and remember the one before it."""
    if changed != case():
        st.session_state["before"] = (*st.session_state["before"], case())[-STEPS_BACK:]
        st.session_state["case"] = changed
        st.session_state.pop("link", None)
        st.session_state.pop("told", None)
    show_address()


def take(changed: Scenario) -> None:
    """Make `changed` the case if a file or a link could hold it; CaseError with what is wrong."""
    put(cases.read(cases.tree(changed)))


def start() -> Scenario:
    """What the case started from: its preset, in the case's currency; itself where there is none."""
    return start_in(case().finance.currency)


def start_in(currency: str) -> Scenario:
    """The same in another currency."""
    return _start(case().preset, currency) or cases.in_currency(case(), currency)


@lru_cache(64)
def _start(preset: str, currency: str) -> Scenario | None:
    return cases.in_currency(cases.preset(preset), currency) if preset else None


def can_undo() -> bool:
    """True where there is a case to go back to."""
    return bool(st.session_state["before"])


def undo() -> None:
    """Back to the case before the last change."""
    if can_undo():
        *before, st.session_state["case"] = st.session_state["before"]
        st.session_state["before"] = tuple(before)
        st.session_state["faulty"] = {}
        st.session_state.pop("told", None)
        show_address()


def tell(key: str, **facts: object) -> None:
    """Say something about the change just made, until the next one."""
    st.session_state["told"] = (key, facts)


def told(text: Text) -> str | None:
    """What there is to say about the last change."""
    key, facts = st.session_state.get("told", ("", {}))
    return text(key, **facts) if key else None


def language() -> Language:
    """The reader's language."""
    return cast(Language, st.session_state["language"])


def speak(wanted: Language) -> None:
    """Switch language; no number moves."""
    st.session_state["language"] = wanted
    show_address()


def text() -> Text:
    """The words of the reader's language, with the nouns of the business."""
    return Text(language(), case().preset)


def theme() -> Theme:
    """Light or dark, as the reader's browser shows the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show_address() -> None:
    """Let the address bar hold the case and the language; too much text for it stays in the session."""
    wanted = address()
    if any(st.query_params.get(name) != value for name, value in wanted.items()):
        st.query_params.update(wanted)


def address() -> dict[str, str]:
    """What the address bar says after the "?": the language, and the case as far as an address can hold it."""
    said = {"lang": str(language())}
    try:
        said["case"] = links.encode(case())
        st.session_state.pop("too_long", None)
    except CaseError as error:
        st.session_state["too_long"] = error.faults[0]
    return said


def title(text: Text) -> str:
    """What the case is called: its own title, else its preset's in the reader's language."""
    own = case().title
    return own or (cases.preset_words(case().preset, text.language)[0] if case().preset else text("page.untitled"))
