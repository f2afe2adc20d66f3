"""A case from the file it is kept in: a text, or a workbook that roisim made and someone changed.

What the sheet of assumptions holds counts, cell by cell; what no cell holds is as it was when the workbook was made.
"""

import io
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from roisim.cases import links
from roisim.cases.entries import CHOICES, Entry, cells, choice_words, entries
from roisim.cases.files import parsing
from roisim.cases.files.fillings import FILLINGS, OWN
from roisim.cases.files.opening import read
from roisim.cases.files.parsing import Tree, parse_bytes
from roisim.cases.files.quoting import quoted, shortened
from roisim.cases.files.reading import refuse
from roisim.cases.files.writing import channel_rows, line_rows, tree, written
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.cases.series import WEARING
from roisim.errors import CaseError, Fault
from roisim.importers.texts import Cell
from roisim.importers.workbooks import is_zip, workbook
from roisim.text import LANGUAGES, Text

MOST_MB = 20  # of a workbook as it is packed; how far it unpacks is measured before it is opened
KEY, USED, LIKELY, UNIT, SOURCE = 1, 2, 4, 6, 7  # columns of the sheet of assumptions, A being 0
SWITCH, CODE = "case.which", "case.code"
_ALIKE = 1e-14  # between two numbers: a program wrote one of them with fewer digits
_WIDTH = 27
_IN_A_CELL = {  # what to write in a text is nothing to write in a cell
    "number": "workbook_number", "number_one": "workbook_number", "number_quoted": "workbook_text",
}  # fmt: skip
_HEADS = ("key", "used", "low", "likely", "high", "source", "owner", "note")


def tables(raw: bytes, name: str = "", json: bool = False) -> Tree:
    """The tables of a case, whatever its file is; CaseError with all that is wrong."""
    if not is_zip(raw):
        return parse_bytes(raw, name, json)
    if len(raw) > MOST_MB << 20:
        raise CaseError(Fault(name, "file_large", limit=MOST_MB << 10))
    try:
        return _Sheet(raw).tables()
    except CaseError as error:
        raise CaseError(*(Fault(fault.path or name, fault.key, **fault.facts) for fault in error.faults)) from None


def fetch(source: str | Path) -> Tree:
    """The tables of a case: from a path, or from a text as `parsing.is_text` knows it."""
    path = Path(source) if isinstance(source, Path) or not parsing.is_text(source) else None
    if path is None or path.suffix.lower() != ".xlsx" or not path.is_file():
        return parsing.fetch(source)
    with path.open("rb") as file:
        return tables(file.read((MOST_MB << 20) + 1), shortened(path.name))


def load(path_or_text: str | Path) -> Scenario:
    """Read a case, TOML, JSON or a workbook that roisim made; CaseError with every fault of it.

    path_or_text: a path, or the case itself: a text with a line break or a "=", or that starts with "{".
    """
    return read(fetch(path_or_text))


