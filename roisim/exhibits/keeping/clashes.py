"""What two have changed in the same case, side by side: what each says of what both changed."""

from dataclasses import dataclass

from roisim.cases import typed_numbers
from roisim.cases.merging import Clash
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import LISTED_PARAMETERS, PARAMETERS, Scenario
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


def _path(clash: Clash) -> str:
    return f"{clash.at[0]}.{clash.at[-1]}"


def _name(text: Text, clash: Clash) -> str:
    path, row = _path(clash), cut(clash.row, _ROOM)
    known = path in PARAMETERS or clash.at[-1] in LISTED_PARAMETERS.get(clash.at[0], ())
    if known:
        return f"{row}: {text.name(path)}" if row else text.name(path)
    group = text(f"keeping.part_{clash.at[0]}") if clash.at[0] in _PARTS else text("keeping.part_other")
    return f"{group}: {row}" if row else group


_PARTS = (
    "title", "channels", "lines", "targets", "objections", "actuals", "gates", "lift_tests", "evidence", "finance",
    "company", "ignorance", "funnel", "plan", "seed", "draws", "correlation",
)  # fmt: skip


def _said(text: Text, clash: Clash, value: object, currency: str) -> str:
    if value is None:
        return text("keeping.removed")
    if isinstance(value, Estimate):
        group, name = clash.at[0], clash.at[-1]
        parameter = LISTED_PARAMETERS[group][name] if group in LISTED_PARAMETERS else PARAMETERS[_path(clash)]
        shown = typed_numbers.shown(text, parameter, value.likely, currency)
        return f"{shown} ({typed_numbers.span(text, parameter, value, currency)})" if value.is_range else shown
    if isinstance(value, str):
        return cut(value, _ROOM) if value else text("keeping.nothing")
    return text("keeping.other_form")


def _vouched(text: Text, value: object, said: str) -> str:
    """The number with what stands beside it."""
    if not isinstance(value, Estimate):
        return said
    beside = ", ".join(cut(each, _ROOM) for each in (value.owner, value.source, text.note(value.note)) if each)
    return f"{said}: {beside}" if beside else said
