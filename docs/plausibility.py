"""Writes docs/plausibility.md: each preset against published anchors. `python -m docs.plausibility`, a minute."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from docs import audit
from roisim.answers.ask import answer, likely
from roisim.answers.fans import Spread
from roisim.cases import preset
from roisim.cases.bibliography import JUDGEMENT, Benchmark, find
from roisim.cases.currencies import rates
from roisim.cases.groups import DIMENSION_LOSSES, FLAT
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.series import Dimension
from roisim.model.draws import draw
from roisim.model.simulation import simulate
from roisim.text import Text

Array = npt.NDArray[np.float64]
HERE = Path(__file__).parent
text = Text("en")
NONE = Estimate(0.0)

SHORT = "profit_roi_short | paid social | any | UK"
FULL = "profit_roi_full | paid social | any | UK"
RATIO = (1.0, 2.5)
ELASTICITY = (0.01, 0.24)
DARK = ("going_dark_sales_change_y1", "going_dark_sales_change_y2", "going_dark_sales_change_y3")
DARK_KEY = "{} | broad-reach ads stopped | any | Australia"
LUSH = "social_exit_sales_change | left Facebook, Instagram, TikTok, Snapchat (Lush) | any | global"
STEPS = (
    "lead_to_mql | B2B | b2b | global", "mql_to_sql | B2B | b2b | global", "sql_to_opportunity | B2B | b2b | global",
    "opportunity_to_customer | B2B | b2b | global",
)  # fmt: skip
META_LEADS = "paid_cpc | facebook/meta lead campaigns (derived) | any | Sweden"
CLICKS = {
    "b2b": META_LEADS, "subscription": META_LEADS, "local": META_LEADS,
    "ecommerce": "paid_cpc | facebook/meta | ecommerce | Sweden", "employer": "paid_cpc | facebook/meta | any | Sweden",
    "public": "paid_cpc | facebook/meta | any | Sweden",
    "LinkedIn": "paid_cpc | linkedin lead generation, EMEA | b2b | Europe",
}  # fmt: skip
LEADS = dict.fromkeys(("b2b", "subscription", "local", "public"), "paid_cpl | facebook/meta | any | Sweden") | {
    "employer": "hr_cost_per_application | job ads (programmatic) | any | US",
    "LinkedIn": "paid_cpl | linkedin single image lead gen | b2b | EMEA",
}
# Why a middle stands outside its anchor, or a range is more than twice as wide: asked for where that is so.
REASONS = {
    "b2b": "a sale counts when it is made, but three months hold only six deals in ten; the ranges of closing rate and "
    "deal time are firms', since no narrower figure of ads to businesses is published. A count in the CRM narrows it.",
    "subscription": "two years of fees hang on each trial: what a trial costs (USD 19 to 145 published), how many of "
    "those that ads bring become customers, and what a credited one is worth multiply. A month of trials tells.",
    "local": "one sale is some SEK 11,000 of gross profit at once, and neither the price of a lead (USD 19 to 145) nor "
    "what a credited sale is worth is known better than that in Sweden. A season of ads tells.",
}
TWICE = 2.0


def anchor(key: str) -> Benchmark:
    """A published figure that must be there."""
    found = find(key)
    assert found, key
    return found


def verdict(value: float | None, low: float, high: float) -> str:
    """Inside or outside."""
    assert value is not None
    return "inside" if low <= value <= high else "**outside**"


def span(spread: Spread, form: str = ".2f") -> str:
    """low to high | middle, in a table."""
    return " to ".join(f"{number:{form}}" for number in (spread.q05, spread.q95)) + f" | {spread.q50:{form}}"


def ranged(low: float, middle: float, high: float) -> str:
    """Three numbers, low–likely–high, in per cent."""
    return "–".join(f"{100 * number:.3g}" for number in (low, middle, high)) + "%"


def alone(case: Scenario) -> Scenario:
    """The case without today's work, so that only what wears away is lost by standing aside."""
    company = replace(case.company, social_share=NONE, social_cost=NONE)
    return replace(case, company=company, finance=replace(case.finance, against=""))


def burst(case: Scenario) -> Scenario:
    """The case with a month of its ads at full pace, and two years after."""
    channels = tuple(replace(channel, first=1, last=1, phasing=FLAT) for channel in case.channels)
    plan, printed = replace(case.plan, ramp_months=NONE), replace(case.print, moved=NONE)
    return replace(case, channels=channels, plan=plan, print=printed, finance=replace(case.finance, months=24))


