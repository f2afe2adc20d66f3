"""One month of a world that lives, in the order of docs/model.md, section 4: the state in, every series out.

A month's series go by name in one table, (rows,) each, or (2, rows) where twins differ. Names: the KPIs as published,
"stream.<stream>" the value of a stream [currency], "new.<stream>" its new customers; the rest as the steps say. Each
step reads the table so far and returns what it adds. d: the draws, by parameter.
"""

import numpy as np

from roisim.model import brand, customers, figures, response, savings, work
from roisim.model.arrays import ONE, ZERO, Array
from roisim.model.draws import Draws
from roisim.model.response import Ads
from roisim.model.state import BUYING, Fixed, Month, SoFar, State, When


def live(d: Draws, fixed: Fixed, state: State, ads: Ads, when: When, summary: bool) -> tuple[Month, State]:
    """A month: every series of it, and the state that the next month starts from.

    summary: without the key figures that no step needs.
    """
    m = _work(d, fixed, state, ads, when)
    m |= _visits(d, state, m)
    m |= _costs(fixed, when, m)
    m |= _standing(d, fixed, state, m)
    m |= _new_customers(d, fixed, state, when, m)
    m |= _income(d, fixed, state, when, m)
    m |= _savings(d, fixed, state, when, m)
    m |= _storm(d, fixed, when, m)
    m |= _worth(m)
    after = _after(d, fixed, state, m)
    m |= _stocks(d, after, m)
    return m if summary else m | figures.of_month(d, fixed, state, after, when, m), after


def _work(d: Draws, fixed: Fixed, state: State, ads: Ads, when: When) -> Month:
    """Steps 2 and 3: what the work covers, and how present it makes the company."""
    carried = ONE if ads.accounts.all() else state.ad_care
    m = fixed.pace_of.found(
        (ads.spend, ads.accounts, carried, when.ramp, when.on), lambda: _paced(d, fixed, carried, ads, when)
    )
    presence = response.toward(state.presence, m["present"], fixed.pace)
    bought = {
        "clicks": ads.clicks * m["clicked"],
        "on_target": ads.impressions * d["plan.on_target"],
        "paid_leads": ads.leads * m["clicked"],
        "paid_sales": ads.sales * m["clicked"],
        "paid_orders": ads.orders * m["clicked"],
    }
    return {**m, **bought, "presence": presence}


def _paced(d: Draws, fixed: Fixed, carried: Array, ads: Ads, when: When) -> Month:
    """What is the same in all months of one pace: the care of accounts and posts, what is seen, what print loses."""
    on_accounts = d["plan.hours_per_account"] * ads.accounts
    # Carried ads of a closed account are no better cared for than before.
    ad_care = carried
    if ads.accounts.any():
        ad_care = np.where(ads.accounts > 0, work.covered(fixed.hands, on_accounts), carried)
    post_care = work.covered(np.maximum(0, fixed.hands - on_accounts), fixed.for_posts)
    done = ad_care * on_accounts + post_care * fixed.for_posts
    seen = ads.spend + when.ramp * done * d["plan.outside_hour"]
    answered = d["plan.posts"] * post_care
    moved = d["print.moved"] * when.ramp
    return {
        "ad_care": ad_care,
        "clicked": d["plan.unattended"] + (1 - d["plan.unattended"]) * ad_care,
        "present": response.presence(seen, d["plan.half_presence"]),
        "answers": answered / (answered + 4) if when.on else ZERO,  # half at a post a week
        "posted": fixed.posted * post_care * when.ramp,
        "running": fixed.running * when.ramp + d["plan.ad_fee"] * ads.spend,
        "spend": ads.spend,
        "moved": moved,
        "losing": savings.lost_of_print(moved, d["print.elasticity"]),
    }


def _visits(d: Draws, state: State, m: SoFar) -> Month:
    """Steps 4 and 5: organic posts, visits, leads, reach."""
    impressions = m["posted"] * state.followers
    organic = impressions * d["plan.organic_ctr"]
    leads = organic * d["funnel.organic_lead_rate"]
    return {
        "plan_visits": m["clicks"] + organic,
        "organic_leads": leads,
        "leads": m["paid_leads"] + leads,
        "reach": response.reach(m["on_target"] + impressions, d["company.audience"]),
    }


def _costs(fixed: Fixed, when: When, m: SoFar) -> Month:
    """Step 3, with the leads of step 4: what the plan costs, and today's work beside it."""
    plan = m["spend"] + m["running"] + m["leads"] * fixed.worked + when.lines.get("cost", ZERO)
    return {"plan_cost": plan, "cost": plan + fixed.cost_today}


