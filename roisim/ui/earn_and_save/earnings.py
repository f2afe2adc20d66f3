"""What the plan earns and saves: the waterfall from cost to net, and whether it stands without the soft part."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from roisim.answers.fans import Spread
from roisim.answers.result import Result
from roisim.cases.series import LAYERS
from roisim.charts import waterfall
from roisim.exhibits.earn_and_save import waterfall as earnings_told
from roisim.exhibits.simulator import decision
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import exhibits
from roisim.ui.parts.markup import strong
from roisim.ui.simulator import answer

Row = tuple[str, str, tuple[float | None, ...]]  # name, layer, numbers


def from_cost_to_net(text: Text, result: Result) -> None:
    """The waterfall under its conclusion, what it leaves out, and its table."""
    steps = earnings_told.steps(result)
    largest = max(abs(step.amount) for step in steps)
    scale, unit = text.scale(largest / 10, result.scenario.finance.currency)  # small streams want small units
    exhibits.heading(
        earnings_told.most(text, result),
        text("page.earn_and_save.waterfall.measure", unit=unit),
        earnings_told.waterfall_alt(text, result),
    )
    spec = waterfall.drawn(
        [waterfall.Bar(step.layer, step.name, earnings_told.name(text, step.name), step.amount) for step in steps],
        scale,
        lambda layer: text(f"layer.{layer}"),
        partial(exhibits.signed, text, exhibits.decimals(largest / scale) + 1),
        text.language,
        state.theme(),
    )
    exhibits.picture(spec, "waterfall", text("page.earn_and_save.waterfall.picture"))
    remark(earnings_told.without(text, result))
    _streams(text, result)


def remark(sentence: str) -> None:
    """A sentence under a picture, if there is one. Stars mark what is set in bold."""
    if sentence:
        st.html(f'<p class="remark">{strong(sentence)}</p>')


def _streams(text: Text, result: Result) -> None:
    """The table of the waterfall: every stream, the cost, and the net they add up to."""
    currency = text.currency(result.scenario.finance.currency)
    columns = (
        "stream", "layer", "gain", "gain_low", "gain_high", "avoided", "avoided_low", "avoided_high", "both",
        "both_low", "both_high",
    )  # fmt: skip
    rows = list(stream_rows(text, result))
    largest = max(abs(number) for *_, numbers in rows for number in numbers if number is not None)
    written = partial(exhibits.cell, text, exhibits.decimals(largest) + 1)
    exhibits.table(
        text,
        "waterfall",
        text("page.earn_and_save.waterfall.caption", currency=currency),
        [text(f"page.earn_and_save.column.{column}", currency=currency) for column in columns],
        [
            (name, [layer, *("" if number is None else written(number) for number in numbers)])
            for name, layer, numbers in rows
        ],
        lambda: [[name, layer, *numbers] for name, layer, numbers in stream_rows(text, result)],
        strong=(len(rows) - 1,),
    )


def stream_rows(text: Text, result: Result) -> Iterator[Row]:
    """The rows of the table: gain over today, avoided loss, and both together, each as mean, low and high."""
    cost, worth = result.cost_pv, result.present_values.worth
    spent = (0.0 - (number or 0.0) for number in (cost.mean, cost.q95, cost.q05))
    yield text("page.row.cost"), "", (*(None,) * 6, *spent)
    for layer, streams in LAYERS.items():
        for stream in streams:
            spreads = worth(stream)
            numbers = tuple(number for part in ("gain", "avoided", "both") for number in _ranged(spreads[part]))
            yield earnings_told.name(text, stream), text(f"layer.{layer}"), numbers
    yield text("page.row.net"), "", (*(None,) * 6, *_ranged(result.npv))


def _ranged(spread: Spread) -> tuple[float | None, ...]:
    return spread.mean, spread.q05, spread.q95


def in_steps(text: Text, result: Result) -> None:
    """Does it stand without the soft part? The ladder of the Simulator, its answer in a sentence, its table."""
    answer.in_steps(text, result)
    remark(f"{decision.decision(text, result)} {decision.hangs_on(text, result)}")
    currency = text.currency(result.scenario.finance.currency)
    nets = {"cost": -(result.cost_pv.mean or 0.0) or 0.0, **result.ladder}
    decimals = exhibits.decimals(max(map(abs, nets.values())))
    named = {step: text(f"page.earn_and_save.step.{step}") for step in nets}
    exhibits.table(
        text,
        "ladder",
        text("page.earn_and_save.ladder.caption", currency=currency),
        [text(f"page.earn_and_save.column.{column}", currency=currency) for column in ("step", "net")],
        [(named[step], [text.exact(exhibits.two_digits(decimals, net))]) for step, net in nets.items()],
        lambda: [[named[step], net] for step, net in nets.items()],
        strong=(len(nets) - 1,),
    )
