"""Where the cases live while someone works on them: one frozen desk a visitor, mirrored in the address bar.

Pages read `case()`, the one that is open, and change it with `put()`; Compare reads `desk()` and changes it with
`arrange()`. The address is read once, when a visit begins; after that the session knows best, so that going back
and forth between pages never brings an older number back.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Literal, cast
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from roisim import cases
from roisim.cases import links
from roisim.cases.desk import MOST_CASES, Desk
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.exhibits.compare import names as names_of
from roisim.text import LANGUAGES, Language, Text, best_language

EXAMPLE = "b2b"
STEPS_BACK = 30
MOST_DRAWS = 2**14  # four times the usual number changes no digit that is shown; a million would take a minute
Theme = Literal["light", "dark"]


def open_visit() -> None:
    """Read the address when a visit begins; a link that can't be read gives the example and a sentence."""
    if "language" not in st.session_state:
        wanted = st.query_params.get("lang")
        st.session_state["language"] = wanted if wanted in LANGUAGES else best_language(st.context.locale)
    if "desk" not in st.session_state:
        st.session_state["desk"] = _laid_out()
        st.session_state["before"] = st.session_state["after"] = ()


def _laid_out() -> Desk:
    """The desk of the address: the open case, those beside it in their order, at which place the open one lies."""
    wanted = st.query_params.get("case")
    opened = (_linked(wanted, "open") if wanted else None) or cases.preset(EXAMPLE)
    codes = st.query_params.get_all("beside")
    if len(codes) >= MOST_CASES:
        st.session_state.setdefault("link", {})["full"] = None
    there: list[Scenario | None] = [_linked(code, "beside") for code in codes[: MOST_CASES - 1]]
    place = min(_whole(st.query_params.get("at")), len(there))
    there.insert(place, opened)
    base = min(_whole(st.query_params.get("base")), len(there) - 1)
    found = tuple(case for case in there if case)
    # What could not be read is not there: those after it move up, and where it was the base, the open one is.
    at, held = (sum(case is not None for case in there[:each]) for each in (place, base))
    return Desk(found, at, held if there[base] else at)


def _whole(written: str | None) -> int:
    """A place in an address; what is none is the first."""
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 4 else 0


def _linked(code: str, where: Literal["open", "beside"]) -> Scenario | None:
    """The case of a code; None, and something to say, where it can't be read."""
    said: dict[str, Fault | None] = st.session_state.setdefault("link", {})
    try:
        link = links.decode(code)
    except CaseError as error:
        said.setdefault(where, error.faults[0])
        return None
    if link.moved:
        said["moved"] = None
    return link.scenario


def linked(written: str) -> list[Scenario]:
    """All cases of a link that someone pasted, the whole address or the code alone; CaseError where there are none."""
    written = written.strip()
    try:
        query = parse_qs(urlsplit(written).query, max_num_fields=100)
    except ValueError:
        raise CaseError(Fault("", "link_damaged")) from None
    codes = query.get("beside", [])[: MOST_CASES - 1]
    place = min(_whole(query.get("at", [""])[0]), len(codes))
    codes[place:place] = query.get("case", [])[:1] if query else [written]
    if not codes:
        raise CaseError(Fault("", "link_damaged"))
    return [links.decode(code).scenario for code in codes]


def notices(text: Text) -> list[str]:
    """Sentences about the link that was opened, until the case is changed, and about what no link can hold."""
    found: dict[str, Fault | None] = st.session_state.get("link", {})
    said = [text("page.link.moved")] if "moved" in found else []
    if opened := found.get("open"):
        said.append(f"{text.fault(opened)} {text('page.link.example')}")
    if "full" in found:
        said.append(text("page.link.full", limit=MOST_CASES))
    if beside := found.get("beside"):
        said.append(text("page.link.left_out", fault=text.fault(beside)))
    if too_long := st.session_state.get("too_long"):
        said.append(text.fault(too_long))
    if (wanted := case().draws) > MOST_DRAWS:
        said.append(text("page.link.draws", wanted=text.exact(wanted, 0), used=text.exact(MOST_DRAWS, 0)))
    if kept := st.session_state.get("kept_here", 0):
        said.append(text("page.link.kept_here", count=kept))
    return said


