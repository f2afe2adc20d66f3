"""All of the page as values, for whoever has no page: the sentence, the exhibits, and what is wrong with a wish."""

from dataclasses import replace

from roisim.answers.budget import Suggestion
from roisim.answers.curves import responses
from roisim.answers.least import Least
from roisim.answers.pot import Item, pot
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.exhibits.budget import least_told, next_step, response, split
from roisim.exhibits.budget.naming import Speech
from roisim.exhibits.exhibit import Exhibit
from roisim.text import Text


def speech_of(text: Text, case: Scenario) -> Speech:
    """The words of a case; without averages and ranges where it has one outcome."""
    ranges = any(estimate.is_range for _, _, estimate in case.estimates())
    return Speech(replace(text, sure=text.sure and ranges), case)


def answer(text: Text, case: Scenario, found: Suggestion | None = None) -> str:
    """The sentence at the top: the suggestion where one was asked for, else where the next money goes."""
    speech = speech_of(text, case)
    if not pot(case):
        return text("page.budget.none")
    return split.sentence(speech, found) if found else next_step.where(speech, responses(case))


def exhibits(
    text: Text, case: Scenario, found: Suggestion | None = None, least: Least | None = None
) -> tuple[Exhibit, ...]:
    """All that there is to show."""
    speech = speech_of(text, case)
    if not pot(case):
        return ()
    known = responses(case)
    return (
        next_step.exhibit(speech, known), *response.curves(speech, known, "npv"),
        *((split.exhibit(speech, found), split.gives(speech, found), split.months(speech, found)) if found else ()),
        *((least_told.exhibit(speech, least),) if least else ()),
    )  # fmt: skip


def worded(text: Text, case: Scenario, error: CaseError) -> CaseError:
    """What is wrong with a wish, its sums and items as they are said."""
    speech = speech_of(text, case)

    def said(fact: object) -> object:
        if isinstance(fact, Item):
            return speech.quoted(fact)
        return speech.monthly(fact) if isinstance(fact, float) else fact

    faults = (
        Fault(fault.path, fault.key, **{name: said(fact) for name, fact in fault.facts.items()})
        if fault.key.startswith("budget_")
        else fault
        for fault in error.faults
    )
    return CaseError(*faults)
