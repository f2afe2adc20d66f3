"""What the fields of the page are called, and how what is written in them is read."""

from datetime import date

from roisim.answers.fans import Fan
from roisim.cases.outcomes import calendar_month
from roisim.cases.scenario import Scenario
from roisim.cases.seeing import figure
from roisim.errors import CaseError, Fault
from roisim.exhibits import dates
from roisim.exhibits.follow_up.wording import WORDS, exactly, measure_of
from roisim.exhibits.key_figures import target_numbers
from roisim.importers.days import Day, Days
from roisim.text import Text

_AT = f"{WORDS}.typing"
_LONG = 40


def years(case: Scenario) -> list[int]:
    """The years of the plan, 1 the first."""
    return list(range(1, (case.finance.months + 11) // 12 + 1))


def first_year(case: Scenario) -> int:
    """The year whose months are shown at first: that of the last month that is filled in."""
    last = max((each.month for each in case.actuals), default=1)
    return min((last + 11) // 12, years(case)[-1])


def year(text: Text, count: int) -> str:
    """What a year is called."""
    return text(f"{_AT}.of_year", count=count)


def months(case: Scenario, count: int) -> range:
    """The months of a year of the plan."""
    return range(12 * count - 11, min(12 * count, case.finance.months) + 1)


def month(text: Text, case: Scenario, number: int) -> str:
    """What a month is called: as in the calendar, where the plan says when it starts."""
    if not case.finance.start:
        return text(f"{_AT}.month", month=number)
    return dates.month(text, date(*calendar_month(case.finance.start, number), 1))


def written(text: Text, case: Scenario, number: int, kpi: str) -> str:
    """What stands in the field of a month; nothing where it is not known."""
    value = figure(case, number, kpi)
    return "" if value is None else exactly(measure_of(text, case, kpi), value)


def read(text: Text, case: Scenario, kpi: str, said: str, plan: Fan) -> float | None:
    """The figure that was written; None where the field was emptied; CaseError where there is none."""
    return target_numbers.read_near(measure_of(text, case, kpi), said, plan) if said.strip() else None


def read_day(said: str) -> str:
    """The day that was written, in whatever form only one day has; "" where there is none; CaseError else."""
    if not said.strip():
        return ""
    days, bare = Days(), said.strip()
    found = days[bare] or days["/".join(bare.split())]  # 31/3 2027
    if not isinstance(found, Day):
        raise CaseError(Fault("", "until_day", value=bare[:_LONG]))
    return found.last.isoformat()
