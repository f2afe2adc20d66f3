"""The tables of which a case file has several: `[[channels]]` and `[[lines]]`.

>>> faults: list[Fault] = []
>>> lines_of([{"name": "Event", "layer": "cost", "amount": 20000, "first": 5, "last": 5}], faults)[0].open_in(5)
True
>>> lines_of([{"name": "Event", "layer": "costs", "amount": 20000}], faults)
()
>>> faults[0].path, faults[0].key
('lines[1].layer (Event)', 'choice_near')
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from roisim.cases.files.estimates import text_of, whole_of
from roisim.cases.files.groups import PARAMETERS_OF, Rows, choice_of, rows_of, weights_of
from roisim.cases.files.quoting import quoted, shortened
from roisim.cases.groups import LINE_LAYERS, Channel, Line
from roisim.cases.objection import MAX_OBJECTIONS
from roisim.cases.outcomes import MAX_GATES, MAX_LIFT_TESTS
from roisim.cases.scenario import MAX_CHANNELS, MAX_LINES, MONTHS
from roisim.cases.series import MAX_TARGETS
from roisim.errors import Fault

MOST_NAME = 100
WINDOW = (1, MONTHS[1])  # the months between which something is open
_MOST = {"channels": MAX_CHANNELS, "lines": MAX_LINES, "objections": MAX_OBJECTIONS, "targets": MAX_TARGETS}
_MOST |= {"actuals": MONTHS[1], "lift_tests": MAX_LIFT_TESTS, "gates": MAX_GATES}
_KEYS = {
    "channels": ("list", "channels_many"), "lines": ("lines_list", "lines_many"),
    "objections": ("objections_list", "objections_many"), "targets": ("targets_list", "targets_many"),
    "actuals": ("actuals_list", "actuals_many"), "lift_tests": ("lift_tests_list", "lift_tests_many"),
    "gates": ("gates_list", "gates_many"),
}  # fmt: skip
_UNNAMED = {"channels": "channel_name", "lines": "line_name"}


def channels_of(given: object, start_of: Callable[[str], Channel | None], faults: list[Fault]) -> tuple[Channel, ...]:
    """The channels of a list; `start_of` tells what a channel of some name is filled up from."""
    tables = list(tables_of(given, "channels", faults))
    found = [_channel(table, number, start_of, faults) for number, table in enumerate(tables, 1)]
    names = [name_of(table) for table in tables]
    for number, name in enumerate(names, 1):
        if name and alike(name) in map(alike, names[: number - 1]):
            faults.append(Fault(f"channels[{number}].name", "channel_twice", value=quoted(name)))
    return tuple(channel for channel in found if channel is not None)


def lines_of(given: object, faults: list[Fault]) -> tuple[Line, ...]:
    """The lines of a list; two may bear one name, as the same fair in spring and in autumn."""
    tables = tables_of(given, "lines", faults)
    found = [_line(table, number, faults) for number, table in enumerate(tables, 1)]
    return tuple(line for line in found if line is not None)


def tables_of(given: object, group: str, faults: list[Fault]) -> Iterator[object]:
    """The tables of a list; none, and why, where it is no list or has too many."""
    no_list, many = _KEYS[group]
    if not isinstance(given, list):
        faults.append(Fault(group, no_list, value=quoted(given)))
    elif len(given) > _MOST[group]:
        faults.append(Fault(group, many, count=len(given), limit=_MOST[group]))
    else:
        yield from given


def _channel(
    given: object, number: int, start_of: Callable[[str], Channel | None], faults: list[Fault]
) -> Channel | None:
    path, name = f"channels[{number}]", name_of(given)
    own: list[Fault] = []
    start = start_of(name) if name else None
    found = rows_of(given, "channels", path, start, own)
    if found is not None:
        table = cast(Mapping[str, object], given)
        auction = table["auction"] if "auction" in table else getattr(start, "auction", "")
        found["auction"] = text_of(auction, f"{path}.auction", own, MOST_NAME)
        found["phasing"] = weights_of(table, "phasing", f"{path}.phasing", start, own)
        _put_name_and_window(table, "channels", path, found, own)
        missing = [name for name in PARAMETERS_OF["channels"] if name not in found]
        if missing and name:
            own.append(Fault(path, "missing", names=", ".join(missing)))
    return None if _told(own, name, faults) or found is None else Channel(**found)


def _line(given: object, number: int, faults: list[Fault]) -> Line | None:
    path, name = f"lines[{number}]", name_of(given)
    own: list[Fault] = []
    found = rows_of(given, "lines", path, None, own)
    if found is not None:
        table = cast(Mapping[str, object], given)
        if "layer" in table:
            found["layer"] = choice_of(table["layer"], LINE_LAYERS, f"{path}.layer", own)
        _put_name_and_window(table, "lines", path, found, own)
        missing = [name for name in ("layer", "amount") if name not in found]
        if missing and name:
            own.append(Fault(path, "line_missing", names=", ".join(missing)))
    return None if _told(own, name, faults) or found is None else Line(**found)


def _put_name_and_window(table: Mapping[str, object], group: str, path: str, found: Rows, own: list[Fault]) -> None:
    """Its name, and the months from and to which it is open, where it says so."""
    _check_name(table, group, path, own)
    found["name"] = name_of(table)
    for end in ("first", "last"):
        if end in table:
            found[end] = whole_of(table[end], f"{path}.{end}", own, WINDOW)
    first, last = found.get("first"), found.get("last")
    if first is not None and last is not None and first > last:
        own.append(Fault(f"{path}.last", "window", first=first, last=last))


def _told(own: list[Fault], name: str, faults: list[Fault]) -> bool:
    """Whether something is wrong, told with the name that people know the table by."""
    faults += labelled(own, name)
    return bool(own)


def labelled(faults: list[Fault], name: str) -> Iterator[Fault]:
    """Faults of a channel or a line, with its name behind their path."""
    label = f" ({shortened(name, 30)})" if name else ""
    return (Fault(fault.path + label, fault.key, **fault.facts) for fault in faults)


def name_of(given: object) -> str:
    """The name of a channel or a line, as far as there is one to call it by."""
    name: Any = given.get("name", "") if isinstance(given, Mapping) else ""
    return name if isinstance(name, str) and name.strip() else ""


def alike(name: str) -> str:
    """A name as people tell names apart: "linkedin " is LinkedIn."""
    return " ".join(name.casefold().split())


def _check_name(table: Mapping[str, object], group: str, path: str, faults: list[Fault]) -> None:
    unnamed = _UNNAMED[group]
    if "name" not in table or table["name"] == "":
        faults.append(Fault(path, unnamed))
        return
    name = text_of(table["name"], f"{path}.name", faults, MOST_NAME)
    if name and not name.strip():
        faults.append(Fault(path, unnamed))
