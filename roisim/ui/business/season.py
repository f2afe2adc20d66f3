"""The season: twelve numbers pasted in, seen as bars, and one click back to none."""

from dataclasses import replace

import streamlit as st

from roisim.cases import seasons
from roisim.cases.groups import FLAT, TwelveMonths
from roisim.errors import CaseError, Fault
from roisim.exhibits.business import season
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import fields, markup
from roisim.ui.parts.fields import controlled, outdated
from roisim.ui.parts.markup import html, join

_KEY = "season"
_ROWS = 68  # pixels, the least that Streamlit draws
_LONGEST = 1000


def show(text: Text) -> None:
    """What it is, and a field for another."""
    case, fault = state.case(), fields.refused(_KEY)
    _bars(text)
    written = fault[0] if fault else season.line(text, case)
    key = controlled(f"field-{_KEY}", written)
    st.text_area(
        text("season.field"), key=key, height=_ROWS, max_chars=_LONGEST, placeholder=text("season.empty"),
        on_change=_typed, args=(key,), label_visibility="collapsed",
    )  # fmt: skip
    if fault:
        markup.show(markup.fault(fault[1]))
        _offer(text, fault[0])
    if case.company.season != FLAT:
        st.button(text("season.none"), key="no-season", on_click=_put, args=(FLAT,))


def _bars(text: Text) -> None:
    found = season.months(text, state.case())
    if not found:
        markup.show(markup.remark(text("season.flat")))
        return
    bars = join(
        html(
            '<li><i style="--part:{:.3f}" aria-hidden="true"></i><b>{}</b><span title="{}">{}</span></li>',
            month.height, month.value, month.name, month.short,
        )
        for month in found
    )  # fmt: skip
    markup.show(html('<ol class="season" aria-label="{}">{}</ol>', text("season.seen"), bars))


def _offer(text: Text, written: str) -> None:
    """Where the twelve are orders or per cent: divide them by their average, in one click."""
    offered = season.offer(text, written)
    if offered:
        st.button(offered, key="divide", type="primary", on_click=_divide, args=(written,))


def _divide(written: str) -> None:
    _put(seasons.indexed(seasons.read(written, state.language()).months))


def _put(months: TwelveMonths) -> None:
    fields.forget(_KEY)
    state.put(replace(state.case(), company=replace(state.case().company, season=months)))


def _typed(key: str) -> None:
    if not outdated(key):
        fields.typed(_KEY, st.session_state[key], _take)


def _take(written: str) -> None:
    """The twelve, or none; CaseError with what is wrong, an average that is not 1 among it."""
    if not written.strip():
        _put(FLAT)
        return
    found = seasons.read(written, state.language())
    if not found.is_index:
        facts = {"mean": season.mean(state.language(), written)}
        raise CaseError(Fault("company.season", "season_mean", **facts))
    _put(found.months)
