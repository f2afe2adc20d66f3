"""What was seen of a case, put into it: figures by month, the last day they tell of, rules that are agreed on.

>>> from roisim.cases import preset
>>> case = with_figure(preset("b2b"), 2, "leads", 14.0, date(2027, 3, 5))
>>> case.actuals, case.evidence.until
((Actual(month=2, figures=(('leads', 14.0),)),), '2027-03-05')
>>> with_figure(case, 2, "leads", None, date(2027, 3, 5)).actuals
()
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from roisim.cases.outcomes import MAX_GATES, Actual, Agreed, is_over
from roisim.cases.scenario import Scenario
from roisim.cases.series import KEY_FIGURES
from roisim.errors import CaseError, Fault


def figure(case: Scenario, month: int, kpi: str) -> float | None:
    """What a key figure came to in a month, as far as that is known."""
    return next((dict(each.figures).get(kpi) for each in case.actuals if each.month == month), None)


def with_figure(case: Scenario, month: int, kpi: str, value: float | None, today: date) -> Scenario:
    """The case with a figure in a month; without it where that is None."""
    if value is not None:
        return with_actuals(case, (Actual(month, ((kpi, value),)),), today)
    left = (replace(each, figures=tuple(one for one in each.figures if (each.month, one[0]) != (month, kpi)))
            for each in case.actuals)  # fmt: skip
    return replace(case, actuals=tuple(each for each in left if each.figures))


def with_actuals(case: Scenario, new: Iterable[Actual], known: date) -> Scenario:
    """The case with more figures, in place of those there were. known: the last day that they tell of."""
    new = tuple(new)
    return _known(with_seen(case, new), [each.month for each in new], known)


def with_seen(case: Scenario, new: Iterable[Actual]) -> Scenario:
    """The same, whatever day they tell of."""
    found = {each.month: dict(each.figures) for each in case.actuals}
    for each in new:
        found[each.month] = found.get(each.month, {}) | dict(each.figures)
    actuals = tuple(
        Actual(month, tuple((kpi, found[month][kpi]) for kpi in KEY_FIGURES if kpi in found[month]))
        for month in sorted(found)
    )
    return replace(case, actuals=actuals)


def _known(case: Scenario, months: list[int], known: date) -> Scenario:
    """The case, its figures known up to a day, if that is needed to tell whether the months are over."""
    start, until = case.finance.start, case.evidence.until
    if not (start and months) or (until and all(is_over(start, month, until) for month in months)):
        return case
    return with_until(case, max(until, known.isoformat()))


def without_figures(case: Scenario) -> Scenario:
    """The case without figures that were seen, and without the day that they tell of."""
    return replace(case, actuals=(), evidence=replace(case.evidence, until=""))


def with_until(case: Scenario, until: str) -> Scenario:
    """The case with another last day that its figures tell of."""
    return replace(case, evidence=replace(case.evidence, until=until))


def with_published(case: Scenario, published: bool) -> Scenario:
    """The case weighed by the return that 141 brands got, or not."""
    return replace(case, evidence=replace(case.evidence, published=published))


def with_gate(case: Scenario, agreed: Agreed) -> Scenario:
    """The case with a rule, in place of that for the same figure and month; CaseError where there is no room."""
    others = without_gate(case, agreed).gates
    if len(others) >= MAX_GATES:
        raise CaseError(Fault("gates", "gates_many", count=len(others) + 1, limit=MAX_GATES))
    return replace(case, gates=(*others, agreed))


def without_gate(case: Scenario, agreed: Agreed) -> Scenario:
    """The case without the rule for a figure in a month."""
    place = agreed.kpi, agreed.month
    return replace(case, gates=tuple(each for each in case.gates if (each.kpi, each.month) != place))
