"""The answer to objections as plain numbers, for a program."""

from dataclasses import asdict

from roisim.answers.objections import Granted
from roisim.cases import objections
from roisim.cases.scenario import Scenario
from roisim.exhibits.objections.whole import of_all

Tree = dict[str, object]


def tree(case: Scenario) -> Tree:
    """Net present value and chance without objections, with each, and with all that change anything together."""
    found = of_all(case)
    keyed = objections.keyed(case)
    rows = [
        {"name": keyed[key].name, "own": not keyed[key].source, "source": keyed[key].source,
         "changes_something": one.touches, "difference": found.difference(one), **_numbers(one)}
        for key, one in found.alone.items()
    ]  # fmt: skip
    return {
        "without": _numbers(found.base), "objections": rows,
        "together": {"names": [keyed[key].name for key in found.chosen], **_numbers(found.together)},
    }  # fmt: skip


def _numbers(one: Granted) -> Tree:
    return {"npv": asdict(one.npv), "chance": one.chance, "pays_in_the_middle_case": one.stands}
