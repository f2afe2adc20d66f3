"""The ladder of chances: how often the plan covers its cost with what is saved, earned, strategic, and not lost."""

import math
from collections.abc import Iterator

from roisim.answers.result import Result
from roisim.charts import ladder as chart
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.saying import against, is_nothing, untold
from roisim.exhibits.simulator import standing
from roisim.text import Text

CASES = chart.CASES


def in_steps(text: Text, result: Result) -> Exhibit:
    """The picture and its conclusion; of a plan that does nothing, the conclusion alone."""
    if is_nothing(result):
        return Exhibit("ladder", conclusion(text, result))
    picture = chart.drawn(list(steps(text, result)), chances=not untold(result))
    bounds = "" if untold(result) else text("page.ladder.bounds", **against(text, result.scenario))
    return Exhibit(
        "ladder", conclusion(text, result), f"{measure(text, result)}{bounds}", said(text, result), picture,
        alt=text("page.ladder.picture"),
    )  # fmt: skip


def steps(text: Text, result: Result) -> Iterator[chart.Step]:
    """Each step with its chance and the average net; where there are no chances, with its net alone."""
    scale, _ = unit(text, result)
    for step in standing.STEPS:
        net = written(text, result, step)
        if untold(result):
            said, end = net, result.ladder[step] / scale
        else:
            count = standing.count(result.ladder_chance[step])
            said, end = text("page.ladder.value", count=count, net=net), chart.CASES * result.ladder_chance[step]
        yield chart.Step(step, text(f"page.step.{step}"), end, said)


def written(text: Text, result: Result, step: str) -> str:
    """The net after a step: one that is nothing beside the largest is said to be about 0."""
    net = result.ladder[step]
    if net and _is_zero(net, _highest(result)):
        return text("page.ladder.zero")
    return text.money(net, result.scenario.finance.currency)


def measure(text: Text, result: Result) -> str:
    """What the ladder shows."""
    _, called = unit(text, result)
    key = "page.ladder.measure_given" if untold(result) else "page.ladder.measure"
    return text(key, unit=called, **against(text, result.scenario))


def unit(text: Text, result: Result) -> tuple[float, str]:
    """What one unit of the ladder and of the yearly table is: they are in the same, that of the largest sum in them."""
    return text.scale(largest(result), result.scenario.finance.currency)


def largest(result: Result) -> float:
    """The largest sum of the ladder and the yearly table."""
    sums = (value for _, values in result.yearly() for value in values)
    return max(abs(each) for each in (result.cost_pv.mean or 0.0, *result.ladder.values(), *sums))


def conclusion(text: Text, result: Result) -> str:
    """What the plan stands on. One that costs nothing has nothing to cover."""
    key = standing.key(result)
    if result.roi.q50 is None:
        key = "empty" if is_nothing(result) else "free"
    return text(f"page.ladder.{key}", **against(text, result.scenario))


def said(text: Text, result: Result) -> str:
    """The ladder in words, for those who can't see it: a net that is 0 there is said to be about 0."""
    if is_nothing(result):
        return f"{conclusion(text, result)}."
    nets = {f"{step}_net": written(text, result, step) for step in standing.STEPS}
    counts = {step: standing.count(chance) for step, chance in result.ladder_chance.items()}
    facts = {**nets, **counts, **against(text, result.scenario)}
    told = text(f"page.ladder.alt{'_given' if untold(result) else ''}", **facts)
    return f"{conclusion(text, result)}. {told}"


def _highest(result: Result) -> float:
    return max(result.cost_pv.mean or 0.0, *map(abs, result.ladder.values()))


def _is_zero(amount: float, highest: float) -> bool:
    """True of a sum that is 0 in the picture, where the largest has three digits."""
    return abs(amount) < 0.5 * 10.0 ** (math.floor(math.log10(highest)) - 2) if highest else True
