"""Rows made from the model itself, with a truth that is known: for examples, tests, and how often ranges hold."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from roisim.cases.scenario import Scenario
from roisim.measured.response_model import Model, Numbers, numbers
from roisim.measured.response_prior import prior
from roisim.measured.response_rows import Outcome, Rows
from roisim.model.arrays import Array
from roisim.model.draws import Chance, chance

_SWING = 0.6  # of the logarithm of a spend


@dataclass(frozen=True)
class World:
    """A truth, and what was seen of it. point: of the model, (1, dimensions)."""

    rows: Rows
    model: Model
    point: Array

    @property
    def numbers(self) -> Numbers:
        """The truth in the units of the case."""
        return numbers(self.model.prior, self.point)


def world(
    case: Scenario, count: int, seed: int = 1, measured: Outcome = "leads", noise: float = 0.1,
    point: Array | None = None,
) -> World:  # fmt: skip
    """A truth within the ranges of the case, and months in which ads bring a third of the outcome or so.

    noise: relative, of the outcome. point: the truth, where it is not left to chance.
    """
    luck = chance(seed)
    names = tuple(channel.name for channel in case.channels)
    likely = np.array([channel.spend.likely or 10_000.0 for channel in case.channels])
    spend = likely * np.exp(_SWING * luck.standard_normal((count, len(names))))
    days = tuple(date(2024 + month // 12, month % 12 + 1, 1) for month in range(count))
    believed = prior(case, names, measured)
    bare = Model(Rows(names, days, spend, np.zeros(count), measured), believed)
    truth = luck.standard_normal((1, believed.dimensions))
    truth = truth if point is None else point
    came = bare.brought(numbers(believed, truth))[:, 0]
    outcome = came + _baseline(count, came.mean(), luck)
    outcome = outcome * (1 + noise * luck.standard_normal(count))
    rows = Rows(names, days, spend, outcome, measured)
    return World(rows, Model(rows, believed), truth)


def made(case: Scenario, count: int, seed: int = 1) -> Rows:
    """Only what was seen."""
    return world(case, count, seed).rows


def _baseline(count: int, size: float, luck: Chance) -> Array:
    """Twice as much as the ads bring, with a season and a trend of any strength up to a fifth."""
    month = np.arange(count)
    first, second, trend = 0.2 * luck.random(3)
    turned = 2 * np.pi * luck.random(2)
    season = first * np.sin(np.pi / 6 * month + turned[0]) + second / 2 * np.sin(np.pi / 3 * month + turned[1])
    found: Array = 2 * size * (1 + season + (trend - 0.1) * month / count)
    return found
