"""What each item of the pot gives at other amounts, the rest left alone; and where the next 10,000 kronor go.

>>> from roisim.cases import preset
>>> found = responses(preset("b2b"))
>>> facebook = found.curves[0]
>>> facebook.amounts[0], bool(facebook.npv.q05[0] < facebook.npv.q50[0] < facebook.npv.q95[0]), len(found.nexts)
(0.0, True, 3)
"""

import math
from dataclasses import dataclass

import numpy as np

from roisim.answers.fans import Spread
from roisim.answers.plans import Given, Plans, as_splits
from roisim.answers.pot import Item, pot, step_of, today
from roisim.answers.sampling import Scrambled
from roisim.cases.scenario import Scenario
from roisim.memory import remember
from roisim.model.arrays import Array

SAMPLING = Scrambled(blocks=1)
_STOPS = 10  # amounts of a curve, beside today's
_BEYOND = 2.0  # times today's
_STEPS = 3.0  # and at least so many steps beyond it


@dataclass(frozen=True)
class Band:
    """Over the draws, at each amount of a curve, (amounts,) each."""

    q05: Array
    q50: Array
    q95: Array

    @classmethod
    def of(cls, values: Array) -> "Band":
        """Of values (amounts, draws)."""
        return cls(*np.quantile(values, (0.05, 0.5, 0.95), axis=1))


@dataclass(frozen=True)
class Curve:
    """One item at other amounts [currency/month]: the net present value of the plan, and all its leads."""

    item: Item
    amounts: tuple[float, ...]
    npv: Band
    leads: Band


@dataclass(frozen=True)
class Next:
    """A step more for one item: what it adds to the net present value, draw by draw, in how many it adds anything, and
    how many leads more, in the middle case; where it gives today's step back, what a step less does."""

    item: Item
    more: Spread
    pays: float
    leads: float


@dataclass(frozen=True)
class Responses:
    """The curves and the next step of each item. npv, leads: of the plan as it is. step: [currency/month]."""

    step: float
    npv: Spread
    leads: Spread
    curves: tuple[Curve, ...]
    nexts: tuple[Next, ...]

    @property
    def most(self) -> Next:
        """Where a step adds most, in the middle case."""
        return max(self.nexts, key=lambda each: each.more.q50 or 0.0)


@remember
def responses(case: Scenario) -> Responses:
    """All curves of a case with something to trade, worked out together."""
    case = case.question
    items, here, step = pot(case), today(case), step_of(case)
    amounts = [_amounts(item, step, sum(here)) for item in items]
    rows = [here, *(_with(here, place, each + step) for place, each in enumerate(here))]
    rows += [_with(here, place, amount) for place, each in enumerate(amounts) for amount in each]
    found = Plans(case, SAMPLING).given(as_splits(*rows))
    start = 1 + len(items)
    curves = []
    for item, each in zip(items, amounts, strict=True):
        part = slice(start, start + len(each))
        curves.append(Curve(item, each, Band.of(found.npv[part]), Band.of(found.leads[part])))
        start += len(each)
    nexts = tuple(_next(item, found, place + 1) for place, item in enumerate(items))
    return Responses(step, Spread.of(found.npv[0]), Spread.of(found.leads[0]), tuple(curves), nexts)


def _with(split: tuple[float, ...], place: int, amount: float) -> tuple[float, ...]:
    return (*split[:place], amount, *split[place + 1 :])


def _amounts(item: Item, step: float, whole: float) -> tuple[float, ...]:
    """From nothing to twice today's, today's among them; for a channel at least to all that there is."""
    end = max(_BEYOND * item.today, item.today + _STEPS * step, whole if item.is_ads else 0.0)
    wide = _round(end / _STOPS)
    stops = {wide * place for place in range(math.ceil(end / wide) + 1)}
    near = {stop for stop in stops if 0 < stop < end and abs(stop - item.today) < 0.2 * wide}
    return tuple(sorted((stops - near) | {item.today}))


def _round(size: float) -> float:
    """The next size that one counts in: 1, 2, 2.5, 5 and so on."""
    power = 10.0 ** math.floor(math.log10(size))
    return next(each * power for each in (1, 2, 2.5, 5, 10) if each * power >= size * (1 - 1e-9))


def _next(item: Item, found: Given, row: int) -> Next:
    more = found.npv[row] - found.npv[0]
    leads = float(np.median(found.leads[row] - found.leads[0]))
    return Next(item, Spread.of(more), float((more > 0).mean()), leads)
