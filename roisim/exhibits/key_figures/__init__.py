"""What the page `key_figures` says and shows: how do the key figures move?"""

from typing import Any

from roisim.answers.analysis import Analysis
from roisim.answers.chains import CHAINS
from roisim.answers.monthly import Monthly
from roisim.answers.targets import reaching
from roisim.answers.totals import TOTALS
from roisim.answers.worth import DEARER, RESTING, RETURN_ON_ENGAGEMENT, UNIT_VALUES
from roisim.cases.scenario import Scenario
from roisim.cases.series import KPIS
from roisim.exhibits.page import Page

PAGE = Page(50, "happens")


def asks(case: Scenario) -> tuple[Analysis[Any], ...]:
    """All that the page wants to know."""
    monthly = (Monthly(world, KPIS) for world in case.told)
    return (TOTALS, CHAINS, UNIT_VALUES, RESTING, DEARER, RETURN_ON_ENGAGEMENT, *monthly, *reaching(case))
