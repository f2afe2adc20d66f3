"""The value of the plan added up month by month against today held, beside the line of its base."""

import math
from functools import partial

import numpy as np

from roisim.answers.result import Result
from roisim.charts import cumulative as chart
from roisim.exhibits import tips
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.measures import base_of
from roisim.exhibits.saying import NOTHING, against, as_today, horizon, untold
from roisim.text import Text

_GRAIN = 1e-9  # of the cost: what lies nearer to 0 is 0


def over_time(text: Text, result: Result) -> Exhibit:
    """The picture and its conclusion: when the plan overtakes what it is held against."""
    window, currency = chart.window(result.cumulative, result.aside), result.scenario.finance.currency
    scale, unit = text.scale(max(map(abs, window)), currency)

    def words(key: str, amount: float = 0.0, **facts: object) -> str:
        return text(f"page.line.{key}", amount=text.money(amount, currency), **facts)

    base = base_of(result.scenario)
    middle = {words("plan"): result.cumulative.q50, words(base): result.aside.q50}
    each_month = tips.by_month(text, middle, partial(text.money, currency=currency), result.cumulative, first=0)
    picture = chart.drawn(result.cumulative, result.aside, base, _crossing(result), scale, words, each_month)
    measure = text(f"page.cumulative.measure{'_given' if untold(result) else ''}", unit=unit)
    meet = "" if untold(result) else text("page.cumulative.meet")
    return Exhibit(
        "cumulative", overtakes(text, result), measure, said(text, result), picture,
        remarks=tuple(filter(None, (meet, as_today(text, result.scenario)))), alt=text("page.cumulative.picture"),
    )  # fmt: skip


def overtakes(text: Text, result: Result) -> str:
    """The conclusion of the cumulative picture."""
    crossing, case, end = result.crossing, result.scenario, result.cumulative
    if result.roi.q50 is None and runs_along(result):
        return text("page.cumulative.empty", **against(text, case))
    facts = {"within": horizon(text, case.finance.months), **against(text, case)}
    if runs_along(result):
        return text("page.cumulative.even", **facts)
    if crossing is None:
        return text("page.cumulative.never", **facts)
    wide = end.q05[-1] < result.aside.q50[-1] < end.q95[-1]
    loses = "_less" if _settled(result, float(end.q50[-1])) < 0 else ""  # nothing is given by what loses
    told = text(f"page.cumulative.{'start' if crossing < 1 else 'month'}{loses}", month=math.ceil(crossing), **facts)
    return f"{told}{text('page.cumulative.wide')}" if wide else told


def month(text: Text, result: Result) -> str:
    """The month that the lines cross, as a card of the payback has it; nothing where they are one line."""
    if runs_along(result):
        return ""
    if result.crossing is None:
        return text("page.card.payback_over", count=result.scenario.finance.months)
    return text("page.card.payback_start") if result.crossing <= 0 else text.months(math.ceil(result.crossing))


def said(text: Text, result: Result) -> str:
    """The cumulative picture in words, for those who can't see it."""
    currency, plan = result.scenario.finance.currency, result.cumulative
    ends = {
        "middle": plan.q50[-1], "aside": result.aside.q50[-1],
    }  # fmt: skip
    amounts = {name: text.money(_settled(result, float(value)), currency) for name, value in ends.items()}
    low, high = (_settled(result, float(end)) for end in (plan.q05[-1], plan.q95[-1]))
    amounts["low"], amounts["high"] = text.ends(low, high, currency)
    key = "page.cumulative.alt_given" if untold(result) else "page.cumulative.alt"
    facts = against(text, result.scenario)
    return f"{overtakes(text, result)}. {text(key, months=result.scenario.finance.months, **amounts, **facts)}"


def runs_along(result: Result) -> bool:
    """True where the two middle lines are one."""
    apart = float(np.abs(result.cumulative.q50 - result.aside.q50).max())
    return _settled(result, apart) == 0


def _crossing(result: Result) -> float | None:
    return None if runs_along(result) else result.crossing


def _settled(result: Result, amount: float) -> float:
    """A sum, 0 where it is nothing beside what the plan costs."""
    return 0.0 if abs(amount) < max(NOTHING, _GRAIN * (result.cost_pv.mean or 0.0)) else amount
