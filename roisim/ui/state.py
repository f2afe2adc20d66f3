"""Where the cases live while someone works on them: one frozen desk a visitor, mirrored in the address bar.

Pages read `case()`, the one that is open, and change it with `put()`; Compare reads `desk()` and changes it with
`arrange()`. The address is read once, when a visit begins; after that the session knows best, so that going back
and forth between pages never brings an older number back.
"""

from dataclasses import replace
from typing import Literal, cast
from urllib.parse import urlencode

import streamlit as st

from roisim import cases
from roisim.answers.evidence import trusted
from roisim.cases import addresses, mending
from roisim.cases.addresses import Opened, Written
from roisim.cases.desk import Desk
from roisim.cases.scenario import Scenario
from roisim.exhibits.compare import names as names_of
from roisim.memory import remember
from roisim.text import LANGUAGES, Language, Text, best_language
from roisim.ui import presenting
from roisim.ui.keeping import bonds

EXAMPLE = "b2b"
STEPS_BACK = 30
MOST_DRAWS = 2**14  # four times the usual number changes no digit that is shown; a million would take a minute
Theme = Literal["light", "dark"]
# What is kept about the open case.
_OF_A_CASE = ("original", "spends", "own_losses", "own_incremental", "trial", "anchors", "renamed")


def begin_to_speak() -> None:
    """Take the language of the address, or the reader's, when a visit begins."""
    if "language" not in st.session_state:
        wanted = next(iter(asked_for().get("lang", ())), "")[:2]
        st.session_state["language"] = wanted if wanted in LANGUAGES else best_language(st.context.locale)


def open_visit() -> None:
    """Read the address when a visit begins; a link that can't be read gives the example and a sentence."""
    if "desk" not in st.session_state:
        query = asked_for()
        st.session_state["bare"] = not query.keys() & {"case", bonds.LINK, bonds.VERSION}
        begin(addresses.opened(query, cases.preset(EXAMPLE)))
        if presenting.NAME in query:
            presenting.begin(presenting.read(query[presenting.NAME]), addresses.one(query.get(presenting.OWNERS, ())))


def asked_for() -> dict[str, list[str]]:
    """What the address asks for, by name, mended."""
    return mending.asked("&".join(f"{name}={said}" for name, all_said in arrived().items() for said in all_said))


def begin(found: Opened) -> None:
    """Begin with the cases of a link, and what there is to say of it."""
    for kept in _OF_A_CASE:
        st.session_state.pop(kept, None)
    st.session_state.update(link=found, desk=found.desk, before=(), after=(), faulty={}, touched=False)


def arrived() -> dict[str, list[str]]:
    """What stands in the address."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def go_on(kept: str) -> bool:
    """Go on with what this browser has kept, if it is a case; False where it can't be read."""
    found = addresses.kept(kept, cases.preset(EXAMPLE))
    if not found.unread:
        begin(found)
        st.session_state["touched"] = True
        show_address()
    return not found.unread


def touched() -> bool:
    """True once something was changed; until then the address stays as it came."""
    return bool(st.session_state.get("touched"))


def is_bare() -> bool:
    """True where the visit began at an address without a case."""
    return bool(st.session_state.get("bare"))


def link() -> Opened:
    """The link that was opened, until the case is changed; then one with nothing to say."""
    found: Opened = st.session_state.get("link") or Opened(desk())
    return found


def desk() -> Desk:
    """All cases of the visit."""
    return cast(Desk, st.session_state["desk"])


def case() -> Scenario:
    """The open case as it stands."""
    return desk().open


def asked() -> Scenario:
    """The open case as the pages work it out: with no more draws than one can wait for, and with what was seen of it
    where that leaves enough outcomes."""
    return trusted(counted())


def counted() -> Scenario:
    """The same with what was seen of it, even where that leaves too few outcomes to answer from."""
    here = case()
    return here if here.draws <= MOST_DRAWS else replace(here, draws=MOST_DRAWS)


def put(changed: Scenario) -> None:
    """Make `changed` the open case, and remember the one before it."""
    arrange(desk().with_open(changed))


def put_other(other: Scenario) -> None:
    """Make another case the open one, in the place of the one before it."""
    arrange(desk().with_other(other))


def arrange(changed: Desk) -> None:
    """Make `changed` the desk, and remember the one before it; of a case that is to be looked at say so instead."""
    here = desk()
    if bonds.refuse(here, changed):
        tell("keeping.locked")
    elif changed != here:
        st.session_state["before"] = (*st.session_state["before"], here)[-STEPS_BACK:]
        st.session_state["after"] = ()
        st.session_state["touched"] = True
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
        for kept in _OF_A_CASE if changed.open != here.open else ():
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
    return _ready(case().preset, currency) if case().preset else cases.in_currency(case(), currency)


@remember
def _ready(preset: str, currency: str) -> Scenario:
    return cases.in_currency(cases.preset(preset), currency)


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
    """Say something about the change just made, until the next one; of one that was refused only that."""
    if not (bonds.is_to_look_at(desk().mark) and st.session_state.get("told", ("",))[0] == "keeping.locked"):
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
    st.session_state["spoken"] = True
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
    if touched() and set(st.query_params) - set(wanted):
        st.query_params.from_dict(wanted)  # what a broken link had for names
    elif any(st.query_params.get_all(name) != said for name, said in wanted.items()):
        st.query_params.update(wanted)


def address() -> dict[str, list[str]]:
    """What the address bar says after the "?": as it came; once something was changed, language and cases.

    Of these, what an address can hold. A damaged link can so be looked at, and a bare address be kept as a bookmark.
    """
    shown = presenting.said()
    if touched():
        there = in_address()
        numbers = {} if bonds.holds(desk()) else there.query
        return {"lang": [language()], **shown, **_owners(), **bonds.said(desk(), there.places), **numbers}
    return shown | arrived() | ({"lang": [language()]} if "spoken" in st.session_state else {})


def _owners() -> dict[str, list[str]]:
    """The case that is presented, where a slider was moved and an address has room for both."""
    if presenting.paths() is None or (sent := presenting.owners(case())) == case():
        return {}
    code = addresses.written(Desk((case(), sent))).query.get("beside", [])
    return {presenting.OWNERS: code} if code else {}


def whole() -> str:
    """All cases for the browser to keep, where the address does not hold them; else nothing."""
    there = in_address()
    if touched() and not there.too_long and not there.kept_here:
        return ""
    found = addresses.whole(desk())
    places = range(len(desk().cases)) if "&beside=" in found else ()
    return "&".join(filter(None, [found, urlencode(bonds.said(desk(), places), doseq=True)])) if found else ""


def in_address() -> Written:
    """What an address says of the cases, and what it can't hold."""
    return addresses.written(desk())


def names(text: Text) -> list[str]:
    """What the cases are called, told apart by numbers where two are called the same."""
    return names_of.told_apart(text, [title_of(text, each) for each in desk().cases])


def title(text: Text) -> str:
    """What the open case is called."""
    return title_of(text, case())


def title_of(text: Text, scenario: Scenario) -> str:
    """What a case is called: its own title, else its preset's in the reader's language."""
    return names_of.title_of(text, scenario)
