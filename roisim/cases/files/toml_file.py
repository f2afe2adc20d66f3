"""A case as a TOML file, and a hand-written one saved again with its comments and its order as they were.

>>> from roisim.cases.files.reading import read
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
from typing import TYPE_CHECKING, Any

from roisim.cases.files.parsing import Tree, parse
from roisim.cases.files.reading import foundation, read
from roisim.cases.files.writing import SETTINGS, channel_rows, full_tree, target_rows, tree
from roisim.cases.groups import Channel
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.cases.series import Target
from roisim.errors import CaseError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

TOP = ("title", "preset", *SETTINGS)
Table = MutableMapping[str, Any]


def to_toml(scenario: Scenario, original: str | None = None) -> str:
    """The case as TOML. Of an `original` file only the values that differ are touched.

    CaseError where the original is no case.
    """
    import tomlkit

    if original is None:
        return _new(scenario)
    before = read(parse(original))
    document = tomlkit.parse(original)
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
        elif name in ("channels", "targets"):
            document[name] = _array_of_tables([_table(rows) for rows in value])
        else:
            document[name] = _item(value)
    return tomlkit.dumps(document)


def _update(document: "TOMLDocument", before: Scenario, after: Scenario) -> None:
    """Brings a document that says `before` to say `after`: names that stand there stay, others are added."""
    import tomlkit

    wanted: dict[str, Any] = tree(after)
    _lay(document, {name: getattr(after, name) for name in TOP}, wanted, before, after)
    _lay_channels(document, wanted, before, after)
    _lay_targets(document, before, after)
    for group, rows in full_tree(after).items():
        if isinstance(rows, dict) and (group in document or group in wanted):
            home = document.setdefault(group, tomlkit.table())
            _lay(home, rows, wanted.get(group, {}), getattr(before, group), getattr(after, group))


def _lay(home: Table, full: Tree, wanted: Container[str], before: object, after: object) -> None:
    """Sets what has changed of the names that stand in a table, and adds the wanted ones that don't."""
    for name, value in full.items():
        if name not in home and name in wanted:
            home[name] = _item(value)
        elif name in home and getattr(before, name) != getattr(after, name):
            _put(home, name, value)


def _put(home: Table, name: str, value: object) -> None:
    """Another value at a name; in a table of source, owner and note only what differs."""
    there = home[name]
    if not (isinstance(there, MutableMapping) and isinstance(value, dict)):
        home[name] = _item(value)
        return
    for gone in [key for key in there if key not in value]:
        del there[gone]
    for key, part in value.items():
        if there.get(key) != part:
            there[key] = _item(part)


def _lay_channels(document: "TOMLDocument", wanted: Container[str], before: Scenario, after: Scenario) -> None:
    """Channels are known by name: each keeps its table and comments, whatever its place."""
    import tomlkit

    there = document.get("channels")
    if "channels" not in wanted if there is None else before.channels == after.channels:
        return
    tables = {str(table["name"]): table for table in there} if isinstance(there, tomlkit.items.AoT) else {}
    old = {channel.name: channel for channel in before.channels}
    base = foundation(after.preset, after.finance.currency)
    new = [_channel_table(tables.get(channel.name), old.get(channel.name), channel, base) for channel in after.channels]
    if list(tables) == [channel.name for channel in after.channels]:
        return
    if there is not None:
        del document["channels"]
    document["channels"] = _array_of_tables(new)


def _lay_targets(document: "TOMLDocument", before: Scenario, after: Scenario) -> None:
    """Targets are known by key figure and month: each keeps its table and comments, whatever its place."""
    import tomlkit

    if before.targets == after.targets:
        return
    there, old, new = document.get("targets"), _placed(before), _placed(after)
    tables = dict(zip(old, there, strict=True)) if isinstance(there, tomlkit.items.AoT) else {}
    rows = {place: target_rows(target) for place, target in new.items()}
    for place in tables.keys() & new.keys():
        _lay(tables[place], rows[place], (), old[place], new[place])
    if tables and list(tables) == list(new):
        return
    if there is not None:
        del document["targets"]
    if new:
        document["targets"] = _array_of_tables([tables.get(place, _table(rows[place])) for place in new])


def _placed(scenario: Scenario) -> dict[tuple[str, int], Target]:
    return {(target.kpi, target.month): target for target in scenario.targets}


def _channel_table(table: Table | None, before: Channel | None, after: Channel, base: Scenario | None) -> Any:
    rows = channel_rows(after, base)
    if table is None:
        return _table(rows)
    _lay(table, {"phasing": [1] * 12, **channel_rows(after, None)}, rows, before, after)
    return table


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
