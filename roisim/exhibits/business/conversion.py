"""What is said when a case goes over into another currency."""

from roisim.cases.currencies import rates
from roisim.text import Text


def facts(text: Text, before: str, after: str) -> dict[str, str]:
    """Both currencies, the rate between them, and the day it is of."""
    old, new = rates()[before], rates()[after]
    dated = new if new.rate != 1 else old
    return {"before": before, "rate": text.number(old.rate / new.rate, 4), "after": after, "date": dated.date}