def paid_profit(case: Scenario) -> tuple[Array, Array]:
    """Gross profit of all streams per krona of a month of ads: within 13 weeks and 24 months, (2, draws).

    Second, the same when each new customer counts at the sale with the profit of 24 months, as a study of sales does.
    """
    shown = burst(case)
    dark = replace(shown, channels=tuple(replace(channel, spend=NONE) for channel in shown.channels))
    names = ("value", "cost", "joined")
    lit, unlit = (simulate(draw(each), "engage", names) for each in (shown, dark))
    profit = (lit["value"] + lit["cost"] - unlit["value"] - unlit["cost"]).cumsum(axis=0) / audit.money(case)
    joined = (lit["joined"] - unlit["joined"]).cumsum(axis=0)
    return np.stack([profit[2], profit[23]]), np.stack([profit[23] * joined[2] / joined[23], profit[23]])


def profit_table() -> list[str]:
    """Profit per krona of paid social against Profit Ability 2."""
    lines = [
        "| case | window | 9 cases out of 10 | middle | published | middle is | range over published | long/short |",
        "|---|---|---:|---:|---:|---|---:|---:|",
    ]
    notes = []
    for case in map(preset, PRESETS):
        if not audit.money(case):
            continue
        cash, sold = paid_profit(case)
        used = sold if case.preset in ("b2b", "subscription") else cash
        ratio = Spread.of(used[1] / used[0]).q50
        outside = verdict(ratio, *RATIO) != "inside"
        for label, key, numbers in (("13 weeks", SHORT, used[0]), ("24 months", FULL, used[1])):
            found, published = Spread.of(numbers), anchor(key)
            assert found.q05 is not None
            assert found.q95 is not None
            wide = (found.q95 - found.q05) / (published.high - published.low)
            said = verdict(found.q50, published.low, published.high)
            outside = outside or said != "inside" or wide > TWICE
            bounds = "–".join(str(bound) for bound in published.bounds)
            lines.append(f"| {case.preset} | {label} | {span(found)} | {bounds} | {said} | {wide:.1f} | {ratio:.2f} |")
        if used is sold:
            notes.append(
                f"- **{case.preset}** counts a customer at the sale, with the gross profit of 24 months, as a study of "
                f"sales does. Counted as money comes in, the middle after 13 weeks is {np.median(cash[0]):.2f}."
            )
        if outside:
            notes.append(f"- **{case.preset}**: {REASONS[case.preset]}")
    return [*lines, "", *notes]


def elasticity(case: Scenario) -> float:
    """Per cent of sales in the third year for one per cent more advertising, at likely values."""
    dearer = replace(case, channels=tuple(replace(c, spend=c.spend.scaled(1.1)) for c in case.channels))
    before, after = (likely(each).fan("revenue", "engage").mean[24:36].sum() for each in (case, dearer))
    return float((after / before - 1) / 0.1)


def elasticity_table() -> list[str]:
    """Elasticity of sales to advertising."""
    lines = ["| case | third-year elasticity | published 0.01–0.24 |", "|---|---:|---|"]
    for case in map(preset, PRESETS):
        if audit.money(case):
            found = elasticity(case)
            lines.append(f"| {case.preset} | {found:.3f} | {verdict(found, *ELASTICITY)} |")
    return lines


def lost_sales(case: Scenario, month: int) -> Spread:
    """Sales of a year of standing aside, up to `month`, against today held."""
    drawn = draw(case)
    ignore, hold = (simulate(drawn, world, ("revenue",))["revenue"] for world in ("ignore", "hold"))
    year = slice(month - 12, month)
    return Spread.of(ignore[year].sum(axis=0) / hold[year].sum(axis=0) - 1)


def part(case: Scenario, dimension: Dimension) -> str:
    """What of the loss in year 3 a dimension makes by itself, middle of the draws."""
    losses = {loss: NONE for name, each in DIMENSION_LOSSES.items() if name != dimension for loss in each}
    return text.percent(lost_sales(replace(case, ignorance=replace(case.ignorance, level="own", **losses)), 36).q50)


