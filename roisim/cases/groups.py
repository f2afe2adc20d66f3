"""The parameters of a case, one line each. Names, kinds and units are those of docs/model.md, section 2.

Inside: shares are 0 to 1, time is months, money is the currency of the case.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from roisim.cases.parameters import Estimate, effect, positive, share
from roisim.cases.series import Dimension

Level = Literal["none", "mild", "likely", "severe", "own"]
LEVELS: tuple[Level, ...] = get_args(Level)
Credit = Literal["clicks", "platform", "crm", "experiment", "own"]
CREDITS: tuple[Credit, ...] = get_args(Credit)
LineLayer = Literal["cost", "save", "earn"]
LINE_LAYERS: tuple[LineLayer, ...] = get_args(LineLayer)
TwelveMonths = tuple[float, ...]
FLAT: TwelveMonths = (1.0,) * 12


@dataclass(frozen=True)
class Company:
    """The business today."""

    audience: Annotated[Estimate, positive(4, "people", (500, 10e6), above_zero=True)]
    customers: Annotated[Estimate, positive(5, "customers", (0, 1e6))]
    new_customers: Annotated[Estimate, positive(6, "customers/month", (0, 20e3), shared="growth")]
    churn: Annotated[Estimate, share(
        7, "per month", (0.001, 0.3), "customer_churn_year", "customer_retention_year", shared="growth",
    )]  # fmt: skip
    order_value: Annotated[Estimate, positive(8, "currency", (50, 500e3), "ecom_aov", "b2b_contract_value_year")]
    later_value: Annotated[Estimate, positive(
        216, "currency", (20, 500e3), "ecom_spend_month", "b2b_contract_value_year",
    )]  # fmt: skip
    orders: Annotated[Estimate, positive(
        9, "orders/customer/month", (0, 4), "orders_per_new_customer_12m", "repeat_purchase_share", "ecom_spend_month",
    )]  # fmt: skip
    margin: Annotated[Estimate, share(10, "share of revenue", (0.1, 0.9), "gross_margin")]
    awareness: Annotated[Estimate, share(11, "share of audience", (0.01, 0.9))]
    site_visits: Annotated[Estimate, positive(12, "visits/month", (0, 2e6))]
    search_share: Annotated[Estimate, share(13, "share of visits", (0.1, 0.7), "traffic_share_organic_search")]
    followers: Annotated[Estimate, positive(14, "people", (0, 1e6), "brand_following_share", "social_penetration")]
    ambassadors: Annotated[Estimate, positive(15, "people", (0, 50e3))]
    follower_customers: Annotated[Estimate, share(16, "share of followers", (0.01, 0.8))]
    social_share: Annotated[Estimate, share(217, "share of new customers", (0, 0.5))]
    social_cost: Annotated[Estimate, positive(218, "currency/month", (0, 500e3))]
    season: TwelveMonths = FLAT


class Spanned:
    """What counts from month `first` to month `last` alone; from the start or to the end, where one is not said."""

    first: int | None
    last: int | None

    def open_in(self, month: int) -> bool:
        """Whether it counts in a month, 1 the first."""
        return (self.first or 1) <= month and (self.last is None or month <= self.last)


@dataclass(frozen=True)
class Channel(Spanned):
    """One advertising channel."""

    name: str
    spend: Annotated[Estimate, positive(72, "currency/month", (0, 500e3))]
    cpm: Annotated[Estimate, positive(
        144, "currency/1000 impressions", (10, 1200), "paid_cpm", "paid_cpc", above_zero=True, shared="prices",
    )]  # fmt: skip
    ctr: Annotated[Estimate, share(74, "clicks/impression", (0.001, 0.05), "paid_ctr", above_zero=True)]
    lead_rate: Annotated[Estimate, share(
        75, "leads/click", (0.002, 0.2), "paid_cvr_click_to_lead", "paid_cvr_click_to_purchase",
        "visit_to_lead_paid_social", "hr_apply_rate", shared="conversion",
    )]  # fmt: skip
    close_rate: Annotated[Estimate, share(
        145, "share of leads", (0.001, 0.9), "lead_to_customer", "trial_to_paid", "hr_application_to_hire",
        "lead_to_mql", "mql_to_sql", "sql_to_opportunity", "opportunity_to_customer", shared="conversion", opposed=True,
    )]  # fmt: skip
    new_share: Annotated[Estimate, share(146, "share of sales", (0.2, 1), "new_customer_share_credited")]
    value: Annotated[Estimate, positive(147, "ratio", (0.2, 3), "ecom_aov")]
    double_at: Annotated[Estimate, positive(
        76, "currency/month", (10e3, 5e6), "saturation_power_exponent", above_zero=True,
    )]  # fmt: skip
    half_life: Annotated[Estimate, positive(77, "months", (0, 3), "adstock_weekly_retention", "adstock_half_life")]
    phasing: TwelveMonths = FLAT
    auction: str = ""
    first: int | None = None
    last: int | None = None

    @property
    def bids_in(self) -> str:
        """The auction it bids in, without case: what is given, else the platform of its name, else its whole name."""
        if self.auction.strip():
            return self.auction.strip().casefold()
        return platform(self.name) or self.name.strip().casefold()


_OF_META = ("meta", "facebook", "instagram", "messenger", "threads")
_PLATFORMS = dict.fromkeys(_OF_META, "meta") | {
    name: name for name in ("linkedin", "tiktok", "youtube", "x", "pinterest", "snapchat")
}


def platform(name: str) -> str:
    """The platform that the first word of a name stands for; none where it is no platform's.

    >>> platform("Instagram, campaign"), platform("Newsletter")
    ('meta', '')
    """
    word = re.match(r"[^\W_]*", name.strip().casefold())
    return _PLATFORMS.get(word[0] if word else "", "")


@dataclass(frozen=True)
class Line(Spanned):
    """What the plan also costs or brings, and no other field holds: a tool's hours saved, an event, a cost avoided."""

    name: str
    layer: LineLayer
    amount: Annotated[Estimate, positive(228, "currency/month", (0, 500e3))]
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True)
class Plan:
    """The work with social media, beside the advertising."""

    ramp_months: Annotated[Estimate, positive(17, "months", (0, 12))]
    hours: Annotated[Estimate, positive(18, "hours/month", (0, 400), "hours_week_social", "hours_month_social")]
    hourly_cost: Annotated[Estimate, positive(19, "currency/hour", (200, 1500), "hourly_cost", "salary_month")]
    agency: Annotated[Estimate, positive(20, "currency/month", (0, 100e3), "agency_retainer_month")]
    content: Annotated[Estimate, positive(21, "currency/month", (0, 100e3), "content_cost_per_post")]
    outside_hour: Annotated[Estimate, positive(
        219, "currency/hour", (400, 2500), "agency_hourly_rate", above_zero=True,
    )]  # fmt: skip
    ad_fee: Annotated[Estimate, share(220, "share of ad spend", (0, 0.3), "agency_percentage_of_spend")]
    tools: Annotated[Estimate, positive(22, "currency/month", (0, 10e3), "tool_cost_month")]
    setup: Annotated[Estimate, positive(23, "currency", (0, 500e3))]
    posts: Annotated[Estimate, positive(24, "posts/month", (0, 90))]
    hours_per_post: Annotated[Estimate, positive(221, "hours/post", (0.5, 12), "content_hours_per_post")]
    hours_per_account: Annotated[Estimate, positive(222, "hours/account/month", (2, 40), "hours_month_ad_channel")]
    unattended: Annotated[Estimate, share(
        223, "share of the click-through rate", (0.2, 1), "ad_effect_kept_unrenewed", "ad_effect_kept_uncared",
    )]  # fmt: skip
    cpm_trend: Annotated[Estimate, effect(224, "per year", (-0.1, 0.2), above=-0.3)]
    organic_reach: Annotated[Estimate, positive(25, "impressions/follower", (0.005, 0.5), "organic_reach_rate")]
    organic_ctr: Annotated[Estimate, share(26, "visits/impression", (0.001, 0.03), "organic_click_rate")]
    on_target: Annotated[Estimate, share(27, "share of impressions", (0.2, 0.98))]
    half_presence: Annotated[Estimate, positive(28, "currency/month", (5e3, 500e3))]


