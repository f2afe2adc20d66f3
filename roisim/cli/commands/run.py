"""`roisim run`: what a case is worth, on one screen, as JSON, or month by month as CSV."""

import json
from shutil import get_terminal_size

import click

from roisim.answers.ask import answer, likely
from roisim.answers.result import Result
from roisim.cli.edge import in_words, told_when_slow
from roisim.cli.loading import load, with_chance
from roisim.cli.options import DRAW_COUNT, FORM, LANGUAGE, SEED
from roisim.cli.plain import echo, show
from roisim.cli.terminal import screen
from roisim.exhibits.doubting import as_data, in_a_terminal
from roisim.exhibits.notices import weighing
from roisim.exhibits.saying import counting
from roisim.exports.series import to_csv
from roisim.text import Text


@click.command("run", short_help="Work out what a case is worth.")
@click.argument("case")
@click.option("--likely", "fixed", is_flag=True, help="Use the likely values alone, without chance.")
@DRAW_COUNT
@SEED
@FORM
@LANGUAGE
def command(case: str, fixed: bool, draws: int | None, seed: int | None, form: str, lang: str | None) -> None:
    """Work out what a case is worth.

    \b
    roisim run b2b                           a ready case, on one screen
    roisim run case.toml --draws 100000      your case, with finer ranges
    roisim run case.toml --format json       every number, for a program
    roisim run case.toml --format csv        every month, for a spreadsheet
    """
    scenario = with_chance(load(case, lang), draws, seed)
    text = in_words(lang, scenario.preset)
    with told_when_slow(counting(text, scenario.draws)):
        written = _written(likely(scenario) if fixed else answer(scenario), form, text)
    if scenario.is_weighed and not fixed:
        echo(weighing(text, scenario), err=True)
    doubts = in_a_terminal(text, scenario) if form == "csv" else None
    for line in doubts.lines if doubts else ():
        echo(line, err=True)
    show(written)


def _written(found: Result, form: str, text: Text) -> str:
    if form == "json":
        return json.dumps({**found.to_dict(), "doubts": as_data(text, found.scenario)}, allow_nan=False)
    if form == "csv":
        return to_csv(found, text.language).rstrip("\n")
    return screen(found, text, get_terminal_size().columns)
