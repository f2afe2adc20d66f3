"""The tables of a comparison: what each case gives, and the inputs that set the cases apart, written for a reader."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from roisim.comparison import MONEY, OUTPUTS, Comparison, Input, Value
from roisim.fans import Spread
from roisim.parameters import Estimate
from roisim.scenario import FLAT, parameter_of
from roisim.text import NBSP, Text

_DIGITS = 6  # of an input: two that differ should look it
_LADDER = ("save", "earn", "strategic", "ignorance")
Written = Callable[[float], str]


@dataclass(frozen=True)
class Cell:
    """What one case has in a row: the middle and the range, and the numbers behind them (low, middle, high)."""

    middle: str
    span: str = ""
    exact: tuple[float | None, ...] = (None, None, None)


@dataclass(frozen=True)
class Row:
    """A row of a table with a cell for each case."""

    name: str
    cells: tuple[Cell, ...]


def outputs(text: Text, found: Comparison, against: bool) -> list[Row]:
    """What each case gives; or, against the base, how much more or less in the same draw."""
    duels = [found.duel(place, found.base) for place in range(len(found.sides))]
    spreads = [(duel if against else side).spreads for duel, side in zip(duels, found.sides, strict=True)]
    ladders = [(duel.ladder if against else side.result.ladder) for duel, side in zip(duels, found.sides, strict=True)]
    chances = [(duel.chance if against else side.result.chance) for duel, side in zip(duels, found.sides, strict=True)]
    rows = {output: _output(text, found, output, [spread[output] for spread in spreads], against) for output in OUTPUTS}
    order: list[Row] = [rows["npv"]]
    if against:
        wins = [_scalar(partial(text.exact, decimals=0), 100 * duel.wins) for duel in duels]
        order.insert(0, Row(text("compare.output.beats"), tuple(wins)))
    name, write = _share_form(text, "chance", against)
    order += [
        Row(name, tuple(_scalar(write, chance) for chance in chances)),
        rows["payback"],
        rows["roi"],
        rows["cost_pv"],
    ]
    order += _ladder(text, found, ladders, against)
    order += [rows["standing_aside"], rows["leads"], rows["new_customers"]]
    return order


def _output(text: Text, found: Comparison, output: str, spreads: Sequence[Spread], against: bool) -> Row:
    if output in MONEY:
        name, write = _money_form(text, found, output, [spread.q50 or 0.0 for spread in spreads], against)
    elif output == "roi":
        name, write = _share_form(text, "roi", against)
    elif output == "payback":
        name = text("compare.less.payback" if against else "compare.output.payback")
        write = partial(_signed, against, lambda value: text.exact(math.ceil(value - 1e-9), 0))
    else:
        name, write = (
            text(f"compare.output.{output}"),
            partial(_signed, against, lambda value: text.number(round(value, 1))),
        )
    never = text("time.never") if output == "payback" and not against else text("compare.none")
    return Row(name, tuple(_spread(text, write, spread, never) for spread in spreads))


def _ladder(text: Text, found: Comparison, ladders: Sequence[Mapping[str, float]], against: bool) -> Iterator[Row]:
    """The steps of the ladder, all in one unit, for they build on one another."""
    nets = [ladder[step] for ladder in ladders for step in _LADDER]
    for step in _LADDER:
        name, write = _money_form(text, found, step, nets, against)
        yield Row(name, tuple(_scalar(write, ladder[step]) for ladder in ladders))


def _money_form(
    text: Text, found: Comparison, output: str, amounts: Sequence[float], against: bool
) -> tuple[str, Written]:
    """The name of a row of money with its unit, and how its numbers are written."""
    largest = max(map(abs, amounts))
    size, unit = text.scale(largest, found.currency)
    finest = 3 - math.floor(math.log10(largest / size)) if largest else 0  # a fourth digit of the largest, and no finer
    write = partial(_signed, against, lambda value: text.number(round(value / size, finest)))
    return text(f"compare.output.{output}", unit=unit), write


def _share_form(text: Text, output: str, against: bool) -> tuple[str, Written]:
    """Shares as per cent; their differences as percentage points."""
    if against:
        return text(f"compare.less.{output}"), partial(_signed, True, lambda value: text.number(100 * value))
    return text(f"compare.output.{output}"), text.percent


def _signed(against: bool, write: Written, value: float) -> str:
    """A number as written; a difference with its sign."""
    written = write(value)
    return f"+{written}" if against and value > 0 and written != write(0.0) else written


def _scalar(write: Written, value: float) -> Cell:
    return Cell(write(value), "", (None, value, None))


def _spread(text: Text, write: Written, spread: Spread, missing: str) -> Cell:
    """The middle case and its range; `missing` for what is not there."""
    low, middle, high = (missing if value is None else write(value) for value in (spread.q05, spread.q50, spread.q95))
    exact = (spread.q05, spread.q50, spread.q95)
    hidden = low == high or text("compare.none") in (low, high)
    return Cell(middle, "" if hidden else _between(text, low, high), exact)


def _between(text: Text, low: str, high: str) -> str:
    """A range; in words where a dash would be read as a minus."""
    signed = low[:1] in "−+" or high[:1] in "−+"
    return text("compare.span", low=low, high=high).replace(" ", NBSP) if signed else f"{low}–{high}"


# --- the inputs that differ ---


def inputs(text: Text, found: Comparison) -> Iterator[Row]:
    """Each input that differs, with what each case has."""
    for row in found.inputs:
        yield Row(_named(text, row, found.currency), tuple(_value(text, row, value) for value in row.values))


def _named(text: Text, row: Input, currency: str) -> str:
    """The name of an input, whose it is, and its unit where it has one that a cell does not show."""
    own = f"compare.input.{row.path}"
    name = text(own) if text.has(own) else text.name(row.path)
    unit = ""
    if isinstance(next(value for value in row.values if value is not None), Estimate):
        parameter = parameter_of(row.path.replace("channels.", "channels.0."))
        unit = "" if _is_percent(row.path) else text.unit(parameter.unit, currency)
    said_of = f"{row.channel}: {name}" if row.channel else name
    return f"{said_of}, {unit}" if unit else said_of


def _is_percent(path: str) -> bool:
    parameter = parameter_of(path.replace("channels.", "channels.0."))
    return parameter.kind == "share" or parameter.unit == "relative change"


def _value(text: Text, row: Input, value: Value) -> Cell:
    if value is None:
        return Cell(text("compare.no_channel"))
    if isinstance(value, Estimate):
        write = partial(text.percent if _is_percent(row.path) else text.number, digits=_DIGITS)
        low, middle, high = map(write, value.bounds)
        return Cell(middle, "" if low == high else _between(text, low, high), value.bounds)
    if isinstance(value, tuple):
        return Cell(_many(text, row.path, value))
    if isinstance(value, str):
        return Cell(text(f"level.{value}.name") if row.path == "ignorance.level" else value or text("compare.none"))
    exact = (None, float(value), None)
    if row.path == "finance.months":
        return Cell(text.months(value), "", exact)
    return Cell(text.percent(value, _DIGITS) if row.path == "finance.discount_rate" else text.exact(value), "", exact)


def _many(text: Text, path: str, values: tuple[float, ...] | tuple[str, ...]) -> str:
    """Twelve months of weights, or the dimensions that do not apply."""
    if path == "ignorance.not_applicable":
        return ", ".join(text(f"compare.dimension.{name}") for name in values) or text("compare.nowhere")
    return text("compare.even_year") if values == FLAT else " ".join(text.exact(float(each), 2) for each in values)
