"""The value of the plan added up month by month against today held, beside the line of standing aside."""

import math

from roisim.answers.result import Result
from roisim.charts import cumulative as chart
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.saying import horizon
from roisim.text import Text


def over_time(text: Text, result: Result) -> Exhibit:
    """The picture and its conclusion: when the plan overtakes standing aside."""
    ends = (result.cumulative.q05[-1], result.cumulative.q95[-1])
    scale, unit = text.scale(max(abs(float(end)) for end in ends), result.scenario.finance.currency)
    picture = chart.drawn(
        result.cumulative, result.aside, result.crossing, scale, lambda key, **facts: text(f"page.{key}", **facts)
    )
    measure, alt = text("page.cumulative.measure", unit=unit), text("page.cumulative.picture")
    return Exhibit("cumulative", overtakes(text, result), measure, said(text, result), picture, alt=alt)


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
    told = text(f"page.cumulative.{when}", month=math.ceil(crossing))
    return f"{told}{text('page.cumulative.wide')}" if wide else told


def said(text: Text, result: Result) -> str:
    """The cumulative picture in words, for those who can't see it."""
    currency, plan = result.scenario.finance.currency, result.cumulative
    ends = {
        "middle": plan.q50[-1], "low": plan.q05[-1], "high": plan.q95[-1], "aside": result.aside.q50[-1],
    }  # fmt: skip
    amounts = {name: text.money(float(value), currency) for name, value in ends.items()}
    told = text("page.cumulative.alt", months=result.scenario.finance.months, **amounts)
    return f"{overtakes(text, result)}. {told}"
