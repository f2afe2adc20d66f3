"""`roisim compare`: cases held against each other: which is better, what each gives, what sets them apart."""

import json
from collections.abc import Sequence
from functools import partial
from shutil import get_terminal_size

import click

from roisim.answers.comparison import Comparison
from roisim.answers.comparison import compare as compared
from roisim.cases.files.quoting import quoted, shortened
from roisim.cases.files.reading import MOST_TITLE
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cli.beside import screen
from roisim.cli.edge import in_words, told_when_slow
from roisim.cli.loading import load_all, with_chance
from roisim.cli.options import DRAW_COUNT, FORM, LANGUAGE, SEED
from roisim.cli.plain import echo, show
from roisim.errors import CaseError, Fault
from roisim.exhibits.compare.lettered import MOST_CASES, lonely, names
from roisim.exhibits.saying import counting
from roisim.exports.comparison import to_csv
from roisim.text import Text


@click.command("compare", short_help="Compare cases.")
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@click.option("--base", metavar="N|NAME", help="The case to compare the others with; otherwise the first.")
@DRAW_COUNT
@SEED
@FORM
@LANGUAGE
def command(
    cases: tuple[str, ...], base: str | None, draws: int | None, seed: int | None, form: str, lang: str | None
) -> None:
    """Compare cases, on the same possible outcomes: which is better, and how sure is that?

    \b
    roisim compare b2b case.toml                  yours and a ready case
    roisim compare a.toml b.toml c.toml --base 2  all with the second
    roisim compare a.toml b.toml --format json    every number, for a program
    """
    if len(cases) > MOST_CASES:
        raise CaseError(Fault("", "compare_many", count=len(cases), limit=MOST_CASES))
    scenarios = [with_chance(scenario, draws, seed) for scenario in load_all(cases, lang)]
    place = base_of(base, cases, scenarios)
    text = in_words(lang, scenarios[place].preset)
    if len(scenarios) == 1:
        echo(lonely(text, shortened(cases[0]), (*PRESETS[1:], PRESETS[0])), err=True)
        raise SystemExit(2)
    with told_when_slow(counting(text, scenarios[place].draws)):
        said = _written(compared(scenarios, place), form, text)
    show(said)


def base_of(wanted: str | None, arguments: Sequence[str], scenarios: Sequence[Scenario]) -> int:
    """The place of the base: a number from 1, or a name as it was given or as it stands in the case; the first one."""
    if wanted is None:
        return 0
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:4]) <= len(scenarios):
        return int(wanted) - 1
    alike = [
        place
        for place, (given, case) in enumerate(zip(arguments, scenarios, strict=True))
        if wanted and wanted in (given, case.title)
    ]
    if len(alike) == 1:
        return alike[0]
    facts = {"value": quoted(wanted), "count": len(scenarios), "names": ", ".join(map(shortened, arguments))}
    raise CaseError(Fault("--base", "base_twice" if alike else "base_unknown", **facts))


def _written(found: Comparison, form: str, text: Text) -> str:
    """The comparison as text for a terminal, as JSON, or as CSV."""
    if form == "json":
        return json.dumps(found.to_dict(names(text, found, partial(shortened, room=MOST_TITLE))), allow_nan=False)
    return (
        to_csv(found, text.language).rstrip("\n") if form == "csv" else screen(found, text, get_terminal_size().columns)
    )
