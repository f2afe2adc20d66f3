"""The objections as rows to read and tick: what each changes, what is left, and whether the answer stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from roisim.answers.objections import Granted, Objected
from roisim.cases import objections
from roisim.exhibits.objections import wording
from roisim.exhibits.objections.table import difference, in_order, verdict
from roisim.exhibits.saying import chance, is_nothing, untold
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
    text = wording.told(text, found.result)
    said = [_said(text, found, key) for key in in_order(found)]
    return [row for row in said if row.numbers], [row for row in said if not row.numbers]


def _numbers(text: Text, found: Objected, one: Granted) -> Iterator[str]:
    """The middle case, its range and its chance, as far as there are such."""
    currency = found.case.finance.currency
    yield text("page.objections.row.middle", middle=text.money(one.npv.q50, currency))
    low, high = text.ends(one.npv.q05, one.npv.q95, currency)
    if low != high and not untold(found.result):
        yield text("page.objections.row.range", low=low, high=high)
    if not untold(found.result):
        yield text("page.objections.row.chance", chance=chance(text, one.chance))


def _said(text: Text, found: Objected, key: str) -> Said:
    objection, one = objections.keyed(found.case)[key], found.alone[key]
    name, source = wording.name(text, objection), wording.source(text, objection)
    if not one.touches:
        return Said(key, name, wording.why_not(text, found.case, objection), (), "", "", source)
    numbers = (*_numbers(text, found, one), difference(text, found, one))
    kind: Literal["stands", "falls"] = "stands" if one.stands else "falls"
    return Said(key, name, wording.how(text, found.case, objection), numbers, verdict(text, found, one), kind, source)
