"""The tab that saves: where the open case stands, and as whose it is saved."""

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
        teams = sorted(visit.person().teams)
        if new and teams:
            none = text("keeping.team_none")
            st.selectbox(text("keeping.team"), ["", *teams], key=_TEAM, format_func=lambda team: team or none)
        words = text("keeping.save_new" if new else "keeping.save")
        st.form_submit_button(words, type="primary", key="keeping-save", on_click=_save)
    if new and not signin.is_wanted():
        markup.show(markup.remark(text("keeping.whose")))
    if bond is not None and bond.token:
        st.button(text("keeping.own_copy"), key="keeping-own", on_click=_own, help=text("keeping.own_copy_help"))


def _save() -> None:
    if _NAME in st.session_state:
        visit.call(st.session_state[_NAME])
    if doing.attempt(visit.save, st.session_state.get(_TEAM, "")) and visit.overtaken() is None:
        doing.close("keeping.told_saved")


def _own() -> None:
    visit.own_copy()
    doing.close("keeping.told_own")
