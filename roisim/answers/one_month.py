"""One month of the plan at the likely values, every quantity of the equations that is a single number then.

For whoever works an equation through: names are the keys of `exhibits/method/equations.toml`.
"""

import math

from roisim.answers.ask import Likely, ask
from roisim.answers.totals import TOTALS
from roisim.answers.worth import RETURN_ON_ENGAGEMENT, UNIT_VALUES
from roisim.cases.scenario import Scenario
from roisim.memory import remember
from roisim.model import draws as chance
from roisim.model import response
from roisim.model.advertising import ramp
from roisim.model.arrays import Array
from roisim.model.draws import Draws
from roisim.model.effort import Effort, efforts
from roisim.model.month import live
from roisim.model.state import Fixed, Month, State

Numbers = dict[str, float]


@remember
def one_month(case: Scenario, month: int) -> Numbers:
    """The plan's month, and what is told of the whole case; what has no number is not there."""
    d = chance.likely(case)
    fixed, state = Fixed(d, working=True, twins="worn", by_stream=True), State.before(d)
    found: dict[str, float | None] = {}
    for t, effort in enumerate(efforts(d, month, _as_it_is), 1):
        lived, state = live(d, fixed, state, effort, t, summary=False)
        if t == month:
            found = {**_of_month(lived), **_of_effort(d, effort, t), **_by_season(d, t), **_of_case(case)}
            break
    return {name: value for name, value in found.items() if value is not None and math.isfinite(value)}


def _as_it_is(value: Array) -> Array:
    return value


def _of_month(m: Month) -> Numbers:
    """What the month tells by itself."""
    names = (
        "value", "plan_visits", "organic_leads", "leads", "reach", "erosion", "search", "churn", "going", "pipeline",
        "contacts", "customers", "awareness", "followers", "ambassadors", "new_customers", "revenue", "running",
        "plan_cost", "cost",
    )  # fmt: skip
    found = {name: _number(m[name]) for name in names}
    return found | {
        "time_of_loss": 1 - _number(m["unlost"]),
        "orders_waiting": _number(m["orders"]),
        "placed": _number(m["more_placed"]) + _number(m["new.social"]),
        "print_lost": _number(m["print_lost_share"]),
        "others_new": _number(m["new_customers"]) - _number(m["new.referrals"]),
        "work_on": 1.0,
    }


def _of_effort(d: Draws, effort: Effort, t: int) -> Numbers:
    """What the plan does in the month."""
    pace, on_posts = effort.pace, d["plan.hours_per_post"] * d["plan.posts"]
    ads = _number(pace.spent) - _number(pace.running)
    return {
        "pace": _number(ramp(d, t, d.months)),
        "plan_on": 1.0,
        "moved": _number(pace.moved),
        "ad_spend": ads,
        "effort": _number(pace.spent),
        "need_posts": _number(on_posts),
        "care_accounts": _number(pace.ad_care),
        "answers": _number(pace.answers),
        "presence": _number(effort.presence),
        "seen_today": _number(response.presence(d["company.social_cost"], d["plan.half_presence"])),
        "ad_clicks": _number(effort.clicks),
        "ad_leads": _number(effort.leads),
    }


def _by_season(d: Draws, t: int) -> Numbers:
    """What today gives in the month."""
    season = d.calendar.season[t - 1]
    names = {"new_by_season": "new_customers", "orders_by_season": "orders", "visits_by_season": "site_visits"}
    return {key: season * _number(d[f"company.{name}"]) for key, name in names.items()}


def _of_case(case: Scenario) -> dict[str, float | None]:
    """What is told of the case as a whole."""
    result = ask(case, Likely(), TOTALS, UNIT_VALUES, RETURN_ON_ENGAGEMENT)
    units, spreads = result[UNIT_VALUES], result.totals.spreads
    return {
        "npv": result.npv.mean,
        "npv_aside": spreads["npv_aside"].mean,
        "npv_today": spreads["npv_today"].mean,
        "hands": spreads["hands"].mean,
        "care": spreads["care"].mean,
        "roi": result.roi.mean,
        "payback": result.payback.mean,
        "monthly_rate": (1 + case.finance.discount_rate) ** (1 / 12) - 1,
        "ltv": units["ltv"].mean,
        "cac": units["cac"].mean,
        "awareness_point": units["awareness_point"].mean,
        "relation_value": units["relation"].mean,
        "ambassador_value": units["ambassador"].mean,
        "roe": result[RETURN_ON_ENGAGEMENT].mean,
    }


def _number(value: Array) -> float:
    return float(value.reshape(-1)[0])
