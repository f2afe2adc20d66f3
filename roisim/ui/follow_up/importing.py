"""Key figures by month out of the files of the visit, each taken over with a button."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from roisim.cases.scenario import Scenario
from roisim.cases.seeing import with_actuals
from roisim.exhibits.follow_up import importing
from roisim.exhibits.follow_up.wording import measure_of
from roisim.folder import app_folder
from roisim.measured.by_month import ByMonth, by_month
from roisim.text import Text
from roisim.ui import imported, shell, state
from roisim.ui.follow_up import typing
from roisim.ui.parts import fields, markup
from roisim.ui.parts.markup import html

_KEPT = "data_by_month"


def show(text: Text, case: Scenario) -> None:
    """A line for each key figure, or why there is none."""
    founds = imported.founds()
    found = _found(case)
    shell.section(text("page.follow_up.import.title"))
    why = importing.why_none(text, case, bool(founds), found)
    if why or imported.invented():
        markup.show(markup.remark(why or text("page.follow_up.import.invented")))
    if not founds:
        page = str(app_folder() / "pages" / "your_data.py")
        st.page_link(page, label=text("page.follow_up.import.way"), query_params=state.address())
    for line in importing.lines(text, case, found):
        with st.container(key=f"follow-import-{line.kpi}", gap=None):
            markup.show(html('<p class="remark">{}</p>', markup.strong(line.said)) + markup.remark(line.about))
            st.button(
                markup.markdown_safe(line.button), key=f"follow-take-{line.kpi}", disabled=imported.invented(),
                on_click=partial(_take, line.kpi),
            )  # fmt: skip


def _found(case: Scenario) -> Sequence[ByMonth]:
    """What the files say, worked out again only when they, or when the plan runs, have changed."""
    founds = imported.founds()
    key = (tuple(map(id, founds)), case.finance)
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != key:
        kept = st.session_state[_KEPT] = (key, by_month(case, founds), founds)  # held, so that no id is used again
    found: Sequence[ByMonth] = kept[1]
    return found


def _take(kpi: str) -> None:
    """Take it over, as one step that can be undone."""
    case = state.case()
    each = next((each for each in _found(case) if each.kpi == kpi), None)
    if each is None or imported.invented():
        return
    fields.forget_all("follow-")
    state.put(with_actuals(case, each.actuals, each.until))
    typing.choose(kpi)
    state.tell("page.follow_up.import.taken", name=measure_of(state.text(), case, kpi).inside)
