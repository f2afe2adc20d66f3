"""Every case that is accepted has an answer of finite numbers, whatever extremes stand in it."""

import math
import random
from collections.abc import Iterator
from typing import Any

import pytest

from roisim.answers.ask import Drawn, Likely, answer, ask
from roisim.answers.chains import CHAINS
from roisim.answers.losses import losses_of
from roisim.answers.pilot import PilotTo, gates
from roisim.answers.totals import TOTALS
from roisim.answers.worth import DEARER, RESTING, UNIT_VALUES
from roisim.cases import read
from roisim.cases.files.groups import PARAMETERS_OF
from roisim.cases.parameters import LEAST, Parameter
from tests.whole_cases import tables

_FIXED: dict[str, tuple[float, ...]] = {
    "positive": (0.0, LEAST, 1e-6, 1.0, 1e6, 1e12, 1e15),
    "share": (0.0, 1e-12, 0.5, 1 - 1e-12, 1.0),
    "effect": (-10.0, -1.0, -0.29, 0.0, 1.0, 5.0, 10.0),
}
_RANGES: dict[str, tuple[list[float], ...]] = {
    "positive": ([LEAST, 1.0, 1e15], [1.0, 1.0, 1.0], [1e14, 1e15, 1e15]),
    "share": ([1e-12, 0.5, 1 - 1e-12], [0.4, 0.4, 0.4]),
    "effect": ([-10.0, 0.0, 10.0], [-0.29, 0.0, 10.0], [5.0, 5.0, 5.0]),
}


def extreme(seed: int) -> dict[str, Any]:
    """A random case in which some numbers, or nearly all, are as small or as large as they may be."""
    rng = random.Random(seed)
    case, often = tables(seed, ranges=seed % 2 == 0), rng.choice((0.05, 0.3, 0.9))
    for group, parameters in PARAMETERS_OF.items():
        rows = case.get(group, [])
        for table in rows if isinstance(rows, list) else [rows]:
            for name, parameter in parameters.items():
                if rng.random() < often:
                    table[name] = _extreme(rng, parameter)
    case["funnel"]["credit"] = case["ignorance"]["level"] = "own"
    for group in ("funnel", "ignorance"):
        missing = PARAMETERS_OF[group].keys() - case[group].keys()
        case[group] |= {name: _extreme(rng, PARAMETERS_OF[group][name]) for name in missing}
    return case | {"draws": 64}


def _extreme(rng: random.Random, parameter: Parameter) -> float | list[float]:
    fixed = [number for number in _FIXED[parameter.kind] if parameter.allows(number)]
    spans = [span for span in _RANGES[parameter.kind] if parameter.open_to(span[0], span[2])]
    return rng.choice([*fixed, *spans])


def numbers(found: object) -> Iterator[float]:
    """Every number in an answer as JSON has it."""
    if isinstance(found, dict):
        for each in found.values():
            yield from numbers(each)
    elif isinstance(found, list):
        for each in found:
            yield from numbers(each)
    elif isinstance(found, float):
        yield found


@pytest.mark.parametrize("block", range(2))
def test_every_accepted_case_has_an_answer_of_finite_numbers(block: int) -> None:
    for seed in range(block * 20, block * 20 + 20):
        case = read(extreme(seed))
        asked = (TOTALS, losses_of(case), CHAINS, UNIT_VALUES, RESTING, DEARER, *map(PilotTo, gates(case)))
        for found in (ask(case, Likely(), *asked), ask(case, Drawn(), *asked)):
            assert all(map(math.isfinite, numbers(found.to_dict()))), seed
            assert 0 <= found.chance <= 1 and min(found.ladder_chance.values()) >= 0, seed
            assert math.isfinite(found[losses_of(case)].together.sum()), seed
            assert found.unit_values and found.resting and found[CHAINS].spreads and found[DEARER] is not None, seed
            for gate in gates(case):
                assert found[PilotTo(gate)].most_lost >= 0, seed


def test_awareness_lost_five_times_over_has_an_answer() -> None:
    case = tables(1) | {"draws": 64}
    others = PARAMETERS_OF["ignorance"].keys() - case["ignorance"].keys()
    case["ignorance"] |= dict.fromkeys(others, 0.1) | {"level": "own", "awareness_loss": 5.0}
    assert math.isfinite(answer(read(case)).npv.mean or math.nan)
