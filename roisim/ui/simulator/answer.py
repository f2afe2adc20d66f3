"""The answer side of the Simulator: what is asked, the decision in words, the cards, two pictures, the rest folded."""

import streamlit as st

from roisim.answers.result import Result
from roisim.exhibits.saying import plainly
from roisim.exhibits.simulator import asides, cards, cumulative, decision, ladder, yearly_table
from roisim.exhibits.simulator import head as heads
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import exhibits, formulas, markup, taking


def head(text: Text, result: Result) -> None:
    """Whose case it is and what is asked, the decision line, the four cards; on a phone the answer in a bar."""
    over = heads.head(text, result)
    markup.show(
        markup.html(
            '<section class="answer" aria-live="polite"><p class="asked"><strong>{}</strong> <span>{}</span></p>'
            '<p class="decision">{}</p><p class="hinge">{}</p>{}</section>{}',
            over.title, over.asked, markup.strong(decision.decision(text, result)), decision.hangs_on(text, result),
            markup.cards(cards.cards(text, result)), _bar(text, over.short),
        )
    )  # fmt: skip


def _bar(text: Text, short: str) -> markup.Markup:
    """The answer in a line at the foot of a phone, which the section above says whole; and the way to and fro."""
    return markup.html(
        '<div class="bar"><p aria-hidden="true">{}</p><button type="button" data-to="controls">{}</button>'
        '<button type="button" data-to="first">{}</button></div>',
        markup.strong(short), text("page.simulator.change"), text("page.simulator.to_answer"),
    )  # fmt: skip


def over_time(text: Text, result: Result) -> None:
    """The cumulative picture under its conclusion."""
    exhibits.show(text, cumulative.over_time(text, result))


def in_steps(text: Text, result: Result) -> None:
    """The ladder under its conclusion; of a plan that does nothing, the conclusion alone."""
    found = ladder.in_steps(text, result)
    if found.picture is None:
        shell.section(found.title)
        return
    exhibits.show(text, found)


def more(text: Text, result: Result) -> None:
    """What else there is to know, for those who ask."""
    found = list(asides.asides(text, result))
    if found:
        with st.expander(text("page.simulator.more"), key="more"):
            lines = markup.join(markup.html("<p>{}</p>", markup.strong(aside)) for aside in found)
            markup.show(markup.html('<div class="asides">{}</div>', lines))


def years(text: Text, result: Result) -> None:
    """The yearly table, which adds up in averages alone."""
    table = yearly_table.years(text, result).table
    if table:
        with st.expander(plainly(text, result.scenario)("page.yearly.open"), key="years"):
            markup.show(
                markup.table(table, text("page.table.all")) + taking.table(text) + formulas.alone(text, "years")
            )
