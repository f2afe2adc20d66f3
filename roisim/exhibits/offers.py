"""The published figures that speak of a number, each with what it would be in the case, or why it can't be taken."""

from dataclasses import dataclass

from roisim.cases import bibliography, published, typed_numbers
from roisim.cases.currencies import rates
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.published import Taken
from roisim.cases.scenario import Scenario
from roisim.exhibits.sources import Figure, figure
from roisim.text import Text

_DIGITS = 4


@dataclass(frozen=True)
class Offer:
    """A published figure; the number that it makes, None where it makes none; how, or why not, where that is told."""

    figure: Figure
    estimate: Estimate | None
    said: str


def offers(text: Text, case: Scenario, parameter: Parameter) -> list[Offer]:
    """All of them: those that can be taken first, and best evidence first."""
    found = [
        _offer(text, case, parameter, each, published.taken(each, parameter, case.finance.currency, case.preset))
        for each in bibliography.about(parameter)
    ]
    return sorted(found, key=lambda offer: offer.estimate is None)


def _offer(text: Text, case: Scenario, parameter: Parameter, found: bibliography.Benchmark, taken: Taken) -> Offer:
    said = ""
    if taken.estimate is None:
        said = text(f"page.range.not_{taken.reason}", currency=case.finance.currency)
    elif taken.converted:
        said = _converted(text, case, parameter, taken.estimate, taken.currency)
    return Offer(figure(text, found), taken.estimate, said)


def _converted(text: Text, case: Scenario, parameter: Parameter, estimate: Estimate, currency: str) -> str:
    """What the figure is in the unit of the case, and at which rate."""
    here = case.finance.currency
    numbers = text(
        "page.range.three",
        **{
            end: typed_numbers.digits(text, bound * typed_numbers.factor(parameter))
            for end, bound in zip(("low", "likely", "high"), estimate.bounds, strict=True)
        },
        unit=text.per_cent if parameter.is_percent else "",
    )
    unit = text.unit(parameter.unit, here)
    if not currency:
        return text("page.range.converted", numbers=numbers, unit=unit)
    facts = {"numbers": numbers, "unit": unit, "there": currency, "here": here}
    facts["rate"] = text.number(rates()[currency].rate / rates()[here].rate, _DIGITS)
    facts["date"] = max(rates()[currency].date, rates()[here].date)
    return text("page.range.converted_money", **facts)
