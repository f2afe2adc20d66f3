"""The page in a sentence: how many numbers there are, and whose they are."""

from collections.abc import Iterable

from roisim.cases import vouching
from roisim.cases.scenario import Scenario
from roisim.errors import Fault
from roisim.exhibits.assumptions import register
from roisim.text import Text


def summary(text: Text, case: Scenario) -> str:
    """What the case rests on; where some ranges are narrower than anyone can know, that too."""
    counts = vouching.counted(case)
    narrow = sum(row.too_narrow for row in register.rows(text, case))
    said = text("page.assumptions.summary", total=sum(counts.values()), **counts)
    return f"{said} {text('page.assumptions.narrow_count', count=narrow)}" if narrow else said


def opened(text: Text, file: str, notices: Iterable[Fault]) -> tuple[str, dict[str, str]]:
    """The key and the facts of what is said when a case was opened from a file."""
    said = " ".join(map(text.fault, notices))
    return f"page.assumptions.opened{'_noted' if said else ''}", {"file": file, "notice": said}
