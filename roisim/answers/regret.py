"""Invest or leave it: what one would regret, whichever way it turns out. To leave it is the base of the case.

>>> from roisim.answers.ask import answer
>>> from roisim.cases import preset
>>> found = regret(answer(preset("b2b"), 256))
>>> round(found.expected("leave") - found.expected("invest")) == round(found.worth)
True
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from roisim.answers.fans import Spread
from roisim.answers.losses import losses_of
from roisim.answers.result import Result
from roisim.model.arrays import Array

Choice = Literal["invest", "leave"]
Turn = Literal["paid", "not", "all"]
CHOICES: tuple[Choice, ...] = ("invest", "leave")
TURNS: tuple[Turn, ...] = ("paid", "not", "all")


@dataclass(frozen=True)
class Cell:
    """A choice, in the draws in which it turned out one way.

    outcome: against today held, present value. regret: what the other choice would have brought more, on average;
    None where it never turned out so.
    """

    outcome: Spread
    regret: float | None


@dataclass(frozen=True)
class Regret:
    """Invest or leave it, against whether the plan turned out worth more than it cost.

    paid: share of the draws in which it did. worth: mean of the net present value.
    """

    paid: float
    worth: float
    cells: dict[Choice, dict[Turn, Cell]]

    def expected(self, choice: Choice) -> float:
        """The regret of a choice over all draws: E[max(-NPV, 0)] of investing, E[max(NPV, 0)] of leaving it."""
        return self.cells[choice]["all"].regret or 0.0

    def share(self, turn: Turn) -> float:
        """In how large a share of the draws it turned out so."""
        return {"paid": self.paid, "not": 1 - self.paid, "all": 1.0}[turn]


def regret(result: Result) -> Regret:
    """The regret table of a case, from its draws."""
    npv = result.totals.npv
    # What the base is worth more than standing aside, and that less today held.
    leave = result.totals.npv_aside - npv - result[losses_of(result.scenario)].together
    outcome: dict[Choice, Array] = {"invest": leave + npv, "leave": leave}
    rued: dict[Choice, Array] = {"invest": np.maximum(-npv, 0), "leave": np.maximum(npv, 0)}
    rows: dict[Turn, npt.NDArray[np.bool_]] = {"paid": npv > 0, "not": npv <= 0, "all": np.ones(len(npv), bool)}
    cells = {
        choice: {turn: _cell(outcome[choice][within], rued[choice][within]) for turn, within in rows.items()}
        for choice in CHOICES
    }
    return Regret(float((npv > 0).mean()), float(npv.mean()), cells)


def _cell(outcome: Array, rued: Array) -> Cell:
    return Cell(Spread.of(outcome), float(rued.mean()) if len(rued) else None)
