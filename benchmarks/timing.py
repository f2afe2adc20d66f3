"""How the benchmarks measure: medians of repeated runs, and two yardsticks that any machine has."""

import statistics
import time
from collections.abc import Callable

import numpy as np


def median_ms(work: Callable[[], object], runs: int = 15) -> float:
    """Median wall time of `work` in milliseconds, after one run that is not counted."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def kernel_ms() -> float:
    """The calibration kernel: np.power on 120,000 doubles."""
    numbers = np.linspace(0.5, 1.5, 120_000)
    return median_ms(lambda: np.power(numbers, 1.37), 51)


def floor_ms(draws: int, ranges: int, months: int, worlds: int) -> float:
    """The floor: draw the uniforms, and write the output bytes once."""
    chance = np.random.default_rng(0)

    def work() -> None:
        chance.random((ranges, draws))
        np.empty((worlds, months, draws)).fill(1.0)

    return median_ms(work, 51)


def row(what: str, ms: float, *ratios: tuple[float, str]) -> None:
    """Print one measurement and what it is against."""
    print(f"  {what:<58}{ms:9.1f} ms" + "".join(f"{ratio:9.1f} {against}" for ratio, against in ratios))
