"""The sheet of a world: one month after the other, by steps 4 to 11 of docs/model.md, the same rows in every world."""

from dataclasses import dataclass

from roisim.cases.series import STREAMS
from roisim.exports.xlsx.rows import Part, Row, added, fixed, flow, level, stock

BUYING = ("awareness", "today", "search", "social", "contacts", "print", "referrals")  # streams that are new customers


@dataclass(frozen=True)
class Lived:
    """A world: whether the plan is on in it, today's work goes on, and anything wears away. 1 or 0, or a formula."""

    plan: str
    work: str
    wear: str


WORLDS = {
    "E": Lived("1", "1", "1"), "S": Lived("0", "1", "1"), "I": Lived("0", "T.nothing_today", "1"),
    "EC": Lived("1", "1", "0"), "IC": Lived("0", "T.nothing_today", "0"),
}  # fmt: skip


def parts(world: Lived) -> tuple[Part, ...]:
    """All rows of a world that lives."""
    flags = (fixed("on", "flag", world.plan), fixed("work", "flag", world.work), fixed("wear", "flag", world.wear))
    return (
        Part("world", flags), Part("standing", _STANDING), Part("visits", _VISITS), Part("new_customers", _NEW),
        Part("stocks", _STOCKS), Part("income", _INCOME), Part("streams", _STREAMS), Part("value", _VALUE),
        Part("figures", _FIGURES),
    )  # fmt: skip


def today() -> tuple[Part, ...]:
    """All rows of today held: the same customers come and go, whatever the others do."""
    return (Part("held", _HELD), Part("figures", _HELD_FIGURES))


