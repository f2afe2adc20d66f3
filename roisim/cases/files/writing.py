"""From a `Scenario` to the tables of a case file, and on to TOML or JSON: only what differs from its preset.

>>> from roisim.cases.files.opening import read
>>> case = read({"preset": "b2b", "company": {"margin": [0.3, 0.4, 0.5]}})
>>> tree(case)
{'preset': 'b2b', 'company': {'margin': [0.3, 0.4, 0.5]}}
>>> read(tree(case)) == case
True
"""

from dataclasses import asdict, replace
from typing import Any

from roisim.cases.files.estimates import TEXTS
from roisim.cases.files.fillings import FILLINGS, OWN
from roisim.cases.files.groups import PARAMETERS_OF, WEIGHT_NAMES
from roisim.cases.files.objections import WAYS
from roisim.cases.files.outcomes import EVIDENCE_NAMES
from roisim.cases.files.parsing import Tree
from roisim.cases.files.reading import FINANCE_NAMES, channel_start, foundation, preset
from roisim.cases.groups import FLAT, GROUPS, LISTED, Channel, Line
from roisim.cases.objection import Change, Objection
from roisim.cases.outcomes import Actual, Agreed, Evidence, LiftTest
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.cases.series import Target

SETTINGS = ("correlation", "seed", "draws")
_USUAL = Evidence()


def tree(scenario: Scenario) -> Tree:
    """The tables of a case, only what differs from its preset: `opening.read` gives the same case back."""
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
    parts: dict[str, Any] = {group: _group(scenario, base, group) for group in GROUPS if group not in LISTED}
    parts |= _lists(scenario, base)
    tables = {"finance": finance, **{group: parts[group] for group in GROUPS if group in parts}}
    found |= {name: table for name, table in tables.items() if table or name in LISTED}
    if scenario.targets != (base.targets if base else ()):
        found["targets"] = [target_rows(target) for target in scenario.targets]
    if scenario.objections != (base.objections if base else ()):
        found["objections"] = [objection_rows(objection) for objection in scenario.objections]
    return found | _seen(scenario)


def _seen(scenario: Scenario) -> Tree:
    """What was seen of the case and agreed on, as far as anything was."""
    found: Tree = {}
    if scenario.actuals:
        found["actuals"] = [actual_rows(actual) for actual in scenario.actuals]
    if scenario.lift_tests:
        found["lift_tests"] = [lift_rows(test) for test in scenario.lift_tests]
    weighing = {
        name: value for name in EVIDENCE_NAMES if (value := getattr(scenario.evidence, name)) != getattr(_USUAL, name)
    }
    if weighing:
        found["evidence"] = weighing
    if scenario.gates:
        found["gates"] = [gate_rows(gate) for gate in scenario.gates]
    return found


def actual_rows(actual: Actual) -> Tree:
    """The figures of a month of the tree."""
    return {"month": actual.month, **{kpi: _short(value) for kpi, value in actual.figures}}


def lift_rows(test: LiftTest) -> Tree:
    """One lift test of the tree."""
    source = {"source": test.source} if test.source else {}
    return {"incremental": [_short(end) for end in (test.low, test.likely, test.high)], **source}


def gate_rows(gate: Agreed) -> Tree:
    """One rule of the tree."""
    stop = "below" if gate.stops_below else "above"
    return {"kpi": gate.kpi, "month": gate.month, "threshold": _short(gate.threshold), "stop": stop}


def _lists(scenario: Scenario, base: Scenario | None) -> Tree:
    """What a case has several of: the whole list, where it isn't the preset's."""
    found: Tree = {}
    if base is None or scenario.channels != base.channels:
        found["channels"] = [channel_rows(channel, base) for channel in scenario.channels]
    if scenario.lines != (base.lines if base else ()):
        found["lines"] = [line_rows(line) for line in scenario.lines]
    return found


def full_tree(scenario: Scenario) -> Tree:
    """The tables of a case with everything said, so that it stands without its preset."""
    found: dict[str, Any] = tree(replace(scenario, preset=""))
    found["company"].setdefault("season", [1] * 12)
    found["ignorance"].setdefault("not_applicable", [])
    found["evidence"] = {name: getattr(scenario.evidence, name) for name in EVIDENCE_NAMES}
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
    rows = _rows(ours, theirs, group)
    if group in FILLINGS:
        rows = _filled(ours, theirs, group, rows)
    if group == "ignorance" and ours.not_applicable != (theirs.not_applicable if theirs else ()):
        rows["not_applicable"] = list(ours.not_applicable)
    return rows


def _filled(ours: object, base: object | None, group: str, rows: Tree) -> Tree:
    """A word says the numbers it stands for; numbers that no word has make it "own"."""
    filling = FILLINGS[group]
    own = filling.is_own(ours)
    if not own:
        rows = {name: value for name, value in rows.items() if name not in filling.fills}
    word = OWN if own else getattr(ours, filling.name)
    unsaid = getattr(base, filling.name, None) == word and not (own and set(rows) & set(filling.fills))
    return rows if unsaid else {filling.name: word, **rows}


def channel_rows(channel: Channel, base: Scenario | None) -> Tree:
    """One channel of the tree: its name, what differs from the channel it starts from, and when it is open."""
    start = channel_start(channel.name, base)
    rows = {"name": channel.name, **_rows(channel, start, "channels"), **_window(channel)}
    return rows if channel.auction == getattr(start, "auction", "") else rows | {"auction": channel.auction}


def line_rows(line: Line) -> Tree:
    """One line of the tree, with all it says."""
    return {"name": line.name, "layer": line.layer, **_rows(line, None, "lines"), **_window(line)}


def _window(row: Channel | Line) -> Tree:
    """The months from and to which it is open, where it says so."""
    return {end: month for end in ("first", "last") if (month := getattr(row, end)) is not None}


def target_rows(target: Target) -> Tree:
    """One target of the tree."""
    return {name: _short(value) for name, value in asdict(target).items()}


def objection_rows(objection: Objection) -> Tree:
    """One of the case's own objections of the tree: its name, and each change on a line."""
    return {"name": objection.name, "changes": [_change_rows(change) for change in objection.changes]}


def _change_rows(change: Change) -> Tree:
    of = {"of": change.of} if change.of else {}
    ways = {way: _short(number) for way in WAYS if (number := getattr(change, way)) is not None}
    return {"path": change.paths[0], **of, **ways}


def _rows(ours: object, base: object | None, group: str) -> Tree:
    rows: Tree = {name: written(getattr(ours, name)) for name in PARAMETERS_OF[group] if _differs(ours, base, name)}
    weights = WEIGHT_NAMES.get(group)
    if weights and getattr(ours, weights) != getattr(base, weights, FLAT):
        rows[weights] = [_short(month) for month in getattr(ours, weights)]
    return rows


def numbers_of(estimate: Estimate) -> object:
    """An estimate as a number, or as three."""
    return [_short(bound) for bound in estimate.bounds] if estimate.is_range else _short(estimate.likely)


def written(estimate: Estimate) -> object:
    """An estimate as it stands in a file: its numbers, in a table where someone says so."""
    texts = {name: text for name in TEXTS if (text := getattr(estimate, name))}
    numbers = numbers_of(estimate)
    return {"range" if estimate.is_range else "value": numbers, **texts} if texts else numbers


def _short(value: Any) -> Any:
    """1500.0 as 1500."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
