"""Cases side by side in a terminal: which is better, what each gives, against which base, what sets them apart."""

import csv
import io
import itertools
import json
import textwrap
from collections.abc import Iterator, Sequence

import click

from roisim.answers.comparison import MONEY, Comparison
from roisim.cases.files.quoting import quoted, shortened
from roisim.cases.files.reading import MOST_TITLE
from roisim.cases.scenario import PRESETS, Scenario
from roisim.errors import CaseError, Fault
from roisim.exhibits.compare import tables, verdicts
from roisim.exhibits.compare.tables import Cell, Row
from roisim.text import Text

MOST_CASES = 20
_NAME = 50  # characters of a name where there is room, and at the head of a column
_LABEL, _CELL, _GAP = 34, 22, 2
_LETTERS = "ABCDEFGHIJKLMNOPQRST"


def _names(text: Text, found: Comparison, most: int) -> list[str]:
    """What the cases are called: a stranger's words must not move the cursor, so what can't be printed is not."""
    titles = (verdicts.title_of(text, side.scenario) for side in found.sides)
    return verdicts.told_apart(text, [shortened(title, most) for title in titles])


def refuse(cases: Sequence[str]) -> None:
    """CaseError where there are more cases than one can look at."""
    if len(cases) > MOST_CASES:
        raise CaseError(Fault("", "compare_many", count=len(cases), limit=MOST_CASES))


def base_of(wanted: str | None, arguments: Sequence[str], scenarios: Sequence[Scenario]) -> int:
    """The place of the base: a number from 1, or a name as it was given or as it stands in the case; the first one."""
    if wanted is None:
        return 0
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:4]) <= len(scenarios):
        return int(wanted) - 1
    alike = [
        place
        for place, (given, case) in enumerate(zip(arguments, scenarios, strict=True))
        if wanted and wanted in (given, case.title)
    ]
    if len(alike) == 1:
        return alike[0]
    facts = {"value": quoted(wanted), "count": len(scenarios), "names": ", ".join(map(shortened, arguments))}
    raise CaseError(Fault("--base", "base_twice" if alike else "base_unknown", **facts))


def lonely(text: Text, case: str) -> str:
    """What there is to say of one case alone."""
    other = next(name for name in (*PRESETS[1:], PRESETS[0]) if name != case)
    return text("cli.compare.lonely", case=shortened(case), other=other)


def written(found: Comparison, form: str, text: Text, width: int) -> str:
    """The comparison as text for a terminal, as JSON, or as CSV."""
    if form == "json":
        return json.dumps(found.to_dict(_names(text, found, MOST_TITLE)), allow_nan=False)
    return _csv(found) if form == "csv" else "\n".join(_screen(found, text, max(60, min(width, 120))))


# --- for a terminal ---


def _screen(found: Comparison, text: Text, width: int) -> Iterator[str]:
    names = _names(text, found, _NAME)
    yield from textwrap.wrap(verdicts.answer(text, found, names).replace("*", ""), width)
    for remark in verdicts.remarks(text, found, names):
        yield from textwrap.wrap(remark, width)
    yield ""
    for place, name in enumerate(names):
        yield f"{_LETTERS[place]}  {text('compare.base', name=name) if place == found.base else name}"
    yield from _part(text("cli.compare.outputs"), tables.outputs(text, found, against=False), found, width)
    against = text("cli.compare.outputs_against", base=_LETTERS[found.base])
    yield from _part(against, tables.outputs(text, found, against=True), found, width, spare=found.base)
    rows = list(tables.inputs(text, found))
    yield from _part(text("cli.compare.inputs" if rows else "page.compare.inputs_none"), rows, found, width)
    result = found.sides[found.base].result
    facts = {"draws": text.exact(result.draws, 0), "seed": result.scenario.seed, "version": result.model_version}
    yield from ("", *textwrap.wrap(text("cli.compare.foot", **facts), width))


def _part(title: str, rows: Sequence[Row], found: Comparison, width: int, spare: int | None = None) -> Iterator[str]:
    """A table under its title; with more cases than fit beside each other, a few at a time. spare: left out."""
    yield from ("", click.style(title, bold=True))
    places = [place for place in range(len(found.sides)) if place != spare] if rows else []
    while places:
        widths = {place: _wide(rows, place) for place in places}
        fitting = 1
        while fitting < len(places) and _LABEL + sum(_GAP + widths[p] for p in places[: fitting + 1]) <= width:
            fitting += 1
        yield from _table(rows, {place: widths[place] for place in places[:fitting]})
        places = places[fitting:]
        yield from [""] if places else []


def _lines(cell: Cell) -> list[str]:
    """A cell in lines: the middle, which may be twelve months, and under it the range."""
    return [*(textwrap.wrap(cell.middle, _CELL) or [""]), *([cell.span] if cell.span else [])]


def _wide(rows: Sequence[Row], place: int) -> int:
    return max(len(line) for row in rows for line in _lines(row.cells[place]))


def _table(rows: Sequence[Row], widths: dict[int, int]) -> Iterator[str]:
    yield click.style(_line("", [_LETTERS[place] for place in widths], widths), dim=True)
    for row in rows:
        columns = [textwrap.wrap(row.name, _LABEL), *(_lines(row.cells[place]) for place in widths)]
        for label, *cells in itertools.zip_longest(*columns, fillvalue=""):
            yield _line(label, cells, widths)


def _line(label: str, cells: Sequence[str], widths: dict[int, int]) -> str:
    written = (" " * _GAP + cell.rjust(wide) for cell, wide in zip(cells, widths.values(), strict=True))
    return f"{label:<{_LABEL}}{''.join(written)}".rstrip()


# --- for a spreadsheet ---


def _csv(found: Comparison) -> str:
    """One number a line, and its unit. The cases are called by their letters: nothing that a spreadsheet could run."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("case", "against", "output", "statistic", "value", "unit"))
    told = found.to_dict()
    base = _LETTERS[found.base]
    for letter, case in zip(_LETTERS, told["cases"], strict=False):
        for against, numbers in (("", case), (base, case["against_base"])):
            writer.writerows((letter, against, *row, _unit(found, *row[:2])) for row in _numbers(numbers))
    return file.getvalue().rstrip("\n")


def _unit(found: Comparison, output: str, statistic: str) -> str:
    """What a number counts: money, months, a share from 0 to 1, or things."""
    if output in (*MONEY, "ladder"):
        return found.currency
    if output == "payback_months":
        return "share" if statistic == "never" else "months"
    return "number" if output in ("leads", "new_customers") else "share"


def _numbers(told: dict[str, object]) -> Iterator[tuple[str, str, object]]:
    for output, value in told.items():
        if isinstance(value, dict):
            if output != "against_base":
                yield from ((output, statistic, "" if v is None else v) for statistic, v in value.items())
        elif isinstance(value, float):
            yield output, "", value
