"""Whose number it is: a published figure, a judgement, the company's own word; and whether it can be known so well."""

import math
from dataclasses import replace
from typing import Literal

from roisim.cases import bibliography
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.text import Text

Voucher = Literal["benchmark", "judgement", "own"]
VOUCHERS: tuple[Voucher, ...] = ("benchmark", "judgement", "own")
_NARROW = 1.1  # nine times in ten within about 5 % either way: measured things seldom are, guesses never


def voucher(estimate: Estimate) -> Voucher:
    """Whether a published figure, a judgement or the company's own word stands behind a number."""
    if estimate.source == bibliography.JUDGEMENT:
        return "judgement"
    return "benchmark" if bibliography.find(estimate.source) else "own"


def claimed(before: Estimate, after: Estimate, *ready: Estimate) -> Estimate:
    """A number as someone changed it from `before` to `after`, with the source and the note that then hold.

    A number that moved is the company's own, and the example's note is gone; moved to one of `ready`, as the preset
    has it, it is that one again, source and note. Who stands for it stays, and what was noted by hand. A source or a
    note that came with the change was meant.
    """
    same_source, same_note = after.source == before.source, after.note == before.note
    if same_source and same_numbers(before, after):
        return after
    again = next((each for each in ready if same_numbers(each, after)), None)
    if again is not None and (same_source or after.source == again.source):
        return replace(again, owner=after.owner, note=again.note if same_note else after.note)
    given = same_source and voucher(before) != "own"
    note = "" if same_note and Text.is_note_of_ours(before.note) else after.note
    return replace(after, source="" if given else after.source, note=note)


def same_numbers(one: Estimate, other: Estimate) -> bool:
    """True where likely value and range are the same, but for the rounding of a conversion."""
    ends = zip(one.bounds, other.bounds, strict=True)
    return one.is_range == other.is_range and all(math.isclose(here, there, rel_tol=1e-9) for here, there in ends)


def counted(case: Scenario) -> dict[Voucher, int]:
    """How many numbers of a case each kind of voucher stands for."""
    found = [voucher(estimate) for _, _, estimate in case.estimates()]
    return {each: found.count(each) for each in VOUCHERS}


def too_narrow(estimate: Estimate, parameter: Parameter) -> bool:
    """True for a range hardly anyone can know so well."""
    if not estimate.is_range:
        return False
    low, _, high = estimate.bounds
    if parameter.kind == "effect":
        return high - low < 0.01
    if parameter.kind == "share":
        return high / (1 - high) * (1 - low) / low < _NARROW
    return high / low < _NARROW
