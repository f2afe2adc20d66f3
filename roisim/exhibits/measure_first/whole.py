"""The whole page as values: the sentence at its top, and its exhibits in the order one reads them."""

from roisim.answers.learning import learning
from roisim.cases.scenario import Scenario
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.measure_first.answer import answer as answered
from roisim.exhibits.measure_first.answer import kind_of
from roisim.exhibits.measure_first.finding import found_out, together
from roisim.exhibits.measure_first.steering import steered
from roisim.exhibits.measure_first.trying import tried
from roisim.text import Text


def answer(text: Text, case: Scenario) -> str:
    """What to find out first, and when to look once the plan runs."""
    return answered(text, case, learning(case))


def exhibits(text: Text, case: Scenario) -> tuple[Exhibit, ...]:
    """What to find out, what to find out together, what to steer by, what a pilot is worth; none where none can be."""
    found = learning(case)
    if kind_of(found) == "nothing":
        return ()
    finding = (found_out(text, case, found), together(text, case, found)) if found.numbers else ()
    return (*finding, steered(text, case, found), tried(text, case, found))
