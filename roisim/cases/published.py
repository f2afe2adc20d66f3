"""A published figure as a number of a case, in its currency and for its time; nothing where that would not be honest.

>>> from roisim.cases.bibliography import find
>>> from roisim.cases.scenario import PARAMETERS
>>> row = find("paid_cpm | facebook/meta | any | Sweden")
>>> taken(row, PARAMETERS["channels.cpm"], "SEK", "b2b").estimate.bounds
(56.0, 92.3, 141.0)
>>> taken(row, PARAMETERS["channels.ctr"], "SEK", "b2b").reason
'measure'
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from roisim.cases.bibliography import Benchmark
from roisim.cases.currencies import rates
from roisim.cases.parameters import Estimate, Parameter

Way = Literal["same", "money", "lost", "kept", "days", "weeks", "a week"]
Reason = Literal["", "measure", "rate", "edge"]
_KNOWN = 3  # digits of what comes out of a conversion
_DAYS, _WEEKS = 365 / 12, 365 / 12 / 7  # in a month

# What measures the same as a number of the case, and how it gets its unit. A share is of something: where that is
# something else, as leads that become opportunities, the figure is there to read and not to take.
_WAYS: dict[str, dict[str, Way]] = {
    "company.churn": {"customer_churn_year": "lost", "customer_retention_year": "kept"},
    "company.order_value": {"ecom_aov": "money"},
    "company.margin": {"gross_margin": "same"},
    "company.search_share": {"traffic_share_organic_search": "same"},
    "channels.cpm": {"paid_cpm": "money"},
    "channels.ctr": {"paid_ctr": "same"},
    "channels.lead_rate": {"paid_cvr_click_to_lead": "same", "hr_apply_rate": "same"},
    "channels.close_rate": {"lead_to_customer": "same", "trial_to_paid": "same", "hr_application_to_hire": "same"},
    "channels.new_share": {"new_customer_share_credited": "same"},
    "channels.half_life": {"adstock_half_life": "weeks"},
    "plan.hours": {"hours_month_social": "same", "hours_week_social": "a week"},
    "plan.hourly_cost": {"hourly_cost": "money"},
    "plan.agency": {"agency_retainer_month": "money"},
    "plan.outside_hour": {"agency_hourly_rate": "money"},
    "plan.ad_fee": {"agency_percentage_of_spend": "same"},
    "plan.tools": {"tool_cost_month": "money"},
    "plan.hours_per_post": {"content_hours_per_post": "same"},
    "plan.hours_per_account": {"hours_month_ad_channel": "same"},
    "plan.organic_reach": {"organic_reach_rate": "same"},
    "plan.organic_ctr": {"organic_click_rate": "same"},
    "funnel.organic_lead_rate": {"visit_to_lead": "same"},
    "funnel.close_rate": {"lead_to_customer": "same", "trial_to_paid": "same", "hr_application_to_hire": "same"},
    "funnel.sales_cycle": {"sales_cycle_days": "days", "hr_time_to_fill": "days"},
    "funnel.incremental": {"incremental_per_credited": "same"},
    "funnel.download_rate": {"visit_to_download": "same"},
    "service.cost_per_call": {"service_cost_per_contact": "money"},
    "service.cost_per_contact": {"service_cost_per_contact_social": "money", "service_cost_per_ticket": "money"},
    "service.deflection": {"service_deflection_share": "same"},
    "print.roas": {"print_roas": "same"},
    "print.half_life": {"adstock_half_life": "weeks"},
    "recruiting.cost_per_hire": {"hr_cost_per_hire": "money"},
    "effects.awareness_elasticity": {"awareness_elasticity": "same"},
    "effects.spend_uplift": {"social_engaged_spend_lift": "same"},
    "effects.search_uplift": {
        "search_referral_lift_from_paid_social": "same", "search_visibility_effect_of_social": "same",
    },
}  # fmt: skip
# What is a lead only in one kind of business: an application, a trial.
_ONLY = {
    "trial_to_paid": "subscription", "hr_application_to_hire": "employer", "hr_apply_rate": "employer",
    "hr_time_to_fill": "employer",
}  # fmt: skip
_TIMES: dict[Way, Callable[[float], float]] = {
    "lost": lambda share: 1 - (1 - share) ** (1 / 12),
    "kept": lambda share: 1 - share ** (1 / 12),
    "days": lambda days: days / _DAYS,
    "weeks": lambda weeks: weeks / _WEEKS,
    "a week": lambda hours: hours * _WEEKS,
}


@dataclass(frozen=True)
class Taken:
    """A published figure as a number of the case, and how it got there; else the reason why it is none.

    currency: the one that it was published in, where it is another. converted: whether any unit changed.
    """

    estimate: Estimate | None = None
    reason: Reason = ""
    currency: str = ""
    converted: bool = False


def taken(figure: Benchmark, parameter: Parameter, currency: str, preset: str) -> Taken:
    """The figure as the number of a case in that currency, of a business of that kind."""
    way = _WAYS.get(parameter.path.declared, {}).get(figure.parameter_id)
    if way is None or _ONLY.get(figure.parameter_id, preset) != preset:
        return Taken(reason="measure")
    if way != "money":
        turned = _TIMES.get(way)
        return _fitting(
            figure, parameter, tuple(map(turned, figure.bounds)) if turned else figure.bounds, way != "same"
        )
    code = figure.unit[:3]
    if code not in rates():
        return Taken(reason="measure")
    if code != currency and currency not in rates():
        return Taken(reason="rate", currency=code)
    times = rates()[code].rate / rates()[currency].rate if code != currency else 1.0
    found = tuple(bound * times for bound in figure.bounds)
    return _fitting(figure, parameter, found, code != currency, "" if code == currency else code)


def _fitting(
    figure: Benchmark, parameter: Parameter, bounds: tuple[float, ...], converted: bool, currency: str = ""
) -> Taken:
    """The numbers as an estimate, if a range may have these ends."""
    low, likely, high = sorted(float(f"{bound:.{_KNOWN}g}") for bound in bounds) if converted else bounds
    if not (parameter.open_to(low, high) and low <= likely <= high):
        return Taken(reason="edge")
    return Taken(Estimate(likely, low, high, figure.key), "", currency, converted)
