"""What several commands ask for."""

import click

from roisim.cases.scenario import DRAWS
from roisim.cli.edge import remember
from roisim.text import LANGUAGES

FORM = click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
    help="Form of the answer.",
)  # fmt: skip
TEXT_OR_JSON = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Form of the answer.",
)  # fmt: skip
LANGUAGE = click.option(
    "--lang", type=click.Choice(LANGUAGES), callback=remember, is_eager=True,
    help="Language of the answer. Otherwise that of the terminal.",
)  # fmt: skip
DRAW_COUNT = click.option("--draws", type=int, help=f"How many possible outcomes, {DRAWS[0]} to {DRAWS[1]:,}.")
SEED = click.option("--seed", type=int, help="Where chance starts; the same seed gives the same numbers.")
