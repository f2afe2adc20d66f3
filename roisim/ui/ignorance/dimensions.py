"""What standing aside costs in each dimension: the range, its own key figure over time, and how well it is known."""

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape

import streamlit as st

from roisim.answers.fans import Fan, Spread
from roisim.answers.losses import FIGURES, figures, losses_of
from roisim.answers.result import Result
from roisim.cases.bibliography import Benchmark
from roisim.cases.evidence import evidence
from roisim.cases.scenario import Scenario
from roisim.cases.series import DIMENSIONS, Dimension
from roisim.charts import dimensions as chart
from roisim.charts.strokes import LINES, Line
from roisim.exhibits.measures import WORLD_OF
from roisim.exhibits.simulator import decision
from roisim.model.arrays import Array
from roisim.text import NBSP, Text
from roisim.ui import shell, state
from roisim.ui.parts import exhibits, plots
from roisim.ui.parts.markup import strong

_PERCENT = ("brand", "search")
_TOGETHER = "together"
_TINY = 0.001


def name(text: Text, dimension: str) -> str:
    """What a dimension is called."""
    return text(f"page.ignorance.dimension.{dimension}")


def present_value(text: Text, case: Scenario) -> str:
    """Present value over three years, in words."""
    return text("page.ignorance.pv", within=decision.horizon(text, case.finance.months))


# --- the ranges ---


def weights(text: Text, result: Result) -> None:
    """What each dimension costs, largest first, under all of them together."""
    case = result.scenario
    spreads = spreads_of(result)
    largest = max(abs(end or 0.0) for spread in spreads.values() for end in (spread.q05, spread.q95, spread.mean))
    scale, unit = text.scale(largest, case.finance.currency)
    facts = {"unit": unit, "pv": present_value(text, case)}
    rows = [
        chart.Row(name(text, each), _amount(text, case, spreads[each], each), _drawn(case, each, spreads[each]))
        for each in ordered(case, spreads)
    ]
    measure = text("page.ignorance.weight.measure", **facts)
    exhibits.heading(_heaviest(text, case, spreads), measure, _told(text, case, spreads))
    spec = chart.drawn(rows, scale, text.language, state.theme())
    exhibits.picture(spec, "aside-weight", text("page.ignorance.weight.picture"))
    _table(text, case, spreads, scale, facts)


def spreads_of(result: Result) -> dict[str, Spread]:
    lost = result[losses_of(result.scenario)]
    costs = [(_TOGETHER, lost.together), *lost.by_dimension.items()]
    return {each: Spread.of(values) for each, values in costs}


def ordered(case: Scenario, spreads: dict[str, Spread]) -> list[str]:
    """All together, then the dimensions by their mean, then those that are not applicable."""
    absent = case.ignorance.not_applicable
    return [_TOGETHER, *sorted(DIMENSIONS, key=lambda each: (each in absent, -(spreads[each].mean or 0.0)))]


def _amount(text: Text, case: Scenario, spread: Spread, dimension: str) -> str:
    if dimension in case.ignorance.not_applicable:
        return name(text, "not_applicable")
    return text.money(spread.mean, case.finance.currency)


def _drawn(case: Scenario, dimension: str, spread: Spread) -> Spread | None:
    return None if dimension in case.ignorance.not_applicable else spread


def _heaviest(text: Text, case: Scenario, spreads: dict[str, Spread]) -> str:
    """The conclusion: which dimension weighs heaviest, of how much."""
    means = {each: spreads[each].mean or 0.0 for each in DIMENSIONS}
    heaviest, total = max(DIMENSIONS, key=lambda each: means[each]), spreads[_TOGETHER].mean or 0.0
    if total <= 0:
        return text("page.ignorance.weight.nothing")
    money = partial(text.money, currency=case.finance.currency)
    alone = all(not mean for each, mean in means.items() if each != heaviest)
    facts = {"dimension": name(text, heaviest), "amount": money(means[heaviest]), "total": money(total)}
    key = "only" if alone else "most" if means[heaviest] <= total else "mixed"
    return text(f"page.ignorance.weight.{key}", **facts)


def _told(text: Text, case: Scenario, spreads: dict[str, Spread]) -> str:
    """The picture in words."""
    said = []
    for each in ordered(case, spreads):
        facts = _money(text, case, spreads[each])
        key = "absent" if each in case.ignorance.not_applicable else f"alt{_kind(spreads[each], facts)}"
        said.append(text(f"page.ignorance.weight.{key}", dimension=name(text, each), **facts))
    return " ".join(said)


def _kind(spread: Spread, facts: dict[str, str]) -> str:
    """Which sentence tells a cost: one of its own where it is rare, and where the range is one number as written."""
    if (spread.q95 or 0.0) <= 0 < (spread.mean or 0.0):
        return "_rare"
    return "_one" if facts["low"] == facts["high"] else ""


