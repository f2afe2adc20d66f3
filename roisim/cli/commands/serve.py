"""`roisim serve`: the app in a browser."""

import click

from roisim.cli.edge import in_words
from roisim.cli.options import LANGUAGE
from roisim.cli.plain import echo
from roisim.cli.serving import is_taken, start


@click.command("serve", short_help="Start the app.", context_settings={"ignore_unknown_options": True})
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Where the app answers.")
@click.option("--address", default="localhost", show_default=True, help="Who may reach it; 0.0.0.0 is everyone.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@LANGUAGE
def command(port: int, address: str, options: tuple[str, ...], lang: str | None) -> None:
    """Start the app and keep it running. Other OPTIONS go to Streamlit, such as --server.maxUploadSize 20."""
    if is_taken(port, address):
        echo(in_words(lang)("cli.port_taken", port=port, other=port % 65535 + 1), err=True)
        raise SystemExit(2)
    if not start(port, address, options):
        echo(in_words(lang)("cli.no_app"), err=True)
        raise SystemExit(1)
