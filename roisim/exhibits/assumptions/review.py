"""What to know of a sound case before one trusts it: where its numbers come from, and which look odd."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from roisim.cases import vouching
from roisim.cases.currencies import rates
from roisim.cases.doubts import doubts
from roisim.cases.facts import Amount, Count, Divisor, Index, Money, Name, Share, Unit
from roisim.cases.files.quoting import plain, shortened
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
    """A line on the whole, one for each number far from what is usual, and one for each thing that can hardly be so."""
    ranges = [estimate.is_range for _, _, estimate in case.estimates()]
    yield text("cli.check.fine")
    yield text("cli.check.estimates", count=len(ranges), ranges=sum(ranges), **vouching.counted(case))
    found = doubted(text, case)
    yield from _unusual(case, text, {doubt.path for doubt in found})
    for doubt in found:
        yield text("cli.check.doubt", path=doubt.path, sentence=doubt.sentence)


def _unusual(case: Scenario, text: Text, doubted: Container[str]) -> Iterator[str]:
    """Numbers outside the usual span, which often are in the wrong unit. A 0 means none, and is never odd.

    doubted: those of which more is said.
    """
    currency = case.finance.currency
    for path, parameter, estimate in case.estimates():
        low, high = _usual(parameter, currency)
        if path not in doubted and estimate.likely != 0 and not low <= estimate.likely <= high:
            facts = {
                "value": plain(estimate.likely),
                "low": plain(float(f"{low:.3g}")),
                "high": plain(float(f"{high:.3g}")),
            }
            unit = text.unit(parameter.unit, currency)
            yield text("cli.check.unusual", path=path, unit=unit, **facts)


def _usual(parameter: Parameter, currency: str) -> tuple[float, float]:
    """The usual span in the currency of a case; of money in a currency without a rate, everything."""
    low, high = parameter.usual
    if not parameter.is_money or currency == "SEK":
        return low, high
    if currency not in rates():
        return parameter.domain
    rate = rates()[currency].rate
    return low / rate, high / rate


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
