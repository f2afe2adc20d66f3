"""An answer on one screen of a terminal: the decision in words, four cards, the ladder, the years."""

import itertools
import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

import click

from roisim.answers.result import Result
from roisim.cases.files.quoting import shortened
from roisim.cases.files.reading import preset_words
from roisim.exhibits.simulator import decision
from roisim.text import Text

COLOURS = {
    "cost": "bright_black",
    "save": "blue",
    "earn": "green",
    "strategic": "magenta",
    "ignorance": "red",
}
GAP, LABEL, BAR = "  ", 20, 40


@dataclass(frozen=True)
class Scale:
    """How money is written in a table: divided by what, and what that is called."""

    divisor: float
    unit: str

    @classmethod
    def of(cls, amounts: list[float], currency: str, text: Text) -> "Scale":
        """Plain up to five digits, then thousands, then millions."""
        largest, sign = max(map(abs, amounts), default=0.0), text.currency(currency)
        if largest < 1e5:
            return cls(1, sign)
        name, divisor = ("thousands", 1e3) if largest < 1e8 else ("millions", 1e6)
        return cls(divisor, text(f"cli.answer.{name}", currency=sign))

    def write(self, amount: float | None, text: Text) -> str:
        """A whole number of the unit; nothing where there is none."""
        return "" if amount is None else text.exact(amount / self.divisor, 0)


def screen(result: Result, text: Text, width: int = 80) -> str:
    """The whole answer, to print. width: columns of the terminal."""
    width = max(60, min(width, 100))
    parts = [
        _heading(result, text, width), *_decision(result, text, width), "",
        *_cards(result, text, width), "",
        *_ladder(result, text), "",
        *_table(result, text, width), "",
        *textwrap.wrap(_foot(result, text), width),
    ]  # fmt: skip
    return "\n".join(line.rstrip() for line in parts)


def _heading(result: Result, text: Text, width: int) -> str:
    case = result.scenario
    title = case.title or (preset_words(case.preset, text.language)[0] if case.preset else "roisim")
    # A stranger's words must not move the cursor or colour the screen: shortened() keeps what can be printed.
    return click.style(shortened(title, width), bold=True)


def _decision(result: Result, text: Text, width: int) -> list[str]:
    if result.draws:
        said = f"{decision.decision(text, result)} {decision.hangs_on(text, result)}".replace("*", "")
        return textwrap.wrap(said, width)
    middle, terms = result.npv.q50 or 0.0, result.scenario.finance
    key = "likely_pays" if middle > 0 else "likely_loses"
    npv = text.money(abs(middle), terms.currency)
    return textwrap.wrap(text(f"cli.answer.{key}", npv=npv, months=terms.months), width)


def _cards(result: Result, text: Text, width: int) -> Iterator[str]:
    """What, how much, on what ground. ROI comes last, for it says least."""
    cards = list(_sure_cards(result, text) if result.draws else _likely_cards(result, text))
    wide = (width - len(GAP) * (len(cards) - 1)) // len(cards)
    yield "─" * width
    yield _beside([title for title, *_ in cards], wide)
    yield click.style(_beside([value for _, value, *_ in cards], wide), bold=True)
    grounds = [list(itertools.chain(*(textwrap.wrap(line, wide) for line in lines))) for _, _, *lines in cards]
    for row in itertools.zip_longest(*grounds, fillvalue=""):
        yield _beside(list(row), wide)
    yield "─" * width


def _beside(cells: list[str], wide: int) -> str:
    return GAP.join(cell.ljust(wide) for cell in cells)


def _sure_cards(result: Result, text: Text) -> Iterator[tuple[str, ...]]:
    npv, currency = result.npv, result.scenario.finance.currency
    low, high, mean = (text.money(value, currency) for value in (npv.q05, npv.q95, npv.mean))
    about = text("cli.card.npv_span", low=low, high=high), text("cli.card.npv_mean", mean=mean)
    yield text("cli.card.npv"), text.money(npv.q50, currency), *about
    if _idle(result):
        yield text("cli.card.payback"), "–"
    else:
        back = text("cli.card.payback_under", cases=text.of_ten(1 - result.payback_never))
        yield text("cli.card.payback"), text.months(result.payback.q50), back
    draws = text("cli.card.chance_under", draws=text.exact(result.draws, 0))
    yield text("cli.card.chance"), text.percent(result.chance), draws
    yield text("cli.card.roi"), text.percent(result.roi.q50), _on_cost(result, text)


