"""The tab of one's own saved cases, and those of one's teams."""

import streamlit as st

from roisim.exhibits.keeping import standing
from roisim.store.kept import Listed
from roisim.text import Text
from roisim.ui import signin
from roisim.ui.keeping import doing, visit
from roisim.ui.parts import markup

_FORGET = "keeping_forget"


def begin() -> None:
    """The dialog opens: nothing is to be forgotten."""
    st.session_state.pop(_FORGET, None)


def show(text: Text) -> None:
    """The list, and what can be done with each."""
    from roisim.store import saving

    found = saving.listed(visit.store(), visit.person())
    if not found:
        markup.show(markup.remark(text("keeping.mine_none")))
        return
    markup.show(markup.remark(text("keeping.mine_team" if signin.is_wanted() else "keeping.mine_browser")))
    for listed in found:
        _listed(text, listed)


def _listed(text: Text, listed: Listed) -> None:
    line = markup.html(
        "<p><b>{}</b><br><small>{} {}</small></p>",
        standing.title_of(text, listed), standing.saved_by(text, listed, visit.zone()), listed.team,
    )  # fmt: skip
    with st.container(key=f"kept-mine-{listed.case_id}", horizontal=True, vertical_alignment="center"):
        markup.show(line)
        st.button(text("keeping.open"), key=f"mine-open-{listed.case_id}", on_click=_open, args=(listed,))
        if st.session_state.get(_FORGET) == listed.case_id:
            st.button(
                text("keeping.forget_sure"),
                key=f"mine-sure-{listed.case_id}",
                type="primary",
                on_click=_forget,
                args=(listed,),
            )
        else:
            st.button(
                text("keeping.forget"),
                key=f"mine-forget-{listed.case_id}",
                type="tertiary",
                on_click=_ask,
                args=(listed.case_id,),
            )


def _open(listed: Listed) -> None:
    if doing.attempt(visit.open_mine, listed):
        doing.close("keeping.told_open")


def _ask(case_id: str) -> None:
    st.session_state[_FORGET] = case_id


def _forget(listed: Listed) -> None:
    st.session_state.pop(_FORGET, None)
    left = False

    def forget() -> None:
        nonlocal left
        left = visit.forget(listed)

    if doing.attempt(forget) and left:
        doing.close("keeping.told_forgotten")
