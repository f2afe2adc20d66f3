"""Invest or stand aside: what one would regret, and how little can be lost by trying."""

from functools import partial
from html import escape

import streamlit as st

from roisim.answers.fans import Spread
from roisim.answers.pilot import Pilot, PilotTo, most_lost
from roisim.answers.regret import CHOICES, TURNS, Cell, Choice, Regret, Turn, regret
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits.simulator import decision
from roisim.text import Text
from roisim.ui.ignorance import standing_aside as head
from roisim.ui.ignorance.dimensions import present_value
from roisim.ui.parts import exhibits
from roisim.ui.parts.fields import controlled, outdated

_ALIKE = 0.05  # of the larger regret: a smaller difference decides nothing


# --- regret ---


def regretted(text: Text, result: Result) -> None:
    """The regret table under its conclusion."""
    case, found = result.scenario, regret(result)
    money = partial(text.money, currency=case.finance.currency)
    measure = text("page.ignorance.regret.measure", pv=present_value(text, case))
    st.html(
        f"{exhibits.header(_rued(text, found, case), measure)}"
        f"{_table(text, found, case)}"
        f'<p class="remark">{escape(text("page.ignorance.regret.difference", worth=money(found.worth)))}</p>'
    )
    exhibits.download(text, "regret", columns(text), lambda: as_rows(text, found))


def _rued(text: Text, found: Regret, case: Scenario) -> str:
    """Which choice one would regret less on average."""
    regrets = {choice: found.expected(choice) for choice in CHOICES}
    if not any(regrets.values()):
        return text("page.ignorance.regret.none")
    money = partial(text.money, currency=case.finance.currency)
    worse = max(regrets, key=lambda choice: regrets[choice])
    even = abs(found.worth) < _ALIKE * regrets[worse]
    amounts = {choice: money(amount) for choice, amount in regrets.items()}
    return text(f"page.ignorance.regret.{'even' if even else worse}", **amounts)


def _turn(text: Text, found: Regret, turn: Turn) -> tuple[str, str]:
    """How it turned out, and how often."""
    often = text("page.ignorance.regret.all_cases") if turn == "all" else _often(text, found.share(turn))
    return text(f"page.ignorance.regret.{turn}"), often


def _often(text: Text, share: float) -> str:
    """In how many cases; of none and of all it is said outright."""
    known = {0.0: "in_none", 1.0: "in_every"}.get(share)
    return text(f"page.ignorance.regret.{known}") if known else text.of_ten(share)


def _table(text: Text, found: Regret, case: Scenario) -> str:
    """Choices by how it turned out; on a phone each choice is a block with a line an outcome."""
    turns = {turn: _turn(text, found, turn) for turn in TURNS}
    names = "".join(
        f'<th scope="col">{escape(how)}<small>{escape(often)}</small></th>' for how, often in turns.values()
    )
    lines = "".join(
        f'<tr><th scope="row">{escape(text(f"page.ignorance.regret.{choice}_row"))}</th>'
        + "".join(_cell(text, found.cells[choice][turn], turns[turn], case) for turn in TURNS)
        + "</tr>"
        for choice in CHOICES
    )
    caption, corner = text("page.ignorance.regret.caption"), text("page.ignorance.regret.choice")
    return (
        f'<table class="regret"><caption class="unseen">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">{escape(corner)}</th>{names}</tr></thead><tbody>{lines}</tbody></table>'
    )


def _cell(text: Text, cell: Cell, turn: tuple[str, str], case: Scenario) -> str:
    how = escape(f"{turn[0]} ({turn[1]})")
    if cell.regret is None:
        return f'<td data-column="{how}"><small>{escape(text("page.ignorance.regret.never"))}</small></td>'
    money = partial(text.money, currency=case.finance.currency)
    low, high = money(cell.outcome.q05), money(cell.outcome.q95)
    span = text("page.ignorance.regret.span", low=low, high=high) if low != high else ""
    rue = text("page.ignorance.regret.rue", amount=money(cell.regret))
    rued = f'<em class="{"rue" if cell.regret else "right"}">{escape(rue if cell.regret else _no_regret(text))}</em>'
    return f'<td data-column="{how}"><b>{escape(money(cell.outcome.mean))}</b><small>{escape(span)}</small>{rued}</td>'