@dataclass(frozen=True)
class Funnel:
    """From visit to lead to customer. `credit` fills `incremental`; "own" takes it as given."""

    credit: Credit

    organic_lead_rate: Annotated[Estimate, share(
        29, "leads/visit", (0.001, 0.1), "visit_to_lead", "organic_cvr_visit_to_purchase", shared="conversion",
    )]  # fmt: skip
    close_rate: Annotated[Estimate, share(
        30, "share of leads", (0.001, 0.9), "lead_to_customer", "trial_to_paid", "hr_application_to_hire",
        "lead_to_mql", "mql_to_sql", "sql_to_opportunity", "opportunity_to_customer", shared="conversion", opposed=True,
    )]  # fmt: skip
    lead_cost: Annotated[Estimate, positive(225, "currency/lead", (0, 2000), "hours_per_lead")]
    sales_cycle: Annotated[Estimate, positive(
        31, "months", (0, 12), "sales_cycle_days", "trial_conversion_within_30_days", "hr_time_to_fill",
    )]  # fmt: skip
    incremental: Annotated[Estimate, positive(
        32, "extra sales/credited sale", (0.05, 1.5), "incremental_per_credited", "ad_lift_causal",
    )]  # fmt: skip
    download_rate: Annotated[Estimate, share(33, "share of visits", (0, 0.1), "visit_to_download", shared="conversion")]
    contact_decay: Annotated[Estimate, share(34, "per month", (0.005, 0.2))]
    contact_conversion: Annotated[Estimate, share(35, "per month", (0, 0.02), shared="conversion")]
    replaced_share: Annotated[Estimate, share(36, "share of contacts", (0, 0.8))]
    contact_cost: Annotated[Estimate, positive(37, "currency", (0, 500))]


