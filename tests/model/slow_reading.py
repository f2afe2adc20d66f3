"""A slow and obvious second reading of the model, to be compared with the program in tests.

It follows model.md equation by equation: one draw at a time, one month at a time, with plain numbers and
the standard library only. It shares nothing with the program, so where both give the same numbers, both
have understood the description in the same way.
"""

from __future__ import annotations

import copy
import itertools
import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import NormalDist
from typing import Any

Tree = dict[str, Any]
Row = dict[str, Any]
Series = dict[str, list[Any]]
Convert = Callable[[str, str, Any], float]

Z95 = 1.6448536269514722

# group -> name -> (kind, believable low, believable high); the last two serve random_case only
SPEC: dict[str, dict[str, tuple[str, float, float]]] = {
    "company": {
        "audience": ("positive", 1e3, 1e7),
        "customers": ("positive", 10, 1e5),
        "new_customers": ("positive", 1, 2e3),
        "churn": ("share", 0.002, 0.1),
        "order_value": ("positive", 20, 2e4),
        "orders": ("positive", 0.01, 2),
        "margin": ("share", 0.05, 0.9),
        "awareness": ("share", 0.01, 0.9),
        "site_visits": ("positive", 100, 1e6),
        "search_share": ("share", 0.05, 0.8),
        "followers": ("positive", 50, 2e5),
        "ambassadors": ("positive", 1, 2e3),
        "follower_customers": ("share", 0.02, 0.8),
    },
    "channels": {
        "spend": ("positive", 500, 1e5),
        "cpc": ("positive", 0.3, 100),
        "ctr": ("share", 0.001, 0.08),
        "lead_rate": ("share", 0.002, 0.2),
        "double_at": ("positive", 1e3, 5e5),
        "half_life": ("positive", 0.2, 4),
    },
    "plan": {
        "ramp_months": ("positive", 0.5, 12),
        "hours": ("positive", 5, 300),
        "hourly_cost": ("positive", 20, 900),
        "agency": ("positive", 100, 5e4),
        "content": ("positive", 100, 5e4),
        "tools": ("positive", 50, 1e4),
        "setup": ("positive", 1e3, 3e5),
        "posts": ("positive", 2, 120),
        "organic_reach": ("share", 0.01, 0.4),
        "organic_ctr": ("share", 0.001, 0.05),
        "on_target": ("share", 0.1, 0.95),
        "half_presence": ("positive", 1e3, 1e5),
    },
    "funnel": {
        "organic_lead_rate": ("share", 0.002, 0.1),
        "close_rate": ("share", 0.01, 0.6),
        "sales_cycle": ("positive", 0.3, 9),
        "incremental": ("share", 0.1, 0.95),
        "download_rate": ("share", 0.005, 0.2),
        "contact_decay": ("share", 0.005, 0.1),
        "contact_conversion": ("share", 0.001, 0.05),
        "replaced_share": ("share", 0.05, 0.8),
        "contact_cost": ("positive", 1, 300),
    },
    "service": {
        "calls": ("positive", 0.01, 2),
        "cost_per_call": ("positive", 5, 150),
        "cost_per_contact": ("positive", 1, 60),
        "deflection": ("share", 0.02, 0.5),
        "cashable": ("share", 0.1, 0.95),
    },
    "print": {
        "budget": ("positive", 500, 2e5),
        "moved": ("share", 0.05, 0.9),
        "reinvested": ("share", 0.1, 0.9),
        "roas": ("positive", 0.2, 6),
        "elasticity": ("share", 0.05, 0.95),
    },
    "recruiting": {
        "hires": ("positive", 0.5, 200),
        "cost_per_hire": ("positive", 1e3, 1e5),
        "reduction": ("effect", -0.15, 0.4),
    },
    "effects": {
        "half_life": ("positive", 0.5, 18),
        "awareness_gain": ("share", 0.002, 0.15),
        "awareness_decay": ("share", 0.005, 0.2),
        "awareness_elasticity": ("effect", -0.3, 1.0),
        "follow_rate": ("share", 0.0005, 0.05),
        "follower_decay": ("share", 0.002, 0.06),
        "ambassador_rate": ("share", 0.0002, 0.02),
        "ambassador_decay": ("share", 0.005, 0.2),
        "referrals": ("positive", 0.005, 0.5),
        "churn_reduction": ("effect", -0.3, 0.8),
        "spend_uplift": ("effect", -0.3, 0.8),
        "search_uplift": ("effect", -0.3, 0.5),
    },
    "ignorance": {
        "half_life": ("positive", 2, 36),
        "protection": ("share", 0.1, 0.95),
        "awareness_loss": ("effect", -0.2, 0.5),
        "search_loss": ("effect", -0.1, 0.4),
        "churn_increase": ("effect", -0.3, 0.8),
        "hiring_increase": ("effect", -0.3, 0.6),
        "crisis_per_year": ("share", 0.01, 0.6),
        "crisis_loss": ("share", 0.01, 0.4),
        "crisis_response": ("share", 0.1, 0.9),
    },
}
NEVER_ZERO = {"audience", "cpc", "ctr", "double_at"}

