"""`roisim follow`: what came of a plan against its forecast, the forecast anew, and the rules that were agreed on."""

import json
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size

import click

from roisim.cases.files.estimates import unknown_names
from roisim.cases.files.outcomes import actuals_of, evidence_of, gates_of
from roisim.cases.files.parsing import fetch
from roisim.cases.files.quoting import shortened
from roisim.cases.files.reading import refuse
from roisim.cases.outcomes import Actual
from roisim.cases.scenario import Scenario
from roisim.cases.seeing import with_gate, with_seen
from roisim.cli.edge import in_words, told_when_slow
from roisim.cli.exhibits import pages
from roisim.cli.loading import load, with_chance
from roisim.cli.options import DRAW_COUNT, LANGUAGE, SEED, TEXT_OR_JSON
from roisim.cli.plain import show
from roisim.errors import CaseError, Fault
from roisim.exhibits.follow_up import typing, whole
from roisim.exhibits.saying import counting
from roisim.exports import follow_up
from roisim.text import Text

_KNOWN = ("actuals", "evidence", "gates")


@click.command("follow", short_help="Hold a plan against what came of it.")
@click.argument("case")
@click.argument("actuals", type=click.Path(path_type=Path))
@click.option("--until", default="", help="The last day the figures tell of, such as 2027-03-31.")
@DRAW_COUNT
@SEED
@TEXT_OR_JSON
@LANGUAGE
def command(
    case: str, actuals: Path, until: str, draws: int | None, seed: int | None, form: str, lang: str | None
) -> None:
    """Hold a plan against what came of it, month by month.

    \b
    roisim follow case.toml actuals.csv                      what has become of the forecast
    roisim follow b2b actuals.csv --until 2027-03-31         a month that is not over is not judged
    roisim follow case.toml actuals.toml --format json       every number, for a program

    ACTUALS is a CSV file with a column for the month and one for each key figure, or a TOML file with [[actuals]],
    [evidence] and [[gates]] as in a case. What it says goes before what the case says.
    """
    scenario = with_chance(load(case, lang), draws, seed)
    scenario = _seen(scenario, actuals, typing.read_day(until))
    text = in_words(lang, scenario.preset)
    with told_when_slow(counting(text, scenario.draws)):
        written = _written(scenario, form, text)
    show(written)


def _seen(case: Scenario, file: Path, until: str) -> Scenario:
    """The case with what a file says was seen of it."""
    if file.suffix.lower() in (".toml", ".json"):
        case = _of_tree(case, fetch(file))
    else:
        case = with_seen(case, _of_table(case, file))
    return replace(case, evidence=replace(case.evidence, until=until or case.evidence.until))


def _of_table(case: Scenario, file: Path) -> tuple[Actual, ...]:
    from roisim.importers import figures

    try:
        with file.open("rb") as opened:
            content = opened.read(figures.MOST_BYTES + 1)
    except FileNotFoundError:
        raise CaseError(Fault(shortened(str(file)), "file_missing")) from None
    except (OSError, ValueError):
        raise CaseError(Fault(shortened(str(file)), "file_unreadable")) from None
    return figures.read(figures.decoded(content), case)


def _of_tree(case: Scenario, tree: dict[str, object]) -> Scenario:
    faults: list[Fault] = []
    unknown_names(tree, _KNOWN, "", faults)
    seen = actuals_of(tree.get("actuals", []), faults)
    evidence = evidence_of(tree["evidence"], faults) if "evidence" in tree else case.evidence
    gates = gates_of(tree.get("gates", []), faults)
    refuse(faults)
    for gate in gates:
        case = with_gate(case, gate)
    return with_seen(replace(case, evidence=evidence), seen)


def _written(case: Scenario, form: str, text: Text) -> str:
    if form == "json":
        return json.dumps(follow_up.tree(case), allow_nan=False)
    found = (text("page.follow_up.title"), whole.answer(text, case), whole.exhibits(text, case, pictures=False))
    return pages(text, get_terminal_size().columns, [found])