class _Sheet:
    """The sheet of assumptions, its lines by their key."""

    def __init__(self, raw: bytes) -> None:
        found = workbook(lambda: io.BytesIO(raw))
        known = {Text(language)("workbook.sheet.assumptions"): Text(language) for language in LANGUAGES}
        self.name = next((place for place in found.places if place in known), "")
        if not self.name:
            raise CaseError(Fault("", "workbook_sheet"))
        self.text = known[self.name]
        self.heads = [self.text(f"workbook.column.{name}") for name in _HEADS]
        self.headed = False
        self.lines: dict[str, tuple[int, list[Cell]]] = {}
        self.code: list[str] = []
        for numbers, rows in found.rows(self.name):
            for line, row in zip(numbers, rows, strict=True):
                self._take(line, [*row, *[""] * (_WIDTH - len(row))])

    def _take(self, line: int, row: list[Cell]) -> None:
        key = row[KEY]
        if key == self.heads[0]:
            self.headed = [row[KEY], *row[USED:UNIT], *row[SOURCE : SOURCE + 3]] == self.heads
        elif key == CODE:
            self.code.append(str(row[LIKELY]).strip())
        elif isinstance(key, str) and key in self.lines:
            raise CaseError(Fault("", "workbook_twice", name=quoted(key).strip('"'), sheet=self.name))
        elif isinstance(key, str) and key:
            self.lines[key] = line, row

    def tables(self) -> Tree:
        """The tables of the case as the sheet has it."""
        base, faults = self._base(), []
        changes: dict[Entry, list[Cell]] = {}
        for entry in entries(base):
            if entry.key not in self.lines:
                faults.append(Fault(entry.key, "workbook_missing", sheet=self.name))
                continue
            line, row = self.lines[entry.key]
            faults += list(self._typed_over(entry, line, row))
            said, there = cells(self.text, entry), _cells(entry, row)
            if not all(map(_alike, there, said)):
                changes[entry] = there
        refuse(faults)
        try:
            found = _Changed(base, self.text, changes).tree
            read(found)
        except CaseError as error:
            raise CaseError(*map(self._placed, error.faults)) from None
        return found

    def _base(self) -> Scenario:
        """The case as it was when the workbook was made."""
        if not self.headed:
            raise CaseError(Fault("", "workbook_columns", sheet=self.name, names=", ".join(self.heads)))
        try:
            return links.decode("".join(self.code)).scenario
        except CaseError:
            raise CaseError(Fault("", "workbook_code", sheet=self.name)) from None

    def _typed_over(self, entry: Entry, line: int, row: list[Cell]) -> Iterator[Fault]:
        """What was typed into the column that is worked out, where nothing would come of it."""
        used, switch = row[USED], self.lines.get(SWITCH)
        words = [self.text(f"workbook.which.{each}") for each in ("low", "likely", "high")]
        if entry.kind != "estimate" or not isinstance(used, float) or not switch or switch[1][LIKELY] not in words:
            return
        picked = row[3 + words.index(str(switch[1][LIKELY]))]
        picked = picked if isinstance(picked, float) else row[LIKELY]
        if isinstance(picked, float) and not _alike(used, picked):
            yield Fault(f"{entry.key} ({self.name}!C{line})", "workbook_used")

    def _placed(self, fault: Fault) -> Fault:
        """A fault with the cell or the line that it is about."""
        keys = (key.removeprefix("case.") for key in self.lines)
        near = max((key for key in keys if _is_of(key, fault.path)), key=len, default="")
        if fault.path == "finance.start":
            near = "finance.start_year"
        if not near:
            return fault
        line = self.lines.get(near, self.lines.get(f"case.{near}", (0, [])))[0]
        return Fault(f"{fault.path} ({self.name}!E{line})", _IN_A_CELL.get(fault.key, fault.key), **fault.facts)


def _is_of(key: str, path: str) -> bool:
    return path == key or path.startswith((f"{key} ", f"{key}.", f"{key}["))


def _cells(entry: Entry, row: Sequence[Cell]) -> list[Cell]:
    """What stands in the cells of an entry."""
    if entry.kind == "estimate":
        return [*row[3:6], *row[SOURCE : SOURCE + 3]]
    return list(row[USED : USED + 12]) if entry.kind == "year" else [row[LIKELY]]


def _alike(there: Cell, said: object) -> bool:
    """Whether a cell holds what was written there."""
    if isinstance(there, float) and isinstance(said, int | float):
        return math.isclose(there, said, rel_tol=_ALIKE, abs_tol=0.0)
    if said is None or there == "":
        return said in (None, "") and there == ""
    return " ".join(str(there).split()) == " ".join(str(said).split())


