"""All that own data suggest for a case, number by number, and what they can't tell.

>>> from datetime import date
>>> from roisim import cases
>>> from roisim.importers.found import Found, Spent
>>> rows = tuple(Spent(date(2026, month, 1), date(2026, month, 28), "Facebook", "", "SEK", 20e3, 100_000, 1500)
...              for month in (7, 8, 9))
>>> found = suggested(cases.preset("b2b"), [Found("ads.csv", "meta", "ads", 3, spent=rows)])
>>> [(each.path, each.suggested.likely) for each in found]
[('channels.0.cpm', 154.0), ('channels.0.ctr', 0.015)]
"""

from collections.abc import Iterable

from roisim.cases.scenario import Scenario
from roisim.importers.found import Found
from roisim.measured import of_channels, of_company, of_models
from roisim.measured.own_data import OwnData
from roisim.measured.suggestion import Suggestion


def suggested(case: Scenario, founds: Iterable[Found]) -> tuple[Suggestion, ...]:
    """What own data suggest, channel by channel, then for the business and its funnel."""
    data = OwnData(case, tuple(founds))
    return (*of_channels.suggested(data), *of_company.suggested(data), *of_models.suggested(data))
