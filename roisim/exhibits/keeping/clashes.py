"""What two have changed in the same case, side by side: what each says of what both changed."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from roisim.cases import typed_numbers
from roisim.cases.differing import Input
from roisim.cases.merging import Clash
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario, parameter_of
from roisim.exhibits.compare.tables import named, written
from roisim.exhibits.saying import cut
from roisim.text import Text

_ROOM = 80


@dataclass(frozen=True)
class Choice:
    """What it is about, and what each of the two says."""

    name: str
    theirs: str
    mine: str


def choice(text: Text, clash: Clash, case: Scenario) -> Choice:
    """A clash in words."""
    name = _name(text, clash)
    theirs, mine = (_said(text, clash, each, case.finance.currency) for each in (clash.theirs, clash.mine))
    if theirs == mine:  # who vouches, the source or the note
        theirs, mine = (_vouched(text, each, said) for each, said in ((clash.theirs, theirs), (clash.mine, mine)))
    return Choice(name, theirs, mine)


def _input(clash: Clash) -> Input:
    """The input that it is about, as a comparison has it."""
    path = f"{clash.at[0]}.{clash.at[-1]}" if len(clash.at) > 1 else f"case.{clash.at[0]}"
    return Input(path, cut(clash.row, _ROOM), tuple(map(partial(_opening, clash), (clash.theirs, clash.mine))))


def _opening(clash: Clash, value: Any) -> Any:
    """What is not said of a channel's first and last month, as it is understood."""
    return {"first": 1, "last": ""}.get(clash.at[-1]) if value is None else value


def _name(text: Text, clash: Clash) -> str:
    about, part = _input(clash), f"keeping.part_{clash.at[0]}"
    if not text.has(f"parameter.{about.path}.name"):
        group = text(part) if text.has(part) else text("keeping.part_other")
        return f"{group}: {about.channel}" if about.channel else group
    if isinstance(clash.mine, Estimate):  # its unit stands beside its value
        name = text.name(about.path)
        return f"{about.channel}: {name}" if about.channel else name
    return named(text, about, "")


def _said(text: Text, clash: Clash, value: Any, currency: str) -> str:
    about, value = _input(clash), _opening(clash, value)
    if value is None:
        return text("keeping.removed")
    if isinstance(value, Estimate):
        parameter = parameter_of(about.path)
        shown = typed_numbers.shown(text, parameter, value.likely, currency)
        return f"{shown} ({typed_numbers.span(text, parameter, value, currency)})" if value.is_range else shown
    if not text.has(f"parameter.{about.path}.name"):
        return text("keeping.other_form")
    return text("keeping.nothing") if value in ("", ()) else cut(written(text, about, value).middle, _ROOM)


def _vouched(text: Text, value: object, said: str) -> str:
    """The number with what stands beside it."""
    if not isinstance(value, Estimate):
        return said
    beside = ", ".join(cut(each, _ROOM) for each in (value.owner, value.source, text.note(value.note)) if each)
    return f"{said}: {beside}" if beside else said