def _standing(d: Draws, fixed: Fixed, state: State, m: SoFar) -> Month:
    """Steps 6 and 7: erosion, search, relation, churn."""
    unlost = state.unlost * fixed.stays_unlost
    protected = 1 - (1 - m["presence"]) * fixed.unseen_today if fixed.unseen_today is not ONE else m["presence"]
    erosion = fixed.worn(brand.erosion(1 - unlost, d["ignorance.protection"], protected))
    relation = _relation(d, state)
    return {
        "unlost": unlost,
        "erosion": erosion,
        "search": brand.search_index(d["ignorance.search_loss"], erosion, d["effects.search_uplift"], m["presence"]),
        "relation": relation,
        "churn": customers.churn(
            d["company.churn"], d["ignorance.churn_increase"], erosion, d["effects.churn_reduction"], relation
        ),
    }


def _relation(d: Draws, state: State) -> Array:
    """How much larger the share of customers who follow is than it is today, r - r0."""
    followed = d["company.follower_customers"]
    if d.fading:
        today = customers.relation_share(d["company.followers"], state.held, followed)
        return customers.relation_share(state.followers, state.customers, followed) - today
    gained = np.maximum(0, state.followers - d["company.followers"])
    return customers.relation_share(gained, state.customers, followed)


def _new_customers(d: Draws, fixed: Fixed, state: State, when: When, m: SoFar) -> Month:
    """Step 8: new customers by stream, and the leads that have not decided yet."""
    today = d["company.new_customers"] * when.season
    lifted = today * brand.lift(state.awareness, d["company.awareness"], d["effects.awareness_elasticity"])
    # D, today's customers: as long as the work goes on there is nothing to work out.
    going = ONE if fixed.working is ONE else fixed.working + (state.today - fixed.working) * (1 - fixed.closing)
    ended = ZERO if fixed.working is ONE else d["company.social_share"] * (1 - going)
    found = lifted * ((1 - ended) * d["company.search_share"]) * (m["search"] - 1)
    lost = ZERO if fixed.working is ONE else lifted * ended
    without_plan = lifted - lost + found
    print_lost = response.toward(state.print_lost, m["losing"], fixed.print_pace)
    new = {
        "new.hold": today,
        "new.awareness": lifted - today,
        "new.today": -lost,
        "new.search": found,
        "new.contacts": state.contacts * fixed.converted,
        "new.print": -np.minimum(fixed.by_print * print_lost, without_plan),
    } | _decided(d, fixed, state, m)
    others = without_plan + new["new.print"] + new["new.social"] + new["new.contacts"]
    referrals = np.maximum(_recommending(d, state) * fixed.referred, -others)
    return new | {
        "new.referrals": referrals, "new_customers": others + referrals, "going": going, "print_gone": print_lost,
    }  # fmt: skip


def _decided(d: Draws, fixed: Fixed, state: State, m: SoFar) -> Month:
    """Still step 8: leads that decide this month, as new customers and as first orders."""
    organic, worth = m["organic_leads"] * d["funnel.close_rate"], d["funnel.incremental"]
    waiting = state.pipeline + worth * (m["paid_sales"] + organic)
    unplaced = state.orders + worth * (m["paid_orders"] + organic)
    joined, placed = waiting * fixed.closing, unplaced * fixed.closing
    return {"new.social": joined, "pipeline": waiting - joined, "placed": placed, "orders": unplaced - placed}


def _recommending(d: Draws, state: State) -> Array:
    """How many more ambassadors there are than today."""
    more = state.ambassadors - d["company.ambassadors"]
    return more if d.fading else np.maximum(0, more)


def _income(d: Draws, fixed: Fixed, state: State, when: When, m: SoFar) -> Month:
    """Step 9: revenue, and whose it is; what today's churn does not explain is loyalty."""
    value, margin = d["company.order_value"], d["company.margin"]
    later, later_kept = fixed.later * when.season, fixed.later_kept * when.season
    more_placed = m["placed"] - m["new.social"]
    bought = value * (m["new_customers"] + more_placed) + later * state.customers * (1 - m["churn"])
    revenue = bought * (1 + d["effects.spend_uplift"] * m["relation"])
    found = {"revenue": revenue, "gross_profit": margin * revenue}
    worth: Month = {}
    for name, new in _joining(fixed, m).items():
        stock = state.streams.get(name, ZERO)
        first = new + more_placed if name in ("social", "earn") else new
        worth[name] = margin * (value * first + later_kept * stock)
        found[f"worth.{name}"], found[f"stock.{name}"] = worth[name], stock * fixed.kept + new
    if fixed.by_stream:
        held = margin * (value * m["new.hold"] + later_kept * state.held)
        found |= {f"stream.{name}": amount for name, amount in worth.items() if name != "print"}
        found["stream.loyalty"] = found["gross_profit"] - held - sum(worth.values(), ZERO)
    return found


