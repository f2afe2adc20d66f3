"""What was seen and agreed on, from a case file: `[[actuals]]`, `[[lift_tests]]`, `[evidence]`, `[[gates]]`.

>>> faults: list[Fault] = []
>>> actuals_of([{"month": 1, "leads": 40}], faults)
(Actual(month=1, figures=(('leads', 40.0),)),)
>>> actuals_of([{"month": 1, "leads": -40}], faults)
()
>>> faults[0].path, faults[0].key
('actuals[1].leads', 'negative')
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from roisim.cases.files.estimates import estimate_of, fixed_of, number_of, text_of, unknown_names, whole_of
from roisim.cases.files.groups import choice_of
from roisim.cases.files.listed import WINDOW, tables_of
from roisim.cases.files.quoting import quoted
from roisim.cases.outcomes import ERROR, ERRORS, Actual, Agreed, Evidence, LiftTest
from roisim.cases.parameters import Kind
from roisim.cases.scenario import PARAMETERS
from roisim.cases.series import KEY_FIGURES, is_share
from roisim.errors import Fault

ACTUAL_NAMES = ("month", *KEY_FIGURES)
LIFT_NAMES = ("incremental", "source")
EVIDENCE_NAMES = ("error", "until", "published")
GATE_NAMES = ("kpi", "month", "threshold", "stop")
STOPS = ("below", "above")
DAY = "|(19|20|21|22)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"  # "2027-03-31", or nothing


def kind_of(kpi: str) -> Kind:
    """The kind of number that a key figure is."""
    return "share" if is_share(kpi) else "positive"


# --- actual figures ---


def actuals_of(given: object, faults: list[Fault]) -> tuple[Actual, ...]:
    """The months of a list, in its order, no two of one month."""
    tables = tables_of(given, "actuals", faults)
    found = [_actual(row, f"actuals[{number}]", faults) for number, row in enumerate(tables, 1)]
    months = [each.month if each else None for each in found]
    for number, month in enumerate(months, 1):
        if month and month in months[: number - 1]:
            faults.append(Fault(f"actuals[{number}]", "actual_twice", month=month, first=months.index(month) + 1))
    return tuple(each for each in found if each)


def _actual(given: object, path: str, faults: list[Fault]) -> Actual | None:
    if not isinstance(given, Mapping):
        faults.append(Fault(path, "actuals_list", value=quoted(given)))
        return None
    before = len(faults)
    unknown_names(given, ACTUAL_NAMES, path, faults)
    month = whole_of(given["month"], f"{path}.month", faults, WINDOW) if "month" in given else None
    there = [kpi for kpi in KEY_FIGURES if kpi in given]
    if "month" not in given or not there:
        faults.append(Fault(path, "actual_missing"))
    values = [(kpi, fixed_of(given[kpi], kind_of(kpi), f"{path}.{kpi}", faults)) for kpi in there]
    if month is None or len(faults) > before:
        return None
    return Actual(month, tuple((kpi, value) for kpi, value in values if value is not None))


# --- lift tests ---


def lift_tests_of(given: object, faults: list[Fault]) -> tuple[LiftTest, ...]:
    """The lift tests of a list, in its order."""
    tables = tables_of(given, "lift_tests", faults)
    found = [_lift_test(row, f"lift_tests[{number}]", faults) for number, row in enumerate(tables, 1)]
    return tuple(each for each in found if each)


def _lift_test(given: object, path: str, faults: list[Fault]) -> LiftTest | None:
    if not isinstance(given, Mapping):
        faults.append(Fault(path, "lift_tests_list", value=quoted(given)))
        return None
    before = len(faults)
    unknown_names(given, LIFT_NAMES, path, faults)
    source = text_of(given.get("source", ""), f"{path}.source", faults)
    seen = given.get("incremental")
    if not isinstance(seen, list):
        faults.append(Fault(path, "lift_test_range", value=quoted(seen)))
        return None
    found = estimate_of(seen, PARAMETERS["funnel.incremental"], f"{path}.incremental", faults)
    if found is None or len(faults) > before:
        return None
    low, likely, high = found.bounds
    if not low < likely < high:
        faults.append(Fault(path, "lift_test_range", value=quoted(seen)))
        return None
    return LiftTest(low, likely, high, source)


# --- how it is weighed ---


def evidence_of(given: object, faults: list[Fault]) -> Evidence:
    """How what was seen is weighed."""
    if not isinstance(given, Mapping):
        faults.append(Fault("evidence", "table", value=quoted(given)))
        return Evidence()
    unknown_names(given, EVIDENCE_NAMES, "evidence", faults)
    error = number_of(given.get("error", ERROR), "evidence.error", faults, ERRORS)
    published = given.get("published", False)
    if not isinstance(published, bool):
        faults.append(Fault("evidence.published", "yes_or_no", value=quoted(published)))
        published = False
    return Evidence(ERROR if error is None else error, _day(given.get("until", ""), faults), published)


def _day(given: object, faults: list[Fault]) -> str:
    """A day of the calendar, as text; TOML has days of its own."""
    said = given.isoformat()[:10] if isinstance(given, date) else given
    if isinstance(said, str) and re.fullmatch(DAY, said) and _is_day(said):
        return said
    faults.append(Fault("evidence.until", "day", value=quoted(given)))
    return ""


def _is_day(said: str) -> bool:
    try:
        return not said or bool(date.fromisoformat(said))
    except ValueError:
        return False


# --- rules ---


def gates_of(given: object, faults: list[Fault]) -> tuple[Agreed, ...]:
    """The rules of a list, in its order: at most one for each key figure and month."""
    tables = tables_of(given, "gates", faults)
    found = [_gate(row, f"gates[{number}]", faults) for number, row in enumerate(tables, 1)]
    places = [(each.kpi, each.month) if each else None for each in found]
    for number, place in enumerate(places, 1):
        if place and place in places[: number - 1]:
            first = places.index(place) + 1
            faults.append(Fault(f"gates[{number}]", "gate_twice", kpi=place[0], month=place[1], first=first))
    return tuple(each for each in found if each)


def _gate(given: object, path: str, faults: list[Fault]) -> Agreed | None:
    if not isinstance(given, Mapping):
        faults.append(Fault(path, "gates_list", value=quoted(given)))
        return None
    before = len(faults)
    unknown_names(given, GATE_NAMES, path, faults)
    missing = [name for name in GATE_NAMES[:3] if name not in given]
    if missing:
        faults.append(Fault(path, "gate_missing", names=", ".join(missing)))
        return None
    kpi = choice_of(given["kpi"], KEY_FIGURES, f"{path}.kpi", faults)
    month = whole_of(given["month"], f"{path}.month", faults, WINDOW)
    threshold = fixed_of(given["threshold"], kind_of(kpi or "leads"), f"{path}.threshold", faults)
    stop = choice_of(given.get("stop", "below"), STOPS, f"{path}.stop", faults)
    if len(faults) > before:
        return None
    return Agreed(cast(str, kpi), cast(int, month), cast(float, threshold), stop == "below")
