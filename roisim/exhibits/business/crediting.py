"""What a sale that is credited to social media is truly worth, in a sentence."""

from roisim.cases.scenario import Scenario
from roisim.text import Text

_TEN = 10


def meaning(text: Text, case: Scenario) -> str:
    """How many extra sales ten credited ones stand for, with their range."""
    low, likely, high = (text.number(_TEN * bound) for bound in case.funnel.incremental.bounds)
    key = "extra_range" if case.funnel.incremental.is_range else "extra"
    return text(f"page.business.{key}", count=_TEN, likely=likely, low=low, high=high)
