"""The command `roisim`: a thin edge over cases and answers. `roisim --help` teaches it."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from roisim import __version__
from roisim.cases.scenario import DRAWS, PRESETS, SEEDS, Scenario
from roisim.cli.edge import Sentences, in_words, remember, told_when_slow, write_new
from roisim.errors import CaseError, Fault
from roisim.text import LANGUAGES, Text

FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="Form of the answer.",
)
LANGUAGE = click.option(
    "--lang", type=click.Choice(LANGUAGES), callback=remember, is_eager=True,
    help="Language of the answer. Otherwise that of the terminal.",
)  # fmt: skip


@click.group(cls=Sentences, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="roisim")
def main() -> None:
    """What a social-media budget returns, and how sure one can be.

    \b
    Try it on a ready case:       roisim run b2b
    Make a case of your own:      roisim new b2b -o case.toml
    Look for mistakes in it:      roisim check case.toml
    See what it's worth:          roisim run case.toml
    Hold it against another:      roisim compare b2b case.toml
    Open the app in a browser:    roisim serve

    A CASE is a file (TOML or JSON), the name of a preset (b2b, ecommerce, subscription, local,
    employer, public), or - to read from another command.

    \b
    To complete commands with the tab key, add a line to your shell's start file:
      bash  ~/.bashrc                      eval "$(_ROISIM_COMPLETE=bash_source roisim)"
      zsh   ~/.zshrc                       eval "$(_ROISIM_COMPLETE=zsh_source roisim)"
      fish  ~/.config/fish/config.fish     _ROISIM_COMPLETE=fish_source roisim | source
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a letter shows a question mark, rather than nothing at all.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command(short_help="Work out what a case is worth.")
@click.argument("case")
@click.option("--likely", is_flag=True, help="Evaluate the likely values once, without chance.")
@click.option("--draws", type=int, help=f"How many possible outcomes, {DRAWS[0]} to {DRAWS[1]:,}.")
@click.option("--seed", type=int, help="Where chance starts; the same seed gives the same numbers.")
@FORM
@LANGUAGE
def run(case: str, likely: bool, draws: int | None, seed: int | None, form: str, lang: str | None) -> None:
    """Work out what a case is worth.

    \b
    roisim run b2b                           a ready case, on one screen
    roisim run case.toml --draws 100000      your case, with finer ranges
    roisim run case.toml --format json       every number, for a program
    roisim run case.toml --format csv        every month, for a spreadsheet
    """
    from roisim.answers import ask

    scenario = _with_chance(_load(case, lang), draws, seed)
    text = in_words(lang, scenario.preset)
    with told_when_slow(text("cli.counting", draws=text.exact(scenario.draws, 0))):
        found = ask.likely(scenario) if likely else ask.answer(scenario)
        written = _written(found, form, text)
    click.echo(written, color=False if "NO_COLOR" in os.environ else None)


@main.command(short_help="Hold cases against each other.")
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@click.option("--base", metavar="N|NAME", help="The case to hold the others against; otherwise the first.")
@click.option("--draws", type=int, help=f"How many possible outcomes, {DRAWS[0]} to {DRAWS[1]:,}.")
@click.option("--seed", type=int, help="Where chance starts; the same seed gives the same numbers.")
@FORM
@LANGUAGE
def compare(
    cases: tuple[str, ...], base: str | None, draws: int | None, seed: int | None, form: str, lang: str | None
) -> None:
    """Hold cases against each other, on the same possible outcomes: which is better, and how sure is that?

    \b
    roisim compare b2b case.toml                  yours against a ready case
    roisim compare a.toml b.toml c.toml --base 2  all against the second
    roisim compare a.toml b.toml --format json    every number, for a program
    """
    from shutil import get_terminal_size

    from roisim.answers.comparison import compare as compared
    from roisim.cli.commands import compare

    compare.refuse(cases)
    scenarios = [_with_chance(scenario, draws, seed) for scenario in _load_all(cases, lang)]
    place = compare.base_of(base, cases, scenarios)
    text = in_words(lang, scenarios[place].preset)
    if len(scenarios) == 1:
        click.echo(compare.lonely(text, cases[0]), err=True)
        raise SystemExit(2)
    with told_when_slow(text("cli.counting", draws=text.exact(scenarios[place].draws, 0))):
        said = compare.written(compared(scenarios, place), form, text, get_terminal_size().columns)
    click.echo(said, color=False if "NO_COLOR" in os.environ else None)


@main.command(short_help="Write a case file to fill in.")
@click.argument("preset")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; otherwise the screen.")
@LANGUAGE
def new(preset: str, output: Path | None, lang: str | None) -> None:
    """Write a case file to fill in: a preset's most important numbers, with how to replace them.

    \b
    roisim new ecommerce -o shop.toml
    """
    from roisim.cases.files.groups import choice_of
    from roisim.cli.commands.new import starter

    faults: list[Fault] = []
    name = choice_of(preset, PRESETS, "PRESET", faults)
    if name is None:
        raise CaseError(*faults)
    text = in_words(lang, name)
    said = starter(name, text, output.name if output else f"{name}.toml")
    if output is None:
        click.echo(said, nl=False)
        return
    write_new(output, said)
    click.echo(text("cli.saved", path=output), err=True)


