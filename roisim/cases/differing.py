"""What sets cases apart: the inputs whose numbers are not the same in all of them.

>>> from roisim.cases import preset
>>> [row.path for row in differing([preset("b2b"), preset("b2b").with_estimate("company.margin", Estimate(0.5))])]
['company.margin']
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import numpy as np

from roisim.cases.groups import GROUPS
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import CHANNEL_PARAMETERS, PARAMETERS, Scenario
from roisim.paths import Path

Value = Estimate | float | str | tuple[float, ...] | tuple[str, ...] | None
ALIKE = 1e-9  # relative: a sum that went to another currency and back is the same sum
_SPAN = ("finance.months", "finance.start", "finance.discount_rate")
_SETTINGS = (
    "finance.against", "funnel.credit", "ignorance.level", "ignorance.not_applicable", "case.correlation",
)  # fmt: skip
# What a row of a list says. Where it opens and the auction it bids in count as they are understood; to the end is "".
_OPEN: dict[str, Callable[[Any], Value]] = {
    "first": lambda row: row.first or 1, "last": lambda row: "" if row.last is None else row.last,
}  # fmt: skip
_LISTS: dict[str, dict[str, Callable[[Any], Value]]] = {
    "channels": {
        **{name: attrgetter(name) for name in (*CHANNEL_PARAMETERS, "phasing")}, "auction": attrgetter("bids_in"),
        **_OPEN,
    },
    "lines": {"amount": attrgetter("amount"), "layer": attrgetter("layer"), **_OPEN},
}  # fmt: skip


@dataclass(frozen=True)
class Input:
    """An input that differs. channel: whose it is, a line's too, by name. values: each case's; None has no such."""

    path: str
    channel: str
    values: tuple[Value, ...]

    def to_dict(self) -> dict[str, Any]:
        """The row as JSON has it: a range as its three numbers."""
        values = [list(value.bounds) if isinstance(value, Estimate) else value for value in self.values]
        return {"path": self.path, "channel": self.channel or None, "values": values}


def differing(scenarios: Sequence[Scenario]) -> Iterator[Input]:
    """The inputs that differ: first the time that the cases span, then the register in its order."""
    for path in (*_SPAN, *_SETTINGS):
        yield from _row(path, "", [_setting(scenario, path) for scenario in scenarios])
    for group in GROUPS:
        if group in _LISTS:
            yield from _list(scenarios, group)
            continue
        for path in (path for path, parameter in PARAMETERS.items() if parameter.group == group):
            yield from _row(path, "", [scenario[path] for scenario in scenarios])
        if group == "company":
            yield from _row("company.season", "", [scenario.company.season for scenario in scenarios])


def _setting(scenario: Scenario, path: str) -> Value:
    if path == "finance.against":
        return scenario.against
    at = Path.of(path)
    found: Value = getattr(scenario if at.group == "case" else getattr(scenario, at.group), at.name)
    return found


def _list(scenarios: Sequence[Scenario], group: str) -> Iterator[Input]:
    """Channels or lines by name. One that only some have is told by its money, and then by what they don't agree on."""
    fields = _LISTS[group]
    found = [by_name(getattr(scenario, group)) for scenario in scenarios]
    names = {key: row.name for rows in reversed(found) for key, row in rows.items()}
    order = dict.fromkeys(key for rows in found for key in rows)
    for key in order:
        those = [rows.get(key) for rows in found]
        for field, value in fields.items():
            values = [value(row) if row else None for row in those]
            yield from _row(f"{group}.{field}", names[key], values, missing=field in ("spend", "amount"))


def by_name(rows: Sequence[Any]) -> dict[tuple[str, int], Any]:
    """Rows by their name as people tell names apart, and which of that name."""
    found: dict[tuple[str, int], Any] = {}
    for row in rows:
        name = row.name.casefold()
        found[name, sum(other == name for other, _ in found)] = row
    return found


def _row(path: str, channel: str, values: Sequence[Value], missing: bool = False) -> Iterator[Input]:
    """The row of an input, where its values differ; missing: where some have it and others don't, too."""
    there = [value for value in values if value is not None]
    differ = any(not _alike(there[0], value) for value in there[1:])
    if differ or (missing and len(there) < len(values)):
        yield Input(path, channel, tuple(values))


def _alike(one: Value, other: Value) -> bool:
    """The same number or range; who vouches for it makes no difference to the answer."""
    if isinstance(one, Estimate) and isinstance(other, Estimate):
        return bool(np.allclose(one.bounds, other.bounds, rtol=ALIKE, atol=0))
    return one == other
