"""Where the cases live while someone works on them: one frozen desk a visitor, mirrored in the address bar.

Pages read `case()`, the one that is open, and change it with `put()`; Compare reads `desk()` and changes it with
`arrange()`. The address is read once, when a visit begins; after that the session knows best, so that going back
and forth between pages never brings an older number back.
"""

from functools import lru_cache
from typing import Literal, cast

import streamlit as st

from roisim import cases, links
from roisim.errors import CaseError, Fault
from roisim.scenario import Scenario
from roisim.text import LANGUAGES, Language, Text, best_language
from roisim.ui.desk import MOST_CASES, Desk

EXAMPLE = "b2b"
STEPS_BACK = 30
Theme = Literal["light", "dark"]


def open_visit() -> None:
    """Read the address when a visit begins; a link that can't be read gives the example and a sentence."""
    if "language" not in st.session_state:
        wanted = st.query_params.get("lang")
        st.session_state["language"] = wanted if wanted in LANGUAGES else best_language(st.context.locale)
    if "desk" not in st.session_state:
        opened = _opened(st.query_params.get("case"))
        beside = [_beside(code) for code in st.query_params.get_all("beside")[: MOST_CASES - 1]]
        st.session_state["desk"] = Desk((opened, *(found for found in beside if found)))
        st.session_state["before"] = st.session_state["after"] = ()


def _opened(code: str | None) -> Scenario:
    return (_beside(code) if code else None) or cases.preset(EXAMPLE)


def _beside(code: str) -> Scenario | None:
    """The case of a link; None, and something to say, where it can't be read."""
    try:
        link = links.decode(code)
    except CaseError as error:
        st.session_state["link"] = error.faults
        return None
    if link.moved:
        st.session_state.setdefault("link", "moved")
    return link.scenario


def notices(text: Text) -> list[str]:
    """Sentences about the link that was opened, until the case is changed."""
    said = [text.fault(st.session_state["too_long"])] if "too_long" in st.session_state else []
    found: tuple[Fault, ...] | str = st.session_state.get("link", ())
    if found == "moved":
        return [text("page.link.moved"), *said]
    return [f"{text.fault(fault)} {text('page.link.example')}" for fault in cast("tuple[Fault, ...]", found)[:1]] + said


def desk() -> Desk:
    """All cases of the visit."""
    return cast(Desk, st.session_state["desk"])


def case() -> Scenario:
    """The open case as it stands."""
    return desk().open


def put(changed: Scenario) -> None:
    """Make `changed` the open case, and remember the one before it."""
    arrange(desk().with_open(changed))


def arrange(changed: Desk) -> None:
    """Make `changed` the desk, and remember the one before it."""
    if changed != desk():
        st.session_state["before"] = (*st.session_state["before"], desk())[-STEPS_BACK:]
        st.session_state["after"] = ()
        st.session_state["desk"] = changed
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
    """True where there is a change to take back."""
    return bool(st.session_state["before"])


def can_redo() -> bool:
    """True where there is a change to make again."""
    return bool(st.session_state["after"])


def undo() -> None:
    """Back to the cases before the last change."""
    _step("before", "after")


def redo() -> None:
    """Make the change again that was taken back."""
    _step("after", "before")


def _step(back: str, forth: str) -> None:
    if not st.session_state[back]:
        return
    *rest, there = st.session_state[back]
    st.session_state[back] = tuple(rest)
    st.session_state[forth] = (*st.session_state[forth], desk())
    st.session_state["desk"] = there
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
    """Let the address bar hold the cases and the language; too much text for it stays in the session."""
    wanted = address()
    shown = {name: st.query_params.get_all(name) for name in ("lang", "case", "beside")}
    if any(shown[name] != ([said] if isinstance(said, str) else said) for name, said in wanted.items()):
        st.query_params.update(wanted)


def address() -> dict[str, str | list[str]]:
    """What the address bar says after the "?": language, the open case, those beside it; what an address can hold."""
    said: dict[str, str | list[str]] = {"lang": str(language()), "beside": []}
    others = [other for place, other in enumerate(desk().cases) if place != desk().place]
    try:
        said["case"] = _code(case())
        st.session_state.pop("too_long", None)
        said["beside"] = _codes(others, links.MOST_LETTERS - len(said["case"]))
    except CaseError as error:
        st.session_state["too_long"] = error.faults[0]
    return said


def _codes(others: list[Scenario], room: int) -> list[str]:
    """The codes of cases as far as they fit together; CaseError where they don't."""
    codes = [_code(other) for other in others]
    letters = sum(map(len, codes))
    if letters > room:
        raise CaseError(Fault("", "link_long", count=letters, limit=links.MOST_LETTERS))
    return codes


_code = lru_cache(64)(links.encode)


def title(text: Text) -> str:
    """What the open case is called."""
    return title_of(text, case())


def title_of(text: Text, scenario: Scenario) -> str:
    """What a case is called: its own title, else its preset's in the reader's language."""
    preset = scenario.preset
    return scenario.title or (cases.preset_words(preset, text.language)[0] if preset else text("page.untitled"))
