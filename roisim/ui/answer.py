"""The answer side of the Simulator: the decision in words, the cards, two pictures, the yearly table."""

import math
from functools import partial
from html import escape

import pyarrow  # type: ignore[import-untyped]
import streamlit as st

from roisim import sentences
from roisim.charts import cumulative, ladder
from roisim.charts.specs import Spec
from roisim.result import Result
from roisim.scenario import Scenario
from roisim.text import Text
from roisim.ui import state
from roisim.ui.markup import strong, table

_STRONG_ROWS = ("net",)


def head(text: Text, result: Result) -> None:
    """The decision line and the four cards."""
    said = f'<p class="decision">{strong(sentences.decision(text, result))}</p>'
    hinge = f'<p class="hinge">{escape(sentences.hangs_on(text, result))}</p>'
    cards = "".join(_card(*card) for card in _cards(text, result))
    st.html(f'<section class="answer" aria-live="polite">{said}{hinge}<dl class="cards">{cards}</dl></section>')


def _card(name: str, value: str, remarks: tuple[str, ...]) -> str:
    small = "".join(f"<small>{escape(remark)}</small>" for remark in remarks)
    return f"<div><dt>{escape(name)}</dt><dd><b>{escape(value)}</b>{small}</dd></div>"


def _cards(text: Text, result: Result) -> list[tuple[str, str, tuple[str, ...]]]:
    """Name, value and remarks: net present value first, ROI last."""
    terms = result.scenario.finance
    money = partial(text.money, currency=terms.currency)
    within = sentences.horizon(text, terms.months)
    back = result.payback.q50
    paid = text("page.card.payback_over", count=terms.months) if back is None else text.months(back)
    pays = text.of_ten(result.pays_within(terms.months))
    low, high, cost = (money(amount) for amount in (result.npv.q05, result.npv.q95, result.cost_pv.q50))
    chance = sentences.chance(text, result.chance)
    remarks = {
        "npv": (
            text("page.card.npv_range", low=low, high=high),
            text("page.card.npv_mean", mean=money(result.npv.mean)),
        ),
        "payback": (text("page.card.payback_within", cases=pays, within=within), text("page.card.payback_how")),
        "chance": (text("page.card.chance_of", draws=text.exact(result.draws)),),
        "roi": (text("page.card.roi_on", cost=cost),),
    }
    values = (money(result.npv.q50), paid, chance, text.percent(result.roi.q50))
    return [
        (text(f"page.card.{name}"), value, said) for (name, said), value in zip(remarks.items(), values, strict=True)
    ]


def over_time(text: Text, result: Result) -> None:
    """The cumulative picture under its conclusion."""
    ends = (result.cumulative.q05[-1], result.cumulative.q95[-1])
    scale, unit = _scale(text, max(abs(float(end)) for end in ends), result.scenario.finance.currency)
    measure = text("page.cumulative.measure", unit=unit)
    _heading(sentences.overtakes(text, result), measure, sentences.cumulative_alt(text, result))
    spec = cumulative.drawn(
        result.cumulative,
        result.aside,
        result.crossing,
        scale,
        lambda key, **facts: text(f"page.{key}", **facts),
        text.language,
        state.theme(),
    )
    _picture(spec, "cumulative", text("page.cumulative.picture"))


def in_steps(text: Text, result: Result) -> None:
    """The ladder under its conclusion."""
    cost = result.cost_pv.mean or 0.0
    scale, unit = _scale(text, _largest(result), result.scenario.finance.currency)
    measure = text("page.ladder.measure", unit=unit)
    _heading(text(f"page.ladder.{sentences.carried_by(result)}"), measure, sentences.ladder_alt(text, result))
    spec = ladder.drawn(
        cost,
        result.ladder,
        scale,
        lambda step: text(f"page.step.{step}"),
        partial(_signed, text, _decimals(max(cost, *map(abs, result.ladder.values())) / scale)),
        text.language,
        state.theme(),
    )
    _picture(spec, "ladder", text("page.ladder.picture"))


def _heading(title: str, measure: str, said: str) -> None:
    """Conclusion and measure over a picture, and the picture in words for those who can't see it."""
    st.html(
        f'<header class="figure"><h2>{escape(title)}</h2><p>{escape(measure)}</p>'
        f'<p class="unseen">{escape(said)}</p></header>'
    )


def _picture(spec: Spec, name: str, alt: str) -> None:
    """Draw a picture. alt: without numbers, for another alt would make the browser build the picture anew."""
    tables = {key: pyarrow.Table.from_pylist(rows) for key, rows in spec["datasets"].items()}
    st.vega_lite_chart({**spec, "datasets": tables}, theme=None, width="stretch", key=f"chart-{name}", alt=alt)


def _signed(text: Text, decimals: int, value: float) -> str:
    """A number of two digits with its sign, as it stands on a bar; too small to matter, it is 0."""
    known = round(value, decimals)
    shown = text.number(known)
    return f"+{shown}" if known > 0 else shown


def _decimals(largest: float) -> int:
    """The decimals that give the largest number of a table three digits; negative where it has more."""
    return 2 - math.floor(math.log10(largest)) if largest > 0 else 0


def _largest(result: Result) -> float:
    """The largest sum of the ladder and the yearly table, which are in one unit."""
    sums = (value for _, values in result.yearly() for value in values)
    return max(abs(each) for each in (result.cost_pv.mean or 0.0, *result.ladder.values(), *sums))


def _scale(text: Text, largest: float, currency: str) -> tuple[float, str]:
    """The unit in which the largest number is easy to read, and its name."""
    scale, name = next(
        (size, name)
        for size, name in ((1e6, "millions"), (1e3, "thousands"), (1.0, "ones"))
        if largest >= size or size == 1
    )
    return scale, text(f"page.scale.{name}", currency=text.currency(currency))


def years(text: Text, result: Result) -> None:
    """The yearly table, in means: Initial, Year 1..n, Total, present value."""
    rows = list(result.yearly())
    largest = _largest(result)
    scale, unit = _scale(text, largest, result.scenario.finance.currency)
    written = partial(_cell, text, _decimals(largest / scale))
    named = [(text(f"page.row.{key}"), [written(value / scale) for value in values]) for key, values in rows]
    kinds = {place: "net" for place, (key, _) in enumerate(rows) if key in _STRONG_ROWS}
    st.html(table(text("page.yearly.caption", unit=unit), ["", *_columns(text, result.scenario)], named, kinds))


def _cell(text: Text, decimals: int, value: float) -> str:
    """A number with always so many decimals, that the numbers of a column stand in line; nothing is 0."""
    shown, known = text.exact(round(value, decimals), max(decimals, 0)), max(decimals, 0)
    mark = text.exact(0.5)[1]
    whole, _, part = shown.partition(mark)
    return f"{whole}{mark}{part:0<{known}}" if known and whole + part != "0" else shown


def _columns(text: Text, scenario: Scenario) -> list[str]:
    """Start, one a year (the last with its months where it is cut short), total, present value."""
    whole, rest = divmod(scenario.finance.months, 12)
    names = [text("page.yearly.year", count=year + 1) for year in range(whole)]
    if rest:
        names.append(text("page.yearly.part", count=whole + 1, months=rest))
    return [text("page.yearly.start"), *names, text("page.yearly.total"), text("page.yearly.pv")]
