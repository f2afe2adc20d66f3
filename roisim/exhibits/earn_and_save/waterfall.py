"""From the cost to the net, stream by stream: what the plan earns and saves. Means: they add up, medians don't."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from roisim.answers.fans import Spread
from roisim.answers.result import Result
from roisim.cases.series import LAYERS
from roisim.charts import waterfall as chart
from roisim.exhibits.digits import cell, decimals, signed
from roisim.exhibits.earn_and_save.brings import avoided, brings_nothing
from roisim.exhibits.exhibit import Exhibit, Row, Table
from roisim.exhibits.saying import NOTHING, plainly, with_today
from roisim.text import Text

_COLUMNS = (
    "stream", "layer", "gain", "gain_low", "gain_high", "avoided", "avoided_low", "avoided_high", "both", "both_low",
    "both_high",
)  # fmt: skip
_OTHERS = {"cost": "", "save": "other_saved", "earn": "other_earned"}
Ranged = tuple[str, str, tuple[float | None, ...]]  # name, layer, numbers


@dataclass(frozen=True)
class Step:
    """One step from the cost to the net: its layer, its stream (or itself), its mean present value [currency]."""

    layer: str
    name: str
    amount: float


def from_cost_to_net(text: Text, result: Result) -> Exhibit:
    """The waterfall, what it leaves out, and its table."""
    text = plainly(text, result.scenario)
    scale, unit, written = scaled(text, result)
    picture = chart.drawn(
        [chart.Bar(step.layer, step.name, name(text, step.name), step.amount) for step in steps(result)],
        scale,
        lambda layer: text(f"layer.{layer}"),
        written,
    )
    left = without(text, result)
    return Exhibit(
        "waterfall", most(text, result), text("page.earn_and_save.waterfall.measure", unit=unit), said(text, result),
        picture, _table(text, result), remarks=(left,) if left else (),
        alt=text("page.earn_and_save.waterfall.picture"),
    )  # fmt: skip


def scaled(text: Text, result: Result) -> tuple[float, str, Callable[[float], str]]:
    """What one unit of the picture is, what it is called, and how so many of them are written on a bar."""
    largest = max(abs(step.amount) for step in steps(result))
    scale, unit = text.scale(largest / 10, result.scenario.finance.currency)  # small streams want small units
    return scale, unit, partial(signed, text, decimals(largest / scale) + 1)


def steps(result: Result) -> list[Step]:
    """From the cost to the net: each stream's gain by the plan itself, the loss avoided, and the net they add up to."""
    gains = [
        Step(layer, stream, result.streams[stream].gain) for layer, streams in LAYERS.items() for stream in streams
    ]
    middle = [*gains, Step("ignorance", "ignorance", avoided(result))]
    known = [step for step in middle if abs(step.amount) >= NOTHING]
    cost = result.cost_pv.mean or 0.0
    return [Step("cost", "cost", -cost if cost else 0.0), *known, Step("net", "net", result.npv.mean or 0.0)]


def left_out(result: Result) -> list[str]:
    """The streams that are nothing in this case but could be something, and "ignorance" where no loss is avoided.

    A crisis is never more than a loss avoided.
    """
    there = {step.name for step in steps(result)} | {"crisis"}
    return [name for name in (*_possible(result), "ignorance") if name not in there]


def _possible(result: Result) -> list[str]:
    """The streams of the case: those of today's work and of lines of one's own only where there are any."""
    missing = set() if with_today(result.scenario) else {"today"}
    missing |= {"other_saved", "other_earned"} - {_OTHERS[line.layer] for line in result.scenario.lines}
    return [stream for streams in LAYERS.values() for stream in streams if stream not in missing]


def name(text: Text, step: str) -> str:
    """What a step is called."""
    return text(f"stream.{step}.name") if text.has(f"stream.{step}.name") else text(f"page.row.{step}")


def inside(text: Text, step: str) -> str:
    """The same inside a sentence."""
    return text.inside(name(text, step))


def most(text: Text, result: Result) -> str:
    """The conclusion of the waterfall: what is lost, where that is more; else where most of the value comes from."""
    if brings_nothing(result):
        return text("page.earn_and_save.waterfall.nothing")
    middle = steps(result)[1:-1]
    if not middle:
        return text("page.earn_and_save.waterfall.no_stream")
    whole, largest = sum(step.amount for step in middle), max(middle, key=lambda step: abs(step.amount))
    if whole <= -NOTHING:
        part, largest = "takes", min(middle, key=lambda step: step.amount)
    elif largest.amount < 0:
        part = "loss"
    else:
        part = "most" if largest.amount > sum(max(step.amount, 0.0) for step in middle) / 2 else "largest"
    money = partial(text.money, currency=result.scenario.finance.currency)
    facts = {"stream": inside(text, largest.name), "amount": money(largest.amount), "whole": money(abs(whole))}
    return text(f"page.earn_and_save.waterfall.{part}", **facts)


def said(text: Text, result: Result) -> str:
    """The waterfall in words, for those who can't see it."""
    currency = result.scenario.finance.currency
    told = "; ".join(f"{name(text, step.name)} {text.money(step.amount, currency)}" for step in steps(result))
    return f"{most(text, result)}. {text('page.earn_and_save.waterfall.alt', steps=told)}"


def without(text: Text, result: Result) -> str:
    """Which streams are nothing in this case; no sentence where all are something."""
    names = [inside(text, each) for each in left_out(result)]
    return text("page.earn_and_save.waterfall.left_out", streams=", ".join(names)) if names else ""


# --- the table ---


def _table(text: Text, result: Result) -> Table:
    """Every stream, the cost, and the net they add up to."""
    currency = text.currency(result.scenario.finance.currency)
    rows = list(stream_rows(text, result))
    largest = max(abs(number) for *_, numbers in rows for number in numbers if number is not None)
    written = partial(cell, text, decimals(largest) + 1)
    return Table(
        text("page.earn_and_save.waterfall.caption", currency=currency),
        tuple(text(f"page.earn_and_save.column.{column}", currency=currency) for column in _COLUMNS),
        tuple(
            Row(
                name,
                (layer, *("" if number is None else written(number) for number in numbers)),
                strong=place == len(rows) - 1,
            )
            for place, (name, layer, numbers) in enumerate(rows)
        ),
        lambda: [[name, layer, *numbers] for name, layer, numbers in rows],
        first=tuple(_COLUMNS.index(column) for column in ("gain", "avoided", "both")),
    )


def stream_rows(text: Text, result: Result) -> Iterator[Ranged]:
    """The rows of the table: gain by the plan itself, avoided loss, and both together, each as mean, low and high."""
    cost, worth, there = result.cost_pv, result.present_values.worth, _possible(result)
    spent = (0.0 - (number or 0.0) for number in (cost.mean, cost.q95, cost.q05))
    yield text("page.row.cost"), "", (*(None,) * 6, *spent)
    for layer, streams in LAYERS.items():
        for stream in (each for each in streams if each in there):
            spreads = worth(stream)
            numbers = tuple(number for part in ("gain", "avoided", "both") for number in _ranged(spreads[part]))
            yield name(text, stream), text(f"layer.{layer}"), numbers
    yield text("page.row.net"), "", (*(None,) * 6, *_ranged(result.npv))


def _ranged(spread: Spread) -> tuple[float | None, ...]:
    return spread.mean, spread.q05, spread.q95
