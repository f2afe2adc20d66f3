"""How customers are credited to social media, and what a credited sale is then truly worth. Judgement, within bounds.

>>> credited("clicks").bounds
(0.3, 0.65, 1.1)
"""

from dataclasses import replace
from functools import lru_cache

from roisim.cases.groups import Credit, Funnel
from roisim.cases.parameters import Estimate

DEFAULT: Credit = "clicks"
# True extra sales per sale credited, as low, likely, high. The share of ads that chase people who already came is part
# of the judgement.
_TABLE: dict[Credit, tuple[float, float, float]] = {
    "clicks": (0.3, 0.65, 1.1),
    "platform": (0.15, 0.5, 0.8),
    "crm": (0.3, 0.7, 1.0),
    "experiment": (0.7, 0.95, 1.2),
}


@lru_cache
def credited(credit: Credit) -> Estimate:
    """`funnel.incremental` as a way of crediting fills it, marked as judgement. KeyError for "own"."""
    low, likely, high = _TABLE[credit]
    return Estimate(likely, low, high, source="judgement")


def at_credit(funnel: Funnel, credit: Credit) -> Funnel:
    """The same group credited another way; "own" keeps `incremental` as it is."""
    filled = funnel.incremental if credit == "own" else credited(credit)
    return replace(funnel, credit=credit, incremental=filled)


def crediting(funnel: Funnel, incremental: Estimate) -> Funnel:
    """The same group with another `incremental`: credited as it is where that does not change, else the way that fills
    it just so, else "own"."""
    if incremental == funnel.incremental:
        return funnel
    credit: Credit = next((way for way in _TABLE if credited(way) == incremental), "own")
    return replace(funnel, credit=credit, incremental=incremental)
