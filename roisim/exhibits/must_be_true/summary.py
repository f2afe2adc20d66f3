"""The page in a sentence or two: what must be true for the plan to pay, and whether it stands without its soft part."""

from roisim.answers.result import Result
from roisim.answers.switching import switchings
from roisim.answers.tornado import tornado
from roisim.exhibits.must_be_true import conditions, soft
from roisim.exhibits.saying import NOTHING, is_nothing, plainly, untold
from roisim.text import Text


def summary(text: Text, result: Result) -> str:
    """What must hold of the most fragile number; where the middle case is of another mind, that; the soft part."""
    text = plainly(text, result.scenario)
    if is_nothing(result):
        return text("page.must_be_true.summary.nothing")
    return " ".join(filter(None, (_first(text, result), _apart(text, result), soft.said(text, result))))


def _first(text: Text, result: Result) -> str:
    """Of the number that is nearest to what turns the decision."""
    found = next(iter(switchings(result.scenario)))
    if not found.values:
        return text(f"page.must_be_true.summary.{'whatever' if found.pays else 'never'}")
    condition = conditions.made(text, result.scenario, found)
    key = "pays" if found.pays else "would"
    return text(f"page.must_be_true.summary.{key}", condition=condition.holds, said=condition.said)


def _apart(text: Text, result: Result) -> str:
    """That the middle case lies on the other side of nothing than the likely values; else nothing."""
    base, middle = tornado(result.scenario).base, result.npv.q50 or 0.0
    if untold(result) or abs(middle) < NOTHING or (base > 0) == (middle > 0):
        return ""
    return text("page.must_be_true.summary.apart", amount=text.money(middle, result.scenario.finance.currency))
