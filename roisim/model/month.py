"""One month of a world that lives, in the order of docs/model.md, section 4: the state in, every series out.

A month's series go by name in one table, (rows,) each. Names: the KPIs as published, "stream.<stream>" the value of a
stream [currency], "new.<stream>" its new customers; the rest as the steps say. Each step reads the table so far and
returns what it adds. d: the draws, by parameter.
"""

from collections.abc import Mapping

import numpy as np

from roisim.model import brand, customers, response, savings
from roisim.model.arrays import ZERO, Array
from roisim.model.draws import Draws
from roisim.model.response import Ads
from roisim.model.state import BUYING, Fixed, State, print_saved

Month = dict[str, Array]
SoFar = Mapping[str, Array]


def live(d: Draws, fixed: Fixed, state: State, ads: Ads, ramp: Array, t: int, summary: bool) -> tuple[Month, State]:
    """Month t: every series of it, and the state that the next month starts from.

    ramp: pace of the plan, 0 where it is off. summary: without the key figures that no step needs.
    """
    season = d.season[t - 1]
    m = _effort(d, fixed, state, ads, ramp)
    m |= _visits(d, fixed, state, ramp, m)
    m |= _standing(d, fixed, state, m)
    m |= _new_customers(d, fixed, state, season, m)
    m |= _income(d, fixed, state, season, m)
    m |= _savings(d, fixed, state, ramp, m)
    m |= _storm(d, fixed, t, m)
    m |= _worth(m)
    if not summary:
        m |= _flows(d, state, season, m)
        m |= _behind_savings(d, state, ramp, m)
    after = _after(d, fixed, state, m)
    m |= _stocks(d, after, m)
    if not summary:
        m |= _key_figures(d, after, season, m)
    return m, after


def _effort(d: Draws, fixed: Fixed, state: State, ads: Ads, ramp: Array) -> Month:
    """Step 3: what the plan costs, and how present it makes the company."""
    running = fixed.running * ramp
    cost = ads.spend + running
    presence = response.toward(state.presence, response.presence(cost, d["plan.half_presence"]), fixed.pace)
    bought = {"clicks": ads.clicks, "impressions": ads.impressions, "paid_leads": ads.leads}
    return {**bought, "running": running, "cost": cost, "presence": presence}


def _visits(d: Draws, fixed: Fixed, state: State, ramp: Array, m: SoFar) -> Month:
    """Steps 4 and 5: organic posts, visits, leads, reach."""
    impressions = fixed.posted * ramp * state.followers
    organic = impressions * d["plan.organic_ctr"]
    leads = organic * d["funnel.organic_lead_rate"]
    return {
        "plan_visits": m["clicks"] + organic,
        "organic_leads": leads,
        "leads": m["paid_leads"] + leads,
        "reach": response.reach(m["impressions"] + impressions, d["company.audience"]),
    }


def _standing(d: Draws, fixed: Fixed, state: State, m: SoFar) -> Month:
    """Steps 6 and 7: erosion, search, relation, churn."""
    unlost = state.unlost * fixed.stays_unlost
    erosion = brand.erosion(1 - unlost, d["ignorance.protection"], m["presence"])
    relation = _relation(d, fixed, state)
    return {
        "unlost": unlost,
        "erosion": erosion,
        "search": brand.search_index(d["ignorance.search_loss"], erosion, d["effects.search_uplift"], m["presence"]),
        "relation": relation,
        "churn": customers.churn(
            d["company.churn"], d["ignorance.churn_increase"], erosion, d["effects.churn_reduction"], relation
        ),
    }


def _relation(d: Draws, fixed: Fixed, state: State) -> Array:
    """How much larger the share of customers who follow is than today, r - r0."""
    followed = d["company.follower_customers"]
    if d.fading:
        return customers.relation_share(state.followers, state.customers, followed) - fixed.relation
    gained = np.maximum(0, state.followers - d["company.followers"])
    return customers.relation_share(gained, state.customers, followed)


def _new_customers(d: Draws, fixed: Fixed, state: State, season: float, m: SoFar) -> Month:
    """Step 8: new customers by stream, and the leads that have not decided yet."""
    today = d["company.new_customers"] * season
    lift = brand.lift(state.awareness, d["company.awareness"], d["effects.awareness_elasticity"])
    waiting = state.pipeline + m["leads"]
    decided = waiting * fixed.closing
    new = {
        "new.hold": today,
        "new.awareness": today * (lift - 1),
        "new.search": today * lift * d["company.search_share"] * (m["search"] - 1),
        "new.social": decided * fixed.closed,
        "new.contacts": state.contacts * fixed.converted,
    }
    others = today + new["new.awareness"] + new["new.search"] + new["new.social"] + new["new.contacts"]
    referrals = np.maximum(_recommending(d, state) * fixed.referred, -others)
    return {**new, "new.referrals": referrals, "new_customers": others + referrals, "pipeline": waiting - decided}


def _recommending(d: Draws, state: State) -> Array:
    """How many more ambassadors there are than today."""
    more = state.ambassadors - d["company.ambassadors"]
    return more if d.fading else np.maximum(0, more)


def _income(d: Draws, fixed: Fixed, state: State, season: float, m: SoFar) -> Month:
    """Step 9: revenue, and whose it is; what today's churn does not explain is loyalty."""
    orders = d["company.orders"] * season
    bought = customers.revenue(d["company.order_value"], m["new_customers"], orders, state.customers, m["churn"])
    revenue = bought * (1 + d["effects.spend_uplift"] * m["relation"])
    profit = d["company.margin"] * revenue
    new, value = fixed.scratch
    for row, stream in enumerate(("hold", *BUYING)):
        new[row] = m[f"new.{stream}"]
    streams = state.streams * fixed.kept
    np.multiply(orders, streams, out=value)
    value += new
    value *= fixed.profit
    streams += new
    worth = {f"stream.{stream}": value[row] for row, stream in enumerate(("hold", *BUYING))}
    worth["stream.loyalty"] = profit - value.sum(axis=0)
    return {"revenue": revenue, "gross_profit": profit, "streams": streams, **worth}