class _Changed:
    """The tables of a case with changes laid over them. tree: those tables."""

    def __init__(self, base: Scenario, text: Text, changes: Mapping[Entry, list[Cell]]) -> None:
        self.base, self.text = base, text
        self.tree: dict[str, Any] = dict(tree(base))
        of_lists = {entry.key.partition("[")[0] for entry in changes if "[" in entry.key}
        if "channels" in of_lists:
            self.tree["channels"] = [
                {"auction": channel.auction, "phasing": list(channel.phasing), **channel_rows(channel, None)}
                for channel in base.channels
            ]
        if "lines" in of_lists:
            self.tree["lines"] = [line_rows(line) for line in base.lines]
        self.start = list(base.finance.start.partition("-")[::2])
        for entry, there in changes.items():
            self._lay(entry, there)
        self._lay_start(any(entry.key.startswith("finance.start_") for entry in changes))
        self._lay_words({entry.key for entry in changes})

    def _lay(self, entry: Entry, there: list[Cell]) -> None:
        group, _, name = entry.key.partition(".")
        if group == "applies":
            self._lay_absent(name, self._said(entry, there[0]))
        elif name.startswith("start_"):
            number = f"{there[0]:.15g}" if isinstance(there[0], float) else str(there[0])
            self.start[name == "start_month"] = number.strip()
        elif entry.kind == "estimate":
            self._table(group)[name] = _estimate(self.text, entry, there)
        elif entry.kind == "year":
            self._table(group)[name] = [_plain(each) for each in there]
        elif there[0] == "" and name in ("first", "last", "against"):
            self._table(group).pop(name, None)
        else:
            self._table(group)[name] = self._said(entry, there[0])

    def _table(self, group: str) -> dict[str, Any]:
        """The table of a group, of a channel or line by its place, or the tables themselves."""
        if group == "case":
            return self.tree
        name, _, place = group.partition("[")
        if place:
            rows: dict[str, Any] = self.tree[name][int(place.rstrip("]")) - 1]
            return rows
        table: dict[str, Any] = self.tree.setdefault(group, {})
        return table

    def _said(self, entry: Entry, there: Cell) -> Any:
        """A choice by its name; anything else as it stands."""
        if not entry.choice:
            digits = str(there)  # a seed of more digits than a number holds is written as words
            return int(digits) if entry.key == "case.seed" and digits.isascii() and digits.isdigit() else _plain(there)
        words = choice_words(self.text, entry.choice)
        if there not in words:
            facts = {"value": quoted(there), "choices": ", ".join(words)}
            raise CaseError(Fault(entry.key, "workbook_word", **facts))
        return CHOICES[entry.choice][words.index(str(there))]

    def _lay_absent(self, dimension: str, applies: str) -> None:
        table = self._table("ignorance")
        absent = set(table.get("not_applicable", self.base.ignorance.not_applicable)) - {dimension}
        absent |= {dimension} if applies == "no" else set()
        table["not_applicable"] = [each for each in WEARING if each in absent]

    def _lay_start(self, changed: bool) -> None:
        """Year and month stand in two cells; either may be what was changed."""
        year, month = self.start
        if not changed:
            return
        if bool(year) != bool(month):
            raise CaseError(Fault("finance.start", "workbook_start"))
        self._table("finance")["start"] = f"{year}-{month.zfill(2)}" if year else ""

    def _lay_words(self, changed: set[str]) -> None:
        """Numbers that were changed are the case's own, whatever word they stood for."""
        for group, filling in FILLINGS.items():
            if not changed & {f"{group}.{name}" for name in filling.fills}:
                continue
            table, ours = self._table(group), getattr(self.base, group)
            table[filling.name] = OWN
            for name in filling.fills:
                table.setdefault(name, written(getattr(ours, name)))


def _estimate(text: Text, entry: Entry, there: list[Cell]) -> Tree:
    """A number as a case file has it: from low, likely, high, source, owner and note."""
    base, said = entry.value, cells(text, entry)
    assert isinstance(base, Estimate)
    kept = (base.low, base.likely, base.high)
    numbers = [
        old if _alike(cell, shown) else _plain(cell) for cell, shown, old in zip(there[:3], said[:3], kept, strict=True)
    ]
    texts = {
        name: getattr(base, name) if _alike(cell, shown) else str(_plain(cell))
        for name, cell, shown in zip(("source", "owner", "note"), there[3:], said[3:], strict=True)
    }
    ends = [each for each in (numbers[0], numbers[2]) if each not in (None, "")]
    form = {"range": ["" if each is None else each for each in numbers]} if ends else {"value": numbers[1]}
    return {**form, **{name: words for name, words in texts.items() if words}}


def _plain(cell: Cell) -> Any:
    """A cell as a file would have it: whole numbers whole."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 2**53 else cell
    return cell if isinstance(cell, str) else str(cell)