LOSSES = (
    "awareness_loss",
    "search_loss",
    "churn_increase",
    "hiring_increase",
    "crisis_per_year",
    "crisis_loss",
)
LEVELS: dict[str, tuple[Any, ...]] = {
    "none": (0, 0, 0, 0, 0, 0),
    "mild": ([0, 0.05, 0.12], [0, 0.01, 0.03], [0, 0.02, 0.06], [0, 0.02, 0.08], 0.01, [0.01, 0.02, 0.05]),
    "likely": (
        [0.02, 0.12, 0.25],
        [0, 0.02, 0.06],
        [0, 0.05, 0.15],
        [0, 0.05, 0.15],
        0.02,
        [0.01, 0.03, 0.08],
    ),
    "severe": (
        [0.10, 0.28, 0.45],
        [0.01, 0.05, 0.15],
        [0.02, 0.12, 0.30],
        [0.02, 0.10, 0.30],
        0.05,
        [0.02, 0.06, 0.15],
    ),
}

NOT_APPLICABLE: dict[str, tuple[str, ...]] = {
    "brand": ("awareness_loss",),
    "recruiting": ("hiring_increase",),
    "relations": ("churn_increase",),
    "search": ("search_loss",),
    "crisis": ("crisis_per_year", "crisis_loss"),
}

COMMON_FACTOR = {
    ("channels", "cpc"): "click cost",
    ("channels", "lead_rate"): "conversion",
    ("funnel", "organic_lead_rate"): "conversion",
    ("funnel", "close_rate"): "conversion",
    ("funnel", "download_rate"): "conversion",
    ("funnel", "contact_conversion"): "conversion",
    ("ignorance", "awareness_loss"): "loss",
    ("ignorance", "search_loss"): "loss",
    ("ignorance", "churn_increase"): "loss",
    ("ignorance", "hiring_increase"): "loss",
}

SAVE = ("service", "print", "database")
EARN = ("social", "contacts")
STRATEGIC = ("awareness", "search", "referrals", "loyalty", "recruiting", "crisis")
STREAMS = SAVE + EARN + STRATEGIC
CUSTOMER_STREAMS = ("awareness", "search", "social", "contacts", "referrals")
WORLDS = ("engage", "stop", "ignore", "hold")
ANSWER_SERIES = (
    "visits",
    "leads",
    "downloads",
    "reach",
    "new_customers",
    "customers",
    "revenue",
    "revenue_per_customer",
    "service_calls",
    "awareness",
    "followers",
    "ambassadors",
    "contacts",
    "search",
    "cost",
    "value",
)


# ---------------------------------------------------------------- numbers and ranges (sections 1 and 2)


def to_scale(kind: str, x: float) -> float:
    """g of the table of kinds."""
    if kind == "positive":
        return math.log(x)
    if kind == "share":
        return math.log(x / (1 - x))
    return x


def from_scale(kind: str, y: float) -> float:
    """The inverse of g."""
    if kind == "positive":
        return math.exp(y)
    if kind == "share":
        return 1 / (1 + math.exp(-y)) if y >= 0 else math.exp(y) / (1 + math.exp(y))
    return y


def at_z(kind: str, low: float, likely: float, high: float, z: float) -> float:
    """The value of a range at the standard normal z: a two-piece normal on the scale of its kind."""
    middle = to_scale(kind, likely)
    below = (middle - to_scale(kind, low)) / Z95
    above = (to_scale(kind, high) - middle) / Z95
    return from_scale(kind, middle + z * (below if z < 0 else above))


def quantile(kind: str, low: float, likely: float, high: float, p: float) -> float:
    """The value that a range stays below with probability p."""
    return at_z(kind, low, likely, high, NormalDist().inv_cdf(p))


def bare(estimate: Any) -> Any:
    """An estimate without its table: a number or a list [low, likely, high]."""
    if isinstance(estimate, dict):
        return estimate["range"] if "range" in estimate else estimate["value"]
    return estimate


def with_level(case: Tree) -> Tree:
    """A copy of the case in which the level of ignorance has filled in its six losses; what doesn't apply is 0."""
    result = copy.deepcopy(case)
    ignorance = result["ignorance"]
    given = all(name in ignorance for name in LOSSES)
    level = ignorance.get("level", "own" if given else "mild")
    if level != "own":
        for name, loss in zip(LOSSES, LEVELS[level], strict=True):
            ignorance[name] = copy.copy(loss)
    for dimension in ignorance.get("not_applicable", []):
        for name in NOT_APPLICABLE[dimension]:
            ignorance[name] = 0
    return result


