"""One month of a world that lives, in the order of docs/model.md, section 4: the state in, every series out.

A month's series go by name in one table, (rows,) each. Names: the KPIs as published, "stream.<stream>" the value of a
stream [currency], "new.<stream>" its new customers; the rest as the steps say. d: the draws, by parameter.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from roisim.model import brand, customers, response, savings
from roisim.model.arrays import ONE, ZERO, Array
from roisim.model.draws import Draws
from roisim.model.response import Ads

Month = dict[str, Array]

BUYING = ("awareness", "search", "social", "contacts", "referrals")  # streams that are new customers


@dataclass
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
        self.print: dict[float, Array] = {}
        self.scratch = np.empty((2, 1 + len(BUYING), d.rows))  # overwritten every month


def live(d: Draws, fixed: Fixed, state: State, ads: Ads, ramp: Array, t: int, summary: bool) -> Month:
    """Month t: every series of it; the state becomes that of the next month's start.

    ramp: pace of the plan, 0 where it is off. summary: without the key figures that no step needs.
    """
    m: Month = {}
    season = d.season[t - 1]
    _effort(d, fixed, state, ads, ramp, m)
    _visits(d, fixed, state, ramp, m)
    _standing(d, fixed, state, m)
    _new_customers(d, fixed, state, season, m)
    _income(d, fixed, state, season, m)
    _savings(d, fixed, state, ramp, m)
    _storm(d, fixed, state, t, m)
    if not summary:
        _flows(d, state, season, m)
        _behind_savings(d, state, ramp, m)
    _step(d, fixed, state, m)
    _stocks(d, state, m)
    if not summary:
        _key_figures(d, state, season, m)
    return m


def _effort(d: Draws, fixed: Fixed, state: State, ads: Ads, ramp: Array, m: Month) -> None:
    """Step 3: what the plan costs, and how present it makes the company."""
    m["clicks"], m["impressions"], m["paid_leads"] = ads.clicks, ads.impressions, ads.leads
    m["running"] = fixed.running * ramp
    m["cost"] = ads.spend + m["running"]
    state.presence = response.toward(state.presence, response.presence(m["cost"], d["plan.half_presence"]), fixed.pace)


def _visits(d: Draws, fixed: Fixed, state: State, ramp: Array, m: Month) -> None:
    """Steps 4 and 5: organic posts, visits, leads, reach."""
    impressions = fixed.posted * ramp * state.followers
    organic = impressions * d["plan.organic_ctr"]
    m["plan_visits"] = m["clicks"] + organic
    m["organic_leads"] = organic * d["funnel.organic_lead_rate"]
    m["leads"] = m["paid_leads"] + m["organic_leads"]
    m["reach"] = response.reach(m["impressions"] + impressions, d["company.audience"])


def _standing(d: Draws, fixed: Fixed, state: State, m: Month) -> None:
    """Steps 6 and 7: erosion, search, relation, churn."""
    state.unlost = state.unlost * fixed.stays_unlost
    m["erosion"] = brand.erosion(1 - state.unlost, d["ignorance.protection"], state.presence)
    m["search"] = brand.search_index(
        d["ignorance.search_loss"], m["erosion"], d["effects.search_uplift"], state.presence
    )
    m["relation"] = _relation(d, fixed, state)
    m["churn"] = customers.churn(
        d["company.churn"],
        d["ignorance.churn_increase"],
        m["erosion"],
        d["effects.churn_reduction"],
        m["relation"],
    )


def _relation(d: Draws, fixed: Fixed, state: State) -> Array:
    """How much larger the share of customers who follow is than today, r - r0."""
    followed = d["company.follower_customers"]
    if d.fading:
        return customers.relation_share(state.followers, state.customers, followed) - fixed.relation
    gained = np.maximum(0, state.followers - d["company.followers"])
    return customers.relation_share(gained, state.customers, followed)


def _new_customers(d: Draws, fixed: Fixed, state: State, season: float, m: Month) -> None:
    """Step 8: new customers by stream."""
    today = d["company.new_customers"] * season
    lift = brand.lift(state.awareness, d["company.awareness"], d["effects.awareness_elasticity"])
    waiting = state.pipeline + m["leads"]
    decided = waiting * fixed.closing
    state.pipeline = waiting - decided
    m["new.hold"] = today
    m["new.awareness"] = today * (lift - 1)
    m["new.search"] = today * lift * d["company.search_share"] * (m["search"] - 1)
    m["new.social"] = decided * fixed.closed
    m["new.contacts"] = state.contacts * fixed.converted
    others = today + m["new.awareness"] + m["new.search"] + m["new.social"] + m["new.contacts"]
    recommending = state.ambassadors - d["company.ambassadors"]
    if not d.fading:
        recommending = np.maximum(0, recommending)
    m["new.referrals"] = np.maximum(recommending * fixed.referred, -others)
    m["new_customers"] = others + m["new.referrals"]


def _income(d: Draws, fixed: Fixed, state: State, season: float, m: Month) -> None:
    """Step 9: revenue, and whose it is; what today's churn does not explain is loyalty."""
    orders = d["company.orders"] * season
    bought = customers.revenue(d["company.order_value"], m["new_customers"], orders, state.customers, m["churn"])
    m["revenue"] = bought * (1 + d["effects.spend_uplift"] * m["relation"])
    m["gross_profit"] = d["company.margin"] * m["revenue"]
    new, value = fixed.scratch
    for row, stream in enumerate(("hold", *BUYING)):
        new[row] = m[f"new.{stream}"]
    state.streams *= fixed.kept
    np.multiply(orders, state.streams, out=value)
    value += new
    value *= fixed.profit
    state.streams += new
    m |= {f"stream.{stream}": value[row] for row, stream in enumerate(("hold", *BUYING))}
    m["stream.loyalty"] = m["gross_profit"] - value.sum(axis=0)


