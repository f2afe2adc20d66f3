"""The control side of the Simulator: the numbers that decide most, each a dial."""

from dataclasses import replace

import streamlit as st

from roisim.answers.result import Result
from roisim.cases import moves
from roisim.cases.moves import Rate
from roisim.cases.scenario import Scenario, parameter_of
from roisim.exhibits.business.crediting import meaning
from roisim.exhibits.simulator import tooltips, work
from roisim.paths import Path
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import credits, levels, ranges
from roisim.ui.simulator import board, dials
from roisim.ui.simulator.board import Group
from roisim.ui.simulator.dials import Dial

_BUDGET = "channels.0.spend"


def show(text: Text, result: Result) -> None:
    """Every dial, and the way back."""
    case, start = state.case(), state.start()
    keep_split(case)
    opened = board.show(text, _groups(text, result, start), case, start)
    if opened and opened.behind:
        ranges.edit(opened.behind)
    levels.show(text, titled=False)
    credits.listed(text)
    home = replace(start, title=case.title, finance=case.finance)
    st.button(text("page.reset"), key="reset", on_click=state.put, args=(home,), disabled=case == home)


def _groups(text: Text, result: Result, start: Scenario) -> tuple[Group, ...]:
    """What is spent, what is believed, and the heading of the level below."""
    case = state.case()
    lacking = "" if case.channels else text("page.simulator.no_channels")
    return (
        Group(text("group.plan.name"), plan_dials(text, case, start, work.said(text, result)), lacking),
        Group(text("page.simulator.beliefs"), belief_dials(text, case, start)),
        Group(text("parameter.ignorance.level.name")),
    )


def keep_split(case: Scenario) -> None:
    """Hold on to how the budget is split, for when it comes back from 0."""
    if moves.budget(case):
        st.session_state["spends"] = moves.spends(case)


def plan_dials(text: Text, case: Scenario, start: Scenario, work_said: str = "") -> list[Dial]:
    """What is spent: budget, its split, hours, print. work_said: what is said of the hours."""
    return [
        *([_budget(text)] if case.channels else []),
        *_split(text, case),
        dials.of_estimate(text, "plan.hours", start, work_said),
        *([dials.of_estimate(text, "print.moved", start)] if case.print.budget.likely else []),
    ]


def belief_dials(text: Text, case: Scenario, start: Scenario) -> list[Dial]:
    """What is believed: from click to customer, and what one is worth."""
    later = ["company.orders"] if case.company.orders.likely or start.company.orders.likely else []
    paths = ("company.order_value", *later, "company.margin")
    return [
        *(_rates(text, case) if case.channels else [dials.of_estimate(text, "funnel.close_rate", start)]),
        dials.of_estimate(text, "funnel.incremental", start, meaning(text, case)),
        *(dials.of_estimate(text, path, start) for path in paths),
    ]


def dial_of(text: Text, case: Scenario, path: Path) -> str:
    """The key of the dial that turns a number; nothing where none does."""
    if path.group == "channels" and path.name == "spend":
        return "budget"
    start = state.start()
    every = (*plan_dials(text, case, start), *belief_dials(text, case, start))
    return next((dial.key for dial in every if path in dial.behind), "")


def _weighed(case: Scenario) -> Scenario:
    """The case, with the spends it had last where it spends nothing now: so a split outlives a budget of 0."""
    if moves.budget(case) or not case.channels:
        return case
    last = moves.with_spends(case, st.session_state.get("spends", {}))
    return last if moves.budget(last) else moves.with_spends(case, moves.spends(state.start()))


def _budget(text: Text) -> Dial:
    def turned(case: Scenario, total: float) -> Scenario:
        return moves.with_budget(_weighed(case), total, state.start())

    def value(case: Scenario) -> float:
        return round(moves.budget(case), 2)

    return Dial(
        "budget", text("page.simulator.budget"), parameter_of(_BUDGET), value, turned,
        explain=text("page.simulator.budget_help"), told=tooltips.spends,
    )  # fmt: skip


def _split(text: Text, case: Scenario) -> list[Dial]:
    """A part of the budget for each channel; of two channels, the first says it all."""
    if len(case.channels) < 2:
        return []
    told_of = case.channels[:1] if len(case.channels) == 2 else case.channels
    return [_share(text, index, channel.name) for index, channel in enumerate(told_of)]


def _share(text: Text, index: int, name: str) -> Dial:
    def exact(case: Scenario) -> float:
        names = [channel.name for channel in case.channels]
        return moves.shares(case)[names.index(name)] if name in names else 0.0

    def turned(case: Scenario, share: float) -> Scenario:
        start, weighed = state.start(), _weighed(case)
        if share == round(exact(start), 3):
            share = exact(start)
        after = moves.with_share(weighed, index, share, start)
        if moves.budget(case):
            return after
        st.session_state["spends"] = moves.spends(after)
        return case

    def value(case: Scenario) -> float:
        return round(exact(_weighed(case)), 3)

    parameter = parameter_of("print.moved")  # a share of money, 0 to 100 %
    return Dial(
        f"share-{index}", text("page.simulator.share", channel=name), parameter, value, turned,
        explain=text("page.simulator.share_help"), told=tooltips.usual, whole=True,
    )  # fmt: skip


def _rates(text: Text, case: Scenario) -> list[Dial]:
    """From click to lead, and from lead to sale, over all channels."""
    return [_rate(text, case, "lead_rate"), _rate(text, case, "close_rate")]


def _rate(text: Text, case: Scenario, name: Rate) -> Dial:
    paths = tuple(f"channels.{index}.{name}" for index in range(len(case.channels)))

    def value(case: Scenario) -> float:
        return float(f"{moves.rate_of(_weighed(case), name):.3g}")

    def turned(case: Scenario, wanted: float) -> Scenario:
        again = moves.with_home_rates(case, name, state.start())
        if value(again) == wanted:
            return again
        return moves.with_spends(moves.with_rate(_weighed(case), name, wanted), moves.spends(case))

    return Dial(
        name.replace("_", "-"), text.name(paths[0]), parameter_of(paths[0]), value, turned, paths,
        text(f"page.simulator.{name}_help"), tooltips.each,
    )  # fmt: skip