def converted(case: Tree, convert: Convert) -> Tree:
    """The case with every estimate replaced by convert(group, name, bare estimate)."""
    result = with_level(case)
    for group, names in SPEC.items():
        tables = result[group] if group == "channels" else [result[group]]
        for table in tables:
            for name in names:
                table[name] = float(convert(group, name, bare(table[name])))
    return result


def likely_values(case: Tree) -> Tree:
    """The case with every estimate at its likely number."""
    result = converted(case, lambda _group, _name, given: given[1] if isinstance(given, list) else given)
    result["u"] = 0.5
    return result


def drawn_values(case: Tree, rng: random.Random) -> Tree:
    """The case with every range sampled once."""
    share = case.get("correlation", 0.3)
    common = {factor: rng.gauss(0, 1) for factor in ("click cost", "conversion", "loss")}

    def draw(group: str, name: str, given: Any) -> float:
        if not isinstance(given, list):
            return float(given)
        z = rng.gauss(0, 1)
        factor = COMMON_FACTOR.get((group, name))
        if factor is not None:
            z = math.sqrt(share) * common[factor] + math.sqrt(1 - share) * z
        return at_z(SPEC[group][name][0], given[0], given[1], given[2], z)

    result = converted(case, draw)
    result["u"] = 0.0
    while result["u"] == 0.0:
        result["u"] = rng.random()
    return result


# ---------------------------------------------------------------- one month (sections 3 and 4)


@dataclass
class State:
    """What one month hands on to the next."""

    awareness: float
    followers: float
    ambassadors: float
    customers: float
    carried: list[float]
    hold_stock: float
    contacts: float = 0.0
    pipeline: float = 0.0
    activity: float = 0.0
    stocks: dict[str, float] = field(default_factory=lambda: dict.fromkeys(CUSTOMER_STREAMS, 0.0))


def start_state(values: Tree) -> State:
    """The state before month 1."""
    company = values["company"]
    return State(
        awareness=company["awareness"],
        followers=company["followers"],
        ambassadors=company["ambassadors"],
        customers=company["customers"],
        carried=[0.0 for _ in values["channels"]],
        hold_stock=company["customers"],
    )


def left_after(time: float, half_life: float) -> float:
    """2^(-time/half_life); a half-life of 0 leaves nothing."""
    return 0.0 if half_life == 0 else 2.0 ** (-time / half_life)


def calendar_month(values: Tree, t: int) -> int:
    """0 for January to 11 for December, of month t."""
    start = values["finance"].get("start")
    first = int(start.split("-")[1]) - 1 if start else 0
    return (first + t - 1) % 12


def is_on(world: str, gate: int | None, t: int) -> bool:
    """Whether the plan is on in month t of a world."""
    if world == "stop":
        if gate is None:
            raise ValueError("the world 'stop' needs its gate")
        return t <= gate
    return world == "engage"


def calendar_step(values: Tree, world: str, gate: int | None, t: int) -> Row:
    """What the calendar says of month t: season, erosion, and step 1."""
    company, plan = values["company"], values["plan"]
    month = calendar_month(values, t)
    season = company["season"][month] if company.get("season") else 1.0
    on = 1.0 if is_on(world, gate, t) else 0.0
    pace = 1.0 if plan["ramp_months"] == 0 else min(1.0, t / plan["ramp_months"])
    ramp = pace * on
    return {
        "month": month,
        "n0": company["new_customers"] * season,
        "f": company["orders"] * season,
        "site_visits": company["site_visits"] * season,
        "standing_aside": 0.0 if world == "hold" else 1 - left_after(t, values["ignorance"]["half_life"]),
        "ramp": ramp,
        "moved": values["print"]["moved"] * ramp,
    }


def ads_step(values: Tree, row: Row, state: State) -> None:
    """Step 2: spends, clicks and impressions by channel."""
    channels = values["channels"]
    total = sum(channel["spend"] for channel in channels)
    extra = values["print"]["reinvested"] * row["moved"] * values["print"]["budget"]
    for name in ("spends", "clicks", "impressions"):
        row[name] = []
    for k, channel in enumerate(channels):
        weight = channel["spend"] / total if total > 0 else 1 / len(channels)
        phase = channel["phasing"][row["month"]] if channel.get("phasing") else 1.0
        spend = channel["spend"] * row["ramp"] * phase + extra * weight
        carry = left_after(1, channel["half_life"])
        state.carried[k] = (1 - carry) * spend + carry * state.carried[k]
        clicks = (state.carried[k] / channel["cpc"]) / (1 + state.carried[k] / channel["double_at"])
        row["spends"].append(spend)
        row["clicks"].append(clicks)
        row["impressions"].append(clicks / channel["ctr"])


