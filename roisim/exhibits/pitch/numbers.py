"""The assumptions that matter most, each with its range, its source and who vouches for it."""

from collections.abc import Iterator
from dataclasses import replace

from roisim.answers.tornado import tornado
from roisim.cases.scenario import Scenario
from roisim.exhibits.assumptions import register
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.must_be_true import words
from roisim.paths import Path
from roisim.text import Text

MOST = 8
_COLUMNS = ("number", "value", "source", "owner")
_FILE = ("number", "low", "likely", "high", "unit", "source", "owner")


def decisive(case: Scenario) -> tuple[Path, ...]:
    """The numbers that move the net present value most from end to end of their ranges, the widest first."""
    swings = tornado(case).ranged(case)
    return tuple(Path.of(path) for path, swing in swings.items() if swing.size)[:MOST]


def numbers(text: Text, case: Scenario) -> Exhibit:
    """As a table; of a case where no number moves anything, that."""
    paths = decisive(case)
    if not paths:
        return Exhibit("decisive", text("page.pitch.numbers_none"), formula="tornado")
    found = {row.path: register.told(text, case, row) for row in register.rows(text, case)}
    owner = text("page.pitch.number.no_owner")
    rows = tuple(
        Row(words.named(text, case, path), (_value(told), told.source or told.vouched, told.owner.strip() or owner))
        for path in paths
        for told in (found[path],)
    )
    head = tuple(text(f"page.pitch.number.{each}") for each in _COLUMNS)

    def exact() -> Iterator[list[Cell]]:
        for path in paths:
            told = found[path]
            yield [words.named(text, case, path), *case[path].bounds, told.unit, told.source, told.owner]

    columns = tuple(text(f"page.pitch.number.{each}") for each in _FILE)
    table = Table(text("page.pitch.number.caption"), head, rows, exact, columns)
    title = text.counted("page.pitch.number.title", len(paths))
    how = by_range(text, case)("page.pitch.number.how")
    return Exhibit("decisive", title, how, table=table, formula="tornado")


def by_range(text: Text, case: Scenario) -> Text:
    """Words for how the numbers are ordered: where none has a range, each is tried a tenth to either side."""
    return replace(text, sure=any(estimate.is_range for _, _, estimate in case.estimates()))


def _value(told: register.Told) -> str:
    """The likely value and its range; of a fixed number the value alone."""
    twice = told.unit.startswith("%") and told.likely.endswith("%")  # 62 % of per cent per per cent
    likely = told.likely.removesuffix("%").rstrip() if twice else told.likely
    return ", ".join(filter(None, (f"{likely} {told.unit}".strip(), told.span)))
