"""What came back, in pictures and tables, and how it is worked out."""

from collections.abc import Sequence

import streamlit as st

from roisim.cases.scenario import Scenario
from roisim.exhibits.your_data import joining, returned
from roisim.importers.found import Found
from roisim.measured.lead_value import LeadValue, lead_value
from roisim.text import Text
from roisim.ui.parts import exhibits, markup
from roisim.ui.parts.markup import html, join

_KEPT = "data_joined"


def joined(case: Scenario, founds: Sequence[Found]) -> LeadValue:
    """What the files come to, worked out again only when they, or what the case says of money, have changed."""
    key = (tuple(map(id, founds)), case.finance.currency, case.funnel.lead_cost, case.company.margin,
           case.company.order_value)  # fmt: skip
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != key:
        kept = st.session_state[_KEPT] = (key, lead_value(case, founds), founds)  # held, so that no id is used again
    found: LeadValue = kept[1]
    return found


def show(text: Text, case: Scenario, found: LeadValue) -> None:
    """Pictures and tables by source, channel, campaign and month; then how it is worked out."""
    for exhibit in returned.exhibits(text, found):
        with st.container(key=f"shown-{exhibit.key}"):
            exhibits.show(text, exhibit)
    lines = joining.lines(text, case, found)
    if lines:
        with st.expander(text("page.your_data.how"), key="data-how", expanded=True):
            markup.show(html('<ul class="data-how">{}</ul>', join(html("<li>{}</li>", line) for line in lines)))
