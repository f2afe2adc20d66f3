"""A slow and obvious second reading of the model (version 2), to be compared with the program in tests.

It follows model.md equation by equation: one draw at a time, one month at a time, with plain numbers and
the standard library only. It shares nothing with the program, so where both give the same numbers, both
have understood the description in the same way.
"""

from __future__ import annotations

import copy
import itertools
import math
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import NormalDist
from typing import Any

Tree = dict[str, Any]
Row = dict[str, Any]
Series = dict[str, list[Any]]
Convert = Callable[[str, str, int, Any], float]  # group, name, place in its list, bare estimate

Z95 = 1.6448536269514722

# group -> name -> (kind, believable low, believable high); the last two serve random_case only
SPEC: dict[str, dict[str, tuple[str, float, float]]] = {
    "company": {
        "audience": ("positive", 1e3, 1e7),
        "customers": ("positive", 10, 1e5),
        "new_customers": ("positive", 1, 2e3),
        "churn": ("share", 0.002, 0.1),
        "order_value": ("positive", 20, 2e4),
        "later_value": ("positive", 20, 2e4),
        "orders": ("positive", 0.01, 2),
        "margin": ("share", 0.05, 0.9),
        "awareness": ("share", 0.01, 0.9),
        "site_visits": ("positive", 100, 1e6),
        "search_share": ("share", 0.05, 0.8),
        "followers": ("positive", 50, 2e5),
        "ambassadors": ("positive", 1, 2e3),
        "follower_customers": ("share", 0.02, 0.8),
        "social_share": ("share", 0.005, 0.4),
        "social_cost": ("positive", 200, 5e4),
    },
    "channels": {
        "spend": ("positive", 500, 1e5),
        "cpm": ("positive", 5, 800),
        "ctr": ("share", 0.001, 0.08),
        "lead_rate": ("share", 0.002, 0.2),
        "close_rate": ("share", 0.01, 0.6),
        "new_share": ("share", 0.2, 0.95),
        "value": ("positive", 0.3, 3),
        "double_at": ("positive", 1e3, 5e5),
        "half_life": ("positive", 0.2, 4),
    },
    "lines": {
        "amount": ("positive", 100, 5e4),
    },
    "plan": {
        "ramp_months": ("positive", 0.5, 12),
        "hours": ("positive", 5, 300),
        "hourly_cost": ("positive", 20, 900),
        "agency": ("positive", 100, 5e4),
        "content": ("positive", 100, 5e4),
        "tools": ("positive", 50, 1e4),
        "outside_hour": ("positive", 50, 2e3),
        "ad_fee": ("share", 0.01, 0.3),
        "setup": ("positive", 1e3, 3e5),
        "posts": ("positive", 2, 120),
        "hours_per_post": ("positive", 0.3, 8),
        "hours_per_account": ("positive", 1, 40),
        "unattended": ("share", 0.1, 0.9),
        "cpm_trend": ("effect", -0.08, 0.15),
        "organic_reach": ("positive", 0.01, 1.5),
        "organic_ctr": ("share", 0.001, 0.05),
        "on_target": ("share", 0.1, 0.95),
        "half_presence": ("positive", 1e3, 1e5),
    },
    "funnel": {
        "organic_lead_rate": ("share", 0.002, 0.1),
        "close_rate": ("share", 0.01, 0.6),
        "lead_cost": ("positive", 1, 500),
        "sales_cycle": ("positive", 0.3, 9),
        "incremental": ("positive", 0.1, 1.4),
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
        "half_life": ("positive", 0.3, 12),
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
LISTS = ("channels", "lines")
NEVER_ZERO = {"audience", "cpm", "ctr", "double_at", "outside_hour"}

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
    "mild": ([0, 0.04, 0.10], [0, 0.005, 0.02], [0, 0.015, 0.04], [0, 0.02, 0.08], 0.01, [0.01, 0.02, 0.05]),
    "likely": (
        [0.02, 0.10, 0.22],
        [0, 0.015, 0.05],
        [0, 0.035, 0.11],
        [0, 0.05, 0.15],
        0.02,
        [0.01, 0.03, 0.08],
    ),
    "severe": (
        [0.12, 0.35, 0.55],
        [0.01, 0.05, 0.12],
        [0.04, 0.18, 0.40],
        [0.02, 0.10, 0.30],
        0.05,
        [0.02, 0.06, 0.15],
    ),
}

CREDITS: dict[str, list[float]] = {
    "clicks": [0.3, 0.65, 1.1],
    "platform": [0.15, 0.5, 0.8],
    "crm": [0.3, 0.7, 1.0],
    "experiment": [0.7, 0.95, 1.2],
}

NOT_APPLICABLE: dict[str, tuple[str, ...]] = {
    "brand": ("awareness_loss",),
    "recruiting": ("hiring_increase",),
    "relations": ("churn_increase",),
    "search": ("search_loss",),
    "crisis": ("crisis_per_year", "crisis_loss"),
}

# (group, name) -> (common factor, sign in it); the factor "growth" has a correlation of its own
COMMON_FACTOR: dict[tuple[str, str], tuple[str, float]] = {
    ("channels", "cpm"): ("auction price", 1.0),
    ("channels", "lead_rate"): ("conversion", 1.0),
    ("channels", "close_rate"): ("conversion", -1.0),
    ("funnel", "organic_lead_rate"): ("conversion", 1.0),
    ("funnel", "download_rate"): ("conversion", 1.0),
    ("funnel", "contact_conversion"): ("conversion", 1.0),
    ("funnel", "close_rate"): ("conversion", -1.0),
    ("ignorance", "awareness_loss"): ("loss", 1.0),
    ("ignorance", "search_loss"): ("loss", 1.0),
    ("ignorance", "churn_increase"): ("loss", 1.0),
    ("ignorance", "hiring_increase"): ("loss", 1.0),
    ("company", "new_customers"): ("growth", 1.0),
    ("company", "churn"): ("growth", 1.0),
}
FACTORS = ("auction price", "conversion", "loss", "growth")
GROWTH_CORRELATION = 0.8

META = ("meta", "facebook", "instagram", "messenger", "threads")
OTHER_PLATFORMS = ("linkedin", "tiktok", "youtube", "x", "pinterest", "snapchat")

SAVE = ("service", "print", "database", "other_saved")
EARN = ("social", "contacts", "today", "other_earned")
STRATEGIC = ("awareness", "search", "referrals", "loyalty", "recruiting", "crisis")
STREAMS = SAVE + EARN + STRATEGIC
CUSTOMER_STREAMS = ("awareness", "today", "search", "social", "contacts", "print", "referrals")  # in step 8's order
DIMENSIONS: dict[str, tuple[str, ...]] = {
    "brand": ("awareness",),
    "search": ("search",),
    "relations": ("loyalty", "referrals"),
    "recruiting": ("recruiting",),
    "crisis": ("crisis",),
    "today": ("today",),
}
WORLDS = ("engage", "stop", "stay", "ignore", "hold")
ANSWER_WORLDS = ("engage", "stay", "ignore", "hold")
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


def auction_of(channel: Tree) -> str:
    """The auction of a channel, in small letters: as given, or the platform its name begins with, or its name."""
    given = str(channel.get("auction") or "").strip().casefold()
    if given:
        return given
    name = str(channel["name"]).strip().casefold()
    word = re.search(r"[^\W_]+", name)
    first = word.group() if word else ""
    if first in META:
        return "meta"
    return first if first in OTHER_PLATFORMS else name


def filled(case: Tree) -> Tree:
    """A copy of the case with the losses of its level, the incremental of its credit, 0 for what doesn't apply."""
    result = copy.deepcopy(case)
    for group in LISTS:
        result.setdefault(group, [])
    ignorance, funnel = result["ignorance"], result["funnel"]
    level = ignorance.get("level", "mild")
    if level != "own":
        for name, loss in zip(LOSSES, LEVELS[level], strict=True):
            ignorance[name] = copy.copy(loss)
    credit = funnel.get("credit", "clicks")
    if credit != "own":
        funnel["incremental"] = list(CREDITS[credit])
    for dimension in ignorance.get("not_applicable", []):
        for name in NOT_APPLICABLE[dimension]:
            ignorance[name] = 0
    return result


def converted(case: Tree, convert: Convert) -> Tree:
    """The case with every estimate replaced by convert(group, name, place in its list, bare estimate)."""
    result = filled(case)
    for group, names in SPEC.items():
        tables = result[group] if group in LISTS else [result[group]]
        for place, table in enumerate(tables):
            for name in names:
                table[name] = float(convert(group, name, place, bare(table[name])))
    return result


def likely_values(case: Tree) -> Tree:
    """The case with every estimate at its likely number; without a u, so that each month's part of a storm is lost."""
    result = converted(case, lambda _group, _name, _place, given: given[1] if isinstance(given, list) else given)
    result["u"] = None
    return result


def columns_of(channels: list[Tree]) -> list[int]:
    """For each channel the place of the first one of its auction, whose columns it takes."""
    auctions = [auction_of(channel) for channel in channels]
    return [auctions.index(auction) for auction in auctions]


def drawn_values(case: Tree, chance: random.Random) -> Tree:
    """The case with every range sampled once."""
    correlation = case.get("correlation", 0.3)
    common = {factor: chance.gauss(0, 1) for factor in FACTORS}
    columns = columns_of(case.get("channels", []))
    own: dict[tuple[str, str, int], float] = {}

    def draw(group: str, name: str, place: int, given: Any) -> float:
        if not isinstance(given, list):
            return float(given)
        column = (group, name, columns[place] if group == "channels" else place)
        if column not in own:
            own[column] = chance.gauss(0, 1)
        z = own[column]
        if (group, name) in COMMON_FACTOR:
            factor, sign = COMMON_FACTOR[group, name]
            c = GROWTH_CORRELATION if factor == "growth" else correlation
            z = sign * math.sqrt(c) * common[factor] + math.sqrt(1 - c) * z
        return at_z(SPEC[group][name][0], given[0], given[1], given[2], z)

    result = converted(case, draw)
    result["u"] = 0.0
    while result["u"] == 0.0:
        result["u"] = chance.random()
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
    contacts: float = 0.0  # K
    joining: float = 0.0  # P
    ordering: float = 0.0  # W
    activity: float = 0.0  # Y
    print_lost: float = 0.0  # L
    todays: float = 1.0  # D
    account_care: float = 1.0  # ca of the month before
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


def still_waiting(sales_cycle: float) -> float:
    """exp(-1/sales_cycle); a cycle of 0 leaves nothing."""
    return 0.0 if sales_cycle == 0 else math.exp(-1 / sales_cycle)


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


def works_today(values: Tree, world: str) -> float:
    """w: whether today's work goes on in a world; where there is none, there is nothing to stop."""
    company = values["company"]
    nothing = company["social_share"] == 0 and company["social_cost"] == 0
    return 1.0 if world != "ignore" or nothing else 0.0


def is_open(table: Tree, values: Tree, t: int) -> bool:
    """Whether a channel or a line is there in month t: from its first month to its last."""
    first, last = table.get("first"), table.get("last")
    started: bool = first is None or first <= t
    return started and t <= (values["finance"]["months"] if last is None else int(last))


def calendar_step(values: Tree, state: State, world: str, gate: int | None, t: int) -> Row:
    """What the calendar says of month t: season, erosion's pace, and step 1."""
    company, plan = values["company"], values["plan"]
    month = calendar_month(values, t)
    season = company["season"][month] if company.get("season") else 1.0
    on = 1.0 if is_on(world, gate, t) else 0.0
    pace = 1.0 if plan["ramp_months"] == 0 else min(1.0, t / plan["ramp_months"])
    w = works_today(values, world)
    state.todays = w + (state.todays - w) * still_waiting(values["funnel"]["sales_cycle"])
    row: Row = {
        "month": month,
        "t": t,
        "on": on,
        "w": w,
        "todays": state.todays,
        "n0": company["new_customers"] * season,
        "f": company["orders"] * season,
        "site_visits": company["site_visits"] * season,
        "standing_aside": 0.0 if world == "hold" else 1 - left_after(t, values["ignorance"]["half_life"]),
        "ramp": pace * on,
        "moved": values["print"]["moved"] * pace * on,
    }
    for layer in ("cost", "save", "earn"):
        lines = [line["amount"] for line in values["lines"] if line["layer"] == layer and is_open(line, values, t)]
        row["lines_" + layer] = on * sum(lines)
    return row


def spends_step(values: Tree, row: Row, state: State) -> None:
    """Step 2: x_k, what is spent in each channel, and e_k, what of it is felt."""
    channels = values["channels"]
    opened = [is_open(channel, values, row["t"]) for channel in channels]
    total = sum(channel["spend"] for channel, there in zip(channels, opened, strict=True) if there)
    extra = values["print"]["reinvested"] * row["moved"] * values["print"]["budget"]
    row["spends"] = []
    for k, channel in enumerate(channels):
        spend = 0.0
        if opened[k]:
            part = channel["spend"] / total if total > 0 else 1 / sum(opened)
            phase = channel["phasing"][row["month"]] if channel.get("phasing") else 1.0
            spend = channel["spend"] * row["ramp"] * phase + extra * part
        row["spends"].append(spend)
        carry = left_after(1, channel["half_life"])
        state.carried[k] = (1 - carry) * spend + carry * state.carried[k]


def care_step(values: Tree, row: Row, state: State) -> None:
    """Step 2: the work, accounts first."""
    plan = values["plan"]
    hands = plan["hours"] + (plan["agency"] + plan["content"]) / plan["outside_hour"]
    active = {
        auction_of(channel) for channel, spend in zip(values["channels"], row["spends"], strict=True) if spend > 0
    }
    for_accounts = plan["hours_per_account"] * len(active)
    for_posts = plan["posts"] * plan["hours_per_post"]
    if active:
        state.account_care = 1.0 if for_accounts == 0 else min(1.0, hands / for_accounts)
    row["account_care"] = state.account_care
    row["post_care"] = 1.0 if for_posts == 0 else min(1.0, max(0.0, hands - for_accounts) / for_posts)
    row["hands"] = hands
    row["need"] = for_accounts + for_posts
    row["work"] = row["account_care"] * for_accounts + row["post_care"] * for_posts
    row["care"] = 1.0 if row["need"] == 0 else row["work"] / row["need"]


def clicks_step(values: Tree, row: Row, state: State) -> None:
    """Step 2: impressions and clicks by channel."""
    plan, channels = values["plan"], values["channels"]
    auctions = [auction_of(channel) for channel in channels]
    row["impressions"], row["clicks"] = [], []
    for k, channel in enumerate(channels):
        crowd = sum(e for e, auction in zip(state.carried, auctions, strict=True) if auction == auctions[k])
        price = channel["cpm"] * (1 + plan["cpm_trend"]) ** (row["t"] / 12)
        impressions = 1000 * state.carried[k] / price / (1 + crowd / channel["double_at"])
        cared = plan["unattended"] + (1 - plan["unattended"]) * row["account_care"]
        row["impressions"].append(impressions)
        row["clicks"].append(impressions * channel["ctr"] * cared)


def effort_step(values: Tree, row: Row, state: State) -> None:
    """Step 3: effort, what is seen of it, and activity."""
    plan = values["plan"]
    spent = sum(row["spends"])
    full = plan["hours"] * plan["hourly_cost"] + plan["agency"] + plan["content"] + plan["tools"]
    row["running"] = full * row["ramp"] + plan["ad_fee"] * spent
    row["effort"] = spent + row["running"]
    seen = spent + row["ramp"] * row["work"] * plan["outside_hour"]
    presence = seen / (seen + plan["half_presence"]) if seen > 0 else 0.0
    posted = plan["posts"] * row["post_care"]
    row["answers"] = row["on"] * posted / (posted + 4)
    state.activity += (presence - state.activity) * (1 - left_after(1, values["effects"]["half_life"]))
    row["activity"] = state.activity


def leads_step(values: Tree, row: Row, state: State) -> None:
    """Step 4: organic impressions, visits, leads, downloads and cost."""
    plan, funnel = values["plan"], values["funnel"]
    row["organic"] = plan["posts"] * row["post_care"] * row["ramp"] * state.followers * plan["organic_reach"]
    organic_visits = row["organic"] * plan["organic_ctr"]
    row["plan_visits"] = sum(row["clicks"]) + organic_visits
    row["channel_leads"] = [
        clicks * channel["lead_rate"] for clicks, channel in zip(row["clicks"], values["channels"], strict=True)
    ]
    row["organic_leads"] = organic_visits * funnel["organic_lead_rate"]
    row["leads"] = sum(row["channel_leads"]) + row["organic_leads"]
    row["downloads"] = row["plan_visits"] * funnel["download_rate"]
    worked = row["leads"] * min(1.0, funnel["incremental"]) * funnel["lead_cost"]
    row["plan_cost"] = row["effort"] + worked + row["lines_cost"]
    row["cost"] = row["plan_cost"] + row["w"] * values["company"]["social_cost"]


def reach_step(values: Tree, row: Row) -> None:
    """Step 5: the share of the audience that sees something at least once."""
    seen = sum(row["impressions"]) * values["plan"]["on_target"] + row["organic"]
    row["reach"] = 1 - math.exp(-seen / values["company"]["audience"])


def relation_share(values: Tree, followers: float, customers: float) -> float:
    """r: the share of the customers who are in a relation; 0 where there are no customers."""
    if customers == 0:
        return 0.0
    known: float = values["company"]["follower_customers"] * followers / customers
    return min(1.0, known)


def only_gained_relations(values: Tree) -> bool:
    """Whether relations that fade do not count, since they do not apply to this company."""
    return "relations" in values["ignorance"].get("not_applicable", [])


def relation_gained(values: Tree, state: State, world: str) -> float:
    """r - r0."""
    if world == "hold":
        return 0.0
    today = values["company"]["followers"]
    if only_gained_relations(values):
        return relation_share(values, max(0.0, state.followers - today), state.customers)
    r0 = relation_share(values, today, state.hold_stock)
    return relation_share(values, state.followers, state.customers) - r0


def erosion_step(values: Tree, row: Row, state: State, world: str, calm: bool) -> None:
    """Steps 6 and 7: erosion, search index, relation share and churn."""
    company, effects, ignorance = values["company"], values["effects"], values["ignorance"]
    p0 = 0.0
    if company["social_cost"] > 0:
        p0 = company["social_cost"] / (company["social_cost"] + values["plan"]["half_presence"])
    pace = 0.0 if calm else row["standing_aside"]
    unseen = (1 - state.activity) * (1 - row["w"] * p0)
    row["erosion"] = pace * (1 - ignorance["protection"] * (1 - unseen))
    lost = 1 - ignorance["search_loss"] * row["erosion"]
    row["search"] = max(0.0, lost * (1 + effects["search_uplift"] * state.activity))
    row["closer"] = relation_gained(values, state, world)
    churn = company["churn"] * (1 + ignorance["churn_increase"] * row["erosion"])
    churn *= 1 - effects["churn_reduction"] * row["closer"]
    row["churn"] = min(1.0, max(0.0, churn))


def sales_step(values: Tree, row: Row, state: State) -> None:
    """Step 8, social: those who join and the orders that are placed this month."""
    funnel = values["funnel"]
    pairs = list(zip(row["channel_leads"], values["channels"], strict=True))
    organic = row["organic_leads"] * funnel["close_rate"]
    people = sum(leads * channel["close_rate"] * channel["new_share"] for leads, channel in pairs) + organic
    orders = sum(leads * channel["close_rate"] * channel["value"] for leads, channel in pairs) + organic
    q = 1 - still_waiting(funnel["sales_cycle"])
    state.joining += funnel["incremental"] * people
    row["joined"] = q * state.joining
    state.joining -= row["joined"]
    state.ordering += funnel["incremental"] * orders
    row["placed"] = q * state.ordering
    state.ordering -= row["placed"]


def print_loss(values: Tree, row: Row, state: State) -> float:
    """Step 8, print: the customers a month that its smaller budget no longer brings."""
    paper, value = values["print"], values["company"]["order_value"]
    aim = 1 - (1 - row["moved"]) ** paper["elasticity"]
    state.print_lost += (aim - state.print_lost) * (1 - left_after(1, paper["half_life"]))
    lost: float = 0.0 if value == 0 else paper["budget"] * paper["roas"] / value * state.print_lost
    return lost


def new_customers_step(values: Tree, row: Row, state: State, world: str) -> None:
    """Step 8: new customers by stream."""
    company, funnel, effects = values["company"], values["funnel"], values["effects"]
    n0, known, s0, back = row["n0"], company["awareness"], company["social_share"], row["todays"]
    lift = 1.0
    if known != 0:
        lift = (max(state.awareness, known / 1000) / known) ** effects["awareness_elasticity"]
    sales_step(values, row, state)
    new = {
        "awareness": n0 * (lift - 1),
        "today": n0 * lift * s0 * (back - 1),
        "search": n0 * lift * (1 - s0 * (1 - back)) * company["search_share"] * (row["search"] - 1),
    }
    print_floor = -(n0 + sum(new.values()))
    new["social"] = row["joined"]
    new["contacts"] = state.contacts * funnel["contact_conversion"] * funnel["incremental"]
    new["print"] = max(-print_loss(values, row, state), print_floor)
    extra = state.ambassadors - company["ambassadors"]
    if only_gained_relations(values):
        extra = max(0.0, extra)
    referred = 0.0 if world == "hold" else extra * effects["referrals"] * funnel["close_rate"]
    new["referrals"] = max(referred, -(n0 + sum(new.values())))
    for name in CUSTOMER_STREAMS:
        row["new_" + name] = new[name]
    row["new_customers"] = n0 + sum(new.values())


def revenue_step(values: Tree, row: Row, state: State) -> None:
    """Step 9: revenue, its streams (what is printed apart) at margin, and the customers at month's end."""
    company = values["company"]
    value, margin, kept = company["order_value"], company["margin"], 1 - company["churn"]
    later = company["later_value"] * row["f"]
    firsts = row["new_customers"] - row["joined"] + row["placed"]
    sold = value * firsts + later * state.customers * (1 - row["churn"])
    row["revenue"] = (1 + values["effects"]["spend_uplift"] * row["closer"]) * sold
    hold = value * row["n0"] + later * state.hold_stock * kept
    rest = row["revenue"] - hold
    row["hold_profit"] = margin * hold
    for name in CUSTOMER_STREAMS:
        first_orders = row["placed"] if name == "social" else row["new_" + name]
        revenue = value * first_orders + later * state.stocks[name] * kept
        row["stream_" + name] = margin * revenue
        rest -= revenue
        state.stocks[name] = state.stocks[name] * kept + row["new_" + name]
    row["stream_loyalty"] = margin * rest
    state.hold_stock = state.hold_stock * kept + row["n0"]
    row["calls"] = state.customers * values["service"]["calls"]
    state.customers = state.customers * (1 - row["churn"]) + row["new_customers"]


def savings_step(values: Tree, row: Row) -> None:
    """Step 10: service, print, database, recruiting, and the lines."""
    service, recruiting = values["service"], values["recruiting"]
    moved = service["deflection"] * row["activity"] * row["answers"]
    saved_each = service["cost_per_call"] - service["cost_per_contact"]
    row["stream_service"] = row["calls"] * moved * saved_each * service["cashable"]
    row["service_calls"] = row["calls"] * (1 - moved)
    row["stream_print"] = row["moved"] * values["print"]["budget"] + row["stream_print"]  # at margin, of step 9
    row["stream_database"] = row["downloads"] * values["funnel"]["replaced_share"] * values["funnel"]["contact_cost"]
    factor = 1 + values["ignorance"]["hiring_increase"] * row["erosion"]
    factor *= 1 - recruiting["reduction"] * row["activity"]
    today = recruiting["hires"] / 12 * recruiting["cost_per_hire"]
    row["stream_recruiting"] = today - today * factor
    row["cost_per_hire"] = recruiting["cost_per_hire"] * factor
    row["stream_other_saved"] = row["lines_save"]
    row["stream_other_earned"] = row["lines_earn"]


def storm_chance(values: Tree, t: int) -> float:
    """1 in the month of the first storm and 0 else; for likely values each month's part of it."""
    yearly, u = values["ignorance"]["crisis_per_year"], values["u"]
    if u is None:
        return float((1 - yearly) ** ((t - 1) / 12) - (1 - yearly) ** (t / 12))
    if yearly >= 1:
        return 1.0 if t == 1 else 0.0
    hazard = -math.log(1 - yearly)
    if hazard == 0:
        return 0.0
    return 1.0 if t == max(1, math.ceil(-12 * math.log(u) / hazard - 1e-9)) else 0.0


def crisis_step(values: Tree, row: Row, world: str, calm: bool) -> None:
    """Step 10: the crisis."""
    company, ignorance = values["company"], values["ignorance"]
    row["stream_crisis"] = 0.0
    if world == "hold" or calm:
        return
    later = company["later_value"] * company["orders"] * company["customers"] * (1 - company["churn"])
    month = company["margin"] * (company["order_value"] * company["new_customers"] + later)
    loss = ignorance["crisis_loss"] * 12 * month
    left = 1 - ignorance["crisis_response"] * row["activity"] * row["answers"]
    row["stream_crisis"] = -loss * left * storm_chance(values, row["t"])


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
    faded = effects["follower_decay"] * (r - company["followers"] * row["w"])
    state.followers = r - faded + effects["follow_rate"] * row["reach"] * max(0.0, company["audience"] * a - r)
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
    row["cost_per_lead"] = row["plan_cost"] / row["leads"] if row["leads"] > 0 else None
    row["awareness"] = state.awareness
    row["followers"] = state.followers
    row["ambassadors"] = state.ambassadors
    row["contacts"] = state.contacts
    row["joining"] = state.joining
    row["ordering"] = state.ordering


def one_month(values: Tree, world: str, gate: int | None, calm: bool, t: int, state: State) -> Row:
    """Everything that happens in month t; changes the state and returns the month's numbers."""
    row = calendar_step(values, state, world, gate, t)
    spends_step(values, row, state)
    care_step(values, row, state)
    clicks_step(values, row, state)
    effort_step(values, row, state)
    leads_step(values, row, state)
    reach_step(values, row)
    erosion_step(values, row, state, world, calm)
    new_customers_step(values, row, state, world)
    revenue_step(values, row, state)
    savings_step(values, row)
    crisis_step(values, row, world, calm)
    stocks_step(values, row, state, world)
    closing_step(values, row, state)
    return row


def simulate(values: Tree, world: str, gate: int | None = None, calm: bool = False) -> Series:
    """Monthly lists of one world: KPIs under their names, a stream's value (at margin) as stream_<name>.

    The world "stop" needs its gate, the last month the plan is on. Calm: no erosion and no storm.
    """
    if world not in WORLDS:
        raise ValueError(f"no such world: {world}")
    state = start_state(values)
    series: Series = {}
    for t in range(1, values["finance"]["months"] + 1):
        for name, number in one_month(values, world, gate, calm, t, state).items():
            series.setdefault(name, []).append(number)
    return series


# ---------------------------------------------------------------- what is read off (sections 5 and 7)


def present_value(numbers: list[float], yearly_rate: float, first: int = 1) -> float:
    """Sum of PVs of monthly numbers, the first of them in month `first`."""
    return sum(x * math.pow(1 + yearly_rate, -(first + i) / 12) for i, x in enumerate(numbers))


def less(one: list[float], other: list[float]) -> list[float]:
    """One list less another, month by month."""
    return [a - b for a, b in zip(one, other, strict=True)]


def cumulated(flow: list[float], slack: float = 0.0) -> list[float]:
    """The running sum of a flow; what lies within the slack of 0 counts as 0."""
    return [0.0 if abs(x) <= slack else x for x in itertools.accumulate(flow)]


def payback(flow: list[float], slack: float = 0.0) -> float | None:
    """Months after which the cumulative flow (from month 0) is never below 0 again; None if it ends below."""
    sums = cumulated(flow, slack)
    if sums[-1] < 0:
        return None
    below = [t for t, x in enumerate(sums) if x < 0]
    if not below:
        return 0.0
    last = below[-1]
    return last + -sums[last] / (sums[last + 1] - sums[last])


def peak_funding(flow: list[float]) -> float:
    """The most that the cumulative flow, month 0 included, lies below 0."""
    return max(0.0, -min(itertools.accumulate(flow)))


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


def told_irr(flow: list[float], costs: list[float], slack: float) -> float | None:
    """The rate of return where one is worth the name; costs are those of months 0 and on."""
    if peak_funding(flow) < sum(costs[:13]) / 4:
        return None
    back = payback(flow, slack)
    if back is not None and back <= 12:
        return None
    return irr(flow)


def base_of(values: Tree) -> str:
    """The world that everything is told against."""
    company = values["company"]
    against = values["finance"].get("against")
    if not against:
        against = "today" if company["social_share"] > 0 or company["social_cost"] > 0 else "aside"
    return {"aside": "ignore", "today": "stay"}[against]


def flow_of(values: Tree, engage: Series, base: Series) -> list[float]:
    """flow_0 = -setup, then the value of engage less that of the base."""
    return [-values["plan"]["setup"], *less(engage["value"], base["value"])]


def costs_of(values: Tree, engage: Series, base: Series) -> list[float]:
    """The setup in month 0, then the cost of engage less that of the base."""
    return [values["plan"]["setup"], *less(engage["cost"], base["cost"])]


def streams_of(values: Tree, engage: Series, base: Series, worlds: dict[str, Series]) -> Tree:
    """PV of each stream: what the plan brings by itself and the loss it avoids; the calm worlds are in `worlds`."""
    rate = values["finance"]["discount_rate"]
    result: Tree = {}
    for name in STREAMS:
        key = "stream_" + name
        gain = less(worlds["engage'"][key], worlds["base'"][key])
        avoided = less(less(engage[key], base[key]), gain)
        result[name] = {"gain": present_value(gain, rate), "avoided": present_value(avoided, rate)}
    return result


def ladder_of(streams: Tree, cost_pv: float) -> dict[str, float]:
    """The case in four steps, each against the whole cost."""
    save = sum(streams[name]["gain"] for name in SAVE) - cost_pv
    earn = save + sum(streams[name]["gain"] for name in EARN)
    strategic = earn + sum(streams[name]["gain"] for name in STRATEGIC)
    ignorance = strategic + sum(streams[name]["avoided"] for name in STREAMS)
    return {"save": save, "earn": earn, "strategic": strategic, "ignorance": ignorance}


def share_of(part: float, whole: float) -> float | None:
    """part/whole; None where the whole is nothing."""
    return part / whole if whole > 0 else None


def question(values: Tree, engage: Series, base: Series) -> tuple[float, float]:
    """NPV and the PV of the cost, of engage held against a base."""
    rate = values["finance"]["discount_rate"]
    npv = present_value(flow_of(values, engage, base), rate, first=0)
    return npv, present_value(costs_of(values, engage, base), rate, first=0)


def monthly_rate(values: Tree) -> float:
    """d."""
    return float((1 + values["finance"]["discount_rate"]) ** (1 / 12) - 1)


def beyond(values: Tree, engage: Series, base: Series) -> float | None:
    """What the customers won are still worth after month T; None where they never leave nor are discounted."""
    company, finance = values["company"], values["finance"]
    leaving = company["churn"] + monthly_rate(values)
    if leaving == 0:
        return None
    won = engage["customers"][-1] - base["customers"][-1]
    today = (1 + finance["discount_rate"]) ** (-finance["months"] / 12)
    yearly = company["margin"] * company["later_value"] * company["orders"]
    return float(today * yearly * won * (1 - company["churn"]) / leaving)


def work_of(engage: Series) -> dict[str, float]:
    """Hands, need and care in the month of largest need."""
    needs = engage["need"]
    month = needs.index(max(needs))
    return {name: engage[name][month] for name in ("hands", "need", "care")}


def totals_of(values: Tree, worlds: dict[str, Series]) -> Tree:
    """The totals of one evaluation; beside the worlds, the calm ones of engage and the base."""
    engage, base = worlds["engage"], worlds[base_of(values)]
    flow, costs = flow_of(values, engage, base), costs_of(values, engage, base)
    npv, cost_pv = question(values, engage, base)
    aside, aside_cost = question(values, engage, worlds["ignore"])
    today, today_cost = question(values, engage, worlds["stay"])
    net, cost, slack = sum(flow), sum(costs), 1e-9 * cost_pv
    streams = streams_of(values, engage, base, worlds)
    return {
        "npv": npv,
        "cost_pv": cost_pv,
        "roi": share_of(npv, cost_pv),
        "net": net,
        "cost": cost,
        "roi_simple": share_of(net, cost),
        "payback_months": payback(flow, slack),
        "irr": told_irr(flow, costs, slack),
        "npv_aside": aside,
        "roi_aside": share_of(aside, aside_cost),
        "npv_today": today,
        "roi_today": share_of(today, today_cost),
        "peak_funding": peak_funding(flow),
        "beyond": beyond(values, engage, base),
        **work_of(engage),
        "ladder": ladder_of(streams, cost_pv),
        "streams": streams,
    }


def lived(values: Tree, gate: int | None = None) -> dict[str, Series]:
    """Every world by name, "stop" where a gate is given; the calm ones of engage and the base as engage' and base'."""
    worlds = {world: simulate(values, world) for world in ANSWER_WORLDS}
    if gate is not None:
        worlds["stop"] = simulate(values, "stop", gate)
    worlds["engage'"] = simulate(values, "engage", calm=True)
    worlds["base'"] = simulate(values, base_of(values), calm=True)
    return worlds


def answer(values: Tree, gate: int | None = None) -> Tree:
    """What the program answers for one set of values; with a gate also the world that stops there."""
    worlds = lived(values, gate)
    told = ANSWER_WORLDS if gate is None else (*ANSWER_WORLDS, "stop")
    return {
        "totals": totals_of(values, worlds),
        "worlds": {world: {name: worlds[world][name] for name in ANSWER_SERIES} for world in told},
    }


def standing_aside(values: Tree) -> dict[str, float]:
    """PV of hold less ignore, by dimension; and apart the cost of today's work, which standing aside saves."""
    rate = values["finance"]["discount_rate"]
    hold, ignore = simulate(values, "hold"), simulate(values, "ignore")
    result = {}
    for dimension, names in DIMENSIONS.items():
        gaps = [present_value(less(hold["stream_" + name], ignore["stream_" + name]), rate) for name in names]
        result[dimension] = sum(gaps)
    result["cost_saved"] = present_value(less(hold["cost"], ignore["cost"]), rate)
    return result


def later_orders(values: Tree) -> float | None:
    """v2 f (1 - c0)/(c0 + d); None where customers neither leave nor are discounted."""
    company = values["company"]
    leaving = company["churn"] + monthly_rate(values)
    if leaving == 0:
        return None
    return float(company["later_value"] * company["orders"] * (1 - company["churn"]) / leaving)


def lifetime_value(values: Tree) -> float | None:
    """LTV; None where customers neither leave nor are discounted."""
    company, later = values["company"], later_orders(values)
    return None if later is None else float(company["margin"] * (company["order_value"] + later))


def acquisition_cost(values: Tree) -> float | None:
    """CAC: the plan's cost, setup included, over the new customers of engage that it brings."""
    engage = simulate(values, "engage")
    won = sum(sum(engage["new_" + name]) for name in ("social", "contacts", "referrals"))
    return float((values["plan"]["setup"] + sum(engage["plan_cost"])) / won) if won > 0 else None


def lead_values(values: Tree) -> dict[str, dict[str, float | None]]:
    """By channel: what a lead is worth, and what it costs (None where none comes)."""
    company, funnel, later = values["company"], values["funnel"], later_orders(values)
    engage = simulate(values, "engage")
    result: dict[str, dict[str, float | None]] = {}
    for k, channel in enumerate(values["channels"]):
        worth = None
        if later is not None:
            each = company["order_value"] * channel["value"] + channel["new_share"] * later
            worth = funnel["incremental"] * channel["close_rate"] * company["margin"] * each
        leads = sum(month[k] for month in engage["channel_leads"])
        paid = sum(month[k] for month in engage["spends"]) * (1 + values["plan"]["ad_fee"])
        worked = min(1.0, funnel["incremental"]) * funnel["lead_cost"]
        result[channel["name"]] = {"value": worth, "cost": paid / leads + worked if leads > 0 else None}
    return result


def return_on_engagement(values: Tree) -> float | None:
    """ROE, with streams at engage less the base; None where running and setup cost nothing."""
    rate = values["finance"]["discount_rate"]
    engage, base = simulate(values, "engage"), simulate(values, base_of(values))
    cost: float = values["plan"]["setup"] + present_value(engage["running"], rate)
    if cost == 0:
        return None
    leads = sum(engage["leads"])
    organic = sum(engage["organic_leads"]) / leads if leads > 0 else 0.0
    weights = {"loyalty": 1.0, "referrals": 1.0, "social": organic, "contacts": organic}
    worth = 0.0
    for name, weight in weights.items():
        key = "stream_" + name
        worth += weight * present_value(less(engage[key], base[key]), rate)
    return float(worth / cost - 1)


# ---------------------------------------------------------------- random cases

EDGES: dict[str, tuple[float, ...]] = {
    "margin": (0.999,),
    "churn": (0.6,),
    "awareness": (0.99,),
    "elasticity": (1.0,),
    "incremental": (1.0, 2.5),
    "on_target": (1.0,),
    "cashable": (1.0,),
    "moved": (1.0,),
    "reinvested": (1.0,),
    "protection": (1.0,),
    "follower_customers": (1.0,),
    "social_share": (1.0,),
    "new_share": (1.0,),
    "value": (1.0,),
    "unattended": (1.0,),
    "hours_per_post": (60.0,),
    "hours_per_account": (400.0,),
    "organic_reach": (5.0,),
    "crisis_per_year": (1.0,),
    "crisis_response": (1.0,),
    "replaced_share": (1.0,),
    "awareness_loss": (1.5,),
    "search_loss": (1.2,),
    "churn_reduction": (4.0, -4.0),
    "churn_increase": (2.0,),
    "half_life": (0.01, 240.0),
    "sales_cycle": (0.01,),
}
CHANNEL_NAMES = (
    "LinkedIn",
    "LinkedIn video",
    "linkedin: leads",
    "Facebook",
    "Facebook reels",
    "Instagram",
    "Messenger",
    "Threads",
    "Meta retargeting",
    "YouTube",
    "YouTube-shorts",
    "TikTok",
    "X",
    "X posts",
    "Xing",
    "Pinterest",
    "Snapchat",
    "Reddit",
    "reddit ads",
    "Search ads",
    "Search brand",
    "Display",
)
AUCTIONS = ("Pool", "POOL", "meta", "LinkedIn", "Auction 2", "")


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
    if name in EDGES and rng.random() < max(zeros / 2, 0.03):
        return rng.choice(EDGES[name])
    return in_a_table(rng, random_fixed(rng, kind, low, high))


def random_year(rng: random.Random) -> list[float]:
    """Twelve multipliers, some of them 0 now and then."""
    dark = rng.choice([0.0, 0.25])
    return [0.0 if rng.random() < dark else rounded(rng.uniform(0.2, 2)) for _ in range(12)]


def random_group(rng: random.Random, group: str, ranges: bool, zeros: float) -> Tree:
    """A whole group."""
    return {name: random_estimate(rng, group, name, ranges, zeros) for name in SPEC[group]}


def random_span(rng: random.Random, table: Tree, months: int) -> None:
    """Now and then a first month, a last one, both, or the same twice."""
    first = rng.choice([1, months, rng.randint(1, months)])
    last = rng.choice([first, months, rng.randint(first, months)])
    which = rng.random()
    if which < 0.35:
        table["first"] = first
    if 0.2 < which < 0.55:
        table["last"] = last if "first" in table else rng.randint(1, months)


def random_channels(rng: random.Random, months: int, ranges: bool, zeros: float) -> list[Tree]:
    """From none to twelve channels, with unique names; several of them often in one auction."""
    count = rng.choice([0, 1, 1, 2, 2, 3, 3, 4, 5, 8, 12])
    no_spend = rng.random() < 0.08
    spans, named = rng.choice([0.0, 0.3, 0.9]), rng.choice([0.0, 0.3, 0.9])
    channels = []
    for name in rng.sample(CHANNEL_NAMES, count):
        channel: Tree = {"name": name, **random_group(rng, "channels", ranges, zeros)}
        if rng.random() < named:
            channel["auction"] = rng.choice(AUCTIONS)
        if no_spend:
            channel["spend"] = 0
        if rng.random() < 0.3:
            channel["phasing"] = random_year(rng)
        if rng.random() < spans:
            random_span(rng, channel, months)
        channels.append(channel)
    return channels


def random_lines(rng: random.Random, months: int, ranges: bool, zeros: float) -> list[Tree]:
    """Some lines, in any layer."""
    count = rng.choice([1, 1, 2, 3, 5, 20])
    lines = []
    for place in range(count):
        layer = rng.choice(["cost", "save", "earn"])
        line: Tree = {"name": f"Line {place + 1}", "layer": layer, **random_group(rng, "lines", ranges, zeros)}
        random_span(rng, line, months)
        lines.append(line)
    return lines


def random_ignorance(rng: random.Random, ranges: bool, zeros: float) -> Tree:
    """One of the five levels, or none said; the losses that a level fills are sometimes given and sometimes not."""
    ignorance = random_group(rng, "ignorance", ranges, zeros)
    level = rng.choice(["none", "mild", "likely", "severe", "own", "own", "own", None])
    if level is None or (level != "own" and rng.random() < 0.5):
        for name in LOSSES:
            del ignorance[name]
    if rng.random() < 0.3:
        ignorance["not_applicable"] = rng.sample(list(NOT_APPLICABLE), rng.randint(1, 5))
    return ignorance if level is None else {"level": level, **ignorance}


def random_funnel(rng: random.Random, ranges: bool, zeros: float) -> Tree:
    """One of the five ways of crediting, or none said; what the way fills is sometimes given and sometimes not."""
    funnel = random_group(rng, "funnel", ranges, zeros)
    credit = rng.choice([*CREDITS, "own", "own", "own", None])
    if credit != "own" and rng.random() < 0.5:
        del funnel["incremental"]
    return funnel if credit is None else {"credit": credit, **funnel}


def random_company(rng: random.Random, ranges: bool, zeros: float) -> Tree:
    """The company; often without any work with social media today, now and then with one side of it only."""
    company = random_group(rng, "company", ranges, zeros)
    which = rng.random()
    if which < 0.5:
        company["social_share"] = 0
    if which < 0.4 or which > 0.9:
        company["social_cost"] = 0
    if rng.random() < 0.4:
        company["season"] = random_year(rng)
    return company


def random_finance(rng: random.Random) -> Tree:
    """Horizon, discount rate, base and start."""
    finance: Tree = {
        "months": rng.choice([3, 12, 60, rng.randint(3, 60), rng.randint(3, 60), rng.randint(12, 40)]),
        "discount_rate": rng.choice([0.0, 0.2, 0.1, rounded(rng.uniform(0, 0.2))]),
        "currency": "SEK",
    }
    against = rng.choice(["aside", "today", None])
    if against is not None:
        finance["against"] = against
    if rng.random() < 0.9:
        finance["start"] = f"{rng.randint(2024, 2030)}-{rng.randint(1, 12):02d}"
    return finance


def random_case(rng: random.Random, ranges: bool = False) -> Tree:
    """A random whole case; over a few hundred seeds every edge that the model allows is met."""
    zeros = rng.choice([0.0, 0.05, 0.15, 0.4])
    finance = random_finance(rng)
    case: Tree = {
        "title": f"Case {rng.randint(1, 10**6)}",
        "correlation": rng.choice([0.0, 0.95, 0.3, rounded(rng.uniform(0, 0.95))]),
        "seed": rng.randint(1, 1000),
        "draws": rng.choice([64, 128, 256]),
        "finance": finance,
        "company": random_company(rng, ranges, zeros),
        "channels": random_channels(rng, finance["months"], ranges, zeros),
        "funnel": random_funnel(rng, ranges, zeros),
        "ignorance": random_ignorance(rng, ranges, zeros),
    }
    if rng.random() < 0.6:
        case["lines"] = random_lines(rng, finance["months"], ranges, zeros)
    for group in ("plan", "service", "print", "recruiting", "effects"):
        case[group] = random_group(rng, group, ranges, zeros)
    if rng.random() < 0.04:
        make_free(case)
    return case


def make_free(case: Tree) -> None:
    """A plan of nothing, which costs nothing."""
    case.pop("lines", None)
    for name in ("hours", "agency", "content", "tools", "setup", "posts"):
        case["plan"][name] = 0
    for channel in case["channels"]:
        channel["spend"] = 0
    case["print"]["moved"] = 0
