"""What the symbols of an equation stand for, each with its number in this case: a month of the plan, likely values."""

from dataclasses import dataclass
from functools import cache

from roisim.answers.one_month import Numbers, one_month
from roisim.cases import typed_numbers
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PARAMETERS, Scenario
from roisim.exhibits.method.equations import equations
from roisim.exhibits.method.symbols import Letter, Symbol, found_in
from roisim.exhibits.method.wording import in_words
from roisim.text import Text

_MONTH = 12  # worked through, where the case has so many
_DIGITS = 3
_FEW = 3  # channels or lines that are told one by one


@dataclass(frozen=True)
class Meaning:
    """A symbol: how it is written, what it stands for, and what it is here; "" where it is not one number."""

    letter: Letter
    said: str
    value: str


def month(case: Scenario) -> int:
    """The month that is worked through: a year in, or the last."""
    return min(_MONTH, case.finance.months)


def numbers(case: Scenario) -> Numbers:
    """What there is to know of that month, by the keys of the quantities."""
    return one_month(case, month(case))


def meanings(text: Text, case: Scenario, known: Numbers, latex: str, section: str) -> tuple[Meaning, ...]:
    """All symbols of an equation. known: the numbers of the month, worked out once for all equations."""
    return tuple(_meaning(text, case, known, symbol) for symbol in found_in(latex, section))


def _meaning(text: Text, case: Scenario, known: Numbers, symbol: Symbol) -> Meaning:
    letter = Letter.of(in_words(text, symbol.latex))
    if not symbol.path:
        return Meaning(letter, text(f"symbol.{symbol.key}"), _quantity(text, case, symbol.key, known.get(symbol.key)))
    return Meaning(letter, text.inside(text.name(symbol.path)), _parameter(text, case, symbol.path))


def _quantity(text: Text, case: Scenario, key: str, value: float | None) -> str:
    """What is worked out, in its unit."""
    match _units().get(key, ""):
        case _ if value is None:
            return ""
        case "money":
            return text.money(value, case.finance.currency, _DIGITS)
        case "share":
            return text.percent(value, _DIGITS)
        case "months":
            return text.months(value)
        case "hours":
            return text("worked.hours", count=text.number(value, _DIGITS))
    return text.number(value, _DIGITS)


@cache
def _units() -> dict[str, str]:
    """The unit of each quantity that can be a single number."""
    return {each["key"]: each["unit"] for each in equations()["quantity"] if "unit" in each}


def _parameter(text: Text, case: Scenario, path: str) -> str:
    """What the case says, at its likely value; of channels and lines, a few by name."""
    if path not in PARAMETERS:
        return _term(text, case, path)
    group, _, name = path.partition(".")
    if group not in ("channels", "lines"):
        return _shown(text, case, path, case[path])
    rows = getattr(case, group)
    told = [f"{row.name} {_shown(text, case, path, getattr(row, name))}" for row in rows[:_FEW]]
    return ", ".join([*told, *(["…"] if len(rows) > _FEW else [])])


def _shown(text: Text, case: Scenario, path: str, estimate: Estimate) -> str:
    return typed_numbers.shown(text, PARAMETERS[path], estimate.likely, case.finance.currency)


def _term(text: Text, case: Scenario, path: str) -> str:
    """A number of the case that is no estimate."""
    match path:
        case "finance.discount_rate":
            return text.percent(case.finance.discount_rate)
        case "finance.months":
            return text.months(case.finance.months)
        case "case.correlation":
            return text.number(case.correlation)
    return ""
