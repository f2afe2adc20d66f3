"""The ten numbers with which a company makes a case its own, as they are asked for, and what they mean together.

A number that people think of by the year is asked for by the year, and stays by the month in the case.

>>> from roisim.cases.files.reading import preset
>>> case = answered(preset("b2b"), PRINT, 240_000)
>>> case.print.budget
Estimate(likely=20000.0, low=None, high=None, source='', owner='', note='')
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from roisim.cases import moves
from roisim.cases.parameters import Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.cases.vouching import voucher
from roisim.paths import Path
from roisim.text import Text

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Asked:
    """A number as it is asked for. unit: if not the declared one, and then times: how many of it make one in a case.

    alike: what else the same answer says, in the unit that it is asked for in.
    """

    path: str
    unit: str = ""
    times: int = 1
    alike: tuple[str, ...] = ()

    @property
    def parameter(self) -> Parameter:
        """Its declaration, in the unit that it is asked for in."""
        declared = parameter_of(self.path)
        low, high = declared.usual
        return replace(declared, unit=self.unit or declared.unit, usual=(low * self.times, high * self.times))

    def likely(self, case: Scenario) -> float:
        """What stands in a case, in the unit that it is asked for in."""
        return round(case[self.path].likely * self.times, 12)


@dataclass(frozen=True)
class Question:
    """One of the ten: a number, or two that belong together; the budget asks for that of each channel."""

    key: str
    asked: tuple[Asked, ...] = ()


NEW = Asked("company.new_customers")
HIRES = Asked("company.new_customers", "hires/year", MONTHS_A_YEAR, ("recruiting.hires",))
LATER = Asked("company.orders", "orders/customer/year", MONTHS_A_YEAR), Asked("company.later_value")
PRINT = Asked("print.budget", "currency/year", MONTHS_A_YEAR)


def spend(place: int) -> Asked:
    """The budget of a channel."""
    return Asked(str(Path("channels", "spend", place)))


def questions(preset: str) -> tuple[Question, ...]:
    """All ten, in the order they are asked. An employer hires by the year, and nobody is hired again."""
    hiring = preset == "employer"
    return (
        Question("customers", (Asked("company.customers"),)),
        Question("new", (HIRES if hiring else NEW,)),
        Question("order", (Asked("company.order_value"),)),
        Question("hiring", (Asked("recruiting.cost_per_hire"),)) if hiring else Question("later", LATER),
        Question("margin", (Asked("company.margin"),)),
        Question("hours", (Asked("plan.hours"), Asked("plan.hourly_cost"))),
        Question("followers", (Asked("company.followers"),)),
        Question("budget"),
        Question("print", (PRINT,)),
        Question("today", (Asked("company.social_cost"), Asked("company.social_share"))),
    )


def answered(case: Scenario, asked: Asked, value: float) -> Scenario:
    """The case with an answer in the unit of its question, and with all else that the answer says.

    It is the company's own word, even where the example happens to say the same.
    """
    case = moves.moved(case, asked.path, round(value / asked.times, 12))
    for path in asked.alike:
        case = moves.moved(case, path, value)
    return _vouched(case, (asked.path, *asked.alike))


def paths(case: Scenario) -> Iterator[str]:
    """Every number that the ten ask for, in their order."""
    for question in questions(case.preset):
        for asked in question.asked:
            yield from (asked.path, *asked.alike)
        if question.key == "budget":
            yield from (Path("channels", "spend", place) for place in range(len(case.channels)))


def all_own(case: Scenario) -> bool:
    """Whether all ten are the company's own word."""
    return all(voucher(case[path]) == "own" for path in paths(case))


def vouched(case: Scenario) -> Scenario:
    """The case with all ten as the company's own word, as they stand; what the example said of them is gone."""
    return _vouched(case, paths(case))


def _vouched(case: Scenario, which: Iterable[str]) -> Scenario:
    for path in which:
        here = case[path]
        if voucher(here) != "own":
            note = "" if Text.is_note_of_ours(here.note) else here.note
            case = case.with_estimate(path, replace(here, source="", note=note))
    return case


# --- what they mean together ---


@dataclass(frozen=True)
class Year:
    """A year of as many customers as today, by the likely values.

    new: those who come in it. again: later orders of those there are. Whoever leaves or comes during the year counts
    as there or not there for all of it: so that anyone can work it out with what is on the page.
    """

    new: float
    first: float
    again: float
    later: float
    ads: float

    @property
    def orders(self) -> float:
        """First and later ones."""
        return self.new + self.again

    @property
    def sales(self) -> float:
        """What the orders bring [currency]."""
        return self.new * self.first + self.again * self.later


def year(case: Scenario) -> Year:
    """What the ten come to in a year. The months count by their season, which is 12 ordinary ones where it is sound."""
    company, months = case.company, sum(case.company.season)
    return Year(
        new=months * company.new_customers.likely,
        first=company.order_value.likely,
        again=months * company.customers.likely * company.orders.likely,
        later=company.later_value.likely,
        ads=MONTHS_A_YEAR * moves.budget(case),
    )
