"""What the money of a month goes to: the ads of each channel, own hours, an agency, content; all in one pot.

>>> from roisim.cases import preset
>>> case = preset("b2b")
>>> [(item.key, item.today) for item in pot(case)]
[('channels.0.spend', 15000.0), ('channels.1.spend', 0.0), ('plan.hours', 5600.0)]
>>> with_amounts(case, (5000.0, 10000.0, 2800.0)).plan.hours.likely
5.0
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from roisim.cases import moves
from roisim.cases.currencies import rates
from roisim.cases.scenario import Scenario
from roisim.paths import Path

STEP = 10_000.0  # kronor a month
_GRAINS = 100.0  # a step has so many
_HALF = 0.5  # hours are told by the half
_BOUGHT = ("agency", "content")


@dataclass(frozen=True)
class Item:
    """One thing that money goes to. today: what the plan gives it at full pace [currency/month]; price: of one unit of
    the number at its path, the cost of an hour where it is hours."""

    path: Path
    today: float
    price: float = 1.0

    @property
    def key(self) -> str:
        """Its path."""
        return str(self.path)

    @property
    def is_ads(self) -> bool:
        """True of a channel."""
        return self.path.group == "channels"

    def rounded(self, amount: float, grain: float) -> float:
        """An amount as one would write it: whole grains of money, half hours; today's is today's."""
        if math.isclose(amount, self.today, rel_tol=1e-9, abs_tol=grain * 1e-6):
            return self.today
        size = _HALF * self.price if self.path.name == "hours" else grain
        return round(round(amount / size) * size, 9)


def pot(case: Scenario) -> tuple[Item, ...]:
    """All that money can go to in a case: channels in their order, then work. What costs nothing is not traded."""
    ads = (Item(Path("channels", "spend", place), each.spend.likely) for place, each in enumerate(case.channels))
    plan, hour = case.plan, case.plan.hourly_cost.likely
    hours = (Item(Path("plan", "hours"), plan.hours.likely * hour, hour),) if hour > 0 else ()
    bought = (Item(Path("plan", name), getattr(plan, name).likely) for name in _BOUGHT)
    return (*ads, *hours, *(item for item in bought if item.today > 0))


def today(case: Scenario) -> tuple[float, ...]:
    """What each gets today."""
    return tuple(item.today for item in pot(case))


def with_amounts(case: Scenario, amounts: Sequence[float], start: Scenario | None = None) -> Scenario:
    """The case with other amounts, in the order of the pot; ranges keep their relative width, as a slider does it."""
    for item, amount in zip(pot(case), amounts, strict=True):
        if not math.isclose(amount, item.today, rel_tol=1e-12):
            case = moves.moved(case, item.path, round(amount / item.price, 9), start)
    return case


def step_of(case: Scenario) -> float:
    """The next 10,000 kronor in the money of the case, as one says it; less where the whole pot is less."""
    currency = case.finance.currency
    size = STEP / rates()[currency].rate if currency in rates() else STEP
    said: float = 10.0 ** round(math.log10(size))
    whole = sum(today(case))
    while 0 < whole < said:
        said /= 10
    return said


def grain_of(case: Scenario) -> float:
    """The finest difference that a suggestion makes."""
    return step_of(case) / _GRAINS


def monthly(case: Scenario, amounts: Sequence[float]) -> list[list[float]]:
    """What each item comes to month by month, by the likely ramp, the seasons of a channel and its open months."""
    ramp, first = case.plan.ramp_months.likely, case.finance.first_month
    paces = [min(1.0, month / ramp) if ramp > 0 else 1.0 for month in range(1, case.finance.months + 1)]
    found = []
    for item, amount in zip(pot(case), amounts, strict=True):
        factors = paces
        if item.is_ads and item.path.place is not None:
            channel = case.channels[item.path.place]
            factors = [
                pace * channel.phasing[(month + first - 2) % 12] * channel.open_in(month)
                for month, pace in enumerate(paces, 1)
            ]
        found.append([amount * factor for factor in factors])
    return found


def rounded(case: Scenario, amounts: Sequence[float], low: Sequence[float], high: Sequence[float]) -> tuple[float, ...]:
    """Amounts as one would write them, inside their bounds."""
    grain = grain_of(case)
    told = (item.rounded(amount, grain) for item, amount in zip(pot(case), amounts, strict=True))
    return tuple(min(max(each, least), most) for each, least, most in zip(told, low, high, strict=True))
