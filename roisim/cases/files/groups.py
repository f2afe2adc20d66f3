"""One table of a case file (`[company]`, `[plan]`): what it says, laid over what it starts from.

Whatever is wrong goes into the list of faults, and the table then counts as unread: None.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from roisim.cases.files.estimates import MOST_NAMES, commas_in, estimate_of, number_of, unknown_names
from roisim.cases.files.fillings import FILLINGS, OWN, Filling
from roisim.cases.files.quoting import quoted
from roisim.cases.groups import FLAT, GROUPS, Ignorance
from roisim.cases.parameters import Parameter, declared
from roisim.cases.series import WEARING, Dimension
from roisim.errors import Fault

WEIGHTS = (0.0, 100.0)  # a month of a season or a campaign, against the month without
WEIGHT_NAMES = {"company": "season", "channels": "phasing"}
PARAMETERS_OF: dict[str, dict[str, Parameter]] = {group: declared(group, cls) for group, cls in GROUPS.items()}
# What stands in a table beside its estimates and its twelve months.
OTHER_NAMES = {
    "ignorance": ("level", "not_applicable"), "funnel": ("credit",),
    "channels": ("name", "auction", "first", "last"), "lines": ("name", "layer", "first", "last"),
}  # fmt: skip
Rows = dict[str, Any]


def group_of(given: object, group: str, start: object | None, faults: list[Fault]) -> Any:
    """The group that a table tells of. What it leaves out is as in `start`; without a start it is missing."""
    weights = WEIGHT_NAMES.get(group)
    found = rows_of(given, group, group, start, faults)
    if found is None:
        return None
    table = cast(Mapping[str, object], given)
    if group in FILLINGS:
        _fill(FILLINGS[group], table, group, start, found, faults)
    if group == "ignorance":
        found["not_applicable"] = _not_applicable(table, cast(Ignorance | None, start), faults)
    required = [name for name in PARAMETERS_OF[group] if name not in found]
    if required:
        faults.append(Fault(group, "missing", names=", ".join(required)))
    if weights:
        found[weights] = weights_of(table, weights, f"{group}.{weights}", start, faults)
    return None if required or None in found.values() else GROUPS[group](**found)


def rows_of(given: object, group: str, path: str, start: object | None, faults: list[Fault]) -> Rows | None:
    """The estimates by name, None for a wrong one; names neither given nor in the start are left out."""
    if not isinstance(given, Mapping):
        faults.append(Fault(path, "table", value=quoted(given)))
        return None
    parameters = PARAMETERS_OF[group]
    unknown_names(given, tuple(names_of(group)), path, faults)
    found = {name: getattr(start, name) for name in parameters} if start is not None else {}
    for name, parameter in parameters.items():
        if name in given:
            found[name] = estimate_of(given[name], parameter, f"{path}.{name}", faults)
    return found


def names_of(group: str) -> Iterable[str]:
    """Every name that can stand in a table."""
    yield from OTHER_NAMES.get(group, ())
    if group in WEIGHT_NAMES:
        yield WEIGHT_NAMES[group]
    yield from PARAMETERS_OF[group]


def tables_of(tree: Mapping[str, object], group: str) -> Iterator[Mapping[str, object]]:
    """The tables of a group, as far as they are tables."""
    given = tree.get(group)
    for table in given if isinstance(given, list) else [given]:
        if isinstance(table, Mapping):
            yield table


def weights_of(
    given: Mapping[str, object], name: str, path: str, start: object | None, faults: list[Fault]
) -> tuple[float, ...] | None:
    """Twelve fixed numbers, January first; flat where neither the table nor the start has them."""
    if name not in given:
        return getattr(start, name, FLAT)
    months = given[name]
    if not isinstance(months, list) or len(months) != 12:
        count = len(months) if isinstance(months, list) else quoted(months)
        twice = commas_in(months, 12, path) if isinstance(months, list) else None
        faults.append(twice or Fault(path, "twelve", value=str(count)))
        return None
    numbers = [number_of(month, f"{path}[{place}]", faults, WEIGHTS) for place, month in enumerate(months, 1)]
    return None if None in numbers else tuple(cast(list[float], numbers))


def _fill(
    filling: Filling, table: Mapping[str, object], group: str, start: object | None, found: Rows, faults: list[Fault]
) -> None:
    """Puts the word among the rows, and the numbers it stands for unless they're the case's own."""
    said = filling.word_of(table, start)
    word = choice_of(said, filling.words, f"{group}.{filling.name}", faults)
    found[filling.name] = word
    if word is None:  # a wrong word is the fault; its numbers aren't missing beside it
        found |= {name: None for name in filling.fills if name not in found}
    elif word != OWN:
        found |= filling.numbers(word)


def _not_applicable(
    table: Mapping[str, object], start: Ignorance | None, faults: list[Fault]
) -> tuple[Dimension, ...] | None:
    """The dimensions that don't apply, each once and in their own order."""
    path = "ignorance.not_applicable"
    if "not_applicable" not in table:
        return start.not_applicable if start else ()
    given = table["not_applicable"]
    if not isinstance(given, list) or len(given) > MOST_NAMES:
        faults.append(Fault(path, "dimensions", value=quoted(given), choices=", ".join(WEARING)))
        return None
    named = [choice_of(each, WEARING, f"{path}[{place}]", faults) for place, each in enumerate(given, 1)]
    return None if None in named else cast(tuple[Dimension, ...], tuple(each for each in WEARING if each in named))


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
