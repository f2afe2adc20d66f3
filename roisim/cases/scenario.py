"""The declaration of everything a case holds. Names, kinds and units are those of docs/model.md, section 2.

Inside: shares are 0 to 1, time is months, money is the currency of the case. A `Scenario` is frozen: with its
seed and number of draws it is the whole question, and so the key of every cache.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Annotated, Literal, get_args

from roisim.cases.parameters import Estimate, Parameter, declared, effect, positive, share
from roisim.cases.series import Dimension, Target
from roisim.paths import Path

MODEL_VERSION = 1
MAX_CHANNELS = 12
MONTHS = (12, 120)
DRAWS = (1, 2**20)
SEEDS = (0, 2**63 - 1)
DISCOUNT_RATE = (0.0, 1.0)
CORRELATION = (0.0, 0.95)
PRESETS = ("b2b", "ecommerce", "subscription", "local", "employer", "public")

Level = Literal["none", "mild", "likely", "severe", "own"]
LEVELS: tuple[Level, ...] = get_args(Level)
TwelveMonths = tuple[float, ...]
FLAT: TwelveMonths = (1.0,) * 12


@dataclass(frozen=True)
class Company:
    """The business today."""

    audience: Annotated[Estimate, positive(4, "people", (500, 10e6), above_zero=True)]
    customers: Annotated[Estimate, positive(5, "customers", (0, 1e6))]
    new_customers: Annotated[Estimate, positive(6, "customers/month", (0, 20e3))]
    churn: Annotated[Estimate, share(7, "per month", (0.001, 0.3), "customer_churn_year", "customer_retention_year")]
    order_value: Annotated[Estimate, positive(8, "currency", (50, 500e3), "ecom_aov", "b2b_contract_value_year")]
    orders: Annotated[Estimate, positive(
        9, "orders/customer/month", (0, 4), "repeat_purchase_share", "ecom_spend_month",
    )]  # fmt: skip
    margin: Annotated[Estimate, share(10, "share of revenue", (0.1, 0.9), "gross_margin")]
    awareness: Annotated[Estimate, share(11, "share of audience", (0.01, 0.9))]
    site_visits: Annotated[Estimate, positive(12, "visits/month", (0, 2e6))]
    search_share: Annotated[Estimate, share(13, "share of visits", (0.1, 0.7), "traffic_share_organic_search")]
    followers: Annotated[Estimate, positive(14, "people", (0, 1e6), "brand_following_share", "social_penetration")]
    ambassadors: Annotated[Estimate, positive(15, "people", (0, 50e3))]
    follower_customers: Annotated[Estimate, share(16, "share of followers", (0.01, 0.8))]
    season: TwelveMonths = FLAT


@dataclass(frozen=True)
class Channel:
    """One advertising channel."""

    name: str
    spend: Annotated[Estimate, positive(72, "currency/month", (0, 500e3))]
    cpc: Annotated[Estimate, positive(
        73, "currency/click", (1, 250), "paid_cpc", "paid_cpm", above_zero=True, shared="clicks",
    )]  # fmt: skip
    ctr: Annotated[Estimate, share(74, "clicks/impression", (0.001, 0.05), "paid_ctr", above_zero=True)]
    lead_rate: Annotated[Estimate, share(
        75, "leads/click", (0.002, 0.2), "paid_cvr_click_to_lead", "paid_cvr_click_to_purchase",
        "visit_to_lead_paid_social", "hr_apply_rate", shared="conversion",
    )]  # fmt: skip
    double_at: Annotated[Estimate, positive(
        76, "currency/month", (10e3, 5e6), "saturation_power_exponent", above_zero=True,
    )]  # fmt: skip
    half_life: Annotated[Estimate, positive(77, "months", (0, 3), "adstock_weekly_retention", "adstock_half_life")]
    phasing: TwelveMonths = FLAT


@dataclass(frozen=True)
class Plan:
    """The work with social media, beside the advertising."""

    ramp_months: Annotated[Estimate, positive(17, "months", (0, 12))]
    hours: Annotated[Estimate, positive(18, "hours/month", (0, 400), "hours_week_social", "content_hours_per_post")]
    hourly_cost: Annotated[Estimate, positive(19, "currency/hour", (200, 1500), "salary_month")]
    agency: Annotated[Estimate, positive(20, "currency/month", (0, 100e3), "agency_retainer_month")]
    content: Annotated[Estimate, positive(21, "currency/month", (0, 100e3), "content_cost_per_post")]
    tools: Annotated[Estimate, positive(22, "currency/month", (0, 10e3), "tool_cost_month")]
    setup: Annotated[Estimate, positive(23, "currency", (0, 500e3))]
    posts: Annotated[Estimate, positive(24, "posts/month", (0, 90))]
    organic_reach: Annotated[Estimate, share(25, "share of followers", (0.005, 0.15), "organic_reach_rate")]
    organic_ctr: Annotated[Estimate, share(26, "visits/impression", (0.001, 0.03), "organic_click_rate")]
    on_target: Annotated[Estimate, share(27, "share of impressions", (0.2, 0.98))]
    half_presence: Annotated[Estimate, positive(28, "currency/month", (5e3, 500e3))]


@dataclass(frozen=True)
class Funnel:
    """From visit to lead to customer."""

    organic_lead_rate: Annotated[Estimate, share(
        29, "leads/visit", (0.001, 0.1), "visit_to_lead", "organic_cvr_visit_to_purchase", shared="conversion",
    )]  # fmt: skip
    close_rate: Annotated[Estimate, share(
        30, "share of leads", (0.005, 0.9), "lead_to_mql", "mql_to_sql", "sql_to_opportunity",
        "opportunity_to_customer", shared="conversion",
    )]  # fmt: skip
    sales_cycle: Annotated[Estimate, positive(31, "months", (0, 12), "sales_cycle_days")]
    incremental: Annotated[Estimate, share(
        32, "share of customers credited", (0.05, 0.9), "attribution_to_incremental_factor", "ad_lift_causal",
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
    elasticity: Annotated[Estimate, share(47, "elasticity", (0, 1), "ad_elasticity_short", "ad_elasticity_long")]


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
        54, "elasticity", (0, 0.6), "awareness_point_to_sales", "ad_elasticity_long",
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


@dataclass(frozen=True)
class Finance:
    """How long, at what interest, in which money, from when."""

    months: int = 36
    discount_rate: float = 0.10
    currency: str = "SEK"
    start: str = ""

    @property
    def first_month(self) -> int:
        """The calendar month of t = 1, as 1..12; January where no start is given."""
        return int(self.start[5:7]) if self.start else 1


@dataclass(frozen=True)
class Scenario:
    """A whole case: the question that `roisim.answer` answers.

    luck: whose columns of chance the channels take, by place; their own where it is empty. Only `comparison` sets it.
    """

    company: Company
    channels: tuple[Channel, ...]
    plan: Plan
    funnel: Funnel
    service: Service
    print: Print
    recruiting: Recruiting
    effects: Effects
    ignorance: Ignorance
    finance: Finance
    title: str = ""
    preset: str = ""
    correlation: float = 0.3
    seed: int = 1
    draws: int = 4096
    targets: tuple[Target, ...] = ()
    luck: tuple[int, ...] = ()

    def __hash__(self) -> int:
        """The same for two equal cases."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # A case is the key of all that is remembered, looked up dozens of times a change; it has some eighty estimates.
        return hash(tuple(getattr(self, each.name) for each in fields(self)))

    def __getitem__(self, path: str) -> Estimate:
        """The estimate at a path: `company.margin`, or `channels.0.cpc` for the first channel."""
        at = Path.of(path)
        home = getattr(self, at.group)
        estimate: Estimate = getattr(home if at.place is None else home[at.place], at.name)
        return estimate

    @property
    def question(self) -> "Scenario":
        """The case without what moves no number: two cases with one question have one answer."""
        return replace(self, title="", targets=())

    def with_estimate(self, path: str, estimate: Estimate) -> "Scenario":
        """The same case but for one estimate."""
        at = Path.of(path)
        home = getattr(self, at.group)
        if at.place is None:
            return replace(self, **{at.group: replace(home, **{at.name: estimate})})
        changed = replace(home[at.place], **{at.name: estimate})
        return replace(self, channels=(*home[: at.place], changed, *home[at.place + 1 :]))

    def estimates(self) -> Iterator[tuple[Path, Parameter, Estimate]]:
        """Every (path, declaration, estimate) of the case, in the order of the register."""
        for parameter in PARAMETERS.values():
            if parameter.group != "channels":
                yield parameter.path, parameter, self[parameter.path]
        for index in range(len(self.channels)):
            for parameter in CHANNEL_PARAMETERS.values():
                path = Path("channels", parameter.name, index)
                yield path, parameter, self[path]


GROUPS: dict[str, type] = {
    "company": Company, "channels": Channel, "plan": Plan, "funnel": Funnel, "service": Service, "print": Print,
    "recruiting": Recruiting, "effects": Effects, "ignorance": Ignorance,
}  # fmt: skip

# The register: every parameter by path, in the order of the model.
PARAMETERS: dict[str, Parameter] = {
    parameter.path: parameter for group, cls in GROUPS.items() for parameter in declared(group, cls).values()
}
CHANNEL_PARAMETERS: dict[str, Parameter] = declared("channels", Channel)


def parameter_of(path: str) -> Parameter:
    """The declaration behind a path: `company.margin`, `channels.0.cpc`, or `channels.cpc` for any channel."""
    return PARAMETERS[Path.of(path).declared]
