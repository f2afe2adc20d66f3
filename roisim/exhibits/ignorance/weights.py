"""What each dimension costs, largest first, under all of them together."""

from functools import partial

from roisim.answers.fans import Spread
from roisim.answers.losses import losses_of
from roisim.answers.result import Result
from roisim.cases.evidence import evidence
from roisim.cases.scenario import Scenario
from roisim.cases.series import DIMENSIONS
from roisim.charts import dimensions as chart
from roisim.exhibits.digits import cell, decimals
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.ignorance.words import called, present_value
from roisim.text import Text

_TOGETHER = "together"
_TINY = 0.001


def weights(text: Text, result: Result) -> Exhibit:
    """The ranges of all, and which weighs heaviest."""
    case, found = result.scenario, spreads(result)
    largest = max(abs(end or 0.0) for spread in found.values() for end in (spread.q05, spread.q95, spread.mean))
    scale, unit = text.scale(largest, case.finance.currency)
    facts = {"unit": unit, "pv": present_value(text, case)}
    rows = [
        chart.Row(called(text, each), _amount(text, case, found[each], each), _drawn(case, each, found[each]))
        for each in ordered(case, found)
    ]
    title, measure = _heaviest(text, case, found), text("page.ignorance.weight.measure", **facts)
    table = _table(text, case, found, scale, text("page.ignorance.weight.caption", **facts))
    alt = text("page.ignorance.weight.picture")
    return Exhibit("aside-weight", title, measure, told(text, case, found), chart.drawn(rows, scale), table, alt=alt)


def spreads(result: Result) -> dict[str, Spread]:
    """The cost of all together and of each dimension."""
    lost = result[losses_of(result.scenario)]
    costs = [(_TOGETHER, lost.together), *lost.by_dimension.items()]
    return {each: Spread.of(values) for each, values in costs}


def ordered(case: Scenario, found: dict[str, Spread]) -> list[str]:
    """All together, then the dimensions by their mean, then those that are not applicable."""
    absent = case.ignorance.not_applicable
    return [_TOGETHER, *sorted(DIMENSIONS, key=lambda each: (each in absent, -(found[each].mean or 0.0)))]


def _amount(text: Text, case: Scenario, spread: Spread, dimension: str) -> str:
    if dimension in case.ignorance.not_applicable:
        return called(text, "not_applicable")
    return text.money(spread.mean, case.finance.currency)


def _drawn(case: Scenario, dimension: str, spread: Spread) -> Spread | None:
    return None if dimension in case.ignorance.not_applicable else spread


def _heaviest(text: Text, case: Scenario, found: dict[str, Spread]) -> str:
    """The conclusion: which dimension weighs heaviest, of how much."""
    means = {each: found[each].mean or 0.0 for each in DIMENSIONS}
    heaviest, total = max(DIMENSIONS, key=lambda each: means[each]), found[_TOGETHER].mean or 0.0
    if total <= 0:
        return text("page.ignorance.weight.nothing")
    money = partial(text.money, currency=case.finance.currency)
    alone = all(not mean for each, mean in means.items() if each != heaviest)
    facts = {"dimension": called(text, heaviest), "amount": money(means[heaviest]), "total": money(total)}
    key = "only" if alone else "most" if means[heaviest] <= total else "mixed"
    return text(f"page.ignorance.weight.{key}", **facts)


def told(text: Text, case: Scenario, found: dict[str, Spread]) -> str:
    """The picture in words."""
    said = []
    for each in ordered(case, found):
        facts = amounts(text, case, found[each])
        key = "absent" if each in case.ignorance.not_applicable else f"alt{kind(found[each], facts)}"
        said.append(text(f"page.ignorance.weight.{key}", dimension=called(text, each), **facts))
    return " ".join(said)


def kind(spread: Spread, facts: dict[str, str]) -> str:
    """Which sentence tells a cost: one of its own where it is rare, and where the range is one number as written."""
    if (spread.q95 or 0.0) <= 0 < (spread.mean or 0.0):
        return "_rare"
    return "_one" if facts["low"] == facts["high"] else ""


def amounts(text: Text, case: Scenario, spread: Spread) -> dict[str, str]:
    """Mean, low and high, written; next to the largest of them, what is tiny is 0."""
    ends = {name: value or 0.0 for name, value in (("mean", spread.mean), ("low", spread.q05), ("high", spread.q95))}
    tiny = _TINY * max(map(abs, ends.values()))
    return {end: text.money(value if abs(value) > tiny else 0.0, case.finance.currency) for end, value in ends.items()}


def _table(text: Text, case: Scenario, found: dict[str, Spread], scale: float, caption: str) -> Table:
    order, absent = ordered(case, found), case.ignorance.not_applicable
    numbers = {each: [value or 0.0 for value in (found[each].mean, found[each].q05, found[each].q95)] for each in order}
    written = partial(cell, text, decimals(max(abs(value) for row in numbers.values() for value in row) / scale))
    cells = {each: [written(value / scale) for value in numbers[each]] for each in order} | {
        each: ["–"] * 3 for each in absent
    }
    head = tuple(text(f"page.ignorance.weight.{column}") for column in ("name", "mean", "low", "high", "evidence"))
    rows = (Row(called(text, each), (*cells[each], _word(text, each)), each == _TOGETHER) for each in order)

    def exact() -> list[list[Cell]]:
        return [[called(text, each), *numbers[each], _word(text, each)] for each in order]

    return Table(caption, head, tuple(rows), exact, folded=True)


def _word(text: Text, dimension: str) -> str:
    """How strong the evidence is, in a word; of all together there is none."""
    for each in DIMENSIONS:
        if each == dimension:
            return text(f"page.ignorance.evidence.{evidence(each).strength}")
    return ""
