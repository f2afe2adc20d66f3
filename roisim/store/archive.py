"""A backup as a file: gzip of lines of JSON that any program reads. The first line says what the file holds, the last
that it is whole:

    {"format": "roisim backup", "version": 1, "schema": "0001", "made_at": "2026-11-27T12:30:15+00:00",
     "tables": {"cases": {"columns": ["id", ...], "rows": 2}, ...}}
    ["cases", "h3kq...", 1, ...]
    {"rows": 2, "sha256": "..."}

It may have been cut off, or come from anyone: it is read a line at a time, and a line is bounded.
"""

import gzip
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from roisim.errors import CaseError, Fault

FORMAT = "roisim backup"
VERSION = 1
MOST_LINE = 4_000_000  # bytes; a case has 256 KB at most, and each letter six where JSON has to spell it
_DAMAGED = (EOFError, OSError, zlib.error, ValueError, RecursionError)


@dataclass(frozen=True)
class Head:
    """What a backup holds. schema: the revision of its tables; counts: the rows of each table."""

    schema: str
    made_at: datetime
    columns: dict[str, tuple[str, ...]]
    counts: dict[str, int]


Row = tuple[str, Sequence[Any]]  # its table, and what stands in each column as JSON has it


def write(file: BinaryIO, head: Head, rows: Iterable[Row]) -> None:
    """Write a backup; the same content gives the same bytes."""
    so_far, count = sha256(), 0
    with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
        for said in _said(head, rows):
            line = _line(said)
            so_far.update(line)
            packed.write(line)
            count += 1
        packed.write(_line({"rows": count - 1, "sha256": so_far.hexdigest()}))


def read(file: BinaryIO, name: str) -> tuple[Head, Iterator[Row]]:
    """A backup's head and its rows, which end with a CaseError where it turns out not to be whole. name: of the file.

    CaseError: `backup_other` for what is no backup, `backup_newer`, `backup_damaged`.
    """
    file.seek(0)
    packed = gzip.GzipFile("", "rb", fileobj=file)
    try:
        first = packed.readline(MOST_LINE)
        told = json.loads(first)
    except _DAMAGED:
        raise CaseError(Fault(name, "backup_other")) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise CaseError(Fault(name, "backup_other"))
    if told.get("version") != VERSION:
        raise CaseError(Fault(name, "backup_newer"))
    try:
        head = _head(told)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise damaged(name) from None
    return head, _rows(packed, head, first, name)


def damaged(name: str) -> CaseError:
    """What is said of a backup that is not as it was written."""
    return CaseError(Fault(name, "backup_damaged"))


@contextmanager
def whole(path: Path, over: bool) -> Iterator[BinaryIO]:
    """A file to write that only its owner may read, and that is there whole or not at all.

    CaseError: `backup_exists` where it is there already and may not be written over, `file_unwritable`.
    """
    name, path, made = str(path)[:80], path.resolve() if over else path, list[Path]()
    try:
        if over and path.exists() and not path.is_file():
            raise IsADirectoryError
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=".roisim-")
        made.append(Path(beside))
        with os.fdopen(descriptor, "wb") as file:
            if not over:  # the name is taken at once: nobody else may take it in the meantime
                os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
                made.append(path)
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
        made.clear()
    except FileExistsError:
        raise CaseError(Fault(name, "backup_exists")) from None
    except OSError:
        raise CaseError(Fault(name, "file_unwritable")) from None
    finally:
        for each in made:
            each.unlink(missing_ok=True)


# --- lines ---


def _said(head: Head, rows: Iterable[Row]) -> Iterator[object]:
    tables = {name: {"columns": columns, "rows": head.counts[name]} for name, columns in head.columns.items()}
    yield {
        "format": FORMAT, "version": VERSION, "schema": head.schema, "made_at": head.made_at.isoformat(),
        "tables": tables,
    }  # fmt: skip
    for table, values in rows:
        yield [table, *values]


def _line(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _head(told: dict[str, Any]) -> Head:
    columns = {name: tuple(map(str, table["columns"])) for name, table in told["tables"].items()}
    counts = {name: int(table["rows"]) for name, table in told["tables"].items()}
    return Head(str(told["schema"]), datetime.fromisoformat(told["made_at"]), columns, counts)


def _rows(packed: gzip.GzipFile, head: Head, first: bytes, name: str) -> Iterator[Row]:
    so_far, left = sha256(first), dict(head.counts)
    try:
        while any(left.values()):
            line = packed.readline(MOST_LINE)
            table, *values = json.loads(line)
            left[table] -= 1
            if left[table] < 0 or len(values) != len(head.columns[table]):
                raise damaged(name)
            so_far.update(line)
            yield table, values
        last = {"rows": sum(head.counts.values()), "sha256": so_far.hexdigest()}
        if json.loads(packed.readline(MOST_LINE)) != last or packed.read(1):
            raise damaged(name)
    except CaseError:
        raise
    except (*_DAMAGED, KeyError, TypeError):
        raise damaged(name) from None
