"""What the plan saves and earns, stream by stream, in numbers and in sentences. Means: they add up, medians don't."""

from dataclasses import dataclass, replace

from roisim.answers.result import Result
from roisim.cases.series import LAYERS
from roisim.exhibits.simulator.decision import NOTHING, barely, horizon, is_nothing
from roisim.text import Text

_LITTLE = 0.5  # of the currency: less than half of one is nothing that a plan brings


@dataclass(frozen=True)
class Step:
    """One step from the cost to the net: its layer, its stream (or itself), its mean present value [currency]."""

    layer: str
    name: str
    amount: float


def steps(result: Result) -> list[Step]:
    """From the cost to the net: every stream's gain over today, the avoided loss of all, and the net they add up to."""
    gains = [
        Step(layer, stream, result.streams[stream].gain) for layer, streams in LAYERS.items() for stream in streams
    ]
    middle = [*gains, Step("ignorance", "ignorance", avoided(result))]
    known = [step for step in middle if abs(step.amount) >= NOTHING]
    cost = result.cost_pv.mean or 0.0
    return [Step("cost", "cost", -cost if cost else 0.0), *known, Step("net", "net", result.npv.mean or 0.0)]


def left_out(result: Result) -> list[str]:
    """The streams that are nothing in this case, and "ignorance" where no loss is avoided."""
    there = {step.name for step in steps(result)}
    every = [stream for streams in LAYERS.values() for stream in streams]
    return [name for name in (*every, "ignorance") if name not in there]


def avoided(result: Result) -> float:
    """The mean loss of standing aside that the plan avoids, all streams together."""
    return sum(worth.avoided for worth in result.streams.values())


def summary(text: Text, result: Result) -> str:
    """What the plan brings against what it costs, the middle case where it says otherwise, and how much is hard."""
    if is_nothing(result):
        return text("page.earn_and_save.nothing")
    cost, net = result.cost_pv.mean or 0.0, result.npv.mean or 0.0
    facts = {
        "benefit": abs(cost + net), "cost": cost, "net": abs(net), "hard": abs(hard(result)),
        "soft": abs(cost + net - hard(result)), "low": result.npv.q05, "high": result.npv.q95,
    }  # fmt: skip
    amounts = {name: text.money(value, result.scenario.finance.currency) for name, value in facts.items()}
    amounts["within"] = horizon(text, result.scenario.finance.months)
    brought = "takes" if cost + net <= 0 else f"brings_{_than(net, result)}"
    kind = "nothing" if brings_nothing(result) else brought
    said = text(f"page.earn_and_save.answer.{kind}", **amounts)
    span = text("page.earn_and_save.answer.range", **amounts) if amounts["low"] != amounts["high"] else ""
    hardness = "" if kind == "nothing" else _hardness(text, result, amounts)
    return " ".join(filter(None, (said, _otherwise(text, result), span, hardness)))


def brings_nothing(result: Result) -> bool:
    """True of a plan that costs money and does nothing beside."""
    cost, net = result.cost_pv.mean or 0.0, result.npv.mean or 0.0
    return cost > 0 and abs(cost + net) < _LITTLE


def avoided_indeed(result: Result) -> float:
    """The avoided loss without what the plan loses itself: what is lost either way isn't avoided."""
    return sum(
        max(0.0, worth.avoided + min(worth.gain, 0.0)) if worth.avoided > 0 else worth.avoided
        for worth in result.streams.values()
    )


def _than(net: float, result: Result) -> str:
    """More than it costs, less, or about as much."""
    return "about" if barely(net, result) else "more" if net >= 0 else "less"


def _otherwise(text: Text, result: Result) -> str:
    """The chance and the middle case, where the average alone would mislead; else nothing."""
    mean, middle = result.npv.mean or 0.0, result.npv.q50 or 0.0
    pays = result.chance >= 0.5 if barely(middle, result) else middle >= 0
    if _than(mean, result) == _than(middle, result) and pays == (mean >= 0):
        return ""
    end = {"about": "even", "more": "gains", "less": "loses"}[_than(middle, result)]
    cases = text.of_ten(result.chance if pays else 1 - result.chance)
    amount = text.money(abs(middle), result.scenario.finance.currency)
    return text(f"page.earn_and_save.answer.{'pays' if pays else 'pays_not'}_{end}", cases=cases, middle=amount)


def hard(result: Result) -> float:
    """What is saved and earned on average, before the cost: money that comes without any value of the brand."""
    return result.ladder["earn"] + (result.cost_pv.mean or 0.0)


def _hardness(text: Text, result: Result, amounts: dict[str, str]) -> str:
    """How much of what the plan brings is hard money, where that is a share at all."""
    known, whole = hard(result), (result.cost_pv.mean or 0.0) + (result.npv.mean or 0.0)
    if known <= 0 or whole <= 0:
        kind = "lost" if known > 0 else "none" if known < -NOTHING else "nothing"
        return text(f"page.earn_and_save.hard.{kind}", **amounts)
    if known > whole:
        return text("page.earn_and_save.hard.all", **amounts)
    return text("page.earn_and_save.hard.part", share=text.percent(known / whole), **amounts)


def name(text: Text, step: str) -> str:
    """What a step is called."""
    return text(f"stream.{step}.name") if text.has(f"stream.{step}.name") else text(f"page.row.{step}")


def inside(text: Text, step: str) -> str:
    """The same inside a sentence."""
    return text.inside(name(text, step))


def most(text: Text, result: Result) -> str:
    """The conclusion of the waterfall: where most of the value comes from, or the largest part of it."""
    if brings_nothing(result):
        return text("page.earn_and_save.waterfall.nothing")
    middle = [_indeed(result, step) for step in steps(result)[1:-1]]
    largest = max(middle, key=lambda step: step.amount, default=None)
    if largest is None or largest.amount <= 0:
        return text("page.earn_and_save.waterfall.no_stream")
    whole = sum(step.amount for step in middle if step.amount > 0)
    part = "most" if largest.amount > whole / 2 else "largest"
    amount = text.money(_shown(result, largest), result.scenario.finance.currency)
    said = text(f"page.earn_and_save.waterfall.{part}", stream=inside(text, largest.name), amount=amount)
    return f"{said}{_anyway(text, result, largest)}"


def _shown(result: Result, step: Step) -> float:
    """The amount on the bar of a step."""
    return avoided(result) if step.name == "ignorance" else step.amount


def _anyway(text: Text, result: Result, step: Step) -> str:
    """What of the avoided loss is lost with the plan too, where that says something; else nothing."""
    lost, currency = _shown(result, step) - step.amount, result.scenario.finance.currency
    return text("page.earn_and_save.waterfall.anyway", lost=text.money(lost, currency)) if lost >= _LITTLE else ""


def _indeed(result: Result, step: Step) -> Step:
    """A step as what the plan brings by it."""
    return replace(step, amount=avoided_indeed(result)) if step.name == "ignorance" else step


def waterfall_alt(text: Text, result: Result) -> str:
    """The waterfall in words, for those who can't see it."""
    currency = result.scenario.finance.currency
    said = "; ".join(f"{name(text, step.name)} {text.money(step.amount, currency)}" for step in steps(result))
    return f"{most(text, result)}. {text('page.earn_and_save.waterfall.alt', steps=said)}"


def without(text: Text, result: Result) -> str:
    """Which streams are nothing in this case; no sentence where all are something."""
    names = [inside(text, each) for each in left_out(result)]
    return text("page.earn_and_save.waterfall.left_out", streams=", ".join(names)) if names else ""