def aside_table() -> list[str]:
    """Sales after standing aside, beside those who left, and brands that stopped all broad advertising."""
    lines = [
        "| case | level | year 1 | year 2 | year 3 | year 3, 9 cases out of 10 | brand | search | churn "
        "| today’s, added |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name in PRESETS:
        for level in ("mild", "likely", "severe"):
            case = preset(name)
            case = replace(case, ignorance=at_level(case.ignorance, level))  # type: ignore[arg-type]
            years = [lost_sales(alone(case), month) for month in (12, 24, 36)]
            middles = [text.percent(year.q50) for year in years]
            parts = [part(alone(case), each) for each in ("brand", "search", "relations")]
            known, whole = years[2].q50, lost_sales(case, 36).q50
            assert known is not None
            assert whole is not None
            today = text.percent(whole - known) if case.works_today else "–"
            ends = f"{text.percent(years[2].q05)} to {text.percent(years[2].q95)}"
            lines.append("| " + " | ".join([name, level, *middles, ends, *parts, today]) + " |")
    lush = anchor(LUSH)
    dark = " | ".join(text.percent(anchor(DARK_KEY.format(key)).likely) for key in DARK)
    return [
        *lines,
        f"| *Lush, four networks left* | *its own guess* | | | {text.percent(lush.likely)} "
        f"| {text.percent(lush.low)} to {text.percent(lush.high)} | | | | |",
        f"| *all broad advertising stopped* | *Hartnett et al. 2021* | {dark} | | | | | |",
    ]


def price_table() -> list[str]:
    """Cost of a click and of a lead before saturation, in dollars as published."""
    lines = [
        "| case | channel | what | 9 cases out of 10, USD | middle | published | middle is |",
        "|---|---|---|---:|---:|---:|---|",
    ]
    for case in map(preset, PRESETS):
        drawn = draw(case)
        for place, channel in enumerate(case.channels):
            cpm, ctr, rate = (np.broadcast_to(drawn[f"channels.{name}"][place], case.draws) for name in PRICED)
            click = cpm / 1000 / ctr / rates()["USD"].rate
            for what, keys, money in (("click", CLICKS, click), ("lead", LEADS, click / rate)):
                key = keys.get(channel.name) or keys.get(case.preset)
                if key:
                    found, known = Spread.of(money), anchor(key)
                    bounds = "–".join(f"{bound:g}" for bound in known.bounds)
                    said = verdict(found.q50, known.low, known.high)
                    lines.append(f"| {case.preset} | {channel.name} | {what} | {span(found)} | {bounds} | {said} |")
    return lines


PRICED = ("cpm", "ctr", "lead_rate")


def beside(estimate: Estimate) -> str:
    """A step of a funnel, and the published figure behind it."""
    known = None if estimate.source == JUDGEMENT else anchor(estimate.source)
    said = f"{known.parameter_id} {ranged(*known.bounds)}" if known else "judgement"
    return f"{ranged(*estimate.bounds)} | {said}"


def funnel_table() -> list[str]:
    """Each step of each funnel beside the figure behind it."""
    lines = [
        "| case | by | click to lead | published | lead to customer | published | click to customer, likely |",
        "|---|---|---:|---|---:|---|---:|",
    ]
    for case in map(preset, PRESETS):
        steps = [(channel.name, channel.lead_rate, channel.close_rate) for channel in case.channels]
        for by, rate, close in [*steps, ("posts", case.funnel.organic_lead_rate, case.funnel.close_rate)]:
            won = f"{100 * rate.likely * close.likely:.2g}%"
            lines.append(f"| {case.preset} | {by} | {beside(rate)} | {beside(close)} | {won} |")
    return lines


def steps_table() -> list[str]:
    """The four steps from lead to customer in B2B, and what they make together."""
    lines = ["| step | published |", "|---|---:|"]
    found = [anchor(key) for key in STEPS]
    lines += [f"| {step.parameter_id.replace('_', ' ')} | {ranged(*step.bounds)} |" for step in found]
    together = float(np.prod([step.likely for step in found]))
    return [*lines, f"| all four, likely | {100 * together:.2f}% |"]


def answer_table() -> list[str]:
    """What each preset answers."""
    lines = [
        "| case | against | NPV, 9 cases out of 10 | middle | chance | ROI, middle | payback, middle "
        "| its work gets done "
        "| NPV against standing aside | against today | q95/q50 |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name in PRESETS:
        found = answer(preset(name))
        said = [found.npv.q05, found.npv.q50, found.npv.q95, found.npv_aside.q50, found.npv_today.q50]
        low, middle, high, aside, today = (text.money(number, "SEK") for number in said)
        back = f"{math.ceil(found.payback.q50 - 1e-9)} months" if found.payback.q50 else "none"
        assert found.npv.q50 is not None
        assert found.npv.q95 is not None
        lines.append(
            f"| {name} | {found.scenario.against} | {low} to {high} | {middle} | {text.percent(found.chance)} "
            f"| {text.percent(found.roi.q50)} | {back} | {text.percent(found.totals.spreads['care'].q50)} "
            f"| {aside} | {today} | {found.npv.q95 / found.npv.q50:.1f} |"
        )
    return lines


def page() -> str:
    """The whole page, over the words of docs/plausibility.template.md."""
    parts = {
        "answers": answer_table(), "profits": profit_table(), "elasticities": elasticity_table(),
        "aside": aside_table(), "prices": price_table(), "funnels": funnel_table(), "steps": steps_table(),
        "plans": audit.plans(), "audit": audit.table(),
    }  # fmt: skip
    template = (HERE / "plausibility.template.md").read_text("utf-8")
    return template.format(**{name: "\n".join(lines) for name, lines in parts.items()})


if __name__ == "__main__":
    (HERE / "plausibility.md").write_text(page(), "utf-8")
