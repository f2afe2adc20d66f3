"""How often the ranges of a response hold the truth, where the truth is known: months made by the model itself."""

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from benchmarks.timing import kernel_ms
from roisim.answers.advance import Told
from roisim.cases import preset
from roisim.cases.scenario import Scenario
from roisim.measured.response import Asked, Response, quickly, thoroughly
from roisim.measured.response_made import World, world
from roisim.measured.response_prior import Belief

REPEATS = 60
_ENDS = (0.05, 0.95)


def response(repeats: int = REPEATS) -> None:
    """24 and 36 months, the quick answer and the thorough one; then a truth far below what was believed."""
    kernel = kernel_ms()
    print("Response: how often 90 % ranges hold the truth (goal: 0.85 to 0.95)")
    print(f"  {'':<34}{'extra sales':>12}{'doubles at':>12}{'half-life':>11}{'brought':>9}{'R-hat':>8}{'x kernel':>10}")
    for name in ("b2b", "ecommerce"):
        for months in (24, 36):
            case = preset(name)
            worlds = [world(case, months, seed) for seed in range(1, repeats + 1)]
            for quick in (True, False):
                _row(f"{name}, {months} months, {'quick' if quick else 'chains'}", case, worlds, quick, "case", kernel)
    low = [_misfit(seed) for seed in range(1, repeats + 1)]
    for belief in ("case", "open"):
        _row(f"truth a quarter, belief {belief}", preset("b2b"), low, False, belief, kernel)


def _misfit(seed: int) -> World:
    """Ads that bring a quarter of what the case believes likely."""
    case = preset("b2b")
    there = world(case, 36, seed)
    believed = there.model.prior.incremental
    point = there.point.copy()
    point[0, 0] = np.log(0.25) / believed.below[0]
    return world(case, 36, seed, point=point)


def _row(what: str, case: Scenario, worlds: Sequence[World], quick: bool, belief: Belief, kernel: float) -> None:
    held: dict[str, list[float]] = defaultdict(list)
    worst, took = 1.0, []
    for seed, there in enumerate(worlds, 1):
        asked = Asked(replace(case, seed=seed), there.rows, belief=belief)
        start = time.perf_counter()
        found = quickly(asked) if quick else thoroughly(asked, Told(None))
        took.append(time.perf_counter() - start)
        worst = max(worst, found.r_hat)
        for kind, shares in _held(there, found).items():
            held[kind] += shares
    shares = {kind: float(np.mean(each)) for kind, each in held.items()}
    print(
        f"  {what:<34}{shares['incremental']:12.2f}{shares['double_at']:12.2f}{shares['half_life']:11.2f}"
        f"{shares['brought']:9.2f}{worst:8.3f}{np.median(took) * 1000 / kernel:10.0f}", flush=True,
    )  # fmt: skip


def _held(there: World, found: Response) -> dict[str, list[float]]:
    """Of each number whether its range holds the truth."""
    truth, said = there.numbers, found.numbers
    model = there.model
    pairs = {
        "incremental": [(said.incremental, truth.incremental[0])],
        "double_at": list(zip(said.double_at, truth.double_at[:, 0], strict=True)),
        "half_life": list(zip(said.half_life, truth.half_life[:, 0], strict=True)),
        "brought": [
            (found.brought(name), float((model.brought(truth) - model.brought(truth, model.without(place))).sum()))
            for place, name in enumerate(model.rows.channels)
        ],
    }
    return {kind: [_holds(values, true) for values, true in each] for kind, each in pairs.items()}


def _holds(values: np.ndarray, true: float) -> float:
    low, high = np.quantile(values, _ENDS)
    return float(low <= true <= high)


if __name__ == "__main__":
    response()
