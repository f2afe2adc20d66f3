"""From a `Scenario` to the tables of a case file, and on to TOML or JSON: only what differs from its preset.

>>> from roisim.cases.files.reading import preset, read
>>> case = read({"preset": "b2b", "company": {"margin": [0.3, 0.4, 0.5]}})
>>> tree(case)
{'preset': 'b2b', 'company': {'margin': [0.3, 0.4, 0.5]}}
>>> read(tree(case)) == case
True
"""

from dataclasses import asdict, replace
from typing import Any, cast

from roisim.cases.files.estimates import TEXTS
from roisim.cases.files.groups import PARAMETERS_OF, WEIGHT_NAMES
from roisim.cases.files.parsing import Tree
from roisim.cases.files.reading import FINANCE_NAMES, channel_start, foundation, preset
from roisim.cases.groups import FLAT, GROUPS, Channel, Ignorance
from roisim.cases.levels import LOSSES, at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.cases.series import Target

SETTINGS = ("correlation", "seed", "draws")


def tree(scenario: Scenario) -> Tree:
    """The tables of a case, only what differs from its preset: `reading.read` gives the same case back."""
    base = foundation(scenario.preset, scenario.finance.currency)
    found: Tree = {name: value for name in ("title", "preset") if (value := getattr(scenario, name))}
    found |= {name: _short(getattr(scenario, name)) for name in SETTINGS if _differs(scenario, base, name)}
    # The currency is held against the preset as it is, all else against the preset in this currency.
    money = preset(scenario.preset).finance if base else None
    finance = {
        name: _short(getattr(scenario.finance, name))
        for name in FINANCE_NAMES
        if _differs(scenario.finance, money, name)
    }
    parts: dict[str, Any] = {group: _group(scenario, base, group) for group in GROUPS if group != "channels"}
    if base is None or scenario.channels != base.channels:
        parts["channels"] = [channel_rows(channel, base) for channel in scenario.channels]
    tables = {"finance": finance, **{group: parts[group] for group in GROUPS if group in parts}}
    found |= {name: table for name, table in tables.items() if table or name == "channels"}
    same = scenario.targets == (base.targets if base else ())
    return found if same else found | {"targets": [target_rows(target) for target in scenario.targets]}


def full_tree(scenario: Scenario) -> Tree:
    """The tables of a case with everything said, so that it stands without its preset."""
    found: dict[str, Any] = tree(replace(scenario, preset=""))
    found["company"].setdefault("season", [1] * 12)
    found["ignorance"].setdefault("not_applicable", [])
    return found


def to_json(scenario: Scenario, indent: int | None = 2) -> str:
    """The case as JSON, to read back with `cases.load`; without indent on one line, as short as it gets."""
    import json

    said = {"model_version": MODEL_VERSION, **tree(scenario)}
    separators = (",", ":") if indent is None else None
    return json.dumps(said, ensure_ascii=False, indent=indent, separators=separators)


def _differs(ours: object, base: object | None, name: str) -> bool:
    return base is None or getattr(ours, name) != getattr(base, name)


def _group(scenario: Scenario, base: Scenario | None, group: str) -> Tree:
    ours, theirs = getattr(scenario, group), base and getattr(base, group)
    if group != "ignorance":
        return _rows(ours, theirs, group)
    return _ignorance(ours, cast(Ignorance | None, theirs))


def _ignorance(ours: Ignorance, base: Ignorance | None) -> Tree:
    """A level says its six losses; losses that no level has make it "own"."""
    own = ours.level == "own" or ours != at_level(ours, ours.level)
    rows = _rows(ours, base, "ignorance")
    if not own:
        rows = {name: value for name, value in rows.items() if name not in LOSSES}
    if ours.not_applicable != (base.not_applicable if base else ()):
        rows["not_applicable"] = list(ours.not_applicable)
    level = "own" if own else ours.level
    unsaid = base is not None and base.level == level and not (own and set(rows) & set(LOSSES))
    return rows if unsaid else {"level": level, **rows}


def channel_rows(channel: Channel, base: Scenario | None) -> Tree:
    """One channel of the tree: its name, and what differs from the channel it starts from."""
    return {"name": channel.name, **_rows(channel, channel_start(channel.name, base), "channels")}


def target_rows(target: Target) -> Tree:
    """One target of the tree."""
    return {name: _short(value) for name, value in asdict(target).items()}


def _rows(ours: object, base: object | None, group: str) -> Tree:
    rows: Tree = {name: _written(getattr(ours, name)) for name in PARAMETERS_OF[group] if _differs(ours, base, name)}
    weights = WEIGHT_NAMES.get(group)
    if weights and getattr(ours, weights) != getattr(base, weights, FLAT):
        rows[weights] = [_short(month) for month in getattr(ours, weights)]
    return rows


def numbers_of(estimate: Estimate) -> object:
    """An estimate as a number, or as three."""
    return [_short(bound) for bound in estimate.bounds] if estimate.is_range else _short(estimate.likely)


def _written(estimate: Estimate) -> object:
    """An estimate as it stands in a file: its numbers, in a table where someone says so."""
    texts = {name: text for name in TEXTS if (text := getattr(estimate, name))}
    numbers = numbers_of(estimate)
    return {"range" if estimate.is_range else "value": numbers, **texts} if texts else numbers


def _short(value: Any) -> Any:
    """1500.0 as 1500."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
