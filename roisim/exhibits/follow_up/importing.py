"""What imported files say of key figures by month, in a sentence each, and what must be so for it to be right."""

from collections.abc import Sequence
from dataclasses import dataclass

from roisim.cases.scenario import Scenario
from roisim.exhibits import dates
from roisim.exhibits.follow_up.typing import month
from roisim.exhibits.follow_up.wording import WORDS, measure_of
from roisim.measured.by_month import ByMonth
from roisim.text import Text

_AT = f"{WORDS}.import"
_SHOWN = 12  # months told of; the rest is in the fields once taken over


@dataclass(frozen=True)
class Line:
    """What the files say of a key figure, and the button that takes it over."""

    kpi: str
    said: str
    about: str
    button: str


def lines(text: Text, case: Scenario, found: Sequence[ByMonth]) -> list[Line]:
    """A line for each key figure."""
    return [_line(text, case, each) for each in found]


def _line(text: Text, case: Scenario, each: ByMonth) -> Line:
    measure = measure_of(text, case, each.kpi)
    first, last = each.months[0][0], each.months[-1][0]
    spanned = text(f"{_AT}.{'one' if first == last else 'months'}", first=first, last=last)
    figures = ", ".join(measure.number(value) for _, value in each.months[-_SHOWN:])
    said = text(f"{_AT}.line", name=measure.name, months=spanned, figures=figures)
    counted = text(f"{_AT}.{each.origin}", until=dates.day(text, each.until))
    about = text(f"{_AT}.about_{each.kpi}")
    return Line(each.kpi, said, f"{counted} {about}", text(f"{_AT}.take", name=measure.inside))


def why_none(text: Text, case: Scenario, any_files: bool, found: Sequence[ByMonth]) -> str:
    """Why nothing can be taken over; nothing where something can."""
    if not any_files:
        return text(f"{_AT}.none")
    if not case.finance.start:
        return text(f"{_AT}.no_start")
    return "" if found else text(f"{_AT}.nothing", start=month(text, case, 1))
