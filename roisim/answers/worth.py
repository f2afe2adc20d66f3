"""What one lead, one customer, one point of awareness is worth, and Return on Engagement. A spread over draws each."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from roisim.answers.fans import Spread
from roisim.answers.totals import Block, over_draws
from roisim.cases.scenario import Scenario
from roisim.model import customers, finance
from roisim.model.arrays import Array
from roisim.model.draws import Draws
from roisim.model.simulation import Trajectory

# A customer who never leaves, and money that keeps its value: a worth without end, and none of it is nothing at all.
_ENDLESS = np.errstate(invalid="ignore")


def unit_values(scenario: Scenario, certain: bool = False) -> dict[str, Spread]:
    """Money per unit [currency]: ltv, sale, cac, lead, awareness_point, relation, ambassador, cost_per_lead.<channel>.

    awareness_point, relation and ambassador are a year of one more of them in the world where today is held. A relation
    counts the spending and the loyalty that goes with it; a customer kept is worth an LTV without its first order.
    """

    def of_block(block: Block) -> dict[str, Array]:
        found = _closed_form(block.draws, _monthly_rate(scenario))
        engage = block.world("engage", ("cost", "joined"))
        spent = block.draws["plan.setup"] + engage["cost"].sum(axis=0)
        found["cac"] = _over(spent, engage["joined"].sum(axis=0))
        for place, channel in enumerate(scenario.channels):
            found[f"cost_per_lead.{channel.name}"] = _cost_per_lead(block.draws, place)
        return found

    return _spreads(scenario, certain, of_block)


@_ENDLESS
def resting(scenario: Scenario, certain: bool = False) -> dict[str, Spread]:
    """What of a year's gross profit rests on awareness and on relation: shares of it, and money [currency].

    gross_profit: a year of today [currency]. awareness, relation, together: what all awareness, all followers and
    ambassadors are worth a year, each point and each person at what one more is worth today, as a share of that
    profit; with `_money` after the name, the same in money. So 0.2 says: a year with one per cent less of it costs 0.2
    per cent of a year's gross profit, in time and in money of today. Without discounting, where as many customers come
    as leave, the share of awareness is its elasticity. Missing where there is no gross profit; above 1 where new
    customers are worth more than those there are.
    """

    def of_block(block: Block) -> dict[str, Array]:
        d = block.draws
        year, worth = 12 * _gross_profit(d), _closed_form(d, _monthly_rate(scenario))
        known = _known(100 * d["company.awareness"] * worth["awareness_point"])
        relation = _known(d["company.followers"] * worth["relation"])
        relation = relation + _known(d["company.ambassadors"] * worth["ambassador"])
        money = {"awareness": known, "relation": relation, "together": known + relation}
        shares = {name: _over(amount, year) for name, amount in money.items()}
        return {"gross_profit": year} | shares | {f"{name}_money": amount for name, amount in money.items()}

    return _spreads(scenario, certain, of_block)


@lru_cache(maxsize=8)
@_ENDLESS
def dearer(scenario: Scenario, certain: bool = False) -> dict[str, float]:
    """How often what one gets costs more than it is worth, as a share of the draws.

    cac: the plan's whole cost against the lifetime value of the customers it brings; missing where the plan costs
    nothing. cost_per_lead.<channel>: a lead of a channel, at its full spend, against the value of a lead; missing for a
    channel without a budget.
    """

    def of_block(block: Block) -> dict[str, Array]:
        d = block.draws
        worth = _closed_form(d, _monthly_rate(scenario))
        engage = block.world("engage", ("cost", "joined"))
        spent, joined = d["plan.setup"] + engage["cost"].sum(axis=0), engage["joined"].sum(axis=0)
        found = {"cac": np.where(spent > 0, spent > joined * worth["ltv"], np.nan)}
        for place, channel in enumerate(scenario.channels):
            click, rate = _cost_per_click(d, place), d["channels.lead_rate"][place]
            judged = np.where(d["channels.spend"][place] > 0, click > rate * worth["lead"], np.nan)
            found[f"cost_per_lead.{channel.name}"] = judged
        return found

    chances = {name: Spread.of(values).mean for name, values in over_draws(scenario, certain, of_block).items()}
    return {name: chance for name, chance in chances.items() if chance is not None}


def _monthly_rate(scenario: Scenario) -> float:
    rate: float = (1 + scenario.finance.discount_rate) ** (1 / 12) - 1
    return rate


def _gross_profit(d: Draws) -> Array:
    """Gross profit of a month [currency], as it is today: new customers, and the orders of those kept."""
    profit = d["company.margin"] * d["company.order_value"]
    kept = d["company.customers"] * (1 - d["company.churn"])
    found: Array = profit * (d["company.new_customers"] + d["company.orders"] * kept)
    return found


@_ENDLESS
def _closed_form(d: Draws, rate: float) -> dict[str, Array]:
    names = ("order_value", "margin", "orders", "churn")
    value, margin, orders, lost = (d[f"company.{name}"] for name in names)
    lifetime = customers.lifetime_value(value, margin, orders, lost, rate)
    kept = customers.kept_value(value, margin, orders, lost, rate)
    new, today, followed = d["company.new_customers"], d["company.customers"], d["company.follower_customers"]
    per_customer = _known(_over(followed, today))  # how far one more follower moves the share of customers who follow
    spending = d["effects.spend_uplift"] * per_customer * _gross_profit(d)
    loyalty = d["effects.churn_reduction"] * per_customer * today * lost * kept
    lead = d["funnel.close_rate"] * d["funnel.incremental"] * lifetime
    return {
        "ltv": lifetime,
        "sale": margin * value,
        "lead": lead,
        "awareness_point": 12
        * 0.01
        * _over(new * d["effects.awareness_elasticity"], d["company.awareness"])
        * lifetime,
        "relation": 12 * (spending + _known(loyalty)),
        "ambassador": 12 * d["effects.referrals"] * d["funnel.close_rate"] * lifetime,
    }


def _cost_per_lead(d: Draws, place: int) -> Array:
    """What a lead of a channel costs at its full spend, saturation included; NaN where nothing is spent."""
    spent = d["channels.spend"][place] > 0
    return np.where(spent, _over(_cost_per_click(d, place), d["channels.lead_rate"][place]), np.nan)


def _cost_per_click(d: Draws, place: int) -> Array:
    """What a click of a channel costs at its full spend."""
    spend, cpc, doubled = (d[f"channels.{name}"][place] for name in ("spend", "cpc", "double_at"))
    found: Array = cpc * (1 + spend / doubled)
    return found


def return_on_engagement(scenario: Scenario, certain: bool = False) -> Spread:
    """ROE = PV(loyalty + referrals + o (social + contacts))/PV(running + setup) - 1, streams at full value.

    o: organic leads as a share of all leads. Published formulas disagree: a leading indicator, never added to ROI.
    """
    discount = finance.discounting(scenario.finance.months + 1, scenario.finance.discount_rate, 12)
    streams = ("stream.loyalty", "stream.referrals", "stream.social", "stream.contacts")

    def of_block(block: Block) -> dict[str, Array]:
        engage = block.world("engage", (*streams, "running", "organic_leads", "leads"))
        ignore = block.world("ignore", streams)
        loyalty, referrals, social, contacts = (discount[1:] @ (engage[s] - ignore[s]) for s in streams)
        spent = block.draws["plan.setup"] + discount[1:] @ engage["running"]
        return {"roe": _over(loyalty + referrals + _organic(engage) * (social + contacts), spent) - 1}

    return _spreads(scenario, certain, of_block)["roe"]


def _organic(engage: Trajectory) -> Array:
    """Organic leads as a share of all; 0 where there are none."""
    return _known(_over(engage["organic_leads"].sum(axis=0), engage["leads"].sum(axis=0)))


def _over(above: Array, below: Array) -> Array:
    """above/below, NaN where nothing is below."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan)


def _known(values: Array) -> Array:
    """The values, 0 where there is none; without end stays without end."""
    found: Array = np.where(np.isnan(values), 0.0, values)
    return found


def _spreads(scenario: Scenario, certain: bool, of_block: Callable[[Block], dict[str, Array]]) -> dict[str, Spread]:
    """Each named number over all draws."""
    return {name: Spread.of(values) for name, values in over_draws(scenario, certain, of_block).items()}
