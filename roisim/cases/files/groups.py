"""One table of a case file (`[company]`, a `[[channels]]`): what it says, laid over what it starts from.

Whatever is wrong goes into the list of faults, and the table then counts as unread: None.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from roisim.cases.files.estimates import MOST_NAMES, estimate_of, number_of, text_of, unknown_names
from roisim.cases.files.quoting import quoted, shortened
from roisim.cases.groups import FLAT, GROUPS, LEVELS, Channel, Ignorance
from roisim.cases.levels import LOSSES, level_losses
from roisim.cases.parameters import Parameter, declared
from roisim.cases.scenario import MAX_CHANNELS
from roisim.cases.series import DIMENSIONS, Dimension
from roisim.errors import Fault

MOST_NAME = 100
WEIGHTS = (0.0, 100.0)  # a month of a season or a campaign, against the month without
WEIGHT_NAMES = {"company": "season", "channels": "phasing"}
IGNORANCE_NAMES = ("level", "not_applicable")  # beside its estimates
PARAMETERS_OF: dict[str, dict[str, Parameter]] = {group: declared(group, cls) for group, cls in GROUPS.items()}
Rows = dict[str, Any]


def group_of(given: object, group: str, start: object | None, faults: list[Fault]) -> Any:
    """The group that a table tells of. What it leaves out is as in `start`; without a start it is missing."""
    weights = WEIGHT_NAMES.get(group)
    found = _rows(given, group, group, start, IGNORANCE_NAMES if group == "ignorance" else (), faults)
    if found is None:
        return None
    table = cast(Mapping[str, object], given)
    if group == "ignorance":
        _level(table, cast(Ignorance | None, start), found, faults)
        found["not_applicable"] = _not_applicable(table, cast(Ignorance | None, start), faults)
    required = [name for name in PARAMETERS_OF[group] if name not in found]
    if required:
        faults.append(Fault(group, "missing", names=", ".join(required)))
    if weights:
        found[weights] = _weights(table, weights, f"{group}.{weights}", start, faults)
    return None if required or None in found.values() else GROUPS[group](**found)


def channels_of(given: object, start_of: Callable[[str], Channel | None], faults: list[Fault]) -> tuple[Channel, ...]:
    """The channels of a list; `start_of` tells what a channel of some name is filled up from."""
    if not isinstance(given, list):
        faults.append(Fault("channels", "list", value=quoted(given)))
        return ()
    if len(given) > MAX_CHANNELS:
        faults.append(Fault("channels", "channels_many", count=len(given), limit=MAX_CHANNELS))
        return ()
    found = [_channel(table, number, start_of, faults) for number, table in enumerate(given, 1)]
    names = [_name(table) for table in given]
    for number, name in enumerate(names, 1):
        if name and _alike(name) in map(_alike, names[: number - 1]):
            faults.append(Fault(f"channels[{number}].name", "channel_twice", value=quoted(name)))
    return tuple(channel for channel in found if channel is not None)


def _channel(
    given: object, number: int, start_of: Callable[[str], Channel | None], faults: list[Fault]
) -> Channel | None:
    path, name = f"channels[{number}]", _name(given)
    own: list[Fault] = []
    start = start_of(name) if name else None
    found = _rows(given, "channels", path, start, ("name", "phasing"), own)
    if found is not None:
        table = cast(Mapping[str, object], given)
        found |= {"name": name, "phasing": _weights(table, "phasing", f"{path}.phasing", start, own)}
        _check_name(table, path, own)
        missing = [name for name in PARAMETERS_OF["channels"] if name not in found]
        if missing and name:
            own.append(Fault(path, "missing", names=", ".join(missing)))
    label = f" ({shortened(name, 30)})" if name else ""
    faults.extend(Fault(fault.path + label, fault.key, **fault.facts) for fault in own)
    return None if own or found is None else Channel(**found)


def _name(given: object) -> str:
    """The name of a channel, as far as there is one to call it by."""
    name = given.get("name", "") if isinstance(given, Mapping) else ""
    return name if isinstance(name, str) and name.strip() else ""


def _check_name(table: Mapping[str, object], path: str, faults: list[Fault]) -> None:
    if "name" not in table or table["name"] == "":
        faults.append(Fault(path, "channel_name"))
        return
    name = text_of(table["name"], f"{path}.name", faults, MOST_NAME)
    if name and not name.strip():
        faults.append(Fault(path, "channel_name"))


def _rows(
    given: object, group: str, path: str, start: object | None, others: Iterable[str], faults: list[Fault]
) -> Rows | None:
    """The estimates by name, None for a wrong one; names neither given nor in the start are left out."""
    if not isinstance(given, Mapping):
        faults.append(Fault(path, "table", value=quoted(given)))
        return None
    parameters = PARAMETERS_OF[group]
    weights = WEIGHT_NAMES.get(group, "")
    unknown_names(given, tuple(dict.fromkeys(name for name in (*others, weights, *parameters) if name)), path, faults)
    found = {name: getattr(start, name) for name in parameters} if start is not None else {}
    for name, parameter in parameters.items():
        if name in given:
            found[name] = estimate_of(given[name], parameter, f"{path}.{name}", faults)
    return found


def _weights(
    given: Mapping[str, object], name: str, path: str, start: object | None, faults: list[Fault]
) -> tuple[float, ...] | None:
    """Twelve fixed numbers, January first; flat where neither the table nor the start has them."""
    if name not in given:
        return getattr(start, name, FLAT)
    months = given[name]
    if not isinstance(months, list) or len(months) != 12:
        count = len(months) if isinstance(months, list) else quoted(months)
        faults.append(Fault(path, "twelve", value=str(count)))
        return None
    numbers = [number_of(month, f"{path}[{place}]", faults, WEIGHTS) for place, month in enumerate(months, 1)]
    return None if None in numbers else tuple(cast(list[float], numbers))


def _level(table: Mapping[str, object], start: Ignorance | None, found: Rows, faults: list[Fault]) -> None:
    """Puts the level among the rows, and the six losses it stands for unless they're the case's own."""
    level = choice_of(table["level"], LEVELS, "ignorance.level", faults) if "level" in table else None
    if "level" not in table:
        given = any(name in table for name in LOSSES)
        level = "own" if given else start.level if start else "mild"
    found["level"] = level
    if level not in (None, "own"):
        found |= level_losses(level)
    elif level is None:  # a wrong level is the fault; its losses aren't missing beside it
        found |= {name: None for name in LOSSES if name not in found}


def _not_applicable(
    table: Mapping[str, object], start: Ignorance | None, faults: list[Fault]
) -> tuple[Dimension, ...] | None:
    """The dimensions that don't apply, each once and in their own order."""
    path = "ignorance.not_applicable"
    if "not_applicable" not in table:
        return start.not_applicable if start else ()
    given = table["not_applicable"]
    if not isinstance(given, list) or len(given) > MOST_NAMES:
        faults.append(Fault(path, "dimensions", value=quoted(given), choices=", ".join(DIMENSIONS)))
        return None
    named = [choice_of(each, DIMENSIONS, f"{path}[{place}]", faults) for place, each in enumerate(given, 1)]
    return None if None in named else cast(tuple[Dimension, ...], tuple(each for each in DIMENSIONS if each in named))


def _alike(name: str) -> str:
    """A channel's name as people tell names apart: "linkedin " is LinkedIn."""
    return " ".join(name.casefold().split())


def choice_of(given: object, choices: tuple[str, ...], path: str, faults: list[Fault]) -> str | None:
    """One of a few words, or a fault that names the nearest."""
    import difflib

    if isinstance(given, str) and given in choices:
        return given
    near = difflib.get_close_matches(given[:40].lower(), choices, 1, 0.6) if isinstance(given, str) else []
    listed = ", ".join(filter(None, choices))
    facts = {"instead": near[0]} if near and near[0] else {}
    faults.append(Fault(path, "choice_near" if facts else "choice", value=quoted(given), choices=listed, **facts))
    return None
