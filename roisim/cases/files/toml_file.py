"""A case as a TOML file, and a hand-written one saved again with its comments and its order as they were.

from roisim.cases.files.opening import read
>>> original = 'preset = "b2b"\\n\\n[company]\\nmargin = 0.4  # before bonuses\\n'
>>> case = read({"preset": "b2b", "company": {"margin": 0.35, "customers": 500}})
>>> print(to_toml(case, original))
preset = "b2b"
<BLANKLINE>
[company]
margin = 0.35  # before bonuses
customers = 500
<BLANKLINE>
"""

from collections.abc import Container, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, cast

from roisim.cases.files.fillings import FILLINGS
from roisim.cases.files.older import brought_up, is_older
from roisim.cases.files.opening import read
from roisim.cases.files.parsing import Tree, parse
from roisim.cases.files.reading import foundation
from roisim.cases.files.writing import (
    SETTINGS,
    actual_rows,
    channel_rows,
    full_tree,
    gate_rows,
    lift_rows,
    line_rows,
    objection_rows,
    target_rows,
    tree,
)
from roisim.cases.groups import Channel, Line
from roisim.cases.objection import Objection
from roisim.cases.outcomes import Actual, Agreed, LiftTest
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.cases.series import Target
from roisim.errors import CaseError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

TOP = ("title", "preset", *SETTINGS)
LISTS = ("channels", "lines", "targets", "objections", "actuals", "lift_tests", "gates")
Row = Channel | Line | Target | Objection | Actual | LiftTest | Agreed
Table = MutableMapping[str, Any]


def to_toml(scenario: Scenario, original: str | None = None) -> str:
    """The case as TOML. Of an `original` file only the values that differ are touched.

    CaseError where the original is no case.
    """
    import tomlkit

    if original is None:
        return _new(scenario)
    said = parse(original)
    before, document = read(said), tomlkit.parse(original)
    if is_older(said):
        _renew(document, brought_up(said, []))
    _update(document, before, scenario)
    saved = tomlkit.dumps(document)
    # In an unusual layout tomlkit can put a name where it means something else: numbers come before comments.
    return saved if _says(saved, scenario) else _new(scenario)


def _says(text: str, scenario: Scenario) -> bool:
    try:
        return read(parse(text)) == scenario
    except CaseError:
        return False


def _new(scenario: Scenario) -> str:
    import tomlkit

    document = tomlkit.document()
    said: dict[str, Any] = {"model_version": MODEL_VERSION, **tree(scenario)}
    for name, value in said.items():
        if isinstance(value, Mapping):
            document[name] = _table(value)
        elif name in LISTS:
            document[name] = _array_of_tables([_table(rows) for rows in value])
        else:
            document[name] = _item(value)
    return tomlkit.dumps(document)


def _renew(document: "TOMLDocument", said: Tree) -> None:
    """Brings a document of an older version to what it says in this one: its tables, and no more."""
    for name, value in said.items():
        if isinstance(value, Mapping):
            _renew_table(document.setdefault(name, _table({})), value)
        elif name == "channels" and name not in document:
            document[name] = _array_of_tables([_table(rows) for rows in cast(list[Tree], value)])
        elif name == "channels":
            for table, rows in zip(document[name], cast(list[Tree], value), strict=True):
                _renew_table(table, rows)
        elif name == "model_version":
            document[name] = value


def _renew_table(home: Table, rows: Mapping[str, object]) -> None:
    for gone in [name for name in home if name not in rows]:
        del home[gone]
    for name in [name for name in rows if name not in home]:
        _add(home, name, rows[name])


def _update(document: "TOMLDocument", before: Scenario, after: Scenario) -> None:
    """Brings a document that says `before` to say `after`: names that stand there stay, others are added."""
    import tomlkit

    wanted: dict[str, Any] = tree(after)
    _lay(document, {name: getattr(after, name) for name in TOP}, wanted, before, after)
    for name in LISTS:
        _lay_list(document, name, wanted, before, after)
    for group, rows in full_tree(after).items():
        if isinstance(rows, dict) and (group in document or group in wanted):
            home = document.setdefault(group, tomlkit.table())
            _empty(home, group, getattr(before, group), getattr(after, group))
            _lay(home, rows, wanted.get(group, {}), getattr(before, group), getattr(after, group))


def _lay(home: Table, full: Tree, wanted: Container[str], before: object, after: object) -> None:
    """Sets what has changed of the names that stand in a table, and adds the wanted ones that don't."""
    for name, value in full.items():
        if name not in home and name in wanted:
            _add(home, name, value)
        elif name in home and getattr(before, name) != getattr(after, name):
            _put(home, name, value)


