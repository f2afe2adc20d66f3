"""What a month begins with: the state of the month before, and what stays the same all months of a world.

d: the draws, by parameter.
"""

from dataclasses import dataclass
from functools import cache
from typing import Self

import numpy as np

from roisim.model import customers, response, savings
from roisim.model.arrays import ONE, ZERO, Array
from roisim.model.draws import Draws

BUYING = ("awareness", "search", "social", "contacts", "referrals")  # streams that are new customers


@dataclass(frozen=True)
class State:
    """What one month hands to the next, (rows,) each; names as in the model: A, R, B, N, K, Q, Y, 1 - G."""

    awareness: Array
    followers: Array
    ambassadors: Array
    customers: Array
    streams: Array  # S_i, (streams, rows): hold, then BUYING
    contacts: Array
    pipeline: Array
    presence: Array
    unlost: Array

    @classmethod
    def today(cls, d: Draws) -> Self:
        """The state before month 1."""
        streams = np.zeros((1 + len(BUYING), d.rows))
        streams[0] = d["company.customers"]
        stocks = {name: d[f"company.{name}"] for name in ("awareness", "followers", "ambassadors", "customers")}
        return cls(**stocks, streams=streams, contacts=ZERO, pipeline=ZERO, presence=ZERO, unlost=ONE)


class Fixed:
    """What stays the same all months of a world, worked out once from the draws."""

    def __init__(self, d: Draws) -> None:
        self.stays_unlost = response.kept(d["ignorance.half_life"])
        self.pace = 1 - response.kept(d["effects.half_life"])
        self.running = d["plan.hours"] * d["plan.hourly_cost"] + d["plan.agency"] + d["plan.content"] + d["plan.tools"]
        self.posted = d["plan.posts"] * d["plan.organic_reach"]  # organic impressions a follower
        self.closing = customers.closing(d["funnel.sales_cycle"])
        self.closed = d["funnel.close_rate"] * d["funnel.incremental"]
        self.referred = d["effects.referrals"] * d["funnel.close_rate"]
        self.converted = d["funnel.contact_conversion"] * d["funnel.incremental"]
        self.gained = d["funnel.download_rate"] * (1 - d["funnel.replaced_share"])  # contacts a visit
        self.replaced = d["funnel.download_rate"] * d["funnel.replaced_share"] * d["funnel.contact_cost"]
        self.contacts_kept = 1 - d["funnel.contact_decay"]
        today = (d[f"company.{name}"] for name in ("followers", "customers", "follower_customers"))
        self.relation = customers.relation_share(*today)
        self.kept = 1 - d["company.churn"]
        self.profit = d["company.margin"] * d["company.order_value"]
        bought = d["company.new_customers"] + d["company.orders"] * d["company.customers"] * self.kept
        self.served = savings.service(  # saved a customer at full presence
            d["service.calls"], d["service.deflection"], ONE, d["service.cost_per_call"],
            d["service.cost_per_contact"], d["service.cashable"],
        )  # fmt: skip
        self.storm = savings.storm_month(d.storm, d["ignorance.crisis_per_year"])
        self.storm_loss = savings.storm_loss(d["ignorance.crisis_loss"], self.profit * bought, ZERO, ZERO)
        self.print_saved = cache(lambda pace: print_saved(d, np.array(pace)))
        self.scratch = np.empty((2, 1 + len(BUYING), d.rows))  # overwritten every month


def print_saved(d: Draws, ramp: Array) -> Array:
    """The print saving at this pace of the plan."""
    names = ("print.budget", "print.roas", "company.margin", "print.elasticity")
    return savings.print_moved(d["print.moved"] * ramp, *(d[name] for name in names))
