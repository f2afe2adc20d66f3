"""roisim: what a social-media budget returns, and how sure one can be.

>>> import roisim
>>> case = roisim.load('preset = "b2b"')
>>> answer = roisim.answer(case)
>>> answer.npv.q05 < answer.npv.q50 < answer.npv.q95
True
"""

from roisim import draws, finance
from roisim.answers.ask import answer, likely
from roisim.answers.result import Result
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.errors import CaseError, Fault
from roisim.importers.case_workbooks import load

__version__ = "0.1.0"
__all__ = [
    "MODEL_VERSION",
    "CaseError",
    "Estimate",
    "Fault",
    "Result",
    "Scenario",
    "answer",
    "draws",
    "finance",
    "likely",
    "load",
]
