"""Changes of a case, carried out: the one home of what trials and objections do to its numbers.

A number that was changed to try it is nobody's figure: its source is judgement. A change that changes nothing leaves
the number as it is.

>>> from roisim.cases.files.reading import preset
>>> case = changed(preset("b2b"), Change(("channels.*.close_rate",), times=0.5))
>>> case["channels.0.close_rate"].bounds
(0.0015, 0.0035, 0.008)
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from roisim.cases.bibliography import JUDGEMENT
from roisim.cases.credits import crediting
from roisim.cases.files.listed import alike
from roisim.cases.groups import LISTED, Channel, Level, Line
from roisim.cases.levels import LOSSES, at_level, leveling
from roisim.cases.objection import Change, declared
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import MONTHS, PARAMETERS, Scenario
from roisim.paths import Path

_EDGE = 1e-6  # how near to its limit a range may come


def changed(case: Scenario, change: Change) -> Scenario:
    """The case after a change."""
    if change.level:
        return _at_level(case, cast(Level, change.level))
    if change.lost is not None:
        return _without_months(case, change, change.lost)
    for path, parameter in list(_meant(case, change)):
        before = case[path]
        case = put(case, path, _estimate(before, parameter, change))
        if change.largest and not max(case[path].bounds):
            case = _closed(case, path)
    return case


def after(case: Scenario, changes: Iterable[Change]) -> Scenario:
    """The case after several, one after another."""
    for change in changes:
        case = changed(case, change)
    return case


def put(case: Scenario, path: Path, estimate: Estimate) -> Scenario:
    """The case with another estimate; a number that a word fills is then one's own."""
    if estimate == case[path]:
        return case
    if path == "funnel.incremental":
        return replace(case, funnel=crediting(case.funnel, estimate))
    found = case.with_estimate(path, estimate)
    if path.group == "ignorance" and path.name in LOSSES:
        return replace(found, ignorance=leveling(found.ignorance))
    return found


def _meant(case: Scenario, change: Change) -> Iterator[tuple[Path, Parameter]]:
    """The numbers of the case that a change speaks of."""
    for written in change.paths:
        path = declared(written)
        if path.group not in LISTED:
            yield path, PARAMETERS[path]
            continue
        for place in _places(case, path, change):
            yield Path(path.group, path.name, place), PARAMETERS[path]


def _places(case: Scenario, path: Path, change: Change) -> list[int]:
    rows = getattr(case, path.group)
    named = [place for place, row in enumerate(rows) if not change.of or alike(row.name) == alike(change.of)]
    if not change.largest:
        return named
    months = case.finance.months
    spent = [channel.spend.likely * _paces(case, channel, months) for channel in case.channels]
    return [max(named, key=lambda place: (spent[place], -place))] if any(spent) else []


# --- a number ---


def _estimate(before: Estimate, parameter: Parameter, change: Change) -> Estimate:
    if change.times is not None:
        return _tested(before, multiplied(before, parameter, change.times))
    if change.least is not None:
        low, likely, high = (max(bound, change.least) for bound in before.bounds)
        found = Estimate(likely, low, high) if low < high else Estimate(likely)
        return _tested(before, found)
    assert change.value is not None
    return _tested(before, Estimate(change.value))


def _tested(before: Estimate, after: Estimate) -> Estimate:
    """The new numbers, nobody's figure; the old ones as they were where they are the same."""
    return before if before.bounds == after.bounds else replace(after, source=JUDGEMENT)


def multiplied(estimate: Estimate, parameter: Parameter, factor: float) -> Estimate:
    """So many times as large, range and all, an effect below 0 too; no further than the limits of its kind."""
    low, likely, high = (float(f"{bound * factor:.12g}") for bound in estimate.bounds)
    if not estimate.is_range:
        return Estimate(_held(parameter, likely))
    if parameter.open_to(low, high):
        return Estimate(likely, low, high)
    likely = _held(parameter, likely)
    low, high = (_inside(parameter, bound) for bound in (low, high))
    return Estimate(likely, low, high) if low < likely < high and parameter.open_to(low, high) else Estimate(likely)