def _savings(d: Draws, fixed: Fixed, state: State, ramp: Array, m: Month) -> None:
    """Step 10: money saved, or lost, beside the sales."""
    m["stream.service"] = state.customers * state.presence * fixed.served
    m["stream.print"] = _print(d, fixed, ramp)
    m["stream.database"] = m["plan_visits"] * fixed.replaced
    m["hiring"] = savings.hiring_factor(
        d["ignorance.hiring_increase"], m["erosion"], d["recruiting.reduction"], state.presence
    )
    m["stream.recruiting"] = savings.recruiting(d["recruiting.hires"], d["recruiting.cost_per_hire"], m["hiring"])


def _print(d: Draws, fixed: Fixed, ramp: Array) -> Array:
    """The print saving at this pace of the plan; once the pace is the same in all draws, worked out once."""
    names = ("print.budget", "print.roas", "company.margin", "print.elasticity")
    if ramp.ndim:
        return savings.print_moved(d["print.moved"] * ramp, *(d[name] for name in names))
    if float(ramp) not in fixed.print:
        fixed.print[float(ramp)] = savings.print_moved(d["print.moved"] * ramp, *(d[name] for name in names))
    return fixed.print[float(ramp)]


def _storm(d: Draws, fixed: Fixed, state: State, t: int, m: Month) -> None:
    """Still step 10: the first public storm, in the draws where it comes this month; then the value of the month."""
    struck = fixed.storm == t
    m["stream.crisis"] = ZERO
    if struck.any():
        m["stream.crisis"] = struck * fixed.storm_loss * (d["ignorance.crisis_response"] * state.presence - 1)
    saved = sum((m[f"stream.{name}"] for name in ("print", "database", "recruiting", "crisis")), m["stream.service"])
    m["value"] = m["gross_profit"] + saved - m["cost"]