def _joining(fixed: Fixed, m: SoFar) -> Month:
    """New customers, those of today aside: by stream, or of print and of the layer that earns."""
    if fixed.by_stream:
        return {name: m[f"new.{name}"] for name in BUYING}
    return {"print": m["new.print"], "earn": m["new.today"] + m["new.social"] + m["new.contacts"]}


def _savings(d: Draws, fixed: Fixed, state: State, when: When, m: SoFar) -> Month:
    """Step 10: money saved, or lost, beside the sales."""
    hiring = savings.hiring_factor(
        d["ignorance.hiring_increase"], m["erosion"], d["recruiting.reduction"], m["presence"]
    )
    return {
        "stream.service": state.customers * (m["presence"] * m["answers"] * fixed.served),
        "stream.print": m["moved"] * d["print.budget"] + m["worth.print"],
        "stream.database": m["plan_visits"] * fixed.replaced,
        "stream.other_saved": when.lines.get("save", ZERO),
        "stream.other_earned": when.lines.get("earn", ZERO),
        "hiring": hiring,
        "stream.recruiting": savings.recruiting(d["recruiting.hires"], d["recruiting.cost_per_hire"], hiring),
    }


def _storm(d: Draws, fixed: Fixed, when: When, m: SoFar) -> Month:
    """Still step 10: the first public storm, in the draws where it comes this month; or the expected part of it."""
    if fixed.twins == "calm":
        return {"stream.crisis": ZERO}
    if fixed.storm is None:
        struck = savings.storm_chance(d["ignorance.crisis_per_year"], when.t)
    else:
        struck = np.equal(fixed.storm, when.t)
        if not struck.any():
            return {"stream.crisis": ZERO}
    kept = d["ignorance.crisis_response"] * m["presence"] * m["answers"] - 1
    return {"stream.crisis": fixed.worn(struck * fixed.storm_loss * kept)}


def _worth(m: SoFar) -> Month:
    """The value of the month, and the layers that are hard money."""
    save = m["stream.service"] + m["stream.print"] + m["stream.database"] + m["stream.other_saved"]
    sold = (m[name] for name in ("worth.social", "worth.contacts", "worth.today")) if "worth.social" in m else ()
    earn = sum(sold, m["stream.other_earned"]) if "worth.social" in m else m["worth.earn"] + m["stream.other_earned"]
    beside = save - m["worth.print"] + m["stream.other_earned"] + m["stream.recruiting"] + m["stream.crisis"]
    whole = m["gross_profit"] + beside
    return {"save": save, "earn": earn, "before_cost": whole, "value": whole - m["cost"]}


def _after(d: Draws, fixed: Fixed, state: State, m: SoFar) -> State:
    """Step 11: what the next month starts from, each stock from this month's start values."""
    today = {name: d[f"company.{name}"] for name in ("awareness", "followers", "ambassadors")}
    upheld, decay = today["followers"] * fixed.working, d["effects.follower_decay"]
    joined = brand.new_followers(
        state.followers, state.awareness, d["company.audience"], m["reach"], d["effects.follow_rate"]
    )
    return State(
        customers=customers.kept(state.customers, m["churn"], m["new_customers"]),
        held=state.held * fixed.kept + m["new.hold"],
        streams={name: m[f"stock.{name}"] for name in fixed.buying},
        contacts=state.contacts * fixed.contacts_kept + m["plan_visits"] * fixed.gained,
        ambassadors=brand.next_ambassadors(
            state.ambassadors, today["ambassadors"], state.followers, today["followers"],
            d["effects.ambassador_rate"], d["effects.ambassador_decay"],
        ),
        followers=state.followers - brand.net_unfollowed(state.followers, upheld, decay) + joined,
        awareness=brand.next_awareness(
            state.awareness, today["awareness"], m["reach"], d["effects.awareness_gain"],
            d["effects.awareness_decay"], d["ignorance.awareness_loss"], m["erosion"],
        ),
        print_lost=m["print_gone"], today=m["going"],
        **{name: m[name] for name in ("pipeline", "orders", "presence", "unlost", "ad_care")},
    )  # fmt: skip


def _stocks(d: Draws, after: State, m: SoFar) -> Month:
    """The KPIs that no month leaves out: the stocks as they stand at its end, and the cost of a hire."""
    names = ("customers", "contacts", "awareness", "followers", "ambassadors")
    return {
        **{name: getattr(after, name) for name in names},
        "cost_per_hire": d["recruiting.cost_per_hire"] * m["hiring"],
    }
