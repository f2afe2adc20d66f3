"""What to find out, most valuable first: as a picture, as a list to fill in, as tables to take home."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from roisim.answers.information import Value
from roisim.answers.learning import Group, Learning, Number
from roisim.cases import typed_numbers
from roisim.cases.scenario import Scenario, parameter_of
from roisim.charts import worth_knowing as chart
from roisim.exhibits import sources
from roisim.exhibits.assumptions import register
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.measure_first.words import SPAN, briefly, named, quoted, worth
from roisim.exhibits.saying import NOTHING, against, cut
from roisim.paths import Path
from roisim.text import Text

BEST = 10  # numbers that are shown at once
_NAME = 40  # characters of the name of a channel


# --- the picture, and what it means ---


def found_out(text: Text, case: Scenario, found: Learning) -> Exhibit:
    """The best of them as bars, and what knowing everything is worth; all of them as a table."""
    best = [number for number in found.numbers[:BEST] if number.worth.at_most >= NOTHING]
    scale, unit = text.scale(max((_high(found, number.worth) for number in best), default=0.0), case.finance.currency)
    bars = [_bar(text, case, found, number) for number in best]
    said = " ".join(f"{bar.name}: {bar.said}." for bar in bars)
    measure = text("page.measure_first.find.measure", unit=unit) if bars else ""
    return Exhibit(
        "find-out", _title(text, case, found), measure, said, chart.drawn(bars, scale) if bars else None,
        _table(text, case, found), meaning(text, case, found), alt=text("page.measure_first.picture"), formula="evppi",
    )  # fmt: skip


def _title(text: Text, case: Scenario, found: Learning) -> str:
    if not found.first:
        return text("page.measure_first.find.title_none")
    name = quoted(text, named(text, case, found.first.paths))
    said = worth(text, case, found.first.worth, found.everything)
    return text("page.measure_first.find.title_first", name=name, worth=said)


def _bar(text: Text, case: Scenario, found: Learning, number: Number) -> chart.Bar:
    value = number.worth
    low = max(0.0, float(value) - SPAN * value.error)
    said = briefly(text, case, value, found.everything)
    shown = min(float(value), found.everything)
    name = named(text, case, number.paths)
    return chart.Bar(name, shown, min(low, shown), _high(found, value), said, value.is_told)


def _high(found: Learning, value: Value) -> float:
    """How far the line of a bar goes: never beyond what knowing everything is worth."""
    return min(float(value) + SPAN * value.error, found.everything)


def meaning(text: Text, case: Scenario, found: Learning) -> tuple[str, ...]:
    """What knowing everything is worth, and what one does without."""
    money = partial(text.money, currency=case.finance.currency)
    kind = "everything" if found.everything >= NOTHING else "everything_nothing"
    why = text(
        f"page.measure_first.find.why_{'yes' if found.mean > 0 else 'no'}",
        mean=money(found.mean), **against(text, case),
    )  # fmt: skip
    return text(f"page.measure_first.find.{kind}", amount=money(found.everything)), why


# --- the list ---


@dataclass(frozen=True)
class Place:
    """A field of the list: the path of its number, what is said of it now, and what its field is called."""

    path: Path
    now: str
    span: str
    voucher: str
    vouched: str
    source: str
    own: str


@dataclass(frozen=True)
class Line:
    """A line of the list: what to find out, what it is worth, and a field for each number that it is."""

    name: str
    worth: str
    told: bool
    places: tuple[Place, ...]
    remark: str = ""


def lines(text: Text, case: Scenario, found: Learning) -> list[Line]:
    """All of them, most valuable first."""
    return [_line(text, case, found, number) for number in found.numbers]


def _line(text: Text, case: Scenario, found: Learning, number: Number) -> Line:
    said = text("page.measure_first.find.worth", worth=worth(text, case, number.worth, found.everything))
    remark = text("page.measure_first.find.alike") if len(number.paths) > 1 else ""
    places = tuple(_place(text, case, path) for path in number.paths)
    return Line(named(text, case, number.paths), said, number.worth.is_told, places, remark)


def _place(text: Text, case: Scenario, path: Path) -> Place:
    name = register.name(text, case, path)
    told = register.told(text, case, register.Row(path, path.group, name, parameter_of(path), case[path]))
    now = text("page.measure_first.find.now", likely=_now(text, case, path))
    own = text("page.measure_first.find.own", name=name)
    return Place(path, now, told.span, told.voucher, told.vouched, told.source, own)


def rest(text: Text, found: Learning) -> str:
    """What shows those that are not among the best."""
    return text("page.measure_first.find.more", count=len(found.numbers) - BEST)


# --- the tables ---


def _table(text: Text, case: Scenario, found: Learning) -> Table | None:
    if not found.numbers:
        return None
    head = tuple(text(f"page.measure_first.find.{each}") for each in ("number", "value", "said_now", "from"))
    rows = tuple(
        Row(named(text, case, number.paths), (
            worth(text, case, number.worth, found.everything), _now(text, case, number.paths[0]),
            sources.told(text, case[number.paths[0]]),
        ))
        for number in found.numbers
    )  # fmt: skip
    columns = (
        text("page.assumptions.column_path"),
        *(text(f"page.assumptions.column_{each}") for each in ("name", "low", "likely", "high", "unit", "source")),
        *(text(f"page.measure_first.find.{each}") for each in ("value", "error", "at_most")),
    )
    exact = partial(_exact, text, case, found)
    caption = text("page.measure_first.find.table")
    return Table(caption, head, rows, exact, columns, folded=True)


def _now(text: Text, case: Scenario, path: Path) -> str:
    parameter, currency = parameter_of(path), case.finance.currency
    likely = typed_numbers.shown(text, parameter, case[path].likely, currency)
    unit = typed_numbers.unit_of(text, case[path].likely, parameter.unit, currency)
    return likely if likely.endswith(unit) else f"{likely} {unit}"


def _exact(text: Text, case: Scenario, found: Learning) -> Iterator[list[Cell]]:
    for number in found.numbers:
        for path in number.paths:
            unit = text.unit(parameter_of(path).unit, case.finance.currency)
            said = (unit, sources.told(text, case[path]))
            values = (float(number.worth), number.worth.error, number.worth.at_most)
            yield [path, register.name(text, case, path), *case[path].bounds, *said, *values]


def together(text: Text, case: Scenario, found: Learning) -> Exhibit:
    """Numbers that belong together, and what it is worth to know all of a group."""
    first = next((group for group in found.groups if group.worth.is_told), None)
    title = text("page.measure_first.together.title_none")
    if first:
        said = worth(text, case, first.worth, found.everything)
        name = quoted(text, _called(text, case, first))
        title = text("page.measure_first.together.title_first", name=name, worth=said)
    head = ("together.group", "find.value", "together.count")
    rows = tuple(
        Row(_called(text, case, group), (
            worth(text, case, group.worth, found.everything), text.exact(len(group.paths), 0),
        ))
        for group in found.groups
        if group.worth.at_most >= NOTHING
    )  # fmt: skip

    def exact() -> Iterator[list[Cell]]:
        for group in found.groups:
            value = group.worth
            yield [_called(text, case, group), len(group.paths), float(value), value.error, value.at_most]

    columns = ("together.group", "together.count", "find.value", "find.error", "find.at_most")
    table = Table(
        text("page.measure_first.together.table"),
        tuple(text(f"page.measure_first.{each}") for each in head), rows, exact,
        tuple(text(f"page.measure_first.{each}") for each in columns),
    )  # fmt: skip
    measure = text("page.measure_first.together.measure")
    return Exhibit("find-together", title, measure, table=table if rows else None, formula="evppi")


def _called(text: Text, case: Scenario, group: Group) -> str:
    """What a group is called."""
    if group.kind == "channel":
        return text("page.measure_first.together.channel", name=cut(case.channels[int(group.name)].name, _NAME))
    if group.kind == "group":
        return text(f"group.{group.name}.name")
    name = text(f"page.measure_first.together.{group.name}")
    of_channels = all(path.group == "channels" for path in group.paths)
    return text("page.measure_first.together.shared", name=name) if of_channels else name
