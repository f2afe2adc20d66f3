"""Every series of an answer in one tidy table: a row for each world, month and statistic, a column for each series.

>>> from roisim.answers.ask import answer
>>> from roisim.cases import preset
>>> found = tidy(answer(preset("b2b")))
>>> found.columns[5].name, found.columns[5].unit, len(found.rows) == 4 * 37 * 6
('visits', 'number/month', True)
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass

from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.cases.outcomes import calendar_month
from roisim.cases.series import PUBLISHED, SERIES, WORLDS
from roisim.exhibits.exhibit import Cell
from roisim.exhibits.measures import Measure
from roisim.exhibits.origin import Origin
from roisim.exports import csv
from roisim.text import Text

CUMULATIVE = "cumulative"
_FLOWS = ("number", "people", "orders", "money")  # units that are counted a month


@dataclass(frozen=True)
class Column:
    """What stands in a column: its name for a program, and what it is measured in."""

    name: str
    unit: str = ""


@dataclass(frozen=True)
class Tidy:
    """world: engage (the plan), stay, ignore, hold. month: 0 is before the first. date: its first day, where the case
    has one. statistic: mean and quantiles, or likely where there is no chance."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tidy(result: Result) -> Tidy:
    """All key figures of all worlds; and what the plan and what it is held against are worth in all, undiscounted."""
    money = result.scenario.finance.currency
    head = (Column("world"), Column("month"), Column("date"), Column("statistic"))
    series = (*(Column(name, _unit(name, money)) for name in PUBLISHED), Column(CUMULATIVE, money))
    return Tidy((*head, *series), tuple(_rows(result)))


def _unit(series: str, money: str) -> str:
    unit = SERIES[series].unit
    return f"{money if unit == 'money' else unit}{'/month' if unit in _FLOWS else ''}"


def _rows(result: Result) -> Iterator[tuple[Cell, ...]]:
    for world in WORLDS:
        fans = [result.fan(name, world) for name in PUBLISHED]
        sums = {"engage": result.cumulative, result.scenario.base: result.aside}.get(world)
        for month in range(result.scenario.finance.months + 1):
            for statistic in _statistics(result):
                known = [_at(fan, statistic, month - 1) for fan in fans]
                yield world, float(month), _day(result, month), statistic, *known, _at(sums, statistic, month)


def _statistics(result: Result) -> tuple[str, ...]:
    return tuple(Fan.__dataclass_fields__) if result.draws else ("likely",)


def _at(fan: Fan | None, statistic: str, place: int) -> float | None:
    """A number of a fan, None where there is none."""
    if fan is None or place < 0:
        return None
    value = float(getattr(fan, "mean" if statistic == "likely" else statistic)[place])
    return value if math.isfinite(value) else None


def _day(result: Result, month: int) -> str | None:
    """The first day of a month."""
    start = result.scenario.finance.start
    if not start or not month:
        return None
    year, place = calendar_month(start, month)
    return f"{year}-{place:02d}-01"


def to_csv(result: Result, text: Text, origin: Origin) -> bytes:
    """For a spreadsheet, in the reader's language, units and number form; below lines that say where it is from."""
    found = tidy(result)
    money = result.scenario.finance.currency
    above = [
        f"# {name}: {said}".replace("\r", " ").replace("\n", " ") for name, said in origin.facts(text, result.scenario)
    ]
    head = [_head(text, column, money) for column in found.columns]
    rows = ((_world(text, row[0]), *row[1:3], text(f"tidy.{row[3]}"), *row[4:]) for row in found.rows)
    table = csv.table(text.language, head, rows)
    mark, body = table[:3], table[3:]
    return mark + "".join(f"{line}\r\n" for line in above).encode() + body


def _world(text: Text, name: Cell) -> str:
    return text(f"tidy.world_{name}")


def _head(text: Text, column: Column, money: str) -> str:
    if not column.unit:
        return text(f"tidy.{column.name}")
    if column.name == CUMULATIVE:
        return f"{text('tidy.cumulative')} [{money}]"
    measure = Measure(text, column.name, money)
    unit = text(f"kpi.{column.name}.unit", currency=money) if column.unit != "share" else text("tidy.share")
    return f"{measure.name} [{unit}]"


def to_json(result: Result, origin: Origin) -> bytes:
    """For a program: where it is from, the columns with their units, and the rows; null is nothing."""
    found = tidy(result)
    columns = [{"name": each.name, "unit": each.unit} for each in found.columns]
    tree = {"origin": origin.plain(result.scenario), "columns": columns, "rows": found.rows}
    return json.dumps(tree, allow_nan=False, ensure_ascii=False).encode()


def to_parquet(result: Result, origin: Origin) -> bytes:
    """For a statistics package: units with the columns, where it is from with the file."""
    import pyarrow  # type: ignore[import-untyped] # takes its time to load
    from pyarrow import parquet

    found = tidy(result)
    types = {"month": pyarrow.int32(), "date": pyarrow.date32()}
    fields, values = [], []
    for place, column in enumerate(found.columns):
        kind = types.get(column.name, pyarrow.float64() if column.unit else pyarrow.string())
        cells = [row[place] for row in found.rows]
        made = pyarrow.array(cells) if column.name == "date" else pyarrow.array(cells, kind, from_pandas=True)
        values.append(made.cast(kind))
        fields.append(pyarrow.field(column.name, kind, metadata={"unit": column.unit}))
    schema = pyarrow.schema(fields, {f"roisim.{name}": said for name, said in origin.plain(result.scenario).items()})
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.Table.from_arrays(values, schema=schema), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())
