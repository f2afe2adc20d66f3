"""`roisim import`: what files from platforms say, as text, as data, or as numbers for a case."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import click

from roisim.cli.edge import in_words
from roisim.cli.options import LANGUAGE
from roisim.cli.plain import echo, show
from roisim.errors import CaseError, Fault
from roisim.exhibits import importing
from roisim.importers import Found, read
from roisim.text import Text

_EVERY = 2.0  # seconds between two words on how far it is
_WHOLE = ("toml", "worth")  # forms of which every row is needed


@click.command("import", short_help="Read what platforms export.")
@click.argument("files", nargs=-1)
@click.option("--hubspot", is_flag=True, help="Fetch deals and contacts from HubSpot; its key is in HUBSPOT_TOKEN.")
@click.option("--format", "form", type=click.Choice(["text", "json", "toml", "worth"]), default="text",
              show_default=True, help="Form of the answer; toml: numbers to paste into a case; worth: "
              "what leads were worth, as JSON.")  # fmt: skip
@click.option("--decimal", type=click.Choice([",", "."]), help="What stands before decimals, where a file can’t tell.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="Day or month first, where a file can’t tell.")
@click.option("--currency", help="The currency, such as SEK, of money that has none.")
@LANGUAGE
def command(
    files: tuple[str, ...],
    hubspot: bool,
    form: str,
    decimal: str | None,
    dates: str | None,
    currency: str | None,
    lang: str | None,
) -> None:
    """Read what platforms export: ads, web analytics, deals and contacts, or a plain table.

    \b
    roisim import meta.csv linkedin.csv deals.csv   what they say, on one screen
    roisim import *.csv --format json               the same for a program
    roisim import *.csv --format toml               numbers to paste into a case
    roisim import *.csv --format worth              what leads were worth by source, campaign and month, as JSON
    roisim import *.csv --hubspot                   deals and contacts from HubSpot too

    A file is known by what is in it, not by its name. If one can’t be read, nothing is taken over.
    """
    text, faults, founds = in_words(lang), list[Fault](), list[Found]()
    if not (files or hubspot):
        raise CaseError(Fault("", "import_no_files"))
    answers = {"decimal": decimal or "", "dates": dates or "", "currency": (currency or "").upper()}
    for file in files:
        try:
            founds.append(_found(Path(file), answers, form in _WHOLE, _told(text, Path(file).name)))
            faults += importing.asked(founds[-1])
        except CaseError as error:
            faults += error.faults
    if faults:
        raise CaseError(*faults)
    if hubspot:
        founds += _fetched(text)
    _show(text, founds, form)


def _found(path: Path, answers: dict[str, str], detail: bool, told: Callable[[float], None]) -> Found:
    """What a file says; read once more with the answers to what it cannot tell."""
    given = {"currency": answers["currency"]} if answers["currency"] else {}
    found = read(path, path.name, given, detail=detail, progress=told)
    given |= {each.column: answers[each.asked] for each in found.questions if answers[each.asked]}
    return read(path, path.name, given, detail=detail, progress=told) if found.questions and given else found


def _fetched(text: Text) -> tuple[Found, Found]:
    """Deals and contacts as HubSpot has them now, told page by page."""
    from roisim.importers import live

    def told(what: str, count: int) -> None:
        echo(importing.fetching(text, what, count), err=True)

    return live.fetch(live.token_of(os.environ), told, address=live.address_of(os.environ))


def _told(text: Text, file: str) -> Callable[[float], None]:
    """Tells now and then how far a long file is read."""
    last = monotonic()

    def told(share: float) -> None:
        nonlocal last
        if monotonic() - last > _EVERY:
            last = monotonic()
            echo(importing.reading(text, file, share), err=True)

    return told


def _show(text: Text, founds: list[Found], form: str) -> None:
    if form == "toml":
        from roisim.measured.written_out import suggested_toml

        show(suggested_toml(text, None, founds).rstrip("\n"))
    elif form == "worth":
        from roisim.exports import your_data

        show(your_data.written(founds))
    elif form == "json":
        _write_json(text, founds)
    else:
        show("\n\n".join("\n".join(importing.in_a_terminal(text, found)) for found in founds))


def _write_json(text: Text, founds: list[Found]) -> None:
    """All of it as JSON, the rows that were left written as they come: they may be a million."""
    echo('{"files": [', nl=False)
    for number, found in enumerate(founds):
        head = json.dumps(importing.as_data(text, found), allow_nan=False)
        echo((", " if number else "") + head.removesuffix("}") + ', "skipped": [', nl=False)
        batch: list[str] = []
        for place, left in enumerate(importing.left_out(text, found.skipped)):
            batch.append((", " if place else "") + json.dumps(left))
            if len(batch) == 10_000:
                echo("".join(batch), nl=False)
                batch.clear()
        echo("".join(batch) + "]}", nl=False)
    echo("]}")
