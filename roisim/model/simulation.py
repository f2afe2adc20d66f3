"""One month at a time, one world at a time: draws in, trajectories out, in the order of docs/model.md, section 4.

Worlds: engage (the plan), stop (a pilot that ends at its gate), ignore (standing aside), hold (today frozen).
Value of the plan = engage - ignore; an effect is always such a difference between two worlds of the same draw.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from roisim.cases.series import SERIES, STREAMS, World
from roisim.model import customers, response
from roisim.model.arrays import MISSING, ONE, ZERO, Array
from roisim.model.draws import Draws
from roisim.model.month import Month, live
from roisim.model.response import Ads
from roisim.model.state import Fixed, State

# Before anything is counted: a series of a world without it is nothing, or not there at all.
_HELD: Month = {name: ZERO if "hold" in line.worlds else MISSING for name, line in SERIES.items()}
_HELD |= {f"stream.{stream}": ZERO for stream in STREAMS}


@dataclass(frozen=True)
class Trajectory:
    """One world lived through by every draw.

    series: the recorded ones by name, (months, rows) each. means: each stream's value a month [currency], averaged
    over the draws, (months,).
    """

    world: World
    series: dict[str, Array]
    means: dict[str, Array]

    def __getitem__(self, name: str) -> Array:
        """A recorded series, (months, rows)."""
        return self.series[name]


def simulate(draws: Draws, world: World, record: Iterable[str] = ("value",), gate: int = 0) -> Trajectory:
    """Live through one world.

    record: which series to keep: of SERIES, or "stream.<stream>". gate: the last month of the plan in world "stop".
    """
    series = {name: _Series(draws.months, draws.rows) for name in record}
    means = {stream: np.zeros(draws.months) for stream in STREAMS}
    weights = np.full(draws.rows, 1 / draws.rows)
    end = {"engage": draws.months, "stop": gate}.get(world, 0)
    extra = any(name in SERIES and SERIES[name].extra for name in series)
    months = _held(draws) if world == "hold" else _lived(draws, end, summary=not extra)
    with np.errstate(all="ignore"):
        for t, month in enumerate(months):
            for stream in STREAMS:
                value = month[f"stream.{stream}"]
                means[stream][t] = value @ weights if value.shape == weights.shape else value.mean()
            for name, kept in series.items():
                kept.put(t, month[name])
    return Trajectory(world, {name: kept.whole for name, kept in series.items()}, means)


class _Series:
    """A series as it is recorded: a number a month as long as all draws agree, as they often do where nothing is done.

    Memory that is written for the first time costs more than the numbers in it.
    """

    def __init__(self, months: int, rows: int) -> None:
        self.shape = months, rows
        self.told = np.empty((months, 1))

    def put(self, t: int, value: Array) -> None:
        if value.ndim and self.told.shape != self.shape:
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
    same = _HELD | today | {"search": ONE, "cost_per_hire": d["recruiting.cost_per_hire"]}
    stock, lost = d["company.customers"], d["company.churn"]
    for season in d.season:
        new = d["company.new_customers"] * season
        revenue = customers.revenue(d["company.order_value"], new, d["company.orders"] * season, stock, lost)
        calls, left = stock * d["service.calls"], stock * lost
        repurchases, stock = d["company.orders"] * season * (stock - left), customers.kept(stock, lost, new)
        yield same | {
            "calls": calls, "left": left, "repurchases": repurchases,
            "visits": d["company.site_visits"] * season, "new_customers": new, "customers": stock, "revenue": revenue,
            "revenue_per_customer": customers.each(revenue, stock), "service_calls": calls,
            "value": d["company.margin"] * revenue,
        }  # fmt: skip


def _lived(draws: Draws, end: int, summary: bool) -> Iterator[Month]:
    """A world in which the plan runs in months 1..end. A month's arrays live until the next month is asked for."""
    fixed, state, ads = Fixed(draws), State.today(draws), _advertising(draws, end)
    for t in range(1, draws.months + 1):
        month, state = live(draws, fixed, state, next(ads), _pace(draws, t, end), t, summary)
        yield month


def _pace(draws: Draws, t: int, end: int) -> Array:
    """Step 1: the ramp of the plan, 0 in the months it is off."""
    return response.ramp(t, draws["plan.ramp_months"]) if t <= end else ZERO


def _advertising(draws: Draws, end: int) -> Iterator[Ads]:
    """Step 2 for every month; nothing at all where the plan never runs or has no channels."""
    if not end or not len(draws["channels.spend"]):
        return iter([response.NO_ADS] * draws.months)
    names = ("spend", "cpc", "ctr", "lead_rate", "double_at", "half_life")
    channels = response.Channels(
        **{name: draws[f"channels.{name}"] for name in names}, on_target=draws["plan.on_target"]
    )
    from_print = draws["print.reinvested"] * draws["print.moved"] * draws["print.budget"]
    paces = (_pace(draws, t, end) for t in range(1, draws.months + 1))
    return channels.run(((pace, draws.phasing[t], from_print * pace) for t, pace in enumerate(paces)), draws.rows)
