"""Numbers as people write them: out to a field in the reader's form, and back in again.

Shares and relative changes are per cent on the page; everything else is in its unit.

>>> from roisim.cases.scenario import PARAMETERS
>>> text, margin = Text("sv"), PARAMETERS["company.margin"]
>>> shown(text, margin, 0.455, "SEK").split(), read(text, margin, "45,5 %", "SEK")
(['45,5', '%'], 0.455)
"""

import math
import re
from decimal import Decimal
from functools import lru_cache

from roisim.cases.asking import Field, meant, quoted
from roisim.cases.currencies import rates
from roisim.cases.number_words import IN_A_YEAR
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import MONTHS
from roisim.cases.written_numbers import Written, written
from roisim.errors import CaseError, Fault
from roisim.text import LANGUAGES, NBSP, Text

_SHORT_UNIT = 12  # a longer unit does not fit beside the number
_TYPED = 9  # digits, six of them decimals: nobody types more of a number that is not whole
_DECIMALS = 6
_KNOWN = 4  # digits of one that came out of a conversion
RESIDUE = 1e-9
_HUGE = 1e9  # a limit that nobody meets but by mistake
_RATES = ("ratio", "revenue/spend", "elasticity")
_WORD = re.compile(r"[^\W\d_]+")


def factor(parameter: Parameter) -> float:
    """What one unit inside is on the page."""
    return 100.0 if parameter.is_percent else 1.0


def digits(text: Text, value: float) -> str:
    """All digits of a number that someone typed; four of one that came out of a conversion; never residue.

    >>> digits(Text("en"), 1234567.89), digits(Text("en"), 100 / 7), digits(Text("en"), 5.7e-11)
    ('1,234,567.89', '14.29', '0')
    """
    known = Decimal(f"{value:.12g}").normalize()
    _, figures, exponent = known.as_tuple()
    if abs(value) < RESIDUE or float(value).is_integer():
        return text.exact(value, 0)
    if len(figures) <= _TYPED and isinstance(exponent, int) and -exponent <= _DECIMALS:
        return text.exact(value, max(0, -exponent))
    return text.number(value, max(_KNOWN, len(str(int(abs(value))))))


def suffix(text: Text, parameter: Parameter, currency: str) -> str:
    """What stands after the number: per cent, kr/mån, nothing where the unit is long."""
    if parameter.is_percent:
        return text.per_cent
    return _beside(text.unit(parameter.unit, currency))


def shown(text: Text, parameter: Parameter, value: float, currency: str) -> str:
    """A number with its unit, as it stands in a field."""
    number = digits(text, value * factor(parameter))
    if parameter.is_percent:
        return number + text.per_cent
    return number + _beside(unit_of(text, value, parameter.unit, currency))


def unit_of(text: Text, count: float, unit: str, currency: str) -> str:
    """The unit of so many: one month, two months."""
    key = f"unit_of_one.{unit}"
    return text(key) if abs(count) == 1 and text.has(key) else text.unit(unit, currency)


def _beside(unit: str) -> str:
    return f"{NBSP}{unit}" if len(unit) <= _SHORT_UNIT else ""


def span(text: Text, parameter: Parameter, estimate: Estimate, currency: str) -> str:
    """A range as "2–12 %", a fixed number as itself."""
    low, _, high = (bound * factor(parameter) for bound in estimate.bounds)
    if low == high:
        return shown(text, parameter, estimate.likely, currency)
    dash = f"{NBSP}–{NBSP}" if low < 0 else "–"
    typed = all(math.isclose(end, float(f"{end:.3g}"), rel_tol=1e-9) for end in (low, high))
    known = 3 if typed or text.number(low) == text.number(high) else 2  # of what was reckoned, two digits are known
    return f"{text.number(low, known)}{dash}{text.number(high, known)}{suffix(text, parameter, currency)}"


def read(
    text: Text, parameter: Parameter, typed: str, currency: str, usual: float | None = None, held: float | None = None
) -> float:
    """The number that someone wrote, with or without its unit; CaseError where there is none, or more than one.

    usual: a number to suggest, as the preset's own; else the middle of what surprises nobody. held: what stands in the
    field, and is kept to its last digit where it was left alone.
    """
    if held is not None and typed.strip() == shown(text, parameter, held, currency):
        return held
    return round(meant(text, field_of(text, parameter, currency, usual, held), typed), 12)


def field_of(
    text: Text, parameter: Parameter, currency: str, usual: float | None = None, held: float | None = None
) -> Field:
    """What the field of a parameter asks for."""
    times = _in_currency(parameter, currency)
    low, high = (bound * times for bound in parameter.usual)
    suggested = usual or float(f"{(low + high) / 2:.1g}")
    of, per = _times_of(parameter.unit)
    return Field(
        name=text.name(parameter.path), path=parameter.path, usual=(low, high),
        per=per, of=of, counts=_is_counted(parameter),
        example=shown(text, parameter, suggested, currency),
        said=lambda value: said(text, parameter, value, currency),
        allows=parameter.allows, per_cent=parameter.is_percent,
        compounds=parameter.kind == "share" and per == "month",
        currency=currency if parameter.is_money else "",
        units=_units(text.business, parameter.unit, currency),
        words=_words(text.business, parameter.unit, parameter.path),
        near=tuple(abs(value) for value in (held, usual) if value), suggested=suggested,
    )  # fmt: skip


