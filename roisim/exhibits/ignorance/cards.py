"""Each area in its own key figure over time, with what standing aside costs there and how well that is known."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from roisim.answers.fans import Fan, Spread
from roisim.answers.losses import FIGURES, avoided, figures, losses_of
from roisim.answers.result import Result
from roisim.cases.bibliography import Benchmark
from roisim.cases.evidence import evidence
from roisim.cases.scenario import Scenario
from roisim.cases.series import DIMENSIONS, Dimension, World
from roisim.cases.vouching import voucher
from roisim.charts.panel import Panel, axis
from roisim.charts.strokes import Line
from roisim.exhibits.digits import by_month, columns_of
from roisim.exhibits.exhibit import Card, Exhibit, Row, Table
from roisim.exhibits.ignorance.weights import amounts, kind
from roisim.exhibits.ignorance.words import called
from roisim.exhibits.saying import chance, horizon, is_tiny, plainly, with_today
from roisim.model.arrays import Array
from roisim.text import Text

_PERCENT = ("brand", "search")
_LITTLE = 0.5  # of the currency: less is nothing
_WORLDS: dict[Line, World] = {"plan": "engage", "aside": "ignore", "today": "hold"}


@dataclass(frozen=True)
class Proof:
    """How strong the evidence is, in a word; what it is evidence of; where it can be read, after `source`."""

    strength: str
    word: str
    of: str
    source: str
    sources: tuple[Benchmark, ...]


@dataclass(frozen=True)
class Dimensional:
    """A dimension: what it is, what it costs, how well that is known, and one picture or one number of it.

    shown: the key figure in three lines, or a chance; absent: said instead where the dimension is not applicable.
    """

    dimension: Dimension
    name: str
    what: str
    cost: str
    proof: Proof
    shown: Exhibit | None
    absent: str = ""


def cards(text: Text, result: Result) -> list[Dimensional]:
    """All areas; what today's work brings only where there is such work."""
    text = plainly(text, result.scenario)
    there = (each for each in DIMENSIONS if each != "today" or result.scenario.works_today)
    return [_card(text, result, dimension) for dimension in there]


def _card(text: Text, result: Result, dimension: Dimension) -> Dimensional:
    name, what = called(text, dimension), text(f"page.ignorance.cards.what_{dimension}")
    proof = _of_today(text, result.scenario) if dimension == "today" else _proof(text, dimension)
    if dimension in result.scenario.ignorance.not_applicable:
        return Dimensional(dimension, name, what, "", proof, None, text("page.ignorance.cards.absent"))
    if dimension in FIGURES:
        shown = _pictured(text, result, dimension)
    else:
        shown = _storm(text, result) if dimension == "crisis" else _brought(text, result)
    return Dimensional(dimension, name, what, _cost(text, result, dimension), proof, shown)


def _pictured(text: Text, result: Result, dimension: Dimension) -> Exhibit:
    """The key figure of a dimension in three lines, and how they end."""
    terms, name = result.scenario.finance, called(text, dimension)
    fans: dict[Line, Fan] = {line: figures(result, world)[FIGURES[dimension]] for line, world in _WORLDS.items()}
    scale, unit = _unit(text, result.scenario, dimension, fans)
    ends = {line: _end(text, result.scenario, dimension, float(fan.q50[-1])) for line, fan in fans.items()}
    told = text("page.ignorance.cards.ends", within=horizon(text, terms.months), **ends)
    alt = text("page.ignorance.cards.picture", dimension=name, told=told.replace("*", ""))
    spanned = axis(fans)
    picture = Panel(fans, spanned, tuple(text.exact(tick / scale, 6) for tick in spanned.ticks), terms.months)
    measure = text(f"page.ignorance.cards.{dimension}", unit=unit)
    return Exhibit(f"aside-card-{dimension}", name, measure, alt, picture, remarks=(told,))


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


def _storm(text: Text, result: Result) -> Exhibit:
    """How likely a public storm is, and what one costs."""
    terms, lost = result.scenario.finance, result[losses_of(result.scenario)]
    likely = chance(text, lost.storm) if lost.storm else text.percent(0.0)
    when = text("page.ignorance.cards.crisis_none")
    if lost.storm and lost.of_a_storm is not None:
        when = text("page.ignorance.cards.crisis_loss", amount=text.money(lost.of_a_storm, terms.currency))
    said = text("page.ignorance.cards.crisis", within=horizon(text, terms.months))
    return Exhibit("aside-card-crisis", called(text, "crisis"), cards=(Card(said, likely, (when,)),))


def _brought(text: Text, result: Result) -> Exhibit:
    """What share of the new customers today's work brings, and its cost, which is saved."""
    case = result.scenario
    cost = text.money(case["company.social_cost"].likely, case.finance.currency)
    card = Card(
        text("page.ignorance.cards.today_brings"), text.percent(case["company.social_share"].likely),
        (text("page.ignorance.cards.today_costs", cost=cost),),
    )  # fmt: skip
    return Exhibit("aside-card-today", called(text, "today"), cards=(card,))


