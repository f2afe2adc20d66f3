"""What marketing mix models say each channel returned: tables of Meridian, Robyn and PyMC-Marketing.

They are written by programs: numbers have a decimal point, an interval stands in its cell ("1.2 (0.8, 1.9)") or in
columns of its own.
"""

import math
import re
from collections.abc import Iterator, Mapping

from roisim.errors import CaseError, Fault
from roisim.importers.found import Found, Modelled
from roisim.importers.left import Left
from roisim.importers.tables import Table, words
from roisim.importers.texts import Cell

MOST = 20_000  # rows: models times channels
LARGEST = 1000.0  # times the money spent: more is a contribution in money, not a return
_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{1,3})?")
_CELL = re.compile(r"([^()]*)\(([^(),]*(?:,\d{3})*[^(),]*), ([^()]*)\)")
_LEVEL = re.compile(r"(\d{2})")
_ALL = frozenset(("all channels", "all paid channels", "all_channels", "all_paid_channels"))
_METRICS = {"mean": "middle", "median": "median", "ci_lo": "low", "ci_hi": "high"}


def take(table: Table, _answers: Mapping[str, str], name: str) -> Found:
    """The return of every channel that a table tells; CaseError where its numbers are no returns."""
    left = Left()
    found = tuple(_long(table, left) if table.has("metric") else _wide(table, left))
    platform = table.match.platform.key
    if not found:
        raise CaseError(Fault(name, "import_model_empty"))
    if max(abs(each.returned) for each in found) > LARGEST:
        raise CaseError(Fault(name, "import_model_money"))
    if len({each.channel for each in found}) < len(found) and platform == "pymc_marketing":
        raise CaseError(Fault(name, "import_model_days"))
    return Found(name, platform, "model", len(found), modelled=found, skipped=left.told())


def _wide(table: Table, left: Left) -> Iterator[Modelled]:
    """A row for each channel, or each model and channel."""
    level = _level(table)
    for line, row in table.plain_rows(left):
        if left_out := _left_out(table, row):
            left.add(line, left_out)
            continue
        middle, low, high = _parts(_cell(table, row, "roi"))
        low = _number(_cell(table, row, "low")) if table.has("low") else low
        high = _number(_cell(table, row, "high")) if table.has("high") else high
        if middle is None:
            left.add(line, "row_unreadable")
        else:
            known = low is not None and high is not None and low <= middle <= high
            channel, model = words(_cell(table, row, "channel")), words(_cell(table, row, "model"))
            yield Modelled(channel, middle, low if known else None, high if known else None, level, model)


def _long(table: Table, left: Left) -> Iterator[Modelled]:
    """A row for each channel and metric."""
    told: dict[str, dict[str, float]] = {}
    for line, row in table.plain_rows(left):
        metric, value = _METRICS.get(words(_cell(table, row, "metric"))), _number(_cell(table, row, "roi"))
        if left_out := _left_out(table, row):
            left.add(line, left_out)
        elif metric is None or value is None:
            left.add(line, "row_unreadable")
        else:
            told.setdefault(words(_cell(table, row, "channel")), {})[metric] = value
    for channel, each in told.items():
        middle = each.get("median", each.get("middle"))
        if middle is not None:
            yield Modelled(channel, middle, each.get("low"), each.get("high"))


def _left_out(table: Table, row: list[Cell]) -> str:
    """Why a row is of no channel that money was spent on."""
    if words(_cell(table, row, "channel")).casefold() in _ALL:
        return "row_total"
    if words(_cell(table, row, "distribution")).casefold() == "prior":
        return "row_prior"
    return "row_unspent" if table.has("spend") and not _number(_cell(table, row, "spend")) else ""


def _level(table: Table) -> float:
    """How sure the intervals are: as the header says, else 90 %, as Meridian has it; 95 % where Robyn has them."""
    if table.match.platform.key == "robyn":
        return 0.95
    place = table.columns.get("low")
    said = _LEVEL.search(table.headers[place]) if place is not None else None
    return int(said[1]) / 100 if said else 0.9


def _cell(table: Table, row: list[Cell], name: str) -> Cell:
    place = table.columns.get(name)
    return "" if place is None or place >= len(row) else row[place]


def _parts(cell: Cell) -> tuple[float | None, float | None, float | None]:
    """A number, and its interval where the cell has one."""
    found = _CELL.fullmatch(words(cell))
    if found is None:
        return _number(cell), None, None
    return _number(found[1]), _number(found[2]), _number(found[3])


def _number(cell: Cell) -> float | None:
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    said = words(cell)
    if len(said) > 40 or not any(map(str.isdigit, said)) or not _NUMBER.fullmatch(said):
        return None
    value = float(said.replace(",", "").replace("\N{MINUS SIGN}", "-"))
    return value if math.isfinite(value) else None
