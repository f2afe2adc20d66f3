"""The tables of the page, with a column a case: what each gives, and the inputs that set the cases apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roisim.answers.comparison import Comparison
from roisim.answers.weighing import framing
from roisim.exhibits.compare import tables
from roisim.exhibits.compare.names import short
from roisim.exhibits.compare.picture import SHORT
from roisim.exhibits.compare.tables import Row
from roisim.exhibits.exhibit import Cell
from roisim.exhibits.saying import plainly
from roisim.text import Text

_LONG, _FEW = 9, 6  # rows of inputs above which most of them wait, and how many are then seen at once
_COLUMNS = 3  # of cases that are seen at once


@dataclass(frozen=True)
class Beside:
    """A table with a column a case. head: the names of the columns; columns: the heads of the file.

    rows: with a cell for every column. shown: the columns seen at once, and wider: what shows the rest, if any;
    few: how many rows are seen at once, and opens: what shows all, if they are more.
    """

    key: str
    title: str
    remark: str
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
    shown: tuple[int, ...] = ()
    wider: str = ""
    few: int = 0
    opens: str = ""

    def exact(self) -> Iterator[list[Cell]]:
        """The rows of the file; what is no number stands as words in the middle."""
        for row in self.rows:
            cells: list[Cell] = [row.file or row.name]
            for cell in row.cells:
                low, middle, high = cell.exact
                wordy = (low, middle, high) == (None, None, None)
                cells += [low, cell.middle if wordy else middle, high]
            yield cells

    def seen(self) -> Iterator[list[Cell]]:
        """The same rows as they are seen: under the same columns, every number as it is written."""
        for row in self.rows:
            yield [row.name, *(said for cell in row.cells for said in (cell.ends[0], cell.middle, cell.ends[1]))]


def outputs(text: Text, found: Comparison, whole: Sequence[str], names: Sequence[str], against: bool) -> Beside:
    """What each case gives, in numbers. whole, names: of the cases, in full and as in a sentence."""
    text = plainly(text, *(side.scenario for side in found.sides))
    title = text(f"page.compare.outputs{'_against' if against else ''}", base=names[found.base])
    rows, spare = tables.outputs(text, found, against), found.base if against else None
    empty = Beside("outputs", title, text("page.compare.outputs_remark"))
    return _filled(text, found, empty, rows, whole, names, spare)


def inputs(text: Text, found: Comparison, whole: Sequence[str], names: Sequence[str]) -> Beside:
    """The inputs that set the cases apart, those that decide most first; no rows where there are none."""
    rows, title = list(tables.inputs(text, found)), text("page.compare.inputs")
    if not rows:
        return Beside("inputs", title, text("page.compare.inputs_none"))
    shown, long = _at_once(found, range(len(names))), len(rows) > _LONG
    rows.sort(key=lambda row: len({row.cells[place] for place in shown}) == 1)  # where what is seen differs, first
    order = "seen" if len(shown) < len(names) else "framed" if any(map(framing, found.inputs)) else "plain"
    told = [text(f"page.compare.inputs_order.{order}" if long else "page.compare.inputs_all")]
    told += [text("page.compare.inputs_ranges")] if any(cell.span for row in rows for cell in row.cells) else []
    empty = Beside("inputs", title, " ".join(told))
    if long:
        empty = replace(empty, few=_FEW, opens=text("page.compare.inputs_open", count=len(rows)))
    return _filled(text, found, empty, rows, whole, names)


def _filled(
    text: Text, found: Comparison, empty: Beside, rows: Sequence[Row], whole: Sequence[str], names: Sequence[str],
    spare: int | None = None,
) -> Beside:  # fmt: skip
    """The table with its columns. spare: the place of the base where it has nothing to tell itself."""
    places = [place for place in range(len(names)) if place != spare]
    called = _based(text, found, short(text, names, SHORT))
    heads = _based(text, found, whole)
    parts = (text(f"page.compare.column_{part}", name=heads[p]) for p in places for part in ("low", "middle", "high"))
    shown = _at_once(found, places)
    return replace(
        empty,
        shown=shown,
        wider=text("page.compare.wider", count=len(places)) if len(shown) < len(places) else "",
        head=tuple(called[place] for place in places),
        rows=tuple(replace(row, cells=tuple(row.cells[place] for place in places)) for row in rows),
        columns=(empty.title, *parts),
    )


def _at_once(found: Comparison, places: Sequence[int]) -> tuple[int, ...]:
    """Which columns are seen at once: the base, and the best as there is room; last what gives the same as it."""

    def turn(place: int) -> tuple[bool, bool, float]:
        same = found.duel(place, found.base).ties == 1
        return place != found.base, same, -(found.sides[place].spreads["npv"].q50 or 0.0)

    return tuple(sorted(places.index(place) for place in sorted(places, key=turn)[:_COLUMNS]))


def _based(text: Text, found: Comparison, names: Sequence[str]) -> list[str]:
    """The names, with a mark at that of the base."""
    return [text("compare.base", name=name) if place == found.base else name for place, name in enumerate(names)]
