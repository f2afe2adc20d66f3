"""Every number with the value that turns the decision, the most fragile first."""

import math
from collections.abc import Iterator, Sequence

from roisim.answers.switching import Switching, switchings
from roisim.cases.scenario import Scenario, parameter_of
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.must_be_true import conditions, words
from roisim.text import Text

TOLD = 6  # sentences before the table
_MOST = 7  # digits that tell a distance from 1
_COLUMNS = ("name", "said", "pays_column", "distance")
_FILE = ("path", "name", "unit", "likely", "value", "pays", "distance")


def turning(text: Text, case: Scenario) -> Exhibit:
    """The sentences of those that come first, and a table of all."""
    every = switchings(case)
    turn = [found for found in every if found.values]
    inside = [found for found in turn if found.within]
    title = text.counted(f"page.must_be_true.switching.title{words.fixed(case)}", len(inside))
    said = tuple(conditions.sentence(text, case, found) for found in turn[:TOLD])
    rest = text.counted("page.must_be_true.switching.rest", len(every) - len(turn))
    limits = text("page.must_be_true.switching.limits") if len(every) > len(turn) else ""
    return Exhibit(
        "switching", title, text(f"page.must_be_true.switching.measure{words.fixed(case)}"),
        table=_table(text, case, every), remarks=(*said, f"{rest} {limits}".strip()),
    )  # fmt: skip


def _table(text: Text, case: Scenario, every: Sequence[Switching]) -> Table:
    head = tuple(text(f"page.must_be_true.switching.{name}") for name in _COLUMNS)
    columns = tuple(text(f"page.must_be_true.switching.file_{name}") for name in _FILE)
    rows = tuple(_row(text, case, found) for found in every)
    caption = text(f"page.must_be_true.switching.caption{words.fixed(case)}")
    return Table(caption, head, rows, lambda: _exact(text, case, every), columns, folded=True)


def _row(text: Text, case: Scenario, found: Switching) -> Row:
    name = words.named(text, case, found.path)
    said = words.written(text, case, found.path, found.likely, beside=conditions.beside(case, found))
    if not found.values:
        return Row(name, (said, conditions.always(text, found), "–"))
    pays = text.listed([conditions.where(text, case, found, each) for each in found.stretches])
    return Row(name, (said, pays, _distance(text, found.distance)))


def _distance(text: Text, distance: float) -> str:
    """With two digits, or with more where it is above 1 and would be 1."""
    digits = next((many for many in range(2, _MOST) if distance <= 1 or float(f"{distance:.{many}g}") > 1), _MOST)
    return text.number(distance, digits)


def _exact(text: Text, case: Scenario, every: Sequence[Switching]) -> Iterator[list[Cell]]:
    """A row for every value that turns; of a number without one, a row without."""
    for found in every:
        pays = text(f"page.must_be_true.switching.file_{'yes' if found.pays else 'no'}")
        distance = found.distance if math.isfinite(found.distance) else None
        about = (found.path, words.named(text, case, found.path))
        unit = parameter_of(found.path).unit
        for value in found.values or (None,):
            yield [*about, text.unit(unit, case.finance.currency), found.likely, value, pays, distance]
