"""What someone filled into the form of a number, field by field: the number, or what is wrong, each at its field."""

from collections.abc import Mapping
from dataclasses import dataclass

from roisim.cases import moves, typed_numbers
from roisim.cases.asking import plain
from roisim.cases.files.estimates import MOST_TEXT, text_of
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.errors import CaseError, Fault
from roisim.text import Text

ENDS = ("low", "likely", "high")
WORDS = ("source", "owner", "note")
ROOM = MOST_TEXT
Faults = dict[str, Fault]
_KNOWN = 4  # digits of an end that is worked out


@dataclass(frozen=True)
class Along:
    """A range that moves with its number, as it is said, and what to write in the fields of its ends."""

    said: str
    ends: Mapping[str, str]


def shown(text: Text, parameter: Parameter, estimate: Estimate, currency: str) -> dict[str, str]:
    """What stands in the fields of the three ends; nothing in two of them for a fixed number."""
    values = {end: getattr(estimate, end) for end in ENDS}
    return {
        end: "" if value is None else typed_numbers.shown(text, parameter, value, currency)
        for end, value in values.items()
    }


def read(
    text: Text, case: Scenario, path: str, typed: Mapping[str, str], start: Scenario
) -> tuple[Estimate | None, Faults]:
    """The number that the fields make, None where one of them is wrong; and what is wrong, by the field."""
    faults: Faults = {}
    numbers: dict[str, float | None] = {}
    for end in ENDS:
        try:
            numbers[end] = _number(text, case, path, end, typed[end], start)
        except CaseError as error:
            faults[end] = error.faults[0]
    words = {name: _words(text, case[path], path, name, typed[name], faults) for name in WORDS}
    faults = faults or _together(text, case[path], parameter_of(path), numbers, case.finance.currency)
    if faults or numbers["likely"] is None:
        return None, faults
    return Estimate(numbers["likely"], numbers["low"], numbers["high"], **words), {}


def _number(text: Text, case: Scenario, path: str, end: str, typed: str, start: Scenario) -> float | None:
    """One of the three; what reads as the number there, or as the example's, is that one to its last digit."""
    parameter, currency, before = parameter_of(path), case.finance.currency, case[path]
    if not typed.strip():
        return None
    preset = moves.home(case, start, path)
    for known in (before, preset):
        if known is not None and typed.strip() == shown(text, parameter, known, currency)[end]:
            value: float = getattr(known, end)
            return value
    value = typed_numbers.read(text, parameter, typed, currency, before.likely, getattr(before, end))
    typed_numbers.check(text, parameter, Estimate(value), currency)
    return value


def _words(text: Text, before: Estimate, path: str, name: str, typed: str, faults: Faults) -> str:
    """A text; a note of ours that was left alone speaks both languages still."""
    if name == "note" and typed == text.note(before.note):
        return before.note
    wrong: list[Fault] = []
    said = text_of(typed.strip(), path, wrong)
    if wrong:
        label = text(f"page.range.{name}")
        key = "typed_text_long" if wrong[0].key == "text_long" else "typed_text_control"
        faults[name] = Fault(path, key, **{**wrong[0].facts, "name": label})
    return said


def _together(
    text: Text, before: Estimate, parameter: Parameter, numbers: Mapping[str, float | None], currency: str
) -> Faults:
    """What is wrong with numbers that are each in order, at the first of those it hangs on."""
    low, likely, high = (numbers[end] for end in ENDS)
    if likely is None or (low is None) != (high is None):
        missing = next(end for end in ("likely", "low", "high") if numbers[end] is None)
        return {missing: Fault(parameter.path, "typed_half", name=text.name(parameter.path))}
    if low is None or high is None:
        return {}
    try:
        typed_numbers.check(text, parameter, Estimate(likely, low, high), currency)
    except CaseError as error:
        at_low = low > likely or (likely <= high and high < parameter.domain[1])
        fault = error.faults[0]
        if not low <= likely <= high and likely != before.likely:
            along = _along(text, parameter, moves.shifted(before, parameter, likely), currency)
            fault = Fault(fault.path, fault.key, **{**fault.facts, "along": along})
        return {"low" if at_low else "high": fault}
    return {}


def _along(text: Text, parameter: Parameter, moved: Estimate, currency: str) -> Along | None:
    """Both ends of a range that moves with its number; None where there is no range to move."""
    if moved.low is None or moved.high is None:
        return None
    low, high = (plain(text, float(f"{end:.{_KNOWN}g}"), parameter.is_percent) for end in (moved.low, moved.high))
    said = text("page.range.along", span=typed_numbers.span(text, parameter, moved, currency))
    return Along(said, {"low": low, "high": high})


def moved_along(fault: Fault) -> Along | None:
    """What moves the range along with its number, where that is what is wrong."""
    found = fault.facts.get("along")
    return found if isinstance(found, Along) else None
