"""What a month begins with: the state of the month before, and what stays the same all months of a world.

d: the draws, by parameter. Twins that are lived through in one pass are rows: first all draws of the one that wears
away, then all draws of the calm one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Self

import numpy as np

from roisim.model import customers, response, savings
from roisim.model.arrays import ONE, ZERO, Array
from roisim.model.draws import Draws

BUYING = ("awareness", "today", "search", "social", "contacts", "print", "referrals")  # streams that are new customers
Twins = Literal["worn", "calm", "both"]
"""Which of the twins of a world are lived through: the one that wears away, the calm one, or both."""

Month = dict[str, Array]
SoFar = Mapping[str, Array]


@dataclass(frozen=True)
class State:
    """What one month hands to the next, (rows,) each; names as in the model.

    A, R, B, N, S_h, S_i, K, P, W, 1 - G, L, D.
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
    unlost: Array
    print_lost: Array
    today: Array

    @classmethod
    def before(cls, d: Draws) -> Self:
        """The state before month 1."""
        stocks = {name: d[f"company.{name}"] for name in ("awareness", "followers", "ambassadors", "customers")}
        nothing = dict.fromkeys(("contacts", "pipeline", "orders", "print_lost"), ZERO)
        return cls(**stocks, **nothing, unlost=ONE, today=ONE, held=d["company.customers"], streams={})


class Fixed:
    """What stays the same all months of a world, worked out once from the draws.

    working: whether today's work goes on. twins: which are lived through. by_stream: whether each stream of customers
    is followed, or only those of a layer together.
    """

    def __init__(self, d: Draws, working: bool, twins: Twins, by_stream: bool) -> None:
        self.twins, self.by_stream = twins, by_stream
        self.rows = d.rows // 2 if twins == "both" else d.rows
        self.buying = (*BUYING, "earn") if by_stream else ("print", "earn")
        cost = d["company.social_cost"]
        none_to_stop = (d["company.social_share"] == 0) & (cost == 0)
        self.working = ONE if working or none_to_stop.all() else none_to_stop.astype(float)
        self.cost_today = self.working * cost
        self._of_the_plan(d)
        self._of_customers(d)
        self._of_wear(d)

    def _of_the_plan(self, d: Draws) -> None:
        self.a_head = -1 / d["company.audience"]
        self.worked = np.minimum(1, d["funnel.incremental"]) * d["funnel.lead_cost"]  # what a lead costs to work
        self.closing = customers.closing(d["funnel.sales_cycle"])
        self.closed = d["funnel.close_rate"] * d["funnel.incremental"]
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
        self.first = d["company.margin"] * d["company.order_value"]  # gross profit of a first order
        self.later = d["company.margin"] * d["company.later_value"] * d["company.orders"]  # and of a customer kept
        self.layered_first, self.layered_kept = self.layered(self.first), self.layered(self.kept)
        self.referred = d["effects.referrals"] * d["funnel.close_rate"]
        self.hired = d["recruiting.hires"] / 12 * d["recruiting.cost_per_hire"]
        # Visibility that can't fall below nothing need not be held above it.
        self.seen = bool((d["ignorance.search_loss"] <= 1).all() and (d["effects.search_uplift"] >= -1).all())

    def _of_wear(self, d: Draws) -> None:
        cost = self.half(d["company.social_cost"])
        seen = self.half(self.working) * response.presence(cost, self.half(d["plan.half_presence"]))
        self.unseen_today = 1 - seen if seen.any() else ONE
        self.stays_unlost = response.kept(self.half(d["ignorance.half_life"]))
        self.protection = self.half(d["ignorance.protection"])
        year = 12 * (self.first * d["company.new_customers"] + self.later * d["company.customers"] * self.kept)
        self.storm_loss = self.half(d["ignorance.crisis_loss"] * year)
        self.storm_saved, self.storms = (self.half(d[f"ignorance.crisis_{x}"]) for x in ("response", "per_year"))
        self.storm = None
        if d.storm is not None and self.twins != "calm":
            self.storm = savings.storm_month(self.half(d.storm), self.storms)

    def layered(self, value: Array) -> Array:
        """Of twins, what the calm one has, whose layers are told; all of it where streams are."""
        return value[self.rows :] if self.twins == "both" and not self.by_stream and value.size > 1 else value

    def half(self, value: Array) -> Array:
        """Of twins, what the one that wears away has."""
        return value[: self.rows] if self.twins == "both" and value.size > 1 else value

    def worn(self, value: Array) -> Array:
        """What wears away: nothing of it for a calm twin. value: as `half` has it."""
        if self.twins == "calm":
            return ZERO
        if self.twins == "worn":
            return value
        both = np.zeros(2 * self.rows)
        both[: self.rows] = value
        return both
