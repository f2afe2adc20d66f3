"""`roisim schema`: what a case file may hold, for editors."""

import json

import click

from roisim import cases
from roisim.cli.plain import echo


@click.command("schema", short_help="Print the JSON Schema of a case file.")
def command() -> None:
    """Print the JSON Schema of a case file, for editors that help while one writes."""
    echo(json.dumps(cases.schema(), indent=1, ensure_ascii=False))
