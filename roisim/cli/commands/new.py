"""`roisim new`: a case file to fill in."""

from pathlib import Path

import click

from roisim.cases.files.groups import choice_of
from roisim.cases.files.starter import starter
from roisim.cases.scenario import PRESETS
from roisim.cli.edge import in_words, write_new
from roisim.cli.options import LANGUAGE
from roisim.cli.plain import echo
from roisim.errors import CaseError, Fault


@click.command("new", short_help="Write a case file to fill in.")
@click.argument("preset")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; otherwise the screen.")
@LANGUAGE
def command(preset: str, output: Path | None, lang: str | None) -> None:
    """Write a case file to fill in: a preset's most important numbers, with how to replace them.

    \b
    roisim new ecommerce -o shop.toml
    """
    faults: list[Fault] = []
    name = choice_of(preset, PRESETS, "PRESET", faults)
    if name is None:
        raise CaseError(*faults)
    text = in_words(lang, name)
    said = starter(name, text, output.name if output else f"{name}.toml")
    if output is None:
        echo(said, nl=False)
        return
    write_new(output, said)
    echo(text("cli.saved", path=output), err=True)
