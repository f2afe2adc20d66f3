"""Numbers as people write them: out to a field in the reader's form, and back in again.

Shares and relative changes are per cent on the page; everything else is in its unit.

>>> from roisim.cases.scenario import PARAMETERS
>>> text, margin = Text("sv"), PARAMETERS["company.margin"]
>>> shown(text, margin, 0.455, "SEK").split(), read(text, margin, "45,5 %", "SEK")
(['45,5', '%'], 0.455)
"""

import math
import re

from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import MONTHS
from roisim.errors import CaseError, Fault
from roisim.text import NBSP, Language, Text

_NUMBER = re.compile(r"[-−]?(\d[\d.,]*|[.,]\d+)")
_TIMES = {"k": 1e3, "tusen": 1e3, "m": 1e6, "mn": 1e6, "milj": 1e6, "million": 1e6}
_OF_MONEY = {"tkr": 1e3, "mkr": 1e6}
_MONTHS = ("månader", "months", "mån")
_CURRENCIES = ("kr", "sek", "eur", "usd")
# Thousands in groups with one mark, decimals after the other; or at most one mark.
_GROUPED = re.compile(r"(-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?")
_SIMPLE = re.compile(r"(-?\d*)[.,]?(\d*)")
_SPACES = str.maketrans("", "", f" {NBSP}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\t'’")
_SHORT_UNIT = 12  # a longer unit does not fit beside the number


def factor(parameter: Parameter) -> float:
    """What one unit inside is on the page."""
    return 100.0 if parameter.is_percent else 1.0


def digits(text: Text, value: float) -> str:
    """All digits of a number that someone typed; four of one that came out of a conversion."""
    whole = text.exact(value, 6)
    if len(whole) <= 9 or float(value).is_integer():
        return whole
    return text.number(value, max(4, len(str(int(abs(value))))))


def suffix(text: Text, parameter: Parameter, currency: str) -> str:
    """What stands after the number: per cent, kr/mån, nothing where the unit is long."""
    if parameter.is_percent:
        return text.per_cent
    unit = text.unit(parameter.unit, currency)
    return f"{NBSP}{unit}" if len(unit) <= _SHORT_UNIT else ""


def shown(text: Text, parameter: Parameter, value: float, currency: str) -> str:
    """A number with its unit, as it stands in a field."""
    return digits(text, value * factor(parameter)) + suffix(text, parameter, currency)


def span(text: Text, parameter: Parameter, estimate: Estimate, currency: str) -> str:
    """A range as "2–12 %", a fixed number as itself."""
    low, _, high = (bound * factor(parameter) for bound in estimate.bounds)
    if low == high:
        return shown(text, parameter, estimate.likely, currency)
    dash = f"{NBSP}–{NBSP}" if low < 0 else "–"
    return f"{text.number(low, 3)}{dash}{text.number(high, 3)}{suffix(text, parameter, currency)}"


def limit(text: Text, parameter: Parameter, bound: float, currency: str) -> str:
    """A limit of the model in round words: "1,000 trillion" and not fifteen noughts."""
    if bound < 1e9:
        return shown(text, parameter, bound, currency)
    return text("page.simulator.huge", count=text.exact(bound / 1e12, 0))


def read(text: Text, parameter: Parameter, typed: str, currency: str, usual: float | None = None) -> float:
    """The number that someone wrote, with or without its unit; CaseError where there is none.

    usual: a number to suggest, as the preset's own; else the middle of what surprises nobody.
    """
    unit = suffix(text, parameter, currency)
    value = number(typed, text.language, unit, parameter.is_money)
    misplaced = "%" in typed and "%" not in unit  # 50 % of what? It is no sum of money
    if value is None or misplaced:
        suggested = float(f"{sum(parameter.usual) / 2:.1g}") if usual is None else usual
        example = shown(text, parameter, suggested, currency)
        name, key = text.name(parameter.path), "typed_number" if value is None else "typed_percent"
        raise CaseError(Fault(parameter.path, key, name=name, value=typed.strip()[:40], example=example))
    return round(value / factor(parameter), 12)


def check(text: Text, parameter: Parameter, estimate: Estimate, currency: str) -> None:
    """Refuse a number or a range that can't be, in the reader's numbers."""
    low, likely, high = estimate.bounds
    least, most = (limit(text, parameter, bound, currency) for bound in parameter.domain)
    name = text.name(parameter.path)
    if not all(parameter.allows(bound) for bound in (low, likely, high)):
        raise CaseError(Fault(parameter.path, _outside(parameter, estimate), name=name, low=least, high=most))
    if not estimate.is_range:
        return
    if not low <= likely <= high:
        raise CaseError(Fault(parameter.path, "typed_order", name=name))
    if not parameter.open_to(low, high):
        key = "typed_edge_share" if parameter.kind == "share" else "typed_edge_positive"
        raise CaseError(Fault(parameter.path, key, name=name, low=least, high=most))


def _outside(parameter: Parameter, estimate: Estimate) -> str:
    """Why a number is not allowed."""
    low, high = parameter.domain
    if not all(low <= bound <= high for bound in estimate.bounds):
        return "typed_outside"
    return "typed_above_zero" if parameter.above_zero else "typed_tiny"


def read_months(typed: str, language: Language) -> int:
    """The months of a case in "36" or "36 månader"; CaseError where there are none, or more than a case can have."""
    bare = typed.lower()
    for word in _MONTHS:
        bare = bare.replace(word, "")
    value = number(bare, language)
    if value is None or value != int(value) or not MONTHS[0] <= value <= MONTHS[1]:
        facts = {"value": typed.strip()[:40], "low": MONTHS[0], "high": MONTHS[1]}
        raise CaseError(Fault("finance.months", "typed_months", **facts))
    return int(value)


def read_month(typed: str, language: Language) -> int | None:
    """A month of a case in "7", None in nothing at all; CaseError where it is no month that a case can have."""
    if not typed.strip():
        return None
    value = number(typed, language)
    if value is None or value != int(value) or not 1 <= value <= MONTHS[1]:
        raise CaseError(Fault("", "typed_month", value=typed.strip()[:40], low=1, high=MONTHS[1]))
    return int(value)


def number(typed: str, language: Language, unit: str = "", money: bool = False) -> float | None:
    """The number in "36 000 kr/mån", "4,5 %", "1.2 mkr"; None where there is none, or more than one, or a wrong unit.

    unit: what may stand after it. money: whether it is a sum, with a currency after it, in millions or thousands of it.
    """
    bare = typed.translate(_SPACES).lower()
    found = _NUMBER.match(bare)
    if found is None:
        return None
    rest = bare[found.end() :].rstrip(".")
    units = {"", "%", unit.translate(_SPACES).lower(), *(_CURRENCIES if money else ())}
    times = _TIMES | _OF_MONEY if money else _TIMES
    value = _plain(found[0].replace("−", "-"), "." if language == "sv" else ",")
    if value is None or not (rest in units or rest in times):
        return None
    return value * times.get(rest, 1.0)


def _plain(digits: str, thousands: str) -> float | None:
    """Digits with marks: a single mark is the decimal one, unless it can only part thousands; None of a muddle."""
    found = _GROUPED.fullmatch(digits)
    parted = found is not None and (found[2] == thousands or len(re.findall(r"[.,]", digits)) > 1)
    found = found if parted else _SIMPLE.fullmatch(digits)
    if found is None:
        return None
    whole, decimals = re.sub(r"[.,]", "", found[1]), found[found.re.groups] or "0"
    value = float(f"{whole}.{decimals}")
    return value if math.isfinite(value) else None