@main.command(short_help="Look for mistakes in a case.")
@click.argument("case")
@LANGUAGE
def check(case: str, lang: str | None) -> None:
    """Look for mistakes in a case: all of them at once, each with what to write instead."""
    from roisim.cli.commands.check import review

    scenario = _load(case, lang)
    click.echo("\n".join(review(scenario, in_words(lang, scenario.preset))))


@main.command(short_help="List the assumptions.")
@click.argument("wanted", metavar="[FILTER]", default="")
@FORM
@LANGUAGE
def params(wanted: str, form: str, lang: str | None) -> None:
    """List the assumptions: what each means, its unit, what's usual, what evidence there is.

    \b
    roisim params              all of them
    roisim params ignorance    a group
    roisim params churn        those that mention a word
    """
    from roisim.cli.commands.params import listed, rows

    text = in_words(lang)
    found = list(rows(text, wanted))
    if not found:
        click.echo(text("cli.no_match", path=json.dumps(wanted[:40], ensure_ascii=False)), err=True)
        raise SystemExit(1)
    click.echo(listed(found, form, text), nl=form != "csv")


@main.command(short_help="Print the code of a case for a link.")
@click.argument("case")
@LANGUAGE
def link(case: str, lang: str | None) -> None:
    """Print the code of a case, as it stands in the address of the app: https://.../?case=CODE"""
    from roisim.cases import links

    click.echo(links.encode(_load(case, lang)))


@main.command(short_help="Print the JSON Schema of a case file.")
def schema() -> None:
    """Print the JSON Schema of a case file, for editors that help while one writes."""
    from roisim import cases

    click.echo(json.dumps(cases.schema(), indent=1, ensure_ascii=False))


@main.command(short_help="Start the app.", context_settings={"ignore_unknown_options": True})
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Where the app answers.")
@click.option("--address", default="localhost", show_default=True, help="Who may reach it; 0.0.0.0 is everyone.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@LANGUAGE
def serve(port: int, address: str, options: tuple[str, ...], lang: str | None) -> None:
    """Start the app and keep it running. Other OPTIONS go to Streamlit, as --server.maxUploadSize 20."""
    from roisim.cli.commands.serve import is_taken, start

    if is_taken(port, address):
        click.echo(in_words(lang)("cli.port_taken", port=port, other=port % 65535 + 1), err=True)
        raise SystemExit(2)
    if not start(port, address, options):
        click.echo(in_words(lang)("cli.no_app"), err=True)
        raise SystemExit(1)


def _load_all(cases: tuple[str, ...], language: str | None) -> list[Scenario]:
    """The cases of all arguments; what is wrong with any of them is told of each by name."""
    found, faults = [], []
    for case in cases:
        try:
            found.append(_load(case, language, f"{case}: "))
        except CaseError as error:
            faults += [f"{case}: {sentence}" for sentence in in_words(language).faults(error)]
    if faults:
        click.echo("\n".join(faults), err=True)
        raise SystemExit(2)
    return found


def _load(case: str, language: str | None, whose: str = "") -> Scenario:
    """The case of an argument: a preset, a file, or what comes on stdin. Notices go to stderr, after `whose`."""
    from roisim.cases import notices, preset, read

    if case in PRESETS:
        return preset(case)
    tree = _tree(case)
    scenario = read(tree)
    for notice in notices(tree):
        click.echo(whose + in_words(language).fault(notice), err=True)
    return scenario


def _tree(case: str) -> dict[str, object]:
    from roisim.cases.files.parsing import MOST_BYTES, fetch, parse_bytes

    if case == "-":
        return parse_bytes(sys.stdin.buffer.read(MOST_BYTES + 1))
    path = Path(case)
    if not path.suffix and len(path.parts) == 1 and not path.exists():
        raise CaseError(Fault(case[:80], "file_no_preset", presets=", ".join(PRESETS)))
    return fetch(path)


def _with_chance(scenario: Scenario, draws: int | None, seed: int | None) -> Scenario:
    """The case with the number of draws and the seed of the command line, checked as those of a file."""
    from dataclasses import replace

    from roisim.cases.files.estimates import whole_of
    from roisim.cases.files.reading import refuse

    faults: list[Fault] = []
    chance: dict[str, Any] = {}
    if draws is not None:
        chance["draws"] = whole_of(draws, "--draws", faults, DRAWS)
    if seed is not None:
        chance["seed"] = whole_of(seed, "--seed", faults, SEEDS)
    refuse(faults)
    return replace(scenario, **chance)


def _written(found: Any, form: str, text: Text) -> str:
    if form == "json":
        return json.dumps(found.to_dict(), allow_nan=False)
    if form == "csv":
        from roisim.exports.series import to_csv

        return to_csv(found).rstrip("\n")
    from shutil import get_terminal_size

    from roisim.cli.terminal import screen

    return screen(found, text, get_terminal_size().columns)
