"""One month of a world that lives, in the order of docs/model.md, section 4: the state in, every series out.

A month's series go by name in one table, (rows,) each. Names: the KPIs as published, "stream.<stream>" the value of a
stream [currency], "new.<stream>" its new customers; the rest as the steps say. Each step reads the table so far and
returns what it adds. d: the draws, by parameter.
"""

import numpy as np

from roisim.model import brand, customers, figures, response, savings
from roisim.model.arrays import ONE, ZERO, Array
from roisim.model.draws import Draws
from roisim.model.effort import Effort
from roisim.model.state import BUYING, Fixed, Month, SoFar, State

# What a plan that does nothing brings: numbers for all draws, so that nothing is worked out draw by draw.
_NOTHING = dict.fromkeys(("plan_visits", "organic_leads", "leads", "reach"), ZERO)
_UNDECIDED = dict.fromkeys(("new.social", "pipeline", "orders", "more_placed"), ZERO)


def live(d: Draws, fixed: Fixed, state: State, effort: Effort, t: int, summary: bool) -> tuple[Month, State]:
    """Month t: every series of it, and the state that the next month starts from.

    summary: without the key figures that no step needs.
    """
    season = d.calendar.season[t - 1]
    m = _visits(d, fixed, state, effort)
    m |= _standing(d, fixed, state, effort)
    m |= _new_customers(d, fixed, state, effort, season, m)
    m |= _income(d, fixed, state, season, m)
    m |= _savings(d, fixed, state, effort, m)
    m |= _storm(fixed, effort, t)
    m |= _worth(fixed, effort, m)
    after = _after(d, fixed, state, m)
    m |= {name: getattr(after, name) for name in ("customers", "contacts", "awareness", "followers", "ambassadors")}
    return m if summary else m | figures.of_month(d, fixed, state, effort, season, m), after


def _visits(d: Draws, fixed: Fixed, state: State, effort: Effort) -> Month:
    """Steps 4 and 5: organic posts, visits, leads, reach; with the leads, what it costs."""
    if effort.idle:
        return {**_NOTHING, "cost": fixed.cost_today}
    impressions = effort.pace.posted * state.followers
    organic = impressions * d["plan.organic_ctr"]
    organic_leads = organic * d["funnel.organic_lead_rate"]
    leads = effort.leads + organic_leads
    return {
        "plan_visits": effort.clicks + organic,
        "organic_leads": organic_leads,
        "leads": leads,
        "reach": -np.expm1(impressions * fixed.a_head + effort.unseen),
        "cost": leads * fixed.worked + (effort.pace.spent + effort.lines.get("cost", ZERO) + fixed.cost_today),
    }


def _standing(d: Draws, fixed: Fixed, state: State, effort: Effort) -> Month:
    """Steps 6 and 7: erosion, search, relation, churn."""
    unlost, presence = state.unlost * fixed.stays_unlost, fixed.half(effort.presence)
    protected = presence if fixed.unseen_today is ONE else 1 - (1 - presence) * fixed.unseen_today
    erosion = fixed.worn(brand.erosion(1 - unlost, fixed.protection, protected))
    found = brand.search_index(d["ignorance.search_loss"], erosion, d["effects.search_uplift"], effort.presence)
    more = state.followers - d["company.followers"]
    relation = _relation(d, state, more)
    return {
        "unlost": unlost,
        "erosion": erosion,
        "search": found if fixed.seen else np.maximum(found, 0),
        "more_followers": more,
        "relation": relation,
        "churn": customers.churn(
            d["company.churn"], d["ignorance.churn_increase"], erosion, d["effects.churn_reduction"], relation
        ),
    }


def _relation(d: Draws, state: State, more: Array) -> Array:
    """How much larger the share of customers who follow is than it is today, r - r0."""
    followed = d["company.follower_customers"]
    if d.fading:
        today = customers.relation_share(d["company.followers"], state.held, followed)
        return customers.relation_share(state.followers, state.customers, followed) - today
    return customers.relation_share(np.maximum(0, more), state.customers, followed)


