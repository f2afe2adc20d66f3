"""What a response says of each number of the case: today's range beside the one that own data suggest, or why none."""

from dataclasses import dataclass

from roisim.answers.fans import Spread
from roisim.cases import typed_numbers
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario, parameter_of
from roisim.charts.whiskers import Whisker, Whiskers
from roisim.exhibits.assumptions import register
from roisim.exhibits.saying import cut
from roisim.exhibits.your_data.responding import KEY, NAME
from roisim.measured import telling
from roisim.measured.suggestion import Suggestion
from roisim.text import Text


@dataclass(frozen=True)
class Number:
    """One number: what it is called, the two ranges on one axis, and what there is to say of them."""

    found: Suggestion
    name: str
    whiskers: Whiskers | None
    said: str


def numbers(text: Text, case: Scenario, found: tuple[Suggestion, ...]) -> list[Number]:
    """All of them, in order."""
    return [_number(text, case, each) for each in found]


def _number(text: Text, case: Scenario, found: Suggestion) -> Number:
    name = cut(register.name(text, case, found.path), 2 * NAME)
    if found.suggested is None:
        return Number(found, name, None, telling.refusal(text, found))
    lines = (
        _line(text, case, found, "today", found.today),
        _line(text, case, found, "plan", found.suggested),
    )
    facts = {"data": text.percent(found.data), "prior": text.percent(1 - found.data)}
    said = text(f"{KEY}.number.{'taken' if found.taken else 'weighs'}", **facts)
    return Number(found, name, Whiskers(lines), said)


def _line(text: Text, case: Scenario, found: Suggestion, kind: str, estimate: Estimate) -> Whisker:
    parameter, currency = parameter_of(found.path), case.finance.currency
    low, likely, high = estimate.bounds
    spread = Spread(likely, low, low, likely, high, high)
    span = typed_numbers.span(text, parameter, estimate, currency) if estimate.is_range else ""
    value = typed_numbers.shown(text, parameter, likely, currency)
    return Whisker("plan" if kind == "plan" else "today", text(f"{KEY}.number.{kind}"), spread, value, span)
