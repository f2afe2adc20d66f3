"""Texts that people type on this page, put into the case if a file or a link could hold them."""

from dataclasses import replace
from itertools import count
from typing import Any

from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.ui import state

# What a case file is told of its text, and what a field is told instead.
_IN_A_FIELD = {
    "text_long": "typed_text_long", "text_control": "typed_text_control", "channel_name": "typed_nameless",
    "channel_twice": "typed_twice", "line_name": "typed_line_nameless",
}  # fmt: skip


def take(name: str, changed: Scenario) -> None:
    """Make `changed` the case; what is wrong is said of the field called `name`, not of a file."""
    try:
        state.take(changed)
    except CaseError as error:
        found = error.faults[0]
        key = _IN_A_FIELD.get(found.key, found.key)
        raise CaseError(Fault(name, key, **{**found.facts, "name": name})) from None


def with_row(group: str, index: int, **changed: object) -> Scenario:
    """The case with something else in one of its channels or lines."""
    case = state.case()
    rows = list(getattr(case, group))
    rows[index] = replace(rows[index], **changed)
    changes: dict[str, Any] = {group: tuple(rows)}
    return replace(case, **changes)


def free(name: str, taken: set[str]) -> str:
    """The name, with a number where it is taken."""
    numbered = (f"{name} {place}" for place in count(2))
    return name if name.casefold() not in taken else next(each for each in numbered if each.casefold() not in taken)
