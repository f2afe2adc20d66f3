"""The table in a file: its header found below whatever stands above it, its columns by name, its rows by line.

This is what a reader of a platform builds on. It is given a `Table`:

- `table.columns["spend"]` is where a column stands, `table.has("spend")` whether it is there; `table.headers[place]` is
  what the file calls it;
- `for line, row in table.rows()` gives every row below the header, as long as the header or longer (short ones are
  filled up), with the number of its line; cells are text, and in a workbook also numbers (float) and days (date).
  `words(cell)` is any cell as text: an id that a workbook keeps as a number has no decimals;
- `table.odd(row)` says why a row is no data (blank, comment, header again, totals, the head of another table) as the
  key of a Fault, "" where it may be; ask it of a row that cannot be read, or of each, as `table.plain_rows(left)` does:
  it gives only rows of data, each once, and keeps the others in `left`, a `Left`;
- numbers and days of a column: `Numbers()[cell]`, `Days()[cell]` (see there), decided once all cells are read:
  `column.decimal(table.decimals())`, `column.order(table.orders())`; None means that it must be asked: a `Question`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from roisim.errors import CaseError
from roisim.importers.days import Days
from roisim.importers.headers import Match, matched, plain
from roisim.importers.left import Left, Seen
from roisim.importers.numbers import Numbers
from roisim.importers.texts import Cell, Progress, Row, Rows, TextFile, singly
from roisim.importers.workbooks import Workbook

MOST_ABOVE = 200  # rows above the header
_SAMPLE = 200  # rows that may tell marks and orders of columns that nobody reads
_TOTAL = re.compile(
    r"(?:grand |sub-?)?(?:totale?n?[st]?|totalsumma|totalt|totais|totales|totaux)"
    r"(?:\s*[:–—(-].*|\s+(?:of|de|des|du|for|för|av|general|geral|général|generale|results?|résultats|resultados|rows?"
    r"|global|account|campaigns?)\b.*)?"
    r"|(?:del)?summa(?:\s*:.*)?|sum:?|gesamt(?:summe)?:?"
    r"|(?:results? from|resultat från|résultats? (?:de|du|d')|resultados? de) .*[0-9].*",
    re.IGNORECASE,
)
_ALL = frozenset(("all", "alla", "tous", "toutes", "todo", "todos", "todas", "tudo"))
_DIGIT = re.compile(r"[0-9]")


def words(cell: Cell) -> str:
    """Any cell as text, without spaces around it."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else ""


