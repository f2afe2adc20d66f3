"""roisim: what a social-media budget returns, and how sure one can be.

>>> import roisim
>>> case = roisim.load('preset = "b2b"')
>>> answer = roisim.answer(case)
>>> answer.npv.q05 < answer.npv.q50 < answer.npv.q95
True
"""

from roisim import draws, finance
from roisim.cases import load
from roisim.errors import CaseError, Fault
from roisim.parameters import Estimate
from roisim.result import Result, answer
from roisim.scenario import MODEL_VERSION, Scenario

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
    "load",
]
