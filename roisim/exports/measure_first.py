"""What is worth measuring first as plain numbers, for JSON: money in the currency of the case, shares from 0 to 1."""

from dataclasses import asdict

from roisim.answers.information import Value
from roisim.answers.learning import learning
from roisim.cases.scenario import Scenario


def tree(case: Scenario) -> dict[str, object]:
    """What knowing everything, each number and each group is worth; all rules for when to stop, and the best."""
    found = learning(case)
    steering = found.steering
    return {
        "evpi": found.everything,
        "chance": found.chance,
        "evppi": [{"paths": [str(path) for path in each.paths], **_value(each.worth)} for each in found.numbers],
        "evppi_together": [
            {"group": f"{each.kind}.{each.name}", "paths": [str(path) for path in each.paths], **_value(each.worth)}
            for each in found.groups
        ],
        "gates": [asdict(gate) for gate in steering.rules],
        "best_gate": asdict(steering.best) if steering.best else None,
        "pilots": {str(month): asdict(gate) for month, gate in steering.by_month.items()},
    }


def _value(worth: Value) -> dict[str, object]:
    return {"value": float(worth), "error": worth.error, "at_most": worth.at_most, "told": worth.is_told}