def effort_step(values: Tree, row: Row, state: State) -> None:
    """Step 3: effort, cost and activity."""
    plan = values["plan"]
    full = plan["hours"] * plan["hourly_cost"] + plan["agency"] + plan["content"] + plan["tools"]
    row["running"] = full * row["ramp"]
    effort = sum(row["spends"]) + row["running"]
    row["cost"] = effort
    presence = effort / (effort + plan["half_presence"]) if effort > 0 else 0.0
    state.activity += (presence - state.activity) * (1 - left_after(1, values["effects"]["half_life"]))
    row["activity"] = state.activity


def reach_step(values: Tree, row: Row, state: State) -> None:
    """Steps 4 and 5: organic impressions, visits, leads, downloads and reach."""
    plan, funnel = values["plan"], values["funnel"]
    organic = plan["posts"] * row["ramp"] * state.followers * plan["organic_reach"]
    organic_visits = organic * plan["organic_ctr"]
    row["plan_visits"] = sum(row["clicks"]) + organic_visits
    row["channel_leads"] = [
        clicks * channel["lead_rate"] for clicks, channel in zip(row["clicks"], values["channels"], strict=True)
    ]
    row["organic_leads"] = organic_visits * funnel["organic_lead_rate"]
    row["leads"] = sum(row["channel_leads"]) + row["organic_leads"]
    row["downloads"] = row["plan_visits"] * funnel["download_rate"]
    seen = sum(row["impressions"]) * plan["on_target"] + organic
    row["reach"] = 1 - math.exp(-seen / values["company"]["audience"])


def relation_share(values: Tree, followers: float, customers: float) -> float:
    """r: the share of the customers who are in a relation; 0 where there are no customers."""
    if customers == 0:
        return 0.0
    known: float = values["company"]["follower_customers"] * followers / customers
    return min(1.0, known)


def erosion_step(values: Tree, row: Row, state: State, world: str) -> None:
    """Steps 6 and 7: erosion, search index, relation share and churn."""
    company, effects, ignorance = values["company"], values["effects"], values["ignorance"]
    row["erosion"] = row["standing_aside"] * (1 - ignorance["protection"] * state.activity)
    row["search"] = (1 - ignorance["search_loss"] * row["erosion"]) * (1 + effects["search_uplift"] * state.activity)
    r0 = relation_share(values, company["followers"], company["customers"])
    r = r0 if world == "hold" else relation_share(values, state.followers, state.customers)
    row["closer"] = r - r0
    if "relations" in ignorance.get("not_applicable", []):
        won = max(0.0, state.followers - company["followers"])
        row["closer"] = 0.0 if world == "hold" else relation_share(values, won, state.customers)
    churn = company["churn"] * (1 + ignorance["churn_increase"] * row["erosion"])
    churn *= 1 - effects["churn_reduction"] * row["closer"]
    row["churn"] = min(1.0, max(0.0, churn))


def new_customers_step(values: Tree, row: Row, state: State, world: str) -> None:
    """Step 8: new customers by stream."""
    company, funnel, effects = values["company"], values["funnel"], values["effects"]
    n0, known = row["n0"], company["awareness"]
    lift = 1.0 if known == 0 else (state.awareness / known) ** effects["awareness_elasticity"]
    state.pipeline += row["leads"]
    cycle = funnel["sales_cycle"]
    closed = state.pipeline * (1.0 if cycle == 0 else 1 - math.exp(-1 / cycle))
    state.pipeline -= closed
    new = {
        "awareness": n0 * (lift - 1),
        "search": n0 * lift * company["search_share"] * (row["search"] - 1),
        "social": closed * funnel["close_rate"] * funnel["incremental"],
        "contacts": state.contacts * funnel["contact_conversion"] * funnel["incremental"],
    }
    extra = state.ambassadors - company["ambassadors"]
    if extra < 0 and "relations" in values["ignorance"].get("not_applicable", []):
        extra = 0.0
    referred = 0.0 if world == "hold" else extra * effects["referrals"] * funnel["close_rate"]
    new["referrals"] = max(referred, -(n0 + sum(new.values())))
    for name in CUSTOMER_STREAMS:
        row["new_" + name] = new[name]
    row["new_customers"] = n0 + sum(new.values())


