"""The engine agrees with an independent, slow reading of docs/model.md: one draw, plain Python, no shared code."""

import math
import random
import statistics
from typing import Any

import pytest

import roisim
from roisim.answers.ask import likely
from roisim.cases import preset, read
from roisim.cases.files.writing import full_tree
from roisim.cases.scenario import PRESETS
from roisim.model.arrays import Array
from tests.model import slow_reading
from tests.whole_cases import tables


@pytest.mark.parametrize("block", range(10))
def test_likely_values_agree_to_1e9_on_whole_random_cases(block: int) -> None:
    for seed in range(block * 15, block * 15 + 15):
        case = tables(seed)
        want = slow_reading.answer(slow_reading.likely_values(case))
        got = likely(read(case)).to_dict()
        _assert_same(want, got, str(seed), _scale(want))


def _scale(answer: dict[str, Any]) -> float:
    """The size of the money in a case: what differences of large numbers are exact against."""
    return 1 + max(abs(x) for world in answer["worlds"].values() for x in (*world["revenue"], *world["cost"]))


def _assert_same(want: Any, got: Any, path: str, scale: float) -> None:
    if isinstance(want, dict):
        for name in want:
            _assert_same(want[name], got[name], f"{path}.{name}", scale)
    elif isinstance(want, list):
        assert len(want) == len(got), path
        for place, (a, b) in enumerate(zip(want, got, strict=True)):
            _assert_same(a, b, f"{path}[{place}]", scale)
    elif path.endswith(".irr"):
        # The one number that is searched for: compared where a finance person would read it at all.
        if want is not None and -0.99 < want < 100:
            assert got == pytest.approx(want, rel=1e-6, abs=1e-9), path
    elif want is None or got is None:
        assert want is got, path
    else:
        # A difference of two large sums is exact to their last digits, not to its own.
        assert math.isclose(want, got, rel_tol=1e-9, abs_tol=1e-13 * scale * 120), (path, want, got)


@pytest.mark.parametrize("name", PRESETS)
def test_ranges_agree_with_a_plain_random_monte_carlo(name: str) -> None:
    case = full_tree(preset(name))
    chance = random.Random(7)
    plain = [slow_reading.answer(slow_reading.drawn_values(case, chance))["totals"] for _ in range(200)]
    found = roisim.answer(preset(name), draws=8192)
    for number in ("npv", "cost_pv", "roi"):
        _assert_agrees([draw[number] for draw in plain], getattr(found, number))
    positive = statistics.fmean(draw["npv"] > 0 for draw in plain)
    assert abs(positive - found.chance) < 4 * math.sqrt(0.25 / len(plain))


def _assert_agrees(plain: list[float], found: Array) -> None:
    """Mean and quantiles within four standard errors of the plain draws."""
    error = statistics.stdev(plain) / math.sqrt(len(plain))
    assert abs(statistics.fmean(plain) - found.mean) < 4 * error
    ordered = sorted(plain)
    for name, p in (("q05", 0.05), ("q25", 0.25), ("q50", 0.50), ("q75", 0.75), ("q95", 0.95)):
        slack = 4 * math.sqrt(p * (1 - p) / len(plain))
        low = ordered[max(0, math.floor((p - slack) * len(plain)))]
        high = ordered[min(len(plain) - 1, math.ceil((p + slack) * len(plain)))]
        assert low <= getattr(found, name) <= high, name
