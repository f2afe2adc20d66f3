"""One month at a time, one world at a time: draws in, trajectories out, in the order of docs/model.md, section 4.

Worlds: engage (the plan), stop (a pilot that ends at its gate), stay (going on as today), ignore (standing aside), hold
(today frozen). Each has a calm twin, in which nothing wears away and no storm comes. An effect is always a difference
between two worlds of the same draw.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from roisim.cases.series import SERIES, STREAMS, World
from roisim.model.arrays import MISSING, ONE, ZERO, Array
from roisim.model.customers import each
from roisim.model.draws import Draws, twice
from roisim.model.effort import efforts
from roisim.model.month import live
from roisim.model.state import Fixed, Month, State, Twins

MEANS = "means"
"""Recorded beside series: each stream's value a month, averaged over the draws."""
END = "end."
"""Before the name of a series: of it the last month alone is recorded, (1, rows)."""

_EXTRA = ("clicks",)  # no series that is told, but asked for to see how ads work

# Before anything is counted: a series of a world without it is nothing, or not there at all.
_HELD: Month = {name: ZERO if "hold" in line.worlds else MISSING for name, line in SERIES.items()}
_HELD |= {f"stream.{stream}": ZERO for stream in STREAMS}


@dataclass(frozen=True)
class Trajectory:
    """One world lived through by every draw.

    series: the recorded ones by name, (months, rows) each. means: each stream's value a month [currency], averaged
    over the draws, (months,), where they were asked for.
    """

    world: World
    series: dict[str, Array]
    means: dict[str, Array] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Array:
        """A recorded series, (months, rows)."""
        return self.series[name]

    def has(self, name: str) -> bool:
        """Whether a series, or the means, were recorded."""
        return bool(self.means) if name == MEANS else name in self.series


def simulate(
    draws: Draws, world: World, record: Iterable[str] = ("value",), gate: int = 0, calm: bool = False
) -> Trajectory:
    """Live through one world, or through its calm twin.

    record: what to keep: of SERIES, "stream.<stream>", MEANS. gate: the last month of the plan in world "stop".
    """
    twins: Twins = "calm" if calm else "worn"
    return _simulated(draws, world, {twins: tuple(record)}, gate)[twins]


def simulate_twins(
    draws: Draws, world: World, record: Iterable[str], of_the_calm: Iterable[str]
) -> tuple[Trajectory, Trajectory]:
    """Live through one world and its calm twin in one pass: what they have alike is worked out once.

    Of the one that wears away, layers are there only where streams are asked for.
    """
    found = _simulated(draws, world, {"worn": tuple(record), "calm": tuple(of_the_calm)}, 0)
    return found["worn"], found["calm"]


def _simulated(
    draws: Draws, world: World, record: Mapping[Twins, tuple[str, ...]], gate: int
) -> dict[Twins, Trajectory]:
    asked = {name for names in record.values() for name in names}
    twins: Twins = "both" if len(record) == 2 else next(iter(record))
    kept = {twin: _Kept(draws, names) for twin, names in record.items()}
    end = {"engage": draws.months, "stop": gate}.get(world, 0)
    months = _held(draws) if world == "hold" else _lived(draws, world, end, twins, asked)
    with np.errstate(all="ignore"):
        for t, month in enumerate(months):
            for place, one in enumerate(kept.values()):
                one.put(t, month, place if len(kept) == 2 else None)
    return {twin: one.trajectory(world) for twin, one in kept.items()}


class _Kept:
    """What is kept of one world, month by month."""

    def __init__(self, draws: Draws, names: Iterable[str]) -> None:
        self.last = draws.months - 1
        self.series = {
            name: _Series(1 if name.startswith(END) else draws.months, draws.rows) for name in names if name != MEANS
        }
        self.means = {stream: np.zeros(draws.months) for stream in STREAMS} if MEANS in names else {}
        self.weights = np.full(draws.rows, 1 / draws.rows)

    def put(self, t: int, month: Month, place: int | None) -> None:
        """A month. place: which of two twins it is of."""
        rows = len(self.weights)
        for stream, mean in self.means.items():
            value = _of(month[f"stream.{stream}"], place, rows)
            mean[t] = value @ self.weights if value.shape == self.weights.shape else value.mean()
        for name, kept in self.series.items():
            if not name.startswith(END):
                kept.put(t, _of(month[name], place, rows))
            elif t == self.last:
                kept.put(0, _of(month[name.removeprefix(END)], place, rows))

    def trajectory(self, world: World) -> Trajectory:
        """All of it."""
        return Trajectory(world, {name: kept.whole for name, kept in self.series.items()}, self.means)


def _of(value: Array, place: int | None, rows: int) -> Array:
    """What one of two twins has; what they have alike is one number."""
    return value[place * rows : (place + 1) * rows] if place is not None and value.size > max(rows, 1) else value


class _Series:
    """A series as it is recorded: a number a month as long as all draws agree, as they often do where nothing is done.

    Memory that is written for the first time costs more than the numbers in it.
    """

    def __init__(self, months: int, rows: int) -> None:
        self.shape = months, rows
        self.told = np.empty((months, 1))

    def put(self, t: int, value: Array) -> None:
        if value.size > 1 and self.told.shape != self.shape:
            whole = np.empty(self.shape)
            whole[:t] = self.told[:t]
            self.told = whole
        self.told[t] = value

    @property
    def whole(self) -> Array:
        """(months, rows)."""
        return self.told if self.told.shape == self.shape else np.broadcast_to(self.told, self.shape)


def _held(d: Draws) -> Iterator[Month]:
    """Today frozen, the flat baseline: the same customers come and go, whatever the others do."""
    today = {name: d[f"company.{name}"] for name in ("awareness", "followers", "ambassadors")}
    cost = {"cost": d["company.social_cost"], "search": ONE, "cost_per_hire": d["recruiting.cost_per_hire"]}
    same = _HELD | today | cost
    stock, lost = d["company.customers"], d["company.churn"]
    for season in d.calendar.season:
        new, orders = d["company.new_customers"] * season, d["company.orders"] * season
        left = stock * lost
        revenue = d["company.order_value"] * new + d["company.later_value"] * (orders * (stock - left))
        profit = d["company.margin"] * revenue
        calls, repurchases, stock = stock * d["service.calls"], orders * (stock - left), stock - left + new
        yield same | {
            "calls": calls, "left": left, "repurchases": repurchases,
            "visits": d["company.site_visits"] * season, "new_customers": new, "customers": stock, "revenue": revenue,
            "revenue_per_customer": each(revenue, stock), "service_calls": calls,
            "before_cost": profit, "value": profit - d["company.social_cost"],
        }  # fmt: skip


def _lived(draws: Draws, world: World, end: int, twins: Twins, asked: Iterable[str]) -> Iterator[Month]:
    """A world in which the plan runs in months 1..end. A month's arrays live until the next month is asked for."""
    summary = not any(name in _EXTRA or (name in SERIES and SERIES[name].extra) for name in asked)
    by_stream = any(name == MEANS or name.startswith("stream.") for name in asked) or not summary
    both = twins == "both"
    d = draws.twice() if both else draws
    fixed, state = Fixed(d, world != "ignore", twins, by_stream), State.before(d)
    for t, effort in enumerate(efforts(draws, end, twice if both else _as_it_is), 1):
        month, state = live(d, fixed, state, effort, t, summary)
        yield month


def _as_it_is(value: Array) -> Array:
    return value