@dataclass
class Table:
    """A table of one platform in a file. above: rows over the header; line: where the header stands."""

    file: TextFile | Workbook
    place: str
    match: Match
    headers: list[str]
    line: int
    above: list[list[Cell]]
    progress: Progress | None = None
    detail: bool = True
    _marks: set[str] | None = field(default=None)
    _orders: set[str] | None = field(default=None)

    @property
    def columns(self) -> dict[str, int]:
        """Our name of each column, and where it stands."""
        return self.match.columns

    @property
    def language(self) -> str:
        """The language of most headers."""
        return self.match.language

    def has(self, *names: str) -> bool:
        """True where all these columns are there."""
        return all(name in self.columns for name in names)

    def rows(self) -> Iterator[Row]:
        """Every row below the header, filled up to its length, with the line on which it begins."""
        return singly(self.runs())

    def runs(self) -> Iterator[Rows]:
        """The same, many at once."""
        width = len(self.headers)
        for starts, rows in self.file.rows(self.place, self.progress):
            if starts[0] <= self.line:
                above = bisect_right(starts, self.line)
                starts, rows = starts[above:], rows[above:]
            if rows:
                short = min(map(len, rows)) < width
                yield starts, [row + [""] * (width - len(row)) for row in rows] if short else rows

    def plain_rows(self, left: Left) -> Iterator[Row]:
        """The rows of data, each once; the others are kept in `left`."""
        seen = Seen()
        rows = self.rows()
        for line, row in rows:
            reason = self.odd(row)
            if reason == "row_table":
                left.add(line, reason)
                left.rest(rows)
            elif reason:
                left.add(line, reason)
            elif first := seen.first(line, row):
                left.add(line, "row_twice", first)
            else:
                yield line, row

    def odd(self, row: Sequence[Cell]) -> str:
        """Why a row is no data: the key of a Fault; nothing where it may be data."""
        filled = [text for text in map(words, row) if text]
        if not filled:
            return "row_blank"
        if filled[0].startswith("#") and (len(filled) == 1 or not self._numeric(row)):
            return "row_comment"
        if _has_total(filled):
            return "row_total"
        return self._head(row, filled)

    def _head(self, row: Sequence[Cell], filled: list[str]) -> str:
        """Whether a row is a head: this table's again, or another's."""
        if self._is_header(row):
            return "row_header"
        if len(filled) == 1 or any(map(_DIGIT.search, filled)) or not all(map(words, row[: len(filled)])):
            return ""  # headers stand side by side, and have no digits
        return "" if any(_wordless(row[place]) for place in self._counted(row)) else "row_table"

    def _is_header(self, row: Sequence[Cell]) -> bool:
        """True of the row of headers, once more."""
        pairs = zip(row, self.headers, strict=False)
        return all(plain(cell) == plain(header) for cell, header in pairs)

    def _counted(self, row: Sequence[Cell]) -> list[int]:
        return [place for name, place in self.columns.items() if name in COUNTED and place < len(row)]

    def _numeric(self, row: Sequence[Cell]) -> bool:
        return any(isinstance(Numbers()[row[place]], float) for place in self._counted(row))

    def decimals(self) -> set[str]:
        """The marks that stand before decimals anywhere in the first rows, for columns that do not show it."""
        if self._marks is None:
            self._look()
        return self._marks or set()

    def orders(self) -> set[str]:
        """The orders of day and month that any date of the first rows, or above them, shows."""
        if self._orders is None:
            self._look()
        return self._orders or set()

    def _look(self) -> None:
        self._marks, self._orders = set(), set()
        sample = [row for _, row in islice(self.rows(), _SAMPLE)]
        for column in zip(*(row[: len(self.headers)] for row in sample), strict=False):
            numbers, days = Numbers(), Days()
            for cell in column:
                if not isinstance(numbers[cell], float) and numbers.lone == set():
                    days[cell]
            self._marks |= numbers.decimals
            self._orders |= days.told
        days = Days()
        for row in self.above:
            for cell in row:
                for part in re.split(r"[:;,] | [-–] |\|", words(cell)[:200]):
                    days[part]
        self._orders |= days.told


COUNTED = frozenset(
    ("spend", "impressions", "clicks", "conversions", "sessions", "key_events", "revenue", "leads", "customers")
)


def _wordless(cell: Cell) -> bool:
    return bool(words(cell)) and not any(map(str.isalpha, words(cell)))


def is_total(label: str) -> bool:
    """True of what a row of totals is called."""
    return len(label) < 80 and bool(_TOTAL.fullmatch(label))


def _has_total(filled: Sequence[str]) -> bool:
    return any(map(is_total, (*filled[:3], filled[-1]))) or filled[0].lower() in _ALL


def table(file: TextFile | Workbook, progress: Progress | None = None, detail: bool = True) -> Table | None:
    """The table of a known platform in a file; None where there is none."""
    best: Table | None = None
    for place in file.places:
        found = _in_place(file, place)
        if found and (best is None or found.match.weight > best.match.weight):
            best = found
    if best:
        best.progress, best.detail = progress, detail
    return best


def _in_place(file: TextFile | Workbook, place: str) -> Table | None:
    """The first row of headers that some platform knows best."""
    above: list[list[Cell]] = []
    best: Table | None = None
    try:
        for line, row in islice(singly(file.rows(place)), MOST_ABOVE):
            match = matched(row)
            if match and (best is None or match.weight > best.match.weight):
                best = Table(file, place, match, _trimmed(row), line, list(above))
            above.append(row)
            if best and line > best.line + 20:
                break
    except CaseError as error:
        if best is None and error.faults[0].key == "import_workbook_broken":
            raise
    return best


def _trimmed(row: list[Cell]) -> list[str]:
    """The headers without empty ones at the end."""
    headers = [words(cell)[:200] for cell in row]
    while headers and not headers[-1]:
        headers.pop()
    return headers
