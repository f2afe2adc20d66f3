"""What each area costs, largest first, under all of them together, and what the plan avoids of it."""

from functools import partial

from roisim.answers.fans import Spread
from roisim.answers.losses import avoided, losses_of
from roisim.answers.result import Result
from roisim.cases.evidence import evidence
from roisim.cases.scenario import Scenario
from roisim.cases.series import DIMENSIONS
from roisim.charts import dimensions as chart
from roisim.exhibits.digits import cell, decimals
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.ignorance.words import absent, areas, called, present_value
from roisim.exhibits.saying import against, plainly
from roisim.text import Text

_TOGETHER = "together"
_TINY = 0.001
_NOTICED = 0.01  # of all that is avoided: less of it outside the areas is not worth a sentence
_LITTLE = 0.5  # of the currency: less is nothing
_COLUMNS = ("name", "mean", "low", "high", "avoided", "evidence")


def weights(text: Text, result: Result) -> Exhibit:
    """The ranges of all, which weighs heaviest, and what the plan avoids on average."""
    text = plainly(text, result.scenario)
    case, found, spared = result.scenario, spreads(result), avoided_means(result)
    largest = max(abs(end or 0.0) for spread in found.values() for end in (spread.q05, spread.q95, spread.mean))
    scale, unit = text.scale(largest, case.finance.currency)
    facts = {"unit": unit, "pv": present_value(text, case), **against(text, case)}
    rows = [_row(text, case, each, found[each], spared[each]) for each in ordered(case, found)]
    title, measure = _heaviest(text, case, found), text("page.ignorance.weight.measure", **facts)
    table = _table(text, result, found, scale, text("page.ignorance.weight.caption", **facts))
    alt = text("page.ignorance.weight.picture")
    return Exhibit(
        "aside-weight", title, measure, told(text, case, found, spared), chart.drawn(rows, scale), table,
        remarks=tuple(_remarks(text, result)), alt=alt,
    )  # fmt: skip


def spreads(result: Result) -> dict[str, Spread]:
    """The cost of all together and of each area."""
    lost = result[losses_of(result.scenario)]
    costs = [(_TOGETHER, lost.lost), *lost.by_dimension.items()]
    return {each: Spread.of(values) for each, values in costs}


def avoided_means(result: Result) -> dict[str, float]:
    """What the plan avoids on average, of all together and in each area."""
    found = avoided(result)
    parts = [(_TOGETHER, found.together), *found.by_dimension.items()]
    return {each: float(values.mean()) for each, values in parts}


def ordered(case: Scenario, found: dict[str, Spread]) -> list[str]:
    """All together, then the areas by their mean, then those that there is nothing to lose in."""
    missing = absent(case)
    return [_TOGETHER, *sorted(DIMENSIONS, key=lambda each: (each in missing, -(found[each].mean or 0.0)))]


def _row(text: Text, case: Scenario, area: str, cost: Spread, spared: float) -> chart.Row:
    """A row of the picture: what an area costs, and what the plan avoids of it."""
    if area in absent(case):
        return chart.Row(called(text, area), _missing(text, area), None)
    money = partial(text.money, currency=case.finance.currency)
    mark, words = _spared(text, case, spared)
    avoids = _aside(text, case, words, cost, spared) if words else ""
    tip = f"{_told(text, case, area, cost)}\n{avoids}".strip()
    return chart.Row(called(text, area), money(cost.mean), cost, mark, words, tip)


def _spared(text: Text, case: Scenario, mean: float) -> tuple[float | None, str]:
    """What the plan avoids, as a mark and in words; neither where that is nothing."""
    if abs(mean) < _LITTLE:
        return None, ""
    amount = text.money(abs(mean), case.finance.currency)
    return mean, text(f"page.ignorance.weight.{'spared' if mean > 0 else 'lost_too'}", amount=amount)


def _missing(text: Text, area: str) -> str:
    """Why there is nothing to lose in an area."""
    return called(text, "no_work" if area == "today" else "not_applicable")


def _heaviest(text: Text, case: Scenario, found: dict[str, Spread]) -> str:
    """The conclusion: which area weighs heaviest, of how much."""
    means = {each: found[each].mean or 0.0 for each in areas(case)}
    total = found[_TOGETHER].mean or 0.0
    if total <= 0:
        return text("page.ignorance.weight.nothing")
    heaviest = max(means, key=lambda each: means[each])
    money = partial(text.money, currency=case.finance.currency)
    alone = all(not mean for each, mean in means.items() if each != heaviest)
    facts = {"dimension": called(text, heaviest), "amount": money(means[heaviest]), "total": money(total)}
    key = "only" if alone else "most" if means[heaviest] <= total else "mixed"
    return text(f"page.ignorance.weight.{key}", **facts)


