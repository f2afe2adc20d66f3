"""The page in a sentence, and each part of the model in words and equations."""

from dataclasses import dataclass

from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.exhibits.method.equations import equations
from roisim.text import Text


@dataclass(frozen=True)
class Section:
    """A part of the model. body: markdown of ours; equations: in LaTeX, each with its caption."""

    name: str
    title: str
    body: str
    equations: tuple[tuple[str, str], ...]


def summary(text: Text, case: Scenario) -> str:
    """What was worked out, in a sentence."""
    return text("page.method.summary", draws=text.exact(case.draws), seed=text.exact(case.seed), version=MODEL_VERSION)


def sections(text: Text) -> list[Section]:
    """All parts, in their order."""
    return [_section(text, name) for name in equations()["sections"]]


def _section(text: Text, name: str) -> Section:
    found = (each for each in equations()["equation"] if each["section"] == name)
    captioned = tuple((each["latex"], text(f"equation.{each['key']}")) for each in found)
    return Section(name, text(f"method.{name}.title"), text(f"method.{name}.body"), captioned)
