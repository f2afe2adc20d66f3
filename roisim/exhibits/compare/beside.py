"""The tables of the page, with a column a case: what each gives, and the inputs that set the cases apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roisim.answers.comparison import Comparison
from roisim.exhibits.compare import tables, verdicts
from roisim.exhibits.compare.names import short
from roisim.exhibits.compare.picture import SHORT
from roisim.exhibits.compare.tables import Row
from roisim.exhibits.exhibit import Cell, Table
from roisim.exhibits.exhibit import Row as Line
from roisim.text import Text

_LONG = 12  # rows of a table above which it is folded


@dataclass(frozen=True)
class Beside:
    """A table with a column a case. head: the names of the columns; opens: what unfolds one that is long.

    rows: with a cell for every column; columns: the heads of the file.
    """

    key: str
    title: str
    remark: str
    head: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
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

    @property
    def table(self) -> Table:
        """The same with each range behind its middle."""
        rows = (Line(row.name, tuple(f"{cell.middle} {cell.span}".strip() for cell in row.cells)) for row in self.rows)
        return Table(self.title, ("", *self.head), tuple(rows), self.exact, self.columns, folded=bool(self.opens))


def outputs(text: Text, found: Comparison, whole: Sequence[str], names: Sequence[str], against: bool) -> Beside:
    """What each case gives, in numbers. whole, names: of the cases, in full and as in a sentence."""
    title = text(f"page.compare.outputs{'_against' if against else ''}", base=names[found.base])
    rows, spare = tables.outputs(text, found, against), found.base if against else None
    remark = f"{text('page.compare.outputs_remark')} {verdicts.rates_of(text, found, names)}"
    return _filled(text, found, Beside("outputs", title, remark), rows, whole, names, spare)


def inputs(text: Text, found: Comparison, whole: Sequence[str], names: Sequence[str]) -> Beside:
    """The inputs that set the cases apart; no rows where there are none."""
    rows, title = list(tables.inputs(text, found)), text("page.compare.inputs")
    if not rows:
        return Beside("inputs", title, text("page.compare.inputs_none"))
    opens = text("page.compare.inputs_open", count=len(rows)) if len(rows) > _LONG else ""
    empty = Beside("inputs", title, text("page.compare.inputs_remark"), opens=opens)
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
    return replace(
        empty,
        head=tuple(called[place] for place in places),
        rows=tuple(replace(row, cells=tuple(row.cells[place] for place in places)) for row in rows),
        columns=(empty.title, *parts),
    )


def _based(text: Text, found: Comparison, names: Sequence[str]) -> list[str]:
    """The names, with a mark at that of the base."""
    return [text("compare.base", name=name) if place == found.base else name for place, name in enumerate(names)]
