"""What own data suggest beside today's numbers: a line each with both ranges, where it is from, how much is data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from roisim.answers.fans import Spread
from roisim.cases import typed_numbers
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario, parameter_of
from roisim.charts.whiskers import Whisker, Whiskers
from roisim.exhibits import sources
from roisim.exhibits.assumptions import register
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.measured import telling
from roisim.measured.suggestion import Suggestion
from roisim.paths import Path
from roisim.text import Text

_AT = "page.your_data.suggestions"
_COLUMNS = ("path", "name", "low", "likely", "high", "unit", "source")


@dataclass(frozen=True)
class Line:
    """One number: its name, both ranges on one axis, what is behind the suggestion, whether the case has it already."""

    path: Path
    name: str
    unit: str
    ranges: Whiskers
    weight: str
    source: str
    remarks: tuple[str, ...]
    taken: bool
    button: str


def suggestions(text: Text, case: Scenario, found: Sequence[Suggestion], invented: bool = False) -> Exhibit:
    """How many numbers own data speak of; the table has all of them, refused ones too."""
    told = [each for each in found if each.suggested is not None]
    title = text.counted(f"{_AT}.title", len(told))
    left = sum(not each.taken for each in told)
    measure = text.counted(f"{_AT}.left", left) if told else ""
    remarks = (text(f"{_AT}.invented"),) if invented and told else ()
    return Exhibit("suggestions", title, measure, table=_table(text, case, told) if told else None, remarks=remarks)


def lines(text: Text, case: Scenario, found: Sequence[Suggestion]) -> list[Line]:
    """Those that suggest something."""
    return [_line(text, case, each, each.suggested) for each in found if each.suggested is not None]


def refused(text: Text, case: Scenario, found: Sequence[Suggestion]) -> list[str]:
    """Those of which the data cannot tell, and why."""
    return [
        text(f"{_AT}.refused", name=register.name(text, case, each.path), why=telling.refusal(text, each))
        for each in found
        if each.fault is not None
    ]


def _line(text: Text, case: Scenario, each: Suggestion, suggested: Estimate) -> Line:
    parameter, currency = parameter_of(each.path), case.finance.currency
    name = register.name(text, case, each.path)
    today = _whisker(text, case, each.path, each.today, "today")
    ranges = Whiskers((today, _whisker(text, case, each.path, suggested, "suggested")))
    unit = text.unit(parameter.unit, currency)
    months = text.counted(f"{_AT}.months", each.months)
    data, prior = telling.shares(text, each)
    weight = text(f"{_AT}.weight", data=data, prior=prior, months=months)
    button = text(f"{_AT}.{'taken' if each.taken else 'take'}")
    return Line(
        each.path, name, unit, ranges, weight, telling.source(text, each),
        tuple(telling.remarks(text, each, currency)), each.taken, button,
    )  # fmt: skip


def _whisker(text: Text, case: Scenario, path: Path, estimate: Estimate, which: str) -> Whisker:
    parameter, currency = parameter_of(path), case.finance.currency
    low, likely, high = estimate.bounds
    shown = typed_numbers.shown(text, parameter, likely, currency)
    span = typed_numbers.span(text, parameter, estimate, currency) if estimate.is_range else ""
    spread = Spread(likely, low, likely, likely, likely, high)
    return Whisker("plan" if which == "suggested" else "today", text(f"{_AT}.{which}"), spread, shown, span)


def _table(text: Text, case: Scenario, told: Sequence[Suggestion]) -> Table:
    head = tuple(text(f"{_AT}.{column}") for column in ("number", "today", "suggested", "data", "from"))
    rows = tuple(
        Row(register.name(text, case, each.path), (
            _both(text, case, each.path, each.today), _both(text, case, each.path, each.suggested),
            text.percent(each.data), telling.source(text, each),
        ))
        for each in told
    )  # fmt: skip
    columns = (
        *(text(f"page.assumptions.column_{column}") for column in _COLUMNS),
        *(text(f"{_AT}.column_{end}") for end in ("low", "likely", "high", "data", "from")),
    )
    exact = partial(_exact, text, case, tuple(told))
    return Table(text(f"{_AT}.table"), head, rows, exact, columns, folded=True, first=(1, 2, 3))


def _both(text: Text, case: Scenario, path: Path, estimate: Estimate | None) -> str:
    """Likely value and range."""
    if estimate is None:
        return ""
    said = _whisker(text, case, path, estimate, "today")
    return f"{said.value} ({said.span})" if said.span else said.value


def _exact(text: Text, case: Scenario, told: Sequence[Suggestion]) -> Iterator[list[Cell]]:
    for each in told:
        assert each.suggested is not None
        unit = text.unit(parameter_of(each.path).unit, case.finance.currency)
        said = (unit, sources.told(text, each.today))
        name = register.name(text, case, each.path)
        suggested = (*each.suggested.bounds, each.data, telling.source(text, each))
        yield [each.path, name, *each.today.bounds, *said, *suggested]
