"""How the parts of the page say alike what a number is called, what knowing is worth, and when to stop."""

from roisim.answers.information import Value
from roisim.answers.steering import Gate
from roisim.cases.scenario import Scenario
from roisim.cases.series import is_money, is_percent
from roisim.exhibits.assumptions import register
from roisim.exhibits.measures import Measure
from roisim.exhibits.saying import cut
from roisim.paths import Path
from roisim.text import Text

ROOM = 70  # characters of a name
_LITTLE = 0.5  # of the currency: less is nothing
_DIGITS = 6  # of a threshold, which is rounded to what is known of it
SPAN = 1.895  # standard errors: 9 cases out of 10 around a mean of eight blocks


def named(text: Text, case: Scenario, paths: tuple[Path, ...]) -> str:
    """What a number is called; of several channels, which they are: "Facebook and Instagram: Leads per click"."""
    if len(paths) == 1:
        return cut(register.name(text, case, paths[0]), ROOM)
    names = [getattr(case, path.group)[path.place].name for path in paths]
    several = text("page.measure_first.of_several", names=text.listed(names), number=text.name(paths[0]))
    return cut(several, ROOM)


def quoted(text: Text, name: str) -> str:
    """A name inside a sentence."""
    return text("page.measure_first.in_quotes", name=name)


def worth(text: Text, case: Scenario, value: Value, everything: float) -> str:
    """What knowing is worth, at most; never more than everything is."""
    return _worth(text, case, value, everything, "told" if value.is_told else "most")


def at_most(text: Text, case: Scenario, value: Value, everything: float) -> str:
    """The same without how sure that is, for where there is little room and another sign of it."""
    return _worth(text, case, value, everything, "told")


def _worth(text: Text, case: Scenario, value: Value, everything: float, kind: str) -> str:
    amount = min(float(value) if value.is_told else value.at_most, everything)
    if amount < _LITTLE:
        return text("page.measure_first.worth.nothing")
    return text(f"page.measure_first.worth.{kind}", amount=text.money(amount, case.finance.currency))


def stopping(text: Text, case: Scenario, gate: Gate) -> str:
    """What being able to stop is worth, with its error; that it can't be measured, where that is so."""
    if not gate.is_told:
        return text("page.measure_first.worth.unclear")
    return text("page.measure_first.worth.about", **amounts(text, case, gate))


def amounts(text: Text, case: Scenario, gate: Gate) -> dict[str, str]:
    """The value of being able to stop and its error, written."""
    currency = case.finance.currency
    return {"amount": text.money(gate.value, currency), "error": text.money(gate.error, currency, 1)}


def rule(text: Text, case: Scenario, gate: Gate) -> dict[str, str]:
    """A rule in its parts: which key figure, in which month, and the threshold."""
    measure = Measure(text, gate.series, case.finance.currency)
    return {"kpi": measure.inside, "month": str(gate.month), "threshold": threshold(text, case, gate)}


def threshold(text: Text, case: Scenario, gate: Gate) -> str:
    """The threshold with the digits that it was rounded to."""
    if is_percent(gate.series):
        return text.percent(gate.threshold, _DIGITS)
    if is_money(gate.series):
        return text.money(gate.threshold, case.finance.currency, _DIGITS)
    return text.number(gate.threshold, _DIGITS)


def side(gate: Gate) -> str:
    """On which side of the threshold the plan stops."""
    return "below" if gate.stops_below else "above"