def revenue_step(values: Tree, row: Row, state: State) -> None:
    """Step 9: revenue, its streams at margin, and the customers at month's end."""
    company = values["company"]
    value, margin, kept = company["order_value"], company["margin"], 1 - company["churn"]
    orders = row["new_customers"] + row["f"] * state.customers * (1 - row["churn"])
    row["revenue"] = value * (1 + values["effects"]["spend_uplift"] * row["closer"]) * orders
    hold = value * (row["n0"] + row["f"] * state.hold_stock * kept)
    rest = row["revenue"] - hold
    row["hold_profit"] = margin * hold
    for name in CUSTOMER_STREAMS:
        revenue = value * (row["new_" + name] + row["f"] * state.stocks[name] * kept)
        row["stream_" + name] = margin * revenue
        rest -= revenue
        state.stocks[name] = state.stocks[name] * kept + row["new_" + name]
    row["stream_loyalty"] = margin * rest
    state.hold_stock = state.hold_stock * kept + row["n0"]
    row["calls"] = state.customers * values["service"]["calls"]
    state.customers = state.customers * (1 - row["churn"]) + row["new_customers"]


def service_step(values: Tree, row: Row, state: State) -> None:
    """Step 10: service."""
    service = values["service"]
    moved = service["deflection"] * state.activity
    saved_each = service["cost_per_call"] - service["cost_per_contact"]
    row["stream_service"] = row["calls"] * moved * saved_each * service["cashable"]
    row["service_calls"] = row["calls"] * (1 - moved)


def print_and_database_step(values: Tree, row: Row) -> None:
    """Step 10: print and database."""
    paper, funnel = values["print"], values["funnel"]
    lost_share = 1 - (1 - row["moved"]) ** paper["elasticity"]
    lost = paper["budget"] * paper["roas"] * values["company"]["margin"] * lost_share
    row["stream_print"] = row["moved"] * paper["budget"] - lost
    row["stream_database"] = row["downloads"] * funnel["replaced_share"] * funnel["contact_cost"]


def recruiting_step(values: Tree, row: Row, state: State) -> None:
    """Step 10: recruiting."""
    recruiting = values["recruiting"]
    factor = 1 + values["ignorance"]["hiring_increase"] * row["erosion"]
    factor *= 1 - recruiting["reduction"] * state.activity
    today = recruiting["hires"] / 12 * recruiting["cost_per_hire"]
    row["stream_recruiting"] = today - today * factor
    row["cost_per_hire"] = recruiting["cost_per_hire"] * factor


def crisis_month(values: Tree) -> int | None:
    """The month of the first storm; None where there never is one."""
    yearly = values["ignorance"]["crisis_per_year"]
    if yearly >= 1:
        return 1
    hazard = -math.log(1 - yearly)
    return None if hazard == 0 else math.ceil(-12 * math.log(values["u"]) / hazard)


def crisis_step(values: Tree, row: Row, state: State, world: str, t: int) -> None:
    """Step 10: the crisis."""
    company, ignorance = values["company"], values["ignorance"]
    row["stream_crisis"] = 0.0
    if world != "hold" and crisis_month(values) == t:
        kept_orders = company["orders"] * company["customers"] * (1 - company["churn"])
        month = company["margin"] * company["order_value"] * (company["new_customers"] + kept_orders)
        loss = ignorance["crisis_loss"] * 12 * month
        row["stream_crisis"] = -loss * (1 - ignorance["crisis_response"] * state.activity)


def stocks_step(values: Tree, row: Row, state: State, world: str) -> None:
    """Step 11: the stocks for the next month, from this month's start values."""
    company, funnel, effects = values["company"], values["funnel"], values["effects"]
    a, r, b = state.awareness, state.followers, state.ambassadors
    gained = row["downloads"] * (1 - funnel["replaced_share"])
    state.contacts = state.contacts * (1 - funnel["contact_decay"]) + gained
    if world == "hold":
        return
    b_next = b - effects["ambassador_decay"] * (b - company["ambassadors"])
    b_next += effects["ambassador_rate"] * (r - company["followers"])
    state.ambassadors = max(0.0, b_next)
    can_follow = max(0.0, company["audience"] * a - r)
    state.followers = r * (1 - effects["follower_decay"]) + effects["follow_rate"] * row["reach"] * can_follow
    upheld = company["awareness"] * (1 - values["ignorance"]["awareness_loss"] * row["erosion"])
    a_next = a + effects["awareness_gain"] * row["reach"] * (1 - a) - effects["awareness_decay"] * (a - upheld)
    state.awareness = min(1.0, max(0.0, a_next))


def closing_step(values: Tree, row: Row, state: State) -> None:
    """The month's value, and the KPIs that are read at month's end."""
    search_share = values["company"]["search_share"]
    row["visits"] = row["site_visits"] * (1 - search_share + search_share * row["search"]) + row["plan_visits"]
    row["benefit"] = row["hold_profit"] + sum(row["stream_" + name] for name in STREAMS)
    row["value"] = row["benefit"] - row["cost"]
    row["customers"] = state.customers
    row["revenue_per_customer"] = row["revenue"] / state.customers if state.customers > 0 else None
    row["cost_per_lead"] = row["cost"] / row["leads"] if row["leads"] > 0 else None
    row["awareness"] = state.awareness
    row["followers"] = state.followers
    row["ambassadors"] = state.ambassadors
    row["contacts"] = state.contacts
    row["pipeline"] = state.pipeline


