"""`roisim follow`: what came of a plan against its forecast, the forecast anew, and the rules that were agreed on."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from roisim.measured.by_month import ByMonth

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

    ACTUALS is a CSV file with a column for the month and one for each key figure; an export with leads, customers or
    deals, as roisim import reads; or a TOML file with [[actuals]], [evidence] and [[gates]] as in a case. What it says
    goes before what the case says. Without --until, a month counts as over by today.
    """
    scenario = with_chance(load(case, lang), draws, seed)
    scenario = _seen(scenario, actuals, typing.read_day(until))
    text = in_words(lang, scenario.preset)
    with told_when_slow(counting(text, scenario.draws)):
        written = _written(scenario, form, text)
    show(written)


def _seen(case: Scenario, file: Path, until: str) -> Scenario:
    """The case with what a file says was seen of it."""
    is_tree = file.suffix.lower() in (".toml", ".json")
    case = _of_tree(case, fetch(file)) if is_tree else _of_file(case, file)
    until = until or case.evidence.until or (date.today().isoformat() if case.finance.start else "")
    return replace(case, evidence=replace(case.evidence, until=until))


def _of_file(case: Scenario, file: Path) -> Scenario:
    """The case with a table of key figures, or with what an export says of leads, customers and revenue by month."""
    try:
        return with_seen(case, _of_table(case, file))
    except CaseError:
        found = _of_export(case, file)
        if not found:
            raise
    for each in found:
        case = with_seen(case, each.actuals)
    last = min(each.until for each in found).isoformat()
    return replace(case, evidence=replace(case.evidence, until=last))


def _of_export(case: Scenario, file: Path) -> "tuple[ByMonth, ...]":
    """What a platform's file says of the months of the plan; nothing of what is none."""
    from roisim.importers import read
    from roisim.measured.by_month import by_month

    try:
        return by_month(case, [read(file, file.name)])
    except CaseError:
        return ()


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
