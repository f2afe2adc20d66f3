"""The decision line and what stands around it: how often the plan pays off, what the middle case gives, on what ground.

Good news and bad in the same voice. Stars mark what is set in bold.
"""

from dataclasses import dataclass

from roisim.answers.result import Result
from roisim.exhibits.exhibit import Card
from roisim.exhibits.saying import NOTHING, against, horizon, is_nothing, untold
from roisim.exhibits.simulator import asides, cards, standing
from roisim.text import Text

_LIKELY_NOT = 0.35  # below this the numbers advise against
_TOSS = (0.45, 0.55)  # as often as not


@dataclass(frozen=True)
class Decision:
    """The answer on one screen. asides: what else there is to know, a sentence each, in order of weight."""

    said: str
    hangs_on: str
    cards: tuple[Card, ...]
    asides: tuple[str, ...]


def made(text: Text, result: Result) -> Decision:
    """The whole head of an answer."""
    return Decision(
        decision(text, result), hangs_on(text, result), cards.cards(text, result), tuple(asides.asides(text, result))
    )


def short(text: Text, result: Result) -> str:
    """The answer in a line, for where there is no room."""
    amount = text.money(result.npv.q50, result.scenario.finance.currency)
    if is_nothing(result):
        return text("answer.decision.short_empty", **against(text, result.scenario))
    if untold(result):
        return text("answer.decision.short_given", amount=amount)
    return text("answer.decision.short", cases=text.of_ten(result.chance), amount=amount)


def decision(text: Text, result: Result) -> str:
    """The answer: how often the plan pays off, and what the middle case gives."""
    if result.roi.q50 is None:
        empty = text("answer.decision.empty", **against(text, result.scenario))
        return empty if is_nothing(result) else f"{empty} {_middle(text, result)}"
    if untold(result):
        return _given(text, result)
    advice = result.chance < _LIKELY_NOT and (result.npv.q50 or 0.0) < 0
    told = (_often(text, result), _middle(text, result), text("answer.decision.dont") if advice else "")
    return " ".join(filter(None, told))


def hangs_on(text: Text, result: Result) -> str:
    """What the plan stands on."""
    return standing.said(text, result)


def _often(text: Text, result: Result) -> str:
    """In how many cases the plan pays off, or does not."""
    facts = {"within": horizon(text, result.scenario.finance.months), **against(text, result.scenario)}
    if _TOSS[0] <= result.chance <= _TOSS[1]:
        return text("answer.decision.toss", **facts)
    pays = result.chance >= 0.5
    cases = text.of_ten(result.chance if pays else 1 - result.chance)
    return text(f"answer.decision.{'pays' if pays else 'pays_not'}", cases=cases, **facts)


def _middle(text: Text, result: Result) -> str:
    """What the middle case gives, or the likely values of a case that costs nothing."""
    kind, facts = _than(text, result)
    return text(f"answer.decision.{kind}", **facts)


def _given(text: Text, result: Result) -> str:
    """What the numbers give, where nothing is known of how sure they are."""
    kind, facts = _than(text, result)
    given = text(f"answer.decision.{'numbers' if result.draws else 'likely'}")
    within = horizon(text, result.scenario.finance.months)
    return text(f"answer.decision.given_{kind}", given=given, within=within, **facts)


def _than(text: Text, result: Result) -> tuple[str, dict[str, str]]:
    """More than its base, less, or as much; and by how much."""
    middle, case = result.npv.q50 or 0.0, result.scenario
    kind = "even" if abs(middle) < NOTHING else "gain" if middle > 0 else "loss"
    return kind, {"amount": text.money(abs(middle), case.finance.currency), **against(text, case)}
