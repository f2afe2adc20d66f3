"""The months of a season as one sees them at a glance, and what can be made of numbers that are no season yet."""

from dataclasses import dataclass

from roisim.cases import seasons
from roisim.cases.groups import FLAT
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.text import Language, Text

_LETTERS = 3


@dataclass(frozen=True)
class Month:
    """A month of the season. height: of its bar, the highest 1."""

    name: str
    short: str
    value: str
    height: float


def months(text: Text, case: Scenario) -> list[Month]:
    """The twelve, January first; none where there is no season."""
    season = case.company.season
    if season == FLAT:
        return []
    names, most = [text(f"page.business.month_{month}") for month in range(1, 13)], max(season)
    return [
        Month(name, name[:_LETTERS], text.number(value, 3), value / most if most else 0.0)
        for name, value in zip(names, season, strict=True)
    ]


def line(text: Text, case: Scenario) -> str:
    """The twelve numbers in a row, as one could have typed them; nothing where there is no season."""
    season = case.company.season
    return "" if season == FLAT else "  ".join(text.exact(value, 4) for value in season)


def offer(text: Text, written: str) -> str:
    """To divide by the average of what was written; nothing where that can't be, or need not."""
    try:
        found = seasons.read(written, text.language)
    except CaseError:
        return ""
    return "" if found.is_index else text("season.divide_by", mean=mean(text.language, written))


def mean(language: Language, written: str) -> str:
    """The average of twelve numbers as it is said."""
    return Text(language).number(seasons.read(written, language).mean, 4)
