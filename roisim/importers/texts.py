"""A file of text as rows: read once through, never whole in memory, and never a line or a row without end."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, islice
from typing import BinaryIO

from roisim.errors import CaseError, Fault
from roisim.importers.encodings import OLDER, encoding_of, older

DELIMITERS = (",", "\t", ";", "|")
HEAD = 1 << 16  # bytes that tell the encoding and hold the header
MOST_LINE = 1 << 20  # bytes
MOST_COLUMNS = 2_000
_CHUNK = 1 << 18
ROWS = 2_048  # that are read at once
_END = "\ufdd0the end\ufdd0"  # a line after the last: a quotation mark that never closes takes it in
_BREAK = re.compile(r"\r\n|\r|\n")

Cell = object
Row = tuple[int, list[Cell]]
Rows = tuple[Sequence[int], list[list[Cell]]]
"""Some rows that follow one another, with the line on which each begins."""
Progress = Callable[[float], None]


class _Watched(io.RawIOBase):
    """Bytes on their way, counted; a line that never ends is stopped."""

    def __init__(self, raw: BinaryIO, size: int, progress: Progress | None) -> None:
        self._raw, self._size, self._progress = raw, max(size, 1), progress
        self._read = self._since = 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        chunk = self._raw.read(min(len(room), _CHUNK))
        room[: len(chunk)] = chunk
        self._read += len(chunk)
        self._since = 0 if b"\n" in chunk or b"\r" in chunk else self._since + len(chunk)
        if self._since > MOST_LINE:
            raise CaseError(Fault("", "import_long_line", limit=MOST_LINE // 1024))
        if self._progress:
            self._progress(self._read / self._size)
        return len(chunk)


@dataclass
class TextFile:
    """A file of text. opened: a fresh stream of its bytes; size: their number."""

    opened: Callable[[], BinaryIO]
    size: int
    encoding: str
    warnings: list[Fault] = field(default_factory=list)

    @property
    def places(self) -> tuple[str, ...]:
        """The ways in which its cells may be parted."""
        return DELIMITERS

    def rows(self, delimiter: str, progress: Progress | None = None) -> Iterator[Rows]:
        """All rows, many at once; UnicodeDecodeError where the encoding proves another."""
        with self._text(progress) as lines:
            yield from _rows(lines, delimiter)

    def again(self, error: UnicodeDecodeError) -> "TextFile":
        """The same as an older encoding has it, once it proved not to be UTF-8."""
        name = older(bytes(error.object))
        return replace(self, encoding=name, warnings=[Fault("", "import_encoding", encoding=name)])

    @contextmanager
    def _text(self, progress: Progress | None) -> Iterator[io.TextIOWrapper]:
        with self.opened() as raw:
            watched = io.BufferedReader(_Watched(raw, self.size, progress), _CHUNK)
            strict = "strict" if self.encoding == "utf-8" else "replace"
            lines = io.TextIOWrapper(watched, self.encoding, strict, newline="")
            lines._CHUNK_SIZE = _CHUNK  # type: ignore[attr-defined]
            yield lines


def text_file(opened: Callable[[], BinaryIO], size: int, encoding: str = "") -> TextFile | None:
    """The file as text; None for what is none."""
    with opened() as raw:
        head = raw.read(HEAD)
    known = encoding or encoding_of(head)
    if not known:
        return None
    return TextFile(opened, size, known, [Fault("", "import_encoding", encoding=known)] if known in OLDER else [])


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[Rows]:
    """Rows of the standard library's reader; what it cannot read ends in a sentence, after all that stands above it."""
    reader, line = csv.reader(chain(lines, (_END,)), delimiter=delimiter), 1
    while True:
        rows: list[list[Cell]] = []
        broken: Exception | None = None
        try:
            rows.extend(islice(reader, ROWS))  # type: ignore[arg-type]
        except (csv.Error, CaseError, UnicodeDecodeError) as error:
            broken = error
        if rows and rows[-1] and str(rows[-1][-1]).endswith(_END) and rows.pop() != [_END]:
            broken = csv.Error()
        at_once = not broken and reader.line_num == line + len(rows) - 1
        *starts, line = range(line, line + len(rows) + 1) if at_once else accumulate(map(_height, rows), initial=line)
        if rows:
            _narrow(starts, rows)
            yield starts, rows
        if isinstance(broken, csv.Error):
            raise CaseError(Fault("", "import_quote", line=line)) from None
        if broken:
            raise broken
        if not rows:
            return


def singly(runs: Iterable[Rows]) -> Iterator[Row]:
    """One row after another."""
    for starts, rows in runs:
        yield from zip(starts, rows, strict=True)


def _height(row: list[Cell]) -> int:
    """How many lines a row takes: a cell may hold line breaks."""
    return 1 + sum(len(_BREAK.findall(str(cell))) for cell in row)


def _narrow(starts: Sequence[int], rows: list[list[Cell]]) -> None:
    """Refuses a row of more columns than may be."""
    if max(map(len, rows)) > MOST_COLUMNS:
        line = next(line for line, row in zip(starts, rows, strict=True) if len(row) > MOST_COLUMNS)
        raise CaseError(Fault("", "import_columns", line=line, limit=MOST_COLUMNS))