def _add(home: Table, name: str, value: object) -> None:
    """A new name under the others, above the remarks at the end, which are about the table that follows."""
    from tomlkit.items import Table as Written

    rest: list[Any] = []
    lines = home.value.body if isinstance(home, Written) else []
    while lines and lines[-1][0] is None:
        rest.append(lines.pop())
    home[name] = _item(value)
    lines.extend(reversed(rest))


def _empty(home: Table, group: str, before: object, after: object) -> None:
    """Takes out the numbers that a new word fills, which would otherwise be the case's own."""
    filling = FILLINGS.get(group)
    if filling and filling.is_own(before) and not filling.is_own(after):
        for name in filling.fills:
            home.pop(name, None)


def _put(home: Table, name: str, value: object) -> None:
    """Another value at a name; in a table of source, owner and note only what differs."""
    there = home[name]
    if value is None:
        del home[name]
        return
    if not (isinstance(there, MutableMapping) and isinstance(value, dict)):
        home[name] = _item(value)
        return
    for gone in [key for key in there if key not in value]:
        del there[gone]
    for key, part in value.items():
        if there.get(key) != part:
            there[key] = _item(part)


def _lay_list(document: "TOMLDocument", name: str, wanted: Container[str], before: Scenario, after: Scenario) -> None:
    """What a case has several of: each keeps its table and comments, whatever its place."""
    import tomlkit

    there, old, new = document.get(name), _known(before, name), _known(after, name)
    if name not in wanted if there is None else getattr(before, name) == getattr(after, name):
        return
    tables = dict(zip(old, there, strict=True)) if isinstance(there, tomlkit.items.AoT) else {}
    base = foundation(after.preset, after.finance.currency)
    made = [_row(tables.get(key), old.get(key), each, base) for key, each in new.items()]
    if tables and list(tables) == list(new):
        return
    if there is not None:
        del document[name]
    if made or name in wanted:
        document[name] = _array_of_tables(made)


def _known(scenario: Scenario, name: str) -> dict[object, Row]:
    """The rows of a list by what one knows them by: a target its figure and month, a channel its name."""
    found: dict[object, Row] = {}
    for row in getattr(scenario, name):
        key = _key(row)
        while key in found:  # a second line of that name
            key = (*key, "again")
        found[key] = row
    return found


def _key(row: Row) -> tuple[object, ...]:
    if isinstance(row, Target | Agreed):
        return row.kpi, row.month
    if isinstance(row, Actual | LiftTest):
        return (row.month,) if isinstance(row, Actual) else (row.source, row.likely)
    return (row.name,)


def _row(table: Table | None, before: Row | None, after: Row, base: Scenario | None) -> Any:
    rows = _rows(after, base)
    if table is None or before == after:
        return _table(rows) if table is None else table
    if isinstance(after, Actual | LiftTest | Agreed):
        _relay(table, rows)
        return table
    _lay(
        table,
        {"phasing": [1] * 12, "auction": "", "first": None, "last": None, **_rows(after, None)},
        rows,
        before,
        after,
    )
    return table


def _relay(table: Table, rows: Mapping[str, object]) -> None:
    """Brings a table that says all that it is about to say these rows, and no others."""
    for gone in [name for name in table if name not in rows]:
        del table[gone]
    for name, value in rows.items():
        if table.get(name) != value:
            table[name] = _item(value)


def _rows(row: Row, base: Scenario | None) -> Tree:
    if isinstance(row, Channel):
        return channel_rows(row, base)
    if isinstance(row, Objection):
        return objection_rows(row)
    if isinstance(row, Actual | LiftTest):
        return actual_rows(row) if isinstance(row, Actual) else lift_rows(row)
    if isinstance(row, Agreed):
        return gate_rows(row)
    return line_rows(row) if isinstance(row, Line) else target_rows(row)


def _array_of_tables(tables: list[Table]) -> Any:
    import tomlkit

    found = tomlkit.aot() if tables else tomlkit.array()
    for table in tables:
        found.append(table)
    return found


def _table(rows: Mapping[str, object]) -> Any:
    import tomlkit

    table = tomlkit.table()
    for name, value in rows.items():
        table[name] = _item(value)
    return table


def _item(value: object) -> Any:
    """A number, a text, an array, or a table on one line."""
    import tomlkit

    if not isinstance(value, Mapping):
        return tomlkit.item(value)
    table = tomlkit.inline_table()
    table.update(value)
    return table
