"""What to find out: the picture, then the list in which a number that was found out is filled in, then the tables."""

import streamlit as st

from roisim.answers.learning import Learning
from roisim.cases.scenario import Scenario
from roisim.exhibits.measure_first import finding
from roisim.exhibits.measure_first.finding import BEST, Line, Place
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import exhibits, fields, markup, ranges, taking
from roisim.ui.parts.markup import html


def show(text: Text, case: Scenario, found: Learning) -> None:
    """Picture and list side by side, and the groups under the picture; on a phone the list comes before them."""
    exhibit = finding.found_out(text, case, found)
    with st.container(key="measure-find"):
        with st.container(key="measure-picture"):
            exhibits.heading(exhibit, taking.picture(text, exhibit))
            exhibits.picture(exhibit)
            exhibits.remarks(exhibit)
            if exhibit.table:
                exhibits.table(text, exhibit.key, exhibit.table)
        with st.container(key="measure-list"):
            _list(text, case, found)
        with st.container(key="measure-together"):
            exhibits.show(text, finding.together(text, case, found))


def _list(text: Text, case: Scenario, found: Learning) -> None:
    shell.section(text("page.measure_first.find.list"), text("page.measure_first.find.list_help"))
    every = bool(st.session_state.get("find_all"))
    with st.container(key="find-lines", gap=None):
        for line in finding.lines(text, case, found)[: None if every else BEST]:
            _line(text, line)
    if not every and len(found.numbers) > BEST:
        st.button(finding.rest(text, found), key="find-more", on_click=_all)


def _all() -> None:
    st.session_state["find_all"] = True


def _line(text: Text, line: Line) -> None:
    paths = tuple(place.path for place in line.places)
    key = paths[0].replace(".", "-")
    with st.container(key=f"find-{key}", gap=None):
        with st.container(key=f"find-said-{key}", gap=None):
            if st.button(markup.markdown_safe(line.name), key=f"find-open-{key}", type="tertiary"):
                ranges.edit(paths)
            worth = html('<p class="worth{}">{}</p>', "" if line.told else " untold", line.worth)
            markup.show(worth + (markup.remark(line.remark) if line.remark else markup.NOTHING))
        for place in line.places:
            _place(text, place)


def _place(text: Text, place: Place) -> None:
    """What is said of a number now, and the field for one's own."""
    key = place.path.replace(".", "-")
    with st.container(key=f"find-place-{key}", gap=None):
        markup.show(html(
            '<p class="now"><b>{}</b> <span>{}</span><br><span class="voucher {}">{}</span> {}</p>',
            place.now, place.span, place.voucher, place.vouched, place.source,
        ))  # fmt: skip
        fields.of_estimate(text, place.path, key=f"find-own-{key}", named=place.own)
