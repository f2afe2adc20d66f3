"""The answer side of the Simulator: the decision in words, the cards, two pictures, the yearly table."""

from functools import partial
from html import escape

import streamlit as st

from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.charts import cumulative, ladder
from roisim.exhibits.simulator import decision
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.parts import exhibits
from roisim.ui.parts.markup import strong, table

_STRONG_ROWS = ("net",)
_DASH: tuple[str, tuple[str, ...]] = ("–", ())  # a card of what there is no answer to


def head(text: Text, result: Result) -> None:
    """The decision line and the four cards."""
    said = f'<p class="decision">{strong(decision.decision(text, result))}</p>'
    hinge = f'<p class="hinge">{escape(decision.hangs_on(text, result))}</p>'
    cards = "".join(_card(*card) for card in _cards(text, result))
    st.html(f'<section class="answer" aria-live="polite">{said}{hinge}<dl class="cards">{cards}</dl></section>')


def _card(name: str, value: str, remarks: tuple[str, ...]) -> str:
    small = "".join(f"<small>{escape(remark)}</small>" for remark in remarks)
    return f"<div><dt>{escape(name)}</dt><dd><b>{escape(value)}</b>{small}</dd></div>"


def _cards(text: Text, result: Result) -> list[tuple[str, str, tuple[str, ...]]]:
    """Name, value and remarks: net present value first, ROI last."""
    money = partial(text.money, currency=result.scenario.finance.currency)
    low, high, cost = (money(amount) for amount in (result.npv.q05, result.npv.q95, result.cost_pv.q50))
    span, mean = (
        text("page.card.npv_range", low=low, high=high),
        text("page.card.npv_mean", mean=money(result.npv.mean)),
    )
    found = {
        "npv": (money(result.npv.q50), (span, mean)),
        "payback": _payback(text, result),
        "chance": _chance(text, result),
        "roi": (text.percent(result.roi.q50), (text("page.card.roi_on", cost=cost),)),
    }
    return [(text(f"page.card.{name}"), *said) for name, said in found.items()]


def _payback(text: Text, result: Result) -> tuple[str, tuple[str, ...]]:
    """When the plan has paid itself back; one that costs nothing has nothing to pay back."""
    if result.roi.q50 is None:
        return _DASH
    months, back = result.scenario.finance.months, result.payback.q50
    paid = text("page.card.payback_over", count=months) if back is None else text.months(back)
    cases, within = text.of_ten(result.pays_within(months)), decision.horizon(text, months)
    return paid, (text("page.card.payback_within", cases=cases, within=within), text("page.card.payback_how"))


def _chance(text: Text, result: Result) -> tuple[str, tuple[str, ...]]:
    """How likely it is that the plan pays off; one that does nothing can't."""
    if decision.is_nothing(result):
        return _DASH
    return decision.chance(text, result.chance), (text("page.card.chance_of", draws=text.exact(result.draws)),)


def over_time(text: Text, result: Result) -> None:
    """The cumulative picture under its conclusion."""
    ends = (result.cumulative.q05[-1], result.cumulative.q95[-1])
    scale, unit = text.scale(max(abs(float(end)) for end in ends), result.scenario.finance.currency)
    measure = text("page.cumulative.measure", unit=unit)
    exhibits.heading(decision.overtakes(text, result), measure, decision.cumulative_alt(text, result))
    spec = cumulative.drawn(
        result.cumulative,
        result.aside,
        result.crossing,
        scale,
        lambda key, **facts: text(f"page.{key}", **facts),
        text.language,
        state.theme(),
    )
    exhibits.picture(spec, "cumulative", text("page.cumulative.picture"))


def in_steps(text: Text, result: Result) -> None:
    """The ladder under its conclusion; of a plan that does nothing, the conclusion alone."""
    if decision.is_nothing(result):
        shell.section(decision.in_steps(text, result))
        return
    cost = result.cost_pv.mean or 0.0
    scale, unit = text.scale(_largest(result), result.scenario.finance.currency)
    measure = text("page.ladder.measure", unit=unit)
    exhibits.heading(decision.in_steps(text, result), measure, decision.ladder_alt(text, result))
    spec = ladder.drawn(
        cost,
        result.ladder,
        scale,
        lambda step: text(f"page.step.{step}"),
        partial(exhibits.signed, text, exhibits.decimals(max(cost, *map(abs, result.ladder.values())) / scale)),
        text.language,
        state.theme(),
    )
    exhibits.picture(spec, "ladder", text("page.ladder.picture"))


def _largest(result: Result) -> float:
    """The largest sum of the ladder and the yearly table, which are in one unit."""
    sums = (value for _, values in result.yearly() for value in values)
    return max(abs(each) for each in (result.cost_pv.mean or 0.0, *result.ladder.values(), *sums))


def years(text: Text, result: Result) -> None:
    """The yearly table, in means: Initial, Year 1..n, Total, present value."""
    rows = list(result.yearly())
    largest = _largest(result)
    scale, unit = text.scale(largest, result.scenario.finance.currency)
    written = partial(exhibits.cell, text, exhibits.decimals(largest / scale))
    named = [(text(f"page.row.{key}"), [written(value / scale) for value in values]) for key, values in rows]
    kinds = {place: "net" for place, (key, _) in enumerate(rows) if key in _STRONG_ROWS}
    st.html(table(text("page.yearly.caption", unit=unit), ["", *_columns(text, result.scenario)], named, kinds))


def _columns(text: Text, scenario: Scenario) -> list[str]:
    """Start, one a year (the last with its months where it is cut short), total, present value."""
    whole, rest = divmod(scenario.finance.months, 12)
    names = [text("page.yearly.year", count=year + 1) for year in range(whole)]
    if rest:
        names.append(text("page.yearly.part", count=whole + 1, months=rest))
    return [text("page.yearly.start"), *names, text("page.yearly.total"), text("page.yearly.pv")]
