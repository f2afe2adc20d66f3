"""From a file or a text to plain tables: TOML or JSON, bounded in size, depth and time.

A case may come from anyone, so nothing is read before it's known to be small, and whatever is wrong with it
ends as a `CaseError`.

>>> parse('[company]\\nmargin = 0.4')
{'company': {'margin': 0.4}}
>>> parse('{"company": {"margin": 0.4}}')
{'company': {'margin': 0.4}}
"""

import re
from pathlib import Path

from roisim.cases import written_numbers
from roisim.cases.files.commas import meant
from roisim.cases.files.decoding import decoded
from roisim.cases.files.quoting import plain, quoted, shortened
from roisim.errors import CaseError, Fault

Tree = dict[str, object]

MOST_BYTES = 256 * 1024
# A dotted name of n parts costs the TOML reader n * n steps; no honest line comes near this many dots.
MOST_DOTS = 100


def fetch(source: str | Path) -> Tree:
    """The tables of a case: from a path, or from a text as `is_text` knows it."""
    if isinstance(source, Path) or not is_text(source):
        return _from_file(Path(source))
    return parse(source)


def is_text(source: str) -> bool:
    """True for a case itself, not its path: it has a line break or a "=", starts with "{", or is empty."""
    return "\n" in source or "=" in source or source.lstrip().startswith("{") or not source.strip()


def parse_bytes(raw: bytes, name: str = "", json: bool = False) -> Tree:
    """The tables of a file's content; `name` is what to call it when it's at fault."""
    if len(raw) > MOST_BYTES:
        raise CaseError(Fault(name, "file_large", limit=MOST_BYTES // 1024))
    text = decoded(raw)
    if text is None:
        raise CaseError(Fault(name, "file_binary"))
    return parse(text, name, json)


def parse(text: str, name: str = "", json: bool = False) -> Tree:
    """The tables of a text, TOML or JSON."""
    if len(text) > MOST_BYTES:
        raise CaseError(Fault(name, "file_large", limit=MOST_BYTES // 1024))
    if not text.strip():
        raise CaseError(Fault(name, "file_empty"))
    if "\0" in text:
        raise CaseError(Fault(name, "file_binary"))
    try:
        return _json(text, name) if json or text.lstrip().startswith("{") else _toml(text, name)
    except RecursionError:
        raise CaseError(Fault(name, "file_deep")) from None


def _from_file(path: Path) -> Tree:
    name = shortened(str(path))
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CaseError(Fault(name, "file_missing")) from None
    except (OSError, ValueError):  # a folder, no permission, a name that no file can have
        raise CaseError(Fault(name, "file_unreadable")) from None
    return parse_bytes(raw, name, path.suffix.lower() == ".json")


def _toml(text: str, name: str) -> Tree:
    import tomllib

    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.count(".") > MOST_DOTS and not line.lstrip().startswith("#"):
            raise CaseError(Fault(name, "file_dots", line=number, limit=MOST_DOTS))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(_toml_fault(str(error), lines, name)) from None
    except ValueError:  # Python's own limit on the digits of an integer
        raise CaseError(Fault(name, "file_digits")) from None


def _toml_fault(message: str, lines: list[str], name: str) -> Fault:
    """Where the reader stopped. Its message is for programmers; the frequent kinds get our own sentences."""
    place = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    line, column = (int(place[1]), int(place[2])) if place else (len(lines), 1)
    if message.startswith(("Cannot overwrite", "Cannot declare", "Cannot redefine", "Duplicate inline")):
        return _syntax("toml_twice", name, lines, line, column)
    if not place:
        return Fault(name, "toml_end", line=line)
    return _number(name, lines, line, column) or _syntax("toml_syntax", name, lines, line, column)


def _number(name: str, lines: list[str], line: int, column: int) -> Fault | None:
    """A number that is written as people do, with how a file has it."""
    said = lines[line - 1] if line <= len(lines) else ""
    value = _around(said, column)
    comma = re.search(r"\d,$", said[:column]) or re.fullmatch(r"-?\d+,\d+", value)
    found = meant(value)
    if len(found) == 2:
        return _syntax("toml_thousands", name, lines, line, column, whole=found[0], decimal=found[1])
    amount = written_numbers.written(value.strip())
    if amount.currency and len(amount.readings) == 1:
        return _syntax("toml_sum", name, lines, line, column, instead=plain(amount.readings[0]))
    if comma or found:
        key = "toml_comma" if comma else "toml_number"
        return _syntax(key, name, lines, line, column, instead=found[0] if found else "1.5")
    return None


def _around(said: str, column: int) -> str:
    """What stands at a place as a number: after a name in a table on one line, else all that follows the line's."""
    inside = re.finditer(r"[{,]\s*\"?[\w.]+\"?\s*[=:]\s*(-?\d+(?:[ ,.']\d+)+)(?=\s*[},])", said)
    near = (found[1] for found in inside if found.start(1) < column <= found.end() + 2)
    return next(near, said.partition("=")[2] or said.partition(":")[2])


def _syntax(key: str, name: str, lines: list[str], line: int, column: int, **facts: str) -> Fault:
    text = lines[line - 1].strip() if line <= len(lines) else ""
    return Fault(name, key, line=line, column=column, text=shortened(text), **facts)


def _json(text: str, name: str) -> Tree:
    import json

    try:
        tree = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        place = (name, text.split("\n"), error.lineno, error.colno)
        raise CaseError(_number(*place) or _syntax("json_syntax", *place)) from None
    except _TwiceError as error:
        raise CaseError(Fault(name, "json_twice", text=quoted(error.args[0]))) from None
    except ValueError:
        raise CaseError(Fault(name, "file_digits")) from None
    if not isinstance(tree, dict):
        raise CaseError(Fault(name, "json_object"))
    return tree


class _TwiceError(ValueError):
    """A name that stands twice in one JSON object, where the standard reader would take the last."""


def _once(pairs: list[tuple[str, object]]) -> Tree:
    tree: Tree = {}
    for name, value in pairs:
        if name in tree:
            raise _TwiceError(name)
        tree[name] = value
    return tree
