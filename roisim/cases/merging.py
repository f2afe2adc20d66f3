"""Two changed forms of one case, made into one: what only one of them changed is changed, and what both did is asked.

>>> from roisim.cases.files.reading import preset
>>> base = preset("b2b")
>>> theirs = base.with_estimate("company.margin", Estimate(0.4))
>>> mine = base.with_estimate("plan.hours", Estimate(60.0)).with_estimate("company.margin", Estimate(0.5))
>>> found = merged(base, theirs, mine)
>>> [clash.at for clash in found.clashes], found.scenario["plan.hours"].likely, found.scenario["company.margin"].likely
([('company', 'margin')], 60.0, 0.5)
>>> merged(base, theirs, mine, of_theirs={("company", "margin")}).scenario["company.margin"].likely
0.4
"""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from roisim.cases.credits import at_credit
from roisim.cases.differing import by_name
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario

At = tuple[str, ...]
"""Where something stands: ("company", "margin"), ("channels", "LinkedIn", "cpm"), ("title",)."""

_KEYS: dict[str, Callable[[Any], Hashable]] = {
    "targets": lambda row: (row.kpi, row.month), "gates": lambda row: (row.kpi, row.month),
    "actuals": lambda row: row.month, "objections": lambda row: row.name,
}  # fmt: skip
_NAMED = ("channels", "lines")


@dataclass(frozen=True)
class Clash:
    """What both have changed, each in their own way; None of what one of them removed.

    row: the name of the channel, line or objection that it belongs to, if it does.
    """

    at: At
    row: str
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class Merged:
    """What the two come to. clashes: where it had to be chosen, which it was as mine unless asked otherwise."""

    scenario: Scenario
    clashes: tuple[Clash, ...]


def merged(base: Scenario, theirs: Scenario, mine: Scenario, of_theirs: Collection[At] = ()) -> Merged:
    """The one case of two that began as `base`. of_theirs: the clashes in which theirs is taken.

    What comes out may be no case: whoever keeps it reads it anew (`opening.read` of `writing.tree`).
    """
    merging = _Merging(of_theirs)
    found: Scenario = merging.of((), base, theirs, mine)
    if len(found.luck) != len(found.channels):
        found = replace(found, luck=())
    return Merged(_worded(found), tuple(merging.clashes))


def _worded(case: Scenario) -> Scenario:
    """The case with "own" for a word that fills numbers, where they have come to be others."""
    funnel, ignorance = case.funnel, case.ignorance
    if at_credit(funnel, funnel.credit) != funnel:
        case = replace(case, funnel=replace(funnel, credit="own"))
    if at_level(ignorance, ignorance.level) != ignorance:
        case = replace(case, ignorance=replace(ignorance, level="own"))
    return case


class _Merging:
    def __init__(self, of_theirs: Collection[At]) -> None:
        self.of_theirs, self.clashes = of_theirs, list[Clash]()

    def of(self, at: At, base: Any, theirs: Any, mine: Any, row: str = "") -> Any:
        """One value of three."""
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        if len(at) == 1 and (at[0] in _NAMED or at[0] in _KEYS):
            return self._rows(at, base, theirs, mine)
        if is_dataclass(mine) and type(theirs) is type(mine) and not isinstance(mine, Estimate):
            parts: dict[str, Any] = {}
            for part in fields(mine):
                was, other, own = (getattr(one, part.name, None) for one in (base, theirs, mine))
                parts[part.name] = self.of((*at, part.name), was, other, own, row)
            return replace(mine, **parts)  # type: ignore[type-var]
        self.clashes.append(Clash(at, row, base, theirs, mine))
        return theirs if at in self.of_theirs else mine

    def _rows(self, at: At, *three: Iterable[Any]) -> tuple[Any, ...]:
        """Rows by what they go by: mine in their order, then those that only the other has."""
        base, theirs, mine = (_by_key(at[-1], rows or ()) for rows in three)
        found = []
        for key in dict.fromkeys((*mine, *theirs)):
            each = (base.get(key), theirs.get(key), mine.get(key))
            name = next(getattr(row, "name", "") for row in reversed(each) if row is not None)
            place = (*at, " ".join(map(str, key)) if isinstance(key, tuple) else str(key))
            found.append(self.of(place, *each, row=name))
        return tuple(row for row in found if row is not None)


def _by_key(group: str, rows: Iterable[Any]) -> dict[Hashable, Any]:
    if group in _NAMED:
        return dict(by_name(tuple(rows)))
    return {_KEYS[group](row): row for row in rows}
