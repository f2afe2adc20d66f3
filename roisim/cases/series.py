"""The key figures one steers by, and what a target for one of them is."""

from dataclasses import dataclass

MAX_TARGETS = 30
KEY_FIGURES = (
    "reach", "visits", "downloads", "leads", "new_customers", "customers", "revenue", "revenue_per_customer",
    "service_calls", "awareness", "followers", "ambassadors", "contacts", "search", "cost_per_lead", "cost_per_hire",
)  # fmt: skip
LESS_IS_BETTER = ("service_calls", "cost_per_lead", "cost_per_hire")  # their target is an upper limit
MONEY_FIGURES = ("revenue", "revenue_per_customer", "cost_per_lead", "cost_per_hire")
SHARE_FIGURES = ("reach", "awareness")


@dataclass(frozen=True)
class Target:
    """What a key figure should reach in a month (1 the first); for LESS_IS_BETTER, what it should stay at or below.

    A share is 0 to 1, money in the currency of the case. A month beyond the horizon is kept, but can't be judged.
    """

    kpi: str
    month: int
    value: float