def one_month(values: Tree, world: str, gate: int | None, t: int, state: State) -> Row:
    """Everything that happens in month t; changes the state and returns the month's numbers."""
    row = calendar_step(values, world, gate, t)
    ads_step(values, row, state)
    effort_step(values, row, state)
    reach_step(values, row, state)
    erosion_step(values, row, state, world)
    new_customers_step(values, row, state, world)
    revenue_step(values, row, state)
    service_step(values, row, state)
    print_and_database_step(values, row)
    recruiting_step(values, row, state)
    crisis_step(values, row, state, world, t)
    stocks_step(values, row, state, world)
    closing_step(values, row, state)
    return row


def simulate(values: Tree, world: str, gate: int | None = None) -> Series:
    """Monthly lists of one world: KPIs under their names, a stream's value (at margin) as stream_<name>."""
    if world not in WORLDS:
        raise ValueError(f"no such world: {world}")
    state = start_state(values)
    series: Series = {}
    for t in range(1, values["finance"]["months"] + 1):
        for name, number in one_month(values, world, gate, t, state).items():
            series.setdefault(name, []).append(number)
    return series


# ---------------------------------------------------------------- what is read off (sections 5 and 7)


def present_value(numbers: list[float], yearly_rate: float, first: int = 1) -> float:
    """Sum of PVs of monthly numbers, the first of them in month `first`."""
    return sum(x * math.pow(1 + yearly_rate, -(first + i) / 12) for i, x in enumerate(numbers))


def payback(flow: list[float]) -> float | None:
    """Months after which the cumulative flow (from month 0) is never below 0 again; None if it ends below."""
    cumulative: list[float] = []
    total = 0.0
    for x in flow:
        total += x
        cumulative.append(total)
    if cumulative[-1] < 0:
        return None
    below = [t for t, x in enumerate(cumulative) if x < 0]
    if not below:
        return 0.0
    last = below[-1]
    return last + -cumulative[last] / (cumulative[last + 1] - cumulative[last])


def balance(flow: list[float], y: float) -> float:
    """A number with the sign of sum flow_t e^(t y), built so that it cannot overflow."""
    numbers = flow if y > 0 else flow[::-1]
    factor = math.exp(-abs(y))
    result = 0.0
    for x in numbers:
        result = result * factor + x
    return result


def bisect(flow: list[float], low: float, high: float) -> float:
    """The y between low and high at which the balance changes sign."""
    sign_low = balance(flow, low) > 0
    for _ in range(200):
        middle = (low + high) / 2
        if (balance(flow, middle) > 0) == sign_low:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def count_sign_changes(numbers: list[float]) -> int:
    """Sign changes along a list, zeros left out."""
    signs = [x > 0 for x in numbers if x != 0]
    return sum(a != b for a, b in itertools.pairwise(signs))


def scan_points(flow: list[float]) -> list[float]:
    """Values of y = ln(1/(1+r)) that enclose every root (Cauchy's bounds) and lie close together around 0."""
    largest = max(abs(x) for x in flow)
    low = -math.log(2 + largest / abs(flow[0]))
    high = math.log(2 + largest / abs(flow[-1]))
    fine = [i / 1000 for i in range(-1500, 1501) if low < i / 1000 < high]
    coarse = [low + (high - low) * i / 3000 for i in range(3001)]
    return sorted(fine + coarse)


def irr(flow: list[float]) -> float | None:
    """The yearly rate at which the monthly flow (from month 0) is worth nothing; None unless just one."""
    while flow and flow[0] == 0:
        flow = flow[1:]
    while flow and flow[-1] == 0:
        flow = flow[:-1]
    changes = count_sign_changes(flow)
    if changes == 0:
        return None
    points = scan_points(flow)
    if changes == 1:
        points = [points[0], points[-1]]
    signs = [(y, balance(flow, y) > 0) for y in points]
    brackets = [(a[0], b[0]) for a, b in itertools.pairwise(signs) if a[1] != b[1]]
    if len(brackets) != 1:
        return None
    exponent = -12 * bisect(flow, *brackets[0])
    return math.expm1(exponent) if exponent < 700 else None


def streams_of(values: Tree, engage: Series, ignore: Series, hold: Series) -> dict[str, dict[str, float]]:
    """PV of each stream: its gain over today and the loss it avoids."""
    rate = values["finance"]["discount_rate"]

    def gap(name: str, one: Series, other: Series) -> float:
        key = "stream_" + name
        return present_value([a - b for a, b in zip(one[key], other[key], strict=True)], rate)

    return {name: {"gain": gap(name, engage, hold), "avoided": gap(name, hold, ignore)} for name in STREAMS}