def _money(text: Text, case: Scenario, spread: Spread) -> dict[str, str]:
    """Mean, low and high; next to the largest of them, what is tiny is 0."""
    ends = {name: value or 0.0 for name, value in (("mean", spread.mean), ("low", spread.q05), ("high", spread.q95))}
    tiny = _TINY * max(map(abs, ends.values()))
    return {end: text.money(value if abs(value) > tiny else 0.0, case.finance.currency) for end, value in ends.items()}


def _table(text: Text, case: Scenario, spreads: dict[str, Spread], scale: float, facts: dict[str, str]) -> None:
    order = ordered(case, spreads)
    absent = case.ignorance.not_applicable
    largest = max(abs(value or 0.0) for spread in spreads.values() for value in (spread.mean, spread.q05, spread.q95))
    written = partial(exhibits.cell, text, exhibits.decimals(largest / scale))
    numbers = {each: [spreads[each].mean or 0.0, spreads[each].q05 or 0.0, spreads[each].q95 or 0.0] for each in order}
    words = {each: _word(text, each) for each in order}
    cells = {each: [written(value / scale) for value in numbers[each]] for each in order}
    cells |= {each: ["–"] * 3 for each in absent}
    rows = [(name(text, each), [*cells[each], words[each]]) for each in order]
    head = [text(f"page.ignorance.weight.{column}") for column in ("name", "mean", "low", "high", "evidence")]

    def exact() -> list[list[str | float]]:
        return [[name(text, each), *numbers[each], words[each]] for each in order]

    exhibits.table(text, "aside-weight", text("page.ignorance.weight.caption", **facts), head, rows, exact, (0,), True)


def _word(text: Text, dimension: str) -> str:
    """How strong the evidence is, in a word; of all together there is none."""
    for each in DIMENSIONS:
        if each == dimension:
            return text(f"page.ignorance.evidence.{evidence(each).strength}")
    return ""


# --- the cards ---


def cards(text: Text, result: Result) -> None:
    """Each dimension in its own key figure, with what it costs and how well that is known."""
    case = result.scenario
    shell.section(text("page.ignorance.cards.title"), text("page.ignorance.cards.remark"))
    with st.container(key="aside-cards"):
        for dimension in DIMENSIONS:
            with st.container(key=f"aside-card-{dimension}", gap=None):
                _card(text, result, dimension)
        with st.container(key="aside-card-key", gap=None):
            st.html(_key(text, case))
    _ends_table(text, result)


def _ends_table(text: Text, result: Result) -> None:
    """Where the key figures end, in each world."""
    case = result.scenario
    shown = [each for each in DIMENSIONS if each in FIGURES and each not in case.ignorance.not_applicable]
    ends = {
        each: [float(figures(result, world)[FIGURES[each]].q50[-1]) for world in WORLD_OF.values()] for each in shown
    }
    names = {each: text(f"kpi.{FIGURES[each]}.name") for each in shown}
    rows = [(names[each], [_end(text, case, each, value) for value in ends[each]]) for each in shown]
    head = [text("page.ignorance.cards.figure"), *(text(f"page.line.{line}") for line in WORLD_OF)]
    caption = text("page.ignorance.cards.caption", within=decision.horizon(text, case.finance.months))

    if shown:
        file = {head: series for each in shown for head, series in _drawn_columns(text, result, each)}
        month, exact = text("page.ignorance.lines.month"), partial(exhibits.by_month, list(file.values()))
        exhibits.table(text, "aside-figures", caption, head, rows, exact, folded=True, columns=[month, *file])


def _drawn_columns(text: Text, result: Result, dimension: Dimension) -> Iterator[tuple[str, Array]]:
    """All that the picture of a dimension draws, month by month, by the head of its column in the file."""
    case = result.scenario
    kpi, currency = FIGURES[dimension], text.currency(case.finance.currency)
    unit = "%" if dimension in _PERCENT else text(f"kpi.{kpi}.unit", currency=currency)
    for line, world in WORLD_OF.items():
        fan = figures(result, world)[kpi]
        for head, series in exhibits.columns_of(text, line, unit, fan, 0.01 if dimension in _PERCENT else 1):
            yield f"{text(f'kpi.{kpi}.name')}: {head}", series


def _card(text: Text, result: Result, dimension: Dimension) -> None:
    case = result.scenario
    what = escape(text(f"page.ignorance.cards.what_{dimension}"))
    said = f'<h3>{escape(name(text, dimension))}</h3><p class="what">{what}</p>'
    if dimension in case.ignorance.not_applicable:
        said += f'<p class="absent">{escape(text("page.ignorance.cards.absent"))}</p>'
    elif dimension == "crisis":
        said += _storm(text, result)
    else:
        said += _pictured(text, result, dimension)
    st.html(said + _cost(text, result, dimension) + _evidence(text, dimension))


