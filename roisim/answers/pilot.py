"""How much can be lost by trying: a plan that is stopped after some months."""

from dataclasses import dataclass

from roisim.answers.analysis import Analysis, Gathered, Taken
from roisim.answers.fans import Spread
from roisim.answers.worlds import Block, Needs
from roisim.cases.scenario import Scenario
from roisim.model import finance

_GATES = (3, 6, 9, 12)


def gates(case: Scenario) -> tuple[int, ...]:
    """The months at which the plan can be stopped before it ends."""
    return tuple(month for month in _GATES if month < case.finance.months)


def gate(case: Scenario, wanted: int = 6) -> int:
    """The month wanted, where the plan can be stopped then; else the last at which it can, or that of the shortest."""
    open_to = gates(case) or _GATES[:1]
    return wanted if wanted in open_to else open_to[-1]


@dataclass(frozen=True)
class Pilot:
    """A plan that is stopped: its worth against going on as today and its cost, present values, setup included.

    gate: the last month of the plan. so_far: its worth up to then; worth: with what lingers on, to the end.
    """

    gate: int
    so_far: Spread
    worth: Spread
    cost: Spread

    @property
    def most_lost(self) -> float:
        """What is lost by then at most in 19 draws of 20, cost less benefits up to the gate; 0 where nothing is."""
        return most_lost(self.so_far)

    @property
    def in_the_end(self) -> float:
        """The same with what lingers after the stop."""
        return most_lost(self.worth)


def most_lost(worth: Spread) -> float:
    """What a plan of such a worth loses at most in 19 draws of 20; 0 where it loses nothing."""
    return max(0.0, -(worth.q05 or 0.0))


@dataclass(frozen=True)
class PilotTo(Analysis[Pilot]):
    """The plan stopped after month `gate`."""

    gate: int

    def needs(self, _case: Scenario) -> Needs:
        """The stopped plan against going on as today: to stop the plan stops no work of today."""
        return dict.fromkeys((("stop", self.gate), "stay"), ("value", "cost"))

    def take(self, block: Block) -> Taken:
        """Worth so far, worth to the end, cost."""
        terms = block.scenario.finance
        discount = finance.monthly_discounting(terms.months, terms.discount_rate)
        stop, base = block["stop", self.gate], block["stay"]
        setup, gained = block.draws["plan.setup"], stop["value"] - base["value"]
        return Taken({
            "so_far": discount[: self.gate] @ gained[: self.gate] - setup,
            "worth": discount @ gained - setup,
            "cost": setup + discount @ (stop["cost"] - base["cost"]),
        })  # fmt: skip

    def make(self, _case: Scenario, gathered: Gathered) -> Pilot:
        """Over the draws."""
        return Pilot(self.gate, **gathered.spreads())
