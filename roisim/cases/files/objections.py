"""A case's own objections: from the `[[objections]]` of a case file to `Objection`s, and to what is wrong with them.

>>> faults: list[Fault] = []
>>> given = {"name": "Wages", "changes": [{"path": "plan.hourly_cost", "times": 1.3}]}
>>> objections_of([given], faults)[0].changes[0].times
1.3
>>> objections_of([given | {"changes": [{"path": "plan.hourly_cots", "times": 1.3}]}], faults)
()
>>> faults
[Fault(path='objections[1].changes[1].path (Wages)', key='objection_path_near', facts={'value': '"plan.hourly_cots"', \
'instead': 'plan.hourly_cost'})]
"""

import difflib
from collections.abc import Mapping

from roisim.cases.files.estimates import estimate_of, number_of, text_of, unknown_names
from roisim.cases.files.listed import MOST_NAME, alike, labelled, name_of, tables_of
from roisim.cases.files.quoting import quoted
from roisim.cases.groups import LISTED
from roisim.cases.objection import MAX_CHANGES, MOST_TIMES, Change, Objection, declared, written
from roisim.cases.scenario import PARAMETERS
from roisim.errors import Fault

MOST_OBJECTION = 60  # characters of a name
OBJECTION_NAMES, CHANGE_NAMES, WAYS = ("name", "changes"), ("path", "of", "times", "value"), ("times", "value")
TIMES = (0.0, MOST_TIMES)
PATHS = {written(parameter.path): parameter for parameter in PARAMETERS.values()}
_SOME = ("company.customers", "plan.hours", "channels.*.spend")  # that a fault names as examples


def objections_of(given: object, faults: list[Fault]) -> tuple[Objection, ...]:
    """The objections of a list, in its order; no two of one name."""
    tables = list(tables_of(given, "objections", faults))
    found = [_objection(row, f"objections[{number}]", faults) for number, row in enumerate(tables, 1)]
    names = [alike(name_of(row)) for row in tables]
    for place, name in enumerate(names):
        if name and name in names[:place]:
            value = quoted(name_of(tables[place]))
            faults.append(Fault(f"objections[{place + 1}].name", "objection_twice", value=value))
    return tuple(objection for objection in found if objection is not None)


def _objection(given: object, path: str, faults: list[Fault]) -> Objection | None:
    if not isinstance(given, Mapping):
        faults.append(Fault(path, "objections_list", value=quoted(given)))
        return None
    own: list[Fault] = []
    unknown_names(given, OBJECTION_NAMES, path, own)
    name = text_of(given["name"], f"{path}.name", own, MOST_OBJECTION) if "name" in given else ""
    missing = [each for each in OBJECTION_NAMES if each not in given]
    if "name" in given and not name.strip() and not own:
        missing.insert(0, "name")
    if missing:
        own.append(Fault(path, "objection_missing", names=", ".join(missing)))
    changes = _changes(given.get("changes", []), f"{path}.changes", own) if "changes" in given else ()
    faults += labelled(own, name_of(given))
    return None if own else Objection(name, changes)


def _changes(given: object, path: str, faults: list[Fault]) -> tuple[Change, ...]:
    if not isinstance(given, list) or not given:
        faults.append(Fault(path, "objection_changes", value=quoted(given)))
        return ()
    if len(given) > MAX_CHANGES:
        faults.append(Fault(path, "objection_changes_many", count=len(given), limit=MAX_CHANGES))
        return ()
    found = [_change(row, f"{path}[{number}]", faults) for number, row in enumerate(given, 1)]
    return tuple(change for change in found if change is not None)


def _change(given: object, path: str, faults: list[Fault]) -> Change | None:
    if not isinstance(given, Mapping):
        faults.append(Fault(path, "objection_changes", value=quoted(given)))
        return None
    before = len(faults)
    unknown_names(given, CHANGE_NAMES, path, faults)
    where = _path(given.get("path"), f"{path}.path", faults)
    ways = [way for way in WAYS if way in given]
    if len(ways) != 1:
        faults.append(Fault(path, "objection_way"))
    of = text_of(given.get("of", ""), f"{path}.of", faults, MOST_NAME)
    if where is not None and of and declared(where).group not in LISTED:
        faults.append(Fault(f"{path}.of", "objection_of", value=quoted(of)))
    if where is None or len(ways) != 1:
        return None
    number = _number(given[ways[0]], where, ways[0], f"{path}.{ways[0]}", faults)
    if number is None or len(faults) > before:
        return None
    return Change((where,), of=of, **{ways[0]: number})  # type: ignore[arg-type]


def _path(given: object, path: str, faults: list[Fault]) -> str | None:
    if isinstance(given, str) and given in PATHS:
        return given
    near = difflib.get_close_matches(given[:60].lower(), PATHS, 1, 0.6) if isinstance(given, str) else []
    key = "objection_path_near" if near else "objection_path"
    faults.append(Fault(path, key, value=quoted(given), instead=near[0] if near else ", ".join(_SOME)))
    return None


def _number(given: object, where: str, way: str, path: str, faults: list[Fault]) -> float | None:
    """The factor, or the number that it is to be."""
    parameter = PATHS[where]
    if way == "times":
        found = number_of(given, path, faults, TIMES)
        if found == 0 and not parameter.allows(0):
            faults.append(Fault(path, "above_zero", value=quoted(given)))
        return found
    if isinstance(given, list | Mapping):
        faults.append(Fault(path, "number_one", value=quoted(given)))
        return None
    estimate = estimate_of(given, parameter, path, faults)
    return None if estimate is None else estimate.likely
