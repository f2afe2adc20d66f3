"""How well it is known what standing aside costs, and the published figures that speak of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from roisim.cases import bibliography
from roisim.cases.bibliography import Benchmark, Grade
from roisim.cases.groups import DIMENSION_LOSSES
from roisim.cases.scenario import PARAMETERS
from roisim.cases.series import Dimension

Strength = Grade | Literal["judgement"]
_MOST = 3  # sources: more are not read
# What a dimension rests on beside its losses, and what therefore speaks for or against it.
_BESIDE: dict[Dimension, tuple[str, ...]] = {
    "relations": ("effects.churn_reduction",), "today": ("funnel.incremental",),
}  # fmt: skip


@dataclass(frozen=True)
class Evidence:
    """How well it is known what standing aside costs in a dimension, and the published figures that speak of it."""

    strength: Strength
    sources: tuple[Benchmark, ...]


@lru_cache
def evidence(dimension: Dimension) -> Evidence:
    """The evidence behind a dimension: as strong as the best figure on its losses; judgement where there is none."""
    known = tuple(_about(f"ignorance.{loss}" for loss in DIMENSION_LOSSES.get(dimension, ())))
    beside = tuple(_about(iter(_BESIDE.get(dimension, ()))))
    return Evidence(known[0].grade if known else "judgement", _distinct(known + beside))


def _distinct(found: tuple[Benchmark, ...]) -> tuple[Benchmark, ...]:
    """The first few of them, each title once."""
    first = {each.title: each for each in reversed(found)}
    return tuple(first[title] for title in list(dict.fromkeys(each.title for each in found))[:_MOST])


def _about(paths: Iterator[str]) -> Iterator[Benchmark]:
    for path in paths:
        yield from bibliography.about(PARAMETERS[path])
