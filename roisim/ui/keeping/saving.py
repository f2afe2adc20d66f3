"""The tab that saves: where the open case stands, and as whose it is saved."""

from collections.abc import Callable

import streamlit as st

from roisim.exhibits.keeping import standing
from roisim.text import Text
from roisim.ui import signin, state
from roisim.ui.keeping import bonds, doing, visit
from roisim.ui.parts import markup

_NAME, _TEAM = "keeping-name", "keeping-team"


def show(text: Text) -> None:
    """Whether the case is saved, and the button that saves it."""
    bond = bonds.of(state.desk())
    said = standing.standing(text, state.case(), bond.kept if bond else None, visit.zone())
    markup.show(markup.html("<p>{}</p>", said))
    if bond is not None and not bond.may_write:
        markup.show(markup.remark(text("keeping.reads")))
    new = bond is None or not bond.may_write
    with st.form("keeping-form", border=False):
        if not signin.is_wanted():
            st.text_input(
                text("keeping.your_name"),
                visit.name(),
                key=_NAME,
                max_chars=80,
                help=text("keeping.your_name_help"),
            )
        if new:
            _team(text, "", _TEAM)
        words = text("keeping.save_new" if new else "keeping.save")
        st.form_submit_button(words, type="primary", key="keeping-save", on_click=_save)
    if new and not signin.is_wanted():
        markup.show(markup.remark(text("keeping.whose")))
    if bond is not None and bond.kind == "own":
        _team(text, bond.kept.team, f"{_TEAM}-of-{bond.kept.case_id}", on_change=_give)
    if bond is not None and bond.token:
        st.button(text("keeping.own_copy"), key="keeping-own", on_click=_own, help=text("keeping.own_copy_help"))


def _team(text: Text, team: str, key: str, on_change: Callable[[], None] | None = None) -> None:
    """Whose case it is, of those whose it can be; nothing where no one has teams."""
    teams = sorted(visit.person().teams | {team} - {""})
    if teams:
        choices, none = ["", *teams], text("keeping.team_none")
        st.selectbox(
            text("keeping.team"), choices, choices.index(team), key=key, format_func=lambda each: each or none,
            on_change=on_change,
        )  # fmt: skip


def _give() -> None:
    bond = bonds.of(state.desk())
    if bond is not None:
        doing.attempt(visit.give, st.session_state[f"{_TEAM}-of-{bond.kept.case_id}"])


def _save() -> None:
    if _NAME in st.session_state:
        visit.call(st.session_state[_NAME])
    if doing.attempt(visit.save, st.session_state.get(_TEAM, "")) and visit.overtaken() is None:
        doing.close("keeping.told_saved")


def _own() -> None:
    visit.own_copy()
    doing.close("keeping.told_own")
