"""An Excel workbook as rows, its true sizes measured before it is opened: a small file can unpack to a huge one."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

from roisim.errors import CaseError, Fault
from roisim.importers.texts import MOST_COLUMNS, ROWS, Cell, Progress, Rows

MOST_UNPACKED = 256 << 20  # bytes of all parts together
MOST_CELLS = 3_000_000  # empty ones within the table included
MOST_PARTS = 2_000
MOST_SHEETS = 50
MOST_WORDS = 1 << 30  # bytes, were every cell as long as the longest text
_CHUNK = 1 << 20
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_TEXT = re.compile(rb"</(?:\w+:)?si>")
_OVERLAP = 64


def is_zip(head: bytes) -> bool:
    """True of a file that is packed, as every workbook is."""
    return head.startswith(b"PK\x03\x04")


@dataclass
class Workbook:
    """The sheets of a workbook, each read when it is asked for."""

    book: Any
    places: tuple[str, ...]
    warnings: list[Fault] = field(default_factory=list)

    def rows(self, sheet: str, progress: Progress | None = None) -> Iterator[Rows]:
        """All rows, many at once, with their numbers."""
        found = _safely(lambda: self.book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
        for start in range(0, len(found), ROWS):
            rows = [[_cell(cell) for cell in row] for row in found[start : start + ROWS]]
            yield range(start + 1, start + 1 + len(rows)), rows
            if progress:
                progress((start + len(rows)) / len(found))


def workbook(opened: Callable[[], BinaryIO]) -> Workbook:
    """The workbook; CaseError where it is none, broken, or larger than it may be."""
    with opened() as raw:
        _measured(raw)
        raw.seek(0)
        book = _safely(lambda: _book(raw))
    return Workbook(book, tuple(book.sheet_names[:MOST_SHEETS]))


def _book(raw: BinaryIO) -> Any:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(raw)


def _safely(work: Callable[[], Any]) -> Any:
    """What another's reader gives; whatever it stumbles on, its own panics included, is one sentence."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:
        raise CaseError(Fault("", "import_workbook_broken")) from None


def _measured(raw: BinaryIO) -> None:
    """Refuses a workbook that unpacks to more than may be, or whose cells span too much."""
    try:
        with zipfile.ZipFile(raw) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _too_large()
            sizes = [_Part(packed, part) for part in parts if part.filename.endswith((".xml", ".rels", ".bin"))]
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        if isinstance(error, CaseError):
            raise
        raise CaseError(Fault("", "import_workbook_broken")) from None
    if any(part.cells > MOST_CELLS or part.columns > MOST_COLUMNS for part in sizes):
        raise _too_large()
    if max((part.longest for part in sizes), default=0) * max((part.cells for part in sizes), default=0) > MOST_WORDS:
        raise _too_large()


def _too_large() -> CaseError:
    return CaseError(Fault("", "import_workbook_large", limit=MOST_UNPACKED >> 20, cells=MOST_CELLS))


class _Part:
    """One part of a workbook, unpacked to measure it: a size that it only claims is found out."""

    def __init__(self, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        self.columns = self.lines = self.longest = 0
        claimed, part.file_size = part.file_size, MOST_UNPACKED + 1
        tail, seen, start = b"", 0, 0
        words = "sharedStrings" in part.filename
        with packed.open(part) as inside:
            while chunk := inside.read(_CHUNK):
                if seen + len(chunk) > claimed:
                    raise _too_large()
                if words:
                    for found in _TEXT.finditer(chunk):
                        self.longest = max(self.longest, seen + found.start() - start)
                        start = seen + found.start()
                self._reach(tail + chunk)
                tail, seen = chunk[-_OVERLAP:], seen + len(chunk)
        part.file_size = claimed
        self.longest = max(self.longest, seen - start if words else 0)

    @property
    def cells(self) -> int:
        return self.columns * self.lines

    def _reach(self, chunk: bytes) -> None:
        """How far the cells of a piece reach."""
        found = _CELL.findall(chunk)
        for letters in {letters for letters, _ in found}:
            self.columns = max(self.columns, _number(letters))
        if found:
            self.lines = max(self.lines, max(int(digits) for _, digits in found))


def _number(letters: bytes) -> int:
    """A column by its letters: AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _cell(cell: object) -> Cell:
    """A cell as the readers of numbers and days know it: text, a number or a day."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, (str, date)):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return "" if isinstance(cell, (time, timedelta)) else str(cell)
    return float(cell)
