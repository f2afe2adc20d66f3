"""The page Key figures: its parts in their order, and what the reader has picked of them."""

import streamlit as st

from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits.key_figures import asks, enlarged, moves
from roisim.exhibits.key_figures.targets import targets
from roisim.exhibits.measures import Measure
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.key_figures import panels, unit_worth, value_chains
from roisim.ui.key_figures import targets as shown
from roisim.ui.parts import exhibits, parting

PARTS = ("figures", "chains", "worth")


def changes_the_case() -> bool:
    """Whether the part that is shown has targets to set, and so draws undo and redo itself."""
    return parting.current("key_figures", PARTS) == "figures"


def show(text: Text, scenario: Scenario) -> None:
    """The answer, and one of the three parts: the sixteen, the two chains, what each is worth."""
    result = ask(scenario, Drawn(), *asks(scenario))
    shell.heading(text, "key_figures", moves.summary(text, result))
    parting.show(text, "key_figures", PARTS)
    match parting.current("key_figures", PARTS):
        case "chains":
            value_chains.show(text, result)
        case "worth":
            unit_worth.show(text, result)
        case _:
            _figures(text, result)


def _figures(text: Text, result: Result) -> None:
    """The sixteen small, one in large, and the targets, in the order one tabs through them."""
    st.session_state["key_figures_of"] = result.scenario.question
    panels.show(text, result)
    _closer()


@shell.fragment
def _closer() -> None:
    """The enlarged picture and the targets: what is picked and set moves nothing else on the page."""
    text, case = shell.whole(history=True), state.asked()
    if case.question != st.session_state["key_figures_of"]:  # undo took back more than a target
        st.rerun(scope="app")
    result = answer(case)
    measure = Measure(text, panels.picked(), case.finance.currency)
    with st.container(key="enlarged"):
        panels.picker(text)
        of_this = [target for target in case.targets if target.kpi == measure.kpi]
        exhibits.show(text, enlarged.enlarged(measure, result, of_this))
        shown.setting(measure, result.fan(measure.kpi, "engage"))
    with st.container(key="all-targets"):
        shown.show(text, *targets(text, result))
