"""What a month tells beside the steps: key figures, flows in and out of stocks, what savings are made of.

No step needs any of it, so it is worked out only where it is asked for.
"""

from roisim.model import brand, customers
from roisim.model.draws import Draws
from roisim.model.effort import Effort
from roisim.model.state import Fixed, Month, SoFar, State


def of_month(d: Draws, fixed: Fixed, state: State, effort: Effort, season: float, m: SoFar) -> Month:
    """All of it, from the state before the month and the series of its steps, its stocks at month's end among them."""
    figures = _key_figures(d, fixed, state, effort, season, m)
    return _flows(d, fixed, state, season, m) | _behind_savings(d, state, m) | figures


def _flows(d: Draws, fixed: Fixed, state: State, season: float, m: SoFar) -> Month:
    """What runs in and out of the stocks this month, and the orders of kept customers.

    People a month, but repurchases: orders a month. Where an inflow is negative, more was lost than today.
    """
    audience, today = d["company.audience"], d["company.awareness"]
    upheld = today * (1 - d["ignorance.awareness_loss"] * m["erosion"])
    return {
        "made_aware": audience * d["effects.awareness_gain"] * m["reach"] * (1 - state.awareness),
        "forgot": audience * d["effects.awareness_decay"] * (state.awareness - upheld),
        "left": state.customers * m["churn"],
        "repurchases": d["company.orders"] * season * m["staying"],
        "followed": brand.new_followers(
            state.followers, state.awareness, audience, m["reach"], d["effects.follow_rate"]
        ),
        # Those who stop following, less those whom today's work wins to hold its level.
        "unfollowed": d["effects.follower_decay"] * (state.followers - d["company.followers"] * fixed.working),
        "ambassadors_won": d["effects.ambassador_rate"] * m["more_followers"],
        "ambassadors_lost": d["effects.ambassador_decay"] * m["more_ambassadors"],
        "referred": m["new.referrals"],
    }


def _behind_savings(d: Draws, state: State, m: SoFar) -> Month:
    """What the savings are made of: calls before any move to social media, print moved, addresses not bought."""
    return {
        "calls": state.customers * d["service.calls"],
        "print_lost": -m["worth.print"],
        "replaced_contacts": m["plan_visits"] * d["funnel.download_rate"] * d["funnel.replaced_share"],
    }


def _key_figures(d: Draws, fixed: Fixed, state: State, effort: Effort, season: float, m: SoFar) -> Month:
    """The KPIs that no step needed; NaN where there is nothing to divide by."""
    searched, moving = d["company.search_share"], d["service.deflection"] * effort.presence * effort.pace.answers
    found = d["company.site_visits"] * season * (1 - searched + searched * m["search"])
    first = d["company.order_value"] * (m["new_customers"] + m["more_placed"])
    revenue = (first + d["company.later_value"] * d["company.orders"] * season * m["staying"]) * m["uplift"]
    plan_cost = m["cost"] - fixed.cost_today
    return {
        "downloads": m["plan_visits"] * d["funnel.download_rate"],
        "visits": found + m["plan_visits"],
        "joined": m["new.social"] + m["new.contacts"] + m["new.referrals"],
        "revenue": revenue,
        "revenue_per_customer": customers.each(revenue, m["customers"]),
        "service_calls": state.customers * d["service.calls"] * (1 - moving),
        "running": effort.pace.running,
        "plan_cost": plan_cost,
        "cost_per_lead": customers.each(plan_cost, m["leads"]),
        "cost_per_hire": d["recruiting.cost_per_hire"] * m["hiring"],
        "clicks": effort.clicks,
    }
