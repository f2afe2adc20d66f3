"""The door to all answers: a case, from which truths, and what one wants to know, all at once.

>>> from roisim.cases import preset
>>> from roisim.answers.chains import CHAINS
>>> found = ask(preset("b2b"), Likely(), TOTALS, CHAINS)
>>> abs(found.ladder["ignorance"] - found.npv.mean) < 1e-6, found[CHAINS].more(36, "customers").q50 > 0
(True, True)
"""

from dataclasses import replace
from typing import Any

from roisim.answers.analysis import Analysis, answered, is_remembered
from roisim.answers.result import Result
from roisim.answers.sampling import Drawn, Likely, Points, Sampling, Scrambled
from roisim.answers.totals import TOTALS
from roisim.cases.scenario import Scenario

__all__ = ["Drawn", "Likely", "Points", "Scrambled", "answer", "ask", "is_answered", "likely"]


def ask(scenario: Scenario, sampling: Sampling, *analyses: Analysis[Any]) -> Result:
    """Answer several analyses of a case together: each world is lived through once, in whatever order they come."""
    return Result(scenario, sampling, answered(scenario, sampling, analyses))


def answer(scenario: Scenario, draws: int | None = None) -> Result:
    """Simulate the case under uncertainty. draws: how many, instead of the scenario's own number."""
    return ask(scenario if draws is None else replace(scenario, draws=draws), Drawn(), TOTALS)


def is_answered(scenario: Scenario) -> bool:
    """Whether `answer` has been worked out already."""
    return is_remembered(scenario, Drawn(), TOTALS)


def likely(scenario: Scenario) -> Result:
    """Evaluate the case once, at its likely values; every spread is then that one number."""
    return ask(scenario, Likely(), TOTALS)