def _flows(d: Draws, state: State, season: float, m: Month) -> None:
    """What runs in and out of the stocks this month, and the orders of kept customers; nothing a step needs.

    People a month, but repurchases: orders a month. Where an inflow is negative, more was lost than today.
    """
    audience, today = d["company.audience"], d["company.awareness"]
    upheld = today * (1 - d["ignorance.awareness_loss"] * m["erosion"])
    m["made_aware"] = audience * d["effects.awareness_gain"] * m["reach"] * (1 - state.awareness)
    m["forgot"] = audience * d["effects.awareness_decay"] * (state.awareness - upheld)
    m["left"] = state.customers * m["churn"]
    m["repurchases"] = d["company.orders"] * season * (state.customers - m["left"])
    m["followed"] = brand.new_followers(
        state.followers, state.awareness, audience, m["reach"], d["effects.follow_rate"]
    )
    m["unfollowed"] = state.followers * d["effects.follower_decay"]
    m["ambassadors_won"] = d["effects.ambassador_rate"] * (state.followers - d["company.followers"])
    m["ambassadors_lost"] = d["effects.ambassador_decay"] * (state.ambassadors - d["company.ambassadors"])
    m["referred"] = m["new.referrals"]


def _behind_savings(d: Draws, state: State, ramp: Array, m: Month) -> None:
    """What the savings are made of: calls before any move to social media, print moved, addresses not bought."""
    m["calls"] = state.customers * d["service.calls"]
    m["print_moved"] = d["print.moved"] * ramp * d["print.budget"]
    m["print_lost"] = m["print_moved"] - m["stream.print"]
    m["replaced_contacts"] = m["plan_visits"] * d["funnel.download_rate"] * d["funnel.replaced_share"]


def _step(d: Draws, fixed: Fixed, state: State, m: Month) -> None:
    """Step 11: the stocks that the next month starts from, each from this month's start values."""
    today = {name: d[f"company.{name}"] for name in ("awareness", "followers", "ambassadors")}
    state.customers = customers.kept(state.customers, m["churn"], m["new_customers"])
    state.contacts = state.contacts * fixed.contacts_kept + m["plan_visits"] * fixed.gained
    state.ambassadors = brand.next_ambassadors(
        state.ambassadors, today["ambassadors"], state.followers, today["followers"],
        d["effects.ambassador_rate"], d["effects.ambassador_decay"],
    )  # fmt: skip
    state.followers = brand.next_followers(
        state.followers, state.awareness, d["company.audience"], m["reach"],
        d["effects.follow_rate"], d["effects.follower_decay"],
    )  # fmt: skip
    state.awareness = brand.next_awareness(
        state.awareness, today["awareness"], m["reach"], d["effects.awareness_gain"], d["effects.awareness_decay"],
        d["ignorance.awareness_loss"], m["erosion"],
    )  # fmt: skip


def _stocks(d: Draws, state: State, m: Month) -> None:
    """The KPIs that no month leaves out: the stocks as they stand at its end, and the cost of a hire."""
    m["customers"], m["contacts"] = state.customers, state.contacts
    m["awareness"], m["followers"], m["ambassadors"] = state.awareness, state.followers, state.ambassadors
    m["cost_per_hire"] = d["recruiting.cost_per_hire"] * m["hiring"]


def _key_figures(d: Draws, state: State, season: float, m: Month) -> None:
    """The KPIs that no step needed; NaN where there is nothing to divide by."""
    m["downloads"] = m["plan_visits"] * d["funnel.download_rate"]
    searched = d["company.search_share"]
    m["visits"] = d["company.site_visits"] * season * (1 - searched + searched * m["search"]) + m["plan_visits"]
    m["joined"] = m["new.social"] + m["new.contacts"] + m["new.referrals"]
    m["revenue_per_customer"] = customers.each(m["revenue"], state.customers)
    m["service_calls"] = m["calls"] * (1 - d["service.deflection"] * state.presence)
    m["cost_per_lead"] = customers.each(m["cost"], m["leads"])
