"""`roisim params`: the assumptions of the model, to search."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import click

from roisim.cli.edge import in_words
from roisim.cli.options import FORM, LANGUAGE
from roisim.cli.plain import echo
from roisim.exhibits.assumptions.catalogue import Row, rows, said
from roisim.exports.catalogue import to_csv
from roisim.text import Text


@click.command("params", short_help="List the assumptions.")
@click.argument("wanted", metavar="[FILTER]", default="")
@FORM
@LANGUAGE
def command(wanted: str, form: str, lang: str | None) -> None:
    """List the assumptions: what each means, its unit, what’s usual, what evidence there is.

    \b
    roisim params              all of them
    roisim params ignorance    a group
    roisim params churn        those that mention a word
    """
    text = in_words(lang)
    found = list(rows(text, wanted))
    if not found:
        echo(text("cli.no_match", path=json.dumps(wanted[:40], ensure_ascii=False)), err=True)
        raise SystemExit(1)
    echo(_written(found, form, text), nl=form != "csv")


def _written(found: Sequence[Row], form: str, text: Text) -> str:
    if form == "json":
        return json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=1)
    return (
        to_csv(found, text.language) if form == "csv" else "\n\n".join("\n    ".join(said(text, row)) for row in found)
    )
