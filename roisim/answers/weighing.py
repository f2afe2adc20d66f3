"""Which of the inputs that set cases apart decide most: the net present value of one case with the number of another.

>>> from roisim.answers.comparison import compare
>>> from roisim.cases import preset
>>> from roisim.cases.parameters import Estimate
>>> case = preset("b2b")
>>> other = case.with_estimate("plan.posts", Estimate(9.0)).with_estimate("company.margin", Estimate(0.1))
>>> [row.path for row in weighed(compare([case, other]))]
['company.margin', 'plan.posts']
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from roisim.answers.ask import Likely, Points, ask
from roisim.answers.comparison import Comparison
from roisim.answers.totals import NET_WORTH
from roisim.cases.differing import Input, Value, differing
from roisim.cases.groups import LISTED
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.paths import Path

# By what a whole case is reckoned: no number that one could take alone from another case.
_FRAME = (
    "finance.months", "finance.start", "finance.discount_rate", "finance.against", "funnel.credit", "ignorance.level",
    "ignorance.not_applicable",
)  # fmt: skip


def framing(row: Input) -> bool:
    """True of what a whole case is reckoned by: its time, its rate, its question."""
    return row.path in _FRAME


def weighed(found: Comparison) -> tuple[Input, ...]:
    """The inputs that differ: what the cases are reckoned by, then the rest, those that decide most first."""
    return _weighed(tuple(side.scenario for side in found.sides), found.base)


@remember
def _weighed(cases: Sequence[Scenario], base: int) -> tuple[Input, ...]:
    rows = tuple(differing(cases))
    order = [base, *(place for place in range(len(cases)) if place != base)]
    weights: dict[int, float] = {}
    for place in order:  # each input in the first case that has it, the base before all others
        own = [at for at, row in enumerate(rows) if _home(row, order) == place and not framing(row)]
        if own:
            weights |= dict(zip(own, _weights(cases[place], [rows[at] for at in own], place), strict=True))
    places = sorted(range(len(rows)), key=lambda at: (not framing(rows[at]), -weights.get(at, 0.0)))
    return tuple(rows[at] for at in places)


def _home(row: Input, order: Sequence[int]) -> int:
    return next(place for place in order if row.values[place] is not None)


def _weights(case: Scenario, rows: Sequence[Input], place: int) -> list[float]:
    """How far each input moves the net present value of a case that gets it from another, at likely values."""
    changes = [(at, value) for at, row in enumerate(rows) for value in _others(row, place)]
    counted = [(at, value) for at, value in changes if isinstance(rows[at].values[place], Estimate)]
    values: dict[str, Array] = {
        path: np.full(1 + len(counted), estimate.likely) for path, _, estimate in case.estimates()
    }
    for point, (at, value) in enumerate(counted, 1):
        values[_path(case, rows[at])][point] = value.likely if isinstance(value, Estimate) else 0.0
    worth = ask(case, Points.of(values), NET_WORTH)[NET_WORTH]
    moved = [(at, float(there)) for (at, _), there in zip(counted, worth[1:], strict=True)]
    moved += [
        (at, float(ask(_with(case, rows[at], value), Likely(), NET_WORTH)[NET_WORTH][0]))
        for at, value in changes if value is not None and (at, value) not in counted
    ]  # fmt: skip
    return [
        max((abs(there - worth[0]) for those, there in moved if those == at), default=0.0) for at in range(len(rows))
    ]


def _others(row: Input, place: int) -> list[Value]:
    """What the others have that this case has not; None is no such channel or line."""
    return [value for value in dict.fromkeys(row.values) if value != row.values[place]]


def _path(case: Scenario, row: Input) -> Path:
    """Where an input stands in a case: that of a channel or a line by its name."""
    at = Path.of(row.path)
    if at.group not in LISTED:
        return at
    names = [each.name.casefold() for each in getattr(case, at.group)]
    return Path(at.group, at.name, names.index(row.channel.casefold()))


def _with(case: Scenario, row: Input, value: Value) -> Scenario:
    """The case with what is no number of its own from another: a season, a month, a side."""
    at = _path(case, row)
    own: Any = getattr(case, at.group) if at.group != "case" else case
    told: dict[str, Any] = {at.name: value if value != "" or at.name == "auction" else None}
    if at.group == "case":
        return replace(case, **told)
    if at.place is not None:
        own = list(own)
        own[at.place] = replace(own[at.place], **told)
        return replace(case, **{at.group: tuple(own)})  # type: ignore[arg-type]
    return replace(case, **{at.group: replace(own, **told)})
