"""`roisim budget`: where the money does most good, the best split of a total, the least for a target."""

import json
import textwrap
from collections.abc import Iterator
from shutil import get_terminal_size

import click

from roisim.answers.budget import Suggestion, Wishes, suggestion
from roisim.answers.least import Aim, Least, least
from roisim.answers.pot import pot, today
from roisim.answers.splitting import GOALS
from roisim.cases.files.quoting import quoted, shortened
from roisim.cases.scenario import Scenario
from roisim.cli.edge import in_words, told_when_slow
from roisim.cli.exhibits import beside, fits
from roisim.cli.loading import load, with_chance
from roisim.cli.options import DRAW_COUNT, LANGUAGE, SEED, TEXT_OR_JSON
from roisim.cli.plain import show
from roisim.errors import CaseError, Fault
from roisim.exhibits.budget import numbers, whole
from roisim.exhibits.exhibit import Exhibit, Table
from roisim.exports.budget import tree
from roisim.text import Text

_CELL = 300  # characters that a stranger's words may take


@click.command("budget", short_help="Find where the money does most good.")
@click.argument("case")
@click.option("--total", help="What a month may cost, ads and work together. Otherwise what it costs today.")
@click.option("--at-least", multiple=True, metavar="ITEM=AMOUNT", help="The least an item gets a month.")
@click.option("--at-most", multiple=True, metavar="ITEM=AMOUNT", help="The most an item gets a month.")
@click.option("--lock", multiple=True, metavar="ITEM", help="An item that keeps what it has.")
@click.option(
    "--goal",
    type=click.Choice(GOALS),
    default="npv",
    show_default=True,
    help="Highest average, least to lose, or best chance to pay.",
)
@click.option("--target", metavar="leads=N|break-even", help="Find the smallest budget that reaches this.")
@TEXT_OR_JSON
@DRAW_COUNT
@SEED
@LANGUAGE
def command(
    case: str, total: str | None, at_least: tuple[str, ...], at_most: tuple[str, ...], lock: tuple[str, ...], goal: str,
    target: str | None, form: str, draws: int | None, seed: int | None, lang: str | None,
) -> None:  # fmt: skip
    """Find where the money does most good: ads, own hours, agency and content share it.

    An ITEM is a channel by its name, or hours, agency, content.

    \b
    roisim budget b2b                                 the best split of today's money
    roisim budget case.toml --total 40000 --goal low  the least to lose
    roisim budget case.toml --at-most LinkedIn=9000 --lock hours
    roisim budget case.toml --target leads=500        the smallest budget for it
    """
    scenario = with_chance(load(case, lang), draws, seed)
    text = in_words(lang, scenario.preset)
    try:
        wishes = _wishes(text, scenario, total, at_least, at_most, lock, goal)
        aim = _aim(text, target) if target is not None else None
        with told_when_slow(text("page.budget.finding_least" if aim else "page.budget.finding")):
            found = suggestion(scenario, wishes) if aim is None else None
            smallest = least(scenario, wishes, aim) if aim else None
            written = _written(text, scenario, form, found, smallest)
    except CaseError as error:
        raise whole.worded(text, scenario, error) from error
    show(written)


def _wishes(
    text: Text, case: Scenario, total: str | None, at_least: tuple[str, ...], at_most: tuple[str, ...],
    lock: tuple[str, ...], goal: str,
) -> Wishes:  # fmt: skip
    """What was asked for; CaseError with whatever can't be read, all of it at once."""
    faults: list[Fault] = []
    found: dict[str, list[tuple[str, float]]] = {"--at-least": [], "--at-most": []}
    locked: list[str] = []
    whole_total = None
    try:
        name = text("page.budget.ask.total")
        whole_total = numbers.monthly(text, case, total, name, sum(today(case))) if total is not None else None
    except CaseError as error:
        faults += error.faults
    for option, written in (("--at-least", at_least), ("--at-most", at_most), ("--lock", lock)):
        for each in written:
            try:
                if option == "--lock":
                    locked.append(numbers.item_named(text, case, each, option).key)
                else:
                    found[option].append(numbers.bound(text, case, each, option))
            except CaseError as error:
                faults += error.faults
    if faults and pot(case):
        raise CaseError(*faults)
    return Wishes(
        whole_total, numbers.goal_of(goal), tuple(found["--at-least"]), tuple(found["--at-most"]), tuple(locked)
    )


def _aim(text: Text, target: str) -> Aim:
    """The target of the command line."""
    name, mark, amount = target.partition("=")
    if name.strip().lower() in ("break-even", "breakeven") and not mark:
        return Aim("even")
    if name.strip().lower() != "leads" or not amount.strip():
        raise CaseError(Fault("--target", "budget_target", value=quoted(target)))
    return Aim("leads", numbers.leads(text, amount, 100.0))


# --- on the screen ---


def _written(text: Text, case: Scenario, form: str, found: Suggestion | None, smallest: Least | None) -> str:
    if form == "json":
        return json.dumps(tree(case, found, smallest), allow_nan=False)
    width = max(60, min(get_terminal_size().columns, 100))
    shown = whole.exhibits(text, case, found, smallest)
    kept = [each for each in shown if not each.key.startswith(("budget-curve", "budget-months"))][
        -1 if smallest else 0 :
    ]
    first = [] if smallest else textwrap.wrap(_bare(whole.answer(text, case, found)), width)
    lines = [
        *(click.style(line, bold=True) for line in first),
        *(line for each in kept for line in _exhibit(each, width)),
    ]
    return "\n".join(lines).strip("\n")


def _exhibit(exhibit: Exhibit, width: int) -> Iterator[str]:
    yield ""
    for line in textwrap.wrap(_bare(exhibit.title), width):
        yield click.style(line, bold=True)
    if exhibit.table:
        yield from _table(exhibit.table, width)
    for sentence in exhibit.remarks:
        yield from textwrap.wrap(_bare(sentence), width)


def _table(table: Table, width: int) -> Iterator[str]:
    """The table; where it is too wide, the columns that a page shows at once."""
    every = [table.head, *((row.name, *row.cells) for row in table.rows)]
    rows = [[shortened(cell, _CELL) for cell in row] for row in every]
    if not fits(rows, width):
        kept = [place for place in range(len(table.head)) if not table.waits(place)]
        rows = [[row[place] for place in kept] for row in rows]
    yield from beside(rows)


def _bare(sentence: str) -> str:
    """A sentence without its marks, and without what moves a cursor."""
    return shortened(sentence.replace("*", ""), 2000)