def _pictured(text: Text, result: Result, dimension: Dimension) -> str:
    """The key figure of a dimension in three lines, and how they end."""
    case = result.scenario
    kpi = FIGURES[dimension]
    fans: dict[Line, Fan] = {line: figures(result, world)[kpi] for line, world in WORLD_OF.items()}
    scale, unit = _unit(text, case, dimension, fans)
    ends = {line: _end(text, case, dimension, float(fan.q50[-1])) for line, fan in fans.items()}
    told = text("page.ignorance.cards.ends", within=decision.horizon(text, case.finance.months), **ends)
    alt = text("page.ignorance.cards.picture", dimension=name(text, dimension), told=told.replace("*", ""))
    picture = plots.plot(text, *plots.drawn(fans, state.theme()), case.finance.months, scale, alt)
    about = escape(text(f"page.ignorance.cards.{dimension}", unit=unit))
    return f'<p>{about}</p>{picture}<p class="ends">{strong(told)}</p>'


def _unit(text: Text, case: Scenario, dimension: Dimension, fans: dict[Line, Fan]) -> tuple[float, str]:
    if dimension in _PERCENT:
        return 0.01, ""
    if dimension == "recruiting":
        return text.scale(max(float(fan.q95.max()) for fan in fans.values()), case.finance.currency)
    return 1.0, ""


def _end(text: Text, case: Scenario, dimension: Dimension, value: float) -> str:
    """Where a key figure ends, with a digit more than is known, for the lines may differ only there."""
    if dimension == "recruiting":
        return text.money(value, case.finance.currency, 3)
    return text.percent(value, 3) if dimension in _PERCENT else text.number(value, 3)


def _storm(text: Text, result: Result) -> str:
    case = result.scenario
    lost = result[losses_of(result.scenario)]
    within = decision.horizon(text, case.finance.months)
    chance = decision.chance(text, lost.storm) if lost.storm else text.percent(0.0)
    when = text("page.ignorance.cards.crisis_none")
    if lost.storm and lost.of_a_storm is not None:
        when = text("page.ignorance.cards.crisis_loss", amount=text.money(lost.of_a_storm, case.finance.currency))
    said = escape(text("page.ignorance.cards.crisis", within=within))
    return f'<p>{said}</p><p class="chance">{escape(chance)}</p><p class="ends">{escape(when)}</p>'


def _cost(text: Text, result: Result, dimension: Dimension) -> str:
    case = result.scenario
    if dimension in case.ignorance.not_applicable:
        return ""
    costs = result[losses_of(result.scenario)].by_dimension[dimension]
    if not costs.any():
        return f'<p class="cost">{escape(text("page.ignorance.cards.cost_nothing"))}</p>'
    spread = Spread.of(costs)
    facts = _money(text, case, spread)
    said = text(f"page.ignorance.cards.cost{_kind(spread, facts)}", **facts)
    return f'<p class="cost">{escape(said)}</p>'


def _evidence(text: Text, dimension: Dimension) -> str:
    """How strong the evidence is, in a word; what it is evidence of; and where it can be read."""
    found = evidence(dimension)
    share = text.percent(abs(found.sources[0].likely)) if found.sources else ""
    word, of = (
        text(f"page.ignorance.evidence.{found.strength}"),
        text(f"page.ignorance.evidence.{dimension}", share=share),
    )
    said = f'<p class="proof"><strong class="{found.strength}">{escape(word)}.</strong> {escape(of)}</p>'
    return said + _sources(text, found.sources)


def _sources(text: Text, found: Sequence[Benchmark]) -> str:
    links = ", ".join(
        f'<a href="{escape(each.url)}" target="_blank" rel="noopener noreferrer">{escape(each.title)}</a>'
        for each in found
    )
    return f'<p class="proof">{escape(text("page.ignorance.evidence.source"))}:{NBSP}{links}</p>' if links else ""


def _key(text: Text, case: Scenario) -> str:
    """What the lines are, whose judgement the losses are, and why nothing is counted twice."""
    lines = "".join(f'<li class="{line}">{escape(text(f"page.ignorance.cards.{line}"))}</li>' for line in LINES)
    judged = "judged_own" if case.ignorance.level == "own" else "judged"
    said = "".join(f"<p>{strong(text(f'page.ignorance.cards.{key}'))}</p>" for key in (judged, "apart"))
    return f'<h3>{escape(text("page.ignorance.cards.key"))}</h3><ul class="aside-key">{lines}</ul>{said}'