def _new_customers(d: Draws, fixed: Fixed, state: State, effort: Effort, season: float, m: SoFar) -> Month:
    """Step 8: new customers by stream, and the leads that have not decided yet."""
    today = d["company.new_customers"] * season
    lifted = today * brand.lift(state.awareness, d["company.awareness"], d["effects.awareness_elasticity"])
    new = {**_todays(d, fixed, state, lifted, m["search"]), **_decided(fixed, state, effort, m)}
    new["new.contacts"] = state.contacts * fixed.converted
    print_lost = response.toward(state.print_lost, effort.pace.losing, fixed.print_pace)
    gone = fixed.by_print * print_lost
    new["new.print"] = -np.minimum(gone, new["without_plan"]) if gone.any() else ZERO
    others = new["without_plan"] + new["new.print"] + new["new.social"] + new["new.contacts"]
    more = state.ambassadors - d["company.ambassadors"]
    recommending = more if d.fading else np.maximum(0, more)
    new["new.referrals"] = np.maximum(recommending * fixed.referred, -others)
    if fixed.by_stream:
        new["new.awareness"] = lifted - today
    return new | {
        "new.hold": today, "new_customers": others + new["new.referrals"], "print_lost_share": print_lost,
        "more_ambassadors": more,
    }  # fmt: skip


def _todays(d: Draws, fixed: Fixed, state: State, lifted: Array, search: Array) -> Month:
    """Customers who would come without the plan, and whom the end of today's work and search take from them."""
    searched = d["company.search_share"]
    if fixed.working is ONE:  # as long as the work goes on, nothing of it ends
        found = lifted * searched * (search - 1)
        return {"going": ONE, "new.today": ZERO, "new.search": found, "without_plan": lifted + found}
    going = fixed.working + (state.today - fixed.working) * (1 - fixed.closing)  # D
    ended = d["company.social_share"] * (1 - going)
    found, lost = lifted * ((1 - ended) * searched) * (search - 1), lifted * ended
    return {"going": going, "new.today": -lost, "new.search": found, "without_plan": lifted - lost + found}


def _decided(fixed: Fixed, state: State, effort: Effort, m: SoFar) -> Month:
    """Leads that decide this month, as new customers and as first orders."""
    if effort.idle and state.pipeline is ZERO:
        return _UNDECIDED
    organic = m["organic_leads"] * fixed.closed
    waiting, unplaced = state.pipeline + (effort.sales + organic), state.orders + (effort.orders + organic)
    joined, placed = waiting * fixed.closing, unplaced * fixed.closing
    return {
        "new.social": joined, "pipeline": waiting - joined, "orders": unplaced - placed,
        "more_placed": placed - joined,
    }  # fmt: skip


def _income(d: Draws, fixed: Fixed, state: State, season: float, m: SoFar) -> Month:
    """Step 9: gross profit, and whose it is; what today's churn does not explain is loyalty."""
    later = fixed.later if season == 1 else fixed.later * season
    staying = state.customers * (1 - m["churn"])
    bought = fixed.first * (m["new_customers"] + m["more_placed"]) + later * staying
    uplift = 1 + d["effects.spend_uplift"] * m["relation"]
    found = {"staying": staying, "uplift": uplift, "gross_profit": bought * uplift}
    worth: Month = {}
    later_kept, more_placed = fixed.layered(later) * fixed.layered_kept, fixed.layered(m["more_placed"])
    for name, new in _joining(fixed, m).items():
        stock = state.streams.get(name, ZERO)
        first = new + more_placed if name in ("social", "earn") else new
        if stock is ZERO and not new.any() and not first.any():
            found[f"worth.{name}"] = found[f"stock.{name}"] = worth[name] = ZERO
            continue
        worth[name] = fixed.layered_first * first + later_kept * stock
        found[f"worth.{name}"], found[f"stock.{name}"] = worth[name], stock * fixed.layered_kept + new
    if fixed.by_stream:
        held = fixed.first * m["new.hold"] + later_kept * state.held
        found |= {f"stream.{name}": worth[name] for name in BUYING if name != "print"}
        found["stream.loyalty"] = found["gross_profit"] - held - sum((worth[name] for name in BUYING), ZERO)
    return found


