"""What one lead, one customer, one point of awareness is worth, and Return on Engagement. A spread over draws each."""

from dataclasses import dataclass

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Spread
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.model import customers, finance
from roisim.model.arrays import Array
from roisim.model.draws import Draws
from roisim.model.simulation import Trajectory

# A customer who never leaves, and money that keeps its value: a worth without end, and none of it is nothing at all.
_ENDLESS = np.errstate(invalid="ignore")
Spreads = dict[str, Spread]


class _OverDraws(Analysis[Spreads]):
    """An analysis whose answer is each of its numbers over the draws."""

    def make(self, _case: Scenario, gathered: Gathered) -> Spreads:
        """A spread each."""
        return gathered.spreads()


@dataclass(frozen=True)
class _UnitValues(_OverDraws):
    """Money per unit [currency]: ltv, sale, cac, lead, awareness_point, relation, ambassador; by channel lead.<name>,
    cost_per_lead.<name> and cost_per_click.<name>. Beside them ltv_over_cac, and earned_back [months].

    lead: one that no channel brought. A lead of a channel is worth what it brings by itself, and costs its ads with
    their fee, at full pace and cared for, and the work with it.

    awareness_point, relation and ambassador are a year of one more of them in the world where today is held. A relation
    counts the spending and the loyalty that goes with it; a customer kept is worth an LTV without its first order.
    """

    def needs(self, _case: Scenario) -> Needs:
        """What the plan costs, and whom it brings."""
        return {"engage": ("plan_cost", "joined")}

    def take(self, block: Block) -> Taken:
        """Every unit's worth in every draw."""
        found = _closed_form(block.draws, _monthly_rate(block.scenario))
        engage = block["engage"]
        spent = block.draws["plan.setup"] + engage["plan_cost"].sum(axis=0)
        cac = found["cac"] = _over(spent, engage["joined"].sum(axis=0))
        found |= {"ltv_over_cac": _over(found["ltv"], cac), "earned_back": _earned_back(block.draws, cac)}
        return Taken(found | _of_channels(block))


UNIT_VALUES = _UnitValues()


@dataclass(frozen=True)
class _ChannelValues(_OverDraws):
    """Those of the unit values that are a channel's own, without living through a month."""

    def needs(self, _case: Scenario) -> Needs:
        """Nothing but the draws."""
        return {}

    def take(self, block: Block) -> Taken:
        """Every channel's in every draw."""
        return Taken(_of_channels(block))


CHANNEL_VALUES = _ChannelValues()


@dataclass(frozen=True)
class _Resting(_OverDraws):
    """What of a year's gross profit rests on awareness and on relation: shares of it, and money [currency].

    gross_profit: a year of today [currency]. awareness, relation, together: what all awareness, all followers and
    ambassadors are worth a year, each point and each person at what one more is worth today, as a share of that
    profit; with `_money` after the name, the same in money. So 0.2 says: a year with one per cent less of it costs 0.2
    per cent of a year's gross profit, in time and in money of today. Without discounting, where as many customers come
    as leave, the share of awareness is its elasticity. Missing where there is no gross profit; above 1 where new
    customers are worth more than those there are.
    """

    def needs(self, _case: Scenario) -> Needs:
        """Nothing but the draws."""
        return {}

    @_ENDLESS
    def take(self, block: Block) -> Taken:
        """Shares and money in every draw."""
        d = block.draws
        year, worth = 12 * gross_profit(d), _closed_form(d, _monthly_rate(block.scenario))
        known = _known(100 * d["company.awareness"] * worth["awareness_point"])
        relation = _known(d["company.followers"] * worth["relation"])
        relation = relation + _known(d["company.ambassadors"] * worth["ambassador"])
        money = {"awareness": known, "relation": relation, "together": known + relation}
        shares = {name: _over(amount, year) for name, amount in money.items()}
        return Taken({"gross_profit": year} | shares | {f"{name}_money": amount for name, amount in money.items()})


RESTING = _Resting()


@dataclass(frozen=True)
class _Dearer(Analysis[dict[str, float]]):
    """How often what one gets costs more than it is worth, as a share of the draws.

    cac: the plan's whole cost against the lifetime value of the customers it brings; missing where the plan costs
    nothing. cost_per_lead.<channel>: a lead of a channel, at its full spend, against the value of a lead; missing for a
    channel without a budget.
    """

    def needs(self, case: Scenario) -> Needs:
        """As the unit values."""
        return UNIT_VALUES.needs(case)

    @_ENDLESS
    def take(self, block: Block) -> Taken:
        """1 where it is dearer, 0 where not, NaN where it can't be."""
        d = block.draws
        worth = _closed_form(d, _monthly_rate(block.scenario))
        engage = block["engage"]
        spent, joined = d["plan.setup"] + engage["plan_cost"].sum(axis=0), engage["joined"].sum(axis=0)
        found = {"cac": np.where(spent > 0, spent > joined * worth["ltv"], np.nan)}
        for place, channel in enumerate(block.scenario.channels):
            lead = _of_channel(block, place)
            # A lead that never comes is dearer than any.
            dearer = ~(lead["cost_per_lead"] <= lead["lead"])
            found[f"cost_per_lead.{channel.name}"] = np.where(d["channels.spend"][place] > 0, dearer, np.nan)
        return Taken(found)

    def make(self, _case: Scenario, gathered: Gathered) -> dict[str, float]:
        """The shares that there are."""
        chances = {name: Spread.of(values).mean for name, values in gathered.rows.items()}
        return {name: chance for name, chance in chances.items() if chance is not None}


