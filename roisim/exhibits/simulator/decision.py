"""What the numbers say, good news and bad in the same voice. Stars mark what is set in bold."""

import math
from typing import Literal

from roisim.answers.result import Result
from roisim.text import Text

Carried = Literal["save", "earn", "strategic", "ignorance", "nothing"]
_LIKELY_NOT = 0.35  # below this the numbers advise against
_BARELY = 0.05  # of the cost: a smaller sum to spare, or missing, is not known well enough to be quoted
NOTHING = 0.005  # of the currency: less than a hundredth is no money at all
# The step of the ladder that decides how near a thing it is, by the step at which the cost is covered.
_DECIDING: dict[Carried, Carried] = {"strategic": "earn", "ignorance": "strategic", "nothing": "ignorance"}


def horizon(text: Text, months: int) -> str:
    """A length of time as one says it: three years, 30 months."""
    years, rest = divmod(months, 12)
    return text(f"answer.years.{years}") if rest == 0 and years <= 10 else text("answer.months", count=months)


def chance(text: Text, share: float) -> str:
    """A chance as per cent that never claims certainty."""
    if share >= 0.995:
        return f">{text.percent(0.99)}"
    return f"<{text.percent(0.01)}" if share < 0.005 else text.percent(share)


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


def barely(amount: float, result: Result) -> bool:
    """True of a sum that is too small against the cost of the plan to be told from nothing [currency]."""
    return abs(amount) < _BARELY * (result.cost_pv.mean or 0.0)


def is_nothing(result: Result) -> bool:
    """True of a plan that costs nothing and does nothing."""
    return not result.totals.cost.any() and float(abs(result.totals.npv).max()) < NOTHING


def _hinge(result: Result) -> str:
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
    return text(f"answer.hangs.{_hinge(result)}", **facts)


def overtakes(text: Text, result: Result) -> str:
    """The conclusion of the cumulative picture."""
    crossing, months = result.crossing, result.scenario.finance.months
    end = result.cumulative
    if result.roi.q50 is None:
        return text("page.cumulative.empty")
    if crossing is None:
        return text("page.cumulative.never", within=horizon(text, months))
    wide = end.q05[-1] < result.aside.q50[-1] < end.q95[-1]
    when = "start" if crossing < 1 else "month"
    said = text(f"page.cumulative.{when}", month=math.ceil(crossing))
    return f"{said}{text('page.cumulative.wide')}" if wide else said


def cumulative_alt(text: Text, result: Result) -> str:
    """The cumulative picture in words, for those who can't see it."""
    currency, plan = result.scenario.finance.currency, result.cumulative
    ends = {
        "middle": plan.q50[-1], "low": plan.q05[-1], "high": plan.q95[-1], "aside": result.aside.q50[-1],
    }  # fmt: skip
    amounts = {name: text.money(float(value), currency) for name, value in ends.items()}
    told = text("page.cumulative.alt", months=result.scenario.finance.months, **amounts)
    return f"{overtakes(text, result)}. {told}"


def in_steps(text: Text, result: Result) -> str:
    """The conclusion of the ladder. A plan that costs nothing has nothing to carry."""
    if result.roi.q50 is None:
        return text("page.ladder.empty" if is_nothing(result) else "page.ladder.free")
    return text(f"page.ladder.{_hinge(result)}")


def ladder_alt(text: Text, result: Result) -> str:
    """The ladder in words, for those who can't see it: a net that is 0 there is said to be about 0."""
    if is_nothing(result):
        return f"{in_steps(text, result)}."
    cost, currency = result.cost_pv.mean or 0.0, result.scenario.finance.currency
    largest = max(cost, *map(abs, result.ladder.values()))
    amounts = {
        step: text("page.ladder.zero") if _is_zero(net, largest) else text.money(net, currency)
        for step, net in result.ladder.items()
    }
    return f"{in_steps(text, result)}. {text('page.ladder.alt', cost=text.money(cost, currency), **amounts)}"


def _is_zero(amount: float, largest: float) -> bool:
    """True of a sum that is 0 in the picture, where the largest has three digits."""
    return abs(amount) < 0.5 * 10.0 ** (math.floor(math.log10(largest)) - 2)
