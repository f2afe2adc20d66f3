"""What the parts of the page call alike."""

from roisim.cases.scenario import Scenario
from roisim.exhibits.saying import horizon
from roisim.text import Text


def called(text: Text, dimension: str) -> str:
    """What a dimension is called."""
    return text(f"page.ignorance.dimension.{dimension}")


def present_value(text: Text, case: Scenario) -> str:
    """Present value over three years, in words."""
    return text("page.ignorance.pv", within=horizon(text, case.finance.months))