def ladder_of(streams: dict[str, dict[str, float]], cost_pv: float) -> dict[str, float]:
    """The case in four steps, each against the whole cost."""
    save = sum(streams[name]["gain"] for name in SAVE) - cost_pv
    earn = save + sum(streams[name]["gain"] for name in EARN)
    strategic = earn + sum(streams[name]["gain"] for name in STRATEGIC)
    ignorance = strategic + sum(streams[name]["avoided"] for name in STREAMS)
    return {"save": save, "earn": earn, "strategic": strategic, "ignorance": ignorance}


def flow_of(values: Tree, engage: Series, ignore: Series) -> list[float]:
    """flow_0 = -setup, then the value of engage less that of ignore."""
    gaps = [a - b for a, b in zip(engage["value"], ignore["value"], strict=True)]
    return [-values["plan"]["setup"], *gaps]


def totals_of(values: Tree, engage: Series, ignore: Series, hold: Series) -> Tree:
    """The totals of one evaluation."""
    rate = values["finance"]["discount_rate"]
    flow = flow_of(values, engage, ignore)
    costs = [values["plan"]["setup"], *engage["cost"]]
    npv, cost_pv = present_value(flow, rate, first=0), present_value(costs, rate, first=0)
    net, cost = sum(flow), sum(costs)
    streams = streams_of(values, engage, ignore, hold)
    return {
        "npv": npv,
        "cost_pv": cost_pv,
        "roi": npv / cost_pv if cost_pv > 0 else None,
        "net": net,
        "cost": cost,
        "roi_simple": net / cost if cost > 0 else None,
        "payback_months": payback(flow),
        "irr": irr(flow),
        "ladder": ladder_of(streams, cost_pv),
        "streams": streams,
    }


def answer(values: Tree) -> Tree:
    """What the program answers for one set of values."""
    worlds = {world: simulate(values, world) for world in ("engage", "ignore", "hold")}
    return {
        "totals": totals_of(values, worlds["engage"], worlds["ignore"], worlds["hold"]),
        "worlds": {world: {name: series[name] for name in ANSWER_SERIES} for world, series in worlds.items()},
    }


def lifetime_value(values: Tree) -> float | None:
    """LTV; None where customers neither leave nor are discounted."""
    company = values["company"]
    monthly = (1 + values["finance"]["discount_rate"]) ** (1 / 12) - 1
    if company["churn"] + monthly == 0:
        return None
    later = company["orders"] * (1 - company["churn"]) / (company["churn"] + monthly)
    first: float = company["margin"] * company["order_value"]
    return float(first * (1 + later))


def return_on_engagement(values: Tree) -> float | None:
    """ROE, with streams at engage less ignore; None where running and setup cost nothing."""
    rate = values["finance"]["discount_rate"]
    engage, ignore = simulate(values, "engage"), simulate(values, "ignore")
    cost: float = values["plan"]["setup"] + present_value(engage["running"], rate)
    if cost == 0:
        return None
    leads = sum(engage["leads"])
    organic = sum(engage["organic_leads"]) / leads if leads > 0 else 0.0
    weights = {"loyalty": 1.0, "referrals": 1.0, "social": organic, "contacts": organic}
    worth = 0.0
    for name, weight in weights.items():
        key = "stream_" + name
        worth += weight * (present_value(engage[key], rate) - present_value(ignore[key], rate))
    return float(worth / cost - 1)


# ---------------------------------------------------------------- random cases

EDGES: dict[str, tuple[float, ...]] = {
    "margin": (0.999,),
    "churn": (0.6,),
    "awareness": (0.99,),
    "elasticity": (1.0,),
    "incremental": (1.0,),
    "on_target": (1.0,),
    "cashable": (1.0,),
    "moved": (1.0,),
    "reinvested": (1.0,),
    "protection": (1.0,),
    "follower_customers": (1.0,),
    "crisis_response": (1.0,),
    "replaced_share": (1.0,),
    "churn_reduction": (4.0, -4.0),
    "churn_increase": (2.0,),
    "half_life": (0.01, 240.0),
    "sales_cycle": (0.01,),
}
CHANNEL_NAMES = (
    "LinkedIn",
    "Facebook",
    "Instagram",
    "YouTube",
    "TikTok",
    "X",
    "Pinterest",
    "Snapchat",
    "Reddit",
    "Threads",
    "Search ads",
    "Display",
)


def rounded(x: float) -> float:
    """Six significant digits."""
    return float(f"{x:.6g}")


def random_fixed(rng: random.Random, kind: str, low: float, high: float) -> float:
    """A believable number: even in the logarithm for all but effects."""
    if kind == "effect":
        return rounded(rng.uniform(low, high))
    return rounded(math.exp(rng.uniform(math.log(low), math.log(high))))


