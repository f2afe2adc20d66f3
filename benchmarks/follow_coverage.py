"""How often the forecast anew holds the truth, once the first months are known: plans made by the model itself."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from roisim.answers.ask import answer
from roisim.answers.evidence import SHARED, attempted, counted
from roisim.answers.fans import Fan
from roisim.cases import preset
from roisim.cases.outcomes import Actual
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.model import draws
from roisim.model.arrays import Array
from roisim.model.draws import Chance
from roisim.model.simulation import simulate

CASES, MONTHS = ("b2b", "ecommerce"), (3, 6, 12)
KPIS = ("leads", "revenue")
_OTHER = 7  # a seed that the cases do not have
HEAD = """
## Follow-up

A truth is drawn from a ready case, and lived through: {kpis} of its first months are known, each with a
10% error (half of its variance the same in all months), and leads counted one by one. The forecast anew should hold
what comes: leads and revenue of the last month, and the net present value. `refused`: the share of plans that too few
truths fit for an answer. Each figure is the share of {times} plans, so chance moves it by about {error:.3f} either way.

| case | months known | leads | revenue | net present value | equal truths, median | refused |
|---|---:|---:|---:|---:|---:|---:|
"""


def page(times: int) -> str:
    """The part of docs/coverage.md on follow-up."""
    head = HEAD.format(kpis=" and ".join(KPIS), times=times, error=(0.09 / times) ** 0.5)
    return head + "".join(_lines(times))


def _lines(times: int) -> Iterator[str]:
    for name in CASES:
        case = preset(name)
        truth = replace(case, seed=_OTHER, draws=times)
        lived = simulate(draws.draw(truth, 0, times), "engage", KPIS)
        worth = answer(truth).totals.npv
        for months in MONTHS:
            line = _line(name, case, lived, worth, months)
            print(line, end="", flush=True)
            yield line


def _line(name: str, case: Scenario, lived: dict[str, Array], worth: Array, months: int) -> str:
    held, equal = [], []
    for place, npv in enumerate(worth):
        known = _known(case, {kpi: lived[kpi][:months, place] for kpi in KPIS}, draws.chance(place))
        seen = replace(case, actuals=known)
        try:
            found = answer(seen)
        except CaseError:
            continue
        equal.append(attempted(seen.question).effective)
        last = [_holds(found.fan(kpi, "engage"), lived[kpi][-1, place]) for kpi in KPIS]
        held.append([*last, (found.npv.q05 or 0.0) <= npv <= (found.npv.q95 or 0.0)])
    shares = " | ".join(f"{share:.2f}" for share in np.mean(held, axis=0))
    return f"| {name} | {months} | {shares} | {np.median(equal):.0f} | {1 - len(held) / len(worth):.2f} |\n"


def _known(case: Scenario, truth: dict[str, Array], luck: Chance) -> tuple[Actual, ...]:
    """The figures of the first months, as they would be seen of a truth."""
    seen: dict[str, Array] = {}
    for kpi, values in truth.items():
        came = luck.poisson(values).astype(float) if counted(kpi) else values
        shared, own = np.sqrt(SHARED) * luck.standard_normal(), np.sqrt(1 - SHARED) * luck.standard_normal(len(values))
        seen[kpi] = came * np.exp(case.evidence.error * (shared + own))
    months = range(len(next(iter(seen.values()))))
    return tuple(Actual(month + 1, tuple((kpi, float(seen[kpi][month])) for kpi in KPIS)) for month in months)


def _holds(fan: Fan, true: float) -> bool:
    """Whether what is said of the last month holds what came, to the digits of a computer."""
    room = 1e-9 * abs(true)
    return bool(fan.q05[-1] - room <= true <= fan.q95[-1] + room)