DEARER = _Dearer()


@dataclass(frozen=True)
class _Engagement(Analysis[Spread]):
    """ROE = PV(loyalty + referrals + o (social + contacts))/PV(running + setup) - 1, streams at full value.

    o: organic leads as a share of all leads. Published formulas disagree: a leading indicator, never added to ROI.
    """

    STREAMS = ("stream.loyalty", "stream.referrals", "stream.social", "stream.contacts")

    def needs(self, case: Scenario) -> Needs:
        """Four streams, what the work costs, and whose the leads are."""
        return {"engage": (*self.STREAMS, "running", "organic_leads", "leads"), case.base: self.STREAMS}

    def take(self, block: Block) -> Taken:
        """ROE in every draw."""
        terms = block.scenario.finance
        discount = finance.discounting(terms.months + 1, terms.discount_rate, 12)
        engage, base = block["engage"], block.base
        loyalty, referrals, social, contacts = (discount[1:] @ (engage[s] - base[s]) for s in self.STREAMS)
        spent = block.draws["plan.setup"] + discount[1:] @ engage["running"]
        return Taken({"roe": _over(loyalty + referrals + _organic(engage) * (social + contacts), spent) - 1})

    def make(self, _case: Scenario, gathered: Gathered) -> Spread:
        """Over the draws."""
        return Spread.of(gathered.rows["roe"])


RETURN_ON_ENGAGEMENT = _Engagement()


def _monthly_rate(scenario: Scenario) -> float:
    rate: float = (1 + scenario.finance.discount_rate) ** (1 / 12) - 1
    return rate


def gross_profit(d: Draws) -> Array:
    """Gross profit of a month [currency], as it is today: new customers, and the orders of those kept."""
    first = d["company.order_value"] * d["company.new_customers"]
    later = d["company.later_value"] * d["company.orders"] * d["company.customers"] * (1 - d["company.churn"])
    found: Array = d["company.margin"] * (first + later)
    return found


@_ENDLESS
def _closed_form(d: Draws, rate: float) -> dict[str, Array]:
    value, margin, lost = (d[f"company.{name}"] for name in ("order_value", "margin", "churn"))
    kept = _kept(d, rate)
    lifetime = margin * value + kept
    new, today, followed = d["company.new_customers"], d["company.customers"], d["company.follower_customers"]
    per_customer = _known(_over(followed, today))  # how far one more follower moves the share of customers who follow
    spending = d["effects.spend_uplift"] * per_customer * gross_profit(d)
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


def _of_channels(block: Block) -> dict[str, Array]:
    """What there is to say of each channel, by name."""
    return {
        f"{name}.{channel.name}": each
        for place, channel in enumerate(block.scenario.channels)
        for name, each in _of_channel(block, place).items()
    }


@_ENDLESS
def _of_channel(block: Block, place: int) -> dict[str, Array]:
    """What a lead of a channel is worth; what it costs, and a click, NaN where nothing is spent."""
    d = block.draws
    spend, rate, closed, new_share, value = (
        d[f"channels.{name}"][place] for name in ("spend", "lead_rate", "close_rate", "new_share", "value")
    )
    first = d["company.margin"] * d["company.order_value"] * value
    lead = d["funnel.incremental"] * closed * (first + new_share * _kept(d, _monthly_rate(block.scenario)))
    click = cost_per_click(d, place)
    worked = np.minimum(1, d["funnel.incremental"]) * d["funnel.lead_cost"]
    costs = {"cost_per_click": click, "cost_per_lead": _over(click, rate) + worked}
    return {"lead": lead} | {name: np.where(spend > 0, each, np.nan) for name, each in costs.items()}


def cost_per_click(d: Draws, place: int) -> Array:
    """What a click of a channel costs with its fee, at the full spend of its whole auction and cared for."""
    auctions, spends = d.calendar.auctions, d["channels.spend"]
    together = spends[np.equal(auctions, auctions[place])].sum(axis=0)
    cpm, ctr, doubled = (d[f"channels.{name}"][place] for name in ("cpm", "ctr", "double_at"))
    found: Array = cpm / (1000 * ctr) * (1 + together / doubled) * (1 + d["plan.ad_fee"])
    return found


def _kept(d: Draws, rate: float) -> Array:
    """What a customer who stays is still worth [currency], the first order not counted."""
    names = ("later_value", "margin", "orders", "churn")
    value, margin, orders, lost = (d[f"company.{name}"] for name in names)
    return customers.kept_value(value, margin, orders, lost, rate)


@_ENDLESS
def _earned_back(d: Draws, cac: Array) -> Array:
    """Months until the gross profit of a new customer has covered what it cost, not discounted; infinite is never.

    A first order at once, then m v_2 f_0 q^t in month t, q = 1 - c_0: the least n that covers the cost.
    """
    kept = 1 - d["company.churn"]
    later = d["company.margin"] * d["company.later_value"] * d["company.orders"] * kept
    lacking = np.maximum(0, cac - d["company.margin"] * d["company.order_value"])
    with np.errstate(divide="ignore"):
        steady = lacking / later
        left = 1 - steady * (1 - kept)  # of all that it will ever bring, the part that comes after
        months = np.where(kept < 1, np.log(np.maximum(0, left)) / np.log(kept), steady)
    found: Array = np.where(np.isnan(cac), np.nan, np.where(lacking == 0, 0, np.where(left > 0, months, np.inf)))
    return found


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