def said(text: Text, parameter: Parameter, value: float, currency: str) -> str:
    """A number with its unit, however long."""
    if parameter.is_percent:
        time = f"{NBSP}{text.unit(parameter.unit, currency)}" if parameter.unit.startswith("per ") else ""
        return shown(text, parameter, value, currency) + time
    return f"{digits(text, value)}{NBSP}{unit_of(text, value, parameter.unit, currency)}"


def _is_counted(parameter: Parameter) -> bool:
    """True where the number is how many or how much, as people or hours; not for a rate: orders of one customer."""
    people = parameter.unit.split("/")[1:-1]
    return not parameter.is_percent and parameter.unit not in _RATES and people not in (["customer"], ["ambassador"])


def _in_currency(parameter: Parameter, currency: str) -> float:
    """What a krona is in the currency of the case; what is usual is declared in kronor."""
    return 1 / rates()[currency].rate if parameter.is_money and currency in rates() else 1.0


def _times_of(unit: str) -> tuple[str, str]:
    """The time that a unit counts, and the one that it is for: "hours/month" is hour, month."""
    first, *rest = re.split(r"/|per ", unit)
    last = rest[-1] if rest else ""
    counted = first.removesuffix("s")
    return counted if counted in ("hour", "month") else "", last if last in IN_A_YEAR else ""


@lru_cache(512)
def _units(business: str, unit: str, currency: str) -> tuple[str, ...]:
    """The unit as both languages say it, with the currency and without."""
    if unit == "currency":
        return ()
    found = [
        unit_of(Text(language, business), many, unit, said)
        for language in LANGUAGES for said in (currency, "") for many in (2, 1)
    ]  # fmt: skip
    in_months = ("m",) if unit == "months" else ()
    return tuple(dict.fromkeys((*(" ".join(each.lower().split()) for each in found if each.strip(" %")), *in_months)))


@lru_cache(512)
def _words(business: str, unit: str, path: str) -> frozenset[str]:
    """What both languages call what is counted: kunder, kund, customers."""
    found: set[str] = set()
    for language in LANGUAGES:
        text = Text(language, business)
        parts = {form for part in unit.split("/") for form in (part, f"{part}s", part.removesuffix("s"))}
        nouns = [noun for name, noun in text.nouns.items() if name in parts]
        found.update(_WORD.findall(" ".join((text.unit(unit, ""), text.name(path), *path.split("."), *nouns)).lower()))
    return frozenset(found)


def check(text: Text, parameter: Parameter, estimate: Estimate, currency: str) -> None:
    """Refuse a number or a range that can't be, in the reader's numbers."""
    low, likely, high = estimate.bounds
    least, most = (shown(text, parameter, bound, currency) for bound in parameter.domain)
    name = text.name(parameter.path)
    if not all(parameter.allows(bound) for bound in (low, likely, high)):
        raise CaseError(Fault(parameter.path, _outside(parameter, estimate), name=name, low=least, high=most))
    if not estimate.is_range:
        return
    if not low <= likely <= high:
        key, end = ("typed_low_above", low) if low > likely else ("typed_high_below", high)
        facts = {"end": shown(text, parameter, end, currency), "likely": shown(text, parameter, likely, currency)}
        raise CaseError(Fault(parameter.path, key, name=name, **facts))
    if not parameter.open_to(low, high):
        key = "typed_edge_share" if parameter.kind == "share" else "typed_edge_positive"
        raise CaseError(Fault(parameter.path, key, name=name, low=least, high=most))


def _outside(parameter: Parameter, estimate: Estimate) -> str:
    """Why a number is not allowed."""
    low, high = parameter.domain
    if not all(low <= bound <= high for bound in estimate.bounds):
        if high < _HUGE:
            return "typed_outside"
        return "typed_negative" if estimate.bounds[0] < low else "typed_huge"
    return "typed_above_zero" if parameter.above_zero else "typed_tiny"


def read_months(typed: str) -> int:
    """The months of a case in "36", "36 månader" or "3 år"; CaseError where there are none, or more than it can have.

    >>> read_months("3 år"), read_months("18 mån"), read_months("1.5 years")
    (36, 18, 18)
    """
    found = written(typed, ("m",))
    times = {"": 1, "month": 1, "year": 12}.get(found.of, 0)
    value = _whole(found, times, MONTHS)
    if value is None:
        facts = {"value": quoted(typed), "low": MONTHS[0], "high": MONTHS[1]}
        raise CaseError(Fault("finance.months", "typed_months", **facts))
    return value


def read_month(typed: str) -> int | None:
    """A month of a case in "7", None in nothing at all; CaseError where it is no month that a case can have."""
    if not typed.strip():
        return None
    found = written(re.sub(r"^\s*(månad|month|mån\.?)\b", "", typed, flags=re.IGNORECASE))
    value = _whole(found, 1 if found.of in ("", "month") else 0, (1, MONTHS[1]))
    if value is None:
        raise CaseError(Fault("", "typed_month", value=quoted(typed), low=1, high=MONTHS[1]))
    return value


def _whole(found: Written, times: int, span: tuple[int, int]) -> int | None:
    """The whole number within the span; None of anything else, or of a number of something else."""
    if found.per_cent or found.fraction or found.currency or found.per or found.strange:
        return None
    values = [value * times for value in found.readings]
    fitting = [value for value in values if value == int(value) and span[0] <= value <= span[1]]
    return int(fitting[0]) if len(fitting) == 1 else None
