"""The engine: one what-if against a calibration kernel and a floor, and how it grows with draws, months, channels."""

import resource
import subprocess
import sys
from dataclasses import replace
from itertools import count

from benchmarks.timing import floor_ms, kernel_ms, median_ms, row
from roisim.answers import result, totals
from roisim.cases import preset
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.cases.series import KPIS
from roisim.model import draws

_turn = count(1)


def case(channels: int = 6, months: int = 36, number: int = 4096) -> Scenario:
    """The B2B preset with so many channels, the added ones of fixed numbers: about 60 ranges."""
    start = preset("b2b")
    first = start.channels[0]
    names = ("cpc", "ctr", "lead_rate", "double_at", "half_life")
    plain = replace(first, **{name: Estimate(getattr(first, name).likely) for name in names})
    more = tuple(replace(plain, name=f"Channel {n}") for n in range(channels - len(start.channels)))
    everything = (*start.channels, *more)[:channels]
    return replace(start, channels=everything, finance=replace(start.finance, months=months), draws=number)


def nudged(scenario: Scenario, path: str) -> Scenario:
    """The case with one slider a hair further, so that nothing remembered answers it."""
    estimate = scenario[path]
    return scenario.with_estimate(path, estimate.scaled(1 + 1e-6 * next(_turn)))


def forget() -> None:
    """A first visit: no column of chance, no world remembered."""
    for memory in (
        draws._sampled,
        draws._score,
        draws._scrambled,
        totals.LATELY,
        totals._aside,
        result.fans,
    ):
        memory.cache_clear()


def one_what_if(kernel: float) -> None:
    """4,096 draws x 36 months x 6 channels x 3 worlds, about 60 ranges, finance and the Simulator's fans."""
    scenario = case()
    ranges = sum(estimate.is_range for _, _, estimate in scenario.estimates())
    floor = floor_ms(4096, ranges, 36, 3)
    print(f"One what-if, 4,096 draws x 36 months x 6 channels x 3 worlds, {ranges} ranges")
    print("  goal: 100 x the kernel, 30 x the floor; all fans of all KPIs 3 x that")
    row("kernel: np.power on 120,000 doubles", kernel)
    row("floor: the uniforms, and the output bytes once", floor)

    def simulator(moved: Scenario) -> None:
        totals.totals(moved)
        totals.aside(moved)

    def cold() -> None:
        forget()
        simulator(scenario)

    def everything() -> None:
        moved = nudged(scenario, "company.order_value")
        simulator(moved)
        for world in result.WORLDS:
            result.fans(moved, world, KPIS, False)

    plan = median_ms(lambda: simulator(nudged(scenario, "plan.hours")))
    world = median_ms(lambda: simulator(nudged(scenario, "company.order_value")))
    for what, ms in (
        ("a slider of the plan moved (two worlds remembered)", plan),
        ("a slider of the company moved (all three worlds)", world),
        ("the first answer (nothing remembered)", median_ms(cold)),
        ("a company slider, and all fans of all KPIs", median_ms(everything, 5)),
    ):
        row(what, ms, (ms / kernel, "x kernel"), (ms / floor, "x floor"), (ms / world, "x one what-if"))


def what_if_ms(scenario: Scenario, runs: int) -> float:
    """One what-if of a case, all worlds simulated."""
    return median_ms(lambda: totals.totals(nudged(scenario, "company.order_value")), runs)


def growth() -> None:
    """How the time grows."""
    print("Draws (all worlds; above 8,192 in blocks, fans by histogram)")
    times = {}
    for number in (1_000, 10_000, 100_000, 1_000_000):
        times[number] = what_if_ms(case(number=number), 1 if number > 1e5 else 3)
        row(f"{number:,} draws", times[number], (times[number] / number * 1000, "us a draw"))
    print(f"  10^6 / 10^5: {times[1_000_000] / times[100_000]:.1f} (goal: near 10)")
    print("Months")
    for months in (12, 36, 60, 120):
        row(f"{months} months", what_if_ms(case(months=months), 7))
    print("Channels")
    for channels in (1, 3, 6, 12):
        row(f"{channels} channels", what_if_ms(case(channels=channels), 7))


def memory() -> None:
    """Peak memory of a process that answers with a million draws (goal: within 300 MB)."""
    code = "from benchmarks.engine import case; from roisim.result import answer; answer(case(number=1_000_000))"
    subprocess.run([sys.executable, "-c", code], check=True)
    print(f"Peak memory with 10^6 draws: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    """Print all of it."""
    one_what_if(kernel_ms())
    growth()
    memory()


if __name__ == "__main__":
    main()
