"""What a month begins with: the state of the month before, and what stays the same all months of a world.

d: the draws, by parameter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, Self, TypeVar

import numpy as np

from roisim.model import customers, response, savings, work
from roisim.model.arrays import ONE, ZERO, Array
from roisim.model.draws import Draws

Found = TypeVar("Found")
BUYING = ("awareness", "today", "search", "social", "contacts", "print", "referrals")  # streams that are new customers
Twins = Literal["worn", "calm", "both"]
"""Which of the twins of a world are lived through: the one that wears away, the calm one, or both, (2, rows)."""


Month = dict[str, Array]
SoFar = Mapping[str, Array]


@dataclass(frozen=True)
class When:
    """Which month it is: its number t, the season, whether the plan is on, its pace, the lines that count, by layer."""

    t: int
    season: float
    on: bool
    ramp: Array
    lines: Mapping[str, Array]


@dataclass(frozen=True)
class State:
    """What one month hands to the next, (rows,) each, or (2, rows) where twins differ; names as in the model.

    A, R, B, N, S_h, S_i, K, P, W, Y, 1 - G, L, c_a, D.
    """

    awareness: Array
    followers: Array
    ambassadors: Array
    customers: Array
    held: Array
    streams: Mapping[str, Array]
    contacts: Array
    pipeline: Array
    orders: Array
    presence: Array
    unlost: Array
    print_lost: Array
    ad_care: Array
    today: Array

    @classmethod
    def before(cls, d: Draws) -> Self:
        """The state before month 1."""
        stocks = {name: d[f"company.{name}"] for name in ("awareness", "followers", "ambassadors", "customers")}
        nothing = dict.fromkeys(("contacts", "pipeline", "orders", "presence", "print_lost"), ZERO)
        whole = dict.fromkeys(("unlost", "ad_care", "today"), ONE)
        return cls(**stocks, **nothing, **whole, held=d["company.customers"], streams={})


class Last(Generic[Found]):
    """What was worked out last, and from what: it is worked out again only where one of these is another."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._found: Found | None = None

    def found(self, of: tuple[object, ...], make: Callable[[], Found]) -> Found:
        """What is made of these."""
        if self._found is None or any(one is not other for one, other in zip(of, self._of, strict=True)):
            self._found = make()
        self._of = of
        return self._found


class Fixed:
    """What stays the same all months of a world, worked out once from the draws.

    working: whether today's work goes on. twins: which are lived through. by_stream: whether each stream of customers
    is followed, or only those of a layer together.
    """

    def __init__(self, d: Draws, working: bool, twins: Twins, by_stream: bool) -> None:
        self.twins, self.by_stream = twins, by_stream
        self.buying = BUYING if by_stream else ("print", "earn")
        self.pace_of: Last[Month] = Last()
        cost = d["company.social_cost"]
        none_to_stop = (d["company.social_share"] == 0) & (cost == 0)
        self.working = ONE if working or none_to_stop.all() else none_to_stop.astype(float)
        self.cost_today = self.working * cost
        seen = self.working * response.presence(cost, d["plan.half_presence"])
        self.unseen_today = 1 - seen if seen.any() else ONE
        self.stays_unlost = response.kept(d["ignorance.half_life"])
        self.pace = 1 - response.kept(d["effects.half_life"])
        self.closing = customers.closing(d["funnel.sales_cycle"])
        self._of_the_plan(d)
        self._of_customers(d)

    def _of_the_plan(self, d: Draws) -> None:
        bought = d["plan.agency"] + d["plan.content"]
        self.hands = work.hands(d)
        self.for_posts = d["plan.posts"] * d["plan.hours_per_post"]
        self.running = d["plan.hours"] * d["plan.hourly_cost"] + bought + d["plan.tools"]
        self.posted = d["plan.posts"] * d["plan.organic_reach"]  # organic impressions a follower
        self.worked = np.minimum(1, d["funnel.incremental"]) * d["funnel.lead_cost"]  # what a lead costs to work
        self.converted = d["funnel.contact_conversion"] * d["funnel.incremental"]
        self.gained = d["funnel.download_rate"] * (1 - d["funnel.replaced_share"])  # contacts a visit
        self.replaced = d["funnel.download_rate"] * d["funnel.replaced_share"] * d["funnel.contact_cost"]
        self.contacts_kept = 1 - d["funnel.contact_decay"]
        self.print_pace = 1 - response.kept(d["print.half_life"])
        self.by_print = savings.bought_by_print(d["print.budget"], d["print.roas"], d["company.order_value"])
        self.served = (  # saved a customer at full presence
            d["service.calls"]
            * d["service.deflection"]
            * (d["service.cost_per_call"] - d["service.cost_per_contact"])
            * d["service.cashable"]
        )

    def _of_customers(self, d: Draws) -> None:
        self.kept = 1 - d["company.churn"]
        self.later = d["company.later_value"] * d["company.orders"]  # revenue of a customer kept
        self.later_kept = self.later * self.kept
        self.referred = d["effects.referrals"] * d["funnel.close_rate"]
        bought = d["company.order_value"] * d["company.new_customers"]
        year = 12 * d["company.margin"] * (bought + self.later * d["company.customers"] * self.kept)
        self.storm_loss = d["ignorance.crisis_loss"] * year
        self.storm = None
        if d.storm is not None and self.twins != "calm":
            self.storm = savings.storm_month(d.storm, d["ignorance.crisis_per_year"])

    def worn(self, value: Array) -> Array:
        """What wears away: nothing of it for a calm twin."""
        if self.twins == "calm":
            return ZERO
        if self.twins == "worn":
            return value
        both = np.zeros((2, value.size))
        both[0] = value
        return both
