"""The dimensions side by side: each with its picture or its number, its cost, and how well that is known."""

from roisim.answers.result import Result
from roisim.charts.panel import Panel
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.ignorance import cards
from roisim.exhibits.ignorance.cards import Dimensional, Proof
from roisim.exhibits.saying import plainly
from roisim.text import NBSP, Text
from roisim.ui import shell, state
from roisim.ui.parts import exhibits, formulas, markup, plots
from roisim.ui.parts.evidence import link
from roisim.ui.parts.markup import Markup, html


def show(text: Text, result: Result) -> None:
    """All cards, what they have in common, and where the key figures end."""
    shell.section(text("page.ignorance.cards.title"), plainly(text, result.scenario)("page.ignorance.cards.remark"))
    shown = markup.join(
        html('<div class="aside-card">{}</div>', _card(text, card)) for card in cards.cards(text, result)
    )
    key = html('<div class="aside-card key">{}</div>', _legend(text, result))
    markup.show(html('<div class="aside-cards">{}{}</div>', shown, key))
    ends = cards.ends(text, result)
    if ends.table:
        exhibits.table(text, ends.key, ends.table)


def _card(text: Text, card: Dimensional) -> Markup:
    head = html('<h3>{}</h3><p class="what">{}</p>', card.name, card.what)
    shown = _shown(card.shown) if card.shown else markup.remark(card.absent, "absent")
    cost = markup.remark(card.cost, "cost") if card.cost else Markup()
    return head + shown + cost + _proof(card.proof) + formulas.alone(text, f"aside-card-{card.dimension}")


def _shown(exhibit: Exhibit) -> Markup:
    """A key figure over time with its ends, or a number with what it means."""
    if isinstance(exhibit.picture, Panel):
        picture = plots.plot(exhibit.picture, exhibit.picture.address(state.theme()), exhibit.said)
        ends = (html('<p class="ends">{}</p>', markup.strong(sentence)) for sentence in exhibit.remarks)
        return html("<p>{}</p>{}{}", exhibit.measure, picture, markup.join(ends))
    return markup.join(
        html('<p>{}</p><p class="chance">{}</p><p class="ends">{}</p>', card.name, card.value, *card.remarks)
        for card in exhibit.cards
    )


def _proof(proof: Proof) -> Markup:
    """How strong the evidence is, what it is evidence of, and where it can be read."""
    said = html('<p class="proof"><strong class="{}">{}</strong> {}</p>', proof.strength, proof.word, proof.of)
    links = Markup(", ").join(link(source.url, source.title) for source in proof.sources)
    return said + html('<p class="proof">{}{}{}</p>', proof.source, NBSP, links) if proof.sources else said


def _legend(text: Text, result: Result) -> Markup:
    """What the lines are, and what to know about all cards."""
    lines, said = cards.legend(text, result.scenario)
    items = markup.join(html('<li class="{}">{}</li>', line, words) for line, words in lines.items())
    remarks = markup.join(html("<p>{}</p>", markup.strong(sentence)) for sentence in said)
    return html('<h3>{}</h3><ul class="aside-key">{}</ul>{}', text("page.ignorance.cards.key"), items, remarks)
