"""`roisim backup`: all that is saved, in one file."""

from datetime import UTC, datetime
from pathlib import Path

import click

from roisim.cli.edge import in_words, told_when_slow
from roisim.cli.options import LANGUAGE
from roisim.cli.plain import echo
from roisim.cli.stores import STORE, named


@click.command("backup", short_help="Write all saved cases into one file.")
@click.argument("file", type=click.Path(path_type=Path))
@STORE
@click.option("--force", is_flag=True, help="Write over FILE where it is there already.")
@LANGUAGE
def command(file: Path, place: str | None, force: bool, lang: str | None) -> None:
    """Write all that the app has saved into FILE: cases with their versions, links and comments.

    The app may run meanwhile. FILE goes back into any database: roisim restore FILE

    \b
    roisim backup roisim-monday.gz --force
    roisim backup moved.gz --store postgresql+psycopg://roisim@db.example.com/roisim
    """
    store, text = named(place), in_words(lang)
    from roisim.store.backup import backed_up

    with told_when_slow(text("cli.backup.writing")):
        count = backed_up(store, file, datetime.now(UTC), force)
    echo(text.counted("cli.backup.written", count, path=file), err=True)
