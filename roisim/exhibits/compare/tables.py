"""The tables of a comparison: what each case gives, and the inputs that set the cases apart, written for a reader."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from roisim.answers.comparison import MONEY, OUTPUTS, Comparison, Output, Side
from roisim.answers.fans import Spread
from roisim.answers.fans import spreads as over_the_draws
from roisim.answers.weighing import weighed
from roisim.cases.differing import Input, Value
from roisim.cases.groups import FLAT
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import parameter_of
from roisim.exhibits.saying import chance as written_chance
from roisim.exhibits.saying import plainly, untold
from roisim.text import NBSP, Text

_DIGITS = 6  # of an input: two that differ should look it
_QUESTIONS: tuple[Output, Output] = ("npv_aside", "npv_today")
_UNKNOWN = Spread(*(None,) * 6)
_LADDER = ("save", "earn", "strategic", "ignorance")
Written = Callable[[float], str]


@dataclass(frozen=True)
class Cell:
    """What one case has in a row: the middle and the range, and the numbers of a file (low, middle, high).

    exact: with all their digits, in the unit that the row names for a file; a word where one of them is no number.
    ends: of the range, as it is written.
    """

    middle: str
    span: str = ""
    exact: tuple[float | str | None, ...] = (None, None, None)
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Row:
    """A row of a table with a cell for each case.

    file: its name in a file where that is another: there money is in whole units.
    """

    name: str
    cells: tuple[Cell, ...]
    file: str = ""


@dataclass(frozen=True)
class _Form:
    """How a row is told: its name and numbers on a page, and its name in a file, where a number is so many times it."""

    name: str
    write: Written
    file: str = ""
    times: float = 1.0

    def row(self, cells: Iterable[Cell]) -> Row:
        """The row with these cells."""
        return Row(self.name, tuple(cells), self.file)

    def cell(self, value: float) -> Cell:
        """The cell of one number."""
        return Cell(self.write(value), "", (None, self.times * value, None))


def outputs(text: Text, found: Comparison, against: bool) -> list[Row]:
    """What each case gives; or, against the base, how much more or less in the same draw."""
    text = plainly(text, *(side.scenario for side in found.sides))
    text = words_of(text, found)
    duels = [found.duel(place, found.base) for place in range(len(found.sides))]
    spreads = [(duel if against else side).spreads for duel, side in zip(duels, found.sides, strict=True)]
    ladders = [duel.steps if against else steps_of(side) for duel, side in zip(duels, found.sides, strict=True)]
    steps = [
        duel.ladder_chance if against else side.result.ladder_chance
        for duel, side in zip(duels, found.sides, strict=True)
    ]
    chances = [(duel.chance if against else side.result.chance) for duel, side in zip(duels, found.sides, strict=True)]
    rows = {output: _output(text, found, output, [spread[output] for spread in spreads], against) for output in OUTPUTS}
    asked, other = _QUESTIONS[:: 1 if found.sides[found.base].scenario.against == "aside" else -1]
    beats = _Form(text("compare.output.beats"), partial(_of_hundred, text), times=100)
    chance = _share_form(text, "chance", against)
    return [
        *([beats.row(_chances(text, found, beats, [duel.wins for duel in duels]))] if against else []),
        rows[asked if found.work_today else "npv"],
        chance.row(_chances(text, found, chance, chances)),
        *((rows[other], _other_chance(text, found, other, against)) if found.work_today else ()),
        rows["payback"], rows["roi"], rows["cost_pv"],
        *_ladder(text, found, ladders, against), *_covers(text, found, steps, against),
        rows["standing_aside"], rows["leads"], rows["new_customers"],
    ]  # fmt: skip


def steps_of(side: Side) -> Mapping[str, Spread]:
    """The net of a case after each step of the ladder; the last is its net present value."""
    return over_the_draws(side.result.totals.steps)


def words_of(text: Text, found: Comparison) -> Text:
    """The nouns of the business where all cases are of one; else those that suit any."""
    businesses = {side.scenario.preset for side in found.sides}
    return replace(text, business=businesses.pop() if len(businesses) == 1 else "")


def _of_hundred(text: Text, share: float) -> str:
    """A share of the draws as so many of a hundred; all and none only where it is so in every one."""
    if 0 < share < 0.005 or 0.995 <= share < 1:
        return "<1" if share < 0.5 else ">99"
    return text.exact(100 * share, 0)


def _output(text: Text, found: Comparison, output: Output, spreads: Sequence[Spread], against: bool) -> Row:
    if output in MONEY:
        # What today's work costs is saved by standing aside, and is taken off.
        named = "standing_aside_net" if output == "standing_aside" and found.work_today else output
        form = _money_form(text, found, named, [spread.q50 or 0.0 for spread in spreads], against)
    elif output == "roi":
        form = _share_form(text, "roi", against)
    elif output == "payback":
        name = text("compare.less.payback" if against else "compare.output.payback")
        form = _Form(name, partial(_signed, against, lambda value: text.exact(math.ceil(value - 1e-9), 0)))
    else:
        write = partial(_signed, against, lambda value: text.number(_once(value, 1)))
        form = _Form(text(f"compare.output.{output}"), write)
    if output == "payback" and against:
        known = [paid_back(found, found.base) and paid_back(found, place) for place in range(len(found.sides))]
        spreads = [spread if so else _UNKNOWN for spread, so in zip(spreads, known, strict=True)]
    nothing = [_nothing(text, side, output, against) for side in found.sides]
    return form.row(_spread(text, form, spread, word) for spread, word in zip(spreads, nothing, strict=True))


def paid_back(found: Comparison, place: int) -> bool:
    """True of a case that is paid back within its period in the middle case."""
    return found.sides[place].spreads["payback"].q50 is not None


def _nothing(text: Text, side: Side, output: Output, against: bool) -> str:
    """What stands where there is no number: a plan may take longer than its case; one without cost has no such time."""
    costs, months = side.spreads["roi"].q50 is not None, side.scenario.finance.months
    return text("compare.over", count=months) if output == "payback" and costs and not against else text("compare.none")


def _ladder(text: Text, found: Comparison, ladders: Sequence[Mapping[str, Spread]], against: bool) -> Iterator[Row]:
    """The steps of the ladder, all in one unit, for they build on one another; the last is the net present value."""
    nets = [ladder[step].q50 or 0.0 for ladder in ladders for step in _LADDER]
    for step in _LADDER:
        form = _money_form(text, found, step, nets, against)
        yield form.row(_spread(text, form, ladder[step], text("compare.none")) for ladder in ladders)


def _other_chance(text: Text, found: Comparison, question: Output, against: bool) -> Row:
    """The chance that it pays, asked the other way: against standing aside, or against going on as today."""
    results = [side.result for side in found.sides]
    chances = [each.chance_aside if question == "npv_aside" else each.chance_today for each in results]
    form, base = _share_form(text, f"chance_{question}", against), chances[found.base] if against else 0.0
    return form.row(_chances(text, found, form, [chance - base for chance in chances]))


def _chances(text: Text, found: Comparison, form: _Form, shares: Sequence[float]) -> Iterator[Cell]:
    """A chance of each case, or its difference; none of a case of whose certainty nothing is known."""
    for side, share in zip(found.sides, shares, strict=True):
        yield Cell(text("compare.none")) if untold(side.result) else form.cell(share)


def _covers(text: Text, found: Comparison, steps: Sequence[Mapping[str, float]], against: bool) -> Iterator[Row]:
    """How often each step of the ladder covers the cost; that of the last is the chance that the plan pays off."""
    for step in _LADDER[:-1]:
        form = _share_form(text, f"covers_{step}", against)
        yield form.row(_chances(text, found, form, [chances[step] for chances in steps]))


def _money_form(text: Text, found: Comparison, output: str, amounts: Sequence[float], against: bool) -> _Form:
    """Money in a unit that is easy to read; in a file in whole units of the currency."""
    largest = max(map(abs, amounts))
    size, unit = text.scale(largest, found.currency)
    finest = 3 - math.floor(math.log10(largest)) if largest else 0  # a fourth digit of the largest, and no finer
    write = partial(_signed, against, lambda value: text.number(_once(value, finest) / size))
    file = text(f"compare.output.{output}", unit=text.scale(1.0, found.currency)[1])
    return _Form(text(f"compare.output.{output}", unit=unit), write, file)


def _once(value: float, finest: int) -> float:
    """A number to two digits, or to `finest` decimals where those are fewer. Once: 65,490 is 65 thousand, not 66."""
    known = 1 - math.floor(math.log10(abs(value))) if value else 0
    return round(value, min(known, finest))


def _share_form(text: Text, output: str, against: bool) -> _Form:
    """Shares as per cent; their differences as percentage points."""
    if against:
        write = partial(_signed, True, lambda value: text.number(100 * value))
        return _Form(text(f"compare.less.{output}"), write, times=100)
    written = text.percent if output == "roi" else partial(written_chance, text)
    name = text(f"compare.output.{output}")
    return _Form(name, written, f"{name}, %", 100)


def _signed(against: bool, write: Written, value: float) -> str:
    """A number as written; a difference with its sign."""
    written = write(value)
    return f"+{written}" if against and value > 0 and written != write(0.0) else written


def _spread(text: Text, form: _Form, spread: Spread, nothing: str) -> Cell:
    """The middle case and its range. nothing: what stands for a number that is not there."""
    bounds = (spread.q05, spread.q50, spread.q95)
    low, middle, high = (nothing if value is None else form.write(value) for value in bounds)
    hidden = low == high or text("compare.none") in (low, high)
    span = "" if hidden else _between(text, low, high)
    ends = ("", "") if hidden else (low, high)
    if bounds == (None, None, None):
        return Cell(middle, span, ends=ends)
    return Cell(middle, span, tuple(nothing if value is None else form.times * value for value in bounds), ends)


def _between(text: Text, low: str, high: str) -> str:
    """A range; in words where a dash would be read as a minus."""
    signed = low[:1] in "−+" or high[:1] in "−+"
    return text("compare.span", low=low, high=high).replace(" ", NBSP) if signed else f"{low}–{high}"


# --- the inputs that differ ---


def inputs(text: Text, found: Comparison) -> Iterator[Row]:
    """Each input that differs, with what each case has; those that decide most first."""
    text = words_of(text, found)
    for row in weighed(found):
        name = named(text, row, found.currency)
        per_cent = any(isinstance(value, Estimate) for value in row.values) and _is_percent(row.path)
        file = f"{name}, %" if per_cent or row.path == "finance.discount_rate" else ""
        if row.path == "finance.months":
            file = f"{name}, {text.unit('months')}"
        yield Row(name, tuple(written(text, row, value) for value in row.values), file)


def named(text: Text, row: Input, currency: str) -> str:
    """The name of an input, whose it is, and its unit where it has one that a cell does not show."""
    own = f"compare.input.{row.path}"
    name = text(own) if text.has(own) else text.name(row.path)
    unit = ""
    if isinstance(next(value for value in row.values if value is not None), Estimate):
        parameter = parameter_of(row.path)
        unit = "" if _is_percent(row.path) else text.unit(parameter.unit, currency)
    said_of = f"{row.channel}: {name}" if row.channel else name
    return f"{said_of}, {unit}" if unit else said_of


def _is_percent(path: str) -> bool:
    return parameter_of(path).is_percent


def written(text: Text, row: Input, value: Value) -> Cell:
    """What a case has of an input, as one reads it, and exactly."""
    if value is None:
        return Cell(text(f"compare.{'no_line' if row.path.startswith('lines.') else 'no_channel'}"))
    if isinstance(value, Estimate):
        write = partial(text.percent if _is_percent(row.path) else text.number, digits=_DIGITS)
        low, middle, high = map(write, value.bounds)
        times = 100 if _is_percent(row.path) else 1
        exact = tuple(times * bound for bound in value.bounds)
        return Cell(middle, _between(text, low, high), exact, (low, high)) if low != high else Cell(middle, "", exact)
    if isinstance(value, tuple):
        return Cell(_many(text, row.path, value))
    if isinstance(value, str):
        return Cell(_word(text, row.path, value))
    if row.path == "finance.months":
        return Cell(text.months(value), "", (None, float(value), None))
    if row.path == "finance.discount_rate":
        return Cell(text.percent(value, _DIGITS), "", (None, 100 * value, None))
    return Cell(text.exact(value), "", (None, float(value), None))


def _word(text: Text, path: str, value: str) -> str:
    """A choice, or a text, as one reads it."""
    if path in ("channels.last", "lines.last"):
        return text("compare.to_the_end")
    key = {
        "ignorance.level": f"level.{value}.name", "funnel.credit": f"credit.{value}.name",
        "finance.against": f"against.{value}", "lines.layer": f"line.{value}",
        "channels.auction": f"compare.auction.{value}",
    }.get(path, "")  # fmt: skip
    return text(key) if text.has(key) else value[:1].upper() + value[1:] or text("compare.none")


def _many(text: Text, path: str, values: tuple[float, ...] | tuple[str, ...]) -> str:
    """Twelve months of weights, or the dimensions that do not apply."""
    if path == "ignorance.not_applicable":
        return ", ".join(text(f"compare.dimension.{name}") for name in values) or text("compare.nowhere")
    return text("compare.even_year") if values == FLAT else " ".join(text.exact(float(each), 2) for each in values)
