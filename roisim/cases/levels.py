"""The levels of the Risk of Ignorance: what standing aside does, in ranges. Judgement, and called so.

>>> level_losses("mild")["awareness_loss"].bounds
(0.0, 0.04, 0.1)
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from roisim.cases.groups import Ignorance, Level
from roisim.cases.parameters import Estimate

# Judgement, scaled so that the e-commerce preset's middle case sells 0.5 % (mild), 1.25 % (likely), 5 % (severe) less
# in year 3 than today, today's own social sales not counted (docs/plausibility.md). At likely values the loss is, in
# percentage points: brand 0.1, 0.2, 0.7; search 0.1, 0.35, 1.2; churn 0.25, 0.6, 2.9. Lush put its loss at 1.25 %, at
# worst 10; brands that stopped all broad advertising lost 16, 25, 36 % after 1, 2, 3 years, an upper anchor; search
# and churn have no direct evidence. Columns: the six losses that a level fills.
LOSSES = (
    "awareness_loss",
    "search_loss",
    "churn_increase",
    "hiring_increase",
    "crisis_per_year",
    "crisis_loss",
)
_LEVEL_TABLE: dict[str, tuple[tuple[float, ...], ...]] = {
    "none": ((0,), (0,), (0,), (0,), (0,), (0,)),
    "mild": ((0, 0.04, 0.10), (0, 0.005, 0.02), (0, 0.015, 0.04), (0, 0.02, 0.08), (0.01,), (0.01, 0.02, 0.05)),
    "likely": (
        (0.02, 0.10, 0.22), (0, 0.015, 0.05), (0, 0.035, 0.11), (0, 0.05, 0.15), (0.02,), (0.01, 0.03, 0.08),
    ),
    "severe": (
        (0.12, 0.35, 0.55), (0.01, 0.05, 0.12), (0.04, 0.18, 0.40), (0.02, 0.10, 0.30), (0.05,), (0.02, 0.06, 0.15),
    ),
}  # fmt: skip


@lru_cache
def level_losses(level: str) -> dict[str, Estimate]:
    """The six losses that a level of the Risk of Ignorance stands for, marked as judgement."""
    return {name: _estimate(numbers) for name, numbers in zip(LOSSES, _LEVEL_TABLE[level], strict=True)}


def _estimate(numbers: tuple[float, ...]) -> Estimate:
    if len(numbers) == 1:
        return Estimate(float(numbers[0]), source="judgement")
    low, likely, high = map(float, numbers)
    return Estimate(likely, low, high, source="judgement")


def at_level(ignorance: Ignorance, level: Level) -> Ignorance:
    """The same group at another level; "own" keeps the losses as they are."""
    losses: dict[str, Any] = {} if level == "own" else level_losses(level)
    return replace(ignorance, level=level, **losses)


def leveling(ignorance: Ignorance) -> Ignorance:
    """The same group, its losses one's own; where a level fills all of them just so, at that level."""
    losses = {name: getattr(ignorance, name) for name in LOSSES}
    levels: tuple[Level, ...] = ("none", "mild", "likely", "severe")
    return replace(ignorance, level=next((level for level in levels if level_losses(level) == losses), "own"))
