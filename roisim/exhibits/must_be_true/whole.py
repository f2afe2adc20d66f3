"""The whole page as values, for whoever has no page: its answer, and what shows it."""

from roisim.answers.ask import Drawn, ask
from roisim.answers.tornado import tornado
from roisim.cases.scenario import Scenario
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.must_be_true import ASKS, summary
from roisim.exhibits.must_be_true.failing import failing
from roisim.exhibits.must_be_true.pair import default, mapped
from roisim.exhibits.must_be_true.soft import soft
from roisim.exhibits.must_be_true.switching import turning
from roisim.exhibits.must_be_true.tornado import swinging
from roisim.exhibits.saying import is_nothing
from roisim.text import Text


def answer(text: Text, case: Scenario) -> str:
    """The sentence at the top."""
    return summary.summary(text, ask(case, Drawn(), *ASKS))


def exhibits(text: Text, case: Scenario) -> tuple[Exhibit, ...]:
    """All that takes no time to show; nothing of a plan that does nothing."""
    result = ask(case, Drawn(), *ASKS)
    if is_nothing(result):
        return ()
    return (
        swinging(text, case, tornado(case)), turning(text, case), mapped(text, case, default(case)),
        soft(text, result), failing(text, result),
    )  # fmt: skip