def random_range(rng: random.Random, kind: str, likely: float) -> list[float]:
    """A range around its likely number; now and then one side of it has no width."""
    width = 0.15 if kind == "effect" else 0.8
    down, up = rng.uniform(0, width), rng.uniform(0, width)
    if rng.random() < 0.05:
        down = 0.0
    if rng.random() < 0.05:
        up = 0.0
    middle = to_scale(kind, likely)
    low = likely if down == 0 else rounded(from_scale(kind, middle - down))
    high = likely if up == 0 else rounded(from_scale(kind, middle + up))
    return [min(low, likely), likely, max(high, likely)]


def in_a_table(rng: random.Random, number: Any) -> Any:
    """Now and then the same estimate as a table with its source."""
    if rng.random() < 0.85:
        return number
    return {"range" if isinstance(number, list) else "value": number, "source": "a guess"}


def random_estimate(rng: random.Random, group: str, name: str, ranges: bool, zeros: float) -> Any:
    """One estimate: a range, a zero, an edge of its own, or a believable number."""
    kind, low, high = SPEC[group][name]
    if ranges and rng.random() < 0.67:
        return in_a_table(rng, random_range(rng, kind, random_fixed(rng, kind, low, high)))
    if name not in NEVER_ZERO and rng.random() < zeros:
        return rng.choice([0, 0.0])
    if name in EDGES and rng.random() < zeros / 2:
        return rng.choice(EDGES[name])
    return in_a_table(rng, random_fixed(rng, kind, low, high))


def random_year(rng: random.Random) -> list[float]:
    """Twelve multipliers, some of them 0 now and then."""
    dark = rng.choice([0.0, 0.25])
    return [0.0 if rng.random() < dark else rounded(rng.uniform(0.2, 2)) for _ in range(12)]


def random_group(rng: random.Random, group: str, ranges: bool, zeros: float) -> Tree:
    """A whole group."""
    return {name: random_estimate(rng, group, name, ranges, zeros) for name in SPEC[group]}


def random_channels(rng: random.Random, ranges: bool, zeros: float) -> list[Tree]:
    """From none to twelve channels, with unique names."""
    count = rng.choice([0, 1, 1, 2, 2, 3, 3, 4, 5, 8, 12])
    no_spend = rng.random() < 0.08
    channels = []
    for name in rng.sample(CHANNEL_NAMES, count):
        channel: Tree = {"name": name, **random_group(rng, "channels", ranges, zeros)}
        if no_spend:
            channel["spend"] = 0
        if rng.random() < 0.3:
            channel["phasing"] = random_year(rng)
        channels.append(channel)
    return channels


def random_ignorance(rng: random.Random, ranges: bool, zeros: float) -> Tree:
    """One of the five levels; the losses that a level fills are sometimes given and sometimes not."""
    ignorance = random_group(rng, "ignorance", ranges, zeros)
    level = rng.choice(["none", "mild", "likely", "severe", "own", "own", "own"])
    if level == "own" and rng.random() < 0.3:
        return ignorance
    if level != "own" and rng.random() < 0.5:
        for name in LOSSES:
            del ignorance[name]
    return {"level": level, **ignorance}


def random_finance(rng: random.Random) -> Tree:
    """Horizon, discount rate and start."""
    finance: Tree = {
        "months": rng.choice([12, 120, rng.randint(12, 120), rng.randint(12, 60)]),
        "discount_rate": rng.choice([0.0, 0.2, 0.1, rounded(rng.uniform(0, 0.2))]),
        "currency": "SEK",
    }
    if rng.random() < 0.9:
        finance["start"] = f"{rng.randint(2024, 2030)}-{rng.randint(1, 12):02d}"
    return finance


def random_case(rng: random.Random, ranges: bool = False) -> Tree:
    """A random whole case; over a few hundred seeds every edge that the model allows is met."""
    zeros = rng.choice([0.0, 0.05, 0.15, 0.4])
    case: Tree = {
        "title": f"Case {rng.randint(1, 10**6)}",
        "correlation": rng.choice([0.0, 0.95, 0.3, rounded(rng.uniform(0, 0.95))]),
        "seed": rng.randint(1, 1000),
        "draws": rng.choice([64, 128, 256]),
        "finance": random_finance(rng),
        "channels": random_channels(rng, ranges, zeros),
        "ignorance": random_ignorance(rng, ranges, zeros),
    }
    for group in ("company", "plan", "funnel", "service", "print", "recruiting", "effects"):
        case[group] = random_group(rng, group, ranges, zeros)
    if rng.random() < 0.4:
        case["company"]["season"] = random_year(rng)
    if rng.random() < 0.3:
        case["ignorance"]["not_applicable"] = rng.sample(list(NOT_APPLICABLE), rng.randint(1, 5))
    return case
