"""The engine: one what-if against a calibration kernel and a floor, and how it grows with draws, months, channels."""

import resource
import subprocess
import sys
from dataclasses import replace
from itertools import count
from typing import Any

import numpy as np

from benchmarks.timing import floor_ms, kernel_ms, median_ms, row
from roisim.answers.analysis import Analysis
from roisim.answers.ask import Drawn, Likely, Points, ask
from roisim.answers.comparison import COUNTED
from roisim.answers.monthly import KINDS, Monthly
from roisim.answers.totals import ASIDE, TOTALS
from roisim.cases import preset
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.cases.series import KPIS, WORLDS
from roisim.exhibits import earn_and_save, ignorance, key_figures
from roisim.memory import MEMORY
from roisim.model.draws import draw
from roisim.model.simulation import simulate

_turn = count(1)


def case(channels: int = 6, months: int = 36, number: int = 4096) -> Scenario:
    """The B2B preset with so many channels, the added ones of fixed numbers: about 60 ranges."""
    start = preset("b2b")
    first = start.channels[0]
    names = ("cpm", "ctr", "lead_rate", "close_rate", "new_share", "value", "double_at", "half_life")
    plain = replace(first, **{name: Estimate(getattr(first, name).likely) for name in names})
    more = tuple(replace(plain, name=f"Channel {n}") for n in range(channels - len(start.channels)))
    everything = (*start.channels, *more)[:channels]
    return replace(start, channels=everything, finance=replace(start.finance, months=months), draws=number)


def nudged(scenario: Scenario, path: str) -> Scenario:
    """The case with one slider a hair further, so that nothing remembered answers it."""
    estimate = scenario[path]
    return scenario.with_estimate(path, estimate.scaled(1 + 1e-6 * next(_turn)))


def one_what_if(kernel: float) -> None:
    """4,096 draws x 36 months x 6 channels x 4 worlds, about 60 ranges, finance and the Simulator's fans."""
    scenario = case()
    ranges = sum(estimate.is_range for _, _, estimate in scenario.estimates())
    floor = floor_ms(4096, ranges, 36, 3)
    print(f"One what-if, 4,096 draws x 36 months x 6 channels x 3 worlds, {ranges} ranges")
    print("  goal: 100 x the kernel, 30 x the floor; all fans of all KPIs 3 x that")
    row("kernel: np.power on 120,000 doubles", kernel)
    row("floor: the uniforms, and the output bytes once", floor)

    def simulator(moved: Scenario) -> None:
        ask(moved, Drawn(), TOTALS, ASIDE)

    def cold() -> None:
        MEMORY.forget()
        simulator(scenario)

    def everything() -> None:
        moved = nudged(scenario, "company.order_value")
        ask(moved, Drawn(), TOTALS, ASIDE, *(Monthly(world, KPIS) for world in WORLDS))

    plan = median_ms(lambda: simulator(nudged(scenario, "plan.hours")))
    world = median_ms(lambda: simulator(nudged(scenario, "company.order_value")))
    for what, ms in (
        ("a slider of the plan moved (with its calm twin)", plan),
        ("a slider of the company moved (all worlds)", world),
        ("the first answer (nothing remembered)", median_ms(cold)),
        ("a company slider, and all fans of all KPIs", median_ms(everything, 5)),
    ):
        row(what, ms, (ms / kernel, "x kernel"), (ms / floor, "x floor"), (ms / world, "x one what-if"))


def every_analysis(scenario: Scenario) -> tuple[Analysis[Any], ...]:
    """All that the pages ask of a case, and every series of every world."""
    monthly = (Monthly(world, names) for world in WORLDS for names in KINDS)
    pages = (*earn_and_save.ASKS, *key_figures.asks(scenario), *ignorance.asks(scenario, 6))
    return tuple(dict.fromkeys((TOTALS, ASIDE, COUNTED, *pages, *monthly)))


def one_case() -> None:
    """All analyses of one case together beside living its worlds, and many points beside one."""
    scenario = preset("b2b")
    every = every_analysis(scenario)
    names: dict[Any, dict[str, None]] = {}
    for analysis in every:
        for lived, needed in analysis.needs(scenario).items():
            names.setdefault(lived, {}).update(dict.fromkeys(needed))

    def three_worlds() -> None:
        MEMORY.forget()
        drawn = draw(scenario)
        for world in WORLDS:
            simulate(drawn, world, names[world])

    def all_of_it() -> None:
        MEMORY.forget()
        ask(scenario, Drawn(), *every)

    print(f"One case, {len(every)} analyses (goal: 1.3 x living its three worlds once)")
    worlds = median_ms(three_worlds, 7)
    row("its three worlds, all series", worlds)
    row("all analyses", ms := median_ms(all_of_it, 7), (ms / worlds, "x the worlds"))
    _points(scenario)


def _points(scenario: Scenario) -> None:
    ranges = [path for path, _, estimate in scenario.estimates() if estimate.is_range]
    middle = np.array([scenario[path].likely for path in ranges])
    ends = np.array([[scenario[path].bounds[end] for path in ranges] for end in (0, 2)])
    each = np.eye(len(ranges), dtype=bool)
    points = Points(tuple(ranges), np.concatenate([np.where(each, end, middle) for end in ends]))

    def likely() -> None:
        MEMORY.forget()
        ask(scenario, Likely(), TOTALS)

    print(f"Points: each of {len(ranges)} ranges at both ends, as one batch (goal: 2 x the likely evaluation of one)")
    one = median_ms(likely)
    row("the likely values", one)
    row(f"{2 * len(ranges)} points", ms := median_ms(lambda: ask(scenario, points, TOTALS)), (ms / one, "x the likely"))


def what_if_ms(scenario: Scenario, runs: int) -> float:
    """One what-if of a case, all worlds simulated."""
    return median_ms(lambda: ask(nudged(scenario, "company.order_value"), Drawn(), TOTALS), runs)


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
    code = "from benchmarks.engine import case; from roisim import answer; answer(case(number=1_000_000))"
    subprocess.run([sys.executable, "-c", code], check=True)
    print(f"Peak memory with 10^6 draws: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    """Print all of it."""
    one_what_if(kernel_ms())
    one_case()
    growth()
    memory()


if __name__ == "__main__":
    main()
