"""The advertising channels: chosen from those known, each with its budget, and the rest of it behind a fold."""

from dataclasses import replace

import streamlit as st

from roisim import cases
from roisim.cases import ten_numbers
from roisim.cases.groups import Channel
from roisim.cases.scenario import MAX_CHANNELS, Scenario
from roisim.exhibits.business import channels as said_of
from roisim.exhibits.business.ten import budget
from roisim.text import Text
from roisim.ui import state
from roisim.ui.business import months, renaming, taking, ten
from roisim.ui.parts import fields, markup
from roisim.ui.parts.fields import controlled, field, outdated

_MORE = ("close_rate", "new_share", "value")


def show(text: Text) -> None:
    """Which there are, and what each spends."""
    case = state.case()
    markup.show(markup.remark(text("ten.channels"), "ask"))
    _choice(text, case)
    for index, (channel, said) in enumerate(zip(case.channels, said_of.results(text, state.asked()), strict=True)):
        with st.container(key=f"channel-{index}", gap=None):
            _channel(text, index, channel, said)
    if not case.channels:
        markup.show(markup.remark(text("page.business.no_channels")))


def _choice(text: Text, case: Scenario) -> None:
    """Every channel known and every one of the case; one click takes it in or leaves it out."""
    chosen = [channel.name for channel in case.channels]
    key = controlled("channels", chosen)
    with st.container(key="channel-choice", horizontal=True, vertical_alignment="center", gap="small"):
        st.pills(
            text("ten.channel_which"), said_of.known(case), selection_mode="multi", key=key, on_change=_choose,
            args=(key,), format_func=markup.markdown_safe, label_visibility="collapsed", wrap=True,
        )  # fmt: skip
        full = len(case.channels) >= MAX_CHANNELS
        st.button(text("channel.another"), key="add", type="tertiary", on_click=_another,
                  disabled=full)  # fmt: skip
    if full:
        markup.show(markup.remark(text("channel.full", count=MAX_CHANNELS)))


def _choose(key: str) -> None:
    """Take in what was chosen; leave out what no longer is, and say so."""
    if outdated(key):
        return
    case, wanted = state.case(), list(st.session_state[key])
    gone = [channel.name for channel in case.channels if channel.name not in wanted]
    case = replace(case, channels=tuple(channel for channel in case.channels if channel.name in wanted))
    names = [channel.name for channel in case.channels]
    for name in (name for name in wanted if name not in names):
        case = _with(case, name)
    if gone:
        st.session_state["faulty"] = {}
    state.put(case)
    if gone:
        state.tell("page.business.removed", name=said_of.listed(state.text(), gone))


def _another() -> None:
    """Add one of a name of its own."""
    case = state.case()
    taken = {channel.name.casefold() for channel in case.channels}
    state.put(_with(case, taking.free(state.text()("page.business.other_channel"), taken)))


def _with(case: Scenario, name: str) -> Scenario:
    """The case with a channel more, with the preset's numbers if it has them, and no budget yet."""
    found = cases.channel_start(name, state.start())
    if found is None or len(case.channels) >= MAX_CHANNELS:
        return case
    unspent = cases.default_channels(case.finance.currency)[-1].spend
    return replace(case, channels=(*case.channels, replace(found, spend=unspent)))


def _channel(text: Text, index: int, channel: Channel, said: str) -> None:
    row = budget(text, state.case(), index)
    ten.number(text, ten_numbers.spend(index), row.ask, row.shown, key=f"spend-{index}")
    markup.show((markup.remark(row.below, "below") if row.below else markup.Markup()) + markup.remark(said, "result"))
    renaming.question(text, index)
    fold = st.expander(text("page.business.more"), key=f"more-{index}", on_change="rerun")
    if fold.open:
        with fold:
            _more(text, index, channel)


def _more(text: Text, index: int, channel: Channel) -> None:
    """What most never touch."""

    def bid(written: str) -> None:
        taking.take(text.name("channels.auction"), taking.with_row("channels", index, auction=written.strip()))

    with st.container(key=f"more-of-{index}"):
        with st.container(gap=None):
            renaming.name(text, index)
        for name in _MORE:
            with st.container(gap=None):
                fields.of_estimate(text, f"channels.{index}.{name}", key=f"{name}-{index}")
        with st.container(gap=None):
            field(
                f"auction-{index}", text.name("channels.auction"), channel.auction, bid,
                explain=text.explain("channels.auction"), empty=channel.bids_in,
            )  # fmt: skip
        months.window(text, "channels", index)
