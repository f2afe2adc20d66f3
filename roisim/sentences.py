"""What the numbers say, good news and bad in the same voice. Stars mark what is set in bold."""

import math
from typing import Literal

from roisim.result import Result
from roisim.text import Text

Carried = Literal["save", "earn", "strategic", "ignorance", "nothing"]
_LIKELY_NOT = 0.35  # below this the numbers advise against
_BARELY = 0.05  # of the cost: a smaller sum to spare, or missing, is not known well enough to be quoted


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


def hangs_on(text: Text, result: Result) -> str:
    """What the answer depends on, told by the ladder."""
    if result.roi.q50 is None:
        return text("answer.hangs.empty")
    carried = carried_by(result)
    if (result.npv.q50 or 0.0) < 0 <= result.ladder["ignorance"]:
        return text("answer.hangs.skewed", mean=text.money(result.npv.mean, result.scenario.finance.currency))
    ladder, currency = result.ladder, result.scenario.finance.currency
    facts = {
        "soft": text.money(ladder["ignorance"] - ladder["earn"], currency),
        "short": text.money(abs(ladder["earn"]), currency),
        "avoided": text.money(ladder["ignorance"] - ladder["strategic"], currency),
        "gap": text.money(abs(ladder["ignorance"]), currency),
        "hard": text.money(ladder["earn"], currency),
    }
    deciding = {"earn": "earn", "strategic": "earn", "nothing": "ignorance"}.get(carried)
    barely = deciding is not None and abs(ladder[deciding]) < _BARELY * (result.cost_pv.mean or 0.0)
    return text(f"answer.hangs.{carried}{'_barely' if barely else ''}", **facts)


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


def ladder_alt(text: Text, result: Result) -> str:
    """The ladder in words, for those who can't see it."""
    currency = result.scenario.finance.currency
    amounts = {step: text.money(net, currency) for step, net in result.ladder.items()}
    cost = text.money(result.cost_pv.mean, currency)
    return f"{text('page.ladder.' + carried_by(result))}. {text('page.ladder.alt', cost=cost, **amounts)}"
