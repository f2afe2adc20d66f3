"""How the parts of the page say alike what a number is called, what knowing is worth, and when to stop."""

from roisim.answers.information import BY_FAR, Value
from roisim.answers.learning import Learning
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
_SURE = 0.95  # of the outcomes: nearly always
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
    """What knowing is worth, about; where that can't be told from nothing, at most. Never more than everything is."""
    return _worth(text, case, value, everything, "told" if value.is_told else "most")


def briefly(text: Text, case: Scenario, value: Value, everything: float) -> str:
    """The same without how sure that is, for where there is little room and another sign of it."""
    return _worth(text, case, value, everything, "told" if value.is_told else "bound")


def _worth(text: Text, case: Scenario, value: Value, everything: float, kind: str) -> str:
    amount = min(float(value) if value.is_told else value.at_most, everything)
    if amount < _LITTLE:
        return text("page.measure_first.worth.nothing")
    return text(f"page.measure_first.worth.{kind}", amount=text.money(amount, case.finance.currency))


def stopping(text: Text, case: Scenario, gate: Gate) -> str:
    """What being able to stop is worth, with its error; that it can't be measured, where that is so."""
    if not gate.is_told:
        kind = "always" if gate.always > BY_FAR * gate.error else "unclear"
        return text(f"page.measure_first.worth.{kind}", amount=text.money(gate.always, case.finance.currency))
    return text("page.measure_first.worth.about", **amounts(text, case, gate.value, gate.error))


def adding(text: Text, case: Scenario, gate: Gate) -> str:
    """What the key figure itself adds, with its error; that it can't be measured, where that is so."""
    if not gate.is_told:
        return text("page.measure_first.worth.unclear")
    return text("page.measure_first.worth.about", **amounts(text, case, gate.net, gate.net_error))


def amounts(text: Text, case: Scenario, value: float, error: float) -> dict[str, str]:
    """A value and its standard error, written."""
    currency = case.finance.currency
    return {"amount": text.money(value, currency), "error": text.money(error, currency, 1)}


def ending(text: Text, case: Scenario, gate: Gate) -> dict[str, str]:
    """When a plan that is too long is better ended, and what that alone is worth."""
    return {"month": str(gate.month), "always": text.money(gate.always, case.finance.currency)}


def why_none(found: Learning) -> str:
    """Why there is no rule to stop by: the plan nearly always pays, or loses; or no key figure tells early enough."""
    if found.mean > 0 and found.chance >= _SURE:
        return "pays"
    return "loses" if found.mean < 0 and found.chance <= 1 - _SURE else "none"


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
