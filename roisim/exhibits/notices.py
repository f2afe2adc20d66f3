"""What there is to say of a link that was opened, and of what no link can hold."""

from collections.abc import Iterator

from roisim.answers import evidence
from roisim.cases.addresses import Opened, Written
from roisim.cases.desk import MOST_CASES
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.text import Text


def notices(text: Text, opened: Opened, written: Written, wanted: int, used: int) -> list[str]:
    """A sentence each. wanted, used: draws that the case asks for, and that the pages work with."""
    said = [*_of_link(text, opened), *([text.fault(written.too_long)] if written.too_long else [])]
    if wanted > used:
        said.append(text("page.link.draws", wanted=text.exact(wanted, 0), used=text.exact(used, 0)))
    if written.kept_here:
        said.append(text("page.link.kept_here", count=written.kept_here))
    return said


def weighing(text: Text, case: Scenario) -> str:
    """How much an answer rests on that is weighed by what was seen; why it is not weighed; nothing without any."""
    if not case.is_weighed:
        return ""
    try:
        return text("evidence.weighed", count=text.number(evidence.weighed(case.question).effective))
    except CaseError as error:
        return f"{' '.join(text.faults(error))} {text('evidence.without')}"


def _of_link(text: Text, opened: Opened) -> Iterator[str]:
    """What of a link could not be taken as it is."""
    if opened.moved:
        yield text("page.link.moved")
    if opened.unread:
        yield f"{text.fault(opened.unread)} {text('page.link.saved' if opened.as_saved else 'page.link.example')}"
    if opened.full:
        yield text("page.link.full", limit=MOST_CASES)
    if opened.left_out:
        yield text("page.link.left_out", fault=text.fault(opened.left_out))
