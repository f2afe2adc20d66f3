"""What stands over the dials: whose case it is, and on a phone, where the answer is out of sight, that in a line."""

from dataclasses import dataclass

from roisim.answers.result import Result
from roisim.exhibits.compare.names import title_of
from roisim.exhibits.simulator import decision
from roisim.text import Text


@dataclass(frozen=True)
class Head:
    """title: what the case is called. about: its business and horizon. short: the answer (*stars* are bold)."""

    title: str
    about: str
    short: str


def head(text: Text, result: Result) -> Head:
    """The head of the case of an answer."""
    case = result.scenario
    business = text(f"business.{case.preset}.name") if case.preset else text("page.untitled")
    terms = text("answer.months", count=case.finance.months)
    return Head(title_of(text, case), f"{business}, {terms}", decision.short(text, result))
