"""What it is worth to find out before one decides: everything, each number, and numbers that hang together.

>>> from roisim.cases import preset
>>> found = learning(preset("local"))
>>> found.numbers[0].worth > found.numbers[-1].worth, found.everything > found.numbers[0].worth
(True, True)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np

from roisim.answers.ask import Scrambled, ask
from roisim.answers.information import Value, evpi, learned
from roisim.answers.inputs import INPUTS
from roisim.answers.pilot import gates
from roisim.answers.steering import Steered, Steering
from roisim.answers.totals import NET_WORTH
from roisim.cases.scenario import Scenario, parameter_of
from roisim.memory import remember
from roisim.model.draws import SHARED, luck_of
from roisim.paths import Path

Together = Literal["shared", "channel", "group"]


@dataclass(frozen=True)
class Number:
    """A number that may be found out; several that are one matter of chance, as of channels in one auction, are one."""

    paths: tuple[Path, ...]
    worth: Value


@dataclass(frozen=True)
class Group:
    """Numbers that may be found out together: with a shared factor, of a channel, of a group of the register.

    name: of the factor or the group; of a channel its place among the channels.
    """

    kind: Together
    name: str
    paths: tuple[Path, ...]
    worth: Value


@dataclass(frozen=True)
class Learning:
    """What finding out is worth, in the currency of the case, most valuable first.

    middle: the middle case of the net present value; chance: that it is above 0; mean: its average, by which one
    decides; size: how far from 0 it is on average. everything: the expected value of perfect information.
    """

    middle: float
    mean: float
    size: float
    chance: float
    everything: float
    numbers: tuple[Number, ...]
    groups: tuple[Group, ...]
    steering: Steering

    @property
    def first(self) -> Number | None:
        """The most valuable number; none where no value can be told from nothing."""
        told = (number for number in self.numbers if number.worth.is_told)
        return next(told, None)


def learning(case: Scenario) -> Learning:
    """All of it, of blocks of draws that are scrambled each by themselves."""
    return _learning(case.question)


@remember
def _learning(case: Scenario) -> Learning:
    steered = Steered(gates(case))
    found = ask(case, Scrambled(), INPUTS, NET_WORTH, steered)
    worth, inputs = found[NET_WORTH], found[INPUTS]
    groups = {(kind, name): paths for kind, name, paths in _groups(case)}
    values = learned(worth, inputs, {f"{kind}:{name}": paths for (kind, name), paths in groups.items()})
    numbers = [Number(paths, values[paths[0]]) for paths in _alike(case, map(Path.of, inputs))]
    together = [Group(kind, name, paths, values[f"{kind}:{name}"]) for (kind, name), paths in groups.items()]
    return Learning(
        float(np.median(worth)), float(worth.mean()), float(np.abs(worth).mean()), float((worth > 0).mean()),
        evpi(worth),
        tuple(sorted(numbers, key=lambda number: _order(number.worth))),
        tuple(sorted(together, key=lambda group: _order(group.worth))), found[steered],
    )  # fmt: skip


def _order(worth: Value) -> tuple[bool, float, float]:
    """In the order of what is said of them: what they are worth, most first; then, of those whose value can't be told
    from nothing, what they are worth at most."""
    shown, other = (float(worth), worth.at_most) if worth.is_told else (worth.at_most, float(worth))
    return (not worth.is_told, -shown, -other)


def _groups(case: Scenario) -> Iterator[tuple[Together, str, tuple[Path, ...]]]:
    """The groups that have at least two ranges, and are not the same numbers as another."""
    ranges = [path for path, _, estimate in case.estimates() if estimate.is_range]
    found: list[tuple[Together, str, tuple[Path, ...]]] = [
        ("shared", factor, tuple(path for path in ranges if parameter_of(path).shared == factor)) for factor in SHARED
    ]
    channels = [path for path in ranges if path.group == "channels"]
    found += [("channel", str(place), tuple(mine)) for place, mine in groupby(channels, key=lambda path: path.place)]
    others = dict.fromkeys(path.group for path in ranges if path.group != "channels")
    found += [("group", group, tuple(path for path in ranges if path.group == group)) for group in others]
    seen: set[frozenset[Path]] = set()
    for kind, name, paths in found:
        if len(paths) > 1 and frozenset(paths) not in seen:
            seen.add(frozenset(paths))
            yield kind, name, paths


def _alike(case: Scenario, paths: Iterable[Path]) -> Iterator[tuple[Path, ...]]:
    """The numbers, those together that have one luck."""
    found: dict[Path, list[Path]] = {}
    for path in paths:
        found.setdefault(luck_of(case, path), []).append(path)
    yield from map(tuple, found.values())
