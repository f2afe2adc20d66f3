"""`roisim decide`: what must be true, what becomes of it with objections granted, and what to find out first."""

import json
from collections.abc import Callable, Iterable
from shutil import get_terminal_size
from typing import NamedTuple

import click

from roisim.cases.scenario import Scenario
from roisim.cli.edge import in_words, told_when_slow
from roisim.cli.exhibits import pages
from roisim.cli.loading import load, with_chance
from roisim.cli.options import DRAW_COUNT, LANGUAGE, SEED, TEXT_OR_JSON
from roisim.cli.plain import show
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.measure_first import whole as learned
from roisim.exhibits.must_be_true import whole as true
from roisim.exhibits.objections import whole as objected
from roisim.exhibits.saying import counting
from roisim.exports import measure_first, must_be_true, objections
from roisim.text import Text


class _Page(NamedTuple):
    """A question: its answer, what shows it, and its numbers."""

    answer: Callable[[Text, Scenario], str]
    exhibits: Callable[[Text, Scenario], Iterable[Exhibit]]
    tree: Callable[[Scenario], dict[str, object]]


_PAGES = {
    "must_be_true": _Page(true.answer, true.exhibits, must_be_true.tree),
    "objections": _Page(objected.answer, objected.exhibits, objections.tree),
    "measure_first": _Page(learned.answer, learned.exhibits, measure_first.tree),
}


@click.command("decide", short_help="Work out what decides.")
@click.argument("case")
@DRAW_COUNT
@SEED
@TEXT_OR_JSON
@LANGUAGE
def command(case: str, draws: int | None, seed: int | None, form: str, lang: str | None) -> None:
    """Work out what decides: what must be true, objections, and what to find out first.

    \b
    roisim decide b2b                        a ready case, in words
    roisim decide case.toml --lang sv        your case, in Swedish
    roisim decide case.toml --format json    every number, for a program
    """
    scenario = with_chance(load(case, lang), draws, seed)
    text = in_words(lang, scenario.preset)
    with told_when_slow(counting(text, scenario.draws)):
        written = _written(scenario, form, text)
    show(written)


def _written(case: Scenario, form: str, text: Text) -> str:
    if form == "json":
        return json.dumps({name: page.tree(case) for name, page in _PAGES.items()}, allow_nan=False)
    found = (
        (text(f"page.{name}.title"), page.answer(text, case), page.exhibits(text, case))
        for name, page in _PAGES.items()
    )
    return pages(text, get_terminal_size().columns, found)
