"""What to know of a sound case before one trusts it: where its numbers come from, and which look odd."""

from collections.abc import Iterator
from dataclasses import dataclass

from roisim.cases import vouching
from roisim.cases.doubts import doubts
from roisim.cases.facts import Amount, Count, Divisor, Index, Money, Name, Share, Unit
from roisim.cases.files.quoting import shortened
from roisim.cases.parameters import Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.errors import Fault
from roisim.exhibits.assumptions import register
from roisim.paths import Path
from roisim.text import Text


@dataclass(frozen=True)
class Doubt:
    """What can hardly be so: the number it hangs on, and a sentence that says what and what to do."""

    path: str
    sentence: str


def doubted(text: Text, case: Scenario) -> tuple[Doubt, ...]:
    """All that can hardly be so, in the order of a case."""
    return tuple(Doubt(fault.path, _sentence(text, case, fault)) for fault in doubts(case))


def review(case: Scenario, text: Text) -> Iterator[str]:
    """A line on where the numbers are from; whether there is anything that can hardly be so, and a line for each."""
    found, ranges = doubted(text, case), [estimate.is_range for _, _, estimate in case.estimates()]
    yield text("cli.check.estimates", count=len(ranges), ranges=sum(ranges), **vouching.counted(case))
    yield text("cli.check.doubtful" if found else "cli.check.fine")
    for doubt in found:
        yield text("cli.check.doubt", path=doubt.path, sentence=doubt.sentence)


def _sentence(text: Text, case: Scenario, fault: Fault) -> str:
    facts = {name: _said(text, case, fact) for name, fact in fault.facts.items()}
    return text.fault(Fault(fault.path, fault.key, **facts))


def _count(text: Text, value: float) -> str:
    return text.exact(value, 0) if value >= 100 else text.number(value)


def _amount(text: Text, case: Scenario, parameter: Parameter, value: float) -> str:
    """A number in the unit of a parameter."""
    if parameter.is_percent:
        return text.percent(value, 3)
    return text.money(value, case.finance.currency, 3) if parameter.is_money else _count(text, value)


def _said(text: Text, case: Scenario, fact: object) -> str:
    """A fact as one reads it."""
    match fact:
        case Share(value):
            return text.percent(value, 3)
        case Money(value):
            return text.money(value, case.finance.currency, 3)
        case Count(value):
            return _count(text, value)
        case Divisor(value):
            return text.number(value, 4)
        case Amount(path, value):
            return _amount(text, case, parameter_of(path), value)
        case Index(values):
            return "; ".join(text.number(value, 3) for value in values) + "."
        case Unit(path):
            return text.unit(parameter_of(path).unit, case.finance.currency)
        case Name(path):
            return shortened(register.name(text, case, Path.of(path)))
    return shortened(str(fact))
