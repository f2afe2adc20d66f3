"""The decision line and its cards: how often the plan pays off, what the middle case gives, what the answer hangs on.

Good news and bad in the same voice. Stars mark what is set in bold.
"""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from roisim.answers.result import Result
from roisim.exhibits.exhibit import Card
from roisim.exhibits.saying import barely, chance, horizon, is_nothing
from roisim.text import Text

Carried = Literal["save", "earn", "strategic", "ignorance", "nothing"]
_LIKELY_NOT = 0.35  # below this the numbers advise against
_DASH = "–"  # a card of what there is no answer to
# The step of the ladder that decides how near a thing it is, by the step at which the cost is covered.
_DECIDING: dict[Carried, Carried] = {"strategic": "earn", "ignorance": "strategic", "nothing": "ignorance"}


@dataclass(frozen=True)
class Decision:
    """The answer on one screen."""

    said: str
    hangs_on: str
    cards: tuple[Card, ...]


def made(text: Text, result: Result) -> Decision:
    """The whole head of an answer."""
    return Decision(decision(text, result), hangs_on(text, result), cards(text, result))


def short(text: Text, result: Result) -> str:
    """The answer in a line, for where there is no room."""
    amount = text.money(result.npv.q50, result.scenario.finance.currency)
    return text("answer.decision.short", cases=text.of_ten(result.chance), amount=amount)


def decision(text: Text, result: Result) -> str:
    """The answer: how often the plan pays off, and what the middle case gives."""
    if result.roi.q50 is None:
        return text("answer.decision.empty")
    terms = result.scenario.finance
    within, middle = horizon(text, terms.months), result.npv.q50 or 0.0
    pays = result.chance >= 0.5
    cases = text.of_ten(result.chance if pays else 1 - result.chance)
    first = text(f"answer.decision.{'pays' if pays else 'pays_not'}", cases=cases, within=within)
    amount = text.money(abs(middle), terms.currency)
    second = text(f"answer.decision.{'gain' if middle >= 0 else 'loss'}", amount=amount)
    advice = text("answer.decision.dont") if result.chance < _LIKELY_NOT and middle < 0 else ""
    return f"{first} {second} {advice}".strip()


def carried_by(result: Result) -> Carried:
    """The step of the ladder at which the average case covers its whole cost."""
    steps: tuple[Carried, ...] = ("save", "earn", "strategic", "ignorance")
    return next((step for step in steps if result.ladder[step] >= 0), "nothing")


def hinge(result: Result) -> str:
    """What carries the plan, and whether it barely does: the key of every sentence that says so."""
    carried = carried_by(result)
    near = barely(result.ladder[_DECIDING.get(carried, carried)], result)
    return f"{carried}_barely" if near else carried


def hangs_on(text: Text, result: Result) -> str:
    """What the answer depends on, told by the ladder."""
    if result.roi.q50 is None:
        return text("answer.hangs.empty")
    if (result.npv.q50 or 0.0) < 0 <= result.ladder["ignorance"]:
        kind = "skewed_barely" if barely(result.npv.mean or 0.0, result) else "skewed"
        return text(f"answer.hangs.{kind}", mean=text.money(result.npv.mean, result.scenario.finance.currency))
    ladder, currency = result.ladder, result.scenario.finance.currency
    facts = {
        "soft": text.money(ladder["ignorance"] - ladder["earn"], currency),
        "short": text.money(abs(ladder["earn"]), currency),
        "avoided": text.money(ladder["ignorance"] - ladder["strategic"], currency),
        "gap": text.money(abs(ladder["ignorance"]), currency),
        "hard": text.money(ladder["earn"], currency),
    }
    return text(f"answer.hangs.{hinge(result)}", **facts)


# --- the cards ---


def cards(text: Text, result: Result) -> tuple[Card, ...]:
    """Net present value first, ROI last, for it says least."""
    money = partial(text.money, currency=result.scenario.finance.currency)
    low, high, cost = (money(amount) for amount in (result.npv.q05, result.npv.q95, result.cost_pv.q50))
    span, mean = (
        text("page.card.npv_range", low=low, high=high),
        text("page.card.npv_mean", mean=money(result.npv.mean)),
    )
    return (
        Card(text("page.card.npv"), money(result.npv.q50), (span, mean)),
        Card(text("page.card.payback"), *_payback(text, result)),
        Card(text("page.card.chance"), *_chance(text, result)),
        Card(text("page.card.roi"), text.percent(result.roi.q50), (text("page.card.roi_on", cost=cost),)),
    )


def _payback(text: Text, result: Result) -> tuple[str, tuple[str, ...]]:
    """When the plan has paid itself back; one that costs nothing has nothing to pay back."""
    if result.roi.q50 is None:
        return _DASH, ()
    months, back = result.scenario.finance.months, result.payback.q50
    paid = text("page.card.payback_over", count=months) if back is None else text.months(back)
    cases, within = text.of_ten(result.pays_within(months)), horizon(text, months)
    return paid, (text("page.card.payback_within", cases=cases, within=within), text("page.card.payback_how"))


def _chance(text: Text, result: Result) -> tuple[str, tuple[str, ...]]:
    """How likely it is that the plan pays off; one that does nothing can't."""
    if is_nothing(result):
        return _DASH, ()
    return chance(text, result.chance), (text("page.card.chance_of", draws=text.exact(result.draws)),)
