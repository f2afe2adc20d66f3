"""The sheets of flows and results: what the plan is worth against its base, from value a month to ROI and payback."""

from roisim.cases.series import LAYERS, STREAMS
from roisim.exports.xlsx.rows import Part, Row, added, fixed, flow, level

_QUESTIONS = {"aside": "I", "today": "S"}


def flows() -> tuple[Part, ...]:
    """The flow of money, month 0 included, and what payback and return rest on."""
    return (Part("flow", _FLOW), Part("payback", _PAYBACK), Part("slow", _SLOW),
            Part("return", _RETURN), Part("gained", _GAINED))  # fmt: skip


def results() -> tuple[Part, ...]:
    """What is read off."""
    return (
        Part("totals", _TOTALS), Part("questions", _ASKED), Part("gain", tuple(_of_streams("gain"))),
        Part("avoided", tuple(_of_streams("avoided"))), Part("ladder", _steps()),
        Part("unit_values", _UNITS), Part("hours", _HOURS),
    )  # fmt: skip


def _base(row: str) -> str:
    return f"(S.{row} if today == 1 else I.{row})"


_FLOW = (
    fixed("today", "flag",
          "1 if finance.against == 1 or (finance.against == 0 and works_today.most > 0) else 0"),
    flow("base_value", "money", _base("value")),
    flow("base_cost", "money", _base("cost")),
    Row("flow", "money", "T.inside * (E.value - base_value)", "-plan.setup", "sum"),
    Row("cost_flow", "money", "T.inside * (E.cost - base_cost)", "plan.setup", "sum"),
    Row("cumulative", "money", "prev.cumulative + flow", "opening(flow)"),
)  # fmt: skip
_PAYBACK = (
    fixed("grain", "money", "fixed.grain * abs(pv(cost_flow))"),
    Row("below", "flag", "1 if cumulative < -grain else 0", "1 if opening(cumulative) < -grain else 0"),
    level("settled", "money", "0 if abs(cumulative) <= grain else cumulative"),
    level("back_now", "flag", "1 if prev.below == 1 and below == 0 else 0"),
    Row("back", "months",
        "T.t - 1 + prev.cumulative / (prev.cumulative - settled) if back_now == 1 else prev.back", "0", "end"),
    Row("below_last", "flag", "below * T.last", "0", "sum"),
)  # fmt: skip
_SLOW = (fixed("slow", "flag", "1 if total(below_last) > 0 or total(back) > 12 else 0"),)
_SIGN = "(1 if flow > 0 else 0) - (1 if flow < 0 else 0)"
_RETURN = (
    Row("first_year", "flag", "1 if T.t <= 12 else 0", "1"),
    Row("sign", "number", f"({_SIGN})", _SIGN.replace("flow", "opening(flow)")),
    Row("turned", "number", "prev.turned if sign == 0 else sign", "opening(sign)"),
    Row("turns", "flag", "1 if prev.turned * turned < 0 else 0", "0", "sum"),
    fixed("found", "flag", "known(1 if abs(back(flow)) >= 0 else 0, 0)"),
    fixed("guess", "rate", "known(back(flow), 0)"),
    Row("worth_at", "money", "flow * (1 + guess) ** (-T.t)", "opening(flow)", "sum"),
    Row("slope", "money", "T.t * worth_at / (1 + guess)", "0", "sum"),
)  # fmt: skip
_GAINED = (
    flow("base_before_cost", "money", "I.before_cost * (1 - today) + S.before_cost * today"),
    *(flow(f"base_{name}", "money", f"I.stream_{name} * (1 - today) + S.stream_{name} * today") for name in STREAMS),
    *(flow(f"base_calm_{name}", "money", f"IC.stream_{name} * (1 - today)") for name in STREAMS),
)


def _settled(money: str, whole: str) -> str:
    return f"0 if abs({money}) <= max(fixed.grain * abs(cost_pv), fixed.digits * abs({whole})) else {money}"


