"""What a link says of itself before it is opened: in the tab, and where it is pasted into a message."""

from dataclasses import dataclass

from roisim.cases import preset
from roisim.cases.addresses import Query, opened
from roisim.cases.scenario import Scenario
from roisim.exhibits.compare.names import title_of
from roisim.exhibits.menu import FIRST
from roisim.text import Text

_EXAMPLE = "b2b"


@dataclass(frozen=True)
class Preview:
    """title: the case and the tool. about: what awaits whoever opens it."""

    title: str
    about: str


def preview(text: Text, query: Query, page: str = FIRST) -> Preview:
    """Of a page with the case of an address; of the tool alone where the address has none that can be read."""
    case = _case(query)
    if case is None:
        return Preview(text("preview.title"), text("preview.about"))
    spoken = Text(text.language, case.preset)
    question = spoken(f"page.{page}.title") if spoken.has(f"page.{page}.title") else ""
    title = spoken("preview.title_case", title=title_of(spoken, case))
    return Preview(title, spoken("preview.about_case", question=question).strip())


def _case(query: Query) -> Scenario | None:
    """The open case of an address, where there is one and it can be read."""
    if not any(query.get("case", ())):
        return None
    found = opened({"case": query["case"]}, preset(_EXAMPLE))
    return None if found.unread else found.desk.open
