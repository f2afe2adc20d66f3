"""`roisim export`: a case as a file for the board, for finance or for a program."""

import sys
from datetime import date
from pathlib import Path

import click

from roisim import __version__
from roisim.cases.files.quoting import shortened
from roisim.cli.edge import in_words, told_when_slow, write_new
from roisim.cli.loading import load
from roisim.cli.options import LANGUAGE
from roisim.cli.plain import echo
from roisim.errors import CaseError, Fault
from roisim.exhibits.origin import Origin, link_to
from roisim.exports.brand import MOST_BYTES, Brand
from roisim.exports.formats import FORMATS, made, name_of


@click.command("export", short_help="Write a case as a file to hand over.")
@click.argument("case")
@click.option("--to", "kind", type=click.Choice(list(FORMATS)), required=True, help="Kind of file.")
@click.option("-o", "--out", "--output", type=click.Path(path_type=Path),
              help="File to write, - for the screen; otherwise one named after the case and the day.")  # fmt: skip
@click.option(
    "--app", default="", help="Address of the app, such as https://roi.example.com, for the link in the file."
)
@click.option("--logo", type=click.Path(path_type=Path), help="PNG or JPEG for pptx, pdf and html.")
@click.option("--colour", default="", help="Main colour of pptx, pdf and html, as #RRGGBB.")
@LANGUAGE
def command(case: str, kind: str, out: Path | None, app: str, logo: Path | None, colour: str, lang: str | None) -> None:
    """Write a case as a file to hand over. A file that is there is never written over.

    \b
    roisim export case.toml --to xlsx                the likely case as live formulas
    roisim export case.toml --to pptx --logo us.png  slides that can be edited, in your dress
    roisim export case.toml --to pdf                 the pitch on two pages, to print
    roisim export case.toml --to html                the pitch as one page that works without a network
    roisim export case.toml --to csv --lang sv       every series, month by month, for a spreadsheet
    roisim export b2b --to parquet --out b2b.parquet
    roisim export b2b --to json --out -              to another program
    """
    brand = Brand(_logo(logo), colour)
    scenario = load(case, lang)
    text = in_words(lang, scenario.preset)
    origin = Origin(date.today(), __version__, link_to(app, scenario) if app else "")
    with told_when_slow(text("cli.exporting", kind=kind)):
        content = made(kind, scenario, text, origin, brand)
    if str(out) == "-":
        sys.stdout.buffer.write(content)
        return
    path = out or Path(name_of(kind, scenario, text, origin))
    write_new(path, content)
    echo(text("cli.exported", path=path), err=True)


def _logo(path: Path | None) -> bytes | None:
    """What the file holds, and no more than shows that it is too large."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CaseError(Fault(shortened(str(path)), "file_missing")) from None
    except (OSError, ValueError):
        raise CaseError(Fault(shortened(str(path)), "file_unreadable")) from None
