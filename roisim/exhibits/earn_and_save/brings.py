"""What the plan brings against what it costs, and how much of it is hard money: the page in a sentence or three."""

from roisim.answers.result import Result
from roisim.exhibits.saying import NOTHING, against, barely, horizon, is_nothing, plainly, untold, with_today
from roisim.text import Text

_SLIGHT = 0.005  # of the value: a smaller share is next to none
_SEEN = 0.01  # of what a plan brings: with a larger loss among it, a share of it says nothing
_LITTLE = 0.5  # of the currency: less than half of one is nothing that a plan brings


def summary(text: Text, result: Result) -> str:
    """What the plan brings against what it costs, the middle case where it says otherwise, and how much is hard."""
    text = plainly(text, result.scenario)
    if is_nothing(result):
        return text("page.earn_and_save.nothing")
    cost, net = result.cost_pv.mean or 0.0, result.npv.mean or 0.0
    facts = {
        "benefit": abs(cost + net), "cost": cost, "net": abs(net), "hard": abs(hard(result)),
        "soft": abs(cost + net - hard(result)),
    }  # fmt: skip
    amounts = {name: text.money(value, result.scenario.finance.currency) for name, value in facts.items()}
    amounts["low"], amounts["high"] = text.ends(result.npv.q05, result.npv.q95, result.scenario.finance.currency)
    amounts |= {"within": horizon(text, result.scenario.finance.months), **against(text, result.scenario)}
    amounts["plan"] = text(f"page.earn_and_save.{'plan_and_today' if with_today(result.scenario) else 'plan'}")
    brought = "takes" if cost + net <= 0 else f"brings_{_than(net, result)}"
    kind = "nothing" if brings_nothing(result) else brought
    told = text(f"page.earn_and_save.answer.{kind}", **amounts)
    span = text("page.earn_and_save.answer.range", **amounts) if amounts["low"] != amounts["high"] else ""
    hardness = "" if kind == "nothing" else _hardness(text, result, amounts)
    return " ".join(filter(None, (told, _otherwise(text, result), span, hardness)))


def brings_nothing(result: Result) -> bool:
    """True of a plan that costs money and does nothing beside."""
    cost, net = result.cost_pv.mean or 0.0, result.npv.mean or 0.0
    return cost > 0 and abs(cost + net) < _LITTLE


def avoided(result: Result) -> float:
    """The mean loss of standing aside that the plan avoids, all streams together."""
    return sum(worth.avoided for worth in result.streams.values())


def hard(result: Result) -> float:
    """What is saved and earned on average, before the cost: money that comes without any value of the brand."""
    return result.ladder["earn"] + (result.cost_pv.mean or 0.0)


def _than(net: float, result: Result) -> str:
    """More than it costs, less, about as much; or just as much, where there is one outcome."""
    if untold(result) and abs(net) < NOTHING:
        return "even"
    return "about" if barely(net, result) else "more" if net >= 0 else "less"


def _otherwise(text: Text, result: Result) -> str:
    """The chance and the middle case, where the average alone would mislead; else nothing."""
    if untold(result):
        return ""
    mean, middle = result.npv.mean or 0.0, result.npv.q50 or 0.0
    pays = result.chance >= 0.5 if barely(middle, result) else middle >= 0
    if _than(mean, result) == _than(middle, result) and pays == (mean >= 0):
        return ""
    end = {"about": "even", "more": "gains", "less": "loses"}[_than(middle, result)]
    cases = text.of_ten(result.chance if pays else 1 - result.chance)
    amount = text.money(abs(middle), result.scenario.finance.currency)
    return text(f"page.earn_and_save.answer.{'pays' if pays else 'pays_not'}_{end}", cases=cases, middle=amount)


def _hardness(text: Text, result: Result, amounts: dict[str, str]) -> str:
    """How much of what the plan brings is hard money, where that is a share at all."""
    known, whole = hard(result), (result.cost_pv.mean or 0.0) + (result.npv.mean or 0.0)
    if known <= 0 or whole <= 0:
        kind = "lost" if known > 0 else "none" if known < -NOTHING else "nothing"
        return text(f"page.earn_and_save.hard.{kind}", **amounts)
    if known > whole:
        return text("page.earn_and_save.hard.all", **amounts)
    if min(worth.gain for worth in result.streams.values()) < -_SEEN * whole:
        return text("page.earn_and_save.hard.amounts", **amounts)
    if known < _SLIGHT * whole:
        return text("page.earn_and_save.hard.little")
    return text("page.earn_and_save.hard.part", share=text.percent(known / whole), **amounts)
