"""Whether a visit presents the pitch, and with which sliders. Such a visit shows the pitch and nothing else.

The visit is what begins to present, whoever asks for it: an address, or a short link. What it may turn is asked for by
name: a path of the register such as `company.order_value`, or the key of a dial of the Simulator such as `budget`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

import streamlit as st

from roisim.cases.scenario import LISTED_PARAMETERS, Scenario
from roisim.errors import Fault

NAME, OWNERS = "present", "owner"
"""What an address calls the sliders, and the code of the owner's case once it is not the open one."""
NOTHING = "none"
MOST = 3
_HEARD = 12  # names that are looked at, and told of one by one
_LETTERS = 2000
_ROOM = 60  # letters of a name that is quoted
_KEY, _OWNERS = "presenting", "presented_owners"


def read(said: Iterable[str]) -> tuple[str, ...]:
    """The names that an address asks for, without what a mail program may have put around them.

    >>> read(["company.order_value, channels.0.close_rate,\\n budget>."])
    ('company.order_value', 'channels.0.close_rate', 'budget')
    """
    first = next(iter(said), "")[:_LETTERS]
    names = (re.sub(r"[\s<>\"'()\[\]]", "", each).strip(".;:") for each in first.split(","))
    return tuple(name for name in names if name and name != NOTHING)


def begin(paths: Iterable[str], owners: Scenario | None = None) -> None:
    """Let the visit present, with these sliders. owners: the case before any of them was moved, if not the open one."""
    st.session_state[_KEY] = tuple(paths)[:_HEARD]
    st.session_state[_OWNERS] = owners


def paths() -> tuple[str, ...] | None:
    """What was asked for, known or not; None where nothing is presented."""
    return cast("tuple[str, ...] | None", st.session_state.get(_KEY))


def owners(case: Scenario) -> Scenario:
    """The case as its owner sent it: the open one, when it is asked for the first time."""
    found = cast("Scenario | None", st.session_state.get(_OWNERS)) or case
    st.session_state[_OWNERS] = found
    return found


def said() -> dict[str, list[str]]:
    """What an address says of the sliders; nothing where nothing is presented."""
    asked = paths()
    return {} if asked is None else {NAME: [",".join(asked) or NOTHING]}


@dataclass(frozen=True)
class Shown:
    """The sliders there are, and why others that were asked for are not."""

    keys: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def sorted_out(asked: Iterable[str], known: Mapping[str, str]) -> Shown:
    """What of it can be shown. known: the key of the dial by each name that it goes by."""
    keys: list[str] = []
    faults: list[Fault] = []
    for name in asked:
        fault = _fault(name, known, keys)
        if fault:
            faults.append(fault)
        else:
            keys.append(known[name])
    return Shown(tuple(keys), tuple(faults))


def _fault(name: str, known: Mapping[str, str], keys: list[str]) -> Fault | None:
    quoted = name if len(name) <= _ROOM else f"{name[:_ROOM]}…"
    if name not in known:
        group, _, rest = name.partition(".")
        gone = re.fullmatch(r"(?:0|[1-9][0-9]{0,2})\.(\w+)", rest)
        missing = gone is not None and gone[1] in LISTED_PARAMETERS.get(group, ())
        return Fault(name, f"present_{group if missing else 'unknown'}", name=quoted)
    if known[name] in keys:
        return Fault(name, "present_twice", name=quoted)
    return Fault(name, "present_many", name=quoted, limit=MOST) if len(keys) >= MOST else None
