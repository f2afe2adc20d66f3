"""The page in a sentence, and each part of the model in words and equations."""

from dataclasses import dataclass

from roisim.answers.one_month import Numbers
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.exhibits.method.equations import equations
from roisim.exhibits.method.wording import in_words
from roisim.exhibits.method.worked import Meaning, meanings, month, numbers
from roisim.text import Text


@dataclass(frozen=True)
class Equation:
    """An equation in LaTeX, what it says, and what its symbols stand for. key: its anchor on the page."""

    key: str
    latex: str
    caption: str
    symbols: tuple[Meaning, ...]


@dataclass(frozen=True)
class Section:
    """A part of the model. body: markdown of ours."""

    name: str
    title: str
    body: str
    equations: tuple[Equation, ...]


def summary(text: Text, case: Scenario) -> str:
    """What was worked out, in a sentence."""
    return text("page.method.summary", draws=text.exact(case.draws), seed=text.exact(case.seed), version=MODEL_VERSION)


def sections(text: Text, case: Scenario) -> list[Section]:
    """All parts, in their order, worked with the numbers of a case."""
    known = numbers(case)
    return [_section(text, case, known, name) for name in equations()["sections"]]


def contents(text: Text) -> list[tuple[str, str]]:
    """The name and the title of each part."""
    return [(name, text(f"method.{name}.title")) for name in equations()["sections"]]


def how_worked(text: Text, case: Scenario) -> str:
    """What the numbers beside the symbols are."""
    return text("worked.how", month=month(case))


def _section(text: Text, case: Scenario, known: Numbers, name: str) -> Section:
    found = (each for each in equations()["equation"] if each["section"] == name)
    told = tuple(
        Equation(
            each["key"],
            in_words(text, each["latex"]),
            text(f"equation.{each['key']}"),
            meanings(text, case, known, each["latex"], name),
        )
        for each in found
    )
    return Section(name, text(f"method.{name}.title"), text(f"method.{name}.body"), told)
