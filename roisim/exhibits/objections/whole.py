"""All that the page says and shows of a case, with every objection granted at once as its total."""

from roisim.answers.objections import Objected, objected
from roisim.cases import objections
from roisim.cases.scenario import Scenario
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.objections import answer as sentences
from roisim.exhibits.objections.whiskers import whiskers
from roisim.text import Text


def answer(text: Text, case: Scenario) -> str:
    """The sentences at the top."""
    return sentences.said(text, of_all(case))


def exhibits(text: Text, case: Scenario) -> tuple[Exhibit, ...]:
    """The picture with its table."""
    return (whiskers(text, of_all(case)),)


def of_all(case: Scenario) -> Objected:
    """Every objection alone, and all that change anything together."""
    alone = objected(case)
    touching = alone.touching
    return objected(case, tuple(key for key in objections.keyed(case) if key in touching))
