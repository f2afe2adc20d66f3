"""Where on the page Method a number is worked out: the equation behind each exhibit and each key figure.

>>> formula("ladder"), formula("key-figure.search"), formula("aside-card-crisis")
('ladder', 'search_index', 'storm')
"""

from roisim.exhibits.method.equations import equations

# By the key of an exhibit, or of a key figure; whose name is that of its equation need not stand here.
_BEHIND = {
    "cumulative": "flow",
    "years": "present_value",
    "waterfall": "gain_and_avoided",
    "addresses": "database",
    "hiring": "recruiting",
    "value-chains": "customers",
    "worth": "ltv",
    "worth-of-leads": "channel_lead_value",
    "worth-of-customers": "cac",
    "aside-lines": "aside_whole",
    "aside-weight": "aside_cost",
    "aside-figures": "aside_cost",
    "aside-card-brand": "awareness",
    "aside-card-recruiting": "cost_per_hire",
    "aside-card-relations": "churn",
    "aside-card-search": "search_index",
    "aside-card-crisis": "storm",
    "aside-card-today": "by_today",
    "compare": "difference",
    "new_customers": "all_new",
    "search": "search_index",
    "lead": "lead_value",
    "sale": "sale_value",
    "relation": "relation_value",
    "ambassador": "ambassador_value",
    "chance": "chance_to_pay",
    "tornado": "swing",
    "two_way": "switching",
    "failing": "apart",
    "soft": "ladder",
    "shares": "first_order",
    "objections": "npv",
    "data-sources": "money_back",
    "data-channels": "money_back",
    "data-campaigns": "money_back",
    "data-months": "money_back",
    "suggestions": "own_rate",
    "followed-forecast": "weight",
    "followed-figures": "weight",
    "followed-published": "weight",
    "followed-rules": "gate",
}
_KEYS = frozenset(each["key"] for each in equations()["equation"])


def formula(key: str) -> str:
    """The key of the equation behind an exhibit or, after "key-figure.", a key figure; "" where there is none."""
    name = key.removeprefix("key-figure.")
    found = _BEHIND.get(name, name)
    return found if found in _KEYS else ""
