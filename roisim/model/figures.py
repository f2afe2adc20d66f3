"""What a month tells beside the steps: key figures, flows in and out of stocks, what savings are made of.

No step needs any of it, so it is worked out only where it is asked for.
"""

from roisim.model import brand, customers
from roisim.model.draws import Draws
from roisim.model.state import Fixed, Month, SoFar, State, When


def of_month(d: Draws, fixed: Fixed, state: State, after: State, when: When, m: SoFar) -> Month:
    """All of it, from the state before and after the month and the series of its steps."""
    return _flows(d, fixed, state, when, m) | _behind_savings(d, state, m) | _key_figures(d, state, after, when, m)


def _flows(d: Draws, fixed: Fixed, state: State, when: When, m: SoFar) -> Month:
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
        "repurchases": d["company.orders"] * when.season * (state.customers - left),
        "followed": brand.new_followers(
            state.followers, state.awareness, audience, m["reach"], d["effects.follow_rate"]
        ),
        "unfollowed": brand.net_unfollowed(
            state.followers, d["company.followers"] * fixed.working, d["effects.follower_decay"]
        ),
        "ambassadors_won": d["effects.ambassador_rate"] * (state.followers - d["company.followers"]),
        "ambassadors_lost": d["effects.ambassador_decay"] * (state.ambassadors - d["company.ambassadors"]),
        "referred": m["new.referrals"],
    }


def _behind_savings(d: Draws, state: State, m: SoFar) -> Month:
    """What the savings are made of: calls before any move to social media, print moved, addresses not bought."""
    return {
        "calls": state.customers * d["service.calls"],
        "print_moved": m["moved"] * d["print.budget"],
        "print_lost": -m["worth.print"],
        "replaced_contacts": m["plan_visits"] * d["funnel.download_rate"] * d["funnel.replaced_share"],
    }


def _key_figures(d: Draws, state: State, after: State, when: When, m: SoFar) -> Month:
    """The KPIs that no step needed; NaN where there is nothing to divide by."""
    searched, moving = d["company.search_share"], d["service.deflection"] * m["presence"] * m["answers"]
    found = d["company.site_visits"] * when.season * (1 - searched + searched * m["search"])
    return {
        "downloads": m["plan_visits"] * d["funnel.download_rate"],
        "visits": found + m["plan_visits"],
        "joined": m["new.social"] + m["new.contacts"] + m["new.referrals"],
        "revenue_per_customer": customers.each(m["revenue"], after.customers),
        "service_calls": state.customers * d["service.calls"] * (1 - moving),
        "cost_per_lead": customers.each(m["plan_cost"], m["leads"]),
    }
