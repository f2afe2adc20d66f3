"""What stands over the answer: whose case it is, and what is asked for; and the answer in a line, for a phone's bar."""

from dataclasses import dataclass

from roisim.answers.result import Result
from roisim.exhibits.compare.names import title_of
from roisim.exhibits.saying import NOTHING, horizon, with_today
from roisim.exhibits.simulator import decision
from roisim.text import Text

_DIGITS = 3  # of what is asked for: it is decided, not guessed


@dataclass(frozen=True)
class Head:
    """title: what the case is called. asked: the sum, the time, the hours. short: the answer (*stars* are bold)."""

    title: str
    asked: str
    short: str


def head(text: Text, result: Result) -> Head:
    """The head of the case of an answer."""
    return Head(title_of(text, result.scenario), asked(text, result), decision.short(text, result))


def asked(text: Text, result: Result) -> str:
    """What is asked for: all that it costs over the horizon in the middle case, undiscounted, the hours among it."""
    case, cost = result.scenario, result.cost.q50 or 0.0
    facts = {
        "amount": text.money(cost, case.finance.currency, _DIGITS),
        "within": horizon(text, case.finance.months),
        "hours": _hours(text, case.plan.hours.likely),
    }
    hours = "hours" if case.plan.hours.likely else "no_hours"
    if cost < NOTHING:
        key = "free" if case.plan.hours.likely else "nothing"
    else:
        key = f"today_{hours}" if with_today(case) else hours
    return text(f"answer.asked.{key}", **facts)


def _hours(text: Text, count: float) -> str:
    written = text.number(count, _DIGITS)
    return text("answer.asked.hour" if written == "1" else "answer.asked.of_hours", count=written)
