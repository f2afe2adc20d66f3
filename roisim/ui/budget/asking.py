"""What the reader wants of a split: a total, a goal, bounds and locks; kept as long as the channels are the same."""

from dataclasses import replace

import streamlit as st

from roisim.answers.budget import Wishes, limits_of
from roisim.answers.pot import Item, pot, today
from roisim.answers.splitting import GOALS
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.exhibits.budget import numbers, whole
from roisim.exhibits.budget.naming import Speech
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup
from roisim.ui.parts.fields import controlled, field, outdated

_KEPT = "budget-wishes"
_KEY = "page.budget.ask"


def kept(case: Scenario) -> Wishes:
    """The wishes of this visit for the channels of the case; none where they are others."""
    whose, found = st.session_state.get(_KEPT, ((), Wishes()))
    known: Wishes = found if whose == _whose(case) else Wishes()
    return known


def _keep(changed: Wishes) -> None:
    st.session_state[_KEPT] = (_whose(state.case()), changed)


def _whose(case: Scenario) -> tuple[str, ...]:
    return (*(channel.name for channel in case.channels), *(item.key for item in pot(case)), case.finance.currency)


def wishes(text: Text, case: Scenario) -> Wishes | None:
    """Ask for them; None where they contradict, which is said beside them."""
    speech, here = whole.speech_of(text, case), kept(case)
    wrong = _wrong(text, case, here)
    markup.show(markup.section(text(f"{_KEY}.title"), text(f"{_KEY}.remark")))
    with st.container(key="budget-ask"):
        _total(text, case, here)
        _said(wrong, "total")
        _goal(speech, here)
    with st.expander(text(f"{_KEY}.bounds"), key="budget-bounds", expanded=bool(set(wrong) - {"total"})):
        markup.show(markup.remark(text(f"{_KEY}.bounds_remark")))
        for item in pot(case):
            with st.container(key=f"budget-row-{item.key.replace('.', '-')}"):
                _row(speech, item, here)
                _said(wrong, item.key)
    return None if wrong else here


def _wrong(text: Text, case: Scenario, here: Wishes) -> dict[str, str]:
    """What contradicts, by where it is said."""
    try:
        limits_of(case, here)
    except CaseError as error:
        told = whole.worded(text, case, error)
        return {fault.path: text.fault(fault) for fault in told.faults}
    return {}


def _said(wrong: dict[str, str], at: str) -> None:
    if at in wrong:
        markup.show(markup.fault(wrong[at]))


def _total(text: Text, case: Scenario, here: Wishes) -> None:
    def take(written: str) -> None:
        now, asked = state.case(), kept(state.case())
        name = text(f"{_KEY}.total")
        total = numbers.monthly(text, now, written, name, numbers.total_of(now, asked)) if written.strip() else None
        _keep(replace(asked, total=total))

    shown = numbers.shown(text, case, sum(today(case)) if here.total is None else here.total)
    field("budget-total", text(f"{_KEY}.total"), shown, take, explain=text(f"{_KEY}.total_help"))


def _goal(speech: Speech, here: Wishes) -> None:
    text = speech.text
    key = controlled("budget-goal", here.goal)
    st.segmented_control(
        text(f"{_KEY}.goal"), GOALS, key=key, required=True, on_change=_choose_goal, args=(key,),
        format_func=lambda goal: text(f"page.budget.goal.{goal}"),
    )  # fmt: skip


def _choose_goal(key: str) -> None:
    if not outdated(key):
        _keep(replace(kept(state.case()), goal=st.session_state[key]))


def _row(speech: Speech, item: Item, here: Wishes) -> None:
    """The least, the most and the lock of an item."""
    for way in ("least", "most"):
        _bound(speech, item, here, way)
    key = controlled(f"budget-lock-{item.key.replace('.', '-')}", item.key in here.locked)
    label = speech.text(f"{_KEY}.lock_name", name=speech.name(item), amount=speech.monthly(item.today))
    st.checkbox(markup.markdown_safe(label), key=key, on_change=_lock, args=(key, item.key))


def _bound(speech: Speech, item: Item, here: Wishes, way: str) -> None:
    text, name = speech.text, speech.name(item)

    def take(written: str) -> None:
        asked = kept(state.case())
        rest = {place: amount for place, amount in getattr(asked, way) if place != item.key}
        if written.strip():
            rest[item.key] = numbers.monthly(text, state.case(), written, name, item.today)
        found = tuple(rest.items())
        _keep(replace(asked, least=found) if way == "least" else replace(asked, most=found))

    known = dict(getattr(here, way)).get(item.key)
    shown = "" if known is None else numbers.shown(text, speech.case, known)
    key, label = f"budget-{way}-{item.key.replace('.', '-')}", markup.markdown_safe(text(f"{_KEY}.{way}", item=name))
    field(
        key, label, shown, take,
        empty=text(f"{_KEY}.no_{way}"),
    )  # fmt: skip


def _lock(key: str, item: str) -> None:
    if not outdated(key):
        asked = kept(state.case())
        others = tuple(each for each in asked.locked if each != item)
        _keep(replace(asked, locked=(*others, item) if st.session_state[key] else others))
