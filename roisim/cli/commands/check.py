"""`roisim check`: what is wrong with a case, and what to know of it before one trusts it."""

import click

from roisim.cli.edge import in_words
from roisim.cli.loading import load
from roisim.cli.options import LANGUAGE
from roisim.cli.plain import echo
from roisim.exhibits.assumptions.review import review


@click.command("check", short_help="Look for mistakes in a case.")
@click.argument("case")
@LANGUAGE
def command(case: str, lang: str | None) -> None:
    """Look for mistakes in a case: all of them at once, each with what to write instead."""
    scenario = load(case, lang)
    echo("\n".join(review(scenario, in_words(lang, scenario.preset))))
