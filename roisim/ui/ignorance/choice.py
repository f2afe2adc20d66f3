"""Invest or stand aside: the table of regret, and how little can be lost by trying."""

from roisim.answers.result import Result
from roisim.exhibits.ignorance.pilot import pilot
from roisim.exhibits.ignorance.regret import Outcome, Regretted, regret
from roisim.text import Text
from roisim.ui.ignorance import gate
from roisim.ui.parts import exhibits, markup, taking
from roisim.ui.parts.markup import Markup, html


def regretted(text: Text, result: Result) -> None:
    """The regret table under its conclusion."""
    found = regret(text, result)
    exhibit = found.exhibit
    remarks = markup.join(map(markup.remark, exhibit.remarks))
    head = markup.header(exhibit.title, exhibit.measure, taken=taking.picture(text, exhibit))
    markup.show(head + _table(found) + remarks + _taken(text, found))
    if exhibit.table and exhibit.table.exact:
        exhibits.download(text, exhibit.key, exhibit.table.columns, exhibit.table.exact)


def _taken(text: Text, found: Regretted) -> Markup:
    return taking.table(text, found.columns, found.seen) if found.exhibit.table else markup.NOTHING


def _table(found: Regretted) -> Markup:
    """Choices by how it turned out; on a phone each choice is a block with a line an outcome."""
    table = found.exhibit.table
    if not table:
        return Markup()
    names = (html('<th scope="col">{}<small>{}</small></th>', how, often) for how, often in found.turns)
    lines = (
        html('<tr><th scope="row">{}</th>{}</tr>', name, markup.join(map(_cell, outcomes)))
        for name, outcomes in found.outcomes.items()
    )
    return html(
        '<table class="regret"><caption class="unseen">{}</caption>'
        '<thead><tr><th scope="col">{}</th>{}</tr></thead><tbody>{}</tbody></table>',
        table.caption, table.head[0], markup.join(names), markup.join(lines),
    )  # fmt: skip


def _cell(outcome: Outcome) -> Markup:
    if outcome.kind == "never":
        return html('<td data-column="{}"><small>{}</small></td>', outcome.turn, outcome.mean)
    return html(
        '<td data-column="{}"><b>{}</b><small>{}</small><em class="{}">{}</em></td>',
        outcome.turn, outcome.mean, outcome.span, outcome.kind, outcome.rued,
    )  # fmt: skip


def capped(text: Text, result: Result) -> None:
    """What is lost at most if the plan is stopped after some months, which the reader chooses."""
    exhibit = pilot(text, result, gate.chosen(result.scenario))
    exhibits.heading(exhibit, taking.picture(text, exhibit))
    if exhibit.cards:
        gate.ask(text, result.scenario)
        remarks = markup.join(map(markup.remark, exhibit.remarks))
        markup.show(markup.cards(exhibit.cards, "cards pilot") + remarks)
