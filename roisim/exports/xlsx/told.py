"""The sheets that tell: the cover, what chance says, the register of numbers, the method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from roisim.answers.fans import Fan, Spread
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.cases.series import PUBLISHED, SERIES, STREAMS
from roisim.exhibits.assumptions import register
from roisim.exhibits.method.equations import equations
from roisim.exhibits.method.wording import in_words
from roisim.exhibits.origin import Origin
from roisim.exports.xlsx.formulas import Book
from roisim.exports.xlsx.places import FIRST, OPENING, letters, quoted
from roisim.exports.xlsx.sheets import HEAD
from roisim.exports.xlsx.worked import Values
from roisim.exports.xlsx.writing import Page, pages

_SHOWN = {"npv": "money", "roi": "rate", "payback_months": "months", "cost_pv": "money", "net": "money",
          "peak_funding": "money", "npv_aside": "money", "npv_today": "money"}  # fmt: skip
_TOTALS = {"npv": "money", "cost_pv": "money", "roi": "rate", "net": "money", "cost": "money", "roi_simple": "rate",
           "npv_aside": "money", "npv_today": "money"}  # fmt: skip
_LINE, _LETTERS = 14, 95  # the height of a line of words, and how many letters stand on it
_QUANTILES = ("mean", "q05", "q25", "q50", "q75", "q95")
_UNITS = {"money": "money", "share": "share", "index": "share"}


def cover(
    page: Page, title: str, book: Book, values: Values, found: Result | str, facts: Sequence[tuple[str, str]]
) -> None:
    """What this is, what it comes to, what it was made from, and how to read it."""
    text, looks = page.text, page.looks
    on = page.add(text("workbook.sheet.cover"), title, text("workbook.about.cover"))
    on.fit_to_pages(1, 1)
    on.set_column(0, 0, 44)
    on.set_column(1, 1, 24)
    on.set_column(2, 2, 90)
    line = 4
    on.write_string(line, 0, text("workbook.cover.results"), looks.heading())
    for name, unit in _SHOWN.items():
        line += 1
        place = book.place("R", name)
        on.write_string(line, 0, text(f"workbook.row.{name}"), looks.words())
        on.write_formula(
            line,
            1,
            f"={quoted(place.sheet)}!${letters(OPENING)}${place.line}",
            looks.strong(unit),
            values["R"][name][0],
        )
    line += 1
    on.write_string(line, 0, text("workbook.row.changed"), looks.words())
    changed = book.place("C", "changed")
    on.write_formula(line, 1, f"={quoted(changed.sheet)}!${letters(OPENING)}${changed.line}", looks.strong("flag"), 0)
    line = _by_chance(page, on, line + 2, found)
    line = _facts(page, on, line + 1, facts)
    line = _legend(page, on, line + 1)
    on.print_area(0, 0, line, 2)


def _by_chance(page: Page, on: Any, line: int, found: Result | str) -> int:
    """What the simulation said when the file was made: the likely case is one outcome of many."""
    text, looks = page.text, page.looks
    on.write_string(line, 0, text("workbook.cover.simulated"), looks.heading())
    if isinstance(found, str):
        on.write_string(line + 1, 0, found, looks.words())
        return line + 2
    for quantile in ("mean", "q05", "q50", "q95"):
        line += 1
        said = text("workbook.cover.npv", quantile=text(f"workbook.quantile.{quantile}"))
        on.write_string(line, 0, said, looks.words())
        _numbers(on, line, 1, [getattr(found.npv, quantile)], looks.strong("money"))
    on.write_string(line + 1, 0, text("workbook.simulated.chance"), looks.words())
    _numbers(on, line + 1, 1, [found.chance], looks.strong("rate"))
    return line + 2


def facts(page: Page, case: Scenario, origin: Origin) -> Iterator[tuple[str, str]]:
    """What the file was made from."""
    text = page.text
    yield from replace(origin, link="").facts(text, case)
    yield text("workbook.cover.currency"), case.finance.currency
    yield text("workbook.cover.base"), text(f"world.{case.base}")
    yield text("origin.link"), origin.link or text("workbook.cover.no_link")
    yield text("workbook.cover.reopen"), text("workbook.cover.reopen_how")


def _facts(page: Page, on: Any, line: int, told: Iterable[tuple[str, str]]) -> int:
    for name, said in told:
        on.write_string(line, 0, name, page.looks.words())
        on.write_string(line, 1, said, page.looks.words())
        line += 1
    return line


def _legend(page: Page, on: Any, line: int) -> int:
    text, looks = page.text, page.looks
    on.write_string(line, 0, text("workbook.cover.legend"), looks.heading())
    for name, look in (("typed", looks.typed()), ("later", looks.later()), ("worked", looks.words()),
                       ("wrong", looks.wrong())):  # fmt: skip
        line += 1
        on.write_string(line, 0, text(f"workbook.legend.{name}"), look)
    line += 2
    on.write_string(line, 0, text("workbook.cover.sheets"), looks.heading())
    for code in ("assumptions", "T", "P", "H", "E", "S", "I", "EC", "IC", "F", "R", "C", "simulated", "register",
                 "method"):  # fmt: skip
        line += 1
        on.write_string(line, 0, text(f"workbook.sheet.{code}"), looks.words())
        on.write_string(line, 1, text(f"workbook.about.{code}"), looks.words())
    return line


# --- what chance says ---


def simulated(page: Page, found: Result | str, months: int) -> None:
    """The simulated results: numbers, no formulas. found: or why there are none."""
    text, looks = page.text, page.looks
    name = text("workbook.sheet.simulated")
    on = page.add(name, name, text("workbook.about.simulated"), pages(months))
    on.repeat_columns(0, 1)
    on.set_column(0, 0, 46)
    on.set_column(1, OPENING, 14)
    on.set_column(FIRST, FIRST + months - 1, 12)
    if isinstance(found, str):
        on.write_string(HEAD, 0, found, looks.words())
        return
    line = _spreads(page, on, HEAD - 1, found)
    line = _ladder(page, on, line + 1, found)
    line = _fans(page, on, line + 1, found, months)
    on.freeze_panes(HEAD, 1)
    on.print_area(0, 0, line, FIRST + months - 1)


def _spreads(page: Page, on: Any, line: int, found: Result) -> int:
    text, looks = page.text, page.looks
    on.set_row(line, 2 * _LINE)
    on.write_string(line, 0, text("workbook.column.row"), looks.head())
    for place, quantile in enumerate(_QUANTILES):
        on.write_string(line, 1 + place, text(f"workbook.quantile.{quantile}"), looks.right())
    spreads = {name: found.totals.spreads[name] for name in _TOTALS} | {"payback_months": found.payback}
    for name, spread in spreads.items():
        line += 1
        on.write_string(line, 0, text(f"workbook.row.{name}"), looks.words())
        told = _of_spread(spread)
        if name == "payback_months":
            told[0] = None  # what never pays back has no average
        _numbers(on, line, 1, told, looks.worked(_TOTALS.get(name, "months")))
    chances = {"chance": found.chance, "chance_aside": found.chance_aside, "chance_today": found.chance_today,
               "never": found.payback_never}  # fmt: skip
    for name, chance in chances.items():
        line += 1
        on.write_string(line, 0, text(f"workbook.simulated.{name}"), looks.words())
        _numbers(on, line, 1, [chance], looks.worked("share"))
    return line + 1


def _ladder(page: Page, on: Any, line: int, found: Result) -> int:
    text, looks = page.text, page.looks
    heads = ("simulated.ladder", "quantile.mean", "simulated.above")
    for column, key in enumerate(heads):
        on.write_string(line, column, text(f"workbook.{key}"), looks.head() if column == 0 else looks.right())
    for step, mean in found.ladder.items():
        line += 1
        on.write_string(line, 0, text(f"workbook.row.step_{step}"), looks.words())
        _numbers(on, line, 1, [mean], looks.worked("money"))
        _numbers(on, line, 2, [found.ladder_chance[step]], looks.worked("share"))
    line += 2
    on.set_row(line, 2 * _LINE)
    for column, key in enumerate(("simulated.streams", "part.gain", "part.avoided")):
        on.write_string(line, column, text(f"workbook.{key}"), looks.head() if column == 0 else looks.right())
    for stream in STREAMS:
        line += 1
        worth = found.streams[stream]
        on.write_string(line, 0, text(f"stream.{stream}.name"), looks.words())
        _numbers(on, line, 1, [worth.gain, worth.avoided], looks.worked("money"))
    return line + 1


def _fans(page: Page, on: Any, line: int, found: Result, months: int) -> int:
    """Every key figure month by month in each world that is told of, quantile by quantile."""
    text, looks = page.text, page.looks
    for world in found.scenario.told:
        on.write_string(line, 0, text(f"world.{world}"), looks.head())
        on.write_string(line, 1, text("workbook.simulated.quantile"), looks.head())
        for month in range(months):
            on.write_number(line, FIRST + month, month + 1, looks.right())
        for kpi in PUBLISHED:
            fan: Fan = found.fan(kpi, world)
            for quantile in _QUANTILES:
                line += 1
                on.write_string(line, 0, text(f"kpi.{kpi}.name"), looks.words())
                on.write_string(line, 1, text(f"workbook.quantile.{quantile}"), looks.quiet())
                look = looks.worked(_UNITS.get(SERIES[kpi].unit, "number"))
                _numbers(on, line, FIRST, getattr(fan, quantile).tolist(), look)
        line += 2
    return line


def _of_spread(spread: Spread) -> list[float | None]:
    return [getattr(spread, quantile) for quantile in _QUANTILES]


def _numbers(on: Any, line: int, column: int, numbers: Iterable[float | None], look: Any) -> None:
    for place, number in enumerate(numbers):
        if number is not None and abs(number) < float("inf"):
            on.write_number(line, column + place, number, look)


# --- the register, and the method ---


def registered(page: Page, case: Scenario) -> None:
    """Every number of the case as it was when the file was made, with who vouches for it."""
    text, looks = page.text, page.looks
    name = text("workbook.sheet.register")
    on = page.add(name, name, text("workbook.about.register"))
    for column, width in enumerate((30, 44, 12, 14, 12, 20, 18, 30, 20, 40)):
        on.set_column(column, column, width)
    for column, head in enumerate(register.columns(text)):
        on.write_string(HEAD - 1, column, head, looks.head())
    line = HEAD - 1
    for row in register.exact(text, case):
        line += 1
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                on.write_string(line, column, cell, looks.words())
            elif cell is not None:
                on.write_number(line, column, cell, looks.quiet_number())
    on.freeze_panes(HEAD, 2)
    on.repeat_rows(HEAD - 1)
    on.print_area(0, 0, line, 9)


def explained(page: Page) -> None:
    """How this workbook works, and the model in words and equations."""
    text, looks = page.text, page.looks
    name = text("workbook.sheet.method")
    on = page.add(name, name, text("workbook.about.method"))
    on.set_column(0, 1, 100)
    line = HEAD - 1
    for heading, paragraphs, told in _chapters(page):
        on.write_string(line, 0, heading, looks.heading())
        for words in paragraphs:
            line += 1
            on.set_row(line, _LINE * (1 + len(words) // _LETTERS))
            on.write_string(line, 0, words, looks.wrapped())
        for caption, latex in told:
            line += 1
            on.set_row(line, _LINE * (1 + max(len(caption), len(latex)) // _LETTERS))
            on.write_string(line, 0, caption, looks.wrapped())
            on.write_string(line, 1, latex, looks.quiet_wrapped())
        line += 2
    on.print_area(0, 0, line, 1)


def _chapters(page: Page) -> Iterator[tuple[str, list[str], list[tuple[str, str]]]]:
    text = page.text
    yield text("workbook.method.title"), text("workbook.method.body").strip().split("\n\n"), []
    for section in equations()["sections"]:
        body = text(f"method.{section}.body").strip().split("\n\n")
        here = (each for each in equations()["equation"] if each["section"] == section)
        told = [(text(f"equation.{each['key']}"), in_words(text, each["latex"])) for each in here]
        yield text(f"method.{section}.title"), [words.strip() for words in body if words.strip()], told
