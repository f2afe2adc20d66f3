"""A desk in the query of an address, and back: the open case, those beside it, the place of the one and of the base.

>>> from roisim.cases import preset
>>> query = written(Desk((preset("b2b"), preset("local")), place=1)).query
>>> sorted(query), opened(query, preset("public")).desk.place
(['at', 'base', 'beside', 'case'], 1)
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from roisim.cases import links, mending
from roisim.cases.desk import MOST_CASES, Desk
from roisim.cases.links import Link
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.memory import remember

_TOKEN = re.compile("[a-z2-7]{26}")  # of a short link, whose case only the server knows
Query = Mapping[str, Sequence[str]]
"""The values of each name: `case` and `beside` are codes, `at` and `base` places; what is not there has none."""


@dataclass(frozen=True)
class Opened:
    """The desk of an address, and what is to be said of it.

    unread: why the open case could not be read, and the example lies there instead, or where `as_saved` says so the
    case as it was saved; left_out: why the first of those beside it is not there. moved: a case was made with an older
    model. full: there were more than there is room for. was: what the link says that the open case answered when it
    was copied, as `exhibits.keeping.headlines` codes it.
    """

    desk: Desk
    unread: Fault | None = None
    left_out: Fault | None = None
    moved: bool = False
    full: bool = False
    as_saved: bool = False
    was: str = ""


def opened(query: Query, example: Scenario) -> Opened:
    """The open case, those beside it in their order, at which place the open one lies, and the base."""
    code = next(iter(query.get("case", ())), None)
    codes = query.get("beside", ())
    first = Link(example, moved=False) if code is None else _read(code)
    there = [_read(each) for each in codes[: MOST_CASES - 1]]
    place = min(_place(query, "at"), len(there))
    there.insert(place, first if isinstance(first, Link) else Link(example, moved=False))
    base = min(_place(query, "base"), len(there) - 1)
    kept = [isinstance(each, Link) for each in there]
    # What could not be read is not there: those after it move up, and where it was the base, the open one is.
    at, held = (sum(kept[:each]) for each in (place, base))
    found = [each for each in there if isinstance(each, Link)]
    return Opened(
        Desk(tuple(each.scenario for each in found), at, held if kept[base] else at),
        first if isinstance(first, Fault) else None,
        next((each for each in there if isinstance(each, Fault)), None),
        any(each.moved for each in found),
        len(codes) >= MOST_CASES,
        was="" if isinstance(first, Fault) else next(iter(query.get("was", ())), ""),
    )


def one(codes: Sequence[str]) -> Scenario | None:
    """The case of the first code, if it can be read."""
    found = _read(codes[0]) if codes else None
    return found.scenario if isinstance(found, Link) else None


def _read(code: str) -> Link | Fault:
    try:
        return mending.decoded(code)
    except CaseError as error:
        return error.faults[0]


def _place(query: Query, name: str) -> int:
    said, *_ = *query.get(name, ()), ""
    return mending.place(said)


def pasted(said: str) -> Opened:
    """What opens of a link that someone pasted: a whole address, what stands after its "?", or the code alone.

    A link that was wrapped, quoted or escaped on its way opens as it was. CaseError where the open case can't be read,
    or where there is none: `link_other`, of a short link, whose case is on a server, `link_short`.
    """
    query = mending.asked(said)
    if "case" not in query:
        is_short = any(_TOKEN.search(each.lower()) for each in query.get("s", ()))
        raise CaseError(Fault("", "link_short" if is_short else "link_other"))
    example = mending.decoded(query["case"][0]).scenario
    return opened(query, example)


# --- and back ---


@dataclass(frozen=True)
class Written:
    """What an address says of a desk, and what it can't hold.

    too_long: why it has not even the open case. kept_here: how many of the others have no room in it. places: of all
    that it has, on the desk.
    """

    query: dict[str, list[str]]
    too_long: Fault | None = None
    kept_here: int = 0
    places: tuple[int, ...] = ()


def written(desk: Desk) -> Written:
    """The open case, and the others as far as they fit."""
    try:
        code = _code(desk.open)
    except CaseError as error:
        return Written({"beside": [], "at": [], "base": []}, too_long=error.faults[0])
    codes, places, room = [], [desk.place], links.MOST_LETTERS - len(code)
    for place, other in enumerate(desk.cases):
        beside = _code_if_any(other) if place != desk.place else None
        if beside and len(beside) <= room:
            codes.append(beside)
            places.append(place)
            room -= len(beside)
    places.sort()
    at = places.index(desk.place)
    base = places.index(desk.base) if desk.base in places else 0
    query = {"beside": codes, "at": [str(at)] if at else [], "base": [str(base)] if base else [], "case": [code]}
    return Written(query, kept_here=len(desk.cases) - len(places), places=tuple(places))


def _code_if_any(scenario: Scenario, room: int = links.MOST_LETTERS) -> str | None:
    try:
        return _code(scenario, room)
    except CaseError:
        return None


_code = remember(links.encode)


# --- what a browser keeps, for which no address has room ---


def whole(desk: Desk) -> str:
    """All cases of a desk as a browser keeps them; the open one alone where they are too many words even for that."""
    codes = [_code_if_any(each, links.MOST_KEPT) for each in desk.cases]
    if None in codes or sum(len(code or "") for code in codes) > links.MOST_KEPT:
        codes, desk = [_code_if_any(desk.open, links.MOST_KEPT)], Desk((desk.open,))
    if codes[0] is None:
        return ""
    query = {"case": codes.pop(desk.place), "beside": codes, "at": desk.place, "base": desk.base}
    return urlencode(query, doseq=True)


def kept(said: str, example: Scenario) -> Opened:
    """What a browser has kept; the example, with what is wrong, where that is no case."""
    query = parse_qs(said) if len(said) <= 2 * links.MOST_KEPT else {}
    return opened({"case": [""], **query}, example)
