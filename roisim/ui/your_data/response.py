"""What each channel truly brought: a quick answer at once, a careful one behind the page, and ranges to take over."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TypeVar

import streamlit as st

from roisim.answers.advance import Advance, Told
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.exhibits.your_data import responded, responding
from roisim.exhibits.your_data import response as told
from roisim.importers.found import Found
from roisim.measured import telling
from roisim.measured.response import Asked, Response, ask, quickly, thoroughly
from roisim.measured.response_prior import BELIEFS, Belief
from roisim.measured.response_rows import OUTCOMES, Outcome
from roisim.measured.response_table import Laid, laid, rows_of
from roisim.measured.suggestion import Suggestion
from roisim.text import Text
from roisim.ui import imported, shell, state
from roisim.ui.parts import behind, exhibits, markup, taking, whiskers
from roisim.ui.parts.fields import controlled, outdated
from roisim.ui.your_data import lifts

_NAME = "response"
Choice = TypeVar("Choice", Outcome, Belief)


def show(text: Text, case: Scenario, founds: Sequence[Found]) -> None:
    """All of it, or the sentence that says what is missing."""
    shell.section(text("page.your_data.response.section"), text("page.your_data.response.section_remark"))
    try:
        found = laid(case, founds)
        rows = rows_of(case, found, _choose(text, "measured", found.outcomes or OUTCOMES[:1]))
        belief = _choose(text, "belief", BELIEFS)
        lifts.ask(text, rows)
        question = ask(case, rows, lifts.kept(rows), belief)
        quick = quickly(question)
    except CaseError as error:
        behind.left(_NAME)
        for sentence in text.faults(error):
            markup.show(markup.remark(sentence))
        return
    _answer(text, case, question, quick, found)


def _choose(text: Text, what: str, options: Sequence[Choice]) -> Choice:
    """One of several, kept for the visit; asked for only where there are several."""
    chosen: Choice = st.session_state.get(f"response-{what}", options[0])
    chosen = chosen if chosen in options else options[0]
    if len(options) > 1:
        words = "choose" if what == "measured" else "believing"
        key = controlled(f"response-{what}-choice", chosen)
        st.segmented_control(
            text(f"page.your_data.response.{what}"), options, key=key, required=True, on_change=_keep, args=(what, key),
            format_func=lambda each: text(f"page.your_data.response.{words}.{each}"),
            help=text("page.your_data.response.belief_help") if what == "belief" else None,
        )  # fmt: skip
    return chosen


def _keep(what: str, key: str) -> None:
    if not outdated(key):
        st.session_state[f"response-{what}"] = st.session_state[key]


def _answer(text: Text, case: Scenario, question: Asked, quick: Response, found: Laid) -> None:
    """The careful answer where it is there, else the quick one and how far the other has come."""
    work = behind.asked(_NAME, question, partial(_carefully, question))
    answer = work.found or quick
    with st.container(key="response-state", gap="small"):
        markup.show(markup.remark(responding.state(text, answer)))
        behind.shown(work, text("page.your_data.response.better"))
    exhibit = told.brought(text, case, answer)
    exhibits.heading(exhibit, taking.picture(text, exhibit))
    markup.show(whiskers.lines(exhibit))
    exhibits.remarks(exhibit)
    if exhibit.table:
        exhibits.table(text, exhibit.key, exhibit.table)
    with st.container(key="response-curves"):
        for each in told.curves(text, case, answer):
            with st.container(key=each.key):
                exhibits.show(text, each)
    with st.container(key="response-numbers"):
        for number in responded.numbers(text, case, answer.suggestions(case, found.origins)):
            _number(text, number, careful=not answer.quick)


def _carefully(question: Asked, advance: Advance) -> Response:
    return thoroughly(question, Told(advance))


def _number(text: Text, number: responded.Number, careful: bool) -> None:
    """One number with both its ranges, and the way to take the new one over, once it is known well enough."""
    key = number.found.path.replace(".", "-")
    with st.container(key=f"response-number-{key}", gap="small"):
        markup.show(markup.html("<h3>{}</h3>", number.name))
        if number.whiskers:
            markup.show(whiskers.drawn(number.whiskers))
        markup.show(markup.remark(number.said))
        if number.whiskers and not number.found.taken and not imported.invented():
            st.button(text("page.your_data.response.number.take"), key=f"response-take-{key}", disabled=not careful,
                      on_click=_take, args=(number.found, number.name))  # fmt: skip


def _take(found: Suggestion, name: str) -> None:
    state.put(telling.taken_over(state.text(), state.case(), found, state.start(), date.today()))
    state.tell("page.your_data.response.number.told", name=name)
