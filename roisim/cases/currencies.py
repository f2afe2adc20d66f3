"""A case in another currency, at the dated rates of `presets/rates.toml`.

>>> from roisim.cases.files.reading import preset
>>> kronor = preset("b2b")
>>> pounds = in_currency(kronor, "GBP")
>>> pounds.finance.currency, round(kronor.company.order_value.likely / pounds.company.order_value.likely, 2)
('GBP', 12.92)
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Any

from roisim.cases.files.parsing import parse_bytes
from roisim.cases.files.quoting import quoted
from roisim.cases.objection import Change, Objection
from roisim.cases.outcomes import Actual, Agreed
from roisim.cases.parameters import converted
from roisim.cases.scenario import Scenario, parameter_of
from roisim.cases.series import Target, is_money
from roisim.errors import CaseError, Fault


@dataclass(frozen=True)
class Rate:
    """What one unit of a currency costs in kronor, when, and who says so."""

    rate: float
    date: str
    source: str


@lru_cache(1)
def rates() -> dict[str, Rate]:
    """The rate of each currency that cases can be converted to, SEK among them."""
    file = resources.files("roisim") / "presets" / "rates.toml"
    tree: dict[str, Any] = parse_bytes(file.read_bytes(), "rates.toml")
    return {code: Rate(float(row["rate"]), row["date"], row["source"]) for code, row in tree.items()}


def in_currency(scenario: Scenario, currency: str) -> Scenario:
    """The same case with all its money converted; CaseError for a currency without a rate."""
    before = scenario.finance.currency
    if currency == before:
        return scenario
    unknown = [code for code in (before, currency) if code not in rates()]
    if unknown:
        raise CaseError(Fault("finance.currency", "no_rate", value=quoted(unknown[0]), known=", ".join(rates())))
    factor = rates()[before].rate / rates()[currency].rate
    for path, parameter, estimate in list(scenario.estimates()):
        if parameter.is_money:
            scenario = scenario.with_estimate(path, estimate.scaled(factor))
    finance = replace(scenario.finance, currency=currency)
    targets = tuple(_priced(target, factor) for target in scenario.targets)
    objections = tuple(_in_other_money(objection, factor) for objection in scenario.objections)
    actuals = tuple(_counted(actual, factor) for actual in scenario.actuals)
    gates = tuple(_at_other_price(gate, factor) for gate in scenario.gates)
    return replace(scenario, finance=finance, targets=targets, objections=objections, actuals=actuals, gates=gates)


def _in_other_money(objection: Objection, factor: float) -> Objection:
    """An objection whose sums of money are in another currency."""
    return replace(objection, changes=tuple(_converted(change, factor) for change in objection.changes))


def _converted(change: Change, factor: float) -> Change:
    if change.value is None or not parameter_of(change.path).is_money:
        return change
    return replace(change, value=converted(change.value, factor))


def _counted(actual: Actual, factor: float) -> Actual:
    """The figures of a month, those that are money in another currency."""
    figures = ((kpi, converted(value, factor) if is_money(kpi) else value) for kpi, value in actual.figures)
    return replace(actual, figures=tuple(figures))


def _at_other_price(gate: Agreed, factor: float) -> Agreed:
    """A rule whose threshold is money in another currency; any other as it is."""
    return replace(gate, threshold=converted(gate.threshold, factor)) if is_money(gate.kpi) else gate


def _priced(target: Target, factor: float) -> Target:
    """A target for money in another currency; any other target as it is."""
    return replace(target, value=converted(target.value, factor)) if is_money(target.kpi) else target
