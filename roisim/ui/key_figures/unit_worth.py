"""What one of each is worth, what rests on awareness and relation, and ROE: shown below the value chains."""

import streamlit as st

from roisim.answers.result import Result
from roisim.exhibits.exhibit import Card, Exhibit
from roisim.exhibits.key_figures import unit_costs, unit_worth
from roisim.folder import app_folder
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.parts import exhibits, markup, taking, whiskers
from roisim.ui.parts.markup import Markup, html


def show(text: Text, result: Result) -> None:
    """The worth of one of each, beside what it costs; what rests on awareness and relation; ROE; the table."""
    worth = unit_worth.worths(text, result)
    markup.show(html('<div class="new-part">{}<dl class="worths">{}</dl></div>', _head(text, worth), _worths(worth)))
    beside = [
        html("<section>{}{}</section>", _head(text, each), whiskers.lines(each))
        for each in (unit_costs.leads(text, result), unit_costs.customers(text, result))
    ]
    markup.show(html('<div class="beside"><div>{}</div></div>', markup.join(beside)))
    shell.section(text("page.unit_worth.resting.title"), text("page.unit_worth.resting.remark"))
    rests, engagement = unit_worth.rests(text, result), unit_worth.engagement(text, result)
    markup.show(html('<div class="rests">{}{}{}</div>', _head(text, rests), whiskers.lines(rests), _plain(rests)))
    markup.show(html('<div class="engagement new-part">{}{}</div>', _head(text, engagement), _plain(engagement)))
    method = app_folder() / "pages" / "method.py"
    st.page_link(str(method), label=text("page.unit_worth.roe.method"), query_params=state.address())
    if worth.table:
        exhibits.table(text, worth.key, worth.table)


def _head(text: Text, exhibit: Exhibit) -> Markup:
    return markup.header(exhibit.title, exhibit.measure, taken=taking.picture(text, exhibit))


def _plain(exhibit: Exhibit) -> Markup:
    return markup.join(markup.remark(sentence, "plain") for sentence in exhibit.remarks)


def _worths(exhibit: Exhibit) -> Markup:
    return markup.join(map(_worth, exhibit.cards))


def _worth(card: Card) -> Markup:
    """Name, middle case, range, and a line on what it means."""
    period = html(" <small>{}</small>", card.period) if card.period else ""
    return html(
        '<div><dt>{}</dt><dd class="value">{}{}</dd><dd class="span">{}</dd><dd class="why">{}</dd></div>',
        markup.named(card), card.value, period, *card.remarks,
    )  # fmt: skip