@dataclass(frozen=True)
class Service:
    """Customer service, and what social media takes off it."""

    calls: Annotated[Estimate, positive(38, "calls/customer/month", (0, 1), "service_contacts_per_100_orders")]
    cost_per_call: Annotated[Estimate, positive(39, "currency/call", (20, 400), "service_cost_per_contact")]
    cost_per_contact: Annotated[Estimate, positive(
        40, "currency/matter", (5, 200), "service_cost_per_contact_social", "service_cost_per_ticket",
    )]  # fmt: skip
    deflection: Annotated[Estimate, share(
        41, "share of calls", (0, 0.3), "service_deflection_share", "service_selfserve_full_resolution",
        "service_prefers_social_over_phone",
    )]  # fmt: skip
    cashable: Annotated[Estimate, share(42, "share of the saved cost", (0, 1))]


@dataclass(frozen=True)
class Print:
    """Print advertising, and what happens when part of it moves."""

    budget: Annotated[Estimate, positive(43, "currency/month", (0, 500e3), "print_cpm")]
    moved: Annotated[Estimate, share(44, "share of print", (0, 1))]
    reinvested: Annotated[Estimate, share(45, "share of the moved money", (0, 1))]
    roas: Annotated[Estimate, positive(46, "revenue/spend", (0, 10), "print_roas", "profit_roi_short")]
    elasticity: Annotated[Estimate, share(47, "elasticity", (0, 1), "print_effect_kept_half_budget")]
    half_life: Annotated[Estimate, positive(226, "months", (0, 24), "ad_duration_months", "adstock_half_life")]


@dataclass(frozen=True)
class Recruiting:
    """Hiring, and what a stronger employer brand saves."""

    hires: Annotated[Estimate, positive(48, "hires/year", (0, 200))]
    cost_per_hire: Annotated[Estimate, positive(49, "currency/hire", (10e3, 300e3), "hr_cost_per_hire")]
    reduction: Annotated[Estimate, effect(50, "relative change", (0, 0.3), "hr_employer_brand_cost_per_hire_effect")]


