"""The answer side of the Simulator: the decision in words, the cards, two pictures, the yearly table."""

from roisim.answers.result import Result
from roisim.exhibits.simulator import cumulative, decision, ladder, yearly_table
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import exhibits, markup


def head(text: Text, result: Result) -> None:
    """The decision line, the four cards, and what else there is to know."""
    found = decision.made(text, result)
    markup.show(
        markup.html(
            '<section class="answer" aria-live="polite"><p class="decision">{}</p><p class="hinge">{}</p>{}'
            '<div class="asides">{}</div></section>',
            markup.strong(found.said),
            found.hangs_on,
            markup.cards(found.cards),
            markup.join(markup.html("<p>{}</p>", markup.strong(aside)) for aside in found.asides),
        )
    )


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


def years(text: Text, result: Result) -> None:
    """The yearly table."""
    table = yearly_table.years(text, result).table
    if table:
        markup.show(markup.table(table))