def _remarks(text: Text, result: Result) -> list[str]:
    """What stands apart: the cost saved, where today's customers are counted, and what is avoided in other streams."""
    case, lost, said = result.scenario, result[losses_of(result.scenario)], []
    money = partial(text.money, currency=case.finance.currency)
    if lost.saved.any():
        net = float(lost.together.mean())
        facts = {"saved": money(float(lost.saved.mean())), "net": money(abs(net))}
        said.append(text(f"page.ignorance.weight.apart{'' if net >= 0 else '_gains'}", **facts))
    if case.works_today:
        said.append(text(f"page.ignorance.weight.today_{case.base}"))
    elsewhere, whole = float(avoided(result).elsewhere.mean()), float(avoided(result).together.mean())
    if abs(elsewhere) >= max(_LITTLE, _NOTICED * abs(whole)):
        said.append(text("page.ignorance.weight.elsewhere", amount=money(elsewhere)))
    means, spared = spreads(result), avoided_means(result)
    more = [each for each in areas(case) if spared[each] > max(means[each].mean or 0.0, 0.0) + _LITTLE]
    if more:
        said.append(text("page.ignorance.weight.more", areas=text.listed([called(text, each) for each in more])))
    return said


def told(text: Text, case: Scenario, found: dict[str, Spread], spared: dict[str, float]) -> str:
    """The picture in words."""
    said = []
    for each in ordered(case, found):
        said.append(_told(text, case, each, found[each]))
        words = _spared(text, case, spared[each])[1] if each not in absent(case) else ""
        said += [_aside(text, case, words, found[each], spared[each])] if words else []
    return " ".join(said)


def _aside(text: Text, case: Scenario, words: str, cost: Spread, spared: float) -> str:
    """What the plan avoids, after what it costs to stand aside: a part of that, or apart from it.

    Of a plan held against going on as today it is a part of what wears away then, which is another loss.
    """
    part = case.base == "ignore" and 0 < spared <= (cost.mean or 0.0)
    own = words[:1].upper() + words[1:]
    return text(f"page.ignorance.weight.{'alt_spared' if part else 'alt_beside'}", spared=words if part else own)


def _told(text: Text, case: Scenario, area: str, cost: Spread) -> str:
    """The cost of an area in words."""
    facts = amounts(text, case, cost)
    missing = "no_work" if area == "today" else "absent"
    key = missing if area in absent(case) else f"alt{kind(cost, facts)}"
    return text(f"page.ignorance.weight.{key}", dimension=called(text, area), **facts)


def kind(spread: Spread, facts: dict[str, str]) -> str:
    """Which sentence tells a cost: one of its own where it is rare, and where the range is one number as written."""
    if (spread.q95 or 0.0) <= 0 < (spread.mean or 0.0):
        return "_rare"
    return "_one" if facts["low"] == facts["high"] else ""


def amounts(text: Text, case: Scenario, spread: Spread) -> dict[str, str]:
    """Mean, low and high, written; next to the largest of them, what is tiny is 0."""
    ends = {name: value or 0.0 for name, value in (("mean", spread.mean), ("low", spread.q05), ("high", spread.q95))}
    tiny = _TINY * max(map(abs, ends.values()))
    mean, low, high = (value if abs(value) > tiny else 0.0 for value in ends.values())
    currency = case.finance.currency
    return {
        "mean": text.money(mean, currency),
        **dict(zip(("low", "high"), text.ends(low, high, currency), strict=True)),
    }


def _table(text: Text, result: Result, found: dict[str, Spread], scale: float, caption: str) -> Table:
    case, spared = result.scenario, avoided_means(result)
    order, missing = ordered(case, found), absent(case)
    numbers = {
        each: [value or 0.0 for value in (found[each].mean, found[each].q05, found[each].q95)] + [spared[each]]
        for each in order
    }
    written = partial(cell, text, decimals(max(abs(value) for row in numbers.values() for value in row) / scale))
    cells = {each: [written(value / scale) for value in numbers[each]] for each in order} | {
        each: ["–"] * 4 for each in missing
    }
    head = tuple(text(f"page.ignorance.weight.{column}") for column in _COLUMNS)
    rows = (Row(called(text, each), (*cells[each], _word(text, each)), each == _TOGETHER) for each in order)

    def exact() -> list[list[Cell]]:
        return [[called(text, each), *numbers[each], _word(text, each)] for each in order]

    first = tuple(_COLUMNS.index(column) for column in ("mean", "avoided", "evidence"))
    return Table(caption, head, tuple(rows), exact, folded=True, first=first)


def _word(text: Text, dimension: str) -> str:
    """How strong the evidence is, in a word; of all together there is none."""
    for each in DIMENSIONS:
        if each == dimension:
            return text(f"page.ignorance.evidence.{evidence(each).strength}")
    return ""