_TOTALS = (
    fixed("cost_pv", "money", "pv(F.cost_flow)"),
    fixed("npv_exact", "money", "pv(F.flow)"),
    fixed("npv", "money", _settled("npv_exact", "pv(E.value)")),
    fixed("roi", "rate", "npv / cost_pv if cost_pv > 0 else none"),
    fixed("net_exact", "money", "total(F.flow)"),
    fixed("net", "money", _settled("net_exact", "total(E.value)")),
    fixed("cost", "money", "total(F.cost_flow)"),
    fixed("roi_simple", "rate", "net / cost if cost > 0 else none"),
    fixed("payback_months", "months", "none if total(F.below_last) > 0 else total(F.back)"),
    fixed("peak_funding", "money", "max(0, -least(F.cumulative))"),
    fixed("year_cost", "money", "plan.setup + dot(F.first_year, F.cost_flow)"),
    fixed("irr_told", "flag",
          "1 if peak_funding >= fixed.quarter * year_cost and F.slow == 1 and total(F.turns) == 1"
          " and F.found == 1 else 0"),
    fixed("irr_month", "rate", "F.guess + known(total(F.worth_at) / total(F.slope), 0)"),
    fixed("irr", "rate", "(1 + irr_month) ** 12 - 1 if irr_told == 1 else none"),
    fixed("left_over", "share", "company.churn + T.rate_month"),
    fixed("after", "money", "T.later_profit * T.kept / left_over if left_over > 0 else none"),
    fixed("customers_more", "people",
          "total(E.customers) - (total(S.customers) if F.today == 1 else total(I.customers))"),
    fixed("beyond", "money",
          "(1 + finance.discount_rate) ** (-finance.months / 12) * customers_more * after"
          " if left_over > 0 else none"),
)  # fmt: skip
_ASKED = tuple(
    row
    for question, world in _QUESTIONS.items()
    for row in (
        fixed(f"cost_{question}", "money", f"pv(E.cost) - pv({world}.cost) + plan.setup"),
        fixed(f"exact_{question}", "money", f"pv(E.value) - pv({world}.value) - plan.setup"),
        fixed(f"npv_{question}", "money",
              f"0 if abs(exact_{question}) <= max(fixed.grain * abs(cost_{question}), "
              f"fixed.digits * abs(pv(E.value))) else exact_{question}"),
        fixed(f"roi_{question}", "rate", f"npv_{question} / cost_{question} if cost_{question} > 0 else none"),
    )
)  # fmt: skip


def _of_streams(part: str) -> list[Row]:
    found = {
        "gain": "pv(EC.stream_{0}) - pv(F.base_calm_{0})",
        "avoided": "pv(E.stream_{0}) - pv(F.base_{0}) - gain_{0}",
    }
    return [fixed(f"{part}_{name}", "money", found[part].format(name), f"stream_{name}") for name in STREAMS]


def _steps() -> tuple[Row, ...]:
    found, before = [], []
    for step in ("save", "earn", "strategic"):
        before += [f"gain_{name}" for name in LAYERS[step]]
        found.append(fixed(f"exact_{step}", "money", f"{added(before)} - cost_pv"))
        found.append(fixed(f"step_{step}", "money", _settled(f"exact_{step}", "pv(EC.before_cost)")))
    every = added([*before, *(f"avoided_{name}" for name in STREAMS)])
    return (*found, fixed("exact_ignorance", "money", f"{every} - cost_pv"), fixed("step_ignorance", "money", "npv"))


_UNITS = (
    fixed("ltv", "money", "T.first_profit + after if left_over > 0 else none"),
    fixed("joined", "people", "total(E.new_social) + total(E.new_contacts) + total(E.new_referrals)"),
    fixed("spent", "money", "plan.setup + total(E.plan_cost)"),
    fixed("cac", "money", "spent / joined if joined > 0 else none"),
    fixed("work_pv", "money", "plan.setup + pv(P.running)"),
    fixed("organic_share", "share", "total(E.organic_leads) / total(E.leads) if total(E.leads) > 0 else 0"),
    fixed("engaged", "money", " + ".join(
        f"{weight}(pv(E.stream_{name}) - pv(F.base_{name}))"
        for name, weight in {"loyalty": "", "referrals": "", "social": "organic_share * ",
                             "contacts": "organic_share * "}.items())),
    fixed("roe", "rate", "engaged / work_pv - 1 if work_pv > 0 else none"),
)  # fmt: skip
_HOURS = (
    fixed("hands", "hours", "T.hands"),
    fixed("on_accounts_most", "hours", "plan.hours_per_account * most(P.accounts_counted)"),
    fixed("need", "hours", "on_accounts_most + T.on_posts"),
    fixed("accounts_care", "share", "min(1, hands / on_accounts_most) if on_accounts_most > 0 else 1"),
    fixed("posts_care", "share", "min(1, max(0, hands - on_accounts_most) / T.on_posts) if T.on_posts > 0 else 1"),
    fixed("care", "share",
          "(accounts_care * on_accounts_most + posts_care * T.on_posts) / need if need > 0 else 1"),
)  # fmt: skip
