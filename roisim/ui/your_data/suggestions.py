"""What own data suggest, line by line beside today's ranges, each with a button that takes it over."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from roisim.cases.scenario import Scenario
from roisim.exhibits.assumptions import register
from roisim.exhibits.your_data import suggestions
from roisim.exhibits.your_data.suggestions import Line
from roisim.importers.found import Found
from roisim.measured import telling
from roisim.measured.suggesting import suggested
from roisim.measured.suggestion import Suggestion
from roisim.paths import Path
from roisim.text import Text
from roisim.ui import imported, state
from roisim.ui.parts import exhibits, markup, whiskers
from roisim.ui.parts.markup import html, join

_KEPT = "data_suggested"


def show(text: Text, case: Scenario, founds: Sequence[Found]) -> None:
    """All of it; nothing where own data speak of no number."""
    found = _found(case, founds)
    if not found:
        return
    invented = imported.invented()
    exhibit = suggestions.suggestions(text, case, found, invented)
    exhibits.heading(exhibit)
    exhibits.remarks(exhibit)
    with st.container(key="suggested", gap=None):
        for line in suggestions.lines(text, case, found):
            _line(line, invented)
    _refused(text, case, found)
    if exhibit.table:
        exhibits.table(text, exhibit.key, exhibit.table)


def _found(case: Scenario, founds: Sequence[Found]) -> tuple[Suggestion, ...]:
    """What is suggested, worked out again only when files or case have changed."""
    key = (tuple(map(id, founds)), case.question)
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != key:
        kept = st.session_state[_KEPT] = (key, suggested(case, founds), founds)  # held, so that no id is used again
    found: tuple[Suggestion, ...] = kept[1]
    return found


def _line(line: Line, invented: bool) -> None:
    key = line.path.replace(".", "-")
    with st.container(key=f"suggested-{key}", gap=None):
        markup.show(html(
            '<div class="suggested"><h3>{} <small>{}</small></h3>{}<p class="behind"><b>{}</b> {}</p>{}</div>',
            line.name, line.unit, whiskers.drawn(line.ranges), line.weight, line.source,
            join(html('<p class="remark">{}</p>', each) for each in line.remarks),
        ))  # fmt: skip
        st.button(line.button, key=f"take-{key}", disabled=line.taken or invented, on_click=_take, args=(line.path,))


def _refused(text: Text, case: Scenario, found: Sequence[Suggestion]) -> None:
    told = suggestions.refused(text, case, found)
    if told:
        markup.show(html('<ul class="data-left">{}</ul>', join(html("<li>{}</li>", each) for each in told)))


def _take(path: Path) -> None:
    """Take a suggestion over, as one step that can be undone."""
    text, case = state.text(), state.case()
    each = next((each for each in _found(state.asked(), imported.founds()) if each.path == path), None)
    if each is None or each.suggested is None or imported.invented():
        return
    state.put(telling.taken_over(text, case, each, state.start(), date.today()))
    state.tell("page.your_data.suggestions.done", name=register.name(text, case, path))