def desk() -> Desk:
    """All cases of the visit."""
    return cast(Desk, st.session_state["desk"])


def case() -> Scenario:
    """The open case as it stands."""
    return desk().open


def asked() -> Scenario:
    """The open case as the pages work it out: with no more draws than one can wait for."""
    return replace(case(), draws=min(case().draws, MOST_DRAWS))


def put(changed: Scenario) -> None:
    """Make `changed` the open case, and remember the one before it."""
    arrange(desk().with_open(changed))


def arrange(changed: Desk) -> None:
    """Make `changed` the desk, and remember the one before it."""
    here = desk()
    if changed != here:
        st.session_state["before"] = (*st.session_state["before"], here)[-STEPS_BACK:]
        st.session_state["after"] = ()
        _lay(changed)
        st.session_state.pop("link", None)
    show_address()


def hold_against(place: int) -> None:
    """Choose the case that the others are compared with."""
    arrange(desk().against(place))


def _lay(changed: Desk) -> None:
    """Make `changed` the desk; where another case comes to be open, let go of what was kept about the one before."""
    here = desk()
    if (changed.place, len(changed.cases)) != (here.place, len(here.cases)):
        st.session_state["faulty"] = {}
        for kept in ("original", "spends", "own_losses", "anchors") if changed.open != here.open else ():
            st.session_state.pop(kept, None)
    st.session_state["desk"] = changed
    hush()


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
    _lay(there)
    st.session_state["faulty"] = {}
    show_address()


def tell(key: str, **facts: object) -> None:
    """Say something about the change just made, until the next one."""
    st.session_state["told"] = (key, facts)


def hush() -> None:
    """Let go of what was said of the last change: what comes now has its own words."""
    st.session_state.pop("told", None)


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
    shown = {name: st.query_params.get_all(name) for name in ("lang", "case", "beside", "at", "base")}
    if any(shown[name] != ([said] if isinstance(said, str) else said) for name, said in wanted.items()):
        st.query_params.update(wanted)


def address() -> dict[str, str | list[str]]:
    """What the address bar says after the "?": language, the open case, those beside it; what an address can hold."""
    said: dict[str, str | list[str]] = {"lang": str(language()), "beside": [], "at": [], "base": []}
    for name in ("too_long", "kept_here"):
        st.session_state.pop(name, None)
    try:
        said["case"] = _code(case())
    except CaseError as error:
        st.session_state["too_long"] = error.faults[0]
        return said
    return said | _beside(desk(), links.MOST_LETTERS - len(said["case"]))


def _beside(here: Desk, room: int) -> dict[str, str | list[str]]:
    """The codes of the other cases as far as they fit, at which place the open one lies among them, and the base."""
    codes, places = [], [here.place]
    for place, other in enumerate(here.cases):
        code = _code_or_none(other) if place != here.place else None
        if code and len(code) <= room:
            codes.append(code)
            places.append(place)
            room -= len(code)
    st.session_state["kept_here"] = len(here.cases) - len(places)
    places.sort()
    at = places.index(here.place)
    base = places.index(here.base) if here.base in places else 0
    return {"beside": codes, "at": str(at) if at else [], "base": str(base) if base else []}


def _code_or_none(scenario: Scenario) -> str | None:
    try:
        return _code(scenario)
    except CaseError:
        return None


_code = lru_cache(256)(links.encode)


def names(text: Text) -> list[str]:
    """What the cases are called, told apart by numbers where two are called the same."""
    return names_of.told_apart(text, [title_of(text, each) for each in desk().cases])


def title(text: Text) -> str:
    """What the open case is called."""
    return title_of(text, case())


def title_of(text: Text, scenario: Scenario) -> str:
    """What a case is called: its own title, else its preset's in the reader's language."""
    return names_of.title_of(text, scenario)
