"""What the page `ignorance` says and shows: what does standing aside cost?"""

from typing import Any

from roisim.answers.analysis import Analysis
from roisim.answers.losses import FIGURES, STANDING_ASIDE, losses_of
from roisim.answers.monthly import Monthly
from roisim.answers.pilot import PilotTo
from roisim.answers.streams import PRESENT_VALUES
from roisim.answers.totals import TOTALS
from roisim.cases.scenario import Scenario
from roisim.exhibits.page import Page

PAGE = Page(60, "happens")


def asks(case: Scenario, gate: int) -> tuple[Analysis[Any], ...]:
    """All that the page wants to know. gate: the month after which the plan is stopped at the latest."""
    monthly = (Monthly(world, tuple(FIGURES.values())) for world in ("engage", "hold"))
    return (TOTALS, STANDING_ASIDE, losses_of(case), PRESENT_VALUES, *monthly, PilotTo(gate))
