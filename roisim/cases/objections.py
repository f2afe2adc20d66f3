"""What is objected to a case: the list that holds for all (objections.toml), and what a case has of its own.

>>> from roisim.cases.files.reading import preset
>>> case = preset("b2b")
>>> dear = applied(case, [next(each for each in OBJECTIONS if each.name == "labour")])
>>> dear["plan.hourly_cost"].likely / case["plan.hourly_cost"].likely
2.0
"""

import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, replace
from importlib import resources
from typing import Any

from roisim.cases.bibliography import JUDGEMENT, find
from roisim.cases.changes import after
from roisim.cases.groups import LEVELS, LISTED
from roisim.cases.objection import Change, Objection, declared
from roisim.cases.scenario import PARAMETERS, Scenario

_MOST_MONTHS = 120


def applied(case: Scenario, objections: Iterable[Objection]) -> Scenario:
    """The case with all of them granted, one after another; what it is held against stays."""
    found = case
    for objection in objections:
        if not lacking(case, objection):
            found = after(found, objection.changes)
    if found.against != case.against:
        found = replace(found, finance=replace(found.finance, against=case.against))
    return found


def chosen(case: Scenario, names: Collection[str]) -> tuple[Objection, ...]:
    """Those of some keys, in that order."""
    return tuple(objection for key, objection in keyed(case).items() if key in names)


def keyed(case: Scenario) -> dict[str, Objection]:
    """All that is objected to a case, in the order in which several are granted: the list, then its own.

    The keys: the name in the list, "own" and the name of one's own.
    """
    listed = {objection.name: objection for objection in OBJECTIONS}
    return listed | {f"own {objection.name}": objection for objection in case.objections}


def lacking(case: Scenario, objection: Objection) -> str:
    """The first number that the objection is about and that is 0 here; none where all are there."""
    return next((path for path in objection.needs if not _above_zero(case, path)), "")


def _above_zero(case: Scenario, path: str) -> bool:
    at = declared(path)
    rows = getattr(case, at.group) if at.group in LISTED else (getattr(case, at.group),)
    return any(max(getattr(row, at.name).bounds) > 0 for row in rows)


# --- the list ---


def read(written: str) -> tuple[Objection, ...]:
    """The objections of a text in the form of objections.toml; ValueError with what is wrong."""
    rows = tomllib.loads(written).get("objections", [])
    found = tuple(_objection(row) for row in rows)
    wrong = [f"{each.name}: {fault}" for each in found for fault in _faults(each)]
    names = [each.name for each in found]
    wrong += [f"{name}: twice" for name in sorted({name for name in names if names.count(name) > 1})]
    if wrong:
        raise ValueError("; ".join(wrong))
    return found


def _objection(row: dict[str, Any]) -> Objection:
    changes = tuple(_change(each) for each in row["changes"])
    return Objection(row["name"], changes, row["source"], tuple(row.get("needs", ())))


def _change(row: dict[str, Any]) -> Change:
    known = {field.name for field in fields(Change)}
    if unknown := row.keys() - known:
        raise ValueError(f"no such part of a change: {', '.join(sorted(unknown))}")
    numbers = {name: float(row[name]) for name in ("times", "value", "least") if name in row}
    return Change(**(row | {"paths": tuple(row.get("paths", ()))} | numbers))


def _faults(objection: Objection) -> Iterator[str]:
    """What is wrong with one of the list."""
    if objection.source != JUDGEMENT and find(objection.source) is None:
        yield f"no such source: {objection.source}"
    if not objection.changes:
        yield "changes nothing"
    for path in (*objection.needs, *(path for change in objection.changes for path in change.paths)):
        if declared(path) not in PARAMETERS or ("*" in path) != (declared(path).group in LISTED):
            yield f"no such number: {path}"
    for change in objection.changes:
        yield from _faults_of(change)


def _faults_of(change: Change) -> Iterator[str]:
    ways = [name for name in ("times", "value", "least", "lost") if getattr(change, name) is not None]
    if len(ways) + bool(change.level) != 1:
        yield "one way to change each time"
    if change.level and change.level not in LEVELS:
        yield f"no such level: {change.level}"
    if bool(change.level) == bool(change.paths):
        yield "paths, or a level"
    if change.lost is not None and not 1 <= change.lost <= _MOST_MONTHS:
        yield f"no such number of months: {change.lost}"
    for path in map(declared, change.paths):
        fixed = [each for each in (change.value, change.least) if each is not None]
        if path in PARAMETERS and not all(PARAMETERS[path].allows(each) for each in fixed):
            yield f"{path} can't be so"
        if change.times is not None and change.times <= 0:
            yield f"{path}: times what"


OBJECTIONS = read((resources.files("roisim.cases") / "objections.toml").read_text("utf-8"))
