"""What every file that is taken home says of where it comes from: when, by which version, with which chance."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from roisim.answers.ask import answer
from roisim.cases import links
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.exhibits.keeping import headlines
from roisim.text import Text


def link_to(app: str, case: Scenario) -> str:
    """The link that opens a case in an app at an address, and what it answers; CaseError where no link can hold it."""
    code, answered = links.encode(case), headlines.headline(answer(case))
    return f"{app.rstrip('/')}/?case={code}&was={headlines.coded(answered)}"


@dataclass(frozen=True)
class Origin:
    """made_on: the day the file is made. version: of roisim. link: opens the case again; "" where there is none.

    open_comments: paths of the numbers of which something is said that is not settled, where the case is saved.
    """

    made_on: date
    version: str
    link: str = ""
    open_comments: frozenset[str] = frozenset()

    def facts(self, text: Text, case: Scenario) -> Iterator[tuple[str, str]]:
        """Each fact, by what it is called."""
        yield text("origin.made"), self.made_on.isoformat()
        yield text("origin.version"), text("origin.versions", version=self.version, model=MODEL_VERSION)
        yield text("origin.chance"), text("origin.draws", draws=text.exact(case.draws, 0), seed=case.seed)
        if self.link:
            yield text("origin.link"), self.link

    def plain(self, case: Scenario) -> dict[str, str]:
        """The same for a program."""
        return {
            "made_on": self.made_on.isoformat(), "roisim": self.version, "model": str(MODEL_VERSION),
            "seed": str(case.seed), "draws": str(case.draws), "currency": case.finance.currency, "link": self.link,
        }  # fmt: skip
