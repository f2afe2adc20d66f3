"""What the page `earn_and_save` says and shows: what does the plan earn and save?"""

from typing import Any

from roisim.answers.analysis import Analysis
from roisim.answers.monthly import Monthly
from roisim.answers.streams import MONTHLY_STREAMS, PRESENT_VALUES
from roisim.answers.totals import TOTALS
from roisim.cases.scenario import Scenario
from roisim.cases.series import KPIS, SAVINGS
from roisim.exhibits.page import Page

PAGE = Page(40, "happens")


def asks(case: Scenario) -> tuple[Analysis[Any], ...]:
    """All that the page wants to know."""
    monthly = (Monthly(world, names) for world in case.told for names in (KPIS, SAVINGS))
    return TOTALS, PRESENT_VALUES, MONTHLY_STREAMS, *monthly
