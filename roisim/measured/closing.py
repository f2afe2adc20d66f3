"""How many leads become customers, of leads of which many have not had time to: those count as far as they had.

A lead that is t months old counts as 1 - exp(-t/sales cycle) of one: the chance that a sale it leads to is made by now,
as the model has it. What is won is held against that, so an open deal is neither lost nor forgotten.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date

from roisim.measured import rates
from roisim.measured.counting import MONTH, Lead, Period, by_month
from roisim.measured.rates import Beta, Counted
from roisim.measured.suggestion import Learned

Times = Sequence[tuple[float, float]]
"""Mean times from lead to sale, each after its weight."""


def ripe(age: float, cycle: float) -> float:
    """How much of a lead counts after so many months."""
    return 1.0 if cycle <= 0 else -math.expm1(-max(age, 0.0) / cycle)


def of_leads(found: Iterable[Lead], day: date, times: Times, prior: Beta) -> Learned:
    """The close rate of leads that each have their day. day: of which the files are."""
    months = by_month(found).values()
    readings = [(weight, [_counted(month, day, cycle) for month in months]) for weight, cycle in times]
    return rates.learn_weighted(readings, prior)


def _counted(month: Sequence[Lead], day: date, cycle: float) -> Counted:
    trials = sum(ripe((day - lead.created).days / MONTH, cycle) for lead in month)
    won = sum(lead.won for lead in month)
    return Counted(max(trials, won), won)


def ripened(found: Iterable[Lead], day: date, times: Times) -> float:
    """How many leads there would be if each counted as far as it had time to, at the middle of the times."""
    _, cycle = times[len(times) // 2]
    return sum(ripe((day - lead.created).days / MONTH, cycle) for lead in found)


def of_months(months: Sequence[Period], times: Times, prior: Beta) -> Learned:
    """The close rate where only sums of months are known, in order: each month's sales are of leads of months before.

    Before the first month, as many leads a month as on average are taken to have come.
    """
    return rates.learn_weighted([(weight, _delayed(months, cycle)) for weight, cycle in times], prior)


def _delayed(months: Sequence[Period], cycle: float) -> list[Counted]:
    """What sales of each month are held against: P = P + leads; join = (1 - exp(-1/cycle)) P, as the model has it."""
    usual = sum(month.leads or 0.0 for month in months) / sum(month.months for month in months)
    joins = ripe(1.0, cycle)
    waiting, counted = usual * (1 - joins) / joins, []
    for month in months:
        waiting += month.leads or 0.0
        due = waiting * joins if month.months <= 1 else month.leads or 0.0
        waiting -= due if month.months <= 1 else waiting
        won = month.customers or 0.0
        counted.append(Counted(max(due, won), won, month.months))
    return counted
