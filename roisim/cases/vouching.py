"""Whose number it is: a published figure, a judgement, the company's own word; and whether it can be known so well."""

from typing import Literal

from roisim.cases import bibliography
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario

Voucher = Literal["benchmark", "judgement", "own"]
VOUCHERS: tuple[Voucher, ...] = ("benchmark", "judgement", "own")
_NARROW = 1.1  # nine times in ten within about 5 % either way: measured things seldom are, guesses never


def voucher(estimate: Estimate) -> Voucher:
    """Whether a published figure, a judgement or the company's own word stands behind a number."""
    if estimate.source == bibliography.JUDGEMENT:
        return "judgement"
    return "benchmark" if bibliography.find(estimate.source) else "own"


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
