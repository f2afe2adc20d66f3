"""How the parts of the page write alike what was seen, a threshold, a day, and how often the plan pays."""

from datetime import date

from roisim.answers.result import Result
from roisim.cases.outcomes import Agreed
from roisim.cases.scenario import Scenario
from roisim.exhibits import dates
from roisim.exhibits.key_figures import target_numbers
from roisim.exhibits.measures import Measure
from roisim.exhibits.saying import untold
from roisim.text import Text

WORDS = "page.follow_up"


def measure_of(text: Text, case: Scenario, kpi: str) -> Measure:
    """A key figure of the case."""
    return Measure(text, kpi, case.finance.currency)


def exactly(measure: Measure, value: float) -> str:
    """A figure that someone counted, with all its digits."""
    return target_numbers.shown(measure.text, measure.kpi, value, measure.currency)


def rule(text: Text, case: Scenario, agreed: Agreed) -> dict[str, str]:
    """A rule in its parts: which key figure, in which month, and the threshold."""
    measure = measure_of(text, case, agreed.kpi)
    threshold = exactly(measure, agreed.threshold)
    return {"kpi": measure.inside, "month": str(agreed.month), "threshold": threshold}


def day(text: Text, said: str) -> str:
    """A day of a case file as one says it."""
    return dates.day(text, date.fromisoformat(said)) if said else ""


def paying(text: Text, result: Result) -> str:
    """In how many cases the plan pays."""
    return text.of_ten(result.chance)


def middle(text: Text, result: Result) -> str:
    """The net present value in the middle case."""
    return text.money(result.npv.q50, result.scenario.finance.currency)


def ends(text: Text, result: Result) -> dict[str, str]:
    """The net present value in 9 cases out of 10."""
    low, high = text.ends(result.npv.q05, result.npv.q95, result.scenario.finance.currency)
    return {"low": low, "high": high}


def is_fixed(result: Result) -> bool:
    """True where all outcomes are alike, so that nothing seen of them can tell them apart."""
    return untold(result)
