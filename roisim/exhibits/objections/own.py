"""A user's own objections: the numbers there are to change, and what was typed, taken or refused with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from roisim.cases import typed_numbers
from roisim.cases.asking import Field, meant
from roisim.cases.files.estimates import text_of
from roisim.cases.files.listed import alike
from roisim.cases.files.objections import MOST_OBJECTION, WAYS
from roisim.cases.groups import LISTED
from roisim.cases.objection import MAX_CHANGES, MAX_OBJECTIONS, MOST_TIMES, Change, Objection, written
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario, parameter_of
from roisim.errors import CaseError, Fault
from roisim.exhibits.assumptions import finding, register
from roisim.exhibits.objections import wording
from roisim.text import Text

__all__ = ["MAX_CHANGES", "MAX_OBJECTIONS", "MOST_OBJECTION", "WAYS"]

_HALF = 0.5  # a factor to suggest
_USUAL = (0.1, 10.0)
# What a case file is told of its text, and what a field is told instead.
_IN_A_FIELD = {"text_long": "typed_text_long", "text_control": "typed_text_control"}


@dataclass(frozen=True)
class Numbered:
    """A number that an objection may change. of: the one channel or line that is meant; none where all are."""

    path: str
    of: str
    name: str


def numbers(text: Text, case: Scenario, search: str) -> list[Numbered]:
    """Those that a search finds, best first; all of them where nothing is searched for."""
    found = finding.matching(text, case, search, None) if search.strip() else register.rows(text, case)
    return list(dict.fromkeys(each for row in found for each in _of_row(text, case, row)))


def _of_row(text: Text, case: Scenario, row: register.Row) -> Iterator[Numbered]:
    """A number of the register; of one that there are several of, all of them first, and then the one."""
    path = written(row.parameter.path)
    yield Numbered(path, "", wording.number(text, path))
    if row.path.group in LISTED:
        of = getattr(case, row.path.group)[row.path.place].name
        yield Numbered(path, of, wording.number(text, path, of))


# --- what was typed ---


def example(text: Text, case: Scenario, chosen: Numbered, way: str) -> str:
    """A number as one would write it."""
    if way == "times":
        return typed_numbers.digits(text, _HALF)
    return shown(text, case, Change((chosen.path,), value=_likely(case, chosen.path, chosen.of)))


def label(text: Text, made: Change) -> str:
    """What the field of a change asks for: how many times the number, or the number."""
    key = "field_times" if made.times is not None else "field_value"
    return text(f"page.objections.own.{key}", name=wording.number(text, made.paths[0], made.of))


def shown(text: Text, case: Scenario, made: Change) -> str:
    """The number of a change as it stands in its field."""
    if made.times is not None:
        return typed_numbers.digits(text, made.times)
    return typed_numbers.shown(text, parameter_of(made.path), made.value or 0.0, case.finance.currency)


def changed(text: Text, case: Scenario, made: Change, typed: str) -> Change:
    """A change with another number, as someone typed it; CaseError where that can't be."""
    if made.times is not None:
        return replace(made, times=_factor(text, made, typed))
    parameter, currency = parameter_of(made.path), case.finance.currency
    usual = _likely(case, made.paths[0], made.of) or None
    value = typed_numbers.read(text, parameter, typed, currency, usual, held=made.value)
    typed_numbers.check(text, parameter, Estimate(value), currency)
    return replace(made, value=value)


def change(text: Text, case: Scenario, chosen: Numbered, way: str, typed: str) -> Change:
    """The change that was chosen and typed; CaseError where the number can't be."""
    begun = Change((chosen.path,), of=chosen.of, times=1.0) if way == "times" else Change((chosen.path,), of=chosen.of)
    return changed(text, case, begun, typed)


def _factor(text: Text, made: Change, typed: str) -> float:
    name = text("page.objections.own.factor")
    field = Field(
        name=name, example=typed_numbers.digits(text, _HALF), usual=_USUAL,
        said=lambda value: typed_numbers.digits(text, value), allows=lambda value: 0 <= value <= MOST_TIMES,
        suggested=_HALF,
    )  # fmt: skip
    found = round(meant(text, field, typed), 12)
    if not 0 <= found <= MOST_TIMES:
        low, high = (typed_numbers.digits(text, end) for end in (0.0, MOST_TIMES))
        raise CaseError(Fault("", "typed_outside", name=name, low=low, high=high))
    if found == 0 and not parameter_of(made.path).allows(0):
        raise CaseError(Fault("", "typed_above_zero", name=text.name(made.path)))
    return found


def _likely(case: Scenario, path: str, of: str) -> float:
    """What the number is in the case now; of several, the first that is meant."""
    at = Change((path,)).path
    if at.group not in LISTED:
        return case[at].likely
    rows = [row for row in getattr(case, at.group) if not of or alike(row.name) == alike(of)]
    return getattr(rows[0], at.name).likely if rows else sum(parameter_of(at).usual) / 2


def read_name(text: Text, case: Scenario, typed: str, place: int | None = None) -> str:
    """The name that someone gave one, if a file could hold it and no other has it. place: of the one that is named."""
    label, faults = text("page.objections.own.name"), list[Fault]()
    name = text_of(typed.strip(), label, faults, MOST_OBJECTION)
    if faults:
        key = _IN_A_FIELD.get(faults[0].key, faults[0].key)
        raise CaseError(Fault(label, key, **{**faults[0].facts, "name": label}))
    if not name:
        raise CaseError(Fault("", "objection_unnamed"))
    if any(alike(other.name) == alike(name) for at, other in enumerate(case.objections) if at != place):
        raise CaseError(Fault("", "objection_named", name=name))
    return name


# --- the case with them ---


def with_new(case: Scenario, name: str, made: Change) -> Scenario:
    """The case with one more."""
    return replace(case, objections=(*case.objections, Objection(name, (made,))))


def with_one(case: Scenario, place: int, objection: Objection | None) -> Scenario:
    """The case with another at a place; None takes it away."""
    new = () if objection is None else (objection,)
    return replace(case, objections=(*case.objections[:place], *new, *case.objections[place + 1 :]))


def with_change(objection: Objection, at: int, made: Change | None) -> Objection:
    """An objection with another change at a place, or one more after the last; None takes it away."""
    new = () if made is None else (made,)
    return replace(objection, changes=(*objection.changes[:at], *new, *objection.changes[at + 1 :]))