def _no_regret(text: Text) -> str:
    return text("page.ignorance.regret.rue_none")


def columns(text: Text) -> list[str]:
    columns = ("choice", "file_turn", "file_share", "file_mean", "file_low", "file_high", "file_regret")
    return [text(f"page.ignorance.regret.{column}") for column in columns]


def as_rows(text: Text, found: Regret) -> list[list[str | float | None]]:
    return [_line(text, found, choice, turn) for choice in CHOICES for turn in TURNS]


def _line(text: Text, found: Regret, choice: Choice, turn: Turn) -> list[str | float | None]:
    cell = found.cells[choice][turn]
    names: list[str | float | None] = [text(f"page.ignorance.regret.{key}") for key in (f"{choice}_row", turn)]
    return [*names, found.share(turn), cell.outcome.mean, cell.outcome.q05, cell.outcome.q95, cell.regret]


# --- the cap ---


def capped(text: Text, result: Result) -> None:
    """What is lost at most if the plan is stopped after some months, against the whole plan."""
    case = result.scenario
    if result.roi.q50 is None:
        st.html(exhibits.header(text("page.ignorance.pilot.none")))
        return
    month = head.gate(case)
    found = result[PilotTo(month)]
    facts = _facts(text, result, found)
    measure = text("page.ignorance.pilot.measure", pv=present_value(text, case))
    title = text(f"page.ignorance.pilot.{_kind(found, result.npv)}", **facts)
    st.html(exhibits.header(title, measure))
    _ask(text, case, month)
    st.html(_cards(text, facts) + f'<p class="remark">{escape(_lingers(text, result, found))}</p>')


def _facts(text: Text, result: Result, found: Pilot) -> dict[str, str]:
    terms = result.scenario.finance
    money = partial(text.money, currency=terms.currency)
    return {
        "gate": text(f"page.ignorance.gate.{found.gate}"), "within": decision.horizon(text, terms.months),
        "most": money(found.most_lost), "whole": money(most_lost(result.npv)), "spent": money(found.cost.mean),
    }  # fmt: skip


def _kind(found: Pilot, whole: Spread) -> str:
    if not found.most_lost:
        return "nothing"
    return "lost" if found.most_lost < most_lost(whole) else "no_help"


def _ask(text: Text, case: Scenario, month: int) -> None:
    key = controlled("gate-at", month)
    st.segmented_control(
        text("page.ignorance.pilot.ask"), head.gates(case), key=key, required=True, on_change=_chosen, args=(key,),
        format_func=lambda each: text("page.ignorance.pilot.option", count=each),
    )  # fmt: skip


def _chosen(key: str) -> None:
    if not outdated(key):
        st.session_state["gate"] = st.session_state[key]


def _cards(text: Text, facts: dict[str, str]) -> str:
    """The three numbers: stopped, the whole plan, and what is spent by the stop."""
    cards = (("stopped", facts["most"]), ("whole", facts["whole"]), ("spent", facts["spent"]))
    said = "".join(
        f"<div><dt>{escape(text(f'page.ignorance.pilot.{name}', **facts))}</dt><dd><b>{escape(value)}</b>"
        f"<small>{escape(text(f'page.ignorance.pilot.{name}_remark'))}</small></dd></div>"
        for name, value in cards
    )
    return f'<dl class="cards pilot">{said}</dl>'


def _lingers(text: Text, result: Result, found: Pilot) -> str:
    terms = result.scenario.finance
    left = most_lost(found.worth)
    stopped, whole, most = (text.money(mean, terms.currency) for mean in (found.worth.mean, result.npv.mean, left))
    lingers = text(f"page.ignorance.pilot.{'lingers' if left else 'lingers_nothing'}", most=most)
    return f"{lingers} {text('page.ignorance.pilot.ends_gain', stopped=stopped, whole=whole)}"
