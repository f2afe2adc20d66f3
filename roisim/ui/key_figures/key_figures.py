"""The page Key figures: its answer in a sentence, and its parts in their order."""

import streamlit as st

from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.chains import CHAINS
from roisim.answers.monthly import Monthly
from roisim.answers.result import Result
from roisim.answers.targets import chances, reaching
from roisim.answers.totals import TOTALS
from roisim.answers.worth import DEARER, RESTING, RETURN_ON_ENGAGEMENT, UNIT_VALUES
from roisim.cases.scenario import Scenario
from roisim.cases.series import KEY_FIGURES, KPIS, WORLDS, is_share
from roisim.exhibits.measures import Change, Measure, changed, last
from roisim.exhibits.simulator import decision
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.key_figures import enlarged, panels, targets

_MOST_NAMED = 3
_NOTICED = 0.01  # a smaller change against standing aside is not worth a place in the answer


def show(text: Text, case: Scenario) -> Result:
    """The whole upper half, in the order one tabs through it; returns the answer, for the lower half."""
    single = (TOTALS, CHAINS, UNIT_VALUES, RESTING, DEARER, RETURN_ON_ENGAGEMENT)
    monthly = (Monthly(world, KPIS) for world in WORLDS)
    result = ask(case, Drawn(), *single, *monthly, *reaching(case))
    st.session_state["key_figures_of"] = case.question
    shell.heading(text, "key_figures", summary(text, result))
    panels.show(text, result)
    _closer()
    return result


@st.fragment
def _closer() -> None:
    """The enlarged picture and the targets: what is picked and set moves nothing else on the page."""
    text, case = shell.whole(history=True), state.asked()
    if case.question != st.session_state["key_figures_of"]:  # undo took back more than a target
        st.rerun(scope="app")
    result = answer(case)
    measure = Measure(text, panels.picked(), case.finance.currency)
    with st.container(key="enlarged"):
        panels.picker(text)
        enlarged.show(measure, result, [target for target in case.targets if target.kpi == measure.kpi])
        targets.setting(measure, result.fan(measure.kpi, "engage"))
    with st.container(key="all-targets"):
        targets.show(text, chances(result))


def summary(text: Text, result: Result) -> str:
    """The key figures that move most, relative to where they end when one stands aside; those that exist there."""
    if result.roi.q50 is None:
        return text("page.key_figures.moves_empty")
    moved = {kpi: _moved(result, kpi) for kpi in KEY_FIGURES}
    most = sorted((kpi for kpi in moved if moved[kpi] >= _NOTICED), key=lambda kpi: -moved[kpi])[:_MOST_NAMED]
    if not most:
        return text("page.key_figures.moves_nothing")
    told = [_figure(text, result, kpi, changed(result, kpi)) for kpi in most]
    within = decision.horizon(text, result.scenario.finance.months)
    return text("page.key_figures.moves", figures=text.listed(told), within=within)


def _moved(result: Result, kpi: str) -> float:
    """How far a key figure moves, relative to standing aside; 0 where that can't be told."""
    change, aside = result[CHAINS].change(kpi).q50, last(result.fan(kpi, "ignore"))
    if change is None or not aside > 0:
        return 0.0
    return abs(change / aside if is_share(kpi) else change)


def _figure(text: Text, result: Result, kpi: str, change: Change) -> str:
    measure = Measure(text, kpi, result.scenario.finance.currency)
    return text("page.key_figures.figure", name=measure.inside, change=measure.signed(change))
