"""An answer laid out for a terminal: the decision in words, four cards, the ladder as bars, the years."""

import itertools
import textwrap
from collections.abc import Iterator, Sequence

import click

from roisim.answers.result import Result
from roisim.cases.files.quoting import shortened
from roisim.cases.files.reading import preset_words
from roisim.exhibits.doubting import in_a_terminal
from roisim.exhibits.exhibit import Card, Table
from roisim.exhibits.simulator.brief import Step, brief
from roisim.text import Text

_COLOURS = {"save": "blue", "earn": "green", "strategic": "magenta", "ignorance": "red"}
_DOUBT = 500  # characters
_GAP, _LABEL, _CASES, _NET, _BAR = "  ", 18, 12, 16, 29


def screen(result: Result, text: Text, width: int = 80) -> str:
    """The whole answer, to print. width: columns of the terminal."""
    width, found = max(60, min(width, 100)), brief(text, result, _title(result, text))
    parts = [
        # A stranger's words must not move the cursor or colour the screen: shortened() keeps what can be printed.
        click.style(shortened(found.title, width), bold=True), *textwrap.wrap(found.said, width), "",
        *_cards(found.cards, width), *itertools.chain(*(textwrap.wrap(aside, width) for aside in found.asides)), "",
        *_bold(found.ladder, width), *_ladder(found.steps, found.span), "",
        *_bold(found.years.caption, width), *_table(found.years, width), "",
        *textwrap.wrap(found.foot, width),
        *_doubts(text, result, width),
    ]  # fmt: skip
    return "\n".join(line.rstrip() for line in parts)


def _doubts(text: Text, result: Result, width: int) -> Iterator[str]:
    """What can hardly be so in the case; nothing where nothing is doubted."""
    found = in_a_terminal(text, result.scenario)
    if found:
        yield from ("", click.style(found.title, bold=True))
        for line in (*found.lines, *filter(None, [found.way])):
            yield from textwrap.wrap(shortened(line, _DOUBT), width)


def _title(result: Result, text: Text) -> str:
    case = result.scenario
    return case.title or (preset_words(case.preset, text.language)[0] if case.preset else "roisim")


def _cards(cards: Sequence[Card], width: int) -> Iterator[str]:
    wide = (width - len(_GAP) * (len(cards) - 1)) // len(cards)
    yield "─" * width
    names = [textwrap.wrap(card.name, wide) for card in cards]
    most = max(map(len, names))
    yield from (_beside(row, wide) for row in zip(*([""] * (most - len(name)) + name for name in names), strict=True))
    yield click.style(_beside([card.value for card in cards], wide), bold=True)
    grounds = (list(itertools.chain(*(textwrap.wrap(line, wide) for line in card.remarks))) for card in cards)
    for row in itertools.zip_longest(*grounds, fillvalue=""):
        yield _beside(row, wide)
    yield "─" * width


def _bold(said: str, width: int) -> Iterator[str]:
    return (click.style(line, bold=True) for line in textwrap.wrap(said, width))


def _beside(cells: Sequence[str], wide: int) -> str:
    return _GAP.join(cell.ljust(wide) for cell in cells)


def _ladder(steps: Sequence[Step], span: tuple[float, float]) -> Iterator[str]:
    """Each step with its chance and its net, and a bar from zero: of cases, or of money where there are no chances."""
    for step in steps:
        cases = f"{step.cases:>{_CASES}}" if step.cases else ""
        bar = _bar(0.0, step.end, *span, _COLOURS[step.key])
        yield f"{step.name:<{_LABEL}}{cases}{step.net:>{_NET}}  {bar}"


def _bar(start: float, end: float, lowest: float, highest: float, colour: str) -> str:
    """From one place to another, on a line whose zero is marked."""
    span = highest - lowest or 1.0
    zero, *ends = (round((at - lowest) / span * _BAR) for at in (0.0, min(start, end), max(start, end)))
    left, right = ends[0], max(ends[1], ends[0] + 1) if end != start else ends[0]
    marks = ["█" if left <= place < right else " " for place in range(_BAR + 1)]
    marks.insert(zero, "│")
    runs = ("".join(run) for _, run in itertools.groupby(marks))
    return "".join(click.style(run, fg=colour) if run[0] == "█" else run for run in runs)


def _table(table: Table, width: int) -> Iterator[str]:
    """The years across, or down where they are too many for the screen."""
    cells = [list(table.head), *([row.name, *row.cells] for row in table.rows)]
    if _wide(cells) > width:
        cells = [list(column) for column in zip(*cells, strict=True)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *rest in cells:
        line = [first.ljust(widths[0]), *(cell.rjust(wide) for cell, wide in zip(rest, widths[1:], strict=True))]
        yield "  ".join(line) if first else click.style("  ".join(line), dim=True)


def _wide(cells: list[list[str]]) -> int:
    columns = list(zip(*cells, strict=True))
    return sum(max(map(len, column)) for column in columns) + 2 * (len(columns) - 1)
