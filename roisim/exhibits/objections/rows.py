"""The objections as rows to read and tick: what each changes, what is left, and whether the answer stands."""

from dataclasses import dataclass
from typing import Literal

from roisim.answers.objections import Objected
from roisim.cases import objections
from roisim.exhibits.objections import wording
from roisim.exhibits.objections.whiskers import difference, in_order, short, verdict
from roisim.exhibits.saying import is_nothing, plainly
from roisim.text import Text


@dataclass(frozen=True)
class Said:
    """One row. numbers: the middle case with its chance, and the difference; none of one that changes nothing."""

    key: str
    name: str
    how: str
    numbers: tuple[str, ...]
    verdict: str
    kind: Literal["stands", "falls", ""]
    source: str


def rows(text: Text, found: Objected) -> tuple[list[Said], list[Said]]:
    """Those that change anything, most costly first; and those that do not. None of either for no plan at all."""
    if is_nothing(found.result):
        return [], []
    text = plainly(text, found.case)
    said = [_said(text, found, key) for key in in_order(found)]
    return [row for row in said if row.numbers], [row for row in said if not row.numbers]


def _said(text: Text, found: Objected, key: str) -> Said:
    objection, one = objections.keyed(found.case)[key], found.alone[key]
    name, source = wording.name(text, objection), wording.source(text, objection)
    if not one.touches:
        return Said(key, name, wording.why_not(text, found.case, objection), (), "", "", source)
    numbers = (short(text, found, one), difference(text, found, one))
    kind: Literal["stands", "falls"] = "stands" if one.stands else "falls"
    return Said(key, name, wording.how(text, found.case, objection), numbers, verdict(text, found, one), kind, source)
