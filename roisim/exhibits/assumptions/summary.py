"""The page in a sentence: how many numbers there are, and whose they are."""

from collections.abc import Iterable

from roisim.cases import vouching
from roisim.cases.doubts import doubts
from roisim.cases.scenario import Scenario
from roisim.errors import Fault
from roisim.text import Text


def summary(text: Text, case: Scenario) -> str:
    """What the case rests on; where some ranges are doubted as too narrow, how many."""
    counts = vouching.counted(case)
    narrow = sum(doubt.key == "doubt_narrow" for doubt in doubts(case))
    said = text("page.assumptions.summary", total=sum(counts.values()), **counts)
    key = "one" if narrow == 1 else "count"
    return f"{said} {text(f'page.assumptions.narrow_{key}', count=narrow)}" if narrow else said


def opened(text: Text, file: str, notices: Iterable[Fault]) -> tuple[str, dict[str, str]]:
    """The key and the facts of what is said when a case was opened from a file."""
    said = " ".join(map(text.fault, notices))
    return f"page.assumptions.opened{'_noted' if said else ''}", {"file": file, "notice": said}
