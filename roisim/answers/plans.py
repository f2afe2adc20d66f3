"""Many plans on the same draws: what each split of the money gives, a stack of splits at a time.

Each split is lived through by every draw, stacked one after another, so that a slope along eight channels is one walk
through the months and not nine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.pot import pot
from roisim.answers.sampling import Scrambled, weighed
from roisim.answers.worlds import Block, Needs, block
from roisim.cases.scenario import Scenario
from roisim.model import finance
from roisim.model.arrays import Array
from roisim.model.draws import BLOCK, Draws
from roisim.model.simulation import simulate

_ROOM = 2 * BLOCK  # rows that are lived through at a time


@dataclass(frozen=True)
class Given:
    """What splits give: net present value and leads, (splits, draws) each."""

    npv: Array
    leads: Array


class Plans:
    """The case, and any other split of its money, on some draws. sampling: at most one block of them."""

    def __init__(self, case: Scenario, sampling: Scrambled) -> None:
        """Draw once, and live through the world without the plan."""
        self.items = pot(case)
        here = block(case.unweighed, weighed(case, sampling), 0, {case.base: ("value",)})
        self.draws, self.rows = here.draws, here.draws.rows
        terms = case.finance
        self._discount = finance.monthly_discounting(terms.months, terms.discount_rate)
        self._without = self._discount @ here.base["value"] + self.draws["plan.setup"]
        self._at_once = max(1, _ROOM // self.rows)
        self._stack = _stacked(self.draws, self._at_once)

    def npv(self, splits: Array) -> Array:
        """The net present value of each split (splits, items) in each draw."""
        lived = (simulate(draws, "engage", ("value",)) for _, draws in self._chunks(splits))
        worth = np.concatenate([self._discount @ plan["value"] for plan in lived])
        return worth.reshape(len(splits), self.rows) - self._without

    def given(self, splits: Array) -> Given:
        """The same, and the leads of the whole time."""
        npv, leads = [], []
        for count, draws in self._chunks(splits):
            lived = simulate(draws, "engage", ("value", "leads"))
            npv.append((self._discount @ lived["value"]).reshape(count, self.rows) - self._without)
            leads.append(lived["leads"].sum(axis=0).reshape(count, self.rows))
        return Given(np.concatenate(npv), np.concatenate(leads))

    def _chunks(self, splits: Array) -> Iterator[tuple[int, Draws]]:
        for first in range(0, len(splits), self._at_once):
            here = np.asarray(splits[first : first + self._at_once], float)
            yield len(here), self._spending(here)

    def _spending(self, splits: Array) -> Draws:
        """The draws, stacked once a split, that spend as the splits say."""
        rows = len(splits) * self.rows
        values = {path: _first(value, rows) for path, value in self._stack.values.items()}
        spends = []
        for item, amounts in zip(self.items, splits.T, strict=True):
            told = self.draws["channels.spend"][item.path.place] if item.is_ads else self.draws[item.key]
            likely = item.today / item.price
            spread = told / likely if likely > 0 else np.ones(1)
            found = (amounts[:, None] / item.price * np.broadcast_to(spread, self.rows)).reshape(rows)
            if item.is_ads:
                spends.append(found)
            else:
                values[item.path] = found
        if spends:
            values["channels.spend"] = np.array(spends)
        storm = self._stack.storm
        return replace(self._stack, values=values, storm=None if storm is None else storm[:rows], rows=rows)


def _stacked(draws: Draws, times: int) -> Draws:
    """The same draws so many times, one after another."""
    values = {path: _tiled(value, times) for path, value in draws.values.items()}
    storm = None if draws.storm is None else np.tile(draws.storm, times)
    return replace(draws, values=values, storm=storm, rows=draws.rows * times)


def _tiled(value: Array, times: int) -> Array:
    """What is one number for all stays so."""
    return value if value.ndim == 0 or value.shape[-1] == 1 else np.tile(value, times)


def _first(value: Array, rows: int) -> Array:
    return value if value.ndim == 0 or value.shape[-1] == 1 else value[..., :rows]


@dataclass(frozen=True)
class _Leads(Analysis[Array]):
    """The leads of the whole time in every draw, (draws,)."""

    def needs(self, _case: Scenario) -> Needs:
        """Those of the plan."""
        return {"engage": ("leads",)}

    def take(self, here: Block) -> Taken:
        """Their sum."""
        return Taken({"leads": here["engage"]["leads"].sum(axis=0)})

    def make(self, _case: Scenario, gathered: Gathered) -> Array:
        """Of all blocks."""
        return gathered.rows["leads"]


LEADS = _Leads()


def as_splits(*amounts: Sequence[float]) -> Array:
    """Splits, a row each."""
    return np.array(amounts, float).reshape(len(amounts), -1)