_STANDING = (
    level("presence", "share", "on * P.presence"),
    Row("going", "share", "work + (prev.going - work) * (1 - T.closing)", "1"),
    level("protected", "share", "1 - (1 - presence) * (1 - work * T.seen_today)"),
    level("erosion", "share", "wear * (1 - T.unworn) * (1 - ignorance.protection * protected)"),
    level("search", "factor",
          "max(0, (1 - T.search_loss * erosion) * (1 + effects.search_uplift * presence))"),
    level("counted", "people",
          "prev.followers if applies.relations == 1 else max(0, prev.followers - company.followers)"),
    level("relation_now", "share",
          "min(1, company.follower_customers * counted / prev.customers) if prev.customers > 0 else 0"),
    level("relation", "share", "relation_now - applies.relations * H.relation_today"),
    level("churn", "share", "max(0, min(1, company.churn * (1 + T.churn_increase * erosion)"
                            " * (1 - effects.churn_reduction * relation)))"),
)  # fmt: skip
_VISITS = (
    level("impressions", "number", "on * P.posted * prev.followers"),
    flow("organic", "number", "impressions * plan.organic_ctr"),
    flow("plan_visits", "number", "on * P.clicks + organic"),
    flow("organic_leads", "number", "organic * funnel.organic_lead_rate"),
    flow("leads", "number", "on * P.leads + organic_leads"),
    level("exposure", "number", "(on * P.impressions * plan.on_target + impressions) / company.audience"),
    level("half_way", "share", "tanh(exposure * fixed.half)"),
    level("reach", "share", "half_way / (1 + half_way) / fixed.half"),
    flow("plan_cost", "money", "on * (P.effort + P.lines_cost) + leads * T.lead_work"),
    flow("cost", "money", "plan_cost + work * company.social_cost"),
)
_NEW = (
    level("lift", "factor",
          "max(prev.awareness / company.awareness, 1 / fixed.thousand) ** effects.awareness_elasticity"
          " if company.awareness > 0 else 1"),
    level("lifted", "people", "H.new_customers * lift"),
    flow("new_awareness", "people", "lifted - H.new_customers"),
    level("ended", "share", "company.social_share * (1 - going)"),
    flow("new_today", "people", "-lifted * ended"),
    flow("new_search", "people", "lifted * (1 - ended) * company.search_share * (search - 1)"),
    level("without_plan", "people", "H.new_customers + new_awareness + new_today + new_search"),
    level("waiting", "people", "prev.pipeline + on * P.sales + organic_leads * T.closed"),
    flow("new_social", "people", "waiting * T.closing"),
    stock("pipeline", "people", "waiting - new_social"),
    level("unplaced", "number", "prev.on_their_way + on * P.orders + organic_leads * T.closed"),
    flow("placed", "number", "unplaced * T.closing"),
    stock("on_their_way", "number", "unplaced - placed"),
    flow("new_contacts", "people", "prev.contacts * T.converted"),
    Row("print_lost", "share", "prev.print_lost + (on * P.losing - prev.print_lost) * T.print_pace", "0"),
    flow("new_print", "people", "-min(T.by_print * print_lost, without_plan)"),
    level("others", "people", "without_plan + new_print + new_social + new_contacts"),
    level("more_ambassadors", "people", "prev.ambassadors - company.ambassadors"),
    level("recommending", "people", "max(more_ambassadors, applies.relations * more_ambassadors)"),
    flow("new_referrals", "people", "max(recommending * effects.referrals * funnel.close_rate, -others)"),
    flow("new_customers", "people", "others + new_referrals"),
)  # fmt: skip
_STOCKS = (
    flow("left", "people", "prev.customers * churn"),
    level("staying", "people", "prev.customers * (1 - churn)"),
    stock("customers", "people", "staying + new_customers", "company.customers"),
    stock("contacts", "people", "prev.contacts * (1 - funnel.contact_decay) + plan_visits * T.gained"),
    stock("ambassadors", "people",
          "max(0, prev.ambassadors - effects.ambassador_decay * more_ambassadors"
          " + effects.ambassador_rate * (prev.followers - company.followers))", "company.ambassadors"),
    flow("followed", "people",
         "effects.follow_rate * reach * max(0, company.audience * prev.awareness - prev.followers)"),
    stock("followers", "people",
          "prev.followers - effects.follower_decay * (prev.followers - company.followers * work) + followed",
          "company.followers"),
    level("upheld", "share", "company.awareness * (1 - T.awareness_loss * erosion)"),
    stock("awareness", "share",
          "max(0, min(1, prev.awareness - effects.awareness_decay * (prev.awareness - upheld)"
          " + effects.awareness_gain * reach * (1 - prev.awareness)))", "company.awareness"),
)  # fmt: skip
_INCOME = (
    level("uplift", "factor", "1 + effects.spend_uplift * relation"),
    level("first_orders", "number", "new_customers + placed - new_social"),
    flow("revenue", "money",
         "uplift * (company.order_value * first_orders + T.later_revenue * T.season * staying)"),
    flow("gross_profit", "money", "company.margin * revenue"),
    *(stock(f"stock_{name}", "people", f"prev.stock_{name} * T.kept + new_{name}") for name in BUYING),
    *(flow(f"worth_{name}", "money",
           f"T.first_profit * {'placed' if name == 'social' else f'new_{name}'}"
           f" + T.later_profit * T.season * T.kept * prev.stock_{name}") for name in BUYING),
)  # fmt: skip
_OF_STREAMS = {
    "service": "prev.customers * presence * on * P.answers * T.served",
    "print": "moved + worth_print",
    "database": "plan_visits * T.replaced",
    "other_saved": "on * P.lines_save",
    "other_earned": "on * P.lines_earn",
    "recruiting": "T.hired - cost_per_hire_now * recruiting.hires / 12",
    "crisis": "wear * T.storm * T.storm_loss * (ignorance.crisis_response * presence * on * P.answers - 1)",
    "loyalty": f"gross_profit - H.gross_profit - {added(f'worth_{name}' for name in BUYING)}",
}
_STREAMS = (
    flow("moved", "money", "on * P.moved * print.budget"),
    level("cost_per_hire_now", "money", "recruiting.cost_per_hire * (1 + T.hiring_increase * erosion)"
                                        " * (1 - recruiting.reduction * presence)", "cost_per_hire"),
    *(flow(f"stream_{name}", "money", _OF_STREAMS.get(name, f"worth_{name}")) for name in STREAMS),
)  # fmt: skip
_VALUE = (
    flow("before_cost", "money", f"H.gross_profit + {added(f'stream_{name}' for name in STREAMS)}"),
    flow("value", "money", "before_cost - cost"),
)
_FIGURES = (
    flow("visits", "number",
         "company.site_visits * T.season * (1 - company.search_share + company.search_share * search) + plan_visits"),
    flow("downloads", "number", "plan_visits * funnel.download_rate"),
    level("revenue_per_customer", "money", "revenue / customers if customers > 0 else none"),
    flow("service_calls", "number",
         "prev.customers * service.calls * (1 - service.deflection * presence * on * P.answers)"),
    level("cost_per_lead", "money", "plan_cost / leads if leads > 0 else none"),
)  # fmt: skip
_HELD = (
    flow("new_customers", "people", "company.new_customers * T.season"),
    level("relation_today", "share",
          "min(1, company.follower_customers * company.followers / prev.customers) if prev.customers > 0 else 0"),
    level("staying", "people", "prev.customers * T.kept"),
    stock("customers", "people", "staying + new_customers", "company.customers"),
    flow("revenue", "money",
         "company.order_value * new_customers + T.later_revenue * T.season * staying"),
    flow("gross_profit", "money", "company.margin * revenue"),
    flow("cost", "money", "company.social_cost"),
    flow("value", "money", "gross_profit - cost"),
)  # fmt: skip
_HELD_FIGURES = (
    level("reach", "share", "0"),
    flow("visits", "number", "company.site_visits * T.season"),
    flow("downloads", "number", "0"),
    flow("leads", "number", "0"),
    level("revenue_per_customer", "money", "revenue / customers if customers > 0 else none"),
    flow("service_calls", "number", "prev.customers * service.calls"),
    level("awareness", "share", "company.awareness"),
    level("followers", "people", "company.followers"),
    level("ambassadors", "people", "company.ambassadors"),
    level("contacts", "people", "0"),
    level("search", "factor", "1"),
)
