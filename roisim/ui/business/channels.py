"""The advertising channels: what each is called and spends, what its clicks cost, and the rest of it behind a fold."""

from dataclasses import replace

import streamlit as st

from roisim import cases
from roisim.cases.groups import Channel
from roisim.cases.scenario import MAX_CHANNELS, Scenario
from roisim.exhibits.business.channels import results
from roisim.text import Text
from roisim.ui import state
from roisim.ui.business import months, taking
from roisim.ui.parts import fields, markup
from roisim.ui.parts.fields import field

_OTHER = "Other"  # the channel for all that is not known by name
_MORE = ("close_rate", "new_share", "value")


def show(text: Text) -> None:
    """Each channel; more can be added, with sourced defaults."""
    case = state.case()
    for index, (channel, said) in enumerate(zip(case.channels, results(text, state.asked()), strict=True)):
        _channel(text, index, channel, said)
    if not case.channels:
        markup.show(markup.remark(text("page.business.no_channels")))
    if len(case.channels) < MAX_CHANNELS:
        _add(text, case)


def _channel(text: Text, index: int, channel: Channel, said: str) -> None:
    def rename(written: str) -> None:
        taking.take(text.name("channels.name"), _with(index, name=written.strip()))

    with st.container(key=f"channel-{index}", gap="small"):
        with st.container(key=f"channel-head-{index}", horizontal=True, vertical_alignment="top", gap="small"):
            with st.container(gap=None):
                field(f"name-{index}", text.name("channels.name"), channel.name, rename)
            with st.container(gap=None):
                fields.of_estimate(text, f"channels.{index}.spend", key=f"spend-{index}")
            remove = text("page.business.remove")
            which = markup.markdown_safe(text("page.business.remove_which", name=channel.name))
            st.button(remove, key=f"remove-{index}", on_click=_remove, args=(index,), help=which)
        markup.show(markup.remark(said, "result"))
        fold = st.expander(text("page.business.more"), key=f"more-{index}", on_change="rerun")
        if fold.open:
            with fold:
                _more(text, index, channel)


def _more(text: Text, index: int, channel: Channel) -> None:
    """What most never touch."""

    def bid(written: str) -> None:
        taking.take(text.name("channels.auction"), _with(index, auction=written.strip()))

    with st.container(key=f"more-of-{index}"):
        for name in _MORE:
            with st.container(gap=None):
                fields.of_estimate(text, f"channels.{index}.{name}", key=f"{name}-{index}")
        with st.container(gap=None):
            field(
                f"auction-{index}", text.name("channels.auction"), channel.auction, bid,
                explain=text.explain("channels.auction"), empty=channel.bids_in,
            )  # fmt: skip
        months.window(text, "channels", index)


def _with(index: int, **changed: object) -> Scenario:
    return taking.with_row("channels", index, **changed)


def _remove(index: int) -> None:
    case = state.case()
    name = case.channels[index].name
    st.session_state["faulty"] = {}
    state.put(replace(case, channels=case.channels[:index] + case.channels[index + 1 :]))
    state.tell("page.business.removed", name=name)


def _add(text: Text, case: Scenario) -> None:
    taken = {channel.name.casefold() for channel in case.channels}
    known = [
        channel.name
        for channel in cases.default_channels(case.finance.currency)
        if channel.name == _OTHER or channel.name.casefold() not in taken
    ]
    with st.container(key="add-channel", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            text("page.business.add_which"), known, key="new-channel",
            format_func=lambda name: text("page.business.other_channel") if name == _OTHER else name,
        )  # fmt: skip
        st.button(text("page.business.add"), key="add", on_click=_added)


def _added() -> None:
    """Add the chosen channel, with the preset's numbers if it has them, and no budget yet."""
    case, chosen = state.case(), st.session_state["new-channel"]
    taken = {channel.name.casefold() for channel in case.channels}
    name = taking.free(state.text()("page.business.other_channel"), taken) if chosen == _OTHER else chosen
    found = cases.channel_start(name, state.start())
    if found is not None and name.casefold() not in taken and len(case.channels) < MAX_CHANNELS:
        unspent = cases.default_channels(case.finance.currency)[-1].spend
        state.put(replace(case, channels=(*case.channels, replace(found, spend=unspent))))