def _joining(fixed: Fixed, m: SoFar) -> Month:
    """New customers, those of today aside, of print and of the layer that earns; and where asked for, by stream."""
    earned = fixed.layered(m["new.social"]) + fixed.layered(m["new.contacts"])
    if fixed.working is not ONE:
        earned = earned + fixed.layered(m["new.today"])
    apart = {name: m[f"new.{name}"] for name in BUYING} if fixed.by_stream else {}
    return apart | {"print": fixed.layered(m["new.print"]), "earn": earned}


def _savings(d: Draws, fixed: Fixed, state: State, effort: Effort, m: SoFar) -> Month:
    """Step 10: money saved, or lost, beside the sales."""
    pace = effort.pace
    hiring = savings.hiring_factor(
        d["ignorance.hiring_increase"], m["erosion"], d["recruiting.reduction"], effort.presence
    )
    return {
        "stream.service": state.customers * (effort.presence * pace.answers * fixed.served),
        "print_moved": pace.moved * d["print.budget"],
        "stream.database": m["plan_visits"] * fixed.replaced,
        "stream.other_saved": effort.lines.get("save", ZERO),
        "stream.other_earned": effort.lines.get("earn", ZERO),
        "hiring": hiring,
        "stream.recruiting": fixed.hired - fixed.hired * hiring,
    }


def _storm(fixed: Fixed, effort: Effort, t: int) -> Month:
    """Still step 10: the first public storm, in the draws where it comes this month; or the expected part of it."""
    if fixed.twins == "calm":
        return {"stream.crisis": ZERO}
    struck = savings.storm_chance(fixed.storms, t) if fixed.storm is None else np.equal(fixed.storm, t)
    if not struck.any():
        return {"stream.crisis": ZERO}
    saved = fixed.storm_saved * fixed.half(effort.presence) * fixed.half(effort.pace.answers)
    return {"stream.crisis": fixed.worn(struck * fixed.storm_loss * (saved - 1))}


def _worth(fixed: Fixed, effort: Effort, m: SoFar) -> Month:
    """The value of the month, and the layers that are hard money."""
    earn = m["worth.earn"]
    saved = m["stream.service"] + m["stream.database"] + m["print_moved"]
    if effort.lines:
        saved = saved + m["stream.other_saved"]
        earn = earn + fixed.layered(m["stream.other_earned"])
    whole = m["gross_profit"] + saved + m["stream.recruiting"]
    for name in ("stream.other_earned", "stream.crisis"):
        whole = whole if m[name] is ZERO else whole + m[name]
    found = {"save": fixed.layered(saved) + m["worth.print"], "earn": earn}
    if fixed.by_stream:
        found["stream.print"] = m["print_moved"] + m["worth.print"]
    return found | {"before_cost": whole, "value": whole - m["cost"]}


def _after(d: Draws, fixed: Fixed, state: State, m: SoFar) -> State:
    """Step 11: what the next month starts from, each stock from this month's start values."""
    leaving = m["more_followers"]
    if fixed.working is not ONE:  # nobody holds today's level any more
        leaving = state.followers - d["company.followers"] * fixed.working
    joined = brand.new_followers(
        state.followers, state.awareness, d["company.audience"], m["reach"], d["effects.follow_rate"]
    )
    return State(
        customers=m["staying"] + m["new_customers"],
        held=state.held * fixed.kept + m["new.hold"],
        streams={name: m[f"stock.{name}"] for name in fixed.buying},
        contacts=state.contacts * fixed.contacts_kept + m["plan_visits"] * fixed.gained,
        ambassadors=brand.next_ambassadors(
            state.ambassadors, m["more_ambassadors"], m["more_followers"],
            d["effects.ambassador_rate"], d["effects.ambassador_decay"],
        ),
        followers=state.followers - d["effects.follower_decay"] * leaving + joined,
        awareness=brand.next_awareness(
            state.awareness, d["company.awareness"], m["reach"], d["effects.awareness_gain"],
            d["effects.awareness_decay"], d["ignorance.awareness_loss"], m["erosion"],
        ),
        print_lost=m["print_lost_share"], today=m["going"],
        **{name: m[name] for name in ("pipeline", "orders", "unlost")},
    )  # fmt: skip