def _cost(text: Text, result: Result, dimension: Dimension) -> str:
    """What an area costs, and what the plan avoids of that."""
    costs = result[losses_of(result.scenario)].by_dimension[dimension]
    if not costs.any():
        return text("page.ignorance.cards.cost_nothing")
    spread = Spread.of(costs)
    said = [_costs(text, result, spread)]
    if dimension == "today" and with_today(result.scenario):
        return f"{said[0]} {text('page.ignorance.cards.kept')}"
    mean = float(avoided(result).by_dimension[dimension].mean())
    if not is_tiny(mean, result) and abs(mean) >= _LITTLE:
        amount = text.money(abs(mean), result.scenario.finance.currency)
        said.append(text(f"page.ignorance.cards.{'spared' if mean > 0 else 'lost_too'}", amount=amount))
    return " ".join(said)


def _costs(text: Text, result: Result, spread: Spread) -> str:
    """What an area costs; or that it is next to nothing, or a gain."""
    mean = spread.mean or 0.0
    if all(is_tiny(end or 0.0, result) for end in (mean, spread.q05, spread.q95)):
        return text("page.ignorance.cards.cost_little")
    facts = amounts(text, result.scenario, spread)
    if mean < 0:
        return text("page.ignorance.cards.cost_gain", gain=text.money(-mean, result.scenario.finance.currency))
    return text(f"page.ignorance.cards.cost{kind(spread, facts)}", **facts)


def _proof(text: Text, dimension: Dimension) -> Proof:
    found = evidence(dimension)
    share = text.percent(abs(found.sources[0].likely)) if found.sources else ""
    word, of = (
        text(f"page.ignorance.evidence.{found.strength}"),
        text(f"page.ignorance.evidence.{dimension}", share=share),
    )
    return Proof(found.strength, f"{word}.", of, f"{text('page.ignorance.evidence.source')}:", tuple(found.sources))


def _of_today(text: Text, case: Scenario) -> Proof:
    """Who vouches for what today's work brings, and what is known of how much of it would have come anyway."""
    who = voucher(case["company.social_share"])
    return replace(_proof(text, "today"), word=f"{text(f'source.{who}')}.")


# --- what stands once for all of them ---


def legend(text: Text, case: Scenario) -> tuple[dict[Line, str], tuple[str, ...]]:
    """What the lines are; whose judgement the losses are, and why nothing is counted twice."""
    lines: dict[Line, str] = {line: text(f"page.ignorance.cards.{line}") for line in _WORLDS}
    judged = "judged_own" if case.ignorance.level == "own" else "judged"
    return lines, tuple(text(f"page.ignorance.cards.{key}") for key in (judged, "apart"))


def ends(text: Text, result: Result) -> Exhibit:
    """Where the key figures end, in each world; no table where none of them is applicable."""
    text = plainly(text, result.scenario)
    case = result.scenario
    shown = [each for each in DIMENSIONS if each in FIGURES and each not in case.ignorance.not_applicable]
    caption = text("page.ignorance.cards.caption", within=horizon(text, case.finance.months))
    if not shown:
        return Exhibit("aside-figures", caption)
    rows = (Row(text(f"kpi.{FIGURES[each]}.name"), tuple(_ends(text, result, each))) for each in shown)
    head = (text("page.ignorance.cards.figure"), *(text(f"page.line.{line}") for line in _WORLDS))
    file = {head: series for each in shown for head, series in _drawn_columns(text, result, each)}
    columns = (text("page.ignorance.lines.month"), *file)
    table = Table(caption, head, tuple(rows), partial(by_month, list(file.values())), columns, folded=True)
    return Exhibit("aside-figures", caption, table=table)


def _ends(text: Text, result: Result, dimension: Dimension) -> Iterator[str]:
    for world in _WORLDS.values():
        last = float(figures(result, world)[FIGURES[dimension]].q50[-1])
        yield _end(text, result.scenario, dimension, last)


def _drawn_columns(text: Text, result: Result, dimension: Dimension) -> Iterator[tuple[str, Array]]:
    """All that the picture of a dimension draws, month by month, by the head of its column in the file."""
    kpi, currency = FIGURES[dimension], text.currency(result.scenario.finance.currency)
    unit = "%" if dimension in _PERCENT else text(f"kpi.{kpi}.unit", currency=currency)
    for line, world in _WORLDS.items():
        fan = figures(result, world)[kpi]
        for head, series in columns_of(text, line, unit, fan, 0.01 if dimension in _PERCENT else 1):
            yield f"{text(f'kpi.{kpi}.name')}: {head}", series