def _idle(result: Result) -> bool:
    """True where nothing is done, so that there is nothing to pay back or to overtake."""
    return result.npv.q05 == result.npv.q95 == 0


def _likely_cards(result: Result, text: Text) -> Iterator[tuple[str, ...]]:
    yield text("cli.card.npv_likely"), text.money(result.npv.mean, result.scenario.finance.currency)
    yield text("cli.card.payback"), text.months(result.payback.q50)
    yield (
        text("cli.card.irr"),
        text.percent(result.irr),
        "" if result.irr is None else text("cli.card.irr_under"),
    )
    yield text("cli.card.roi_likely"), text.percent(result.roi.mean), _on_cost(result, text)


def _on_cost(result: Result, text: Text) -> str:
    return text("cli.card.roi_under", cost=text.money(result.cost_pv.mean, result.scenario.finance.currency))


def _ladder(result: Result, text: Text) -> Iterator[str]:
    """Where the case stands after each step, as bars around zero."""
    steps = {"cost": -(result.cost_pv.mean or 0.0), **result.ladder}
    scale = Scale.of(list(steps.values()), result.scenario.finance.currency, text)
    yield _headline("ladder", result, scale, text)
    starts = dict(zip(steps, (0.0, *steps.values()), strict=False))
    lowest, highest = min(0.0, *steps.values()), max(0.0, *steps.values())
    for step, level in steps.items():
        bar = _bar(starts[step], level, lowest, highest, COLOURS[step])
        yield f"{text(f'cli.step.{step}'):<{LABEL}}{scale.write(level, text):>9}  {bar}"


def _bar(start: float, end: float, lowest: float, highest: float, colour: str) -> str:
    """From where the case stood to where it stands, on a line whose zero is marked."""
    span = highest - lowest or 1.0
    zero, *ends = (round((at - lowest) / span * BAR) for at in (0.0, min(start, end), max(start, end)))
    left, right = ends[0], max(ends[1], ends[0] + 1)
    marks = ["█" if left <= place < right else " " for place in range(BAR + 1)]
    marks.insert(zero, "│")
    runs = ("".join(run) for _, run in itertools.groupby(marks))
    return "".join(click.style(run, fg=colour) if run[0] == "█" else run for run in runs)


def _table(result: Result, text: Text, width: int) -> Iterator[str]:
    """The years across, or down where they are too many for the screen."""
    rows = list(_rows(result))
    amounts = [amount for _, series in rows for amount in series if amount is not None]
    scale = Scale.of(amounts, result.scenario.finance.currency, text)
    years = range(1, len(rows[0][1]) - 2)
    heads = [
        text("cli.column.initial"), *(text("cli.column.year", number=year) for year in years),
        text("cli.column.total"), text("cli.column.pv"),
    ]  # fmt: skip
    cells = [
        ["", *heads],
        *([text(f"cli.row.{row}"), *(scale.write(a, text) for a in series)] for row, series in rows),
    ]
    if _wide(cells) > width:
        cells = [list(column) for column in zip(*cells, strict=True)]
    yield _headline("table", result, scale, text)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *rest in cells:
        line = [
            first.ljust(widths[0]),
            *(cell.rjust(wide) for cell, wide in zip(rest, widths[1:], strict=True)),
        ]
        yield "  ".join(line) if first else click.style("  ".join(line), dim=True)


def _wide(cells: list[list[str]]) -> int:
    columns = list(zip(*cells, strict=True))
    return sum(max(map(len, column)) for column in columns) + 2 * (len(columns) - 1)


def _rows(result: Result) -> Iterator[tuple[str, list[float | None]]]:
    """The yearly table, and below the net what it has come to so far."""
    for row, series in result.yearly():
        yield row, list(series)
        if row == "net":
            yield "cumulative", [*itertools.accumulate(series[:-2]), None, None]


def _headline(key: str, result: Result, scale: Scale, text: Text) -> str:
    """What a picture or table shows, and in what."""
    ending = "" if result.draws else "_likely"
    return click.style(text(f"cli.answer.{key}{ending}", unit=scale.unit), bold=True)


def _foot(result: Result, text: Text) -> str:
    version, months = result.model_version, result.scenario.finance.months
    if not result.draws:
        return text("cli.answer.foot_likely", version=version)
    when = result.crossing
    key = "no_crossing" if when is None else "crossing"
    crossing = text(f"cli.answer.{key}", months=months if when is None else math.ceil(when))
    foot = text("cli.answer.foot", draws=text.exact(result.draws, 0), seed=result.scenario.seed, version=version)
    return foot if _idle(result) else f"{crossing} {foot}"
