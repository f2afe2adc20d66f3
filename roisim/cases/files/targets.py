"""Targets for the key figures: from the `[[targets]]` of a case file to `Target`s, and to what is wrong with them.

>>> faults: list[Fault] = []
>>> targets_of([{"kpi": "leads", "month": 12, "value": 40}], faults)
(Target(kpi='leads', month=12, value=40.0),)
>>> targets_of([{"kpi": "awareness", "month": 12, "value": 40}], faults)
()
>>> faults
[Fault(path='targets[1].value', key='share', facts={'value': '40', 'instead': '0.4'})]
"""

from collections.abc import Mapping

from roisim.cases.files.estimates import fixed_of, unknown_names, whole_of
from roisim.cases.files.groups import choice_of
from roisim.cases.files.listed import tables_of
from roisim.cases.files.quoting import quoted
from roisim.cases.parameters import Kind
from roisim.cases.scenario import MONTHS
from roisim.cases.series import KEY_FIGURES, Target, is_share
from roisim.errors import Fault

TARGET_NAMES = ("kpi", "month", "value")
TARGET_MONTHS = (1, MONTHS[1])


def targets_of(given: object, faults: list[Fault]) -> tuple[Target, ...]:
    """The targets of a list, in its order: at most one for each key figure and month."""
    tables = tables_of(given, "targets", faults)
    found = [_target(row, f"targets[{number}]", faults) for number, row in enumerate(tables, 1)]
    places = [(target.kpi, target.month) if target else None for target in found]
    for number, place in enumerate(places, 1):
        if place and place in places[: number - 1]:
            first = places.index(place) + 1
            faults.append(Fault(f"targets[{number}]", "target_twice", kpi=place[0], month=place[1], first=first))
    return tuple(target for target in found if target)


def _target(given: object, path: str, faults: list[Fault]) -> Target | None:
    if not isinstance(given, Mapping):
        faults.append(Fault(path, "targets_list", value=quoted(given)))
        return None
    before = len(faults)
    unknown_names(given, TARGET_NAMES, path, faults)
    missing = [name for name in TARGET_NAMES if name not in given]
    if missing:
        faults.append(Fault(path, "target_missing", names=", ".join(missing)))
    kpi = choice_of(given["kpi"], KEY_FIGURES, f"{path}.kpi", faults) if "kpi" in given else None
    month = whole_of(given["month"], f"{path}.month", faults, TARGET_MONTHS) if "month" in given else None
    kind: Kind = "share" if kpi and is_share(kpi) else "positive"
    value = fixed_of(given["value"], kind, f"{path}.value", faults) if "value" in given else None
    if kpi is None or month is None or value is None or len(faults) > before:
        return None
    return Target(kpi, month, value)
