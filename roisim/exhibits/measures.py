"""How a key figure is written: its name, its unit, its numbers, and the difference between two of them."""

import math
from dataclasses import dataclass

from roisim.answers.chains import CHAINS
from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.cases.series import World, is_money, is_percent, is_share
from roisim.charts.strokes import Line
from roisim.text import MINUS, NBSP, Text

WORLD_OF: dict[Line, World] = {"plan": "engage", "stay": "stay", "aside": "ignore", "today": "hold"}
_AS_MUCH = 3.0  # from here on "3.2 times" is easier to grasp than "+220%"
_NOTHING = 1e-9
Change = tuple[str, float]
"""The kind of a difference and its size, as `difference` tells them."""
_LARGE = ((1e6, 1e6, "millions"), (1e5, 1e3, "thousands"))  # from where a count is told in what


@dataclass(frozen=True)
class Measure:
    """A key figure of a case, with the words and number forms of the reader."""

    text: Text
    kpi: str
    currency: str

    @property
    def name(self) -> str:
        """Its name, as the business calls it."""
        return self.text(f"kpi.{self.kpi}.name")

    @property
    def inside(self) -> str:
        """Its name in the middle of a sentence."""
        return self.text.inside(self.name)

    def scale(self, largest: float) -> tuple[float, str]:
        """What one unit of an axis that reaches `largest` is, and what the unit is called."""
        key = f"kpi.{self.kpi}.unit"
        if is_percent(self.kpi):
            return 0.01, self.text("page.key_figures.percent", unit=self.text(key))
        if is_money(self.kpi):
            size, name = self.text.scale(largest, self.currency)
            return size, self.text(key, currency=name)
        unit = self.text(key)
        for bound, size, name in _LARGE:
            if largest >= bound:
                return size, self.text(f"page.key_figures.{name}", unit=unit)
        return 1.0, unit

    def number(self, value: float | None) -> str:
        """A number of it, with the digits that are known."""
        if is_percent(self.kpi):
            return self.text.percent(value)
        if is_money(self.kpi):
            return self.text.money(value, self.currency)
        return self.text.number(value)

    @property
    def plain_unit(self) -> str:
        """Its unit where no axis makes it larger: kr/month, per cent of the audience."""
        return self.scale(0.0)[1]

    def size(self, change: Change) -> str:
        """How much more or less, without a sign; "" where that can't be told."""
        kind, known = change
        if kind in ("none", "unknown", "new"):
            return ""
        if kind == "times":
            return self.text("page.key_figures.times", count=self.text.number(known))
        if is_share(self.kpi):
            points = abs(known)
            return self.text(f"page.key_figures.point{'' if points == 1 else 's'}", count=self.text.number(points))
        return f"{self.text.number(abs(known))}{NBSP if self.text.language == 'sv' else ''}%"

    def signed(self, change: Change) -> str:
        """The same with its sign, as it stands beside a number."""
        sign = {"more": "+", "less": MINUS}.get(change[0], "")
        return sign + self.size(change)


def base_of(case: Scenario) -> Line:
    """The line of the world that the plan is held against."""
    return "stay" if case.base == "stay" else "aside"


def lines_of(case: Scenario) -> tuple[Line, Line, Line]:
    """The lines that are told: the plan, what it is held against, and today."""
    return "plan", base_of(case), "today"


def worlds_of(case: Scenario) -> dict[Line, World]:
    """The worlds of those lines."""
    return {line: WORLD_OF[line] for line in lines_of(case)}


def changed(result: Result, kpi: str) -> Change:
    """How a key figure differs from the base in the last month: the middle of the differences draw by draw."""
    plan, base = (last(result.fan(kpi, world)) for world in ("engage", result.scenario.base))
    return difference(kpi, plan, base, result[CHAINS].change(kpi).q50)


def difference(kpi: str, plan: float, base: float, change: float | None) -> Change:
    """What kind of difference there is, and how large, rounded to what is said of it.

    plan, base: where the middle lines end. change: as `Chains.change` has it. more, less: in per cent of the base, or
    points of a share; times: as many times as large; same; new: the base has nothing; none: neither has; unknown: one
    is missing.
    """
    if not (math.isfinite(plan) and math.isfinite(base)):
        return "unknown", math.nan
    if abs(base) < _NOTHING or change is None:
        return ("none", 0.0) if abs(plan) < _NOTHING else ("new", plan)
    if not is_share(kpi) and 1 + change >= _AS_MUCH:
        return "times", 1 + change
    known = _told(100 * change)
    return ("same" if known == 0 else "more" if known > 0 else "less"), known


def _told(per_cent: float) -> float:
    """Whole per cents; of a small change, tenths."""
    return float(round(per_cent, 1 if abs(per_cent) < 0.95 else 0))


def fans(result: Result, kpi: str) -> dict[Line, Fan]:
    """The three lines of a key figure."""
    return {line: result.fan(kpi, world) for line, world in worlds_of(result.scenario).items()}


def last(fan: Fan) -> float:
    """Where the middle line ends."""
    return float(fan.q50[-1])


def ends(measure: Measure, drawn: dict[Line, Fan]) -> dict[str, str]:
    """The numbers of the last month, written: each line's middle case, and the plan's 9 cases out of 10."""
    plan = drawn["plan"]
    return {
        **{_place(line): measure.number(last(fan)) for line, fan in drawn.items()},
        "low": measure.number(float(plan.q05[-1])),
        "high": measure.number(float(plan.q95[-1])),
    }


def _place(line: Line) -> str:
    """What a line is among those that are told: `base` is what the plan is held against."""
    return line if line in ("plan", "today") else "base"
