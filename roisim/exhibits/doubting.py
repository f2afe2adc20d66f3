"""What can hardly be so, beside an answer: a line each, a few of them, and where the rest is."""

from dataclasses import dataclass

from roisim.cases.scenario import Scenario
from roisim.exhibits.assumptions.review import doubted
from roisim.text import Text

_ON_A_PAGE, _IN_A_TERMINAL = 2, 5


@dataclass(frozen=True)
class Doubtful:
    """title: what they are; lines: a sentence each; way: where they can be looked over, and how many more there are."""

    title: str
    lines: tuple[str, ...]
    way: str


def on_a_page(text: Text, case: Scenario) -> Doubtful | None:
    """The first of them, and the way to all; None where nothing is doubted."""
    found = doubted(text, case)
    more, page = len(found) - _ON_A_PAGE, text("page.assumptions.menu")
    way = text("page.doubts.more", count=more, page=page) if more > 0 else text("page.doubts.see", page=page)
    lines = tuple(doubt.sentence for doubt in found[:_ON_A_PAGE])
    return Doubtful(text("page.assumptions.doubts", count=len(found)), lines, way) if found else None


def in_a_terminal(text: Text, case: Scenario) -> Doubtful | None:
    """The same with the names that a file has, and the command that tells the rest."""
    found = doubted(text, case)
    more = len(found) - _IN_A_TERMINAL
    lines = tuple(text("cli.check.doubt", path=doubt.path, sentence=doubt.sentence) for doubt in found[:_IN_A_TERMINAL])
    way = text("cli.answer.doubts_more", count=more) if more > 0 else ""
    return Doubtful(text("page.assumptions.doubts", count=len(found)), lines, way) if found else None


def as_data(text: Text, case: Scenario) -> list[dict[str, str]]:
    """All of them for a program: the path of the number, and the sentence."""
    return [{"path": doubt.path, "sentence": doubt.sentence} for doubt in doubted(text, case)]
