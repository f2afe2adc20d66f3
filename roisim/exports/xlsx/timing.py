"""The sheet of time and constants: months, seasons, discounting, and what stays the same all months."""

from roisim.exports.xlsx.rows import Part, Row, fixed, level

_HALF = "fixed.half ** (1 / {0}) if {0} > 0 else 0"  # kept from one month to the next, by a half-life


def parts() -> tuple[Part, ...]:
    """All rows."""
    return (
        Part("calendar", _CALENDAR), Part("of_the_plan", _PLAN), Part("of_customers", _CUSTOMERS),
        Part("of_wear", _WEAR),
    )  # fmt: skip


_CALENDAR = (
    Row("t", "month", "prev.t + 1", "0"),
    level("inside", "flag", "1 if t <= finance.months else 0"),
    level("last", "flag", "1 if t == finance.months else 0"),
    level("month", "month", "mod(first + t - 1 - 1, 12) + 1"),
    fixed("first", "month", "finance.start_month if finance.start_month > 0 else 1"),
    level("date", "date", "day(finance.start_year, first + t - 1) if finance.start_year > 0 else blank"),
    level("season", "factor", "at(company.season, month)"),
    Row("discount", "factor", "inside * (1 + finance.discount_rate) ** (-t / 12)", "1"),
    fixed("rate_month", "rate", "(1 + finance.discount_rate) ** (1 / 12) - 1"),
    level("dearer", "factor", "(1 + plan.cpm_trend) ** (t / 12)"),
)
_PLAN = (
    fixed("hands", "hours", "plan.hours + (plan.agency + plan.content) / plan.outside_hour"),
    fixed("on_posts", "hours", "plan.posts * plan.hours_per_post"),
    fixed("running_full", "money", "plan.hours * plan.hourly_cost + plan.agency + plan.content + plan.tools"),
    fixed("presence_pace", "share", f"1 - ({_HALF.format('effects.half_life')})"),
    fixed("print_pace", "share", f"1 - ({_HALF.format('print.half_life')})"),
    fixed("print_all", "flag", "1 if print.elasticity > 0 else 0"),
    fixed("by_print", "people", "print.budget * print.roas / company.order_value if company.order_value > 0 else 0"),
    fixed("half_closing", "share", "tanh(fixed.half / funnel.sales_cycle) if funnel.sales_cycle > 0 else 1"),
    fixed("closing", "share", "half_closing / (1 + half_closing) / fixed.half"),
    fixed("lead_work", "money", "min(1, funnel.incremental) * funnel.lead_cost"),
    fixed("closed", "share", "funnel.close_rate * funnel.incremental"),
    fixed("converted", "share", "funnel.contact_conversion * funnel.incremental"),
    fixed("gained", "share", "funnel.download_rate * (1 - funnel.replaced_share)"),
    fixed("replaced", "money", "funnel.download_rate * funnel.replaced_share * funnel.contact_cost"),
)
_CUSTOMERS = (
    fixed("kept", "share", "1 - company.churn"),
    fixed("first_profit", "money", "company.margin * company.order_value"),
    fixed("later_revenue", "money", "company.later_value * company.orders"),
    fixed("later_profit", "money", "company.margin * later_revenue"),
    fixed("served", "money",
          "service.calls * service.deflection * (service.cost_per_call - service.cost_per_contact) * service.cashable"),
    fixed("hired", "money", "recruiting.hires / 12 * recruiting.cost_per_hire"),
    fixed("year_profit", "money",
          "12 * (first_profit * company.new_customers + later_profit * company.customers * kept)"),
    fixed("nothing_today", "flag", "1 if company.social_share == 0 and company.social_cost == 0 else 0"),
)  # fmt: skip
_WEAR = (
    fixed("awareness_loss", "share", "ignorance.awareness_loss * applies.brand"),
    fixed("search_loss", "share", "ignorance.search_loss * applies.search"),
    fixed("churn_increase", "share", "ignorance.churn_increase * applies.relations"),
    fixed("hiring_increase", "share", "ignorance.hiring_increase * applies.recruiting"),
    fixed("storm_year", "share", "ignorance.crisis_per_year * applies.crisis"),
    fixed("storm_loss", "money", "ignorance.crisis_loss * applies.crisis * year_profit"),
    fixed("wear_kept", "share", _HALF.format("ignorance.half_life")),
    Row("unworn", "share", "prev.unworn * wear_kept", "1"),
    Row("no_storm", "share", "(1 - storm_year) ** (t / 12)", "1"),
    level("storm", "share", "prev.no_storm - no_storm"),
    fixed("seen_today", "share",
          "company.social_cost / (company.social_cost + plan.half_presence) if company.social_cost > 0 else 0"),
)  # fmt: skip
