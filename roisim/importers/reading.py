"""What a file says, whoever wrote it: the platform is known by the headers, never by the name."""

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from roisim.errors import CaseError, Fault
from roisim.importers.currencies import CODES
from roisim.importers.found import Found
from roisim.importers.tables import Table, table
from roisim.importers.texts import HEAD, Progress, TextFile, text_file
from roisim.importers.workbooks import Workbook, is_zip, workbook

Source = Path | bytes | BinaryIO
Opened = Callable[[], BinaryIO]


def read(
    source: Source,
    name: str,
    answers: Mapping[str, str] | None = None,
    *,
    detail: bool = True,
    progress: Progress | None = None,
) -> Found:
    """All that a file says; CaseError with one sentence where it is none that is known, or cannot be read.

    answers: by the column of a Question, one of its answers; under "currency" the currency of money that has none.
    detail: False where only sums are wanted, of a file of any length. progress: told the share that is read.
    """
    opened, size = _opened(source)
    with opened() as raw:
        head = raw.read(HEAD)
    if not head.strip(b" \r\n\t\0"):
        raise CaseError(Fault(name, "import_empty"))
    file = workbook(opened) if is_zip(head) else text_file(opened, size)
    try:
        return _read(file, name, answers or {}, detail, progress)
    except UnicodeDecodeError as error:
        again = file.again(error) if isinstance(file, TextFile) else None
        return _read(again, name, answers or {}, detail, progress)
    except CaseError as error:
        raise CaseError(*(Fault(fault.path or name, fault.key, **fault.facts) for fault in error.faults)) from None


def _read(
    file: TextFile | Workbook | None, name: str, answers: Mapping[str, str], detail: bool, progress: Progress | None
) -> Found:
    found: Table | None = table(file, progress, detail) if file else None
    if found is None:
        raise CaseError(Fault(name, "import_unknown"))
    if (told := answers.get("currency", "")) and told not in CODES:
        raise CaseError(Fault("", "import_currency_unknown", value=told[:20]))
    reader = import_module(f"roisim.importers.{found.match.platform.reader}")
    taken: Found = reader.take(found, answers, name)
    warnings = (*found.file.warnings, *_twice(found), *taken.warnings)
    return _paid_in(replace(taken, warnings=warnings), answers.get("currency", ""))


def _twice(found: Table) -> Iterator[Fault]:
    """Columns that were read and are there again, by the same name: of such one cannot know which is meant."""
    counts = Counter(found.headers)
    for place in sorted(set(found.columns.values())):
        if counts[found.headers[place]] > 1:
            yield Fault("", "import_column_twice", column=found.headers[place][:60])


def _paid_in(found: Found, currency: str) -> Found:
    """The same, its money in a currency where it says none."""
    if not currency or found.currency is not None:
        return found

    def paid(each: Any) -> Any:
        return each if each.currency else replace(each, currency=currency)

    return replace(
        found,
        currency=currency,
        spent=tuple(map(paid, found.spent)),
        visits=tuple(map(paid, found.visits)),
        deals=tuple(map(paid, found.deals)),
        warnings=tuple(fault for fault in found.warnings if not fault.key.startswith("import_currency_")),
    )


def _opened(source: Source) -> tuple[Opened, int]:
    """A way to open it afresh, as often as needed, and its size in bytes."""
    if isinstance(source, Path):
        try:
            size = source.stat().st_size
            with source.open("rb") as raw:
                raw.read(1)
        except (OSError, ValueError):
            missing = not source.exists()
            raise CaseError(Fault(str(source)[:80], "file_missing" if missing else "file_unreadable")) from None
        return lambda: source.open("rb"), size
    content = source if isinstance(source, bytes) else source.read()
    return lambda: io.BytesIO(content), len(content)
