"""`roisim link`: the code of a case for the address of the app, and from a link back to a file."""

from pathlib import Path

import click

from roisim import cases
from roisim.cases import links
from roisim.cases.scenario import Scenario
from roisim.cli.edge import in_words, write_new
from roisim.cli.links import opened
from roisim.cli.loading import load
from roisim.cli.options import LANGUAGE
from roisim.cli.plain import echo


@click.command("link", short_help="Print the code of a case for a link, or open one.")
@click.argument("case")
@click.option("--open", "back", is_flag=True, help="CASE is a link or its code: write the case it holds as a file.")
@click.option("-o", "--output", "--out", type=click.Path(path_type=Path), help="File to write; otherwise the screen.")
@LANGUAGE
def command(case: str, back: bool, output: Path | None, lang: str | None) -> None:
    """Print the code of a case, as it stands in the address of the app: https://.../?case=CODE

    \b
    roisim link case.toml                            the code of a case
    roisim link --open 'https://...' -o case.toml    the case of a link, as a file; nothing is fetched
    """
    said = _back(case, lang) if back else links.encode(load(case, lang))
    if output is None:
        echo(said, nl=not said.endswith("\n"))
        return
    write_new(output, said)
    echo(in_words(lang)("cli.saved", path=output), err=True)


def _back(link: str, language: str | None) -> str:
    """The open case of a link as a file; how many others lie beside it is said."""
    desk, text = opened(link, language).desk, in_words(language)
    if len(desk.cases) > 1:
        echo(text("cli.link.others", title=_title(desk.open), count=len(desk.cases) - 1), err=True)
    return cases.to_toml(desk.open)


def _title(case: Scenario) -> str:
    return case.title or case.preset
