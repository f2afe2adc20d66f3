"""The whole page as values: the sentence at its top, and its exhibits in the order one reads them."""

from roisim.answers.following import Followed, followed
from roisim.cases.scenario import Scenario
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.follow_up.answer import answer as answered
from roisim.exhibits.follow_up.figure import figure
from roisim.exhibits.follow_up.forecast import forecast
from roisim.exhibits.follow_up.published import published
from roisim.exhibits.follow_up.rules import rules
from roisim.exhibits.follow_up.standings import standings
from roisim.text import Text


def answer(text: Text, case: Scenario) -> str:
    """What became of the forecast, and what the agreed rule says."""
    return answered(text, followed(case))


def exhibits(text: Text, case: Scenario, pictures: bool = True) -> tuple[Exhibit, ...]:
    """The forecast anew, a picture of each key figure that was seen, all of them, the rules, what was published."""
    found = followed(case)
    figures = (figure(text, found, kpi) for kpi in (seen(found) if pictures else ()))
    weighing = (published(text, case),) if case.evidence.published else ()
    parts = (forecast(text, found), *figures, standings(text, found), rules(text, found), *weighing)
    return tuple(each for each in parts if each)


def seen(found: Followed) -> tuple[str, ...]:
    """The key figures that were seen, those that are judged first; leads where none was."""
    return tuple(each.kpi for each in found.latest) or ("leads",)
