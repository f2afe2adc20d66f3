"""The ladder of chances: how often the plan covers its cost with what is saved, earned, strategic, and not lost.

Its sums are those of the middle case: what each step adds, and what that has come to, the last the net present value.
"""

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
    """Each step with what it adds, its chance, and the net so far; where there are no chances, with its net alone."""
    scale, _ = unit(text, result)
    for step in standing.STEPS:
        name, net = adds(text, result, step), written(text, result, step)
        if untold(result):
            yield chart.Step(step, name, result.nets[step] / scale, net)
        else:
            chance = result.ladder_chance[step]
            said = text("page.ladder.value", count=standing.count(chance))
            yield chart.Step(step, name, chart.CASES * chance, said, text("page.ladder.so_far", net=net))


def adds(text: Text, result: Result, step: standing.Step) -> str:
    """What a step adds to the middle case; or takes away, for no title credits what is negative."""
    amount = result.added[step]
    small = "little" if amount else "none"
    kind = small if standing.is_zero(result, amount) else "adds" if amount > 0 else "takes"
    told = text.money(abs(amount), result.scenario.finance.currency)
    return text(f"page.ladder.{kind}.{step}", amount=told)


def written(text: Text, result: Result, step: str) -> str:
    """The net after a step: one that is nothing beside the largest is said to be about 0."""
    net = result.nets[step]
    if net and standing.is_zero(result, net):
        return text("page.ladder.zero")
    return text.money(net, result.scenario.finance.currency)


def measure(text: Text, result: Result) -> str:
    """What the ladder shows."""
    _, called = unit(text, result)
    key = "page.ladder.measure_given" if untold(result) else "page.ladder.measure"
    cost = text.money(result.cost_pv.q50, result.scenario.finance.currency)
    return text(key, unit=called, cost=cost, **against(text, result.scenario))


def unit(text: Text, result: Result) -> tuple[float, str]:
    """What one unit of the ladder and of the yearly table is: they are in the same, that of the largest sum in them."""
    return text.scale(largest(result), result.scenario.finance.currency)


def largest(result: Result) -> float:
    """The largest sum of the ladder and the yearly table."""
    sums = (value for _, values in result.yearly() for value in values)
    return max(abs(each) for each in (result.cost_pv.mean or 0.0, *result.nets.values(), *sums))


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
    added = ", ".join(text.inside(adds(text, result, step)) for step in standing.STEPS)
    facts = {**nets, **counts, "added": added, **against(text, result.scenario)}
    told = text(f"page.ladder.alt{'_given' if untold(result) else ''}", **facts)
    return f"{conclusion(text, result)}. {told}"
