"""How often the ranges of a response hold the truth, where the truth is known: months made by the model itself."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.stats import norm
from scipy.stats.qmc import LatinHypercube

from benchmarks.timing import kernel_ms
from roisim.answers.advance import Told
from roisim.cases import preset
from roisim.cases.scenario import Scenario
from roisim.measured.response import Asked, Response, quickly, thoroughly
from roisim.measured.response_made import World, world
from roisim.measured.response_prior import Belief
from roisim.model.arrays import Array
from roisim.model.draws import chance

_ENDS = (0.05, 0.95)
HEAD = """
## Response of channels

Truths fill the ranges of a ready case with two channels evenly; spend varies by a factor of two or so, other leads
are twice those of the ads, with a trend and a season of any strength up to a fifth, and noise is 10%. `quick` is the
normal at the top, `chains` is gpCN from there. Columns: extra sales per credited sale, saturation, half-life, and what
each channel brought in all. The last rows hold the truth at 0.25 extra sales where the case believes in 0.3 to 1.0, and
where it starts from anything from next to nothing: what was believed is part of the answer. Each figure is the share of
{times} cases (of {twice} where two channels count), so chance moves it by about {error:.3f} either way. Time is the
median of a fit, beside the calibration kernel of the engine’s benchmark (np.power on 120,000 numbers).

| case | answer | extra sales | saturation | half-life | brought | worst R-hat | x kernel |
|---|---|---:|---:|---:|---:|---:|---:|
"""


def page(times: int) -> str:
    """The part of docs/coverage.md on responses."""
    error = (0.09 / times) ** 0.5
    return HEAD.format(times=times, twice=2 * times, error=error) + "".join(_lines(times))


def _lines(times: int) -> Iterator[str]:
    kernel = kernel_ms()
    for name in ("b2b", "ecommerce"):
        for months in (24, 36):
            case = preset(name)
            points = _truths(case, times)
            worlds = [world(case, months, seed, point=point) for seed, point in enumerate(points, 1)]
            for quick in (True, False):
                yield _line(f"{name}, {months} months", case, worlds, quick, "case", kernel)
    low = [_misfit(seed) for seed in range(1, times + 1)]
    for belief, said in (("case", "the case’s range"), ("open", "next to nothing and up")):
        yield _line(f"b2b, 36 months, truth 0.25, {said}", preset("b2b"), low, False, belief, kernel)  # type: ignore[arg-type]


def _truths(case: Scenario, times: int) -> Iterator[Array]:
    """Points of the model, (1, dimensions) each, that fill the ranges of the case evenly: a Latin hypercube.

    Left to chance, a hundred truths lay outside their own ranges 15 times instead of 10, and the answers with them.
    """
    dimensions = world(case, 24).model.prior.dimensions
    yield from norm.ppf(LatinHypercube(dimensions, rng=chance(1)).random(times))[:, None, :]


def _misfit(seed: int) -> World:
    """Ads that bring a quarter of a sale for each credited, of which the case believes 0.3 to 1.0."""
    case = preset("b2b")
    there = world(case, 36, seed)
    believed = there.model.prior.incremental
    point = there.point.copy()
    point[0, 0] = (np.log(0.25) - believed.middle[0]) / believed.below[0]
    return world(case, 36, seed, point=point)


def _line(what: str, case: Scenario, worlds: Sequence[World], quick: bool, belief: Belief, kernel: float) -> str:
    held: dict[str, list[float]] = defaultdict(list)
    worst, took = 1.0, []
    for seed, there in enumerate(worlds, 1):
        asked = Asked(replace(case, seed=seed), there.rows, belief=belief)
        quickly(asked)  # once beside the clock: the first loads what finds tops
        start = time.perf_counter()
        found = quickly.__wrapped__(asked) if quick else thoroughly(asked, Told(None))  # type: ignore[attr-defined]
        took.append(time.perf_counter() - start)
        worst = max(worst, found.r_hat)
        for kind, shares in _held(there, found).items():
            held[kind] += shares
    shares = " | ".join(f"{np.mean(each):.2f}" for each in held.values())
    walked = "" if quick else f"{worst:.3f}"
    line = (
        f"| {what} | {'quick' if quick else 'chains'} | {shares} | {walked} | {np.median(took) * 1000 / kernel:.0f} |\n"
    )
    print(line, end="", flush=True)
    return line


def _held(there: World, found: Response) -> dict[str, list[float]]:
    """Of each number whether its range holds the truth."""
    truth, said, model = there.numbers, found.numbers, there.model
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


def _holds(values: npt.NDArray[np.float64], true: float) -> float:
    low, high = np.quantile(values, _ENDS)
    return float(low <= true <= high)
