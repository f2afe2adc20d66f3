"""What a flow of money is worth: present value, payback, internal rate of return. Pure maths.

A cash flow is (periods,) or (periods, rows); its first entry is today and is not discounted.

>>> round(npv([-100, 60, 60], 0.10), 2)
4.13
>>> round(irr([-100, 110]), 9), payback([-100, 50, 100])
(0.1, 1.5)
"""

import math
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from roisim.model.arrays import Array


def discounting(periods: int, discount_rate: float, periods_per_year: int = 1) -> Array:
    """What 1 is worth today if it comes after 0, 1, ... periods: (1 + rate)^(-t/periods_per_year), (periods,)."""
    return np.power(1 + discount_rate, -np.arange(periods) / periods_per_year)


def monthly_discounting(months: int, discount_rate: float) -> Array:
    """What money of each month is worth today, (months,): the first of them a month from now; rate a year."""
    return discounting(months + 1, discount_rate, 12)[1:]


def npv(cash_flow: npt.ArrayLike, discount_rate: float, periods_per_year: int = 1) -> float | Array:
    """Net present value: the sum of the discounted flow; a number, or (rows,) for a flow of (periods, rows)."""
    flow = _known(cash_flow)
    if not discount_rate > -1:
        raise ValueError(f"discount_rate is {discount_rate}; it is above -1")
    found = discounting(len(flow), discount_rate, periods_per_year) @ flow
    return float(found) if found.ndim == 0 else found


def _known(cash_flow: npt.ArrayLike) -> Array:
    """The flow as numbers; ValueError where one of them is none."""
    flow = np.asarray(cash_flow, float)
    if not np.isfinite(flow).all():
        raise ValueError("a cash flow holds finite numbers only")
    return flow


def payback(cash_flow: npt.ArrayLike) -> float | None:
    """Periods after which the cumulative flow is never below 0 again, with a linear fraction; None if it ends below."""
    found = float(paybacks(_known(cash_flow)[:, None])[0])
    return found if math.isfinite(found) else None


def paybacks(cash_flow: Iterable[Array], grain: npt.ArrayLike = 0.0) -> Array:
    """The payback of each row of a flow of (periods, rows): (rows,), infinite where it never comes.

    grain: a cumulative flow that lies no farther from 0 counts as 0.
    """
    most = -np.asarray(grain)
    flows = iter(cash_flow)
    total = np.array(next(flows))
    below, when = total < most, np.zeros_like(total)
    for period, flow in enumerate(flows, 1):
        before, total, was_below = total, total + flow, below
        below = total < most
        rises = was_below > below
        if rises.any():
            reached = np.where(np.abs(total) <= -most, 0.0, total)[rises]
            when[rises] = period - 1 + before[rises] / (before[rises] - reached)
    when[below] = np.inf
    return when


def irr(cash_flow: npt.ArrayLike) -> float | None:
    """The interest a period at which the flow is worth nothing; None when there is no such rate or no single one."""
    flow = np.trim_zeros(_known(cash_flow), "b")
    flow = flow / max(np.abs(flow).max(initial=0), 1e-300)
    signs = np.sign(flow[flow != 0])
    changes = int((signs[1:] != signs[:-1]).sum())
    if changes == 0:
        return None
    roots = _roots(flow, np.array([-_WIDEST, _WIDEST]) if changes == 1 else _grid())
    return math.expm1(-roots[0]) if len(roots) == 1 else None


_WIDEST = 40.0  # of y = -ln(1 + rate): from -100 % to 10^17 % a period


def _grid() -> Array:
    """Where several roots are looked for, finest where rates are likely."""
    return np.unique(np.concatenate((np.linspace(-_WIDEST, _WIDEST, 4001), np.linspace(-1, 1, 20_001))))


def _worth(flow: Array, y: Array) -> Array:
    """The flow at each y, the ln of its discount factor, scaled so that nothing overflows: its sign is what counts."""
    exponents = y[:, None] * np.arange(len(flow))
    worth: Array = np.exp(exponents - exponents.max(axis=1, keepdims=True)) @ flow
    return worth


def _roots(flow: Array, grid: Array) -> list[float]:
    """Where the worth of a flow changes sign along a grid."""
    worth = _worth(flow, grid)
    crossed = np.flatnonzero(np.sign(worth[1:]) * np.sign(worth[:-1]) < 0)
    return [float(y) for y in grid[worth == 0]] + [_bisected(flow, grid[i], grid[i + 1]) for i in crossed]


def _bisected(flow: Array, low: float, high: float) -> float:
    rising = _worth(flow, np.array([high]))[0] > 0
    while True:
        middle = (low + high) / 2
        if not low < middle < high:
            return float(middle)
        if (_worth(flow, np.array([middle]))[0] > 0) == rising:
            high = middle
        else:
            low = middle
