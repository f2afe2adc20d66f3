"""`roisim link`: the code of a case for the address of the app."""

import click

from roisim.cases import links
from roisim.cli.loading import load
from roisim.cli.options import LANGUAGE


@click.command("link", short_help="Print the code of a case for a link.")
@click.argument("case")
@LANGUAGE
def command(case: str, lang: str | None) -> None:
    """Print the code of a case, as it stands in the address of the app: https://.../?case=CODE"""
    click.echo(links.encode(load(case, lang)))
