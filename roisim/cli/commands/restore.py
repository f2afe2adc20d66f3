"""`roisim restore`: all that is in a backup, saved again."""

from pathlib import Path

import click

from roisim.cli.edge import in_words, told_when_slow
from roisim.cli.options import LANGUAGE
from roisim.cli.plain import echo
from roisim.cli.stores import STORE, named


@click.command("restore", short_help="Bring back what a backup holds.")
@click.argument("file", type=click.Path(path_type=Path))
@STORE
@click.option("--replace", is_flag=True, help="Take away what is saved now, and put what FILE holds in its place.")
@LANGUAGE
def command(file: Path, place: str | None, replace: bool, lang: str | None) -> None:
    """Bring back what `roisim backup` has written into FILE, all of it or nothing.

    Backups of older releases, and of another kind of database, do too.

    \b
    roisim restore roisim-monday.gz
    roisim restore moved.gz --store roisim.db --replace
    """
    store, text = named(place), in_words(lang)
    from roisim.store.backup import restored

    with told_when_slow(text("cli.backup.reading")):
        count = restored(store, file, replace)
    echo(text.counted("cli.backup.restored", count), err=True)