def stopped(case: Scenario, change: Change) -> tuple[str, float] | None:
    """Where a number of a change would pass a limit of its kind, and stops at it: "most" or "least", and the limit."""
    if change.times is None:
        return None
    for path, parameter in _meant(case, change):
        ends = [float(f"{bound * change.times:.12g}") for bound in case[path].bounds]
        low, high = parameter.domain
        if max(ends) > high:
            return "most", high
        if min(ends) < (low if parameter.above is None else parameter.above):
            return "least", low if parameter.above is None else parameter.above
    return None


def _held(parameter: Parameter, value: float) -> float:
    """The nearest number that the parameter allows."""
    low, high = parameter.domain
    low = low if parameter.above is None else parameter.above + _EDGE
    value = min(max(value, low), high)
    return value if parameter.allows(value) else _EDGE if parameter.above_zero else 0.0


def _inside(parameter: Parameter, bound: float) -> float:
    """The nearest end that a range of the kind may have."""
    value = _held(parameter, bound)
    return min(value, 1 - _EDGE) if parameter.kind == "share" else value


# --- what is more than a number ---


def _at_level(case: Scenario, level: Level) -> Scenario:
    """With the losses of a level."""
    return case if case.ignorance.level == level else replace(case, ignorance=at_level(case.ignorance, level))


def _without_months(case: Scenario, change: Change, months: int) -> Scenario:
    """Nothing comes of these in the first months: no ads, no line; of what has no months of its own, so much less."""
    if change.paid:
        case = _paid(case, months)
    for path in map(declared, change.paths):
        if path.group == "channels":
            case = replace(case, channels=tuple(_opened_after(channel, months) for channel in case.channels))
        elif path.group == "lines":
            case = replace(case, lines=tuple(_bringing_after(line, months) for line in case.lines))
        else:
            left = max(0, case.finance.months - months) / case.finance.months
            case = put(case, path, _tested(case[path], multiplied(case[path], PARAMETERS[path], left)))
    return case


def _opened_after(channel: Channel, months: int) -> Channel:
    first = max(channel.first or 1, months + 1)
    if first > (channel.last or MONTHS[1]):
        return replace(channel, spend=_tested(channel.spend, Estimate(0.0)))
    return channel if first == (channel.first or 1) else replace(channel, first=first)


def _bringing_after(line: Line, months: int) -> Line:
    """A line that saves or earns, later; one that costs, as it is."""
    first = max(line.first or 1, months + 1)
    if line.layer == "cost" or first == (line.first or 1):
        return line
    if first > (line.last or MONTHS[1]):
        return replace(line, amount=_tested(line.amount, Estimate(0.0)))
    return replace(line, first=first)


def _paid(case: Scenario, months: int) -> Scenario:
    """With the ads of the first months paid for at the start, fees and all."""
    times = [_paces(case, channel, months) * (1 + case.plan.ad_fee.likely) for channel in case.channels]
    spends = [channel.spend.bounds for channel in case.channels]
    before = case.plan.setup
    ends = (before.bounds[place] + sum(pace * spend[place] for pace, spend in zip(times, spends, strict=True))
            for place in range(3))  # fmt: skip
    low, likely, high = (float(f"{end:.12g}") for end in ends)
    found = Estimate(likely, low, high) if low < high else Estimate(likely)
    return put(case, Path("plan", "setup"), _tested(before, found))


def _paces(case: Scenario, channel: Channel, months: int) -> float:
    """How many months' budget of a channel the first months of the case take."""
    begin = case.finance.first_month - 1
    spent = range(1, min(months, case.finance.months) + 1)
    return sum(channel.phasing[(begin + month - 1) % 12] for month in spent if channel.open_in(month))


def _closed(case: Scenario, path: Path) -> Scenario:
    """With a channel that no money goes to: neither its own, nor any that is moved from print.

    It opens after the period; where no month of a case is later than that, it is gone, and the others keep their luck.
    """
    months, rows = case.finance.months, list(case.channels)
    if not max(case.print.moved.bounds):
        return case
    assert path.place is not None
    if months >= MONTHS[1]:
        auctions = list(dict.fromkeys(row.bids_in for row in rows))
        luck = list(case.luck or (auctions.index(row.bids_in) for row in rows))
        del rows[path.place], luck[path.place]
        return replace(case, channels=tuple(rows), luck=tuple(luck))
    rows[path.place] = replace(rows[path.place], first=months + 1, last=None)
    return replace(case, channels=tuple(rows))