def _savings(d: Draws, fixed: Fixed, state: State, ramp: Array, m: SoFar) -> Month:
    """Step 10: money saved, or lost, beside the sales."""
    hiring = savings.hiring_factor(
        d["ignorance.hiring_increase"], m["erosion"], d["recruiting.reduction"], m["presence"]
    )
    return {
        "stream.service": state.customers * m["presence"] * fixed.served,
        # Once the pace is the same in all draws, the saving is worked out once.
        "stream.print": print_saved(d, ramp) if ramp.ndim else fixed.print_saved(float(ramp)),
        "stream.database": m["plan_visits"] * fixed.replaced,
        "hiring": hiring,
        "stream.recruiting": savings.recruiting(d["recruiting.hires"], d["recruiting.cost_per_hire"], hiring),
    }


def _storm(d: Draws, fixed: Fixed, t: int, m: SoFar) -> Month:
    """Still step 10: the first public storm, in the draws where it comes this month."""
    struck = fixed.storm == t
    if not struck.any():
        return {"stream.crisis": ZERO}
    return {"stream.crisis": struck * fixed.storm_loss * (d["ignorance.crisis_response"] * m["presence"] - 1)}


def _worth(m: SoFar) -> Month:
    """The value of the month."""
    saved = sum((m[f"stream.{name}"] for name in ("print", "database", "recruiting", "crisis")), m["stream.service"])
    return {"value": m["gross_profit"] + saved - m["cost"]}


def _flows(d: Draws, state: State, season: float, m: SoFar) -> Month:
    """What runs in and out of the stocks this month, and the orders of kept customers; nothing a step needs.

    People a month, but repurchases: orders a month. Where an inflow is negative, more was lost than today.
    """
    audience, today = d["company.audience"], d["company.awareness"]
    upheld = today * (1 - d["ignorance.awareness_loss"] * m["erosion"])
    left = state.customers * m["churn"]
    return {
        "made_aware": audience * d["effects.awareness_gain"] * m["reach"] * (1 - state.awareness),
        "forgot": audience * d["effects.awareness_decay"] * (state.awareness - upheld),
        "left": left,
        "repurchases": d["company.orders"] * season * (state.customers - left),
        "followed": brand.new_followers(
            state.followers, state.awareness, audience, m["reach"], d["effects.follow_rate"]
        ),
        "unfollowed": state.followers * d["effects.follower_decay"],
        "ambassadors_won": d["effects.ambassador_rate"] * (state.followers - d["company.followers"]),
        "ambassadors_lost": d["effects.ambassador_decay"] * (state.ambassadors - d["company.ambassadors"]),
        "referred": m["new.referrals"],
    }


def _behind_savings(d: Draws, state: State, ramp: Array, m: SoFar) -> Month:
    """What the savings are made of: calls before any move to social media, print moved, addresses not bought."""
    moved = d["print.moved"] * ramp * d["print.budget"]
    return {
        "calls": state.customers * d["service.calls"],
        "print_moved": moved,
        "print_lost": moved - m["stream.print"],
        "replaced_contacts": m["plan_visits"] * d["funnel.download_rate"] * d["funnel.replaced_share"],
    }


def _after(d: Draws, fixed: Fixed, state: State, m: SoFar) -> State:
    """Step 11: what the next month starts from, each stock from this month's start values."""
    today = {name: d[f"company.{name}"] for name in ("awareness", "followers", "ambassadors")}
    return State(
        customers=customers.kept(state.customers, m["churn"], m["new_customers"]),
        contacts=state.contacts * fixed.contacts_kept + m["plan_visits"] * fixed.gained,
        ambassadors=brand.next_ambassadors(
            state.ambassadors, today["ambassadors"], state.followers, today["followers"],
            d["effects.ambassador_rate"], d["effects.ambassador_decay"],
        ),
        followers=brand.next_followers(
            state.followers, state.awareness, d["company.audience"], m["reach"],
            d["effects.follow_rate"], d["effects.follower_decay"],
        ),
        awareness=brand.next_awareness(
            state.awareness, today["awareness"], m["reach"], d["effects.awareness_gain"],
            d["effects.awareness_decay"], d["ignorance.awareness_loss"], m["erosion"],
        ),
        **{name: m[name] for name in ("streams", "pipeline", "presence", "unlost")},
    )  # fmt: skip


def _stocks(d: Draws, after: State, m: SoFar) -> Month:
    """The KPIs that no month leaves out: the stocks as they stand at its end, and the cost of a hire."""
    names = ("customers", "contacts", "awareness", "followers", "ambassadors")
    return {
        **{name: getattr(after, name) for name in names},
        "cost_per_hire": d["recruiting.cost_per_hire"] * m["hiring"],
    }


def _key_figures(d: Draws, after: State, season: float, m: SoFar) -> Month:
    """The KPIs that no step needed; NaN where there is nothing to divide by."""
    searched = d["company.search_share"]
    found = d["company.site_visits"] * season * (1 - searched + searched * m["search"])
    return {
        "downloads": m["plan_visits"] * d["funnel.download_rate"],
        "visits": found + m["plan_visits"],
        "joined": m["new.social"] + m["new.contacts"] + m["new.referrals"],
        "revenue_per_customer": customers.each(m["revenue"], after.customers),
        "service_calls": m["calls"] * (1 - d["service.deflection"] * m["presence"]),
        "cost_per_lead": customers.each(m["cost"], m["leads"]),
    }