@dataclass(frozen=True)
class Effects:
    """What presence on social media does in the long run."""

    half_life: Annotated[Estimate, positive(51, "months", (1, 24))]
    awareness_gain: Annotated[Estimate, share(52, "per month", (0.001, 0.1))]
    awareness_decay: Annotated[Estimate, share(53, "per month", (0.01, 0.3), "awareness_memory_weeks")]
    awareness_elasticity: Annotated[Estimate, effect(
        54, "elasticity", (0, 0.6), "awareness_elasticity", "awareness_point_to_sales", "ad_elasticity_long",
    )]  # fmt: skip
    follow_rate: Annotated[Estimate, share(55, "per month", (0.0001, 0.03), "organic_follower_growth_month")]
    follower_decay: Annotated[Estimate, share(56, "per month", (0.002, 0.05), "organic_follower_growth_month")]
    ambassador_rate: Annotated[Estimate, share(57, "per month", (0, 0.02))]
    ambassador_decay: Annotated[Estimate, share(58, "per month", (0.01, 0.2))]
    referrals: Annotated[Estimate, positive(59, "leads/ambassador/month", (0, 0.5), "referral_share_of_purchases")]
    churn_reduction: Annotated[Estimate, effect(60, "relative change", (0, 0.2), "social_like_causal_effect")]
    spend_uplift: Annotated[Estimate, effect(
        61, "relative change", (0, 0.2), "social_engaged_spend_lift", "social_like_causal_effect",
    )]  # fmt: skip
    search_uplift: Annotated[Estimate, effect(
        62, "relative change", (0, 0.1), "search_referral_lift_from_paid_social", "search_visibility_effect_of_social",
    )]  # fmt: skip


@dataclass(frozen=True)
class Ignorance:
    """The Risk of Ignorance: what standing aside does. `level` fills the six losses; "own" takes them as given.

    not_applicable: dimensions that cost this organisation nothing, each once, in the order of DIMENSIONS. The
    estimates stay as they are; their losses count as 0 in the draws (`absent`).
    """

    level: Level
    half_life: Annotated[Estimate, positive(63, "months", (3, 60))]
    protection: Annotated[Estimate, share(64, "share of the loss", (0, 1))]
    awareness_loss: Annotated[Estimate, effect(
        65, "relative change", (0, 0.5), "going_dark_sales_change_y1", shared="loss",
    )]  # fmt: skip
    search_loss: Annotated[Estimate, effect(66, "relative change", (0, 0.2), "search_loss_if_absent", shared="loss")]
    churn_increase: Annotated[Estimate, effect(67, "relative change", (0, 0.4), shared="loss")]
    hiring_increase: Annotated[Estimate, effect(
        68, "relative change", (0, 0.4), "hr_employer_brand_cost_per_hire_effect", shared="loss",
    )]  # fmt: skip
    crisis_per_year: Annotated[Estimate, share(69, "per year", (0, 0.1))]
    crisis_loss: Annotated[Estimate, share(70, "share of a year's gross profit", (0, 0.2))]
    crisis_response: Annotated[Estimate, share(71, "share of the loss", (0, 1))]
    not_applicable: tuple[Dimension, ...] = ()

    @property
    def absent(self) -> tuple[str, ...]:
        """The losses that count as 0, since their dimension is not applicable."""
        return tuple(loss for dimension in self.not_applicable for loss in DIMENSION_LOSSES[dimension])


DIMENSION_LOSSES: dict[Dimension, tuple[str, ...]] = {
    "brand": ("awareness_loss",), "recruiting": ("hiring_increase",), "relations": ("churn_increase",),
    "search": ("search_loss",), "crisis": ("crisis_per_year", "crisis_loss"),
}  # fmt: skip


GROUPS: dict[str, type] = {
    "company": Company, "channels": Channel, "lines": Line, "plan": Plan, "funnel": Funnel,
    "service": Service, "print": Print, "recruiting": Recruiting, "effects": Effects, "ignorance": Ignorance,
}  # fmt: skip
LISTED = ("channels", "lines")  # groups of which a case has several
