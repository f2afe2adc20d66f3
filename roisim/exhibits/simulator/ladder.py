"""The ladder: what the plan costs, and where it stands once what is saved, earned, strategic, not lost is counted."""

import math
from functools import partial

from roisim.answers.result import Result
from roisim.charts import ladder as chart
from roisim.exhibits.digits import decimals, signed
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.saying import is_nothing
from roisim.exhibits.simulator.decision import hinge
from roisim.text import Text


def in_steps(text: Text, result: Result) -> Exhibit:
    """The picture and its conclusion; of a plan that does nothing, the conclusion alone."""
    if is_nothing(result):
        return Exhibit("ladder", conclusion(text, result))
    cost, (scale, called) = result.cost_pv.mean or 0.0, unit(text, result)
    known = decimals(max(cost, *map(abs, result.ladder.values())) / scale)
    picture = chart.drawn(
        cost, result.ladder, scale, lambda step: text(f"page.step.{step}"), partial(signed, text, known)
    )
    measure, alt = text("page.ladder.measure", unit=called), text("page.ladder.picture")
    return Exhibit("ladder", conclusion(text, result), measure, said(text, result), picture, alt=alt)


def unit(text: Text, result: Result) -> tuple[float, str]:
    """What one unit of the ladder and of the yearly table is: they are in the same, that of the largest sum in them."""
    return text.scale(largest(result), result.scenario.finance.currency)


def largest(result: Result) -> float:
    """The largest sum of the ladder and the yearly table."""
    sums = (value for _, values in result.yearly() for value in values)
    return max(abs(each) for each in (result.cost_pv.mean or 0.0, *result.ladder.values(), *sums))


def conclusion(text: Text, result: Result) -> str:
    """What carries the plan. One that costs nothing has nothing to carry."""
    if result.roi.q50 is None:
        return text("page.ladder.empty" if is_nothing(result) else "page.ladder.free")
    return text(f"page.ladder.{hinge(result)}")


def said(text: Text, result: Result) -> str:
    """The ladder in words, for those who can't see it: a net that is 0 there is said to be about 0."""
    if is_nothing(result):
        return f"{conclusion(text, result)}."
    cost, currency = result.cost_pv.mean or 0.0, result.scenario.finance.currency
    highest = max(cost, *map(abs, result.ladder.values()))
    amounts = {
        step: text("page.ladder.zero") if _is_zero(net, highest) else text.money(net, currency)
        for step, net in result.ladder.items()
    }
    return f"{conclusion(text, result)}. {text('page.ladder.alt', cost=text.money(cost, currency), **amounts)}"


def _is_zero(amount: float, highest: float) -> bool:
    """True of a sum that is 0 in the picture, where the largest has three digits."""
    return abs(amount) < 0.5 * 10.0 ** (math.floor(math.log10(highest)) - 2)
