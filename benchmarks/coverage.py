"""How often ranges learned from own data hold the truth: `python -m benchmarks.coverage` writes docs/coverage.md.

Truths are drawn from today's range, months are made from them, ranges are learned, and those that hold it are counted.
"""

from pathlib import Path

import numpy as np

from benchmarks import follow_coverage, lead_value_coverage, response_coverage
from roisim.cases.parameters import Estimate
from roisim.measured import rates
from roisim.measured.rates import Counted
from roisim.model.ranges import quantile

PAGE = Path(__file__).parents[1] / "docs" / "coverage.md"
TODAY = Estimate(0.018, 0.008, 0.04)  # leads per click
VARIATIONS, MONTHS, TRIALS = (0.0, 0.15, 0.3), (3, 6, 12, 24), (300, 3000)
HEAD = """# Coverage

How often the ranges that are learned from own data hold the truth, written by `python -m benchmarks.coverage`. A range
should hold it 9 times out of 10; the goal is 0.85 to 0.95. Each figure is the share of {times} cases, so chance moves
it by about {error:.3f} either way.

## Funnel rates

A truth is drawn from the range 0.8% to 1.8% to 4%. Each month has its own rate, which varies around the truth by the
coefficient of variation at the head of the column (gamma), and a number of clicks that varies by 30%. Three months
cannot tell whether months vary, so ranges are then wider than those of months that do not would need.

| months | clicks a month | variation 0 | 0.15 | 0.3 |
|---:|---:|---:|---:|---:|
"""


def rate_coverage(variation: float, months: int, trials: float, times: int, seed: int) -> float:
    """The share of 90 % ranges of a funnel rate that hold the truth."""
    chance, prior = np.random.default_rng(seed), rates.beta_of(TODAY)
    held = 0
    for _ in range(times):
        truth = float(quantile("share", *TODAY.bounds, chance.random()))
        shown = chance.poisson(trials * np.exp(0.3 * chance.standard_normal(months))) + 1
        level = chance.gamma(variation**-2, variation**2, months) if variation else np.ones(months)
        won = chance.binomial(shown, np.minimum(truth * level, 1.0))
        counted = [Counted(int(of), int(how_many)) for of, how_many in zip(shown, won, strict=True)]
        found = rates.learn(counted, prior)
        held += found.low <= truth <= found.high
    return held / times


def page(times: int) -> str:
    """The whole of docs/coverage.md."""
    lines = []
    for months in MONTHS:
        for trials in TRIALS:
            shares = (rate_coverage(variation, months, trials, times, seed=7) for variation in VARIATIONS)
            lines.append(f"| {months} | {trials:,} | {' | '.join(f'{share:.2f}' for share in shares)} |")
    rates_part = HEAD.format(times=times, error=(0.09 / times) ** 0.5) + "\n".join(lines) + "\n"
    rest = (response_coverage.page(times // 4), follow_coverage.page(times // 2), lead_value_coverage.page(times // 4))
    return rates_part + "".join(rest)


def main(times: int = 400) -> None:
    """Measure, and write the page."""
    PAGE.write_text(page(times), "utf-8")
    print(PAGE.read_text("utf-8"))


if __name__ == "__main__":
    main()
