"""Numbers in another unit than the example that the case starts from: a year's for a month's, thousands for ones.

Read off the likely values. What a larger company has more of is held to how much larger this one is.
"""

from collections.abc import Iterator

from roisim.cases import full_pace, ten_numbers
from roisim.cases.facts import Amount, Name
from roisim.cases.files.reading import foundation
from roisim.cases.groups import Channel
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.paths import Path

_YEAR = (8, 16)  # times a month's: what a year's may be
_AS_MONTH = (2 / 3, 3 / 2)  # times the example's: what is left of it in a month
_MORE = 4  # times as many, for a company of this size
_FAR, _MEANT = 400, (1 / 20, 2.5)  # times from the example's, and what a thousand times more or less may be of it
_SMALL = 1 / 20  # of the example, in all else that is counted
_SPENT = 1 / 100  # of what a customer of the example orders for in a month
_EACH = ("service.calls", "effects.referrals", "plan.hours_per_account")  # whatever the size
_ELSEWHERE = ("company.new_customers", "company.churn", "plan.hours")  # by what they lead to
_COUNTED = tuple(
    f"company.{name}" for name in ("audience", "customers", "new_customers", "site_visits", "followers")
)  # fmt: skip


def of_a_year(case: Scenario) -> Iterator[Fault]:
    """Numbers of a month that are about twelve times those of the example."""
    start = _start(case)
    for path, parameter, own, theirs in _beside(case, start):
        monthly = parameter.unit.endswith("/month") or parameter.unit == "per month"
        if not start or not monthly or path.declared in _ELSEWHERE:
            continue
        value, share = own.likely, parameter.kind == "share"
        if _share_of_a_year(value, theirs) if share else _is_year(case, start, path, value / theirs.likely):
            month = 1 - (1 - value) ** (1 / 12) if share else value / 12
            key, file = ("doubt_year_share", {"file": f"{month:.3g}"}) if share else ("doubt_year_beside", {})
            yield Fault(path, key, instead=Amount(path.declared, month), **_said(path, own, theirs), **file)


def in_thousands(case: Scenario) -> Iterator[Fault]:
    """Sums and numbers of people that are about a thousand times less or more than those of the example."""
    start = _start(case)
    for path, parameter, own, theirs in _beside(case, start):
        if not start or not (parameter.is_money or path.declared in _COUNTED):
            continue
        for factor in (1000.0, 1 / 1000):
            ratio = own.likely / theirs.likely
            far = ratio * _FAR <= 1 if factor > 1 else ratio >= _FAR
            if far and _MEANT[0] <= ratio * factor <= _MEANT[1] and not _is_such(case, start, path, factor):
                instead = Amount(path.declared, own.likely * factor)
                yield Fault(path, "doubt_thousand", instead=instead, **_said(path, own, theirs))


def _said(path: Path, own: Estimate, theirs: Estimate) -> dict[str, object]:
    of = path.declared
    return {"name": Name(path), "value": Amount(of, own.likely), "usual": Amount(of, theirs.likely)}


def _start(case: Scenario) -> Scenario | None:
    """What the case starts from, in its currency; None where there is no example or no rate."""
    try:
        return foundation(case.preset, case.finance.currency)
    except CaseError:
        return None


def _beside(case: Scenario, start: Scenario | None) -> Iterator[tuple[Path, Parameter, Estimate, Estimate]]:
    """Each number that is not 0 beside the one it started from, where neither is."""
    for path, parameter, own in case.estimates() if start else ():
        of = getattr(start, path.group, None) if path.place is None else _channel(case, start, path)
        theirs = getattr(of, path.name, None)
        if isinstance(theirs, Estimate) and own.likely > 0 and theirs.likely > 0:
            yield path, parameter, own, theirs


def _channel(case: Scenario, start: Scenario | None, path: Path) -> Channel | None:
    """The channel of the example with the name of that at a path."""
    if start is None or path.group != "channels" or path.place is None:
        return None
    name = case.channels[path.place].name.casefold()
    return next((each for each in start.channels if each.name.casefold() == name), None)


# --- a year's ---


def _share_of_a_year(value: float, theirs: Estimate) -> bool:
    """Above all that the example holds for likely, and as much as its own where it is spread over twelve months."""
    month = (1 - (1 - value) ** (1 / 12)) / theirs.likely
    alike = _AS_MONTH[0] <= month <= _AS_MONTH[1] or _YEAR[0] <= value / theirs.likely <= _YEAR[1]
    return value < 1 and value > theirs.bounds[2] and alike


def _is_year(case: Scenario, start: Scenario, path: Path, ratio: float) -> bool:
    if path.declared == "company.orders":
        return ratio >= _YEAR[0] and _spent(case) > _MORE * _spent(start)
    if not _YEAR[0] <= ratio <= _YEAR[1]:
        return False
    if path.declared == "plan.posts":  # many have them: unless nobody has time for so many
        return any(month.hands < month.need / 2 for month in full_pace.each(case))
    return path.declared in _EACH or ratio > _MORE * _size(case, start)


def _spent(case: Scenario) -> float:
    """What a customer orders for in a month."""
    return case.company.orders.likely * case.company.later_value.likely


def _size(case: Scenario, start: Scenario) -> float:
    """How many times as large as the example the company is, where it is largest."""
    sales = _times(ten_numbers.year(case).sales, ten_numbers.year(start).sales)
    return max(sales, *(_times(case[path].likely, start[path].likely) for path in _COUNTED[1:3]))


def _times(own: float, theirs: float) -> float:
    return own / theirs if theirs > 0 else 1.0


# --- thousands ---


def _is_such(case: Scenario, start: Scenario, path: Path, factor: float) -> bool:
    """Whether the rest of the case is as much smaller or larger: then it may well be so."""
    if path.declared == "company.later_value":
        return factor > 1 and _spent(case) > _SPENT * _spent(start)
    if path.declared not in _COUNTED:
        return False
    others = [_times(case[each].likely, start[each].likely) for each in _COUNTED if each != path.declared]
    return min(others) < _SMALL if factor > 1 else max(others) > 1 / _SMALL


LOOKS = (of_a_year, in_thousands)
